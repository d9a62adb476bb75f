//! KPO, BPO and LPO on the same rows; with a person, the best role of each.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;

use super::guidance::refused;
use super::layout::Layout;
use super::person::Person;
use super::role_card::{RoleCard, TrackPart};
use super::{Audience, page};
use crate::catalogue::{Catalogue, Level, Track, TrackInfo};
use crate::guidance::{best_of_tracks, guide};
use crate::outputs::chart::Scale;
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

/// What a person brings to each track.
struct Personal {
    parts: Vec<TrackPart>,
    best: Vec<TrackBest>,
    scale: Scale,
    back: String,
    message: String,
}

struct TrackBest {
    name: String,
    full_form: String,
    card: Option<RoleCard>,
}

pub async fn show(site: web::Data<Site>, request: HttpRequest) -> HttpResponse {
    let person = match Person::of_request(&site, &request) {
        Ok(person) => person,
        Err(errors) => return refused(&site, &request, errors),
    };
    let catalogue = &site.engine.catalogue;
    let tracks: Vec<&TrackInfo> = Track::ALL.iter().filter_map(|track| catalogue.track(*track)).collect();
    let audience = if person.is_some() { Audience::OnePerson } else { Audience::Everyone };
    let template = Compare {
        layout: Layout::new(
            &site,
            routes::COMPARE,
            "KPO, BPO and LPO compared",
            "What KPO, BPO and LPO mean, what one does there, what it takes and what it pays, on the same rows.",
        ),
        rows: rows(catalogue, &tracks),
        tracks,
        personal: person.map(|person| Personal::new(&site, &person)),
        find: routes::HOME,
    };
    page(&request, StatusCode::OK, audience, &template)
}

/// Said where the catalogue has nothing to say.
const NO_FIGURE: &str = "No figure: we found no source";

fn rows(catalogue: &Catalogue, tracks: &[&TrackInfo]) -> Vec<Row> {
    let row = |heading, text: &dyn Fn(&TrackInfo) -> String| Row {
        heading,
        cells: tracks.iter().map(|info| Cell { track: info.name.clone(), text: text(info) }).collect(),
    };
    let pay = |level: Level| {
        move |info: &TrackInfo| {
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
    vec![
        row("Full form", &|info| info.full_form.clone()),
        row("Nature of work", &|info| info.nature.clone()),
        row("Expertise", &|info| info.expertise.clone()),
        row("Industries", &|info| info.industries.clone()),
        row("Examples", &|info| info.examples.join("; ")),
        row("What one needs to begin", &|info| info.entry_gate.clone()),
        row("Who does well", &|info| info.who_thrives.clone()),
        row("General pay at entry", &pay(Level::Entry)),
        row("General pay in the middle", &pay(Level::Mid)),
        row("General pay of seniors", &pay(Level::Senior)),
        row("People who leave in a year", &|info| {
            catalogue.pay.model.attrition.iter().find(|line| line.track == info.track).map_or_else(
                || NO_FIGURE.to_owned(),
                |line| format!("{} to {} of 100 ({})", line.low, line.high, line.year),
            )
        }),
        row("Roles in Marg", &|info| {
            let count = catalogue.roles.iter().filter(|(_, role)| role.track == info.track).count();
            match info.within {
                Some(within) => format!("{count}, within {within} and beside it"),
                None => count.to_string(),
            }
        }),
    ]
}

impl Personal {
    fn new(site: &Site, person: &Person) -> Self {
        let engine = &site.engine;
        let catalogue = &engine.catalogue;
        let answer = guide(engine, &person.profile);
        let best = best_of_tracks(engine, &person.profile);
        let scale = Scale::of_bands(best.iter().flatten().map(|role| &role.salary.band));
        Self {
            parts: TrackPart::all(catalogue, &answer.tracks),
            best: Track::ALL
                .into_iter()
                .zip(&best)
                .map(|(track, role)| TrackBest {
                    name: track.to_string(),
                    full_form: catalogue.track(track).map_or_else(String::new, |info| info.full_form.clone()),
                    card: role.as_ref().map(|role| RoleCard::new(site, &scale, &person.query, role)),
                })
                .collect(),
            scale,
            back: routes::guidance(&person.query),
            message: answer.message,
        }
    }
}
