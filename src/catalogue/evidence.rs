//! Evidence on pay, as its sources give it, and the figures that bring it to today.

use std::collections::HashMap;

use serde::Deserialize;

use super::entries::{Grade, Source};
use super::fault::FaultList;
use super::files::{DataFile, DataFiles};
use super::minimum_wages::{self, MinimumWage};
use super::offer::{Flag, OfferRules};
use super::table::{CityId, FamilyId, QualificationId, RoleId, SkillId, SourceId, StateId, Table};
use super::track::Track;
use crate::rupees::Rupees;

/// What a figure says something about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Use {
    Role(RoleId),
    Family(FamilyId),
    Track(Track),
    /// Good for comparing cities or years, not for a band.
    Ratio,
    /// Kept so that nobody need ask, never used.
    Reference,
}

/// What kind of range a figure is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum RangeKind {
    /// Stated 25th and 75th percentile.
    Quartiles,
    /// A portal's or institute's range: behaves like the middle half.
    Range,
    /// Employers' minimum and maximum.
    Adverts,
    /// The lowest and highest of a sample.
    Extremes,
    /// A central figure only.
    Middle,
}

/// One figure on pay, rupees a year in the money of its own year.
#[derive(Debug)]
pub struct Evidence {
    pub id: String,
    pub used_for: Use,
    /// The jobs that a figure for a family or track mostly speaks of; empty: all that are open at its years.
    pub jobs: Vec<RoleId>,
    /// Years of experience that it covers; absent for ratios and references that give none.
    pub years: Option<(f64, f64)>,
    pub low: Option<Rupees>,
    pub high: Option<Rupees>,
    pub middle: Option<Rupees>,
    /// The middle half of the adverts' own middles, where a figure is over many adverts.
    pub half: Option<[Rupees; 2]>,
    pub kind: RangeKind,
    /// How many people or adverts it is over, where stated.
    pub sample: Option<u32>,
    pub city: Option<CityId>,
    pub year: u16,
    /// Whether the source states its year.
    pub dated: bool,
    pub grade: Grade,
    pub source: SourceId,
    /// Role and level in the source's words, shortened.
    pub as_given: String,
    pub note: String,
}

/// All that is known about pay.
#[derive(Debug)]
pub struct PayData {
    pub evidence: Vec<Evidence>,
    pub model: PayModel,
    pub shape: Shape,
    pub minimum_wages: Vec<MinimumWage>,
    pub offer: OfferRules,
}

/// Figures that bring evidence to today and to a person; each with what it rests on.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PayModel {
    /// The year whose money bands are in.
    pub today: u16,
    pub increment: HashMap<Track, Judged>,
    /// Weight of a source by its grade, 0 to 100; a grade without a weight never enters a band.
    pub quality_weight: HashMap<Grade, Weighted>,
    /// Most that all lines may add together, percent.
    pub most_percent: u16,
    #[serde(default)]
    pub price_level: Vec<PriceLevel>,
    pub shift_line: Vec<ShiftLine>,
    pub language_line: Vec<LanguageLine>,
    #[serde(default)]
    pub certificate_line: Vec<CertificateLine>,
    pub attrition: Vec<Attrition>,
    #[serde(default)]
    pub variable: Vec<Variable>,
}

impl PayModel {
    /// The yearly rise of each track, in the order of tracks.
    pub fn increments(&self) -> Vec<(Track, &Judged)> {
        Track::ALL.into_iter().filter_map(|track| self.increment.get(&track).map(|line| (track, line))).collect()
    }
}

/// A yearly growth and why it was chosen.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Judged {
    pub percent: f64,
    pub basis: String,
    pub why: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Weighted {
    pub weight: f64,
    pub basis: String,
    pub why: String,
}

/// The rise of consumer prices in a financial year.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PriceLevel {
    pub year: String,
    pub percent: f64,
    pub basis: String,
}

