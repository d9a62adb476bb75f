//! Pay as our judgement sees it over the years: a smooth line through the middles of a role's levels.

use crate::catalogue::Level;
use crate::catalogue::evidence::Shape;
use crate::catalogue::role::{JudgedPay, LevelYears};

/// Half of people lie within this many standard deviations on each side of the middle, taken together: the distance
/// from the 25th to the 75th percentile of a normal distribution.
pub const QUARTILES_APART: f64 = 1.349;

/// The logarithm of a role's judged median pay and its spread, at any years.
#[derive(Clone, Debug)]
pub struct JudgedCurve {
    /// Years, logarithm of the median, spread.
    knots: Vec<(f64, f64, f64)>,
}

impl JudgedCurve {
    pub fn new(years: LevelYears, pay: &JudgedPay, shape: &Shape) -> Self {
        let begins = Level::ALL.map(|level| years.begins(level).as_f64());
        let last_middle = begins[2] + (begins[2] - begins[1]) / 2.0;
        let middles = [f64::midpoint(begins[0], begins[1]), f64::midpoint(begins[1], begins[2]), last_middle];
        let mut knots: Vec<(f64, f64, f64)> = Level::ALL
            .into_iter()
            .zip(middles)
            .map(|(level, middle)| {
                let [low, high] = pay.at(level).map(|amount| amount.as_f64().ln());
                (middle, f64::midpoint(low, high), (high - low) / QUARTILES_APART)
            })
            .collect();
        // A level's range is that of its middle year; its first years lie on the same line, drawn back.
        if let [first, second, _] = knots[..] {
            let slope = (second.1 - first.1) / (second.0 - first.0);
            knots.insert(0, (begins[0], first.1 - slope * (first.0 - begins[0]), first.2));
        }
        if let Some(last) = knots.last().copied() {
            let growth = (shape.growth_beyond_senior_percent / 100.0).ln_1p() * shape.growth_beyond_senior_years;
            knots.push((last.0 + shape.growth_beyond_senior_years, last.1 + growth, last.2));
        }
        Self { knots }
    }

    /// Logarithm of the median and spread; flat before the first and after the last knot.
    pub fn at(&self, years: f64) -> (f64, f64) {
        interpolate(&self.knots, years)
    }
}

/// Between knots on straight lines.
pub fn interpolate(knots: &[(f64, f64, f64)], years: f64) -> (f64, f64) {
    let after = knots.partition_point(|knot| knot.0 <= years);
    match (after.checked_sub(1).and_then(|at| knots.get(at)), knots.get(after)) {
        (Some(before), Some(next)) => {
            let part = (years - before.0) / (next.0 - before.0);
            (before.1 + (next.1 - before.1) * part, before.2 + (next.2 - before.2) * part)
        }
        (Some(only), None) | (None, Some(only)) => (only.1, only.2),
        (None, None) => (0.0, 0.0),
    }
}
