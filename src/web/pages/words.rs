//! Amounts and times in the words that several pages use.

use crate::catalogue::Words;
use crate::catalogue::texts::fill;
use crate::pathways::conclusion::months_of;
use crate::rupees::Rupees;

/// A usual cost: free, one amount, or from one to another.
pub fn cost(words: &Words, [low, high]: [Rupees; 2]) -> String {
    match (low, high) {
        (_, Rupees(0)) => words.cost_free.clone(),
        (low, high) if low == high => fill(&words.cost_about, &[("high", &high.to_string())]),
        _ => range(words, low, high),
    }
}

/// How much more something pays a year.
pub fn gain(words: &Words, [low, high]: [Rupees; 2]) -> String {
    let gain = if low == high { high.to_string() } else { range(words, low, high) };
    fill(&words.next_gain, &[("gain", &gain)])
}

fn range(words: &Words, low: Rupees, high: Rupees) -> String {
    fill(&words.range, &[("low", &low.to_string()), ("high", &high.to_string())])
}

/// A time in weeks or, from nine weeks on, in months.
pub fn time(words: &Words, weeks: u16) -> String {
    match weeks {
        1 => words.week.clone(),
        0..9 => fill(&words.weeks, &[("count", &weeks.to_string())]),
        _ => fill(&words.months, &[("count", &months_of(u32::from(weeks)).to_string())]),
    }
}
