//! Evidence pooled over a role, its family and its track, by years of experience.
//!
//! Each figure is compared with what our judgement says for the same years; what remains is a deviation. Deviations
//! are pooled with weights, and a cell with little evidence leans on its parent: role × years on family × years,
//! family × years on track × years, track × years on our judgement.

use std::collections::HashMap;

use statrs::distribution::{ContinuousCDF, Normal};

use super::curve::{JudgedCurve, QUARTILES_APART};
use crate::catalogue::entries::Grade;
use crate::catalogue::evidence::{Evidence, RangeKind, Shape, Use};
use crate::catalogue::{Catalogue, FamilyId, Key, RoleId, SourceId, Track};

/// Where the cells of years begin.
pub const CELLS: [f64; 6] = [0.0, 1.0, 3.0, 6.0, 10.0, 15.0];
/// The year that stands for a cell.
pub const CELL_MIDDLES: [f64; 6] = [0.5, 2.0, 4.5, 8.0, 12.5, 18.0];
const LAST_CELL_ENDS: f64 = 25.0;
/// Evidence from before this year is kept and never used.
pub const FIRST_YEAR_USED: u16 = 2016;

/// The cell that a number of years lies in.
pub fn cell_of(years: f64) -> usize {
    CELLS.partition_point(|begins| *begins <= years).saturating_sub(1)
}

/// What a figure says, once it is brought to today and to the metro average.
#[derive(Clone, Debug)]
pub struct Figure {
    /// Place in the catalogue's evidence.
    pub evidence: usize,
    pub source: SourceId,
    /// Logarithm of the median in today's rupees.
    pub middle: f64,
    pub spread: f64,
    pub years: (f64, f64),
    /// 0 to about 1: quality, size and age.
    pub weight: f64,
}

/// Whether a figure may enter a band.
pub fn is_used(evidence: &Evidence) -> bool {
    matches!(evidence.used_for, Use::Role(_) | Use::Family(_) | Use::Track(_))
        && !matches!(evidence.grade, Grade::A | Grade::D)
        && evidence.year >= FIRST_YEAR_USED
        && evidence.years.is_some()
}

/// All figures that may enter a band, each under what it speaks of.
pub fn figures(catalogue: &Catalogue, use_of: impl Fn(&Evidence) -> bool) -> HashMap<Subject, Vec<Figure>> {
    let mut figures: HashMap<Subject, Vec<Figure>> = HashMap::new();
    for (place, evidence) in catalogue.pay.evidence.iter().enumerate() {
        if !is_used(evidence) || !use_of(evidence) {
            continue;
        }
        let subject = match evidence.used_for {
            Use::Role(role) => Subject::Role(role),
            Use::Family(family) => Subject::Family(family),
            Use::Track(track) => Subject::Track(track),
            Use::Ratio | Use::Reference => continue,
        };
        if let Some(figure) = figure(catalogue, place, evidence, subject.track(catalogue)) {
            figures.entry(subject).or_default().push(figure);
        }
    }
    figures
}

/// What evidence speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Subject {
    Role(RoleId),
    Family(FamilyId),
    Track(Track),
}

impl Subject {
    pub fn track(self, catalogue: &Catalogue) -> Track {
        match self {
            Self::Role(role) => catalogue.roles[role].track,
            Self::Family(family) => catalogue.families[family].track,
            Self::Track(track) => track,
        }
    }
}

fn figure(catalogue: &Catalogue, place: usize, evidence: &Evidence, track: Track) -> Option<Figure> {
    let shape = &catalogue.pay.shape;
    let years = evidence.years?;
    let low = evidence.low.map(|amount| amount.as_f64().ln());
    let high = evidence.high.map(|amount| amount.as_f64().ln());
    let centre = evidence.middle.map(|amount| amount.as_f64().ln());
    let middle = centre.or_else(|| Some(f64::midpoint(low?, high?))).or(low).or(high)?;
    let spread = match (low, high) {
        (Some(low), Some(high)) if high > low => {
            let apart = match (evidence.kind, evidence.sample) {
                // The expected place of the lowest and highest of n (Blom).
                (RangeKind::Extremes, Some(n)) if n > 1 => {
                    let n = f64::from(n);
                    2.0 * standard_normal_quantile((n - 0.375) / (n + 0.25))
                }
                _ => QUARTILES_APART,
            };
            (high - low) / apart
        }
        _ => shape.usual_spread,
    };
    let model = &catalogue.pay.model;
    let growth = model.increment.get(&track).map_or(0.0, |line| (line.percent / 100.0).ln_1p());
    let age = f64::from(model.today.saturating_sub(evidence.year));
    let city = evidence.city.map_or(1.0, |city| f64::from(catalogue.cities[city].pay_percent) / 100.0);
    let quality = model.quality_weight.get(&evidence.grade).map_or(0.0, |line| line.weight / 100.0);
    // Ten people say more than one, a thousand little more than a hundred.
    let size = evidence.sample.map_or(0.5, |n| (f64::from(n) / (f64::from(n) + 10.0)).max(0.1));
    Some(Figure {
        evidence: place,
        source: evidence.source,
        middle: middle + growth * age - city.ln(),
        spread: spread.clamp(0.1, 0.6),
        years,
        weight: quality * size * 0.5_f64.powf(age / shape.half_life_years),
    })
}

/// Quantile of the standard normal distribution.
pub fn standard_normal_quantile(share: f64) -> f64 {
    Normal::standard().inverse_cdf(share)
}

