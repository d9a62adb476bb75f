//! Years of experience, kept in months so that "1.5 years" and "18 months" are the same.

use std::fmt;

/// Experience from 0 to 60 years, in whole months.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Years {
    months: u16,
}

/// The longest experience that is believed.
pub const MOST_YEARS: u16 = 60;

/// Why a text or number is no experience.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum YearsError {
    #[error("Write the years as a number, for example 2 or 1.5.")]
    NotANumber,
    #[error("Years cannot be below 0. Write 0 if you have not worked yet.")]
    Negative,
    #[error("Years must be 60 or less.")]
    TooMany,
}

impl Years {
    pub const ZERO: Self = Self { months: 0 };

    /// # Errors
    /// When it is no number, below 0 or above 60.
    pub fn from_number(years: f64) -> Result<Self, YearsError> {
        if !years.is_finite() {
            return Err(YearsError::NotANumber);
        }
        if years < 0.0 {
            return Err(YearsError::Negative);
        }
        if years > f64::from(MOST_YEARS) {
            return Err(YearsError::TooMany);
        }
        Ok(Self { months: (years * 12.0).round() as u16 })
    }

    /// # Errors
    /// As [`Years::from_number`].
    pub fn parse(text: &str) -> Result<Self, YearsError> {
        let number: f64 = text.trim().parse().map_err(|_| YearsError::NotANumber)?;
        Self::from_number(number)
    }

    /// Whole years; more than 60 become 60.
    pub fn whole(years: u16) -> Self {
        Self { months: years.min(MOST_YEARS) * 12 }
    }

    /// Whole months; more than 60 years become 60.
    pub fn of_months(months: u16) -> Self {
        Self { months: months.min(MOST_YEARS * 12) }
    }

    /// "1 year", "2.5 years".
    pub fn in_words(self) -> String {
        if self.months == 12 { "1 year".to_owned() } else { format!("{self} years") }
    }

    pub fn as_f64(self) -> f64 {
        f64::from(self.months) / 12.0
    }

    pub fn months(self) -> u16 {
        self.months
    }

    /// The longest time that is still shorter.
    pub fn less_a_month(self) -> Self {
        Self { months: self.months.saturating_sub(1) }
    }

    /// A share of the experience, in percent.
    pub fn percent(self, percent: u16) -> Self {
        Self { months: (u32::from(self.months) * u32::from(percent.min(100)) / 100) as u16 }
    }
}

/// With at most one decimal: `2`, `1.5`.
impl fmt::Display for Years {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let tenths = (u32::from(self.months) * 10 + 6) / 12;
        match tenths % 10 {
            0 => write!(f, "{}", tenths / 10),
            part => write!(f, "{}.{part}", tenths / 10),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[rstest::rstest]
    #[case("2", Ok("2"))]
    #[case(" 1.5 ", Ok("1.5"))]
    #[case("0", Ok("0"))]
    #[case("60", Ok("60"))]
    #[case("-1", Err(YearsError::Negative))]
    #[case("400", Err(YearsError::TooMany))]
    #[case("ten", Err(YearsError::NotANumber))]
    #[case("NaN", Err(YearsError::NotANumber))]
    #[case("inf", Err(YearsError::NotANumber))]
    #[case("", Err(YearsError::NotANumber))]
    fn parses(#[case] text: &str, #[case] wanted: Result<&str, YearsError>) {
        assert_eq!(Years::parse(text).map(|years| years.to_string()), wanted.map(str::to_owned));
    }
}
