//! Pay as a log-normal distribution, and how each kind of published range is read as one.
//!
//! Pay within a job is skewed: most people stand near the middle and a few far above it. Its logarithm is close to
//! normal (Aitchison and Brown, *The Lognormal Distribution*, 1957), so two numbers say all: middle and spread.

use statrs::distribution::{ContinuousCDF, Normal};

/// From the 25th to the 75th percentile of a normal distribution, in standard deviations.
const QUARTILES_APART: f64 = 1.348_979_5;
/// From the 10th to the 90th.
pub const TENTHS_APART: f64 = 2.563_103_1;
/// From the middle to a quartile.
const TO_QUARTILE: f64 = QUARTILES_APART / 2.0;

/// The logarithm of pay: its middle and its standard deviation.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LogNormal {
    pub middle: f64,
    pub spread: f64,
}

impl LogNormal {
    /// From the 25th and 75th percentile: the middle lies half-way, unless the source states it.
    pub fn from_quartiles(low: f64, high: f64, stated_middle: Option<f64>) -> Self {
        Self {
            middle: stated_middle.map_or_else(|| half_way(low, high), f64::ln),
            spread: (high / low).ln() / QUARTILES_APART,
        }
    }

    /// From the lowest and highest of `n`, which stand where the extremes of n normal numbers are expected (Blom,
    /// *Statistical Estimates and Transformed Beta-Variables*, 1958).
    pub fn from_extremes(low: f64, high: f64, n: u32, stated_middle: Option<f64>) -> Self {
        let n = f64::from(n.max(2));
        let outermost = standard_normal_quantile((n - 0.375) / (n + 0.25));
        Self {
            middle: stated_middle.map_or_else(|| half_way(low, high), f64::ln),
            spread: (high / low).ln() / (2.0 * outermost),
        }
    }

    /// "From 15 lakh": the open end is a tail, and the stated end its lower quartile.
    pub fn above(low: f64, spread: f64) -> Self {
        Self { middle: low.ln() + TO_QUARTILE * spread, spread }
    }

    /// "Up to 6 lakh": the stated end is the upper quartile.
    pub fn below(high: f64, spread: f64) -> Self {
        Self { middle: high.ln() - TO_QUARTILE * spread, spread }
    }

    /// The pay that a share of people stay under, by its place on the standard normal distribution.
    pub fn at(&self, standard: f64) -> f64 {
        (self.middle + standard * self.spread).exp()
    }
}

/// Half-way between two amounts as logarithms go: their geometric mean.
fn half_way(low: f64, high: f64) -> f64 {
    f64::midpoint(low.ln(), high.ln())
}

/// Quantile of the standard normal distribution.
fn standard_normal_quantile(share: f64) -> f64 {
    Normal::standard().inverse_cdf(share)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(left: f64, right: f64) -> bool {
        (left - right).abs() < 5e-4
    }

    #[rstest::rstest]
    // A stated middle is kept; else the geometric mean: √(4 × 9) = 6.
    #[case(4e5, 9e5, None, 6e5, 0.6011)]
    #[case(4e5, 9e5, Some(5.5e5), 5.5e5, 0.6011)]
    #[case(3e5, 3e5, None, 3e5, 0.0)]
    fn reads_quartiles(
        #[case] low: f64,
        #[case] high: f64,
        #[case] stated: Option<f64>,
        #[case] middle: f64,
        #[case] spread: f64,
    ) {
        let read = LogNormal::from_quartiles(low, high, stated);
        assert!(near(read.middle, middle.ln()) && near(read.spread, spread), "{read:?}");
    }

    #[rstest::rstest]
    // ln 2 over twice Blom's place: n = 2: 0.5895; n = 10: 1.5466; n = 100: 2.5056.
    #[case(2, 0.5879)]
    #[case(10, 0.2241)]
    #[case(100, 0.1383)]
    fn reads_extremes(#[case] n: u32, #[case] spread: f64) {
        let read = LogNormal::from_extremes(2e5, 4e5, n, None);
        assert!(near(read.spread, spread), "{read:?}");
    }

    #[test]
    fn an_open_end_is_a_tail() {
        let above = LogNormal::above(15e5, 0.4);
        assert!(near(above.at(-TO_QUARTILE), 15e5) || (above.at(-TO_QUARTILE) - 15e5).abs() < 1.0);
        assert!(above.at(0.0) > 15e5);
        let below = LogNormal::below(6e5, 0.3);
        assert!((below.at(TO_QUARTILE) - 6e5).abs() < 1.0);
        assert!(below.at(0.0) < 6e5);
    }
}