/// What the pooled evidence of a cell says.
#[derive(Clone, Debug, Default)]
pub struct Pooled {
    /// How far pay lies from our judgement (difference of logarithms).
    pub deviation: f64,
    /// Precision of the deviation: one over its variance.
    pub precision: f64,
    /// Spread of pay within the cell; absent without evidence.
    pub spread: Option<f64>,
    /// Places in the catalogue's evidence.
    pub used: Vec<usize>,
}

/// Part of a figure's years that lies in a cell.
fn overlap(years: (f64, f64), cell: usize) -> f64 {
    let begins = CELLS[cell];
    let ends = CELLS.get(cell + 1).copied().unwrap_or(LAST_CELL_ENDS);
    let common = (years.1.min(ends) - years.0.max(begins)).max(0.0);
    common / (years.1 - years.0)
}

/// Least part of a figure's years that must lie in a cell for the figure to count there.
const LEAST_OVERLAP: f64 = 0.2;

/// Pools figures of one subject in one cell toward a parent: the normal-normal mean with known variances, the
/// between-source variance widened when sources disagree (DerSimonian and Laird).
pub fn pool(
    figures: &[Figure],
    cell: usize,
    judged: impl Fn(f64) -> f64,
    parent: f64,
    parent_distance: f64,
    shape: &Shape,
) -> Pooled {
    let mut rows: Vec<(f64, f64, f64, usize)> = Vec::new();
    let mut sources = Vec::new();
    for figure in figures {
        let part = overlap(figure.years, cell);
        if part < LEAST_OVERLAP {
            continue;
        }
        let middle_year = f64::midpoint(figure.years.0, figure.years.1);
        rows.push((figure.middle - judged(middle_year), figure.weight * part.sqrt(), figure.spread, figure.evidence));
        sources.push(figure.source);
    }
    // Many rows of one page are still one voice: they share its weight.
    for (row, source) in rows.iter_mut().zip(&sources) {
        row.1 /= sources.iter().filter(|other| *other == source).count() as f64;
    }
    let prior = 1.0 / (parent_distance * parent_distance);
    let total: f64 = rows.iter().map(|row| row.1).sum();
    if total <= 0.0 {
        return Pooled { deviation: parent, precision: prior, spread: None, used: Vec::new() };
    }
    let mean = rows.iter().map(|row| row.0 * row.1).sum::<f64>() / total;
    let disagreement = rows.iter().map(|row| row.1 * (row.0 - mean).powi(2)).sum::<f64>() / total;
    let between = shape.between_sources.powi(2).max(disagreement);
    let evidence = total / between;
    Pooled {
        deviation: (mean * evidence + parent * prior) / (evidence + prior),
        precision: evidence + prior,
        spread: Some((rows.iter().map(|row| row.1 * row.2 * row.2).sum::<f64>() / total).sqrt()),
        used: rows.iter().map(|row| row.3).collect(),
    }
}

/// Deviations of every subject in every cell.
pub struct Cells {
    pub tracks: HashMap<Track, Vec<Pooled>>,
    pub families: Vec<Vec<Pooled>>,
    pub roles: Vec<Vec<Pooled>>,
}

/// Pools everything: tracks first, then families, then roles.
pub(super) fn cells(catalogue: &Catalogue, curves: &[JudgedCurve], figures: &HashMap<Subject, Vec<Figure>>) -> Cells {
    let shape = &catalogue.pay.shape;
    let none = Vec::new();
    let of = |subject| figures.get(&subject).unwrap_or(&none);
    // The judged middle of a group is the mean of its roles that exist at those years.
    let group = |roles: &[RoleId], years: f64| {
        let open: Vec<RoleId> =
            roles.iter().copied().filter(|role| f64::from(catalogue.roles[*role].years.entry) <= years + 1.0).collect();
        let members = if open.is_empty() { roles } else { &open };
        let sum: f64 = members.iter().map(|role| curves[role.index()].at(years).0).sum();
        sum / members.len().max(1) as f64
    };
    let mut tracks = HashMap::new();
    for track in Track::ALL {
        let members: Vec<RoleId> = catalogue.roles.iter().filter(|(_, r)| r.track == track).map(|(id, _)| id).collect();
        let cells = (0..CELLS.len())
            .map(|cell| {
                pool(of(Subject::Track(track)), cell, |y| group(&members, y), 0.0, shape.family_from_track, shape)
            })
            .collect::<Vec<_>>();
        tracks.insert(track, cells);
    }
    let mut families = Vec::with_capacity(catalogue.families.len());
    for (id, family) in catalogue.families.iter() {
        let members: Vec<RoleId> = catalogue.roles.iter().filter(|(_, r)| r.family == id).map(|(id, _)| id).collect();
        families.push(
            (0..CELLS.len())
                .map(|cell| {
                    let parent = tracks[&family.track][cell].deviation;
                    pool(of(Subject::Family(id)), cell, |y| group(&members, y), parent, shape.family_from_track, shape)
                })
                .collect::<Vec<_>>(),
        );
    }
    let mut roles = Vec::with_capacity(catalogue.roles.len());
    for (id, role) in catalogue.roles.iter() {
        roles.push(
            (0..CELLS.len())
                .map(|cell| {
                    let parent = families[role.family.index()][cell].deviation;
                    let judged = |y: f64| curves[id.index()].at(y).0;
                    pool(of(Subject::Role(id)), cell, judged, parent, shape.role_from_judgement, shape)
                })
                .collect::<Vec<_>>(),
        );
    }
    Cells { tracks, families, roles }
}
