//! The guide's files as they are written. Texts keep their place, so that a fault has a line.

use serde::Deserialize;
use toml::Spanned;

use super::Show;
use crate::catalogue::raw::Placed;
use crate::catalogue::track::Track;

/// `guide/contents.toml`: the topics in the order in which they are read.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ContentsFile {
    pub topics: Vec<Placed>,
}

/// `guide/topics/ID.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawTopic {
    pub title: Placed,
    pub lead: Placed,
    #[serde(default)]
    pub roles: Vec<Placed>,
    #[serde(default)]
    pub families: Vec<Placed>,
    #[serde(default)]
    pub tracks: Vec<Track>,
    pub basis: Spanned<Vec<Placed>>,
    pub as_of: Option<String>,
    pub section: Spanned<Vec<RawSection>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawSection {
    pub heading: Placed,
    #[serde(default)]
    pub text: Vec<Placed>,
    #[serde(default)]
    pub points: Vec<Placed>,
    #[serde(default)]
    pub steps: Vec<Placed>,
    pub table: Option<RawTable>,
    pub show: Option<Show>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawTable {
    pub head: Spanned<Vec<String>>,
    pub rows: Vec<Vec<Placed>>,
}

/// `guide/practice/TOPIC.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PracticeFile {
    pub question: Vec<RawQuestion>,
}

/// Either `choices` and `why`, or `points` and `model`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawQuestion {
    pub id: Placed,
    pub ask: Placed,
    #[serde(default)]
    pub study_guide: bool,
    #[serde(default)]
    pub choices: Vec<RawChoice>,
    pub why: Option<Placed>,
    #[serde(default)]
    pub points: Vec<RawPoint>,
    pub model: Option<Placed>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawChoice {
    pub text: String,
    #[serde(default)]
    pub right: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawPoint {
    pub says: Placed,
    pub found_by: Vec<String>,
}

/// `guide/interviews/FAMILY.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InterviewFile {
    pub question: Spanned<Vec<RawInterviewQuestion>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawInterviewQuestion {
    pub ask: Placed,
    #[serde(default)]
    pub own: bool,
    pub shows: Placed,
}
