//! Amounts and times in the words that several pages use.

use crate::rupees::Rupees;

/// A usual cost: free, one amount, or from one to another.
pub fn cost([low, high]: [Rupees; 2]) -> String {
    match (low, high) {
        (_, Rupees(0)) => "free".to_owned(),
        (low, high) if low == high => format!("about {high}"),
        _ => format!("{low} to {high}"),
    }
}

/// How much more something pays a year.
pub fn gain([low, high]: [Rupees; 2]) -> String {
    if low == high { format!("{high} more") } else { format!("{low} to {high} more") }
}
