//! The border: what a person or a program sends becomes [`Answers`], or a list of errors that say what to do, each
//! at its field. One parser for the form, addresses, the API, the command line and the batch.

pub mod address;
mod codes;
mod field_code;
pub mod in_hand;
pub mod money;
pub mod offer;
pub mod pay;
pub mod practice;
pub mod sheet;

pub(crate) use codes::codes;
pub use field_code::FieldCode;
use validator::{Validate, ValidationErrors};

use crate::catalogue::table::Table;
use crate::catalogue::texts::fill;
use crate::catalogue::{Catalogue, Key, Language, Track, Words};
use crate::reading::{Answers, ReadTitle, ShiftWish};
use crate::years::{Years, YearsError};

/// Longest text that is sent: a long CV.
pub const LONGEST_TEXT: u64 = 20_000;
/// Longest text in an address.
pub const LONGEST_TEXT_IN_ADDRESS: u64 = 2_000;

/// Answers as they come in, all of them text.
#[derive(Clone, Debug, Default, Validate)]
pub struct RawAnswers {
    /// Free text; may repeat.
    #[validate(custom(function = "texts_fit"))]
    pub skills: Vec<String>,
    /// Skill ids, joined with dots; may repeat.
    #[validate(custom(function = "lists_fit"))]
    pub s: Vec<String>,
    /// Phrases that were not understood yet, one a line.
    #[validate(length(max = 2_000))]
    pub x: String,
    /// Titles understood: role ids joined with dots, several for one title joined with `~`.
    #[validate(length(max = 2_000))]
    pub t: String,
    /// Other fields understood: ids with counts, `nursing~3`, joined with dots.
    #[validate(length(max = 2_000))]
    pub o: String,
    /// Skills that the person says they do not have, joined with dots.
    #[validate(length(max = 2_000))]
    pub n: String,
    #[validate(length(max = 100))]
    pub years: String,
    #[validate(custom(function = "lists_fit"))]
    pub qualification: Vec<String>,
    #[validate(length(max = 100))]
    pub city: String,
    #[validate(custom(function = "lists_fit"))]
    pub track: Vec<String>,
    #[validate(length(max = 100))]
    pub shift: String,
    /// Id of the language to answer in; English when empty or unknown.
    pub lang: String,
}

impl RawAnswers {
    /// Answers from the pairs of a form or an address. A list may repeat; of a repeated single field the last filled
    /// one counts; names that are not ours are passed over.
    pub fn from_pairs(pairs: Vec<(String, String)>) -> Self {
        let mut raw = Self::default();
        for (name, value) in pairs {
            match name.as_str() {
                "skills" => raw.skills.push(value),
                "s" => raw.s.push(value),
                "qualification" => raw.qualification.push(value),
                "track" => raw.track.push(value),
                "t" => join(&mut raw.t, '.', &value),
                "o" => join(&mut raw.o, '.', &value),
                "n" => join(&mut raw.n, '.', &value),
                "x" => join(&mut raw.x, '\n', &value),
                "years" if !value.is_empty() => raw.years = value,
                "city" if !value.is_empty() => raw.city = value,
                "shift" if !value.is_empty() => raw.shift = value,
                "lang" if !value.is_empty() => raw.lang = value,
                _ => {}
            }
        }
        raw
    }

    /// The answers as the pairs they came from, each list in one.
    pub fn pairs(&self) -> Vec<(String, String)> {
        let lists = [
            ("skills", self.skills.join("\n")),
            ("s", self.s.join(".")),
            ("qualification", self.qualification.join(".")),
            ("track", self.track.join(".")),
        ];
        let texts = [
            ("t", &self.t),
            ("o", &self.o),
            ("n", &self.n),
            ("x", &self.x),
            ("years", &self.years),
            ("city", &self.city),
            ("shift", &self.shift),
            ("lang", &self.lang),
        ];
        let texts = texts.map(|(name, value)| (name, value.clone()));
        let all = lists.into_iter().chain(texts).filter(|(_, value)| !value.is_empty());
        all.map(|(name, value)| (name.to_owned(), value)).collect()
    }

    /// The language to answer in.
    pub fn language(&self) -> Language {
        Language::from_id(&self.lang)
    }
}

