//! What an offer letter is looked at for: the limits and the words of each flag.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::minimum_wages::WageClass;
use crate::rupees::Rupees;

/// What may be wrong with an offer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Flag {
    Fee,
    Originals,
    MinimumWage,
    /// Under the minimum wage of another state that the city reaches into.
    MinimumElsewhere,
    AboveBand,
    UnderBand,
    Bond,
    ClawBack,
    Notice,
    HighVariable,
}

impl Flag {
    pub const ALL: [Self; 10] = [
        Self::Fee,
        Self::Originals,
        Self::MinimumWage,
        Self::MinimumElsewhere,
        Self::AboveBand,
        Self::UnderBand,
        Self::Bond,
        Self::ClawBack,
        Self::Notice,
        Self::HighVariable,
    ];

    pub fn id(self) -> &'static str {
        match self {
            Self::Fee => "fee",
            Self::Originals => "originals",
            Self::MinimumWage => "minimum-wage",
            Self::MinimumElsewhere => "minimum-elsewhere",
            Self::AboveBand => "above-band",
            Self::UnderBand => "under-band",
            Self::Bond => "bond",
            Self::ClawBack => "claw-back",
            Self::Notice => "notice",
            Self::HighVariable => "high-variable",
        }
    }
}

/// A flag in words.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FlagWords {
    pub title: String,
    pub why: String,
    /// What to ask or do.
    pub ask: String,
}

/// Limits at which an offer is flagged, and the words. Judged.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OfferRules {
    pub long_notice_days: u16,
    /// A CTC under this is asked about: was a month meant?
    pub least_ctc_a_year: Rupees,
    /// Class of the minimum wages that an offer is held against.
    pub wage_class: WageClass,
    pub basis: String,
    pub flags: BTreeMap<Flag, FlagWords>,
}
