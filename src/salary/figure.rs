//! One row of evidence as a distribution of pay: brought to today and to the metro average, with what it is worth.

use super::lognormal::LogNormal;
use crate::catalogue::evidence::{Evidence, RangeKind, Use};
use crate::catalogue::{Catalogue, FamilyId, RoleId, SourceId, Track};
use crate::rupees::Rupees;

/// What a figure speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Subject {
    Role(RoleId),
    Family(FamilyId),
    Track(Track),
}

/// What a row of evidence says.
#[derive(Clone, Debug)]
pub struct Figure {
    /// Place in the catalogue's evidence.
    pub evidence: usize,
    pub subject: Subject,
    pub source: SourceId,
    pub years: (f64, f64),
    /// In today's rupees, at the metro average.
    pub pay: LogNormal,
    /// Whether the source itself shows how people's pay is spread.
    pub states_spread: bool,
    pub sample: f64,
    /// 0 to 1: what part of a good fresh observation it counts as, by its grade and its age.
    pub trust: f64,
    /// What carried the pay from the source's year to today, and from its city to the metro average.
    pub growth: f64,
    pub city: f64,
}

impl Figure {
    /// The year that stands for the figure's span.
    pub fn middle_year(&self) -> f64 {
        f64::midpoint(self.years.0, self.years.1)
    }

    /// Reads a row; `None` where it may not enter a band.
    pub fn read(catalogue: &Catalogue, place: usize, evidence: &Evidence) -> Option<Self> {
        let (model, shape) = (&catalogue.pay.model, &catalogue.pay.shape);
        let (subject, track) = match evidence.used_for {
            Use::Role(role) => (Subject::Role(role), catalogue.roles[role].track),
            Use::Family(family) => (Subject::Family(family), catalogue.families[family].track),
            Use::Track(track) => (Subject::Track(track), track),
            Use::Ratio | Use::Reference => return None,
        };
        if evidence.year < shape.first_year_used {
            return None;
        }
        let quality = model.quality_weight.get(&evidence.grade)?.weight / 100.0;
        let years = evidence.years?;
        let age = f64::from(model.today.saturating_sub(evidence.year));
        let percent = model.increment.get(&track).map_or(0.0, |line| line.percent);
        let growth = (1.0 + percent / 100.0).powf(age);
        let city = evidence.city.map_or(1.0, |city| f64::from(catalogue.cities[city].pay_percent) / 100.0);
        let (stated, states_spread) = distribution(evidence, shape.usual_spread)?;
        Some(Self {
            evidence: place,
            subject,
            source: evidence.source,
            years,
            pay: LogNormal { middle: stated.middle + growth.ln() - city.ln(), ..stated },
            states_spread,
            sample: evidence.sample.map_or(shape.unstated_sample, f64::from),
            trust: quality * 0.5_f64.powf(age / shape.half_life_years),
            growth,
            city,
        })
    }
}

/// A row's own statement, in the rupees of its own year, and whether it shows a spread.
///
/// An advert's minimum and maximum are one employer's range, mostly over the years it asks for: they give a middle.
/// The spread between people is that between adverts, where a figure is over many of them.
fn distribution(evidence: &Evidence, usual_spread: f64) -> Option<(LogNormal, bool)> {
    let [low, middle, high] = [evidence.low, evidence.middle, evidence.high].map(|end| end.map(Rupees::as_f64));
    let half = evidence.half.map(|half| half.map(Rupees::as_f64));
    let unspread = |middle: LogNormal| (LogNormal { spread: usual_spread, ..middle }, false);
    Some(match (low, middle, high) {
        (Some(low), stated, Some(high)) => match (evidence.kind, half, evidence.sample) {
            (RangeKind::Adverts, Some([from, to]), _) => {
                let centre = LogNormal::from_quartiles(low, high, stated);
                (LogNormal { middle: centre.middle, ..LogNormal::from_quartiles(from, to, None) }, true)
            }
            (RangeKind::Adverts | RangeKind::Middle, ..) => unspread(LogNormal::from_quartiles(low, high, stated)),
            (RangeKind::Extremes, _, Some(n)) if n > 1 => (LogNormal::from_extremes(low, high, n, stated), true),
            _ => (LogNormal::from_quartiles(low, high, stated), true),
        },
        (_, Some(middle), _) => unspread(LogNormal { middle: middle.ln(), spread: 0.0 }),
        (Some(low), None, None) => (LogNormal::above(low, usual_spread), false),
        (None, None, Some(high)) => (LogNormal::below(high, usual_spread), false),
        (None, None, None) => return None,
    })
}

/// All figures that may enter a band, from the evidence that is to be used.
pub fn figures(catalogue: &Catalogue, use_of: impl Fn(&Evidence) -> bool) -> Vec<Figure> {
    catalogue
        .pay
        .evidence
        .iter()
        .enumerate()
        .filter(|(_, evidence)| use_of(evidence))
        .filter_map(|(place, evidence)| Figure::read(catalogue, place, evidence))
        .collect()
}
