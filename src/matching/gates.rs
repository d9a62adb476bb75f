//! Gates: what no course opens. Shown beside a score, never multiplied into it.

use serde::{Deserialize, Serialize};

use crate::catalogue::role::{GateNeed, Shift};
use crate::catalogue::{Catalogue, RoleId, SkillId};
use crate::reading::{Profile, ShiftWish};

/// Whether a person passes a gate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum GateState {
    Met,
    NotMet,
    /// The person did not say.
    Unknown,
}

/// A gate of a role and how the person stands to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GateAnswer {
    /// `llb`, `german-b2`, `night-shift`.
    pub gate: String,
    /// In words.
    pub name: String,
    pub why: String,
    pub state: GateState,
}

/// How a person stands to a role's gates.
pub fn answers(catalogue: &Catalogue, profile: &Profile, role: RoleId) -> Vec<GateAnswer> {
    let role = &catalogue.roles[role];
    let mut answers: Vec<GateAnswer> = role
        .gates
        .iter()
        .map(|gate| match &gate.needs {
            GateNeed::AnyOf(needed) => GateAnswer {
                gate: needed.first().map_or_else(String::new, |id| catalogue.qualifications.id(*id).to_owned()),
                name: needed
                    .iter()
                    .map(|id| catalogue.qualifications[*id].name.as_str())
                    .collect::<Vec<_>>()
                    .join(" or "),
                why: gate.why.clone(),
                state: if needed.iter().any(|id| profile.qualifications.contains(id)) {
                    GateState::Met
                } else if profile.qualifications.is_empty() {
                    GateState::Unknown
                } else {
                    GateState::NotMet
                },
            },
            GateNeed::Language(language, level) => GateAnswer {
                gate: format!("{}-{}", catalogue.skills.id(*language), level.id().to_lowercase()),
                name: format!("{} at {}", catalogue.skills[*language].name, level.id()),
                why: gate.why.clone(),
                state: language_state(catalogue, profile, *language, *level),
            },
        })
        .collect();
    if role.entry.shift == Shift::Night {
        answers.push(GateAnswer {
            gate: "night-shift".to_owned(),
            name: "Night work".to_owned(),
            why: role.entry.shift_note.clone(),
            state: match profile.shift {
                Some(ShiftWish::Any) => GateState::Met,
                Some(ShiftWish::Day) => GateState::NotMet,
                None => GateState::Unknown,
            },
        });
    }
    answers
}

/// A language gate is open to the language itself and to its declared relatives: "a foreign language" to German.
fn language_state(
    catalogue: &Catalogue,
    profile: &Profile,
    language: SkillId,
    level: crate::catalogue::role::EnglishLevel,
) -> GateState {
    let serves = |known: SkillId| {
        known == language
            || catalogue.skills[known].broader.contains(&language)
            || catalogue.skills[language].related.contains(&known)
    };
    let known: Vec<_> = profile.reading.languages.iter().filter(|known| serves(known.language)).collect();
    if known.iter().any(|known| known.level.is_some_and(|has| has >= level)) {
        GateState::Met
    } else if known.iter().any(|known| known.level.is_some()) {
        GateState::NotMet
    } else {
        GateState::Unknown
    }
}