/// What night work adds.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ShiftLine {
    pub shift: super::role::Shift,
    pub percent: u16,
    pub low: u16,
    pub high: u16,
    pub basis: String,
    pub why: String,
}

/// What a language at a level adds.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LanguageLine {
    pub language: String,
    pub level: super::role::EnglishLevel,
    pub percent: u16,
    pub low: u16,
    pub high: u16,
    pub basis: String,
    pub why: String,
}

/// What a certificate or professional examination adds in the roles that ask for it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CertificateLine {
    pub qualification: String,
    pub percent: u16,
    pub low: u16,
    pub high: u16,
    pub basis: String,
    pub why: String,
}

/// How many leave in a year.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Attrition {
    pub track: Track,
    pub low: u16,
    pub high: u16,
    pub year: u16,
    pub basis: String,
    pub why: String,
}

/// The usual share of CTC that is variable.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Variable {
    pub track: Track,
    pub low: u16,
    pub high: u16,
    pub basis: String,
    pub why: String,
}

/// The shape of the pay model: distances, spreads and limits. Judged; the page about the method explains them.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Shape {
    /// Figures older than this are kept and never used.
    pub first_year_used: u16,
    /// Spread (standard deviation of the logarithm of pay) of a source that states none.
    pub usual_spread: f64,
    /// Sample of a source that states none.
    pub unstated_sample: f64,
    /// How far two honest sources on the same work lie apart (standard deviation of the logarithm), at least.
    pub between_sources: f64,
    /// How far a track's pay may lie from our judgement, a family's from its track's, a role's from its family's.
    pub track_from_judgement: f64,
    pub family_from_track: f64,
    pub role_from_family: f64,
    /// How many times as large a spread is taken where no figure speaks of a role or its family.
    pub unheard_widening: f64,
    /// Years after which a source counts half.
    pub half_life_years: f64,
    /// How steep our judgement is before the middle of a role's first level, against the slope that follows.
    pub starting_slope: f64,
    /// Growth of pay a year beyond a role's last judged level, percent, and for how many years.
    pub growth_beyond_senior_percent: HashMap<Track, f64>,
    pub growth_beyond_senior_years: f64,
    /// The band's 90th percentile is at least and at most this many times its 10th.
    pub narrowest: f64,
    pub widest: f64,
    pub widest_low_confidence: f64,
    pub sure: Sureness,
    pub counted: CountedYears,
    /// From the lowest share of essentials to the highest.
    pub standing: Vec<StandingRule>,
    pub basis: String,
}

/// What makes a band sure.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sureness {
    /// Sources, of so many kinds, no older than so many years, that make a role at some years sure.
    pub sources: usize,
    pub kinds: usize,
    pub years: u16,
}

/// How much of a person's years counts in a role.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CountedYears {
    /// Percent that counts in a neighbouring family and in any other; at home all of it does.
    pub neighbour_percent: u16,
    pub stranger_percent: u16,
    /// Under this share of a role's essentials a person is a newcomer to it.
    pub newcomer_essentials_percent: u8,
}

/// Where in a band people stand who hold some share of a role's essentials.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StandingRule {
    pub from_essentials_percent: u8,
    pub part: BandPart,
    pub word: String,
}

/// A part of a band.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum BandPart {
    /// From the 10th to the 50th percentile.
    Lower,
    /// From the 25th to the 75th.
    Middle,
    /// From the 50th to the 90th.
    Upper,
}

#[derive(Deserialize)]
struct Row {
    id: String,
    #[serde(rename = "use")]
    used_for: String,
    target: String,
    jobs: String,
    years_from: Option<f64>,
    years_to: Option<f64>,
    low: Option<u64>,
    high: Option<u64>,
    middle: Option<u64>,
    half_low: Option<u64>,
    half_high: Option<u64>,
    kind: RangeKind,
    n: Option<u32>,
    city: String,
    year: u16,
    dated: String,
    grade: Grade,
    source: String,
    as_given: String,
    note: String,
}

