//! Years of experience written in a text: "3 yrs", "2-3 years", "1 year 8 months", "two and half years", "dhai saal". Ages,
//! gaps and notice periods are years too, and are left out.

use std::ops::RangeInclusive;

use super::found::{Found, PhraseWord};
use super::lexicon::{Lexicon, Meaning, WordFacts};
use crate::catalogue::words::western_digit;
use crate::years::Years;

/// Numbers that are taken for calendar years of work.
const CALENDAR_YEARS: RangeInclusive<u16> = 1970..=2099;
/// Words between a number of years and what it counts ("gap **of** 2 years"): at most so many.
const MOST_BETWEEN: usize = 1;

/// A stretch of time, and the words from its number to its unit.
struct Stretch {
    years: f64,
    /// Counted in months.
    months: bool,
    first: usize,
    unit: usize,
}

impl Stretch {
    /// Whether a name stands beside it, behind the unit or before the number.
    fn is_beside(&self, name: &Found, behind: bool) -> bool {
        let between = if behind { name.first.checked_sub(self.unit + 1) } else { self.first.checked_sub(name.end()) };
        between.is_some_and(|between| between <= MOST_BETWEEN)
    }
}

/// The longest experience that a phrase states, and which of its words say so.
pub fn stated(lexicon: &Lexicon, words: &[PhraseWord], found: &[Found]) -> Option<(Years, Vec<usize>)> {
    let mut not_work: Vec<&Found> = found.iter().filter(|name| name.meaning == Meaning::NotWork).collect();
    let mut longest: Option<Years> = None;
    let mut used = Vec::new();
    for stretch in stretches(lexicon, words) {
        // An age or a gap belongs to one stretch: in "2 years gap, 3 years work" to the first.
        let its_own = [true, false]
            .into_iter()
            .find_map(|behind| not_work.iter().position(|name| stretch.is_beside(name, behind)));
        if let Some(its_own) = its_own {
            not_work.remove(its_own);
        } else if let Ok(years) = Years::from_number(stretch.years) {
            longest = longest.max(Some(years));
            used.extend(stretch.first..=stretch.unit);
        }
    }
    longest.map(|years| (years, used))
}

/// Every stretch of time in a phrase; months behind years belong to them.
fn stretches(lexicon: &Lexicon, words: &[PhraseWord]) -> Vec<Stretch> {
    let mut stretches: Vec<Stretch> = Vec::new();
    for (index, word) in words.iter().enumerate() {
        let facts = lexicon.facts(word.token);
        let amount = if facts.year || facts.month {
            before(lexicon, words, index).map(|(number, from)| (number, from, facts.month))
        } else {
            joined(&word.plain).and_then(|(number, unit)| {
                let unit = lexicon.facts(lexicon.token(unit));
                (unit.year || unit.month).then_some((number, index, unit.month))
            })
        };
        let Some((number, first, months)) = amount else { continue };
        let years = if months { number / 12.0 } else { number };
        match stretches.last_mut() {
            Some(last) if months && !last.months && years < 1.0 && follows(lexicon, words, last.unit, first) => {
                last.years += years;
                last.unit = index;
            }
            _ => stretches.push(Stretch { years, months, first, unit: index }),
        }
    }
    stretches
}

/// Whether a number stands right behind a unit, or with an "and" between.
fn follows(lexicon: &Lexicon, words: &[PhraseWord], unit: usize, number: usize) -> bool {
    number == unit + 1 || (number == unit + 2 && is(lexicon, words, unit + 1, |facts| facts.and))
}

fn is(lexicon: &Lexicon, words: &[PhraseWord], at: usize, what: impl Fn(WordFacts) -> bool) -> bool {
    words.get(at).is_some_and(|word| what(lexicon.facts(word.token)))
}

/// The number just before a unit, and where it begins; "2-3" and "2 to 3" count as their middle, "two and a half" and
/// "sadhe teen" as their sum.
fn before(lexicon: &Lexicon, words: &[PhraseWord], unit: usize) -> Option<(f64, usize)> {
    let at = unit.checked_sub(1)?;
    let high = number(lexicon, words.get(at)?)?;
    let joined_up = if high < 1.0 { whole_before(lexicon, words, at) } else { prefix_before(lexicon, words, at) };
    if let Some((more, from)) = joined_up {
        return Some((high + more, from));
    }
    let lower = at.checked_sub(1).and_then(|at| {
        let at = if is(lexicon, words, at, |facts| facts.range) { at.checked_sub(1)? } else { at };
        let low = number(lexicon, words.get(at)?)?;
        (low < high).then_some((f64::midpoint(low, high), at))
    });
    Some(lower.unwrap_or((high, at)))
}

/// The whole number before "and half" or "and a half".
fn whole_before(lexicon: &Lexicon, words: &[PhraseWord], half: usize) -> Option<(f64, usize)> {
    let is_and = |at: usize| is(lexicon, words, at, |facts| facts.and);
    let and = [1, 2].into_iter().filter_map(|back| half.checked_sub(back)).find(|at| is_and(*at))?;
    let whole = and.checked_sub(1)?;
    Some((number(lexicon, words.get(whole)?)?, whole))
}

/// What a word before a number adds to it.
fn prefix_before(lexicon: &Lexicon, words: &[PhraseWord], at: usize) -> Option<(f64, usize)> {
    let prefix = at.checked_sub(1)?;
    Some((lexicon.facts(words.get(prefix)?.token).prefix?, prefix))
}

fn number(lexicon: &Lexicon, word: &PhraseWord) -> Option<f64> {
    let digits: String = word.plain.trim_end_matches('+').chars().map(western_digit).collect();
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

/// From one calendar year to another, unless the phrase speaks of schooling.
pub fn dates_of_work(phrase: &[PhraseWord], found: &[Found]) -> Option<String> {
    let is_year = |word: &&PhraseWord| {
        word.plain.len() == 4 && word.plain.parse().is_ok_and(|year: u16| CALENDAR_YEARS.contains(&year))
    };
    if found.iter().any(|name| matches!(name.meaning, Meaning::Qualification(_))) {
        return None;
    }
    let mut years = phrase.iter().filter(is_year);
    let (from, to) = (years.next()?, years.next()?);
    Some(format!("{} to {}", from.plain, to.plain))
}
