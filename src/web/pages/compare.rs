//! KPO, BPO and LPO on the same rows; with a person, the best role of each and what each pays them over ten years.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;

use super::guidance::refused;
use super::layout::Layout;
use super::paper::Paper;
use super::person::Person;
use super::plan::shut_in_words;
use super::role_card::{RoleCard, TrackPart};
use super::role_choice::RoleChoice;
use super::{Audience, page};
use crate::catalogue::{Catalogue, Level, Track, TrackInfo};
use crate::guidance::{Engine, guide, tracks};
use crate::matching::Status;
use crate::outputs::ahead_chart::AheadChart;
use crate::outputs::chart::Scale;
use crate::pathways::conclusion::time_in_words;
use crate::pathways::ten_years::{TOO_CLOSE_PERCENT, TOO_CLOSE_WHEN_UNSURE_PERCENT};
use crate::pathways::track_figures::pay_after;
use crate::pathways::{Blocked, PayAhead, Plan, Route, TrackFigures};
use crate::web::routes;
use crate::web::state::Site;

#[derive(Template)]
#[template(path = "compare/compare.html")]
struct Compare<'a> {
    layout: Layout,
    tracks: Vec<&'a TrackInfo>,
    rows: Vec<Row>,
    personal: Option<Personal>,
    find: &'static str,
    two_roles: TwoRolesForm,
    paper: Paper,
}

/// The form that compares two roles.
pub struct TwoRolesForm {
    pub action: &'static str,
    pub hidden: Vec<(String, String)>,
    pub a: RoleChoice,
    pub b: RoleChoice,
}

/// One row of the table: a heading and a cell a track.
struct Row {
    heading: &'static str,
    cells: Vec<Cell>,
}

struct Cell {
    track: String,
    text: String,
}

/// What a person brings to each track, and what each pays them.
struct Personal {
    parts: Vec<TrackPart>,
    best: Vec<TrackBest>,
    scale: Scale,
    back: String,
    message: String,
    /// Too little was written, or it belongs to another field: no track can be told apart.
    thin: bool,
    again: String,
    conclusion: String,
    /// Differences below so many percent are too close to call; the second where little is known.
    too_close: [u64; 2],
    chart: Option<AheadChart>,
}

struct TrackBest {
    id: &'static str,
    name: String,
    full_form: String,
    card: Option<RoleCard>,
    /// What is missing and how long it takes, or why it is shut.
    way: String,
    plan: String,
}

pub async fn show(site: web::Data<Site>, request: HttpRequest) -> HttpResponse {
    let person = match Person::of_request(&site, &request) {
        Ok(person) => person,
        Err(errors) => return refused(&site, &request, errors),
    };
    let engine = &site.engine;
    let catalogue = &engine.catalogue;
    let tracks: Vec<&TrackInfo> = Track::ALL.iter().filter_map(|track| catalogue.track(*track)).collect();
    let audience = if person.is_some() { Audience::OnePerson } else { Audience::Everyone };
    let query = person.as_ref().map(|person| person.query.as_str());
    let layout = Layout::new(
        &site,
        routes::COMPARE,
        "KPO, BPO and LPO compared",
        "What KPO, BPO and LPO mean, what one does there, what it takes and what it pays, on the same rows.",
    );
    let template = Compare {
        layout: layout.carrying(person.as_ref(), &site),
        rows: rows(engine, &tracks),
        tracks,
        two_roles: TwoRolesForm {
            action: routes::COMPARE_ROLES,
            hidden: person.as_ref().map_or_else(Vec::new, Person::pairs),
            a: RoleChoice::new(catalogue, "a", "First role", None),
            b: RoleChoice::new(catalogue, "b", "Second role", None),
        },
        paper: Paper::new(&site, routes::COMPARE, query.unwrap_or_default()),
        personal: person.map(|person| Personal::new(&site, &person)),
        find: routes::HOME,
    };
    page(&request, StatusCode::OK, audience, &template)
}

/// Said where the catalogue has nothing to say.
const NO_FIGURE: &str = "No figure: we found no source";

