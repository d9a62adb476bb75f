//! Income tax on a year's salary. Reckoned exactly and rounded once, at the end, as the law does.

use super::question::Regime;
use crate::catalogue::tax::{Percent, RegimeLaw, Step, TaxYear};
use crate::rupees::Rupees;

/// A year's salary and what lessens its tax.
#[derive(Clone, Copy, Debug)]
pub struct Salary {
    pub gross: Rupees,
    pub professional_tax: Rupees,
    /// The employee's own share.
    pub provident_fund: Rupees,
}

/// The law of one regime in a year.
pub fn law(year: &TaxYear, regime: Regime) -> &RegimeLaw {
    match regime {
        Regime::New => &year.new,
        Regime::Old => &year.old,
    }
}

/// What is left of a salary for tax, rounded as the law rounds it.
pub fn total_income(year: &TaxYear, regime: Regime, salary: &Salary) -> Rupees {
    let law = law(year, regime);
    let professional_tax = if law.professional_tax_is_deducted.value { salary.professional_tax } else { Rupees(0) };
    let savings = law.savings_limit.as_ref().map_or(Rupees(0), |limit| salary.provident_fund.min(limit.value));
    let income = salary.gross - law.standard_deduction.value - professional_tax - savings;
    let unit = year.rounded_to.value.0;
    Rupees((income.0 + unit / 2) / unit * unit)
}

/// Income tax of a year, with surcharge and cess.
pub fn income_tax(year: &TaxYear, regime: Regime, salary: &Salary) -> Rupees {
    let with_surcharge = with_surcharge(law(year, regime), total_income(year, regime, salary));
    with_surcharge.plus(with_surcharge.share(year.cess.value)).nearest(year.rounded_to.value)
}

/// Income tax of a year with surcharge, before cess, down to the rupee.
pub fn before_cess(year: &TaxYear, regime: Regime, salary: &Salary) -> Rupees {
    Rupees(
        u64::try_from(with_surcharge(law(year, regime), total_income(year, regime, salary)).0 / ONE_RUPEE)
            .unwrap_or(u64::MAX),
    )
}

/// Tax with surcharge, before cess.
fn with_surcharge(law: &RegimeLaw, income: Rupees) -> Exact {
    let tax = after_rebate(law, income);
    let Some(Step { over, percent }) = law.surcharge.value.steps.passed(income) else { return tax };
    let full = tax.plus(tax.share(percent));
    if !law.surcharge.value.marginal_relief {
        return full;
    }
    // At the step itself the rate before it holds, with the relief of that one.
    full.min(with_surcharge(law, over).plus(Exact::rupees(income - over)))
}

fn after_rebate(law: &RegimeLaw, income: Rupees) -> Exact {
    let tax = law
        .slabs
        .value
        .parts(income)
        .fold(Exact::rupees(Rupees(0)), |sum, (part, percent)| sum.plus(Exact::rupees(part).share(percent)));
    let rebate = law.rebate.value;
    if income <= rebate.up_to {
        tax.less(Exact::rupees(rebate.most))
    } else if rebate.marginal_relief {
        tax.min(Exact::rupees(income - rebate.up_to))
    } else {
        tax
    }
}

/// An amount without rounding, in billionths of a thousandth of a rupee: slab, surcharge and cess each add four decimals.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Exact(u128);

const ONE_RUPEE: u128 = 1_000_000_000_000;

impl Exact {
    fn rupees(amount: Rupees) -> Self {
        Self(u128::from(amount.0) * ONE_RUPEE)
    }

    fn share(self, percent: Percent) -> Self {
        Self(self.0 * u128::from(percent.of_ten_thousand()) / 10_000)
    }

    fn plus(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }

    fn less(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }

    /// To the nearest multiple of a unit of rupees; a half is rounded up.
    fn nearest(self, unit: Rupees) -> Rupees {
        let unit_exact = Self::rupees(unit).0;
        let units = (self.0 + unit_exact / 2) / unit_exact;
        Rupees(u64::try_from(units).unwrap_or(u64::MAX).saturating_mul(unit.0))
    }
}

#[cfg(test)]
mod tests;
