//! Where in a band a person may stand, from the share of the role's essentials that they hold.

use super::band::SalaryBand;
use crate::catalogue::evidence::{BandPart, Shape};
use crate::rupees::Rupees;

/// A narrower part of a band, and its word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    pub part: BandPart,
    pub low: Rupees,
    pub high: Rupees,
    /// For a sentence: "you may stand in …".
    pub word: String,
}

/// The part of a band that the last rule reached gives.
pub fn standing(shape: &Shape, band: &SalaryBand, essentials_percent: u8) -> Option<Standing> {
    let rule = shape.standing.iter().rev().find(|rule| rule.from_essentials_percent <= essentials_percent)?;
    let (low, high) = match rule.part {
        BandPart::Lower => (band.p10(), band.p50()),
        BandPart::Middle => (band.p25(), band.p75()),
        BandPart::Upper => (band.p50(), band.p90()),
    };
    Some(Standing { part: rule.part, low, high, word: rule.word.clone() })
}
