//! Amounts as people in India write them: `4,50,000`, `4.5 lakh`, `4.5 LPA`, `35k per month`.

use super::FieldCode;
use crate::rupees::{LAKH, Rupees};

/// Why a text is no amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MoneyError {
    #[error("Write an amount in rupees, for example 4,50,000 or 4.5 lakh or 35k per month.")]
    NotAnAmount,
    #[error("The amount cannot be below zero.")]
    Negative,
    #[error("The amount must be 100 crore rupees or less.")]
    TooLarge,
    #[error("Is this in lakh or in rupees? Write for example 4.5 lakh, or 4,50,000.")]
    Unclear,
    #[error("Is this for a month or for a year? Write for example 35k per month, or 4.2 lakh a year.")]
    MonthOrYear,
}

impl MoneyError {
    /// Stable name of the error.
    pub fn code(self) -> FieldCode {
        match self {
            Self::NotAnAmount | Self::Negative | Self::TooLarge => FieldCode::Amount,
            Self::Unclear | Self::MonthOrYear => FieldCode::Unclear,
        }
    }
}

/// The largest amount that is believed: 100 crore.
const MOST: f64 = 1e9;
/// A bare number below this could be lakh as well as rupees.
const LEAST_BARE: f64 = 1_000.0;
const CRORE: u64 = 100 * LAKH;

/// Words that multiply; the longest first, so that `lakhs` is not read as `l` and a rest.
const UNITS: [(&str, u64); 14] = [
    ("lakhs", LAKH),
    ("lakh", LAKH),
    ("lacs", LAKH),
    ("lac", LAKH),
    ("lpa", LAKH),
    ("crores", CRORE),
    ("crore", CRORE),
    ("cr", CRORE),
    ("thousand", 1_000),
    ("k", 1_000),
    ("l", LAKH),
    ("लाख", LAKH),
    ("करोड़", CRORE),
    ("हज़ार", 1_000),
];
/// Words for a year, which is also what no word means.
const YEAR_WORDS: [&str; 5] = ["annum", "pa", "year", "yearly", "lpa"];
/// Words for a month.
const MONTH_WORDS: [&str; 7] = ["month", "monthly", "pm", "mahine", "mahina", "महीना", "महीने"];
/// Words that change nothing.
const SILENT_WORDS: [&str; 9] = ["rs", "inr", "rupees", "rupee", "per", "a", "ctc", "in", "only"];

/// An amount a year.
///
/// # Errors
/// What to write instead.
pub fn a_year(text: &str) -> Result<Rupees, MoneyError> {
    read(text, LEAST_BARE).map(|read| read.a_year)
}

/// An amount that is paid once, such as a fee: a small one is rupees too.
///
/// # Errors
/// What to write instead.
pub fn once(text: &str) -> Result<Rupees, MoneyError> {
    read(text, 0.0).map(|read| read.a_year)
}

/// A year's CTC: an amount under the least that is believed, without a word on its time, must be a month's and is asked
/// about.
///
/// # Errors
/// What to write instead.
pub fn ctc_a_year(text: &str, least: Rupees) -> Result<Rupees, MoneyError> {
    let read = read(text, LEAST_BARE)?;
    if !read.says_when && read.a_year > Rupees(0) && read.a_year < least {
        return Err(MoneyError::MonthOrYear);
    }
    Ok(read.a_year)
}

/// An amount, and whether its text says a month or a year.
struct Read {
    a_year: Rupees,
    says_when: bool,
}