fn join(list: &mut String, separator: char, more: &str) {
    if !list.is_empty() && !more.is_empty() {
        list.push(separator);
    }
    list.push_str(more);
}

fn texts_fit(texts: &[String]) -> Result<(), validator::ValidationError> {
    let characters: usize = texts.iter().map(|text| text.chars().count()).sum();
    if characters as u64 > LONGEST_TEXT { Err(validator::ValidationError::new("length")) } else { Ok(()) }
}

fn lists_fit(list: &[String]) -> Result<(), validator::ValidationError> {
    let bytes: usize = list.iter().map(String::len).sum();
    if bytes > 4_000 { Err(validator::ValidationError::new("length")) } else { Ok(()) }
}

/// Where an error stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Field {
    Skills,
    Years,
    Qualification,
    City,
    Track,
    Shift,
    Ctc,
    Variable,
    State,
    Regime,
    Pf,
    Year,
    BasicPercent,
    Role,
    Basic,
    JoiningBonus,
    Benefits,
    Fee,
    BondMonths,
    NoticeDays,
}

impl Field {
    pub fn name(self) -> &'static str {
        match self {
            Self::Skills => "skills",
            Self::Years => "years",
            Self::Qualification => "qualification",
            Self::City => "city",
            Self::Track => "track",
            Self::Shift => "shift",
            Self::Ctc => "ctc",
            Self::Variable => "variable",
            Self::State => "state",
            Self::Regime => "regime",
            Self::Pf => "pf",
            Self::Year => "year",
            Self::BasicPercent => "basic_percent",
            Self::Role => "role",
            Self::Basic => "basic",
            Self::JoiningBonus => "joining_bonus",
            Self::Benefits => "benefits",
            Self::Fee => "fee",
            Self::BondMonths => "bond_months",
            Self::NoticeDays => "notice_days",
        }
    }
}

/// What is wrong with a field, for the person: what to do about it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct FieldError {
    pub field: Field,
    /// Stable name of the error.
    pub code: FieldCode,
    pub message: String,
}

impl FieldError {
    pub fn new(field: Field, code: FieldCode, message: impl Into<String>) -> Self {
        Self { field, code, message: message.into() }
    }

    /// Whether a role was named that there is not.
    pub fn names_no_role(&self) -> bool {
        self.field == Field::Role && self.code == FieldCode::Unknown
    }

    fn unknown(words: &Words, field: Field, id: &str) -> Self {
        Self::new(field, FieldCode::Unknown, fill(&words.error_unknown, &[("typed", &shown(id))]))
    }

    /// Nothing was said of skill: see [`says_nothing`].
    pub fn nothing_said(words: &Words) -> Self {
        Self::new(Field::Skills, FieldCode::Empty, &words.error_nothing)
    }

    fn years(words: &Words, error: YearsError) -> Self {
        let message = match error {
            YearsError::NotANumber => &words.error_years_number,
            YearsError::Negative => &words.error_years_negative,
            YearsError::TooMany => &words.error_years_many,
        };
        Self::new(Field::Years, FieldCode::Years, message)
    }
}

