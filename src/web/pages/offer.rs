//! An offer letter looked at: what reaches the account, what counts inside the CTC, where it stands, what to ask.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;

use super::form::Choice;
use super::layout::Layout;
use super::pay::{cities, role_choices};
use super::role_choice::FamilyChoices;
use super::{Audience, page};
use crate::catalogue::CityId;
use crate::catalogue::minimum_wages::MinimumWage;
use crate::catalogue::offer::FlagWords;
use crate::clock;
use crate::intake::FieldError;
use crate::intake::offer::{RawLetter, parse};
use crate::outputs::chart::{Bar, Scale, WIDTH};
use crate::salary::in_hand::{Item, PfBasis, Regime};
use crate::salary::offer::{OfferLetter, check};
use crate::salary::{MinimumLine, SalaryBand};
use crate::web::state::Site;
use crate::web::{extract, routes};
use crate::years::Years;

#[derive(Template)]
#[template(path = "pay/offer.html")]
struct OfferPage<'a> {
    layout: Layout,
    action: &'static str,
    raw: RawLetter,
    roles: Vec<FamilyChoices>,
    cities: Vec<Choice>,
    regimes: Vec<Choice>,
    funds: Vec<Choice>,
    errors: Vec<FieldError>,
    answer: Option<Answer<'a>>,
}

struct Answer<'a> {
    monthly: String,
    annual: String,
    ctc: String,
    with_variable: Option<String>,
    variable_percent: u64,
    parts: Vec<PartRow>,
    place: Option<PlaceView>,
    /// The legal minimum of the city, or that we have none.
    minimum: Option<String>,
    /// What is not known and would let us see more.
    to_add: Option<&'static str>,
    /// Said where basic pay is a small part.
    wage_rule: Option<String>,
    flags: Vec<&'a FlagWords>,
    steps: String,
}

/// A part of the CTC.
struct PartRow {
    what: &'static str,
    annual: String,
    percent: String,
}

/// Where the fixed pay stands in the role's band.
struct PlaceView {
    title: String,
    track: &'static str,
    years: String,
    /// Said where the role begins later.
    begins: Option<String>,
    words: &'static str,
    fixed: String,
    band: SalaryBand,
    bar: Bar,
    scale: Scale,
    /// From the left, in units of the drawing.
    at: u32,
    href: String,
}

pub async fn show(site: web::Data<Site>, request: HttpRequest) -> HttpResponse {
    let raw = RawLetter::from_pairs(extract::query(&request));
    let catalogue = &site.engine.catalogue;
    let (year, month) = clock::india_year_and_month();
    let (answer, errors) = if raw.is_empty() {
        (None, Vec::new())
    } else {
        match parse(catalogue, &raw, catalogue.tax.year_at(year, month)) {
            Ok(letter) => (Some(Answer::new(&site, &letter)), Vec::new()),
            Err(errors) => (None, errors),
        }
    };
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let audience = if raw.is_empty() { Audience::Everyone } else { Audience::OnePerson };
    page(&request, status, audience, &OfferPage::new(&site, raw, errors, answer))
}

impl<'a> OfferPage<'a> {
    fn new(site: &Site, raw: RawLetter, errors: Vec<FieldError>, answer: Option<Answer<'a>>) -> Self {
        let catalogue = &site.engine.catalogue;
        let regime = if raw.regime.is_empty() { Regime::default().id() } else { &raw.regime };
        let pf = if raw.pf.is_empty() { PfBasis::default().id() } else { &raw.pf };
        let choice = |id: &str, name: &str| Choice {
            id: id.to_owned(),
            name: name.to_owned(),
            chosen: id == regime || id == pf,
        };
        Self {
            layout: Layout::new(
                site,
                routes::OFFER,
                "Check an offer letter",
                "What of an offer reaches your bank account, what counts inside its CTC, where it stands in the pay of its role, and what to ask before you sign.",
            ),
            action: routes::OFFER,
            roles: role_choices(catalogue, &raw.role),
            cities: cities(catalogue, &raw.city),
            funds: vec![
                choice("capped", "On 15,000 a month (usual)"),
                choice("full", "On the whole basic pay"),
                choice("none", "None"),
            ],
            regimes: vec![choice("new", "New regime (usual)"), choice("old", "Old regime")],
            errors,
            answer,
            raw,
        }
    }

