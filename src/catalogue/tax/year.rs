//! What the law takes from a salary in one financial year.

use serde::Deserialize;
use toml::Spanned;

use super::percent::Percent;
use super::rule::{Page, RawRule, Rule};
use super::steps::Steps;
use crate::catalogue::fault::FaultList;
use crate::catalogue::raw::Placed;
use crate::rupees::Rupees;

/// The law of one financial year, April to March.
#[derive(Debug)]
pub struct TaxYear {
    /// As it is written: `2026-27`.
    pub id: String,
    /// The calendar year in whose April it begins.
    pub begins: u16,
    pub new: RegimeLaw,
    pub old: RegimeLaw,
    pub cess: Rule<Percent>,
    /// Total income and tax are rounded to the nearest so many rupees.
    pub rounded_to: Rule<Rupees>,
    pub provident_fund: ProvidentFundLaw,
    pub state_insurance: StateInsuranceLaw,
    /// Of basic pay.
    pub gratuity_rate: Rule<Percent>,
    /// The least share of pay that the labour codes count as wages.
    pub least_wages: Rule<Percent>,
}

/// Income tax under one regime.
#[derive(Debug)]
pub struct RegimeLaw {
    pub slabs: Rule<Steps>,
    pub standard_deduction: Rule<Rupees>,
    pub rebate: Rule<Rebate>,
    pub surcharge: Rule<Surcharge>,
    pub professional_tax_is_deducted: Rule<bool>,
    /// How much of the employee's provident fund is deducted; absent: none.
    pub savings_limit: Option<Rule<Rupees>>,
}

/// Section 87A: small incomes are let off.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rebate {
    pub up_to: Rupees,
    pub most: Rupees,
    /// The tax just above the limit is never more than the income above it.
    pub marginal_relief: bool,
}

/// What high incomes pay on top of their tax.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Surcharge {
    /// Tax and surcharge just above a step rise by no more than the income above it.
    pub marginal_relief: bool,
    pub steps: Steps,
}

/// Of basic pay, from employee and employer alike.
#[derive(Debug)]
pub struct ProvidentFundLaw {
    pub rate: Rule<Percent>,
    pub wage_ceiling_a_month: Rule<Rupees>,
}

/// Of gross pay, where that is at most the ceiling.
#[derive(Debug)]
pub struct StateInsuranceLaw {
    pub employee_rate: Rule<Percent>,
    pub employer_rate: Rule<Percent>,
    pub wage_ceiling_a_month: Rule<Rupees>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawYear {
    year: Placed,
    new: RawRegime,
    old: RawRegime,
    cess: RawRule<Percent>,
    rounded_to: RawRule<Rupees>,
    provident_fund: RawProvidentFund,
    state_insurance: RawStateInsurance,
    gratuity_rate: RawRule<Percent>,
    least_wages: RawRule<Percent>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawRegime {
    slabs: RawRule<Spanned<Steps>>,
    standard_deduction: RawRule<Rupees>,
    rebate: RawRule<Spanned<Rebate>>,
    surcharge: RawRule<Surcharge>,
    professional_tax_is_deducted: RawRule<bool>,
    savings_limit: Option<RawRule<Rupees>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawProvidentFund {
    rate: RawRule<Percent>,
    wage_ceiling_a_month: RawRule<Rupees>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawStateInsurance {
    employee_rate: RawRule<Percent>,
    employer_rate: RawRule<Percent>,
    wage_ceiling_a_month: RawRule<Rupees>,
}

pub(super) fn read(page: &Page<'_>, faults: &mut FaultList) -> Option<TaxYear> {
    let raw: RawYear = faults.parsed(page.file)?;
    let begins = begins(page, &raw.year, faults);
    let new = regime(page, raw.new, faults);
    let old = regime(page, raw.old, faults);
    let cess = page.rule(raw.cess, faults);
    let rounded_to = page.rule(raw.rounded_to, faults);
    let provident_fund =
        (page.rule(raw.provident_fund.rate, faults), page.rule(raw.provident_fund.wage_ceiling_a_month, faults));
    let state_insurance = (
        page.rule(raw.state_insurance.employee_rate, faults),
        page.rule(raw.state_insurance.employer_rate, faults),
        page.rule(raw.state_insurance.wage_ceiling_a_month, faults),
    );
    let gratuity_rate = page.rule(raw.gratuity_rate, faults);
    let least_wages = page.rule(raw.least_wages, faults);
    if rounded_to.as_ref().is_some_and(|rule| rule.value == Rupees(0)) {
        faults.in_file(&page.file.path, "an amount cannot be rounded to 0 rupees");
        return None;
    }
    Some(TaxYear {
        id: raw.year.into_inner(),
        begins: begins?,
        new: new?,
        old: old?,
        cess: cess?,
        rounded_to: rounded_to?,
        provident_fund: ProvidentFundLaw { rate: provident_fund.0?, wage_ceiling_a_month: provident_fund.1? },
        state_insurance: StateInsuranceLaw {
            employee_rate: state_insurance.0?,
            employer_rate: state_insurance.1?,
            wage_ceiling_a_month: state_insurance.2?,
        },
        gratuity_rate: gratuity_rate?,
        least_wages: least_wages?,
    })
}

/// `2026-27` begins in 2026; the file bears the same name.
fn begins(page: &Page<'_>, year: &Placed, faults: &mut FaultList) -> Option<u16> {
    let text = year.get_ref();
    let begins = text.split_once('-').and_then(|(first, second)| {
        let (first, second): (u16, u16) = (first.parse().ok()?, second.parse().ok()?);
        ((2000..=2100).contains(&first) && (first + 1) % 100 == second && text.len() == 7).then_some(first)
    });
    if begins.is_none() {
        faults.at(page.file, &year.span(), "a financial year is written like 2026-27");
    } else if page.file.path != format!("tax/{text}.toml") {
        faults.at(page.file, &year.span(), "a year's file bears the year as its name");
        return None;
    }
    begins
}

fn regime(page: &Page<'_>, raw: RawRegime, faults: &mut FaultList) -> Option<RegimeLaw> {
    let slabs = page.placed_rule(raw.slabs, faults);
    let standard_deduction = page.rule(raw.standard_deduction, faults);
    let rebate = page.placed_rule(raw.rebate, faults);
    let surcharge = page.rule(raw.surcharge, faults);
    let professional_tax_is_deducted = page.rule(raw.professional_tax_is_deducted, faults);
    let savings_limit = match raw.savings_limit {
        Some(limit) => Some(page.rule(limit, faults)?),
        None => None,
    };
    let ((slabs, slabs_span), (rebate, rebate_span)) = (slabs?, rebate?);
    // The rebate was made to cancel exactly the tax at its limit: a slip in either shows here.
    let at_limit: u64 = slabs
        .value
        .parts(rebate.value.up_to)
        .map(|(part, percent)| part.0.saturating_mul(percent.of_ten_thousand()))
        .sum();
    if at_limit != rebate.value.most.0.saturating_mul(10_000) {
        faults.at(
            page.file,
            &rebate_span,
            format!("the rebate is not the tax at its limit, {}", Rupees(at_limit / 10_000)),
        );
    }
    if slabs.value.first().is_none_or(|step| step.over != Rupees(0)) {
        faults.at(page.file, &slabs_span, "the first slab begins at 0");
    }
    Some(RegimeLaw {
        slabs,
        standard_deduction: standard_deduction?,
        rebate,
        surcharge: surcharge?,
        professional_tax_is_deducted: professional_tax_is_deducted?,
        savings_limit,
    })
}
