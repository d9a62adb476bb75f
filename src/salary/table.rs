//! Bands of every role at every half year, made once from a catalogue.

use super::band::SalaryBand;
use super::basis::{Basis, Confidence, Nearest};
use super::cells::{self, CELL_MIDDLES, CELLS, Pool, RoleCell};
use super::curve::{JudgedCurve, RisingCurve, straight};
use super::figure;
use super::lognormal::{LogNormal, TENTHS_APART};
use crate::catalogue::evidence::{Evidence, Shape};
use crate::catalogue::{Catalogue, Key, Role, RoleId};
use crate::rupees::Rupees;
use crate::years::Years;

/// Bands are kept for every half year up to this one; later years have its band.
pub const LAST_YEAR: u16 = 45;
const STEPS_A_YEAR: u16 = 2;
/// The last year at which the line is fixed; beyond it pay no longer rises.
const LAST_POINT: f64 = 25.0;
/// Points nearer to a role's first year than this would bend its line for nothing.
const LEAST_YEARS_APART: f64 = 0.4;

/// The 10th, 25th, 50th, 75th and 90th percentile of a standard normal distribution.
const PERCENTILES: [f64; 5] = [-1.281_551_6, -0.674_489_8, 0.0, 0.674_489_8, 1.281_551_6];

#[derive(Debug)]
struct RolePay {
    first_year: u16,
    /// Rupees at each half year from 0.
    steps: Vec<[u32; 5]>,
    /// What each cell of years rests on.
    basis: Vec<Basis>,
}

/// Bands of all roles.
#[derive(Debug)]
pub struct PayTable {
    roles: Vec<RolePay>,
}

impl PayTable {
    pub fn new(catalogue: &Catalogue) -> Self {
        Self::with_evidence(catalogue, |_| true)
    }

    /// A table made from part of the evidence; for the check that leaves one source out.
    pub fn with_evidence(catalogue: &Catalogue, use_of: impl Fn(&Evidence) -> bool) -> Self {
        let pool = Pool::new(catalogue, figure::figures(catalogue, use_of));
        let roles = catalogue.roles.iter().map(|(id, role)| RolePay::new(catalogue, &pool, id, role)).collect();
        Self { roles }
    }

    /// A role's band after some years; before its first year, that of its first year.
    pub fn band(&self, role: RoleId, years: Years) -> SalaryBand {
        let pay = &self.roles[role.index()];
        let years = pay.counted(years);
        let months_a_step = 12 / STEPS_A_YEAR;
        let below = usize::from(years.months() / months_a_step).min(pay.steps.len() - 1);
        let above = (below + 1).min(pay.steps.len() - 1);
        let part = u64::from(years.months() % months_a_step);
        let rest = u64::from(months_a_step) - part;
        let mut amounts = [Rupees(0); 5];
        for (at, amount) in amounts.iter_mut().enumerate() {
            let (low, high) = (u64::from(pay.steps[below][at]), u64::from(pay.steps[above][at]));
            *amount = Rupees((low * rest + high * part) / u64::from(months_a_step)).to_thousands();
        }
        SalaryBand::rising(amounts)
    }

    /// What a role's band after some years rests on.
    pub fn basis(&self, role: RoleId, years: Years) -> &Basis {
        let pay = &self.roles[role.index()];
        &pay.basis[cells::cell_of(pay.counted(years).as_f64())]
    }
}

impl RolePay {
    fn new(catalogue: &Catalogue, pool: &Pool<'_>, id: RoleId, role: &Role) -> Self {
        let cells: Vec<RoleCell> = (0..CELLS.len()).map(|cell| pool.role(id, cell)).collect();
        let basis: Vec<Basis> = cells.iter().map(|cell| Basis::new(catalogue, &pool.figures, role, cell)).collect();
        let line = PayLine::new(&pool.curves[id.index()], &cells, &basis, role.years.entry, &catalogue.pay.shape);
        Self { first_year: role.years.entry, steps: steps(&line), basis }
    }

    fn counted(&self, years: Years) -> Years {
        years.max(Years::whole(self.first_year)).min(Years::whole(LAST_YEAR))
    }
}

/// A role's pay over years: a smooth rising middle, and a spread.
pub struct PayLine {
    middle: RisingCurve,
    spread: Vec<(f64, f64)>,
}

impl PayLine {
    pub fn new(curve: &JudgedCurve, cells: &[RoleCell], basis: &[Basis], first_year: u16, shape: &Shape) -> Self {
        let first = f64::from(first_year);
        let deviations: Vec<(f64, f64)> =
            CELL_MIDDLES.iter().zip(cells).map(|(middle, cell)| (*middle, cell.own.pooled.deviation)).collect();
        let later = CELL_MIDDLES.into_iter().chain([LAST_POINT]).filter(|years| *years > first + LEAST_YEARS_APART);
        let points: Vec<(f64, f64)> = [first]
            .into_iter()
            .chain(later)
            .map(|years| (years, curve.at(years).middle + straight(&deviations, years)))
            .collect();
        let spread = CELL_MIDDLES
            .iter()
            .zip(cells.iter().zip(basis))
            .map(|(middle, (cell, basis))| (*middle, spread(cell, curve.at(*middle).spread, basis, shape)))
            .collect();
        Self { middle: RisingCurve::through(&points), spread }
    }

    pub fn at(&self, years: f64) -> LogNormal {
        LogNormal { middle: self.middle.at(years), spread: straight(&self.spread, years) }
    }
}

/// People differ, and the middle itself is not known exactly: the variances add. Where no figure speaks of the work,
/// both may be larger than our judgement says.
pub fn spread(cell: &RoleCell, judged: f64, basis: &Basis, shape: &Shape) -> f64 {
    let widest = match basis.confidence {
        Confidence::Low => shape.widest_low_confidence,
        Confidence::Medium | Confidence::High => shape.widest,
    };
    let widened = match basis.nearest {
        Nearest::Role | Nearest::Family(_) => 1.0,
        Nearest::Track | Nearest::Judgement => shape.unheard_widening,
    };
    let variance = cell.spread_squared(judged) + cell.own.pooled.variance;
    (variance.sqrt() * widened).clamp(shape.narrowest.ln() / TENTHS_APART, widest.ln() / TENTHS_APART)
}

/// Amounts at every half year; none falls as years rise.
fn steps(line: &PayLine) -> Vec<[u32; 5]> {
    let mut highest = [0_u32; 5];
    (0..=LAST_YEAR * STEPS_A_YEAR)
        .map(|step| {
            let pay = line.at(f64::from(step) / f64::from(STEPS_A_YEAR));
            for (amount, percentile) in highest.iter_mut().zip(PERCENTILES) {
                *amount = (*amount).max(pay.at(percentile).round() as u32);
            }
            highest
        })
        .collect()
}
