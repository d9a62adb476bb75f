//! The person that an address speaks of.

use actix_web::HttpRequest;

use crate::catalogue::Language;
use crate::intake::{self, FieldError, RawAnswers, address};
use crate::reading::Profile;
use crate::web::state::Site;
use crate::web::{extract, routes};

/// Longest query, in bytes, that each link of a page repeats. A page has forty such links: with a CV's query of 1,500
/// bytes they would weigh more than all the rest of it.
const LONGEST_REPEATED: usize = 300;

/// A way from one page about a person to another. A short query stands in the link itself. A long one stands once on the
/// page, in the form of [`Person::carried`], and each way is a button of that form; the address it leads to is the same.
pub struct Way {
    /// The whole address of a link, or the path that a button sends the form to.
    pub href: String,
    pub by_form: bool,
}

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

    /// The way to the page at a path, for this person.
    pub fn way(&self, path: &str) -> Way {
        if self.by_form() {
            Way { href: path.to_owned(), by_form: true }
        } else {
            Way { href: routes::with_query(path, &self.query), by_form: false }
        }
    }

    /// The fields of the form whose buttons are the ways; none where the ways are links.
    pub fn carried(&self) -> Vec<(String, String)> {
        if self.by_form() { self.pairs() } else { Vec::new() }
    }

    /// The query as pairs, for hidden fields of a form.
    pub fn pairs(&self) -> Vec<(String, String)> {
        extract::pairs(self.query.as_bytes())
    }

    /// Whether the ways are buttons of a form.
    pub fn by_form(&self) -> bool {
        self.query.len() > LONGEST_REPEATED
    }

    /// The person that a request's address speaks of, if any.
    ///
    /// # Errors
    /// What is wrong with each field.
    pub fn of_request(site: &Site, request: &HttpRequest) -> Result<Option<Self>, Vec<FieldError>> {
        Self::parse(site, &RawAnswers::from_pairs(extract::query(request)))
    }
}
