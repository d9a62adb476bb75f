//! What a person may earn in a role: the band at the years that count there, what it rests on, and what comes on top.

use super::adjustments::adjustments;
use super::band::SalaryBand;
use super::basis::{Confidence, Nearest};
use super::standing::{Standing, standing};
use super::table::PayTable;
use crate::catalogue::entries::Grade;
use crate::catalogue::role::EnglishLevel;
use crate::catalogue::{Catalogue, CityId, Level, QualificationId, RoleId, SkillId, SourceId};
use crate::rupees::Rupees;
use crate::years::Years;

/// What of a person bears on pay.
#[derive(Clone, Debug, Default)]
pub struct Person {
    /// Years that count in the role; absent: the role's first year.
    pub years: Option<Years>,
    /// Years spent in other work that do not count here in full.
    pub elsewhere: Option<Years>,
    /// Share of the role's essentials held; absent: nothing is known of the person's skills.
    pub essentials_percent: Option<u8>,
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
    /// Where the person works or wants to; the band itself is the metro average.
    pub city: Option<CityId>,
    /// Where in the band the person may stand; absent when nothing is known of their skills.
    pub standing: Option<Standing>,
    pub level: Level,
    pub confidence: Confidence,
    /// Said in words when no figure speaks of the role itself.
    pub fallback: Option<String>,
    pub adjustments: Vec<Adjustment>,
    /// Never empty: our judgement is a basis too.
    pub basis: Vec<Evidenced>,
}

impl Estimate {
    /// The middle half of people with all adjustments, lowest and highest; absent where they change nothing.
    pub fn adjusted(&self) -> Option<[Rupees; 2]> {
        let with = |pay: Rupees| {
            self.adjustments.iter().fold(pay, |pay, line| match line.size {
                AdjustmentSize::Percent(percent) => Rupees(pay.0.saturating_mul(percent.into()) / 100),
                AdjustmentSize::Rupees(more) => pay + more,
            })
        };
        let half = [self.band.p25(), self.band.p75()];
        let adjusted = half.map(with);
        (adjusted != half).then_some(adjusted)
    }
}

/// Estimates pay in a role.
pub fn estimate(catalogue: &Catalogue, table: &PayTable, id: RoleId, person: &Person) -> Estimate {
    let role = &catalogue.roles[id];
    let first = Years::whole(role.years.entry);
    let years = person.years.unwrap_or(first);
    let basis = table.basis(id, years);
    let band = table.band(id, years);
    Estimate {
        band,
        years_counted: years,
        below_role: years < first,
        elsewhere: person.elsewhere,
        city: person.city,
        standing: person.essentials_percent.and_then(|held| standing(&catalogue.pay.shape, &band, held)),
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
