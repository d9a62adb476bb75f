//! What is asked: an offer and what bears on its tax. A question that exists can be answered.

use crate::catalogue::StateId;
use crate::catalogue::tax::TaxYear;
use crate::rupees::{LAKH, Rupees};

/// The largest CTC that is believed: 100 crore.
pub const MOST_CTC: Rupees = Rupees(10_000 * LAKH);
/// Basic pay lies between these shares of fixed pay, percent.
pub const BASIC_PERCENTS: std::ops::RangeInclusive<u8> = 30..=80;

/// Why an offer cannot be worked out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum QuestionError {
    #[error("Write the CTC in rupees a year, for example 450000.")]
    NoCtc,
    #[error("The CTC must be 100 crore rupees or less.")]
    CtcTooLarge,
    #[error("The variable part must be less than the CTC.")]
    VariableNotBelowCtc,
    #[error("Basic pay is between 30 and 80 percent of fixed pay.")]
    BasicOutOfRange,
}

/// A year's cost to the company and the part of it that is variable; the variable part is the smaller.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Offer {
    ctc: Rupees,
    variable: Rupees,
}

impl Offer {
    /// # Errors
    /// No CTC, one that nobody is paid, or a variable part that leaves nothing fixed.
    pub fn new(ctc: Rupees, variable: Rupees) -> Result<Self, QuestionError> {
        if ctc == Rupees(0) {
            return Err(QuestionError::NoCtc);
        }
        if ctc > MOST_CTC {
            return Err(QuestionError::CtcTooLarge);
        }
        if variable >= ctc {
            return Err(QuestionError::VariableNotBelowCtc);
        }
        Ok(Self { ctc, variable })
    }

    pub fn ctc(self) -> Rupees {
        self.ctc
    }

    pub fn variable(self) -> Rupees {
        self.variable
    }

    /// What is not variable; never nothing.
    pub fn fixed(self) -> Rupees {
        self.ctc - self.variable
    }
}

/// Basic pay's share of fixed pay.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BasicShare {
    percent: u8,
}

impl BasicShare {
    /// # Errors
    /// A share that no employer uses.
    pub fn percent(percent: u8) -> Result<Self, QuestionError> {
        if BASIC_PERCENTS.contains(&percent) { Ok(Self { percent }) } else { Err(QuestionError::BasicOutOfRange) }
    }

    pub fn as_percent(self) -> u8 {
        self.percent
    }

    /// To the nearest rupee; a half is rounded up.
    pub fn of(self, fixed: Rupees) -> Rupees {
        Rupees((fixed.0 * u64::from(self.percent) + 50) / 100)
    }
}

/// Half, as most offers and the labour codes have it.
impl Default for BasicShare {
    fn default() -> Self {
        Self { percent: 50 }
    }
}

/// Which of the two ways of taxing income; the new one unless one asks for the old.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Regime {
    #[default]
    New,
    Old,
}

impl Regime {
    pub const ALL: [Self; 2] = [Self::New, Self::Old];

    pub fn id(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Old => "old",
        }
    }

    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|regime| regime.id() == id)
    }
}

/// On what pay provident fund is paid.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum PfBasis {
    /// On basic pay up to the wage ceiling.
    #[default]
    Capped,
    /// On all basic pay.
    Full,
    /// Not at all: open only to those whose basic pay is above the ceiling when they join.
    None,
}

impl PfBasis {
    pub const ALL: [Self; 3] = [Self::Capped, Self::Full, Self::None];

    pub fn id(self) -> &'static str {
        match self {
            Self::Capped => "capped",
            Self::Full => "full",
            Self::None => "none",
        }
    }

    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|basis| basis.id() == id)
    }
}

/// An offer and what bears on its tax.
#[derive(Clone, Copy, Debug)]
pub struct Question<'a> {
    pub offer: Offer,
    /// Where one works; unknown: no professional tax.
    pub state: Option<StateId>,
    pub regime: Regime,
    pub pf: PfBasis,
    pub year: &'a TaxYear,
    pub basic: BasicShare,
}

impl<'a> Question<'a> {
    /// An offer under the usual conventions.
    pub fn usual(offer: Offer, year: &'a TaxYear) -> Self {
        Self {
            offer,
            state: None,
            regime: Regime::default(),
            pf: PfBasis::default(),
            year,
            basic: BasicShare::default(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[rstest::rstest]
    #[case(0, 0, Err(QuestionError::NoCtc))]
    #[case(1, 0, Ok(1))]
    #[case(4_00_000, 40_000, Ok(3_60_000))]
    #[case(4_00_000, 4_00_000, Err(QuestionError::VariableNotBelowCtc))]
    #[case(1_00_00_00_000, 0, Ok(1_00_00_00_000))]
    #[case(1_00_00_00_001, 0, Err(QuestionError::CtcTooLarge))]
    fn an_offer_leaves_something_fixed(
        #[case] ctc: u64,
        #[case] variable: u64,
        #[case] wanted: Result<u64, QuestionError>,
    ) {
        assert_eq!(Offer::new(Rupees(ctc), Rupees(variable)).map(|offer| offer.fixed().0), wanted);
    }

    #[rstest::rstest]
    #[case(29, false)]
    #[case(30, true)]
    #[case(80, true)]
    #[case(81, false)]
    fn basic_is_a_usual_share(#[case] percent: u8, #[case] taken: bool) {
        assert_eq!(BasicShare::percent(percent).is_ok(), taken);
    }

    #[test]
    fn ids_lead_back() {
        assert!(Regime::ALL.into_iter().all(|regime| Regime::from_id(regime.id()) == Some(regime)));
        assert!(PfBasis::ALL.into_iter().all(|basis| PfBasis::from_id(basis.id()) == Some(basis)));
        assert_eq!(Regime::from_id("newest"), None);
    }
}
