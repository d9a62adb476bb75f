//! Skills.

use serde::{Deserialize, Serialize};

use super::table::SkillId;
use crate::rupees::Rupees;

/// What kind of thing a skill is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum SkillKind {
    Skill,
    Tool,
    Knowledge,
    Language,
    Trait,
}

/// A skill as the catalogue knows it.
#[derive(Debug)]
pub struct Skill {
    pub name: String,
    pub kind: SkillKind,
    /// Other ways to write it.
    pub aliases: Vec<String>,
    /// Words that mean it only as a whole phrase.
    pub alone: Vec<String>,
    /// This skill is a narrower kind of those.
    pub broader: Vec<SkillId>,
    /// Of the broader ones, those that whoever can do this can do too: Advanced Excel implies MS Excel.
    pub implies: Vec<SkillId>,
    /// Near enough that one counts half for the other, both ways.
    pub related: Vec<SkillId>,
    /// Whoever says it would work at night; whoever denies it would not.
    pub nights: bool,
    pub learn: Option<Learn>,
}

/// How one learns a skill outside a job.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Learn {
    pub weeks: u16,
    /// Usual cost, lowest and highest.
    pub rupees: [Rupees; 2],
    pub how: String,
    /// `judged`, or a source's id.
    pub basis: String,
}
