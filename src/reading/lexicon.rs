//! All names of the catalogue in one tree of words, so that the longest name wins at every place of a text.

use rustc_hash::FxHashMap;

use super::jobs::Jobs;
use super::names::Names;
use super::spelling::Spelling;
use super::tree::Tree;
use crate::catalogue::entries::QualificationKind;
use crate::catalogue::role::EnglishLevel;
use crate::catalogue::{Catalogue, CityId, Key, Level, OtherFieldId, QualificationId, RoleId, SkillId, TitleId};

/// What a name means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// A skill, by its own name or another way to write it.
    Skill {
        skill: SkillId,
        by_name: bool,
    },
    /// The title of one role.
    Role(RoleId),
    /// A title that may mean several roles.
    Title(TitleId),
    Qualification(QualificationId),
    City(CityId),
    /// Another field of work.
    Other {
        field: OtherFieldId,
        title: bool,
    },
    /// Says nothing of skill.
    Noise,
    /// What follows is not held.
    DenyNext,
    /// What went before is not held.
    DenyPrevious,
    /// A negation ends here.
    DenyEnd,
    /// "Not only": a cue that denies nothing.
    Harmless,
    /// What follows is wished for.
    WishNext,
    /// What went before is wished for.
    WishPrevious,
    /// Years beside it were not worked: an age, a gap.
    NotWork,
    /// No experience yet.
    Fresher,
}

/// A word by its number, so that names are compared as numbers.
pub type Token = u32;

/// What a single word is beside the names it stands in.
#[derive(Clone, Copy, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each says one thing of a word, and a word may be several")]
pub struct WordFacts {
    pub noise: bool,
    pub level: Option<Level>,
    /// Says that a job is meant: "executive", "hiring".
    pub job: bool,
    pub year: bool,
    pub month: bool,
    /// Between two numbers: "to".
    pub range: bool,
    /// Between the parts of one number: "and".
    pub and: bool,
    pub number: Option<f64>,
    /// What it adds to a number behind it: "sadhe".
    pub prefix: Option<f64>,
    pub language_level: Option<EnglishLevel>,
}

impl WordFacts {
    /// Whether the word says that a job is meant: a job word, or a word of rank such as "manager".
    pub fn names_a_job(&self) -> bool {
        self.job || self.level == Some(Level::Senior)
    }
}

/// Everything that reading looks up. Made once from a catalogue.
#[derive(Debug)]
pub struct Lexicon {
    tokens: FxHashMap<String, Token>,
    facts: Vec<WordFacts>,
    names: Tree,
    /// Names that mean something only when they are a whole phrase.
    alone: Tree,
    pub spelling: Spelling,
    /// Each skill's languages flag, so that "German B2" is read as a language with a level.
    pub languages: Vec<bool>,
    /// Skills that stand for a role when its title is read.
    pub main_skills: Vec<Vec<SkillId>>,
    /// Skills that come with a skill, directly or through another.
    pub implied: Vec<Vec<SkillId>>,
    pub titles: Vec<TitleMeaning>,
    pub jobs: Jobs,
    /// Skills that a qualification stands for.
    pub brings: Vec<Vec<SkillId>>,
    /// Whether a qualification is a certificate, whose words say its skills too: "green belt" is Six Sigma.
    pub certificates: Vec<bool>,
}

/// What a title of several roles says.
#[derive(Clone, Debug)]
pub struct TitleMeaning {
    pub roles: Vec<RoleId>,
    pub level: Option<Level>,
    /// Any trade has it.
    pub general: bool,
}

/// A title stands only for skills of at least this importance.
const MAIN_IMPORTANCE: u8 = 3;

impl Lexicon {
    pub fn new(catalogue: &Catalogue) -> Self {
        let names = Names::collect(catalogue);
        Self {
            spelling: Spelling::new(&names.spelt),
            tokens: names.tokens,
            facts: names.facts,
            names: names.names,
            alone: names.alone,
            jobs: Jobs::new(catalogue),
            languages: catalogue
                .skills
                .iter()
                .map(|(_, skill)| skill.kind == crate::catalogue::skill::SkillKind::Language)
                .collect(),
            main_skills: catalogue
                .roles
                .iter()
                .map(|(_, role)| {
                    role.essentials().filter(|s| s.importance >= MAIN_IMPORTANCE).map(|s| s.skill).collect()
                })
                .collect(),
            implied: catalogue.skills.keys().map(|skill| implied(catalogue, skill)).collect(),
            titles: catalogue
                .titles
                .iter()
                .map(|(_, title)| TitleMeaning {
                    roles: title.roles.clone(),
                    level: title.level,
                    general: title.general,
                })
                .collect(),
            brings: catalogue.qualifications.iter().map(|(_, q)| q.brings.clone()).collect(),
            certificates: catalogue
                .qualifications
                .iter()
                .map(|(_, q)| q.kind == QualificationKind::Certificate)
                .collect(),
        }
    }

    pub fn token(&self, word: &str) -> Option<Token> {
        self.tokens.get(word).copied()
    }

    pub fn facts(&self, token: Option<Token>) -> WordFacts {
        token.and_then(|token| self.facts.get(token as usize)).copied().unwrap_or_default()
    }

    /// The longest name at the start of some words.
    pub fn longest(&self, text: &[Option<Token>]) -> Option<(Meaning, usize)> {
        self.names.longest(text)
    }

    /// Whether every field has a title: "team leader", "associate", "BPO executive".
    pub fn is_general(&self, roles: &[RoleId]) -> bool {
        roles.iter().all(|role| self.jobs.is_rank(*role))
            || self.jobs.is_industry(roles)
            || self.titles.iter().any(|title| title.general && title.roles == roles)
    }

    /// What some words mean when they are all that a phrase says.
    pub fn alone(&self, text: &[Option<Token>]) -> Option<Meaning> {
        self.alone.longest(text).filter(|(_, length)| *length == text.len()).map(|(meaning, _)| meaning)
    }
}

/// What a skill implies, directly or through another; no skill twice.
fn implied(catalogue: &Catalogue, skill: SkillId) -> Vec<SkillId> {
    let mut found = catalogue.skills[skill].implies.clone();
    let mut next = 0;
    while let Some(skill) = found.get(next) {
        for further in &catalogue.skills[*skill].implies {
            if !found.contains(further) {
                found.push(*further);
            }
        }
        next += 1;
    }
    found
}

/// Index of a key, for the lexicon's flat lists.
pub fn at<K: Key, T>(list: &[T], key: K) -> Option<&T> {
    list.get(key.index())
}
