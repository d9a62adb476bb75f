//! Bands of every role at every half year, made once from a catalogue.

use std::collections::HashSet;

use super::band::SalaryBand;
use super::curve::{JudgedCurve, interpolate};
use super::pooling::{self, CELL_MIDDLES, CELLS, Figure, Pooled, Subject};
use crate::catalogue::entries::Grade;
use crate::catalogue::evidence::{Evidence, RangeKind, Shape};
use crate::catalogue::{Catalogue, FamilyId, Key, Role, RoleId};
use crate::rupees::Rupees;
use crate::years::Years;

/// Bands are kept for every half year up to this one; later years have its band.
pub const LAST_YEAR: u16 = 45;
const STEPS_A_YEAR: u16 = 2;

/// The 10th, 25th, 50th, 75th and 90th percentile of a standard normal distribution.
const PERCENTILES: [f64; 5] = [-1.281_551_6, -0.674_489_8, 0.0, 0.674_489_8, 1.281_551_6];
/// From the 10th to the 90th percentile of a normal distribution, in standard deviations.
const TENTHS_APART: f64 = 2.563_103_1;

/// How much a band rests on.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize, utoipa::ToSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum Confidence {
    Low,
    Medium,
    High,
}

impl Confidence {
    pub fn id(self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::Medium => "medium",
            Self::High => "high",
        }
    }
}

/// What a role's band at some years rests on.
#[derive(Clone, Debug)]
pub struct Basis {
    pub confidence: Confidence,
    /// How far one had to go for a figure.
    pub nearest: Nearest,
    /// Places in the catalogue's evidence: the role's own figures first.
    pub evidence: Vec<usize>,
}

/// Where the nearest figure speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Nearest {
    Role,
    Family(FamilyId),
    Track,
    /// No figure: our judgement alone.
    Judgement,
}

#[derive(Debug)]
struct RolePay {
    /// Rupees at each half year from the first.
    steps: Vec<[u32; 5]>,
    /// What each cell of years rests on.
    basis: Vec<Basis>,
}

/// Bands of all roles.
#[derive(Debug)]
pub struct PayTable {
    roles: Vec<RolePay>,
    first_years: Vec<u16>,
}

impl PayTable {
    pub fn new(catalogue: &Catalogue) -> Self {
        Self::with_evidence(catalogue, |_| true)
    }

    /// A table made from part of the evidence; for the check that leaves one source out.
    pub fn with_evidence(catalogue: &Catalogue, use_of: impl Fn(&Evidence) -> bool) -> Self {
        let shape = &catalogue.pay.shape;
        let curves: Vec<JudgedCurve> =
            catalogue.roles.iter().map(|(_, role)| JudgedCurve::new(role.years, &role.pay, shape)).collect();
        let figures = pooling::figures(catalogue, use_of);
        let cells = pooling::cells(catalogue, &curves, &figures);
        let roles = catalogue
            .roles
            .iter()
            .map(|(id, role)| {
                let family = &cells.families[role.family.index()];
                let track = &cells.tracks[&role.track];
                let own = &cells.roles[id.index()];
                let basis: Vec<Basis> = (0..CELLS.len())
                    .map(|cell| basis(catalogue, role, [&own[cell], &family[cell], &track[cell]]))
                    .collect();
                let knots = knots(&curves[id.index()], own, family, track, &basis, shape);
                RolePay { steps: steps(&curves[id.index()], &knots, role), basis }
            })
            .collect();
        let first_years = catalogue.roles.iter().map(|(_, role)| role.years.entry).collect();
        Self { roles, first_years }
    }

    /// A role's band after some years; before its first year, that of its first year.
    pub fn band(&self, role: RoleId, years: Years) -> SalaryBand {
        let years = self.counted(role, years);
        let steps = &self.roles[role.index()].steps;
        let months_a_step = 12 / STEPS_A_YEAR;
        let last = steps.len() - 1;
        let below = usize::from(years.months() / months_a_step).min(last);
        let above = (below + 1).min(last);
        let part = u64::from(years.months() % months_a_step);
        let rest = u64::from(months_a_step) - part;
        let mut amounts = [Rupees(0); 5];
        for (at, amount) in amounts.iter_mut().enumerate() {
            let (low, high) = (u64::from(steps[below][at]), u64::from(steps[above][at]));
            *amount = Rupees((low * rest + high * part) / u64::from(months_a_step)).to_thousands();
        }
        SalaryBand::rising(amounts)
    }

