//! The person that an address speaks of.

use actix_web::HttpRequest;

use crate::intake::{self, FieldError, RawAnswers, address};
use crate::reading::Profile;
use crate::web::extract;
use crate::web::state::Site;

/// A person as an address tells them, and the canonical query of the same.
pub struct Person {
    pub profile: Profile,
    pub query: String,
}

impl Person {
    /// # Errors
    /// What is wrong with each field.
    pub fn parse(site: &Site, raw: &RawAnswers) -> Result<Option<Self>, Vec<FieldError>> {
        let answers = intake::parse(&site.engine.catalogue, raw)?;
        if intake::says_nothing(&answers) {
            return Ok(None);
        }
        let profile = site.engine.read(&answers);
        let query = address::query(&site.engine.catalogue, &profile);
        Ok(Some(Self { profile, query }))
    }

    /// The person that a request's address speaks of, if any.
    ///
    /// # Errors
    /// What is wrong with each field.
    pub fn of_request(site: &Site, request: &HttpRequest) -> Result<Option<Self>, Vec<FieldError>> {
        Self::parse(site, &RawAnswers::from_pairs(extract::query(request)))
    }
}
