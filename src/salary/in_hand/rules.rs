//! The rule of each line in a sentence, with the law's own figures.

use super::income_tax::{self, Salary};
use super::line::Authority;
use super::provident_fund::Reckoned;
use super::question::{BasicShare, Regime};
use super::state_insurance::Cover;
use crate::catalogue::tax::professional::Slab;
use crate::catalogue::tax::{ProfessionalTax, ProfessionalTaxes, ProvidentFundLaw, StateInsuranceLaw, TaxYear};
use crate::rupees::Rupees;

pub const CTC: &str = "As offered, with variable pay, employer's provident fund and state insurance, and gratuity.";
pub const VARIABLE_SET_ASIDE: &str = "Not paid by the month; it is shown again below with its own tax.";
pub const FIXED: &str = "The CTC less its variable part.";
pub const GROSS: &str = "Fixed pay less what the employer pays for you to others.";
pub const IN_HAND: &str = "Gross pay less your own fund, insurance and taxes; a month is a twelfth.";
pub const IN_HAND_WITH_VARIABLE: &str = "In hand, with the variable pay after its tax.";
pub const VARIABLE: &str = "If it is paid in full.";

pub fn provident_fund(law: &ProvidentFundLaw, basic: BasicShare, reckoned: Reckoned) -> (String, Authority) {
    let (rate, ceiling) = (law.rate.value, law.wage_ceiling_a_month.value);
    let of_basic = format!("{rate} of basic pay, which is {}% of fixed pay", basic.as_percent());
    let authority = Authority::of(&law.rate);
    match reckoned {
        Reckoned::OnBasic => (format!("{of_basic}."), authority),
        Reckoned::OnCeiling => {
            let most = rate.of(ceiling);
            (format!("{rate} of basic pay up to {ceiling} a month, so {most} a month."), ceiling_authority(law))
        }
        Reckoned::Compulsory => (
            format!("{of_basic}. One can stay outside the fund only with basic pay above {ceiling} a month."),
            authority.and(&law.wage_ceiling_a_month),
        ),
        Reckoned::Not => (
            format!("None: basic pay is above {ceiling} a month, and you are not a member of the fund."),
            ceiling_authority(law),
        ),
    }
}

fn ceiling_authority(law: &ProvidentFundLaw) -> Authority {
    Authority::of(&law.wage_ceiling_a_month).and(&law.rate)
}

pub fn gratuity(year: &TaxYear) -> (String, Authority) {
    let rule = format!(
        "{} of basic pay, set aside; paid when you leave after the years that the law asks for.",
        year.gratuity_rate.value
    );
    (rule, Authority::of(&year.gratuity_rate))
}

pub fn employer_insurance(law: &StateInsuranceLaw, cover: Cover) -> (String, Authority) {
    let (rate, ceiling) = (law.employer_rate.value, law.wage_ceiling_a_month.value);
    let rule = match cover {
        Cover::Not => format!("None: gross pay is above {ceiling} a month."),
        Cover::Covered => format!("{rate} of gross pay, as that is at most {ceiling} a month."),
        Cover::CoveredEitherWay => format!(
            "{rate} of gross pay, as that is then at most {ceiling} a month. If your offer names a gross above {ceiling} a month, there is no state insurance."
        ),
    };
    let authority = Authority::of(&law.employer_rate).and(&law.wage_ceiling_a_month);
    (rule, authority)
}

pub fn employee_insurance(law: &StateInsuranceLaw) -> (String, Authority) {
    let rule = format!(
        "{} of gross pay, as that is at most {} a month.",
        law.employee_rate.value, law.wage_ceiling_a_month.value
    );
    (rule, Authority::of(&law.employee_rate).and(&law.wage_ceiling_a_month))
}

/// `state`: the law of the state, if one was given, and the slab that gross pay reaches there.
pub fn professional_tax(
    taxes: &ProfessionalTaxes,
    state: Option<(&ProfessionalTax, Option<&Slab>)>,
) -> (String, Authority) {
    let Some((state, slab)) = state else {
        let rule =
            format!("No state was given, so none is taken off. It is at most {} a year.", taxes.most_a_year.value);
        return (rule, Authority::of(&taxes.most_a_year));
    };
    let mut rule = match slab {
        None if state.is_levied() => "None at this pay.".to_owned(),
        None => "This state has none.".to_owned(),
        Some(slab) => {
            let due = format!("{} {}", slab.rupees, state.period.in_words());
            match &slab.other_month {
                Some(other) => format!("{due}, but {} in {}.", other.rupees, other.month),
                None => format!("{due}."),
            }
        }
    };
    if !state.note.is_empty() {
        rule.push(' ');
        rule.push_str(&state.note);
    }
    (rule, Authority::new(state.source, state.certain))
}

pub fn income_tax(year: &TaxYear, regime: Regime, salary: &Salary) -> (String, Authority) {
    let law = income_tax::law(year, regime);
    let income = income_tax::total_income(year, regime, salary);
    let mut deducted = vec![format!("the standard deduction of {}", law.standard_deduction.value)];
    if law.professional_tax_is_deducted.value && salary.professional_tax > Rupees(0) {
        deducted.push("professional tax".to_owned());
    }
    if let Some(limit) = law.savings_limit.as_ref().filter(|_| salary.provident_fund > Rupees(0)) {
        deducted.push(format!("your provident fund up to {}", limit.value));
    }
    let after = match deducted.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} and {last}", rest.join(", ")),
        _ => deducted.concat(),
    };
    let rebate = law.rebate.value;
    let let_off = if income <= rebate.up_to {
        format!(" No tax is due up to {}.", rebate.up_to)
    } else if rebate.marginal_relief && income_tax::before_cess(year, regime, salary) == income - rebate.up_to {
        format!(" By marginal relief it is no more than what lies above {}, before cess.", rebate.up_to)
    } else {
        String::new()
    };
    let surcharge = law.surcharge.value.steps.passed(income).map_or_else(String::new, |step| {
        format!(" A surcharge of {} is added to the tax, as the income is above {}.", step.percent, step.over)
    });
    let rule = format!(
        "The {} regime's slabs of {} on {income}, after {after}; with {} cess.{let_off}{surcharge}",
        regime.id(),
        year.id,
        year.cess.value
    );
    (rule, tax_authority(year, regime))
}

pub fn variable_tax(year: &TaxYear, regime: Regime) -> (String, Authority) {
    (
        "What income tax comes to with the variable pay, less what it comes to without.".to_owned(),
        tax_authority(year, regime),
    )
}

fn tax_authority(year: &TaxYear, regime: Regime) -> Authority {
    let law = income_tax::law(year, regime);
    Authority::of(&law.slabs).and(&law.standard_deduction).and(&law.rebate).and(&law.surcharge).and(&year.cess)
}

/// Said where basic pay is under the share that the labour codes count at the least.
pub fn wage_rule(year: &TaxYear, basic: BasicShare) -> Option<(String, Authority)> {
    let least = year.least_wages.value;
    if u64::from(basic.as_percent()) * 100 >= least.of_ten_thousand() {
        return None;
    }
    let rule = format!(
        "The labour codes count at least {least} of pay as wages. With basic pay at {}%, gratuity may be reckoned on more than here, and so may provident fund unless it is capped.",
        basic.as_percent()
    );
    Some((rule, Authority::of(&year.least_wages)))
}