/// The tables that evidence refers to.
pub struct Tables<'a> {
    pub roles: &'a HashMap<String, RoleId>,
    pub families: &'a HashMap<String, FamilyId>,
    pub states: &'a HashMap<String, StateId>,
    pub cities: &'a HashMap<String, CityId>,
    pub skills: &'a HashMap<String, SkillId>,
    pub qualifications: &'a HashMap<String, QualificationId>,
    pub sources: &'a Table<SourceId, Source>,
}

const EVIDENCE: &str = "salaries/evidence.csv";
const MODEL: &str = "salaries/model.toml";
const SHAPE: &str = "salaries/shape.toml";
const MINIMUM_WAGES: &str = "salaries/minimum-wages.toml";
const OFFER: &str = "salaries/offer.toml";

/// Reads `salaries/`.
pub fn read(files: &DataFiles, tables: &Tables<'_>, faults: &mut FaultList) -> Option<PayData> {
    let files = [EVIDENCE, MODEL, SHAPE, MINIMUM_WAGES, OFFER].map(|path| faults.needed(files, path));
    let [Some(evidence), Some(model), Some(shape), Some(wages), Some(offer)] = files else { return None };
    let pay_model: Option<PayModel> = faults.parsed(model);
    let pay_shape: Option<Shape> = faults.parsed(shape);
    let minimum_wages = minimum_wages::read(wages, tables.states, tables.sources, faults);
    let offer_rules: Option<OfferRules> = faults.parsed(offer);
    let evidence = rows(evidence, tables, faults);
    let (pay_model, pay_shape, minimum_wages, offer_rules) = (pay_model?, pay_shape?, minimum_wages?, offer_rules?);
    basis(&offer_rules.basis, offer, tables, faults);
    for flag in Flag::ALL {
        if !offer_rules.flags.contains_key(&flag) {
            faults.in_file(OFFER, format!("the flag `{}` has no words", flag.id()));
        }
    }
    basis(&pay_shape.basis, shape, tables, faults);
    bases(&pay_model, model, tables, faults);
    for line in &pay_model.language_line {
        named("language", &line.language, tables.skills, model, faults);
    }
    for line in &pay_model.certificate_line {
        named("qualification", &line.qualification, tables.qualifications, model, faults);
    }
    Some(PayData { evidence, model: pay_model, shape: pay_shape, minimum_wages, offer: offer_rules })
}

fn named<K>(kind: &str, id: &str, known: &HashMap<String, K>, file: &DataFile, faults: &mut FaultList) {
    if !known.contains_key(id) {
        faults.on_line(file, line_with(file, id), format!("there is no {kind} `{id}`"));
    }
}

/// The first line that holds a text.
fn line_with(file: &DataFile, text: &str) -> usize {
    file.text.lines().position(|line| line.contains(text)).map_or(1, |index| index + 1)
}

fn basis(basis: &str, file: &DataFile, tables: &Tables<'_>, faults: &mut FaultList) {
    if basis != "judged" && tables.sources.find(basis).is_none() {
        faults.on_line(file, line_with(file, basis), format!("there is no source `{basis}`"));
    }
}

fn bases(model: &PayModel, file: &DataFile, tables: &Tables<'_>, faults: &mut FaultList) {
    let named = model
        .increment
        .values()
        .map(|line| &line.basis)
        .chain(model.quality_weight.values().map(|line| &line.basis))
        .chain(model.price_level.iter().map(|line| &line.basis))
        .chain(model.shift_line.iter().map(|line| &line.basis))
        .chain(model.language_line.iter().map(|line| &line.basis))
        .chain(model.certificate_line.iter().map(|line| &line.basis))
        .chain(model.attrition.iter().map(|line| &line.basis))
        .chain(model.variable.iter().map(|line| &line.basis));
    for name in named {
        basis(name, file, tables, faults);
    }
    for track in Track::ALL {
        if !model.increment.contains_key(&track) {
            faults.in_file(MODEL, format!("there is no increment for the track `{}`", track.id()));
        }
    }
}

