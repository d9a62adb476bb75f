//! Provident fund: the same share of basic pay from employer and employee.

use super::question::PfBasis;
use crate::catalogue::tax::ProvidentFundLaw;
use crate::rupees::Rupees;

/// What one side pays in a year, and how that came about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Contribution {
    pub a_year: Rupees,
    pub reckoned: Reckoned,
}

/// On what a contribution was reckoned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reckoned {
    OnBasic,
    /// Basic pay is above the ceiling, and only the ceiling counts.
    OnCeiling,
    /// No contribution was asked for, but basic pay is within the ceiling, where the fund is compulsory.
    Compulsory,
    /// Outside the fund.
    Not,
}

pub fn contribution(law: &ProvidentFundLaw, paid_on: PfBasis, basic: Rupees) -> Contribution {
    let ceiling = Rupees(law.wage_ceiling_a_month.value.0.saturating_mul(12));
    let reckoned = match paid_on {
        PfBasis::Capped if basic > ceiling => Reckoned::OnCeiling,
        PfBasis::None if basic > ceiling => Reckoned::Not,
        PfBasis::None => Reckoned::Compulsory,
        PfBasis::Capped | PfBasis::Full => Reckoned::OnBasic,
    };
    let on = match reckoned {
        Reckoned::OnBasic | Reckoned::Compulsory => basic,
        Reckoned::OnCeiling => ceiling,
        Reckoned::Not => Rupees(0),
    };
    Contribution { a_year: law.rate.value.of(on), reckoned }
}
