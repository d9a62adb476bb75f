//! Whole rupees, and how India writes them.

use std::fmt;
use std::ops::{Add, Sub};

use serde::{Deserialize, Serialize};

/// Whole rupees; a year's amount unless a name says otherwise. Shown with Indian grouping: `₹ 4,50,000`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Rupees(pub u64);

/// Rupees in one lakh.
pub const LAKH: u64 = 1_00_000;

impl Rupees {
    /// The nearest whole rupee; anything below zero or not a number becomes zero.
    pub fn from_f64(amount: f64) -> Self {
        // `as` saturates, and turns NaN into zero: both are what an amount of money wants.
        Self(amount.round() as u64)
    }

    pub fn as_f64(self) -> f64 {
        self.0 as f64
    }

    /// Rounded to the nearest thousand, as estimates are: a band is not known to the rupee.
    pub fn to_thousands(self) -> Self {
        Self(self.0.saturating_add(500) / 1_000 * 1_000)
    }

    /// In lakh with at most one decimal and no unit: `4.5`, `12`.
    pub fn lakh(self) -> String {
        let tenths = (self.0 + LAKH / 20) / (LAKH / 10);
        match tenths % 10 {
            0 => (tenths / 10).to_string(),
            part => format!("{}.{part}", tenths / 10),
        }
    }

    /// A twelfth, to the nearest rupee.
    pub fn a_month(self) -> Self {
        Self((self.0 + 6) / 12)
    }

    /// Digits with Indian grouping and no sign: the last three together, then pairs.
    pub fn grouped(self) -> String {
        let digits = self.0.to_string();
        let (head, tail) = digits.split_at(digits.len().saturating_sub(3));
        let mut grouped = String::with_capacity(digits.len() + digits.len() / 2);
        for (place, digit) in head.chars().enumerate() {
            if place > 0 && (head.len() - place).is_multiple_of(2) {
                grouped.push(',');
            }
            grouped.push(digit);
        }
        if !head.is_empty() {
            grouped.push(',');
        }
        grouped.push_str(tail);
        grouped
    }
}

impl fmt::Display for Rupees {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "₹\u{a0}{}", self.grouped())
    }
}

impl Add for Rupees {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl Sub for Rupees {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[rstest::rstest]
    #[case(0, "0")]
    #[case(999, "999")]
    #[case(1_000, "1,000")]
    #[case(21_000, "21,000")]
    #[case(4_50_000, "4,50,000")]
    #[case(12_75_000, "12,75,000")]
    #[case(1_00_00_000, "1,00,00,000")]
    #[case(12_34_56_789, "12,34,56,789")]
    fn groups_as_india_does(#[case] amount: u64, #[case] shown: &str) {
        assert_eq!(Rupees(amount).grouped(), shown);
    }

    #[rstest::rstest]
    #[case(4_50_000, "4.5")]
    #[case(4_00_000, "4")]
    #[case(4_94_999, "4.9")]
    #[case(4_96_000, "5")]
    #[case(15_00_000, "15")]
    fn says_lakh(#[case] amount: u64, #[case] shown: &str) {
        assert_eq!(Rupees(amount).lakh(), shown);
    }

    #[test]
    fn not_a_number_is_no_money() {
        assert_eq!(Rupees::from_f64(f64::NAN), Rupees(0));
        assert_eq!(Rupees::from_f64(-5.0), Rupees(0));
    }
}
