//! Pay in a role over the coming ten years, and which of several ways pays most.

use super::Terrain;
use crate::catalogue::RoleId;
use crate::rupees::Rupees;
use crate::salary::{Confidence, SalaryBand};
use crate::years::Years;

/// How far ahead is looked.
pub const YEARS_AHEAD: u16 = 10;
/// Two sums nearer than this are too close to call: no estimate of pay is surer than a tenth.
pub const TOO_CLOSE_PERCENT: u64 = 10;
/// The same where a band rests on little evidence.
pub const TOO_CLOSE_WHEN_UNSURE_PERCENT: u64 = 20;

/// What a role pays somebody from today on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PayAhead {
    pub role: RoleId,
    /// Bands today and after each year; the last is after [`YEARS_AHEAD`].
    pub bands: Vec<SalaryBand>,
    /// Middle pay of those years together, the last one left out: ten years of pay.
    pub total: Rupees,
    /// The band of today rests on little evidence.
    pub unsure: bool,
}

impl PayAhead {
    /// Pay in a role for somebody whose years count there for so much today. From now on each year counts in full.
    pub fn new(terrain: Terrain<'_>, role: RoleId, today: Years) -> Self {
        let after = |years: u16| Years::of_months(today.months() + years * 12);
        let bands: Vec<SalaryBand> = (0..=YEARS_AHEAD).map(|years| terrain.pay.band(role, after(years))).collect();
        let total = bands.iter().take(usize::from(YEARS_AHEAD)).fold(Rupees(0), |sum, band| sum + band.p50());
        let unsure = terrain.pay.basis(role, today).confidence == Confidence::Low;
        Self { role, bands, total, unsure }
    }
}

/// Which of several ways pays most over ten years; the numbers are places in the list that was asked about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// One is ahead of the next by so many percent.
    Ahead {
        first: usize,
        second: usize,
        percent: u64,
    },
    /// The first two are too near to each other.
    TooClose {
        first: usize,
        second: usize,
        percent: u64,
    },
    /// There is only one.
    OnlyOne(usize),
    None,
}

/// Compares what several ways pay over ten years.
pub fn verdict(ways: &[PayAhead]) -> Verdict {
    let mut order: Vec<usize> = (0..ways.len()).collect();
    order.sort_by_key(|place| (std::cmp::Reverse(ways[*place].total), *place));
    match order.as_slice() {
        [] => Verdict::None,
        [only] => Verdict::OnlyOne(*only),
        [first, second, ..] => {
            let (best, next) = (&ways[*first], &ways[*second]);
            let percent = ((best.total - next.total).0 * 100).checked_div(next.total.0).unwrap_or(100);
            let line = if best.unsure || next.unsure { TOO_CLOSE_WHEN_UNSURE_PERCENT } else { TOO_CLOSE_PERCENT };
            if percent < line {
                Verdict::TooClose { first: *first, second: *second, percent }
            } else {
                Verdict::Ahead { first: *first, second: *second, percent }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::Key;

    fn way(total: u64, unsure: bool) -> PayAhead {
        PayAhead { role: RoleId::from_index(0), bands: Vec::new(), total: Rupees(total), unsure }
    }

    #[rstest::rstest]
    #[case(&[], Verdict::None)]
    #[case(&[(50, false)], Verdict::OnlyOne(0))]
    #[case(&[(120, false), (100, false)], Verdict::Ahead { first: 0, second: 1, percent: 20 })]
    #[case(&[(100, false), (60, false), (150, false)], Verdict::Ahead { first: 2, second: 0, percent: 50 })]
    #[case(&[(109, false), (100, false)], Verdict::TooClose { first: 0, second: 1, percent: 9 })]
    #[case(&[(110, false), (100, false)], Verdict::Ahead { first: 0, second: 1, percent: 10 })]
    #[case(&[(110, false), (100, true)], Verdict::TooClose { first: 0, second: 1, percent: 10 })]
    #[case(&[(100, false), (100, false)], Verdict::TooClose { first: 0, second: 1, percent: 0 })]
    #[case(&[(100, false), (0, false)], Verdict::Ahead { first: 0, second: 1, percent: 100 })]
    fn says_which_is_ahead(#[case] ways: &[(u64, bool)], #[case] wanted: Verdict) {
        let ways: Vec<PayAhead> = ways.iter().map(|(total, unsure)| way(*total, *unsure)).collect();
        assert_eq!(verdict(&ways), wanted);
    }
}
