//! The smaller tables: sectors, families, places, qualifications, firms, certificates, sources.

use serde::{Deserialize, Serialize};

use super::table::{CertificateId, FamilyId, RoleId, SkillId, StateId};
use super::track::{Level, Track};
use crate::rupees::Rupees;

/// An industry whose work is outsourced.
#[derive(Debug)]
pub struct Sector {
    pub name: String,
    pub what: String,
}

/// A group of roles that share their trade.
#[derive(Debug)]
pub struct Family {
    pub name: String,
    pub track: Track,
    pub what: String,
    /// Families whose experience counts half for this one.
    pub neighbours: Vec<FamilyId>,
}

#[derive(Debug)]
pub struct State {
    pub name: String,
}

#[derive(Debug)]
pub struct City {
    pub name: String,
    pub state: StateId,
    /// Other states that it reaches into: Delhi NCR has offices in Haryana and Uttar Pradesh.
    pub reaches_into: Vec<StateId>,
    pub aliases: Vec<String>,
    /// Pay against the metro average, in percent.
    pub pay_percent: u16,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum QualificationKind {
    School,
    Degree,
    Professional,
    Licence,
    /// A course's paper beside any schooling.
    Certificate,
}

#[derive(Debug)]
pub struct Qualification {
    pub name: String,
    pub kind: QualificationKind,
    pub aliases: Vec<String>,
    /// What it includes: an LLM includes an LLB.
    pub implies: Vec<super::table::QualificationId>,
    /// What someone who passed it has learnt.
    pub brings: Vec<SkillId>,
    /// The certificates that it is, or may be; roles name those that help apart from schooling.
    pub certificates: Vec<CertificateId>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum EmployerKind {
    /// Sells the work to client companies.
    Provider,
    /// A company's own centre.
    Captive,
}

#[derive(Debug)]
pub struct Employer {
    pub name: String,
    pub track: Track,
    pub kind: EmployerKind,
}

#[derive(Debug)]
pub struct Certificate {
    pub name: String,
    pub body: String,
    /// Usual cost, lowest and highest.
    pub rupees: [Rupees; 2],
    pub weeks: u16,
    pub eligibility: String,
    pub basis: super::role::Basis,
}

/// How far a source can be trusted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, utoipa::ToSchema)]
pub enum Grade {
    /// A published survey or statute.
    A,
    /// A portal, the press, an offer letter.
    B,
    /// A training institute, a blog, an undated page.
    C,
    /// Weak: kept, never used in a band.
    D,
    /// The explainer's general levels.
    S,
    /// Our judgement.
    J,
}

impl Grade {
    pub fn id(self) -> &'static str {
        match self {
            Self::A => "A",
            Self::B => "B",
            Self::C => "C",
            Self::D => "D",
            Self::S => "S",
            Self::J => "J",
        }
    }

    pub fn in_words(self) -> &'static str {
        match self {
            Self::A => "published survey or law",
            Self::B => "job portal, press or offer letter",
            Self::C => "training institute, blog or undated page",
            Self::D => "weak, not used in any band",
            Self::S => "general level from a study guide",
            Self::J => "our judgement",
        }
    }
}

#[derive(Debug)]
pub struct Source {
    pub title: String,
    pub publisher: String,
    pub year: u16,
    pub url: String,
    pub grade: Grade,
    pub note: String,
}

/// A job title that may mean several roles.
#[derive(Debug)]
pub struct Title {
    /// The way it is mostly written.
    pub words: Vec<String>,
    /// Likeliest first; never empty.
    pub roles: Vec<RoleId>,
    pub level: Option<Level>,
    /// Any trade has it ("process associate", "team leader"): the trade named beside it says more.
    pub general: bool,
}

/// Skills that name a job when a job word stands beside them, though no role has them at its heart.
#[derive(Debug)]
pub struct LineOfWork {
    pub skills: Vec<SkillId>,
    /// Likeliest first; never empty.
    pub roles: Vec<RoleId>,
    /// It says no more than the industry ("BPO"): any other trade beside it wins.
    pub industry: bool,
}

/// A field of work outside outsourcing.
#[derive(Debug)]
pub struct OtherField {
    pub name: String,
    pub titles: Vec<String>,
    pub words: Vec<String>,
    pub alone: Vec<String>,
    /// Skills that roles here ask for and that are as often a sign of this field.
    pub shared: Vec<SkillId>,
    pub bridges: Vec<Bridge>,
}

/// Where somebody could begin of whom little more is known than what they studied.
#[derive(Clone, Debug)]
pub struct FirstStep {
    pub role: RoleId,
    /// One of these is enough; empty: open to everybody.
    pub qualifications: Vec<super::table::QualificationId>,
    /// What is asked for besides; whoever says nothing of schooling is taken to have it.
    pub schooling: Option<super::table::QualificationId>,
    pub why: String,
}

/// Where somebody of another field could begin.
#[derive(Clone, Debug)]
pub struct Bridge {
    pub role: RoleId,
    pub why: String,
}
