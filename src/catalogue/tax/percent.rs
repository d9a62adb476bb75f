//! Percentages as the law states them, kept exact.

use std::fmt;

use serde::Deserialize;

use crate::rupees::Rupees;

/// A percentage from 0 to 100 with at most two decimals.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(try_from = "f64")]
pub struct Percent {
    hundredths: u32,
}

impl Percent {
    /// How many parts of ten thousand it is.
    pub fn of_ten_thousand(self) -> u64 {
        u64::from(self.hundredths)
    }

    /// So much of an amount, to the nearest rupee; a half is rounded up.
    pub fn of(self, amount: Rupees) -> Rupees {
        Rupees((amount.0.saturating_mul(self.of_ten_thousand()).saturating_add(5_000)) / 10_000)
    }
}

impl TryFrom<f64> for Percent {
    type Error = String;

    fn try_from(percent: f64) -> Result<Self, Self::Error> {
        let hundredths = percent * 100.0;
        let whole = hundredths.round();
        // A decimal such as 4.81 is not exact in binary: a hair's breadth is let through, a third decimal is not.
        if !(0.0..=10_000.0).contains(&whole) || (hundredths - whole).abs() > 1e-6 {
            return Err("a percentage lies between 0 and 100 and has at most two decimals".to_owned());
        }
        Ok(Self { hundredths: whole as u32 })
    }
}

/// Without needless zeros: `12%`, `0.75%`.
impl fmt::Display for Percent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, part) = (self.hundredths / 100, self.hundredths % 100);
        match (part, part % 10) {
            (0, _) => write!(f, "{whole}%"),
            (_, 0) => write!(f, "{whole}.{}%", part / 10),
            _ => write!(f, "{whole}.{part:02}%"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[rstest::rstest]
    #[case(12.0, "12%", 12_000)]
    #[case(4.81, "4.81%", 4_810)]
    #[case(0.75, "0.75%", 750)]
    #[case(2.5, "2.5%", 2_500)]
    #[case(3.05, "3.05%", 3_050)]
    fn is_exact(#[case] percent: f64, #[case] shown: &str, #[case] of_a_lakh: u64) {
        let percent = Percent::try_from(percent).unwrap();
        assert_eq!(percent.to_string(), shown);
        assert_eq!(percent.of(Rupees(1_00_000)), Rupees(of_a_lakh));
    }

    #[rstest::rstest]
    #[case(-1.0)]
    #[case(100.01)]
    #[case(4.815)]
    #[case(f64::NAN)]
    fn refuses(#[case] percent: f64) {
        assert!(Percent::try_from(percent).is_err());
    }
}
