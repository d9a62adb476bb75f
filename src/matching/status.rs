//! When to answer and when to refuse: too little to go on, or another field's skills.

use serde::{Deserialize, Serialize};

use super::index::RoleIndex;
use super::rank::Ranking;
use crate::catalogue::OtherFieldId;
use crate::reading::Profile;

/// Whether an answer can be given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    Matched,
    /// Not enough to go on.
    TooLittle,
    /// Mostly another field's skills.
    Outside,
}

impl Status {
    pub fn id(self) -> &'static str {
        match self {
            Self::Matched => "matched",
            Self::TooLittle => "too_little",
            Self::Outside => "outside",
        }
    }
}

/// A job title of another field says more than one of its terms.
const OTHER_TITLE: f64 = 2.0;
const OTHER_TERM: f64 = 1.0;
/// A job title of this field.
const TITLE: f64 = 2.0;
/// Below this score the best role rests on next to nothing.
const LEAST_SCORE: u8 = 4;
/// With a single skill, the best role must reach this: then the skill is the heart of a job.
const LEAST_SCORE_OF_ONE_SKILL: u8 = 10;

/// Whether to answer.
pub fn status(index: &RoleIndex, profile: &Profile, ranking: &Ranking) -> Status {
    let reading = &profile.reading;
    let other: f64 = reading.other.iter().map(|words| if words.title { OTHER_TITLE } else { OTHER_TERM }).sum();
    // A skill speaks for this field as far as it is special to a part of it.
    let here: f64 =
        profile.said_skills().map(|read| index.rarity(read.skill)).sum::<f64>() + reading.titles.len() as f64 * TITLE;
    if other > here && other > 0.0 {
        return Status::Outside;
    }
    let best = ranking.roles.first().map_or(0, |role| role.score);
    let said = profile.said_skills().count();
    let enough = !reading.titles.is_empty() || said >= 2 || best >= LEAST_SCORE_OF_ONE_SKILL;
    if enough && best >= LEAST_SCORE { Status::Matched } else { Status::TooLittle }
}

/// The other field that most of the words belong to.
pub fn other_field(profile: &Profile) -> Option<OtherFieldId> {
    let mut counts: Vec<(OtherFieldId, usize)> = Vec::new();
    for words in &profile.reading.other {
        match counts.iter_mut().find(|(field, _)| *field == words.field) {
            Some((_, count)) => *count += 1,
            None => counts.push((words.field, 1)),
        }
    }
    // The first of equals: the one that the person wrote first.
    counts.iter().rev().max_by_key(|(_, count)| *count).map(|(field, _)| *field)
}
