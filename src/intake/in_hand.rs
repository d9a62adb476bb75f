//! What is asked of an offer, as it is sent.

use super::money::MoneyError;
use super::{Field, FieldCode, FieldError, money};
use crate::catalogue::Catalogue;
use crate::catalogue::tax::TaxYear;
use crate::rupees::Rupees;
use crate::salary::in_hand::{BasicShare, Offer, PfBasis, Question, QuestionError, Regime};

/// An offer as it comes in, all of it text.
#[derive(Clone, Debug, Default)]
pub struct RawOffer {
    pub ctc: String,
    pub variable: String,
    pub state: String,
    pub regime: String,
    pub pf: String,
    pub year: String,
    pub basic_percent: String,
}

impl RawOffer {
    /// The last filled value of each name counts; names that are not ours are passed over.
    pub fn from_pairs(pairs: Vec<(String, String)>) -> Self {
        let mut raw = Self::default();
        for (name, value) in pairs {
            let field = match name.as_str() {
                "ctc" => &mut raw.ctc,
                "variable" => &mut raw.variable,
                "state" => &mut raw.state,
                "regime" => &mut raw.regime,
                "pf" => &mut raw.pf,
                "year" => &mut raw.year,
                "basic_percent" => &mut raw.basic_percent,
                _ => continue,
            };
            if !value.trim().is_empty() {
                value.trim().clone_into(field);
            }
        }
        raw
    }

    pub fn is_empty(&self) -> bool {
        self.ctc.is_empty() && self.variable.is_empty()
    }
}

/// A question that can be answered; a field left empty has its usual value.
///
/// # Errors
/// One for each field that cannot be understood.
pub fn parse<'a>(
    catalogue: &'a Catalogue,
    raw: &RawOffer,
    this_year: &'a TaxYear,
) -> Result<Question<'a>, Vec<FieldError>> {
    let mut errors = Vec::new();
    let ctc = money::ctc_a_year(&raw.ctc, catalogue.pay.offer.least_ctc_a_year)
        .map_err(|error| errors.push(FieldError::new(Field::Ctc, error.code(), error.to_string())))
        .ok();
    let variable = if raw.variable.is_empty() {
        Some(crate::rupees::Rupees(0))
    } else {
        amount(money::a_year(&raw.variable), Field::Variable, &mut errors)
    };
    let offer = ctc.zip(variable).and_then(|(ctc, variable)| {
        Offer::new(ctc, variable)
            .map_err(|error| {
                let field = if error == QuestionError::VariableNotBelowCtc { Field::Variable } else { Field::Ctc };
                errors.push(FieldError::new(field, FieldCode::Amount, error.to_string()));
            })
            .ok()
    });
    let state =
        choice(&raw.state, Field::State, "Choose a state from the list, or leave it empty.", &mut errors, |id| {
            catalogue.states.find(id)
        });
    let regime = choice(&raw.regime, Field::Regime, "Choose the new or the old regime.", &mut errors, Regime::from_id);
    let pf = choice(&raw.pf, Field::Pf, "Choose capped, full or none.", &mut errors, PfBasis::from_id);
    let year = choice(&raw.year, Field::Year, "Choose a financial year from the list.", &mut errors, |id| {
        catalogue.tax.year(id)
    });
    let basic = choice(
        &raw.basic_percent,
        Field::BasicPercent,
        "Basic pay is between 30 and 80 percent of fixed pay.",
        &mut errors,
        |text| BasicShare::percent(text.parse().ok()?).ok(),
    );
    match offer {
        Some(offer) if errors.is_empty() => Ok(Question {
            state,
            regime: regime.unwrap_or_default(),
            pf: pf.unwrap_or_default(),
            year: year.unwrap_or(this_year),
            basic: basic.unwrap_or_default(),
            ..Question::usual(offer, this_year)
        }),
        _ => Err(errors),
    }
}

pub(super) fn amount(read: Result<Rupees, MoneyError>, field: Field, errors: &mut Vec<FieldError>) -> Option<Rupees> {
    read.map_err(|error| errors.push(FieldError::new(field, error.code(), error.to_string()))).ok()
}

/// A value of a list; nothing when the field is empty.
pub(super) fn choice<T>(
    text: &str,
    field: Field,
    advice: &str,
    errors: &mut Vec<FieldError>,
    find: impl Fn(&str) -> Option<T>,
) -> Option<T> {
    if text.is_empty() {
        return None;
    }
    let found = find(text);
    if found.is_none() {
        errors.push(FieldError::new(field, FieldCode::Unknown, advice));
    }
    found
}
