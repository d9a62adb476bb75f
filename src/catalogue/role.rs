//! Roles and what the catalogue says of each.

use serde::{Deserialize, Serialize};

use super::table::{CertificateId, CityId, EmployerId, FamilyId, QualificationId, RoleId, SectorId, SkillId};
use super::track::{Level, Track};
use crate::rupees::Rupees;
use crate::years::Years;

#[derive(Debug)]
pub struct Role {
    pub title: String,
    pub also_called: Vec<String>,
    pub track: Track,
    pub family: FamilyId,
    /// The main one first; never empty.
    pub sectors: Vec<SectorId>,
    pub purpose: String,
    pub tasks: Vec<Task>,
    /// Essential ones first, then by importance, then by id.
    pub skills: Vec<RoleSkill>,
    pub entry: Entry,
    pub gates: Vec<Gate>,
    pub years: LevelYears,
    pub pay: JudgedPay,
    pub up: Vec<RoleId>,
    pub sideways: Vec<RoleId>,
    pub market: Market,
    pub codes: Option<Codes>,
}

impl Role {
    /// The sector most of this work is done for.
    pub fn main_sector(&self) -> Option<SectorId> {
        self.sectors.first().copied()
    }

    pub fn essentials(&self) -> impl Iterator<Item = &RoleSkill> {
        self.skills.iter().filter(|skill| skill.essential)
    }

    pub fn optionals(&self) -> impl Iterator<Item = &RoleSkill> {
        self.skills.iter().filter(|skill| !skill.essential)
    }
}

/// A usual task of a role.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Task {
    pub what: String,
    pub tool: String,
    pub target: String,
}

/// A skill that a role asks for.
#[derive(Clone, Copy, Debug)]
pub struct RoleSkill {
    pub skill: SkillId,
    pub essential: bool,
    /// 1 (useful) to 5 (the heart of the job).
    pub importance: u8,
}

/// What one usually needs to begin.
#[derive(Debug)]
pub struct Entry {
    pub qualifications: Vec<QualificationId>,
    pub certificates: Vec<CertificateId>,
    pub english: EnglishLevel,
    /// Other languages that help.
    pub languages: Vec<SkillId>,
    pub shift: Shift,
    pub shift_note: String,
    pub tests: Vec<String>,
    /// The end of a ladder: never a first match.
    pub head: bool,
}

/// A level of a language on the European scale.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, utoipa::ToSchema)]
pub enum EnglishLevel {
    A1,
    A2,
    B1,
    B2,
    C1,
    C2,
}

impl EnglishLevel {
    pub fn id(self) -> &'static str {
        match self {
            Self::A1 => "A1",
            Self::A2 => "A2",
            Self::B1 => "B1",
            Self::B2 => "B2",
            Self::C1 => "C1",
            Self::C2 => "C2",
        }
    }

    pub fn from_id(id: &str) -> Option<Self> {
        [Self::A1, Self::A2, Self::B1, Self::B2, Self::C1, Self::C2].into_iter().find(|level| level.id() == id)
    }

    /// In plain words, for people who do not know the scale.
    pub fn in_words(self) -> &'static str {
        match self {
            Self::A1 => "a few words",
            Self::A2 => "simple sentences",
            Self::B1 => "everyday work talk and short emails",
            Self::B2 => "fluent talk with customers or clear business writing",
            Self::C1 | Self::C2 => "near-perfect speech and writing",
        }
    }
}

/// When the work is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Shift {
    Day,
    Rotational,
    Night,
}

impl Shift {
    pub fn id(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Rotational => "rotational",
            Self::Night => "night",
        }
    }

    pub fn in_words(self) -> &'static str {
        match self {
            Self::Day => "Day",
            Self::Rotational => "Changing shifts, some at night",
            Self::Night => "Night",
        }
    }
}

/// What no course opens.
#[derive(Debug)]
pub struct Gate {
    pub needs: GateNeed,
    pub why: String,
}

#[derive(Debug)]
pub enum GateNeed {
    /// One of these qualifications.
    AnyOf(Vec<QualificationId>),
    /// A language at a level.
    Language(SkillId, EnglishLevel),
}

/// The years of experience at which each level of a role begins.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LevelYears {
    pub entry: u16,
    pub mid: u16,
    pub senior: u16,
}

impl LevelYears {
    pub fn begins(self, level: Level) -> Years {
        Years::whole(match level {
            Level::Entry => self.entry,
            Level::Mid => self.mid,
            Level::Senior => self.senior,
        })
    }

    /// The level that a number of years stands for; below the first year it is entry.
    pub fn level_at(self, years: Years) -> Level {
        if years >= self.begins(Level::Senior) {
            Level::Senior
        } else if years >= self.begins(Level::Mid) {
            Level::Mid
        } else {
            Level::Entry
        }
    }
}

/// Our judgement of a role's pay: the middle half of people, rupees a year, fixed CTC, metro, day shift.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct JudgedPay {
    pub entry: [Rupees; 2],
    pub mid: [Rupees; 2],
    pub senior: [Rupees; 2],
}

impl JudgedPay {
    pub fn at(&self, level: Level) -> [Rupees; 2] {
        match level {
            Level::Entry => self.entry,
            Level::Mid => self.mid,
            Level::Senior => self.senior,
        }
    }
}

/// Where such jobs are and how they fare.
#[derive(Debug)]
pub struct Market {
    pub cities: Vec<CityId>,
    pub employers: Vec<EmployerId>,
    pub search_for: Vec<String>,
    pub outlook: Outlook,
    pub outlook_reason: String,
    pub basis: Basis,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Outlook {
    Growing,
    Steady,
    Shrinking,
}

impl Outlook {
    pub fn in_words(self) -> &'static str {
        match self {
            Self::Growing => "Growing",
            Self::Steady => "Steady",
            Self::Shrinking => "Shrinking",
        }
    }
}

/// What a statement rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basis {
    /// Our judgement.
    Judged,
    Source(super::table::SourceId),
}

/// Standard codes; only kept where the two agree.
#[derive(Debug)]
pub struct Codes {
    pub nco_2015: String,
    pub isco_08: String,
}
