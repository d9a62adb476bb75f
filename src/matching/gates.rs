//! Gates: what no course opens. Shown beside a score, never multiplied into it.

use std::ops::Deref;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::catalogue::entries::QualificationKind;
use crate::catalogue::role::{GateNeed, Shift};
use crate::catalogue::{Catalogue, QualificationId, RoleId, SkillId};
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

/// A gate of a role in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gate {
    /// `llb`, `german-b2`, `night-shift`.
    pub gate: String,
    /// In words.
    pub name: String,
    pub why: String,
}

/// A gate of a role and how the person stands to it. Its words are made once for all answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GateAnswer {
    gate: Arc<Gate>,
    pub state: GateState,
}

impl Deref for GateAnswer {
    type Target = Gate;

    fn deref(&self) -> &Gate {
        &self.gate
    }
}

/// A role's gates in words: what its file lists, and night work last.
pub fn named(catalogue: &Catalogue, role: RoleId) -> Vec<Arc<Gate>> {
    let role = &catalogue.roles[role];
    let listed = role.gates.iter().map(|gate| match &gate.needs {
        GateNeed::AnyOf(needed) => Gate {
            gate: needed.first().map_or_else(String::new, |id| catalogue.qualifications.id(*id).to_owned()),
            name: needed.iter().map(|id| catalogue.qualifications[*id].name.as_str()).collect::<Vec<_>>().join(" or "),
            why: gate.why.clone(),
        },
        GateNeed::Language(language, level) => Gate {
            gate: format!("{}-{}", catalogue.skills.id(*language), level.id().to_lowercase()),
            name: format!("{} at {}", catalogue.skills[*language].name, level.id()),
            why: gate.why.clone(),
        },
    });
    let nights = (role.entry.shift == Shift::Night).then(|| Gate {
        gate: "night-shift".to_owned(),
        name: "Night work".to_owned(),
        why: role.entry.shift_note.clone(),
    });
    listed.chain(nights).map(Arc::new).collect()
}

/// Whether a person names no school, degree or licence: a certificate tells of none.
pub fn says_no_schooling(catalogue: &Catalogue, profile: &Profile) -> bool {
    profile.qualifications.iter().all(|id| catalogue.qualifications[*id].kind == QualificationKind::Certificate)
}

/// How a person stands to a role's gates.
pub fn answers(catalogue: &Catalogue, profile: &Profile, role: RoleId) -> Vec<GateAnswer> {
    answers_in_words(catalogue, &named(catalogue, role), profile, role)
}

/// The same, with the gates in words made before.
pub fn answers_in_words(
    catalogue: &Catalogue,
    named: &[Arc<Gate>],
    profile: &Profile,
    role: RoleId,
) -> Vec<GateAnswer> {
    let role = &catalogue.roles[role];
    let listed = role.gates.iter().map(|gate| match &gate.needs {
        GateNeed::AnyOf(needed) => match needed.iter().find(|id| profile.qualifications.contains(id)) {
            Some(held) => (GateState::Met, Some(*held)),
            None if says_no_schooling(catalogue, profile) => (GateState::Unknown, None),
            None => (GateState::NotMet, None),
        },
        GateNeed::Language(language, level) => (language_state(catalogue, profile, *language, *level), None),
    });
    let nights = match profile.shift {
        Some(ShiftWish::Any) => GateState::Met,
        Some(ShiftWish::Day) => GateState::NotMet,
        None => GateState::Unknown,
    };
    let nights = (role.entry.shift == Shift::Night).then_some((nights, None));
    let answer = |gate: &Arc<Gate>, held: Option<QualificationId>| match held {
        // Whoever has one of a dozen degrees is told of that one.
        Some(held) => Arc::new(Gate { name: catalogue.qualifications[held].name.clone(), ..Gate::clone(gate) }),
        None => Arc::clone(gate),
    };
    named
        .iter()
        .zip(listed.chain(nights))
        .map(|(gate, (state, held))| GateAnswer { gate: answer(gate, held), state })
        .collect()
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
    let known = || profile.reading.languages.iter().filter(|known| serves(known.language));
    if known().any(|known| known.level.is_some_and(|has| has >= level)) {
        GateState::Met
    } else if known().any(|known| known.level.is_some()) {
        GateState::NotMet
    } else {
        GateState::Unknown
    }
}
