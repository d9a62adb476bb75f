//! Employees' State Insurance, and the circle in it: gross pay decides the employer's share, which lessens gross pay.

use crate::catalogue::tax::StateInsuranceLaw;
use crate::rupees::Rupees;

/// Gross pay of a year with the shares that hang on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gross {
    pub gross: Rupees,
    pub employer: Rupees,
    pub employee: Rupees,
    pub cover: Cover,
}

/// Whether the insurance covers somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cover {
    Covered,
    /// Covered; but the same cost without the employer's share would come to a gross above the ceiling, so an employer
    /// may write this offer either way.
    CoveredEitherWay,
    Not,
}

/// Gross pay out of what the employer spends on it, its own share included.
///
/// With the rate r in parts of ten thousand, spending s = gross + gross × r / 10,000. So gross = s × 10,000 / (10,000 + r):
/// one division in whole rupees, to the nearest, and the employer's share is what remains of s, which leaves no rupee
/// over. If that gross is within the ceiling the person is covered; cover is compulsory, so where s would do for a
/// covered gross and for one above the ceiling, the covered one is taken.
pub fn gross(law: &StateInsuranceLaw, spending: Rupees) -> Gross {
    let ceiling = Rupees(law.wage_ceiling_a_month.value.0.saturating_mul(12));
    let parts = 10_000 + law.employer_rate.value.of_ten_thousand();
    let covered = Rupees((spending.0 * 10_000 + parts / 2) / parts);
    if covered > ceiling {
        return Gross { gross: spending, employer: Rupees(0), employee: Rupees(0), cover: Cover::Not };
    }
    Gross {
        gross: covered,
        employer: spending - covered,
        employee: law.employee_rate.value.of(covered),
        cover: if spending > ceiling { Cover::CoveredEitherWay } else { Cover::Covered },
    }
}
