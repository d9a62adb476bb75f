//! Amounts as people in India write them: `4,50,000`, `4.5 lakh`, `4.5 LPA`, `35k per month`, `4 lakh 50 thousand`.

use super::FieldCode;
use crate::catalogue::words::western_digit;
use crate::rupees::{LAKH, Rupees};

/// Why a text is no amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MoneyError {
    #[error("Write the amount in numbers, for example 4,50,000 or 4.5 lakh or 35k per month.")]
    NotAnAmount,
    #[error("The amount cannot be below zero.")]
    Negative,
    #[error("The amount must be 100 crore rupees or less.")]
    TooLarge,
    #[error("Is this in lakh or in rupees? Write for example 4.5 lakh, or 4,50,000.")]
    Unclear,
    #[error("Write one amount, not from one to another. For an offer, write the amount in the letter.")]
    Range,
    #[error("Is this for a month or for a year? Write for example 35k per month, or 4.2 lakh a year.")]
    MonthOrYear,
}

impl MoneyError {
    /// Stable name of the error.
    pub fn code(self) -> FieldCode {
        match self {
            Self::NotAnAmount | Self::Negative | Self::TooLarge => FieldCode::Amount,
            Self::Unclear | Self::Range | Self::MonthOrYear => FieldCode::Unclear,
        }
    }
}

/// The largest amount that is believed: 100 crore.
const MOST: f64 = 1e9;
/// A bare number below this could be lakh as well as rupees.
const LEAST_BARE: f64 = 1_000.0;
const CRORE: u64 = 100 * LAKH;

/// Words that multiply.
const UNITS: [(&str, u64); 20] = [
    ("crore", CRORE),
    ("crores", CRORE),
    ("cr", CRORE),
    ("करोड़", CRORE),
    ("lakh", LAKH),
    ("lakhs", LAKH),
    ("lac", LAKH),
    ("lacs", LAKH),
    ("lpa", LAKH),
    ("l", LAKH),
    ("लाख", LAKH),
    ("thousand", 1_000),
    ("thousands", 1_000),
    ("k", 1_000),
    ("hazar", 1_000),
    ("hazaar", 1_000),
    ("hajar", 1_000),
    ("hajaar", 1_000),
    ("हज़ार", 1_000),
    ("हजार", 1_000),
];
/// Words for a year, which is also what no word means.
const YEAR_WORDS: [&str; 13] = [
    "annum",
    "pa",
    "year",
    "years",
    "yearly",
    "annual",
    "annually",
    "lpa",
    "saal",
    "salana",
    "साल",
    "सालाना",
    "वार्षिक",
];
/// Words for a month.
const MONTH_WORDS: [&str; 10] = ["month", "monthly", "mon", "pm", "mahine", "mahina", "maah", "महीना", "महीने", "माह"];
/// Words between the two ends of a range.
const RANGE_WORDS: [&str; 3] = ["to", "se", "से"];
/// Words that change nothing.
const SILENT_WORDS: [&str; 29] = [
    "rs",
    "inr",
    "rupees",
    "rupee",
    "rupaye",
    "rupay",
    "रुपये",
    "रुपए",
    "रु",
    "per",
    "a",
    "an",
    "p",
    "each",
    "every",
    "प्रति",
    "har",
    "हर",
    "ka",
    "ki",
    "का",
    "की",
    "ctc",
    "in",
    "of",
    "only",
    "about",
    "approx",
    "and",
];

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
    let mut amount = Amount::default();
    let (mut months, mut years) = (false, false);
    let mut before = String::new();
    for piece in pieces(text) {
        match piece {
            Piece::Number(digits) => amount.number(digits)?,
            Piece::Dash => amount.dash()?,
            Piece::Word(word) => {
                let unit = UNITS.iter().find(|(name, _)| *name == word);
                // "p. m." and "p/m" come as two words.
                let month = MONTH_WORDS.contains(&word.as_str()) || (word == "m" && before == "p");
                let year = YEAR_WORDS.contains(&word.as_str()) || (word == "a" && before == "p");
                if let Some((_, factor)) = unit {
                    amount.unit(*factor)?;
                }
                if RANGE_WORDS.contains(&word.as_str()) {
                    amount.dash()?;
                } else if unit.is_none() && !month && !year && !SILENT_WORDS.contains(&word.as_str()) {
                    return Err(MoneyError::NotAnAmount);
                }
                months |= month;
                years |= year;
                before = word;
            }
        }
    }
    if months && years {
        return Err(MoneyError::MonthOrYear);
    }
    let rupees = amount.rupees(least_bare)? * if months { 12.0 } else { 1.0 };
    if rupees > MOST {
        return Err(MoneyError::TooLarge);
    }
    Ok(Read { a_year: Rupees::from_f64(rupees), says_when: months || years })
}