    fn error(&self, field: &str) -> Option<&str> {
        self.errors.iter().find(|error| error.field.name() == field).map(|error| error.message.as_str())
    }
}

impl<'a> Answer<'a> {
    fn new(site: &'a Site, letter: &OfferLetter<'_>) -> Self {
        let catalogue = &site.engine.catalogue;
        let check = check(catalogue, &site.engine.pay, letter);
        let worked_out = &check.in_hand;
        Self {
            monthly: worked_out.in_hand_monthly.to_string(),
            annual: worked_out.in_hand_annual.to_string(),
            ctc: check.ctc.to_string(),
            with_variable: (worked_out.variable_annual.0 > 0)
                .then(|| worked_out.in_hand_with_variable_annual.to_string()),
            variable_percent: check.variable_percent,
            parts: check
                .parts
                .iter()
                .map(|part| PartRow {
                    what: part.kind.in_words(),
                    annual: part.amount.to_string(),
                    percent: percent(part.amount.0, check.ctc.0),
                })
                .collect(),
            place: check.place.as_ref().map(|place| {
                let role = &catalogue.roles[place.role];
                let scale = Scale::up_to(place.band.p90().max(place.fixed));
                PlaceView {
                    title: role.title.clone(),
                    track: role.track.id(),
                    years: place.years.in_words(),
                    begins: place.below_role.then(|| {
                        let first = Years::whole(role.years.entry).in_words();
                        format!("The role usually asks for {first} of experience: this is the pay of its first year.")
                    }),
                    words: place.rung.in_words(),
                    fixed: place.fixed.to_string(),
                    band: place.band,
                    bar: scale.bar(&place.band),
                    at: scale.place(place.fixed, WIDTH),
                    scale,
                    href: routes::pay_of(catalogue, place.role, place.years),
                }
            }),
            minimum: letter.city.map(|city| match &check.minimum {
                Some(minimum) => minimum_words(site, minimum),
                None => no_minimum_words(site, city),
            }),
            to_add: match (letter.city, letter.role) {
                (None, None) => {
                    Some("Add the city and the role: then we also look at the legal minimum and the usual pay.")
                }
                (None, Some(_)) => Some("Add the city: then we also look at the legal minimum."),
                (Some(_), None) => Some("Add the role: then we also look at the usual pay."),
                (Some(_), Some(_)) => None,
            },
            wage_rule: worked_out.lines.iter().find(|line| line.item == Item::WageRule).map(|line| line.rule.clone()),
            flags: check.flags.iter().filter_map(|flag| catalogue.pay.offer.flags.get(flag)).collect(),
            steps: routes::in_hand_of(catalogue, &letter.question),
        }
    }
}

/// A share with one decimal.
fn percent(part: u64, whole: u64) -> String {
    let tenths = (part * 1_000 + whole / 2) / whole.max(1);
    format!("{}.{} %", tenths / 10, tenths % 10)
}

/// "The legal minimum in Karnataka for skilled work, the class of clerks, is ₹ 18,570 a month since 2026-04 …"
pub fn minimum_words(site: &Site, minimum: &MinimumLine<'_>) -> String {
    let catalogue = &site.engine.catalogue;
    let source = &catalogue.sources[minimum.rate.source].title;
    let other = |rate: &&MinimumWage| {
        format!(
            " If you work in {}, it is {} a month since {}.",
            rate.place(&catalogue.states),
            rate.rupees_a_month,
            rate.from
        )
    };
    let others = minimum.elsewhere.iter().map(other).collect::<Vec<_>>().concat();
    format!(
        "The legal minimum in {} for {} work, the class of clerks, is {} a month since {}: a CTC of about {} a year. Less is not lawful for full-time work. It may have risen since.{others} Source: {source}.",
        minimum.rate.place(&catalogue.states),
        minimum.rate.class.in_words(),
        minimum.rate.rupees_a_month,
        minimum.rate.from,
        minimum.ctc_a_year.to_thousands()
    )
}

/// Said where we hold no minimum wage for a city's state.
pub fn no_minimum_words(site: &Site, city: CityId) -> String {
    let catalogue = &site.engine.catalogue;
    let state = &catalogue.states[catalogue.cities[city].state].name;
    format!(
        "We found no legal minimum wage for {state} that we can stand behind, so pay is not held against it here. The state's labour department has the rate."
    )
}
