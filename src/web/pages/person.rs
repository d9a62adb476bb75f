//! The person that an address speaks of.

use actix_web::HttpRequest;

use crate::catalogue::Language;
use crate::intake::{self, FieldError, RawAnswers, address};
use crate::reading::Profile;
use crate::web::extract;
use crate::web::state::Site;

/// A person as an address tells them, and the canonical query of the same.
pub struct Person {
    pub profile: Profile,
    /// With the language, where it is not English: every link about the person carries it.
    pub query: String,
    pub language: Language,
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
        let mut query = address::query(&site.engine.catalogue, &profile);
        let language = raw.language();
        if !language.is_english() {
            query = format!("{query}&lang={}", language.id());
        }
        Ok(Some(Self { profile, query, language }))
    }

    /// The person that a request's address speaks of, if any.
    ///
    /// # Errors
    /// What is wrong with each field.
    pub fn of_request(site: &Site, request: &HttpRequest) -> Result<Option<Self>, Vec<FieldError>> {
        Self::parse(site, &RawAnswers::from_pairs(extract::query(request)))
    }
}
