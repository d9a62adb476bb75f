//! Years of experience written in a text: "3 yrs", "2-3 years", "18 months", "do saal".

use super::lexicon::{Lexicon, Token};
use crate::years::Years;

/// A word with its number in the lexicon.
pub struct Placed<'a> {
    pub plain: &'a str,
    pub token: Option<Token>,
}

/// The longest experience that a phrase states, and which of its words say so.
pub fn stated(lexicon: &Lexicon, words: &[Placed<'_>]) -> Option<(Years, Vec<usize>)> {
    let mut longest: Option<Years> = None;
    let mut used = Vec::new();
    for (index, word) in words.iter().enumerate() {
        let facts = lexicon.facts(word.token);
        let mut amount = None;
        if facts.year || facts.month {
            amount = before(lexicon, words, index).map(|(number, from)| (number, from, facts.month));
        } else if let Some((number, unit)) = joined(word.plain) {
            let unit = lexicon.facts(lexicon.token(unit));
            if unit.year || unit.month {
                amount = Some((number, index, unit.month));
            }
        }
        if let Some((number, from, months)) = amount {
            let years = if months { number / 12.0 } else { number };
            if let Ok(years) = Years::from_number(years) {
                longest = longest.max(Some(years));
                used.extend(from..=index);
            }
        }
    }
    longest.map(|years| (years, used))
}

/// The number just before a unit, and where it begins; "2-3" and "2 to 3" count as their middle.
fn before(lexicon: &Lexicon, words: &[Placed<'_>], unit: usize) -> Option<(f64, usize)> {
    let at = unit.checked_sub(1)?;
    let high = number(lexicon, words.get(at)?)?;
    let lower = at.checked_sub(1).and_then(|at| {
        let word = words.get(at)?;
        let at = if lexicon.facts(word.token).range { at.checked_sub(1)? } else { at };
        let low = number(lexicon, words.get(at)?)?;
        (low < high).then_some((f64::midpoint(low, high), at))
    });
    Some(lower.unwrap_or((high, at)))
}

fn number(lexicon: &Lexicon, word: &Placed<'_>) -> Option<f64> {
    let digits = word.plain.trim_end_matches('+');
    if digits.starts_with(|c: char| c.is_ascii_digit()) {
        return digits.parse().ok().filter(|number: &f64| number.is_finite());
    }
    lexicon.facts(word.token).number
}

/// "3yrs": a number and a unit in one word.
fn joined(word: &str) -> Option<(f64, &str)> {
    let end = word.find(|c: char| !(c.is_ascii_digit() || c == '.'))?;
    let (digits, unit) = word.split_at(end);
    Some((digits.parse().ok()?, unit.trim_start_matches('+')))
}
