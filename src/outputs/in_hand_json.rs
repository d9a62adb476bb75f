//! What becomes of a CTC as JSON: whole rupees a year and every step.

use serde::Serialize;
use utoipa::ToSchema;

use crate::catalogue::Catalogue;
use crate::rupees::Rupees;
use crate::salary::in_hand::{InHand, Line, Question};

/// What reaches the bank account; `in_hand` is without the variable part.
#[derive(Debug, Serialize, ToSchema)]
pub struct InHandJson {
    /// Financial year: `2026-27`.
    pub year: String,
    pub regime: String,
    #[schema(value_type = u64)]
    pub ctc_annual: Rupees,
    #[schema(value_type = u64)]
    pub variable_annual: Rupees,
    #[schema(value_type = u64)]
    pub basic_annual: Rupees,
    #[schema(value_type = u64)]
    pub employer_pf_annual: Rupees,
    #[schema(value_type = u64)]
    pub gratuity_annual: Rupees,
    #[schema(value_type = u64)]
    pub employer_esi_annual: Rupees,
    #[schema(value_type = u64)]
    pub gross_annual: Rupees,
    #[schema(value_type = u64)]
    pub employee_pf_annual: Rupees,
    #[schema(value_type = u64)]
    pub employee_esi_annual: Rupees,
    #[schema(value_type = u64)]
    pub professional_tax_annual: Rupees,
    /// On the fixed part alone.
    #[schema(value_type = u64)]
    pub income_tax_annual: Rupees,
    #[schema(value_type = u64)]
    pub in_hand_annual: Rupees,
    #[schema(value_type = u64)]
    pub in_hand_monthly: Rupees,
    /// The variable part less its tax; below zero where a small one costs a whole rebate.
    pub variable_after_tax_annual: i64,
    #[schema(value_type = u64)]
    pub in_hand_with_variable_annual: Rupees,
    /// Adding and taking line by line gives every sum.
    pub lines: Vec<InHandLineJson>,
}

/// One step.
#[derive(Debug, Serialize, ToSchema)]
pub struct InHandLineJson {
    pub line: String,
    pub name: String,
    /// `adds`, `takes`, `sums` or `says`.
    pub effect: String,
    #[schema(value_type = u64)]
    pub annual: Rupees,
    #[schema(value_type = u64)]
    pub monthly: Rupees,
    pub rule: String,
    /// A source's id; absent for what the offer itself says.
    pub source: Option<String>,
    /// False where the source is weak or was not read in full.
    pub certain: bool,
}

impl InHandJson {
    pub fn new(catalogue: &Catalogue, question: &Question<'_>, worked_out: &InHand) -> Self {
        Self {
            year: question.year.id.clone(),
            regime: question.regime.id().to_owned(),
            ctc_annual: worked_out.ctc_annual,
            variable_annual: worked_out.variable_annual,
            basic_annual: worked_out.basic_annual,
            employer_pf_annual: worked_out.employer_pf_annual,
            gratuity_annual: worked_out.gratuity_annual,
            employer_esi_annual: worked_out.employer_esi_annual,
            gross_annual: worked_out.gross_annual,
            employee_pf_annual: worked_out.employee_pf_annual,
            employee_esi_annual: worked_out.employee_esi_annual,
            professional_tax_annual: worked_out.professional_tax_annual,
            income_tax_annual: worked_out.income_tax_annual,
            in_hand_annual: worked_out.in_hand_annual,
            in_hand_monthly: worked_out.in_hand_monthly,
            variable_after_tax_annual: worked_out.variable_after_tax_annual,
            in_hand_with_variable_annual: worked_out.in_hand_with_variable_annual,
            lines: worked_out.lines.iter().map(|line| InHandLineJson::new(catalogue, line)).collect(),
        }
    }
}

impl InHandLineJson {
    fn new(catalogue: &Catalogue, line: &Line) -> Self {
        Self {
            line: line.item.id().to_owned(),
            name: line.item.in_words().to_owned(),
            effect: line.effect.id().to_owned(),
            annual: line.amount,
            monthly: line.a_month(),
            rule: line.rule.clone(),
            source: line.source.map(|source| catalogue.sources.id(source).to_owned()),
            certain: line.certain,
        }
    }
}
