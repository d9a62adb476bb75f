//! What is asked of a role's pay, as it is sent.

use super::in_hand::choice;
use super::{Field, FieldCode, FieldError};
use crate::catalogue::{Catalogue, CityId, RoleId};
use crate::salary::table::LAST_YEAR;
use crate::years::Years;

/// A question as it comes in, all of it text.
#[derive(Clone, Debug, Default)]
pub struct RawPay {
    pub role: String,
    pub years: String,
    pub city: String,
}

/// A question that can be answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AskedPay {
    pub role: RoleId,
    /// Absent: the role's first year.
    pub years: Option<Years>,
    pub city: Option<CityId>,
}

impl RawPay {
    /// The last filled value of each name counts; names that are not ours are passed over.
    pub fn from_pairs(pairs: Vec<(String, String)>) -> Self {
        let mut raw = Self::default();
        for (name, value) in pairs {
            let field = match name.as_str() {
                "role" => &mut raw.role,
                "years" => &mut raw.years,
                "city" => &mut raw.city,
                _ => continue,
            };
            if !value.trim().is_empty() {
                value.trim().clone_into(field);
            }
        }
        raw
    }

    /// A role alone is of the catalogue; years and a city are somebody's.
    pub fn speaks_of_a_person(&self) -> bool {
        !self.years.is_empty() || !self.city.is_empty()
    }
}

/// Years that a band can be shown for; nothing when the field is empty.
pub(super) fn years(text: &str, errors: &mut Vec<FieldError>) -> Option<Years> {
    if text.is_empty() {
        return None;
    }
    Years::parse(text)
        .map_err(|error| error.to_string())
        .and_then(|years| {
            let most = Years::whole(LAST_YEAR);
            if years > most { Err(format!("Years must be {most} or less.")) } else { Ok(years) }
        })
        .map_err(|message| errors.push(FieldError::new(Field::Years, FieldCode::Years, message)))
        .ok()
}

/// The question, or none where no role was named and nothing else was said.
///
/// # Errors
/// One for each field that cannot be understood.
pub fn parse(catalogue: &Catalogue, raw: &RawPay) -> Result<Option<AskedPay>, Vec<FieldError>> {
    let mut errors = Vec::new();
    let role =
        choice(&raw.role, Field::Role, "We do not know this role. Choose one from the list.", &mut errors, |id| {
            catalogue.roles.find(id)
        });
    let city = choice(&raw.city, Field::City, "Choose a city from the list, or leave it empty.", &mut errors, |id| {
        catalogue.cities.find(id)
    });
    let years = years(&raw.years, &mut errors);
    if !errors.is_empty() {
        return Err(errors);
    }
    match role {
        Some(role) => Ok(Some(AskedPay { role, years, city })),
        None if raw.speaks_of_a_person() => {
            Err(vec![FieldError::new(Field::Role, FieldCode::Required, "Choose a role from the list.")])
        }
        None => Ok(None),
    }
}
