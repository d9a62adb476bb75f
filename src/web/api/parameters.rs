//! The parameters of a GET call, with all that is wrong with them, each at its name.

use actix_web::HttpRequest;

use crate::catalogue::Key;
use crate::catalogue::table::Table;
use crate::intake::FieldCode;
use crate::web::errors::{RequestError, shown};
use crate::web::extract;
use crate::web::problem::ProblemField;

/// Longest search that is looked at, in characters.
pub const LONGEST_SEARCH: usize = 100;

pub struct Parameters {
    pairs: Vec<(String, String)>,
    wrong: Vec<ProblemField>,
}

impl Parameters {
    pub fn of(request: &HttpRequest) -> Self {
        Self { pairs: extract::query(request), wrong: Vec::new() }
    }

    /// The first filled value of a name; empty when there is none.
    pub fn text(&self, name: &str) -> String {
        extract::value(&self.pairs, name).to_owned()
    }

    /// What somebody types into a search.
    pub fn search(&mut self, name: &str) -> String {
        let text = self.text(name);
        self.unless(text.chars().count() <= LONGEST_SEARCH, name, FieldCode::TooLong, || {
            format!("Search for at most {LONGEST_SEARCH} characters.")
        });
        text
    }

    /// An id that must stand in a table, where one is given.
    pub fn id<K: Key, T>(&mut self, name: &str, table: &Table<K, T>) -> Option<K> {
        let id = self.text(name);
        self.known(name, &id, table.find(&id))
    }

    /// What an id was found to mean.
    pub fn known<T>(&mut self, name: &str, id: &str, found: Option<T>) -> Option<T> {
        self.unless(id.is_empty() || found.is_some(), name, FieldCode::Unknown, || {
            format!("There is no {name} \u{201c}{}\u{201d}.", shown(id))
        });
        found
    }

    /// A number that must lie within bounds, where one is given.
    pub fn number<N>(&mut self, name: &str, least: N, most: N) -> Option<N>
    where
        N: Copy + PartialOrd + std::fmt::Display + std::str::FromStr,
    {
        let text = self.text(name);
        let number = text.trim().parse().ok().filter(|number| (least..=most).contains(number));
        self.unless(text.is_empty() || number.is_some(), name, FieldCode::Range, || {
            format!("Give a number from {least} to {most}.")
        });
        number
    }

    /// Notes what is wrong unless it is right.
    pub fn unless(&mut self, right: bool, name: &str, code: FieldCode, detail: impl FnOnce() -> String) {
        if !right {
            self.wrong.push(ProblemField::new(name, code, detail()));
        }
    }

    /// # Errors
    /// All that was wrong.
    pub fn finish(self) -> Result<(), RequestError> {
        if self.wrong.is_empty() { Ok(()) } else { Err(RequestError::Fields(self.wrong)) }
    }
}
