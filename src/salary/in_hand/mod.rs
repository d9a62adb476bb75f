//! From CTC to what reaches the bank account: each step a line with its rule and source.
//!
//! CTC holds the variable part, employer's provident fund and state insurance, and gratuity, nothing else. What remains
//! is gross pay; from it go the employee's provident fund and state insurance, professional tax and income tax. The
//! variable part is taxed apart, on top. Every figure of law comes from the catalogue.

pub mod income_tax;
pub mod line;
pub mod provident_fund;
pub mod question;
mod rules;
pub mod state_insurance;

use income_tax::{Salary, income_tax};
use line::{Authority, Statement};
pub use line::{Effect, Item, Line};
use provident_fund::Contribution;
pub use question::{BasicShare, Offer, PfBasis, Question, QuestionError, Regime};
use state_insurance::{Cover, Gross};

use crate::catalogue::tax::professional::Slab;
use crate::catalogue::tax::{ProfessionalTax, TaxData, TaxYear};
use crate::rupees::Rupees;

/// What becomes of a CTC, rupees a year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InHand {
    pub ctc_annual: Rupees,
    pub variable_annual: Rupees,
    pub fixed_annual: Rupees,
    pub basic_annual: Rupees,
    pub employer_pf_annual: Rupees,
    pub gratuity_annual: Rupees,
    pub employer_esi_annual: Rupees,
    pub gross_annual: Rupees,
    pub employee_pf_annual: Rupees,
    pub employee_esi_annual: Rupees,
    pub professional_tax_annual: Rupees,
    /// On the fixed part alone.
    pub income_tax_annual: Rupees,
    /// Without the variable part.
    pub in_hand_annual: Rupees,
    pub in_hand_monthly: Rupees,
    /// What the variable part adds to income tax.
    pub variable_income_tax_annual: Rupees,
    /// The variable part less its tax. Below zero where a small variable part costs a whole rebate.
    pub variable_after_tax_annual: i64,
    pub in_hand_with_variable_annual: Rupees,
    /// Adding and taking line by line gives every sum among them.
    pub lines: Vec<Line>,
}

/// The amounts of an offer, rupees a year, before they are written down line by line.
#[derive(Debug)]
struct Reckoning<'a> {
    fixed: Rupees,
    basic: Rupees,
    fund: Contribution,
    gratuity: Rupees,
    gross: Gross,
    /// The state's law and the slab that gross pay reaches, where a state was given.
    state: Option<(&'a ProfessionalTax, Option<&'a Slab>)>,
    salary: Salary,
    /// On the fixed part alone.
    income_tax: Rupees,
}

impl<'a> Reckoning<'a> {
    fn of(data: &'a TaxData, question: &Question<'_>) -> Self {
        let (year, offer) = (question.year, question.offer);
        let fixed = offer.fixed();
        let basic = question.basic.of(fixed);
        let (fund, gratuity, gross) = employer_side(question);
        let law = question.state.and_then(|state| data.professional.of(state));
        let state = law.map(|law| (law, law.slab(gross.gross)));
        let professional_tax = match state {
            Some((law, Some(slab))) => law.a_year(slab),
            _ => Rupees(0),
        };
        let salary = Salary { gross: gross.gross, professional_tax, provident_fund: fund.a_year };
        let income_tax = income_tax(year, question.regime, &salary);
        Self { fixed, basic, fund, gratuity, gross, state, salary, income_tax }
    }

    /// Without the variable part.
    fn in_hand(&self) -> Rupees {
        self.gross.gross - self.fund.a_year - self.gross.employee - self.salary.professional_tax - self.income_tax
    }
}

/// What reaches the account in a month without the variable part: an amount of [`in_hand`], without its lines.
pub fn in_hand_monthly(data: &TaxData, question: &Question<'_>) -> Rupees {
    Reckoning::of(data, question).in_hand().a_month()
}

/// What the employer puts into the provident fund and sets aside as gratuity, and the gross pay that is left of fixed pay.
fn employer_side(question: &Question<'_>) -> (Contribution, Rupees, Gross) {
    let year = question.year;
    let fixed = question.offer.fixed();
    let basic = question.basic.of(fixed);
    let fund = provident_fund::contribution(&year.provident_fund, question.pf, basic);
    let gratuity = year.gratuity_rate.value.of(basic);
    (fund, gratuity, state_insurance::gross(&year.state_insurance, fixed - fund.a_year - gratuity))
}

