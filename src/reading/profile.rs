//! What was understood of a person.

use serde::{Deserialize, Serialize};

use crate::catalogue::role::EnglishLevel;
use crate::catalogue::{CityId, Level, OtherFieldId, QualificationId, RoleId, SkillId, Track};
use crate::years::Years;

/// How a skill came to be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum How {
    /// Picked by id: from a list, a suggestion or an address.
    Chosen,
    /// By its own name.
    Name,
    /// By another way to write it.
    Alias,
    /// After mending a spelling slip; always shown.
    Typo,
    /// A job title stands for its main skills, at half.
    Title,
    /// A degree or examination stands for what it teaches, at half.
    Qualification,
}

/// A skill that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadSkill {
    pub skill: SkillId,
    /// The person's own words.
    pub read_from: String,
    pub how: How,
}

/// A job title that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadTitle {
    pub read_from: String,
    /// Likeliest first; one when the title belongs to a single role.
    pub roles: Vec<RoleId>,
    /// What words beside it say of the level.
    pub level: Option<Level>,
    /// Every field has it ("team leader", "associate"): it says nothing of which.
    pub general: bool,
}

/// Words of another field of work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OtherWords {
    pub field: OtherFieldId,
    pub read_from: String,
    /// A job of that field, not only a term.
    pub title: bool,
}

/// A language and its level where it was said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReadLanguage {
    pub language: SkillId,
    pub level: Option<EnglishLevel>,
}

/// A word that could be a slip of several names: the person chooses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    pub typed: String,
    pub candidates: Vec<SkillId>,
}

/// What was read of a text, in the order of the text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reading {
    pub skills: Vec<ReadSkill>,
    pub titles: Vec<ReadTitle>,
    pub other: Vec<OtherWords>,
    pub suggestions: Vec<Suggestion>,
    /// Phrases that were not understood.
    pub unrecognised: Vec<String>,
    /// Skills that the person says they do not have.
    pub negated: Vec<SkillId>,
    /// Jobs that the person would like to do and does not say they did. They bring no points.
    pub wishes: Vec<RoleId>,
    pub qualifications: Vec<QualificationId>,
    pub languages: Vec<ReadLanguage>,
    pub city: Option<CityId>,
    pub years: Option<Years>,
    /// The first dates of work, "2021 to 2024". No years are counted from them.
    pub dates: Option<String>,
    /// Phrases with some meaning in them, and how many of those were understood.
    pub phrases: usize,
    pub phrases_read: usize,
}

/// Whether the person would work at night.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum ShiftWish {
    Day,
    Any,
}

/// How surely a skill is held, in percent: 100 when it was said, less when a title stands for it.
pub type Strength = u8;

/// A skill held and how surely.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Held {
    pub skill: SkillId,
    pub strength: Strength,
}

/// A person, as far as Marg needs to know them. Made by [`super::read()`]; cannot be invalid.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Profile {
    pub reading: Reading,
    /// Each skill once, in the order of ids.
    pub held: Vec<Held>,
    /// Skills that come with those that were said: MS Excel with Advanced Excel. They bring no points beside the skill
    /// that they come with, and nobody is told to learn them. In the order of ids.
    pub implied: Vec<SkillId>,
    /// What was filled in, or else what the text says.
    pub years: Option<Years>,
    /// Those filled in and those read, with all that they include; in the order of ids.
    pub qualifications: Vec<QualificationId>,
    pub city: Option<CityId>,
    /// Tracks that the person wants to see; empty: all.
    pub tracks: Vec<Track>,
    pub shift: Option<ShiftWish>,
}

impl Profile {
    /// How surely a skill is held; zero when it is not.
    pub fn strength(&self, skill: SkillId) -> Strength {
        self.held
            .binary_search_by_key(&skill, |held| held.skill)
            .ok()
            .and_then(|at| self.held.get(at))
            .map_or(0, |held| held.strength)
    }

    /// Whether nothing that the person said holds a skill or comes with it.
    pub fn lacks(&self, skill: SkillId) -> bool {
        self.strength(skill) == 0 && self.implied.binary_search(&skill).is_err()
    }

    /// Skills that the person named or chose, each once.
    pub fn said_skills(&self) -> impl Iterator<Item = &ReadSkill> {
        self.reading.skills.iter().filter(|read| !matches!(read.how, How::Title | How::Qualification))
    }
}
