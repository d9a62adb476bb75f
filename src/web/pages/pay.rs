//! Pay of a role now and over a career, the figures behind it, and its neighbours.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;

use super::form::Choice;
use super::layout::Layout;
use super::offer::{minimum_words, no_minimum_words};
use super::role_card::PayView;
use super::role_choice::{FamilyChoices, RoleChoice};
use super::{Audience, page};
use crate::catalogue::{Catalogue, CityId, Language, RoleId};
use crate::intake::FieldError;
use crate::intake::pay::{RawPay, parse};
use crate::outputs::chart::{Bar, PayPath, Scale};
use crate::salary::{
    Extra, Person, Record, SalaryBand, estimate, example, extras, in_hand_of_band, minimum_wage_of_role, records,
};
use crate::web::extract;
use crate::web::routes;
use crate::web::state::Site;
use crate::years::Years;

#[derive(Template)]
#[template(path = "pay/pay.html")]
struct PayPage<'a> {
    layout: Layout,
    action: &'static str,
    raw: RawPay,
    roles: Vec<FamilyChoices>,
    cities: Vec<Choice>,
    errors: Vec<FieldError>,
    answer: Option<Answer<'a>>,
    tracks: Vec<TrackLevels<'a>>,
    offer: &'static str,
    in_hand: &'static str,
}

/// The general levels of a track, as the explainer gives them.
struct TrackLevels<'a> {
    id: &'static str,
    name: String,
    full_form: &'a str,
    levels: Vec<(&'a str, String)>,
}

struct Answer<'a> {
    title: &'a str,
    track: &'static str,
    years: String,
    href: String,
    pay: PayView,
    scale: Scale,
    path: PayPath,
    steps: Vec<CareerRow>,
    minimum: Option<String>,
    records: Vec<RecordRow<'a>>,
    judged_percent: String,
    judged: String,
    /// "4.5 years": what the judgement speaks of.
    judged_at: String,
    extras: Vec<Extra>,
    variable: Option<String>,
    neighbours: Vec<Neighbour>,
    method: &'static str,
}

/// A year of a career.
struct CareerRow {
    year: u16,
    band: SalaryBand,
    in_hand: String,
}

/// A figure on its way into the band.
pub struct RecordRow<'a> {
    pub as_given: &'a str,
    pub source: &'a str,
    pub year: u16,
    pub grade: &'static str,
    pub speaks_of: &'static str,
    pub stated: String,
    pub carried: String,
    /// "0.88": today's against our judgement for the figure's own work and years.
    pub times_judged: String,
    pub today: String,
    pub part: String,
}

/// Another role at the same years.
struct Neighbour {
    title: String,
    href: String,
    track: &'static str,
    way: &'static str,
    band: SalaryBand,
    bar: Bar,
    /// "2 years", where it asks for more than were given.
    from: Option<String>,
}

pub async fn show(site: web::Data<Site>, request: HttpRequest) -> HttpResponse {
    let raw = RawPay::from_pairs(extract::query(&request));
    let catalogue = &site.engine.catalogue;
    let (answer, errors, status) = match parse(catalogue, &raw) {
        Ok(None) => (None, Vec::new(), StatusCode::OK),
        Ok(Some(asked)) => {
            let answer = Answer::new(&site, asked.role, asked.years, asked.city);
            (Some(answer), Vec::new(), StatusCode::OK)
        }
        Err(errors) if errors.iter().any(FieldError::names_no_role) => (None, errors, StatusCode::NOT_FOUND),
        Err(errors) => (None, errors, StatusCode::UNPROCESSABLE_ENTITY),
    };
    let audience = if raw.speaks_of_a_person() { Audience::OnePerson } else { Audience::Everyone };
    let audience = if errors.is_empty() { audience } else { Audience::Nobody };
    page(&request, status, audience, &PayPage::new(&site, raw, errors, answer))
}

