//! A salary band: five points of a distribution, in order by construction.

use serde::{Deserialize, Serialize};

use crate::rupees::Rupees;

/// What five people of a hundred earn at most, rupees a year: a tenth earn less than `p10`, half less than `p50`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SalaryBand {
    p10: Rupees,
    p25: Rupees,
    p50: Rupees,
    p75: Rupees,
    p90: Rupees,
}

impl SalaryBand {
    /// A band from five amounts; an amount below the one before it is raised to it.
    pub fn rising(amounts: [Rupees; 5]) -> Self {
        let [p10, p25, p50, p75, p90] = amounts;
        let p25 = p25.max(p10);
        let p50 = p50.max(p25);
        let p75 = p75.max(p50);
        Self { p10, p25, p50, p75, p90: p90.max(p75) }
    }

    /// The band half-way between several, as logarithms go; nothing at all between none.
    pub fn between(bands: &[Self]) -> Self {
        let mean = |at: usize| {
            let sum: f64 = bands.iter().map(|band| band.points()[at].as_f64().ln()).sum();
            if bands.is_empty() { Rupees(0) } else { Rupees::from_f64((sum / bands.len() as f64).exp()) }
        };
        Self::rising([0, 1, 2, 3, 4].map(mean))
    }

    pub fn p10(&self) -> Rupees {
        self.p10
    }

    pub fn p25(&self) -> Rupees {
        self.p25
    }

    pub fn p50(&self) -> Rupees {
        self.p50
    }

    pub fn p75(&self) -> Rupees {
        self.p75
    }

    pub fn p90(&self) -> Rupees {
        self.p90
    }

    pub fn points(&self) -> [Rupees; 5] {
        [self.p10, self.p25, self.p50, self.p75, self.p90]
    }

    /// The band for pay that is higher by some percent.
    pub fn percent(&self, percent: u32) -> Self {
        Self::rising(self.points().map(|amount| Rupees(amount.0 * u64::from(percent) / 100)))
    }
}