    /// What a role's band after some years rests on.
    pub fn basis(&self, role: RoleId, years: Years) -> &Basis {
        let cell = pooling::cell_of(self.counted(role, years).as_f64());
        &self.roles[role.index()].basis[cell]
    }

    fn counted(&self, role: RoleId, years: Years) -> Years {
        years.max(Years::whole(self.first_years[role.index()])).min(Years::whole(LAST_YEAR))
    }
}

/// Deviation from judgement and spread at the middle of each cell.
fn knots(
    curve: &JudgedCurve,
    own: &[Pooled],
    family: &[Pooled],
    track: &[Pooled],
    basis: &[Basis],
    shape: &Shape,
) -> Vec<(f64, f64, f64)> {
    CELL_MIDDLES
        .iter()
        .enumerate()
        .map(|(cell, middle)| {
            let judged = curve.at(*middle).1;
            let seen = own[cell].spread.or(family[cell].spread).or(track[cell].spread).unwrap_or(judged);
            // People differ, sources differ, and the middle itself is not known exactly: variances add.
            let within = f64::midpoint(seen * seen, judged * judged);
            let unsure = 1.0 / own[cell].precision;
            let widest = match basis[cell].confidence {
                Confidence::Low => shape.widest_low_confidence,
                Confidence::Medium | Confidence::High => shape.widest,
            };
            let spread =
                (within + unsure).sqrt().clamp(shape.narrowest.ln() / TENTHS_APART, widest.ln() / TENTHS_APART);
            (*middle, own[cell].deviation, spread)
        })
        .collect()
}

/// Amounts at every half year; none falls as years rise.
fn steps(curve: &JudgedCurve, knots: &[(f64, f64, f64)], role: &Role) -> Vec<[u32; 5]> {
    let mut highest = [0_u32; 5];
    (0..=LAST_YEAR * STEPS_A_YEAR)
        .map(|step| {
            let years = (f64::from(step) / f64::from(STEPS_A_YEAR)).max(f64::from(role.years.entry));
            let (deviation, spread) = interpolate(knots, years);
            let middle = curve.at(years).0 + deviation;
            for (amount, percentile) in highest.iter_mut().zip(PERCENTILES) {
                let exact = (middle + percentile * spread).exp();
                *amount = (*amount).max(exact.round() as u32);
            }
            highest
        })
        .collect()
}

/// Sources of one cell that make a band sure: so many, within so many years, of so many kinds.
const SURE_SOURCES: usize = 3;
const SURE_YEARS: u16 = 3;
const SURE_KINDS: usize = 2;

fn basis(catalogue: &Catalogue, role: &Role, pooled: [&Pooled; 3]) -> Basis {
    let [own, family, track] = pooled;
    let recent = |places: &[usize]| {
        let rows: Vec<&Evidence> = places
            .iter()
            .filter_map(|place| catalogue.pay.evidence.get(*place))
            .filter(|e| e.year + SURE_YEARS >= catalogue.pay.model.today && e.dated)
            .collect();
        let mut sources: Vec<_> = rows.iter().map(|e| e.source).collect();
        sources.sort_unstable();
        sources.dedup();
        let kinds: HashSet<(Grade, RangeKind)> = rows.iter().map(|row| (row.grade, row.kind)).collect();
        (sources.len(), kinds.len())
    };
    let (own_sources, own_kinds) = recent(&own.used);
    let (family_sources, _) = recent(&family.used);
    let confidence = if own_sources >= SURE_SOURCES && own_kinds >= SURE_KINDS {
        Confidence::High
    } else if own_sources >= 1 || family_sources >= SURE_SOURCES {
        Confidence::Medium
    } else {
        Confidence::Low
    };
    let nearest = if !own.used.is_empty() {
        Nearest::Role
    } else if !family.used.is_empty() {
        Nearest::Family(role.family)
    } else if !track.used.is_empty() {
        Nearest::Track
    } else {
        Nearest::Judgement
    };
    let evidence = own.used.iter().chain(&family.used).chain(&track.used).copied().collect();
    Basis { confidence, nearest, evidence }
}

/// Figures that speak of a subject; for pages that list them.
pub fn figures_of(catalogue: &Catalogue, subject: Subject) -> Vec<Figure> {
    pooling::figures(catalogue, |_| true).remove(&subject).unwrap_or_default()
}