/// `least_bare`: a smaller number without a unit is asked about.
fn read(text: &str, least_bare: f64) -> Result<Read, MoneyError> {
    let text = text.to_lowercase().replace(['₹', ','], " ").replace("/-", " ").replace(['/', '-'], " - ");
    let text = text.replace("p.a", "pa").replace("p. a", "pa").replace("p.m", "pm").replace("p. m", "pm");
    let number_ends = |c: char| !(c.is_ascii_digit() || c == '.');
    let mut number: Option<String> = None;
    let mut unit = None;
    let (mut months, mut years) = (false, false);
    for word in split_numbers(&text) {
        let word = word.trim_matches('.');
        if word.is_empty() {
            continue;
        }
        if !word.contains(number_ends) {
            // "4 50 000" once its commas are gone; a second number after a unit is something else.
            match (&mut number, unit) {
                (None, _) => number = Some(word.to_owned()),
                (Some(digits), None) if word.len() >= 2 && !word.contains('.') => digits.push_str(word),
                _ => return Err(MoneyError::NotAnAmount),
            }
        } else if let Some((_, factor)) = UNITS.iter().find(|(name, _)| *name == word) {
            if unit.replace(*factor).is_some() {
                return Err(MoneyError::NotAnAmount);
            }
        } else if MONTH_WORDS.contains(&word) {
            months = true;
        } else if word == "-" {
            if number.is_none() {
                return Err(MoneyError::Negative);
            }
        } else if YEAR_WORDS.contains(&word) {
            years = true;
        } else if !SILENT_WORDS.contains(&word) {
            return Err(MoneyError::NotAnAmount);
        }
    }
    let number: f64 = number.and_then(|digits| digits.parse().ok()).ok_or(MoneyError::NotAnAmount)?;
    if unit.is_none() && number > 0.0 && number < least_bare {
        return Err(MoneyError::Unclear);
    }
    let amount = number * unit.unwrap_or(1) as f64 * if months { 12.0 } else { 1.0 };
    if amount > MOST {
        return Err(MoneyError::TooLarge);
    }
    Ok(Read { a_year: Rupees::from_f64(amount), says_when: months || years })
}

/// Words, with a number apart from letters that follow it: `35k` becomes `35` and `k`.
fn split_numbers(text: &str) -> Vec<&str> {
    text.split_whitespace()
        .flat_map(|word| {
            let end = word.find(|c: char| !(c.is_ascii_digit() || c == '.')).unwrap_or(word.len());
            let (number, rest) = word.split_at(end);
            [number, rest]
        })
        .filter(|word| !word.is_empty())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[rstest::rstest]
    #[case("450000", Ok(4_50_000))]
    #[case("4,50,000", Ok(4_50_000))]
    #[case("₹ 4,50,000/-", Ok(4_50_000))]
    #[case("Rs. 4,50,000 per annum", Ok(4_50_000))]
    #[case("₹ 4,50,000 p.a.", Ok(4_50_000))]
    #[case("Rs 35,000 p.m.", Ok(4_20_000))]
    #[case("35000 p. m.", Ok(4_20_000))]
    #[case("4.5 lakh", Ok(4_50_000))]
    #[case("4.5 LPA", Ok(4_50_000))]
    #[case("4.5L", Ok(4_50_000))]
    #[case("4.5 लाख", Ok(4_50_000))]
    #[case("35k per month", Ok(4_20_000))]
    #[case("35,000 / month", Ok(4_20_000))]
    #[case("1.2 crore", Ok(1_20_00_000))]
    #[case("0", Ok(0))]
    #[case("4.5", Err(MoneyError::Unclear))]
    #[case("-450000", Err(MoneyError::Negative))]
    #[case("101 crore", Err(MoneyError::TooLarge))]
    #[case("4 lakh 50 thousand", Err(MoneyError::NotAnAmount))]
    #[case("ten", Err(MoneyError::NotAnAmount))]
    #[case("", Err(MoneyError::NotAnAmount))]
    #[case("4.5.6 lakh", Err(MoneyError::NotAnAmount))]
    fn reads_amounts(#[case] text: &str, #[case] wanted: Result<u64, MoneyError>) {
        assert_eq!(a_year(text).map(|amount| amount.0), wanted);
    }

    #[rstest::rstest]
    #[case("35k per month", Ok(4_20_000))]
    #[case("35000 a month", Ok(4_20_000))]
    #[case("35k", Err(MoneyError::MonthOrYear))]
    #[case("35,000", Err(MoneyError::MonthOrYear))]
    #[case("35,000 a year", Ok(35_000))]
    #[case("60,000", Ok(60_000))]
    #[case("4.5 lakh", Ok(4_50_000))]
    #[case("0", Ok(0))]
    fn asks_whether_a_month_was_meant(#[case] text: &str, #[case] wanted: Result<u64, MoneyError>) {
        assert_eq!(ctc_a_year(text, Rupees(60_000)).map(|amount| amount.0), wanted);
    }

    #[test]
    fn a_small_fee_is_rupees() {
        assert_eq!(once("500"), Ok(Rupees(500)));
        assert_eq!(once("₹ 1,500/-"), Ok(Rupees(1_500)));
    }

    proptest! {
        #[test]
        fn never_panics(text in "\\PC{0,60}") {
            let _ = a_year(&text);
        }

        #[test]
        fn grouping_is_read_back(amount in 1_000_u64..1_00_00_00_000) {
            prop_assert_eq!(a_year(&Rupees(amount).to_string()), Ok(Rupees(amount)));
        }
    }
}
