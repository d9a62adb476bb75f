//! What a person may earn in a role: the band at the years that count there, what it rests on, and what comes on top.

use super::band::SalaryBand;
use super::basis::{Confidence, Nearest};
use super::table::PayTable;
use crate::catalogue::entries::Grade;
use crate::catalogue::role::{EnglishLevel, GateNeed, Shift};
use crate::catalogue::{Catalogue, CityId, FamilyId, Level, QualificationId, RoleId, SkillId, SourceId};
use crate::rupees::Rupees;
use crate::years::Years;

/// What of a person bears on pay.
#[derive(Clone, Debug, Default)]
pub struct Person {
    /// Years that count in the role; absent: the role's first year.
    pub years: Option<Years>,
    /// Years spent in other work that do not count here in full.
    pub elsewhere: Option<Years>,
    pub city: Option<CityId>,
    pub nights: bool,
    pub languages: Vec<(SkillId, EnglishLevel)>,
    pub qualifications: Vec<QualificationId>,
}

/// How large an adjustment is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum AdjustmentSize {
    /// Percent of the band: 108 for eight percent more.
    Percent(u16),
    Rupees(Rupees),
}

/// A line beside a band: what raises or lowers pay for this person.
#[derive(Clone, Debug, PartialEq)]
pub struct Adjustment {
    pub line: String,
    pub size: AdjustmentSize,
    /// A source's id or `judged`.
    pub source: String,
}

/// What a band rests on, one line a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Evidenced {
    /// `None`: our judgement.
    pub source: Option<SourceId>,
    pub year: u16,
    pub grade: Grade,
}

/// An estimate of pay: fixed CTC in today's rupees a year, metro average, day shift.
#[derive(Clone, Debug, PartialEq)]
pub struct Estimate {
    pub band: SalaryBand,
    pub years_counted: Years,
    /// The person has fewer years than the role's first; the band is that of its first year.
    pub below_role: bool,
    pub elsewhere: Option<Years>,
    pub level: Level,
    pub confidence: Confidence,
    /// Said in words when no figure speaks of the role itself.
    pub fallback: Option<String>,
    pub adjustments: Vec<Adjustment>,
    /// Never empty: our judgement is a basis too.
    pub basis: Vec<Evidenced>,
}

/// Estimates pay in a role.
pub fn estimate(catalogue: &Catalogue, table: &PayTable, id: RoleId, person: &Person) -> Estimate {
    let role = &catalogue.roles[id];
    let first = Years::whole(role.years.entry);
    let years = person.years.unwrap_or(first);
    let basis = table.basis(id, years);
    Estimate {
        band: table.band(id, years),
        years_counted: years,
        below_role: years < first,
        elsewhere: person.elsewhere,
        level: role.years.level_at(years),
        confidence: basis.confidence,
        fallback: fallback(catalogue, basis.nearest, id),
        adjustments: adjustments(catalogue, id, person),
        basis: evidenced(catalogue, &basis.evidence),
    }
}

fn fallback(catalogue: &Catalogue, nearest: Nearest, role: RoleId) -> Option<String> {
    let track = catalogue.roles[role].track;
    match nearest {
        Nearest::Role => None,
        Nearest::Family(family) => Some(format!(
            "We found no figure for this job at these years. The band rests on figures for {} and on our judgement.",
            catalogue.families[family].name
        )),
        Nearest::Track => Some(format!(
            "We found no figure for this job or its family at these years. The band rests on general {track} levels and on our judgement."
        )),
        Nearest::Judgement => {
            Some("We found no figure for this work at these years. The band is our judgement alone.".to_owned())
        }
    }
}

/// Each source and year once, best grade first; our judgement last.
fn evidenced(catalogue: &Catalogue, places: &[usize]) -> Vec<Evidenced> {
    let mut basis: Vec<Evidenced> = Vec::new();
    for evidence in places.iter().filter_map(|place| catalogue.pay.evidence.get(*place)) {
        let line = Evidenced { source: Some(evidence.source), year: evidence.year, grade: evidence.grade };
        if !basis.contains(&line) {
            basis.push(line);
        }
    }
    basis.push(Evidenced { source: None, year: catalogue.pay.model.today, grade: Grade::J });
    basis
}

fn adjustments(catalogue: &Catalogue, id: RoleId, person: &Person) -> Vec<Adjustment> {
    let role = &catalogue.roles[id];
    let model = &catalogue.pay.model;
    let mut lines = Vec::new();
    if let Some(city) = person.city {
        let city = &catalogue.cities[city];
        lines.push(Adjustment {
            line: format!("Pay in {} against the metro average", city.name),
            size: AdjustmentSize::Percent(city.pay_percent),
            source: "judged".to_owned(),
        });
    }
    let mut left = model.most_percent;
    let mut add = |line: String, percent: u16, source: &str| {
        let percent = percent.min(left);
        left -= percent;
        if percent > 0 {
            lines.push(Adjustment { line, size: AdjustmentSize::Percent(100 + percent), source: source.to_owned() });
        }
    };
    let works_nights = role.entry.shift == Shift::Night || (role.entry.shift == Shift::Rotational && person.nights);
    if works_nights && let Some(line) = model.shift_line.iter().find(|line| line.shift == role.entry.shift) {
        add(format!("{} work", line.shift.in_words()), line.percent, &line.basis);
    }
    // A role that asks for a language has its premium in the band already.
    let asks_language = role.gates.iter().any(|gate| matches!(gate.needs, GateNeed::Language(..)));
    let spoken = model.language_line.iter().filter(|line| {
        person.languages.iter().any(|(language, level)| {
            catalogue.skills.id(*language) == line.language
                && *level >= line.level
                && role.entry.languages.contains(language)
        })
    });
    if let (false, Some(line)) = (asks_language, spoken.max_by_key(|line| line.percent)) {
        let name = catalogue.skills.find(&line.language).map_or("", |skill| catalogue.skills[skill].name.as_str());
        add(format!("{name} at {} used at work", line.level.id()), line.percent, &line.basis);
    }
    let held = model.certificate_line.iter().filter(|line| {
        catalogue.qualifications.find(&line.qualification).is_some_and(|qualification| {
            person.qualifications.contains(&qualification) && role.entry.qualifications.contains(&qualification)
        })
    });
    if let Some(line) = held.max_by_key(|line| line.percent) {
        let name = catalogue
            .qualifications
            .find(&line.qualification)
            .map_or("", |qualification| catalogue.qualifications[qualification].name.as_str());
        add(name.to_owned(), line.percent, &line.basis);
    }
    lines
}

/// Percent of a person's years that count in another family: all at home, half next door, else a quarter.
pub const NEIGHBOUR_PERCENT: u16 = 50;
pub const STRANGER_PERCENT: u16 = 25;
/// Under this share of the essentials a person is a newcomer, whatever the years.
const NEWCOMER_ESSENTIALS_PERCENT: u8 = 50;

/// The years that count in a role for someone whose home is a family.
pub fn years_that_count(
    catalogue: &Catalogue,
    home: Option<FamilyId>,
    role: RoleId,
    essentials_percent: u8,
    years: Years,
) -> Years {
    let role = &catalogue.roles[role];
    let Some(home) = home.filter(|home| *home != role.family) else { return years };
    let neighbours = catalogue.families[home].neighbours.contains(&role.family)
        || catalogue.families[role.family].neighbours.contains(&home);
    let counted = years.percent(if neighbours { NEIGHBOUR_PERCENT } else { STRANGER_PERCENT });
    if essentials_percent < NEWCOMER_ESSENTIALS_PERCENT { counted.min(role.years.begins(Level::Mid)) } else { counted }
}
