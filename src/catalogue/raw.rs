//! The catalogue's files as they are written. Names of other entries keep their place, so that a fault has a line.

use std::collections::BTreeMap;

use serde::Deserialize;
use toml::Spanned;

use super::entries::{EmployerKind, Grade, QualificationKind};
use super::role::{EnglishLevel, JudgedPay, LevelYears, Outlook, Shift, Task};
use super::skill::{Learn, SkillKind};
use super::track::{Level, Track};
use crate::rupees::Rupees;

/// An id or name with its place in the file.
pub type Placed = Spanned<String>;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TracksFile {
    pub track: Vec<RawTrack>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawTrack {
    pub id: Track,
    pub name: String,
    pub full_form: String,
    pub within: Option<Track>,
    pub nature: String,
    pub expertise: String,
    pub industries: String,
    pub examples: Vec<String>,
    pub entry_gate: String,
    pub who_thrives: String,
    pub source: Placed,
    #[serde(default)]
    pub level: Vec<RawTrackLevel>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawTrackLevel {
    pub level: Level,
    pub low: Rupees,
    pub high: Option<Rupees>,
    pub years_from: u16,
    pub years_to: Option<u16>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SectorsFile {
    pub sector: Vec<RawSector>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawSector {
    pub id: Placed,
    pub name: String,
    pub what: String,
    pub source: Placed,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FamiliesFile {
    pub family: Vec<RawFamily>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawFamily {
    pub id: Placed,
    pub name: String,
    pub track: Track,
    pub what: String,
    pub neighbours: Vec<Placed>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlacesFile {
    pub smaller_city_pay_ratio: f64,
    pub pay_ratio_basis: Placed,
    pub state: Vec<RawState>,
    pub city: Vec<RawCity>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawState {
    pub id: Placed,
    pub name: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawCity {
    pub id: Placed,
    pub name: String,
    pub state: Placed,
    #[serde(default)]
    pub reaches_into: Vec<Placed>,
    pub aliases: Vec<String>,
    pub pay_ratio: Option<f64>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct QualificationsFile {
    pub qualification: Vec<RawQualification>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawQualification {
    pub id: Placed,
    pub name: String,
    pub kind: QualificationKind,
    pub aliases: Vec<String>,
    pub implies: Vec<Placed>,
    #[serde(default)]
    pub brings: Vec<Placed>,
    #[serde(default)]
    pub certificates: Vec<Placed>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EmployersFile {
    pub employer: Vec<RawEmployer>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawEmployer {
    pub id: Placed,
    pub name: String,
    pub track: Track,
    pub kind: EmployerKind,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CertificatesFile {
    #[serde(default)]
    pub certificate: Vec<RawCertificate>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawCertificate {
    pub id: Placed,
    pub name: String,
    pub body: String,
    pub rupees: [Rupees; 2],
    pub weeks: u16,
    pub eligibility: String,
    pub basis: Placed,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SourcesFile {
    #[serde(default)]
    pub source: Vec<RawSource>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawSource {
    pub id: Placed,
    pub title: String,
    pub publisher: String,
    pub year: u16,
    pub url: String,
    pub grade: Grade,
    pub note: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SkillsFile {
    #[serde(default)]
    pub skill: Vec<RawSkill>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawSkill {
    pub id: Placed,
    pub name: Placed,
    pub kind: SkillKind,
    #[serde(default)]
    pub aliases: Vec<Placed>,
    #[serde(default)]
    pub alone: Vec<Placed>,
    #[serde(default)]
    pub broader: Vec<Placed>,
    #[serde(default)]
    pub implies: Vec<Placed>,
    #[serde(default)]
    pub related: Vec<Placed>,
    #[serde(default)]
    pub nights: bool,
    pub learn: Option<Spanned<Learn>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawRole {
    pub id: Placed,
    pub title: Placed,
    pub also_called: Spanned<Vec<Placed>>,
    pub track: Track,
    pub family: Placed,
    pub sectors: Spanned<Vec<Placed>>,
    pub purpose: Placed,
    pub tasks: Vec<Spanned<Task>>,
    pub skills: Spanned<RawRoleSkills>,
    pub entry: RawEntry,
    #[serde(default)]
    pub gates: Vec<Spanned<RawGate>>,
    pub years: Spanned<LevelYears>,
    pub pay: Spanned<JudgedPay>,
    pub ladder: RawLadder,
    pub market: RawMarket,
    pub codes: Option<Spanned<RawCodes>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawRoleSkills {
    pub essential: BTreeMap<Placed, Spanned<u8>>,
    #[serde(default)]
    pub optional: BTreeMap<Placed, Spanned<u8>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawEntry {
    pub qualifications: Spanned<Vec<Placed>>,
    pub certificates: Vec<Placed>,
    pub english: EnglishLevel,
    pub languages: Vec<Placed>,
    pub shift: Shift,
    pub shift_note: Placed,
    pub tests: Spanned<Vec<Placed>>,
    pub head: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawGate {
    #[serde(default)]
    pub any_of: Vec<Placed>,
    pub language: Option<Placed>,
    pub level: Option<EnglishLevel>,
    pub why: Placed,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawLadder {
    pub up: Spanned<Vec<Placed>>,
    pub sideways: Spanned<Vec<Placed>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawMarket {
    pub cities: Spanned<Vec<Placed>>,
    pub employers: Spanned<Vec<Placed>>,
    pub search_for: Spanned<Vec<Placed>>,
    pub outlook: Outlook,
    pub outlook_reason: Placed,
    pub basis: Placed,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawCodes {
    pub nco_2015: String,
    pub isco_08: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TitlesFile {
    pub title: Vec<RawTitle>,
    #[serde(default)]
    pub level_word: Vec<RawLevelWord>,
    #[serde(default)]
    pub job_words: Vec<String>,
    #[serde(default)]
    pub ranks: Vec<Placed>,
    #[serde(default)]
    pub line_of_work: Vec<RawLineOfWork>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawLineOfWork {
    pub skills: Vec<Placed>,
    pub roles: Vec<Placed>,
    #[serde(default)]
    pub industry: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawTitle {
    pub words: Vec<Placed>,
    pub roles: Spanned<Vec<Placed>>,
    pub level: Option<Level>,
    #[serde(default)]
    pub general: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawLevelWord {
    pub word: String,
    pub level: Level,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NoiseFile {
    pub phrases: Vec<Placed>,
    pub words: Vec<Placed>,
    pub names: Vec<Placed>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OtherFieldsFile {
    pub field: Vec<RawOtherField>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawOtherField {
    pub id: Placed,
    pub name: String,
    #[serde(default)]
    pub titles: Vec<Placed>,
    #[serde(default)]
    pub words: Vec<Placed>,
    #[serde(default)]
    pub alone: Vec<Placed>,
    #[serde(default)]
    pub shared: Vec<Placed>,
    pub bridges: Vec<RawBridge>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawBridge {
    pub role: Placed,
    pub why: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NegationFile {
    pub before: Vec<String>,
    pub after: Vec<String>,
    pub until: Vec<String>,
    pub harmless: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WishesFile {
    pub before: Vec<String>,
    pub after: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExperienceFile {
    pub year_words: Vec<String>,
    pub month_words: Vec<String>,
    pub around_words: Vec<String>,
    pub range_words: Vec<String>,
    pub and_words: Vec<String>,
    pub not_work_words: Vec<String>,
    pub number_words: BTreeMap<String, f64>,
    pub number_prefixes: BTreeMap<String, f64>,
    pub fresher_words: Vec<String>,
    pub language_levels: BTreeMap<String, EnglishLevel>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PhrasesFile {
    pub phrase: Vec<RawPhrase>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawPhrase {
    pub words: Vec<Placed>,
    pub means: Placed,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FirstStepsFile {
    pub first_step: Vec<RawFirstStep>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawFirstStep {
    pub role: Placed,
    #[serde(default)]
    pub qualifications: Vec<Placed>,
    pub schooling: Option<Placed>,
    pub why: String,
}
