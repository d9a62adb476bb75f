//! When to answer and when to refuse: too little to go on, or another field's skills.

use serde::{Deserialize, Serialize};

use super::index::RoleIndex;
use super::rank::Ranking;
use crate::catalogue::OtherFieldId;
use crate::reading::{OtherWords, Profile};

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

/// A job title, of this field or another; one that every field has says nothing.
const TITLE: f64 = 2.0;
/// A term of another field. It weighs more than a skill of this one at its rarest: most skills of this field are at home
/// in many, theirs in few.
const OTHER_TERM: f64 = 1.25;
/// A skill that another field uses as much speaks half for each.
const SHARED_HERE: f64 = 0.5;
const SHARED_ELSEWHERE: f64 = OTHER_TERM / 2.0;
/// Below this score the best role rests on next to nothing.
const LEAST_SCORE: u8 = 4;
/// Skills that are enough to go on when none of them is a trade.
const ENOUGH_SKILLS: usize = 2;
/// With a single skill, the best role must reach this: then the skill is the heart of a job.
const LEAST_SCORE_OF_ONE_SKILL: u8 = 10;

/// Whether to answer.
pub fn status(index: &RoleIndex, profile: &Profile, ranking: &Ranking) -> Status {
    let (here, elsewhere) = evidence(index, profile);
    if elsewhere > here {
        return Status::Outside;
    }
    let best = ranking.roles.first().map_or(0, |role| role.score);
    let said = profile.said_skills().count();
    let job_named = !profile.reading.titles.is_empty() || profile.said_skills().any(|read| index.is_trade(read.skill));
    let enough = job_named || said >= ENOUGH_SKILLS || best >= LEAST_SCORE_OF_ONE_SKILL;
    if enough && best >= LEAST_SCORE { Status::Matched } else { Status::TooLittle }
}

/// How much of what was read speaks for this field, and how much for others. A skill speaks for this field as far as
/// it is special to a part of it: every field writes emails.
fn evidence(index: &RoleIndex, profile: &Profile) -> (f64, f64) {
    let reading = &profile.reading;
    let mut here = reading.titles.iter().filter(|title| !title.general).count() as f64 * TITLE;
    let mut elsewhere: f64 = reading.other.iter().map(weight).sum();
    for read in profile.said_skills() {
        let rarity = index.rarity(read.skill);
        if index.shared_with(read.skill).is_empty() {
            here += rarity;
        } else {
            here += rarity * SHARED_HERE;
            elsewhere += SHARED_ELSEWHERE;
        }
    }
    (here, elsewhere)
}

/// How much some words speak for another field.
fn weight(words: &OtherWords) -> f64 {
    if words.title { TITLE } else { OTHER_TERM }
}

/// The other field that most of what was read belongs to.
pub fn other_field(index: &RoleIndex, profile: &Profile) -> Option<OtherFieldId> {
    let mut weights: Vec<(OtherFieldId, f64)> = Vec::new();
    let terms = profile.reading.other.iter().map(|words| (words.field, weight(words)));
    let shared =
        profile.said_skills().flat_map(|read| index.shared_with(read.skill)).map(|field| (*field, SHARED_ELSEWHERE));
    for (field, weight) in terms.chain(shared) {
        match weights.iter_mut().find(|(known, _)| *known == field) {
            Some((_, sum)) => *sum += weight,
            None => weights.push((field, weight)),
        }
    }
    // Of equals the first of the catalogue, so that the order of the words changes nothing.
    weights.iter().max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0))).map(|(field, _)| *field)
}
