//! From CTC to what reaches the bank account, every step a line with its rule and source.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;

use super::form::Choice;
use super::layout::Layout;
use super::{Audience, page};
use crate::clock;
use crate::intake::FieldError;
use crate::intake::in_hand::{RawOffer, parse};
use crate::salary::in_hand::{BasicShare, Effect, InHand, PfBasis, Regime, in_hand};
use crate::web::state::Site;
use crate::web::{extract, routes};

#[derive(Template)]
#[template(path = "pay/in_hand.html")]
struct InHandPage {
    layout: Layout,
    action: &'static str,
    raw: RawOffer,
    basic_percent: String,
    states: Vec<Choice>,
    regimes: Vec<Choice>,
    funds: Vec<Choice>,
    years: Vec<Choice>,
    errors: Vec<FieldError>,
    answer: Option<Answer>,
    sources: &'static str,
}

/// What becomes of the offer.
struct Answer {
    monthly: String,
    annual: String,
    ctc: String,
    variable: Option<String>,
    rows: Vec<Row>,
}

/// A line of the statement.
struct Row {
    what: &'static str,
    effect: &'static str,
    sign: &'static str,
    annual: String,
    monthly: String,
    rule: String,
    source: String,
    certain: bool,
    says_only: bool,
}

pub async fn show(site: web::Data<Site>, request: HttpRequest) -> HttpResponse {
    let raw = RawOffer::from_pairs(extract::query(&request));
    let catalogue = &site.engine.catalogue;
    let (year, month) = clock::india_year_and_month();
    let this_year = catalogue.tax.year_at(year, month);
    let (answer, errors) = if raw.is_empty() {
        (None, Vec::new())
    } else {
        match parse(catalogue, &raw, this_year) {
            Ok(question) => (Some(Answer::new(&site, &in_hand(&catalogue.tax, &question))), Vec::new()),
            Err(errors) => (None, errors),
        }
    };
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let audience = if raw.is_empty() { Audience::Everyone } else { Audience::OnePerson };
    let template = InHandPage::new(&site, raw, errors, answer, &this_year.id);
    page(&request, status, audience, &template)
}

impl InHandPage {
    fn new(site: &Site, raw: RawOffer, errors: Vec<FieldError>, answer: Option<Answer>, this_year: &str) -> Self {
        let catalogue = &site.engine.catalogue;
        let choice = |id: &str, name: &str, wanted: &str| Choice {
            id: id.to_owned(),
            name: name.to_owned(),
            chosen: id == wanted,
        };
        let or = |given: &str, usual: &str| if given.is_empty() { usual.to_owned() } else { given.to_owned() };
        let (regime, pf) = (or(&raw.regime, Regime::default().id()), or(&raw.pf, PfBasis::default().id()));
        let year = or(&raw.year, this_year);
        Self {
            layout: Layout::new(
                site,
                routes::IN_HAND,
                "From CTC to in-hand pay",
                "What of a CTC reaches your bank account each month: provident fund, gratuity, ESI, professional tax and income tax, step by step.",
            ),
            action: routes::IN_HAND,
            states: catalogue
                .states
                .iter()
                .map(|(id, state)| choice(catalogue.states.id(id), &state.name, &raw.state))
                .collect(),
            regimes: vec![choice("new", "New regime (usual)", &regime), choice("old", "Old regime", &regime)],
            funds: vec![
                choice("capped", "Up to the ceiling (usual)", &pf),
                choice("full", "On all basic pay", &pf),
                choice("none", "No provident fund", &pf),
            ],
            years: catalogue.tax.years().map(|known| choice(&known.id, &known.id, &year)).collect(),
            errors,
            answer,
            sources: routes::SOURCES,
            basic_percent: or(&raw.basic_percent, &BasicShare::default().as_percent().to_string()),
            raw,
        }
    }

    fn error(&self, field: &str) -> Option<&str> {
        self.errors.iter().find(|error| error.field.name() == field).map(|error| error.message.as_str())
    }
}

impl Answer {
    fn new(site: &Site, worked_out: &InHand) -> Self {
        let catalogue = &site.engine.catalogue;
        Self {
            monthly: worked_out.in_hand_monthly.to_string(),
            annual: worked_out.in_hand_annual.to_string(),
            ctc: worked_out.ctc_annual.to_string(),
            variable: (worked_out.variable_annual.0 > 0).then(|| worked_out.in_hand_with_variable_annual.to_string()),
            rows: worked_out
                .lines
                .iter()
                .map(|line| Row {
                    what: line.item.in_words(),
                    effect: line.effect.id(),
                    sign: match line.effect {
                        Effect::Takes => "−",
                        Effect::Adds | Effect::Sums | Effect::Says => "",
                    },
                    annual: line.amount.to_string(),
                    monthly: line.a_month().to_string(),
                    rule: line.rule.clone(),
                    source: line.source.map_or_else(String::new, |source| catalogue.sources[source].title.clone()),
                    certain: line.certain,
                    says_only: line.effect == Effect::Says,
                })
                .collect(),
        }
    }
}