/// Parses answers; every error at once.
///
/// # Errors
/// One for each field that cannot be understood.
pub fn parse(catalogue: &Catalogue, raw: &RawAnswers) -> Result<Answers, Vec<FieldError>> {
    let words: &Words = catalogue.words(raw.language());
    let mut errors = Vec::new();
    if let Err(invalid) = raw.validate() {
        errors.extend(too_long(words, &invalid));
    }
    let years = match raw.years.trim() {
        "" => None,
        text => Years::parse(text).map_err(|error| errors.push(FieldError::years(words, error))).ok(),
    };
    let qualifications = known(words, &catalogue.qualifications, &raw.qualification, Field::Qualification, &mut errors);
    let city = match raw.city.trim() {
        "" => None,
        id => catalogue.cities.find(id).or_else(|| {
            errors.push(FieldError::unknown(words, Field::City, id));
            None
        }),
    };
    let tracks = split(&raw.track)
        .filter_map(|id| {
            let track = Track::from_id(id);
            if track.is_none() {
                errors.push(FieldError::new(Field::Track, FieldCode::Track, &words.error_track));
            }
            track
        })
        .collect();
    let shift = match raw.shift.as_str() {
        "" => None,
        "day" => Some(ShiftWish::Day),
        "any" => Some(ShiftWish::Any),
        _ => {
            errors.push(FieldError::new(Field::Shift, FieldCode::Shift, &words.error_shift));
            None
        }
    };
    let skills = known(words, &catalogue.skills, &raw.s, Field::Skills, &mut errors);
    let without = known(words, &catalogue.skills, std::slice::from_ref(&raw.n), Field::Skills, &mut errors);
    let titles = titles(words, catalogue, &raw.t, &mut errors);
    let other = other_fields(words, catalogue, &raw.o, &mut errors);
    if !errors.is_empty() {
        return Err(errors);
    }
    let texts = raw.skills.iter().chain(std::iter::once(&raw.x)).filter(|text| !text.trim().is_empty()).cloned();
    Ok(Answers { texts: texts.collect(), skills, titles, other, without, years, qualifications, city, tracks, shift })
}

/// Whether nothing was said of skill at all: then there is nothing to answer.
pub fn says_nothing(answers: &Answers) -> bool {
    answers.texts.is_empty() && answers.skills.is_empty() && answers.titles.is_empty() && answers.other.is_empty()
}

fn too_long(words: &Words, invalid: &ValidationErrors) -> Vec<FieldError> {
    let field_of = |name: &str| match name {
        "years" => Field::Years,
        "qualification" => Field::Qualification,
        "city" => Field::City,
        "track" => Field::Track,
        "shift" => Field::Shift,
        _ => Field::Skills,
    };
    invalid
        .field_errors()
        .keys()
        .map(|name| match field_of(name) {
            Field::Skills => {
                let message = fill(&words.error_text_long, &[("most", &LONGEST_TEXT.to_string())]);
                FieldError::new(Field::Skills, FieldCode::TooLong, message)
            }
            field => FieldError::new(field, FieldCode::TooLong, &words.error_long),
        })
        .collect()
}

fn split(list: &[String]) -> impl Iterator<Item = &str> {
    list.iter().flat_map(|ids| ids.split('.')).map(str::trim).filter(|id| !id.is_empty())
}

/// Ids of a table; each once, in the order given.
fn known<K: Key, T>(
    words: &Words,
    table: &Table<K, T>,
    ids: &[String],
    field: Field,
    errors: &mut Vec<FieldError>,
) -> Vec<K> {
    let mut keys = Vec::new();
    for id in split(ids) {
        match table.find(id) {
            Some(key) if keys.contains(&key) => {}
            Some(key) => keys.push(key),
            None => errors.push(FieldError::unknown(words, field, id)),
        }
    }
    keys
}

fn titles(words: &Words, catalogue: &Catalogue, text: &str, errors: &mut Vec<FieldError>) -> Vec<ReadTitle> {
    text.split('.')
        .filter(|title| !title.is_empty())
        .filter_map(|title| {
            let ids: Vec<String> = title.split('~').map(str::to_owned).collect();
            let roles = known(words, &catalogue.roles, &ids, Field::Skills, errors);
            (!roles.is_empty()).then(|| ReadTitle { read_from: String::new(), roles, level: None, general: false })
        })
        .collect()
}

/// Most phrases of one other field that an address may claim.
const MOST_OTHER: u16 = 99;

fn other_fields(
    words: &Words,
    catalogue: &Catalogue,
    text: &str,
    errors: &mut Vec<FieldError>,
) -> Vec<(crate::catalogue::OtherFieldId, u16)> {
    text.split('.')
        .filter(|part| !part.is_empty())
        .filter_map(|part| {
            let (id, count) = part.split_once('~').unwrap_or((part, "1"));
            let field = known(words, &catalogue.other_fields, &[id.to_owned()], Field::Skills, errors);
            let count = count.parse().unwrap_or(1).clamp(1, MOST_OTHER);
            field.first().map(|field| (*field, count))
        })
        .collect()
}

/// What was typed, short enough for a message.
fn shown(text: &str) -> String {
    text.chars().take(40).collect()
}