impl<'a> PayPage<'a> {
    fn new(site: &'a Site, raw: RawPay, errors: Vec<FieldError>, answer: Option<Answer<'a>>) -> Self {
        let catalogue = &site.engine.catalogue;
        let title = answer.as_ref().map_or_else(|| "Pay by role".to_owned(), |answer| format!("Pay: {}", answer.title));
        Self {
            layout: Layout::new(
                site,
                routes::PAY,
                title,
                "What a role pays now and over a career, the figures behind it with their sources, and the roles beside it.",
            ),
            action: routes::PAY,
            roles: role_choices(catalogue, &raw.role),
            cities: cities(catalogue, &raw.city),
            errors,
            answer,
            tracks: tracks(catalogue),
            offer: routes::OFFER,
            in_hand: routes::IN_HAND,
            raw,
        }
    }

    fn error(&self, field: &str) -> Option<&str> {
        self.errors.iter().find(|error| error.field.name() == field).map(|error| error.message.as_str())
    }
}

/// All roles by family, with the one of an id marked.
pub fn role_choices(catalogue: &Catalogue, id: &str) -> Vec<FamilyChoices> {
    RoleChoice::new(catalogue, "role", "Role", catalogue.roles.find(id)).groups
}

/// All cities, with the chosen one marked.
pub fn cities(catalogue: &Catalogue, chosen: &str) -> Vec<Choice> {
    let choice = |id: &str, name: &str| Choice { id: id.to_owned(), name: name.to_owned(), chosen: id == chosen };
    catalogue.cities.iter().map(|(id, city)| choice(catalogue.cities.id(id), &city.name)).collect()
}

fn tracks(catalogue: &Catalogue) -> Vec<TrackLevels<'_>> {
    catalogue
        .tracks
        .iter()
        .map(|info| TrackLevels {
            id: info.track.id(),
            name: info.track.to_string(),
            full_form: &info.full_form,
            levels: info
                .levels
                .iter()
                .map(|level| {
                    let range = level.high.map_or_else(
                        || format!("above {} lakh", level.low.lakh()),
                        |high| format!("{} to {} lakh", level.low.lakh(), high.lakh()),
                    );
                    (level.level.id(), range)
                })
                .collect(),
        })
        .collect()
}

impl<'a> Answer<'a> {
    fn new(site: &'a Site, id: RoleId, years: Option<Years>, city: Option<CityId>) -> Self {
        let engine = &site.engine;
        let catalogue = &engine.catalogue;
        let role = &catalogue.roles[id];
        let first = Years::whole(role.years.entry);
        let years = years.unwrap_or(first);
        let estimate = estimate(catalogue, &engine.pay, id, &Person { years: Some(years), city, ..Person::default() });
        let neighbours = neighbours(catalogue, id);
        let bands: Vec<SalaryBand> = neighbours.iter().map(|(role, _)| engine.pay.band(*role, years)).collect();
        let scale = Scale::of_bands(bands.iter().chain([&estimate.band]));
        let minimum = minimum_wage_of_role(catalogue, id, city);
        let path = PayPath::of_role(&engine.pay, id, role.years.entry)
            .with_minimum(minimum.as_ref().map(|minimum| minimum.ctc_a_year));
        let here = estimate.band.p50();
        let example = example(catalogue, &engine.pay, id, years.max(first));
        let (records, judged_part) = records(&example);
        Self {
            title: &role.title,
            track: role.track.id(),
            years: years.in_words(),
            href: routes::role(catalogue, id),
            // The minimum stands in a sentence of its own below.
            pay: PayView {
                minimum: None,
                ..PayView::of_estimate(catalogue, catalogue.words(Language::English), &scale, id, &estimate)
            },
            steps: path
                .rows
                .iter()
                .map(|row| CareerRow {
                    year: row.year,
                    band: row.band,
                    in_hand: in_hand_of_band(catalogue, &row.band, city).middle.to_string(),
                })
                .collect(),
            path,
            minimum: match (&minimum, city) {
                (Some(minimum), _) => Some(minimum_words(site, minimum)),
                (None, Some(city)) => Some(no_minimum_words(site, city)),
                (None, None) => None,
            },
            records: records.iter().map(|record| RecordRow::new(catalogue, record)).collect(),
            judged_percent: percent(judged_part),
            judged: example.judged.to_string(),
            judged_at: format!("{} years", example.cell_year),
            extras: extras(catalogue, id),
            variable: catalogue.pay.model.variable.iter().find(|line| line.track == role.track).map(|line| {
                format!("Variable pay is not in these bands. In {} work it is usually {} to {} % of the CTC (our judgement).", role.track, line.low, line.high)
            }),
            neighbours: neighbours
                .into_iter()
                .zip(bands)
                .map(|((other, way), band)| {
                    let entry = catalogue.roles[other].years.entry;
                    Neighbour {
                        title: catalogue.roles[other].title.clone(),
                        href: routes::pay_of(catalogue, other, years),
                        track: catalogue.roles[other].track.id(),
                        way: way.in_words(band.p50() < here),
                        band,
                        bar: scale.bar(&band),
                        from: (Years::whole(entry) > years).then(|| Years::whole(entry).in_words()),
                    }
                })
                .collect(),
            scale,
            method: routes::METHOD,
        }
    }
}