fn rows(engine: &Engine, tracks: &[&TrackInfo]) -> Vec<Row> {
    let catalogue = &engine.catalogue;
    let figures: Vec<TrackFigures> =
        tracks.iter().map(|info| TrackFigures::new(engine.terrain(), info.track)).collect();
    let row = |heading, text: &dyn Fn(&TrackInfo, &TrackFigures) -> String| Row {
        heading,
        cells: tracks
            .iter()
            .zip(&figures)
            .map(|(info, figures)| Cell { track: info.name.clone(), text: text(info, figures) })
            .collect(),
    };
    let pay = |level: Level| {
        move |info: &TrackInfo, _: &TrackFigures| {
            info.levels.iter().find(|l| l.level == level).map_or_else(
                || match info.within {
                    Some(within) => format!("No figure of its own; it stands within {within}"),
                    None => NO_FIGURE.to_owned(),
                },
                |level| match level.high {
                    Some(high) => format!("{} to {} lakh a year", level.low.lakh(), high.lakh()),
                    None => format!("Above {} lakh a year", level.low.lakh()),
                },
            )
        }
    };
    let later = |years: u16| {
        move |info: &TrackInfo, _: &TrackFigures| {
            pay_after(engine.terrain(), info.track, years).map_or_else(
                || NO_FIGURE.to_owned(),
                |band| {
                    let [_, low, middle, high, _] = band.points().map(crate::rupees::Rupees::lakh);
                    format!("About {middle} lakh a year; half of people {low} to {high}")
                },
            )
        }
    };
    vec![
        row("Full form", &|info, _| info.full_form.clone()),
        row("Nature of work", &|info, _| info.nature.clone()),
        row("Expertise", &|info, _| info.expertise.clone()),
        row("Industries", &|info, _| info.industries.clone()),
        row("Example services", &|info, _| info.examples.join("; ")),
        row("What one needs to begin", &|info, figures| format!("{}. {}", info.entry_gate, gates(figures))),
        row("General pay at entry", &pay(Level::Entry)),
        row("General pay in the middle", &pay(Level::Mid)),
        row("General pay of seniors", &pay(Level::Senior)),
        row("Pay after 5 years in our roles", &later(5)),
        row("Pay after 10 years in our roles", &later(10)),
        row("Shifts", &|_, figures| {
            format!(
                "Of {} roles {} by day, {} in changing shifts, {} by night",
                figures.roles, figures.day, figures.rotational, figures.night
            )
        }),
        row("People who leave in a year (attrition)", &|info, _| {
            catalogue.pay.model.attrition.iter().find(|line| line.track == info.track).map_or_else(
                || NO_FIGURE.to_owned(),
                |line| format!("{} to {} of 100 ({})", line.low, line.high, line.year),
            )
        }),
        row("Outlook", &|_, figures| {
            format!(
                "{} roles grow, {} are steady, {} shrink (our judgement)",
                figures.growing, figures.steady, figures.shrinking
            )
        }),
        row("A ladder, with the years at which each step begins", &|_, figures| ladder(catalogue, figures)),
        row("Roles in Marg", &|info, figures| match info.within {
            Some(within) => format!("{}, within {within} and beside it", figures.roles),
            None => figures.roles.to_string(),
        }),
        row("Who does well", &|info, _| info.who_thrives.clone()),
    ]
}

fn gates(figures: &TrackFigures) -> String {
    match figures.gated {
        0 => "None of our roles here has a gate that no course opens".to_owned(),
        gated => format!("{gated} of our {} roles here have a gate that no course opens", figures.roles),
    }
}

fn ladder(catalogue: &Catalogue, figures: &TrackFigures) -> String {
    let steps = figures.ladder.iter().map(|role| {
        let role = &catalogue.roles[*role];
        format!("{} ({})", role.title, role.years.entry)
    });
    steps.collect::<Vec<_>>().join(", then ")
}

impl Personal {
    fn new(site: &Site, person: &Person) -> Self {
        let engine = &site.engine;
        let catalogue = &engine.catalogue;
        let answer = guide(engine, &person.profile);
        let compared = (answer.status == Status::Matched).then(|| tracks::compare(engine, &person.profile));
        let best: &[tracks::TrackBest] = compared.as_ref().map_or(&[], |compared| &compared.best);
        let most = compared.as_ref().map_or(0, |compared| compared.most);
        let ways = compared.as_ref().map_or(&[][..], |compared| &compared.ways);
        let scale = Scale::of_bands(best.iter().flat_map(|best| &best.role).map(|(role, _)| &role.salary.band));
        let drawn: Vec<(Track, &str, &PayAhead)> =
            ways.iter().map(|way| (way.track, catalogue.roles[way.ahead.role].title.as_str(), &way.ahead)).collect();
        Self {
            parts: TrackPart::all(catalogue, if compared.is_some() { &answer.tracks } else { &[] }),
            best: best.iter().map(|best| TrackBest::new(site, &scale, person, best, most)).collect(),
            scale,
            back: routes::guidance(&person.query),
            again: routes::with_query(routes::HOME, &person.query),
            message: answer.message,
            too_close: [TOO_CLOSE_PERCENT, TOO_CLOSE_WHEN_UNSURE_PERCENT],
            thin: compared.is_none(),
            chart: (!ways.is_empty()).then(|| AheadChart::new(&drawn)),
            conclusion: compared.map_or_else(String::new, |compared| compared.conclusion),
        }
    }
}

impl TrackBest {
    fn new(site: &Site, scale: &Scale, person: &Person, best: &tracks::TrackBest, most: u8) -> Self {
        let catalogue = &site.engine.catalogue;
        let role = best.role.as_ref();
        Self {
            id: best.track.id(),
            name: best.track.to_string(),
            full_form: catalogue.track(best.track).map_or_else(String::new, |info| info.full_form.clone()),
            card: role.map(|(role, _)| RoleCard::new(site, scale, person, role)),
            way: role.map_or_else(String::new, |(_, plan)| {
                let weak = if best.is_weak(most) { TOO_WEAK } else { "" };
                format!("{weak}{}", way_in_words(catalogue, plan))
            }),
            plan: role.map_or_else(String::new, |(role, _)| routes::plan(catalogue, role.fit.role, &person.query)),
        }
    }
}

/// Said of a role that fits too little to be compared on pay.
const TOO_WEAK: &str = "This fits you only a little, so its pay is not compared. ";

/// What is missing for a role and how long it takes.
fn way_in_words(catalogue: &Catalogue, plan: &Plan) -> String {
    match plan {
        Plan::Held => "This is the job you named.".to_owned(),
        Plan::Routes(routes) => routes.first().map_or_else(String::new, |route| route_in_words(catalogue, route)),
        Plan::Blocked(Blocked { why, .. }) => format!("Not open to you now. {}", shut_in_words(why)),
    }
}

fn route_in_words(catalogue: &Catalogue, route: &Route) -> String {
    let between = match route.steps.as_slice() {
        [between, _] => format!(", by way of {}", catalogue.roles[between.role].title),
        _ => String::new(),
    };
    match route.weeks {
        0 => "You bring all that is essential: apply now.".to_owned(),
        weeks => format!("To learn what is missing takes about {}{between}.", time_in_words(weeks)),
    }
}