/// An amount while its text is read: `4 lakh 50 thousand` is a sum of two numbers with falling units.
#[derive(Default)]
struct Amount {
    /// Rupees of the numbers that had a unit.
    sum: f64,
    /// The last unit.
    unit: Option<u64>,
    /// A number that has no unit yet, group by group: "4,50,000" comes as three.
    groups: Vec<String>,
    /// A dash or "to" came after a number: another number makes a range.
    dashed: bool,
}

impl Amount {
    fn number(&mut self, digits: String) -> Result<(), MoneyError> {
        if self.dashed {
            return Err(MoneyError::Range);
        }
        self.groups.push(digits);
        Ok(())
    }

    fn dash(&mut self) -> Result<(), MoneyError> {
        if self.groups.is_empty() && self.unit.is_none() {
            return Err(MoneyError::Negative);
        }
        self.dashed = true;
        Ok(())
    }

    fn unit(&mut self, factor: u64) -> Result<(), MoneyError> {
        // "4.5 lakh LPA" says one unit twice.
        if self.groups.is_empty() && self.unit == Some(factor) {
            return Ok(());
        }
        let number = self.take_groups()?.ok_or(MoneyError::NotAnAmount)?;
        if self.unit.is_some_and(|larger| number * factor as f64 >= larger as f64) {
            return Err(MoneyError::Unclear);
        }
        self.sum += number * factor as f64;
        self.unit = Some(factor);
        Ok(())
    }

    fn rupees(mut self, least_bare: f64) -> Result<f64, MoneyError> {
        match (self.take_groups()?, self.unit) {
            (None, None) => Err(MoneyError::NotAnAmount),
            (None, Some(_)) => Ok(self.sum),
            (Some(bare), None) if bare > 0.0 && bare < least_bare => Err(MoneyError::Unclear),
            // "4 lakh 50" may be 4.5 lakh; "4 lakh 50,000" is clear.
            (Some(bare), Some(unit)) if bare < LEAST_BARE || bare >= unit as f64 => Err(MoneyError::Unclear),
            (Some(bare), _) => Ok(self.sum + bare),
        }
    }

    /// The number whose groups came last: one alone, or grouped as India (`4,50,000`) or the world (`450,000`) does.
    fn take_groups(&mut self) -> Result<Option<f64>, MoneyError> {
        let groups = std::mem::take(&mut self.groups);
        let lengths: Vec<usize> = groups.iter().map(|group| group.find('.').unwrap_or(group.len())).collect();
        let whole = match lengths.as_slice() {
            [] => return Ok(None),
            [_] => true,
            [first, middle @ .., last] => {
                *first <= 3 && *last == 3 && (middle.iter().all(|n| *n == 2) || middle.iter().all(|n| *n == 3))
            }
        };
        if !whole {
            return Err(MoneyError::Unclear);
        }
        groups.concat().parse().map(Some).map_err(|_| MoneyError::NotAnAmount)
    }
}

