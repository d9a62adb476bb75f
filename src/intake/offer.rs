//! The parts of an offer letter, as they are sent.

use super::in_hand::{amount, choice};
use super::{Field, FieldCode, FieldError, money, pay};
use crate::catalogue::Catalogue;
use crate::catalogue::tax::TaxYear;
use crate::rupees::Rupees;
use crate::salary::in_hand::{BasicShare, Offer, PfBasis, Question, QuestionError, Regime};
use crate::salary::offer::OfferLetter;

/// What a stretch of time is counted in.
struct Unit {
    name: &'static str,
    /// The most that is believed.
    most: u16,
    /// The words beside a number that are understood, and how many of this unit each is.
    words: &'static [(&'static str, u16)],
}

const MONTHS: Unit = Unit {
    name: "months",
    most: 120,
    words: &[("month", 1), ("months", 1), ("year", 12), ("years", 12), ("yr", 12), ("yrs", 12)],
};
const DAYS: Unit = Unit {
    name: "days",
    most: 365,
    words: &[("day", 1), ("days", 1), ("week", 7), ("weeks", 7), ("month", 30), ("months", 30)],
};

/// An offer letter as it comes in, all of it text.
#[derive(Clone, Debug, Default)]
pub struct RawLetter {
    pub ctc: String,
    pub basic: String,
    pub variable: String,
    pub joining_bonus: String,
    pub benefits: String,
    pub role: String,
    pub years: String,
    pub city: String,
    pub regime: String,
    pub pf: String,
    pub fee: String,
    pub bond_months: String,
    pub notice_days: String,
    pub originals: String,
    pub claw_back: String,
}

impl RawLetter {
    /// The last filled value of each name counts; names that are not ours are passed over.
    pub fn from_pairs(pairs: Vec<(String, String)>) -> Self {
        let mut raw = Self::default();
        for (name, value) in pairs {
            let field = match name.as_str() {
                "ctc" => &mut raw.ctc,
                "basic" => &mut raw.basic,
                "variable" => &mut raw.variable,
                "joining_bonus" => &mut raw.joining_bonus,
                "benefits" => &mut raw.benefits,
                "role" => &mut raw.role,
                "years" => &mut raw.years,
                "city" => &mut raw.city,
                "regime" => &mut raw.regime,
                "pf" => &mut raw.pf,
                "fee" => &mut raw.fee,
                "bond_months" => &mut raw.bond_months,
                "notice_days" => &mut raw.notice_days,
                "originals" => &mut raw.originals,
                "claw_back" => &mut raw.claw_back,
                _ => continue,
            };
            if !value.trim().is_empty() {
                value.trim().clone_into(field);
            }
        }
        raw
    }

    /// Whether nothing was sent at all: then there is only a form to show.
    pub fn is_empty(&self) -> bool {
        [
            &self.ctc,
            &self.basic,
            &self.variable,
            &self.joining_bonus,
            &self.benefits,
            &self.role,
            &self.years,
            &self.city,
            &self.fee,
            &self.bond_months,
            &self.notice_days,
            &self.originals,
            &self.claw_back,
        ]
        .into_iter()
        .all(String::is_empty)
    }
}

