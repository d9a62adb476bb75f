//! A list of all roles to choose from, by family, and the fields of a form that carry a person along.

use super::form::Choice;
use crate::catalogue::{Catalogue, RoleId};
use crate::web::extract;

/// A select of roles: its field, what stands before it, and what is wrong with it.
pub struct RoleChoice {
    pub field: &'static str,
    pub label: &'static str,
    pub groups: Vec<FamilyChoices>,
    pub error: Option<String>,
}

/// The roles of one family.
pub struct FamilyChoices {
    pub label: String,
    pub choices: Vec<Choice>,
}

impl RoleChoice {
    pub fn new(catalogue: &Catalogue, field: &'static str, label: &'static str, chosen: Option<RoleId>) -> Self {
        let groups = catalogue.families.iter().map(|(family, info)| FamilyChoices {
            label: info.name.clone(),
            choices: catalogue
                .roles
                .iter()
                .filter(|(_, role)| role.family == family)
                .map(|(id, role)| Choice {
                    id: catalogue.roles.id(id).to_owned(),
                    name: role.title.clone(),
                    chosen: chosen == Some(id),
                })
                .collect(),
        });
        Self { field, label, groups: groups.collect(), error: None }
    }

    pub fn wrong(self, error: Option<String>) -> Self {
        Self { error, ..self }
    }
}

/// What a field of an address names: nothing, a role, or what is no role.
pub enum Named {
    Nothing,
    Role(RoleId),
    Unknown(String),
}

/// Most characters of what was sent that a message repeats.
const LONGEST_SHOWN: usize = 60;

impl Named {
    pub fn of(catalogue: &Catalogue, pairs: &[(String, String)], field: &str) -> Self {
        let id = extract::value(pairs, field).trim();
        match catalogue.roles.find(id) {
            _ if id.is_empty() => Self::Nothing,
            Some(role) => Self::Role(role),
            None => Self::Unknown(id.chars().take(LONGEST_SHOWN).collect()),
        }
    }

    pub fn role(&self) -> Option<RoleId> {
        if let Self::Role(role) = self { Some(*role) } else { None }
    }

    /// What to do about it.
    pub fn error(&self) -> Option<String> {
        match self {
            Self::Unknown(id) => {
                Some(format!("We do not know the role \u{201c}{id}\u{201d}. Choose one from the list."))
            }
            Self::Nothing | Self::Role(_) => None,
        }
    }
}