fn rows(file: &DataFile, tables: &Tables<'_>, faults: &mut FaultList) -> Vec<Evidence> {
    let mut all = Vec::new();
    let mut reader = csv::Reader::from_reader(file.text.as_bytes());
    let headers = match csv::Reader::from_reader(file.text.as_bytes()).headers() {
        Ok(headers) => headers.clone(),
        Err(error) => {
            faults.on_line(file, 1, error.to_string());
            return all;
        }
    };
    for record in reader.records() {
        let record = match record {
            Ok(record) => record,
            Err(error) => {
                let line = error.position().map_or(1, csv::Position::line);
                faults.on_line(file, usize::try_from(line).unwrap_or(1), error.to_string());
                continue;
            }
        };
        let line = record.position().map_or(1, |position| usize::try_from(position.line()).unwrap_or(1));
        match record.deserialize::<Row>(Some(&headers)) {
            Ok(row) => match evidence(row, tables) {
                Ok(evidence) => all.push(evidence),
                Err(message) => faults.on_line(file, line, message),
            },
            Err(error) => faults.on_line(file, line, error.to_string()),
        }
    }
    all
}

fn evidence(row: Row, tables: &Tables<'_>) -> Result<Evidence, String> {
    let missing = |kind: &str, id: &str| format!("there is no {kind} `{id}`");
    let used_for = match row.used_for.as_str() {
        "role" => Use::Role(*tables.roles.get(&row.target).ok_or_else(|| missing("role", &row.target))?),
        "family" => Use::Family(*tables.families.get(&row.target).ok_or_else(|| missing("family", &row.target))?),
        "track" => Use::Track(Track::from_id(&row.target).ok_or_else(|| missing("track", &row.target))?),
        "ratio" => Use::Ratio,
        "reference" => Use::Reference,
        other => return Err(format!("`{other}` is no use: role, family, track, ratio or reference")),
    };
    let in_a_band = matches!(used_for, Use::Role(_) | Use::Family(_) | Use::Track(_));
    let years = match (row.years_from, row.years_to) {
        (Some(from), Some(to)) if (0.0..=45.0).contains(&from) && from < to && to <= 45.0 => Some((from, to)),
        _ if !in_a_band => None,
        _ => return Err("a figure for a band needs years_from below years_to, within 45".to_owned()),
    };
    if row.low.is_none() && row.high.is_none() && row.middle.is_none() {
        return Err("there is no figure in this row".to_owned());
    }
    let ordered: Vec<u64> = [row.low, row.middle, row.high].into_iter().flatten().collect();
    if !ordered.is_sorted() {
        return Err("low, middle and high do not rise".to_owned());
    }
    if in_a_band && ordered.iter().any(|amount| !(50_000..=2_00_00_000).contains(amount)) {
        return Err("a year's pay lies between 50,000 and 2 crore rupees".to_owned());
    }
    let half = match (row.half_low, row.half_high) {
        (Some(low), Some(high)) if low < high => Some([Rupees(low), Rupees(high)]),
        (None, None) => None,
        _ => return Err("half_low and half_high stand together and rise".to_owned()),
    };
    let jobs = row
        .jobs
        .split_whitespace()
        .map(|id| tables.roles.get(id).copied().ok_or_else(|| missing("role", id)))
        .collect::<Result<Vec<_>, _>>()?;
    let city = match row.city.as_str() {
        "" => None,
        id => Some(*tables.cities.get(id).ok_or_else(|| missing("city", id))?),
    };
    Ok(Evidence {
        id: row.id,
        used_for,
        jobs,
        years,
        low: row.low.map(Rupees),
        high: row.high.map(Rupees),
        middle: row.middle.map(Rupees),
        half,
        kind: row.kind,
        sample: row.n,
        city,
        year: row.year,
        dated: row.dated == "yes",
        grade: row.grade,
        source: tables.sources.find(&row.source).ok_or_else(|| missing("source", &row.source))?,
        as_given: row.as_given,
        note: row.note,
    })
}
