//! What helps to read a text and is neither a skill nor a role.

use std::collections::BTreeMap;

use super::role::EnglishLevel;
use super::track::Level;

/// Words around skills and titles.
#[derive(Debug)]
pub struct Vocabulary {
    /// Words beside a title that say the level: senior, trainee.
    pub level_words: Vec<(String, Level)>,
    /// Words that say that a job is meant: executive, process, hiring.
    pub job_words: Vec<String>,
    /// Whole phrases that say nothing of skill.
    pub noise_phrases: Vec<String>,
    /// Words that carry no skill.
    pub noise_words: Vec<String>,
    /// Names of firms, institutes and places.
    pub noise_names: Vec<String>,
    pub negation: Negation,
    pub wishes: Wishes,
    pub experience: Experience,
    /// Ways of speaking and the catalogue's name for the same thing.
    pub translations: Vec<(String, String)>,
}

/// Cues that something is not held.
#[derive(Debug)]
pub struct Negation {
    /// What follows is not held.
    pub before: Vec<String>,
    /// What went before is not held.
    pub after: Vec<String>,
    /// Where a negation ends.
    pub until: Vec<String>,
    /// Phrases with a cue in them that deny nothing.
    pub harmless: Vec<String>,
}

/// Cues that a job is wished for and not held.
#[derive(Debug)]
pub struct Wishes {
    /// What follows is wished for.
    pub before: Vec<String>,
    /// What went before is wished for.
    pub after: Vec<String>,
}

/// How experience and levels of languages are written.
#[derive(Debug)]
pub struct Experience {
    pub year_words: Vec<String>,
    pub month_words: Vec<String>,
    /// Words around a number of years that say nothing more.
    pub around_words: Vec<String>,
    /// Words between two numbers: "2 to 3 years".
    pub range_words: Vec<String>,
    /// Words between the parts of one number: "two and half years".
    pub and_words: Vec<String>,
    /// Years beside these were not worked: "24 years old".
    pub not_work_words: Vec<String>,
    pub number_words: BTreeMap<String, f64>,
    /// Words that add to the number behind them: "sadhe teen" is 3.5.
    pub number_prefixes: BTreeMap<String, f64>,
    pub fresher_words: Vec<String>,
    pub language_levels: BTreeMap<String, EnglishLevel>,
}