/// The least CTC without a variable part whose gross pay reaches an amount, under the usual conventions.
pub fn ctc_of_gross(year: &TaxYear, gross: Rupees) -> Rupees {
    let reaches = |ctc: u64| {
        Offer::new(Rupees(ctc), Rupees(0))
            .is_ok_and(|offer| employer_side(&Question::usual(offer, year)).2.gross >= gross)
    };
    // Gross pay never falls as the CTC rises, and the employer's shares are less than gross pay itself.
    let (mut low, mut high) = (gross.0, gross.0.saturating_mul(2));
    while low < high {
        let middle = low.midpoint(high);
        if reaches(middle) { high = middle } else { low = middle + 1 }
    }
    Rupees(low)
}

/// Works an offer out, line by line.
pub fn in_hand(data: &TaxData, question: &Question<'_>) -> InHand {
    let (year, offer) = (question.year, question.offer);
    let reckoning = Reckoning::of(data, question);
    let Reckoning { fixed, basic, fund, gratuity, gross, state, salary, income_tax: tax } = reckoning;
    let with_variable = Salary { gross: gross.gross + offer.variable(), ..salary };
    let variable_tax = income_tax(year, question.regime, &with_variable) - tax;

    let mut statement = Statement::default();
    statement.adds(Item::Ctc, offer.ctc(), rules::CTC, Authority::GIVEN);
    if offer.variable() > Rupees(0) {
        statement.takes(Item::VariableSetAside, offer.variable(), rules::VARIABLE_SET_ASIDE, Authority::GIVEN);
        statement.sums(Item::Fixed, rules::FIXED);
    }
    let (fund_rule, fund_authority) = rules::provident_fund(&year.provident_fund, question.basic, fund.reckoned);
    statement.takes(Item::EmployerProvidentFund, fund.a_year, fund_rule.as_str(), fund_authority);
    let (rule, authority) = rules::gratuity(year);
    statement.takes(Item::Gratuity, gratuity, rule, authority);
    let (rule, authority) = rules::employer_insurance(&year.state_insurance, gross.cover);
    statement.takes(Item::EmployerStateInsurance, gross.employer, rule, authority);
    let gross_annual = statement.sums(Item::Gross, rules::GROSS);
    statement.takes(Item::EmployeeProvidentFund, fund.a_year, fund_rule, fund_authority);
    if gross.cover != Cover::Not {
        let (rule, authority) = rules::employee_insurance(&year.state_insurance);
        statement.takes(Item::EmployeeStateInsurance, gross.employee, rule, authority);
    }
    let (rule, authority) = rules::professional_tax(&data.professional, state);
    statement.takes(Item::ProfessionalTax, salary.professional_tax, rule, authority);
    let (rule, authority) = rules::income_tax(year, question.regime, &salary);
    statement.takes(Item::IncomeTax, tax, rule, authority);
    let in_hand_annual = statement.sums(Item::InHand, rules::IN_HAND);
    if let Some((rule, authority)) = rules::wage_rule(year, question.basic) {
        statement.says(Item::WageRule, rule, authority);
    }
    let mut in_hand_with_variable_annual = in_hand_annual;
    if offer.variable() > Rupees(0) {
        statement.adds(Item::Variable, offer.variable(), rules::VARIABLE, Authority::GIVEN);
        let (rule, authority) = rules::variable_tax(year, question.regime);
        statement.takes(Item::VariableIncomeTax, variable_tax, rule, authority);
        in_hand_with_variable_annual = statement.sums(Item::InHandWithVariable, rules::IN_HAND_WITH_VARIABLE);
    }

    InHand {
        ctc_annual: offer.ctc(),
        variable_annual: offer.variable(),
        fixed_annual: fixed,
        basic_annual: basic,
        employer_pf_annual: fund.a_year,
        gratuity_annual: gratuity,
        employer_esi_annual: gross.employer,
        gross_annual,
        employee_pf_annual: fund.a_year,
        employee_esi_annual: gross.employee,
        professional_tax_annual: salary.professional_tax,
        income_tax_annual: tax,
        in_hand_annual,
        in_hand_monthly: in_hand_annual.a_month(),
        variable_income_tax_annual: variable_tax,
        // Both are far below the largest amount that has a sign.
        variable_after_tax_annual: offer.variable().0.cast_signed() - variable_tax.0.cast_signed(),
        in_hand_with_variable_annual,
        lines: statement.into_lines(),
    }
}

#[cfg(test)]
mod tests;