/// A letter that can be looked at; a field left empty has its usual value.
///
/// # Errors
/// One for each field that cannot be understood.
pub fn parse<'a>(
    catalogue: &Catalogue,
    raw: &RawLetter,
    this_year: &'a TaxYear,
) -> Result<OfferLetter<'a>, Vec<FieldError>> {
    let mut errors = Vec::new();
    let ctc = money::ctc_a_year(&raw.ctc, catalogue.pay.offer.least_ctc_a_year)
        .map_err(|error| errors.push(FieldError::new(Field::Ctc, error.code(), error.to_string())))
        .ok();
    let mut sum = |text: &str, field| {
        let read = if matches!(field, Field::Fee | Field::JoiningBonus) { money::once } else { money::a_year };
        if text.is_empty() { Some(Rupees(0)) } else { amount(read(text), field, &mut errors) }
    };
    let variable = sum(&raw.variable, Field::Variable);
    let joining_bonus = sum(&raw.joining_bonus, Field::JoiningBonus);
    let benefits = sum(&raw.benefits, Field::Benefits);
    let fee = sum(&raw.fee, Field::Fee);
    let basic = sum(&raw.basic, Field::Basic);
    let role = choice(&raw.role, Field::Role, "Choose a role from the list, or leave it empty.", &mut errors, |id| {
        catalogue.roles.find(id)
    });
    let city = choice(&raw.city, Field::City, "Choose a city from the list, or leave it empty.", &mut errors, |id| {
        catalogue.cities.find(id)
    });
    let regime = choice(&raw.regime, Field::Regime, "Choose the new or the old regime.", &mut errors, Regime::from_id);
    let years = pay::years(&raw.years, &mut errors);
    let pf = choice(&raw.pf, Field::Pf, "Choose capped, full or none.", &mut errors, PfBasis::from_id);
    let bond_months = count(&raw.bond_months, Field::BondMonths, &MONTHS, &mut errors);
    let notice_days = count(&raw.notice_days, Field::NoticeDays, &DAYS, &mut errors);
    let (Some(ctc), Some(variable), Some(joining_bonus), Some(benefits), Some(fee), Some(basic)) =
        (ctc, variable, joining_bonus, benefits, fee, basic)
    else {
        return Err(errors);
    };
    let once_and_in_kind = joining_bonus + benefits;
    if ctc > Rupees(0) && once_and_in_kind >= ctc {
        let field = if joining_bonus >= ctc { Field::JoiningBonus } else { Field::Benefits };
        errors.push(FieldError::new(
            field,
            FieldCode::Amount,
            "This is a part of the CTC, so it must be less than the CTC.",
        ));
        return Err(errors);
    }
    let offer = Offer::new(ctc - once_and_in_kind, variable)
        .map_err(|error| {
            let (field, message) = match error {
                QuestionError::VariableNotBelowCtc if once_and_in_kind > Rupees(0) => (
                    Field::Variable,
                    format!(
                        "Without joining bonus and benefits {} of the CTC are left. The variable part must be less than that.",
                        ctc - once_and_in_kind
                    ),
                ),
                QuestionError::VariableNotBelowCtc => (Field::Variable, error.to_string()),
                _ => (Field::Ctc, error.to_string()),
            };
            errors.push(FieldError::new(field, FieldCode::Amount, message));
        })
        .ok();
    let share = offer.and_then(|offer| basic_share(basic, offer.fixed(), &mut errors));
    match (offer, share) {
        (Some(offer), Some(share)) if errors.is_empty() => Ok(OfferLetter {
            question: Question {
                state: city.map(|city| catalogue.cities[city].state),
                regime: regime.unwrap_or_default(),
                pf: pf.unwrap_or_default(),
                basic: share,
                ..Question::usual(offer, this_year)
            },
            joining_bonus,
            benefits,
            role,
            years,
            city,
            fee,
            bond_months,
            notice_days,
            originals: !raw.originals.is_empty(),
            claw_back: !raw.claw_back.is_empty(),
        }),
        _ => Err(errors),
    }
}

/// Basic pay as a share of fixed pay, to the nearest percent; half where the letter says nothing.
fn basic_share(basic: Rupees, fixed: Rupees, errors: &mut Vec<FieldError>) -> Option<BasicShare> {
    if basic == Rupees(0) {
        return Some(BasicShare::default());
    }
    let percent = (basic.0 * 100 + fixed.0 / 2) / fixed.0.max(1);
    u8::try_from(percent)
        .map_err(|_| QuestionError::BasicOutOfRange)
        .and_then(BasicShare::percent)
        .map_err(|error| {
            let message = format!("{error} Fixed pay is {fixed} a year here. Write basic pay for a year.");
            errors.push(FieldError::new(Field::Basic, FieldCode::Amount, message));
        })
        .ok()
}

/// A whole number, with or without its unit: "60", "60 days", "2 months". Nothing is 0.
fn count(text: &str, field: Field, unit: &Unit, errors: &mut Vec<FieldError>) -> u16 {
    if text.is_empty() {
        return 0;
    }
    let text = text.to_lowercase();
    let (number, word) = text.split_at(text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len()));
    let times = match word.trim() {
        "" => Some(1),
        word => unit.words.iter().find(|(known, _)| *known == word).map(|(_, times)| *times),
    };
    let all = number.parse::<u16>().ok().zip(times).and_then(|(number, times)| number.checked_mul(times));
    all.filter(|all| *all <= unit.most).unwrap_or_else(|| {
        let message = format!("Write a whole number of {} from 0 to {}.", unit.name, unit.most);
        errors.push(FieldError::new(field, FieldCode::Range, message));
        0
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[rstest::rstest]
    #[case("", &DAYS, Some(0))]
    #[case("60", &DAYS, Some(60))]
    #[case("60 days", &DAYS, Some(60))]
    #[case("2 Months", &DAYS, Some(60))]
    #[case("2weeks", &DAYS, Some(14))]
    #[case("2 years", &MONTHS, Some(24))]
    #[case("18", &MONTHS, Some(18))]
    #[case("366", &DAYS, None)]
    #[case("65535 months", &DAYS, None)]
    #[case("two", &DAYS, None)]
    #[case("-5", &DAYS, None)]
    #[case("2 years", &DAYS, None)]
    fn counts_days_and_months(#[case] text: &str, #[case] unit: &Unit, #[case] wanted: Option<u16>) {
        let mut errors = Vec::new();
        let counted = count(text, Field::NoticeDays, unit, &mut errors);
        assert_eq!(errors.is_empty().then_some(counted), wanted);
    }
}
