//! Lines over years: our judgement through a role's levels, and the smooth rising line that bands are read from.

use crate::catalogue::evidence::Shape;
use crate::catalogue::{Level, Role};
use crate::rupees::Rupees;

use super::lognormal::LogNormal;

/// The logarithm of a role's judged median pay and its spread, at any years.
#[derive(Clone, Debug)]
pub struct JudgedCurve {
    middle: Vec<(f64, f64)>,
    spread: Vec<(f64, f64)>,
}

impl JudgedCurve {
    /// A level's range is the middle half of people at its middle year.
    pub fn new(role: &Role, shape: &Shape) -> Self {
        let begins = Level::ALL.map(|level| role.years.begins(level).as_f64());
        let last = begins[2] + (begins[2] - begins[1]) / 2.0;
        let middles = [f64::midpoint(begins[0], begins[1]), f64::midpoint(begins[1], begins[2]), last];
        let levels = Level::ALL.map(|level| {
            let [low, high] = role.pay.at(level).map(Rupees::as_f64);
            LogNormal::from_quartiles(low, high, None)
        });
        let steepness = (levels[1].middle - levels[0].middle) / (middles[1] - middles[0]);
        let start = levels[0].middle - shape.starting_slope * steepness * (middles[0] - begins[0]);
        let percent = shape.growth_beyond_senior_percent.get(&role.track).copied().unwrap_or_default();
        let grown = (percent / 100.0).ln_1p() * shape.growth_beyond_senior_years;
        let mut middle = vec![(begins[0], start)];
        middle.extend(middles.into_iter().zip(levels.map(|level| level.middle)));
        middle.push((last + shape.growth_beyond_senior_years, levels[2].middle + grown));
        Self { middle, spread: middles.into_iter().zip(levels.map(|level| level.spread)).collect() }
    }

    pub fn at(&self, years: f64) -> LogNormal {
        LogNormal { middle: straight(&self.middle, years), spread: straight(&self.spread, years) }
    }
}

/// Between points on straight lines; flat before the first and after the last.
pub fn straight(points: &[(f64, f64)], years: f64) -> f64 {
    let after = points.partition_point(|point| point.0 <= years);
    match (after.checked_sub(1).and_then(|at| points.get(at)), points.get(after)) {
        (Some(before), Some(next)) => before.1 + (next.1 - before.1) * (years - before.0) / (next.0 - before.0),
        (Some(only), None) | (None, Some(only)) => only.1,
        (None, None) => 0.0,
    }
}

/// A smooth line through points that never falls: cubic pieces whose slopes are kept small enough (Fritsch and
/// Carlson, *SIAM Journal on Numerical Analysis* 17, 1980). A point under the one before it is raised to it.
#[derive(Clone, Debug)]
pub struct RisingCurve {
    /// Years, value, slope.
    points: Vec<(f64, f64, f64)>,
}

impl RisingCurve {
    pub fn through(points: &[(f64, f64)]) -> Self {
        let mut highest = f64::NEG_INFINITY;
        let risen: Vec<(f64, f64)> = points
            .iter()
            .map(|(years, value)| {
                highest = highest.max(*value);
                (*years, highest)
            })
            .collect();
        let steps: Vec<f64> = risen.windows(2).map(|pair| (pair[1].1 - pair[0].1) / (pair[1].0 - pair[0].0)).collect();
        let slope = |at: usize| match (at.checked_sub(1).and_then(|before| steps.get(before)), steps.get(at)) {
            // The harmonic mean: zero where either side is flat, so that no piece overshoots.
            (Some(before), Some(next)) if *before > 0.0 && *next > 0.0 => 2.0 * before * next / (before + next),
            (Some(_), Some(_)) | (None, None) => 0.0,
            (Some(only), None) | (None, Some(only)) => *only,
        };
        Self { points: risen.iter().enumerate().map(|(at, (years, value))| (*years, *value, slope(at))).collect() }
    }

    /// Flat before the first and after the last point.
    pub fn at(&self, years: f64) -> f64 {
        let after = self.points.partition_point(|point| point.0 <= years);
        match (after.checked_sub(1).and_then(|at| self.points.get(at)), self.points.get(after)) {
            (Some((from, low, begins)), Some((to, high, ends))) => {
                let (width, t) = (to - from, (years - from) / (to - from));
                let (one, two, three) = (t, t * t, t * t * t);
                (2.0 * three - 3.0 * two + 1.0) * low
                    + (three - 2.0 * two + one) * width * begins
                    + (3.0 * two - 2.0 * three) * high
                    + (three - two) * width * ends
            }
            (Some(only), None) | (None, Some(only)) => only.1,
            (None, None) => 0.0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[rstest::rstest]
    #[case(0.0, 1.0)]
    #[case(1.0, 1.0)]
    #[case(2.0, 2.0)]
    #[case(3.0, 3.0)]
    #[case(9.0, 3.0)]
    fn straight_lines(#[case] years: f64, #[case] value: f64) {
        assert!((straight(&[(1.0, 1.0), (3.0, 3.0)], years) - value).abs() < 1e-12);
    }

    #[test]
    fn rises_smoothly_through_its_points() {
        let points = [(0.0, 1.0), (2.0, 1.5), (4.0, 1.2), (8.0, 3.0), (18.0, 3.1)];
        let curve = RisingCurve::through(&points);
        for (years, value) in [(0.0, 1.0), (2.0, 1.5), (4.0, 1.5), (8.0, 3.0), (18.0, 3.1), (40.0, 3.1)] {
            assert!((curve.at(years) - value).abs() < 1e-12, "{years}");
        }
        let values: Vec<f64> = (0..=200).map(|step| curve.at(f64::from(step) / 10.0)).collect();
        assert!(values.is_sorted());
    }
}