/// Most neighbours that are shown.
const NEIGHBOURS: usize = 8;

/// How a role stands beside another.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Beside {
    StepUp,
    Sideways,
    SameFamily,
}

impl Beside {
    /// Bands of a ladder rest on different figures, and a step up pays for what comes after it: that it is `paid_less` at
    /// the same years is said.
    fn in_words(self, paid_less: bool) -> &'static str {
        match self {
            Self::StepUp if paid_less => "a step up, though by these figures not paid more at the same years",
            Self::StepUp => "a step up",
            Self::Sideways => "a step sideways",
            Self::SameFamily => "the same family",
        }
    }
}

/// Steps up and sideways, then others of the family that one begins in at about the same time; each once.
fn neighbours(catalogue: &Catalogue, id: RoleId) -> Vec<(RoleId, Beside)> {
    let role = &catalogue.roles[id];
    let mut all: Vec<(RoleId, Beside)> = Vec::new();
    let up = role.up.iter().map(|other| (*other, Beside::StepUp));
    let sideways = role.sideways.iter().map(|other| (*other, Beside::Sideways));
    let family = catalogue
        .roles
        .iter()
        .filter(|(other, known)| *other != id && known.family == role.family)
        .filter(|(_, known)| known.years.entry.abs_diff(role.years.entry) <= 1)
        .map(|(other, _)| (other, Beside::SameFamily));
    for (other, way) in up.chain(sideways).chain(family) {
        if all.len() < NEIGHBOURS && !all.iter().any(|(known, _)| *known == other) {
            all.push((other, way));
        }
    }
    all
}

impl<'a> RecordRow<'a> {
    pub fn new(catalogue: &'a Catalogue, record: &Record<'_, 'a>) -> Self {
        let evidence = record.figure.evidence;
        let growth = format!("× {:.2} for the years since", record.figure.growth);
        let carried = if (record.figure.city - 1.0).abs() > f64::EPSILON {
            format!("{growth}, ÷ {:.2} for its city", record.figure.city)
        } else {
            growth
        };
        Self {
            times_judged: format!("{:.2}", record.figure.times_judged),
            as_given: &evidence.as_given,
            source: &catalogue.sources[evidence.source].title,
            year: evidence.year,
            grade: evidence.grade.in_words(),
            speaks_of: record.speaks_of,
            stated: record.figure.stated.to_string(),
            carried,
            today: record.figure.today.to_string(),
            part: percent(record.part),
        }
    }
}

/// A part of one in whole percent.
pub fn percent(part: f64) -> String {
    if part < 0.005 { "under 1 %".to_owned() } else { format!("{:.0} %", part * 100.0) }
}