/// A piece of a text about money.
enum Piece {
    /// Digits and points, with a digit among them: "35000", "4.5".
    Number(String),
    /// Letters in lower case.
    Word(String),
    Dash,
}

/// The pieces of a text, in order. Digits end where letters begin: `Rs.35k` is three pieces.
fn pieces(text: &str) -> Vec<Piece> {
    // "/-" after an amount is a flourish.
    let text: Vec<char> = text.to_lowercase().replace("/-", " ").chars().map(western_digit).collect();
    let mut pieces = Vec::new();
    let mut after_letters = false;
    for run in text.chunk_by(|one, next| Kind::of(*one) == Kind::of(*next)) {
        let kind = run.first().map_or(Kind::Space, |c| Kind::of(*c));
        let run: String = run.iter().collect();
        match kind {
            Kind::Letter => pieces.push(Piece::Word(run)),
            Kind::Dash => pieces.push(Piece::Dash),
            Kind::Digit => {
                // The point of "Rs.35000" is the word's, the one of ".5 lakh" the number's.
                let number = if after_letters { run.trim_start_matches('.') } else { &run };
                let number = number.trim_end_matches('.');
                if !number.is_empty() {
                    pieces.push(Piece::Number(number.to_owned()));
                }
            }
            Kind::Space => {}
        }
        after_letters = kind == Kind::Letter;
    }
    pieces
}

/// What a character is to an amount.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Digit,
    Letter,
    Dash,
    Space,
}

impl Kind {
    fn of(c: char) -> Self {
        match c {
            '0'..='9' | '.' => Self::Digit,
            '-' | '−' | '–' | '—' => Self::Dash,
            ',' | '/' | '₹' | ':' | '=' | '(' | ')' => Self::Space,
            c if c.is_whitespace() => Self::Space,
            _ => Self::Letter,
        }
    }
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
    #[case("4,50,000.00", Ok(4_50_000))]
    #[case("4 50 000", Ok(4_50_000))]
    #[case("1,000,000", Ok(10_00_000))]
    #[case("Rs.35000/- p/m", Ok(4_20_000))]
    #[case("INR4.5L", Ok(4_50_000))]
    #[case(".5 lakh", Ok(50_000))]
    #[case("4.5 lakhs LPA", Ok(4_50_000))]
    #[case("4 lakh 50 thousand", Ok(4_50_000))]
    #[case("4 lakh 50,000", Ok(4_50_000))]
    #[case("1 crore and 20 lakh", Ok(1_20_00_000))]
    #[case("25 hazar mahina", Ok(3_00_000))]
    #[case("२५,००० रुपये प्रति माह", Ok(3_00_000))]
    #[case("साढ़े 4 लाख", Err(MoneyError::NotAnAmount))]
    #[case("4 lakh 50", Err(MoneyError::Unclear))]
    #[case("4,5 lakh", Err(MoneyError::Unclear))]
    #[case("4,50", Err(MoneyError::Unclear))]
    #[case("4,50,00", Err(MoneyError::Unclear))]
    #[case("30000 40000", Err(MoneyError::Unclear))]
    #[case("50 thousand 4 lakh", Err(MoneyError::Unclear))]
    #[case("30-40k per month", Err(MoneyError::Range))]
    #[case("4.5 lakh to 6 lakh", Err(MoneyError::Range))]
    #[case("4 se 5 lakh", Err(MoneyError::Range))]
    #[case("4.5 lakh - fixed", Err(MoneyError::NotAnAmount))]
    #[case("4.5 million", Err(MoneyError::NotAnAmount))]
    #[case("1e9", Err(MoneyError::NotAnAmount))]
    #[case("4.5 LPA per month", Err(MoneyError::MonthOrYear))]
    #[case("3 lakh per annum (25,000 per month)", Err(MoneyError::MonthOrYear))]
    #[case("- 4.5 lakh", Err(MoneyError::Negative))]
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
