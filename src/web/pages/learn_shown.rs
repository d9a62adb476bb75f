//! The parts of a topic that are made from the catalogue: tables and lists whose figures stand nowhere else.

use super::learn_words::{Words, pay_level};
use crate::catalogue::entries::EmployerKind;
use crate::catalogue::guide::{Show, Topic};
use crate::catalogue::{Catalogue, Level, Track, TrackInfo, search};
use crate::salary::levels;
use crate::web::routes;
use crate::web::state::Site;

/// A table whose first column heads its rows.
pub struct TableView {
    pub head: Vec<String>,
    pub rows: Vec<Vec<Vec<Words>>>,
}

/// A heading and what stands under it.
pub struct Group {
    pub track: &'static str,
    pub heading: String,
    pub items: Vec<Vec<Words>>,
}

/// What is shown, and what it rests on.
#[derive(Default)]
pub struct Shown {
    pub table: Option<TableView>,
    pub groups: Vec<Group>,
    pub note: &'static str,
}

/// Skills named for each track.
const SKILLS_NAMED: usize = 12;

impl Shown {
    pub fn new(site: &Site, topic: &Topic, show: Show) -> Self {
        let catalogue = &site.engine.catalogue;
        match show {
            Show::Comparison => comparison(catalogue),
            Show::PayLevels => pay_levels(catalogue),
            Show::PayOfRoles => pay_of_roles(site, topic),
            Show::Employers => employers(catalogue),
            Show::Sectors => sectors(catalogue),
            Show::Skills => skills(catalogue),
        }
    }
}

fn level_name(level: Level) -> &'static str {
    match level {
        Level::Entry => "Entry",
        Level::Mid => "Middle",
        Level::Senior => "Senior",
    }
}

fn tracks(catalogue: &Catalogue) -> Vec<&TrackInfo> {
    Track::ALL.iter().filter_map(|track| catalogue.track(*track)).collect()
}

/// A table with a column for each track.
fn by_track(catalogue: &Catalogue, rows: Vec<(String, Vec<String>)>) -> TableView {
    let names = tracks(catalogue).into_iter().map(|info| info.name.clone());
    TableView {
        head: std::iter::once("What".to_owned()).chain(names).collect(),
        rows: rows
            .into_iter()
            .map(|(heading, cells)| std::iter::once(heading).chain(cells).map(Words::plain).collect())
            .collect(),
    }
}

fn comparison(catalogue: &Catalogue) -> Shown {
    let row = |heading: &str, text: &dyn Fn(&TrackInfo) -> String| {
        (heading.to_owned(), tracks(catalogue).into_iter().map(text).collect())
    };
    let rows = vec![
        row("Full form", &|info| info.full_form.clone()),
        row("Nature of the work", &|info| info.nature.clone()),
        row("Who does it", &|info| info.expertise.clone()),
        row("For which industries", &|info| info.industries.clone()),
        row("What one needs to begin", &|info| info.entry_gate.clone()),
        row("Roles in Marg", &|info| search::roles_of_track(catalogue, info.track).to_string()),
    ];
    Shown { table: Some(by_track(catalogue, rows)), ..Shown::default() }
}

fn pay_levels(catalogue: &Catalogue) -> Shown {
    let rows = Level::ALL.map(|level| {
        let cells = Track::ALL.map(|track| pay_level(catalogue, track, level));
        (level_name(level).to_owned(), cells.into())
    });
    Shown {
        table: Some(by_track(catalogue, rows.into())),
        note: "From a study guide of 2025 that states no method. BPO has no general level with a source; look at its roles.",
        ..Shown::default()
    }
}

fn pay_of_roles(site: &Site, topic: &Topic) -> Shown {
    let catalogue = &site.engine.catalogue;
    let rows = topic.roles.iter().map(|id| {
        let pay = levels(catalogue, &site.engine.pay, *id);
        let mut row = vec![Words::link(catalogue.roles[*id].title.clone(), routes::role(catalogue, *id))];
        row.extend(pay.map(|level| {
            let years = match level.to {
                Some(to) => format!("years {} to {to}", level.from),
                None => format!("{} years and more", level.from),
            };
            Words::plain(format!("{} to {} lakh ({years})", level.band.p25().lakh(), level.band.p75().lakh()))
        }));
        row.push(Words::plain(pay[0].confidence.id()));
        row
    });
    let head = ["Role", "Entry", "Middle", "Senior", "How sure we are of entry pay"];
    Shown {
        table: Some(TableView { head: head.map(str::to_owned).into(), rows: rows.collect() }),
        note: "Half of the people in the role earn within the range. Fixed CTC a year, big city, day shift, money of today. Each role’s page names the sources.",
        ..Shown::default()
    }
}

fn employers(catalogue: &Catalogue) -> Shown {
    let groups = Track::ALL.into_iter().flat_map(|track| {
        [(EmployerKind::Provider, "firms that sell the work"), (EmployerKind::Captive, "companies’ own centres (GCCs)")]
            .map(|(kind, words)| Group {
                track: track.id(),
                heading: format!("{track}: {words}"),
                items: catalogue
                    .employers
                    .iter()
                    .filter(|(_, employer)| employer.track == track && employer.kind == kind)
                    .map(|(_, employer)| Words::plain(employer.name.clone()))
                    .collect(),
            })
    });
    Shown {
        groups: groups.filter(|group| !group.items.is_empty()).collect(),
        note: "Our judgement, as of 2026. A firm stands under the track it hires most for; many hire for two or three.",
        ..Shown::default()
    }
}

fn sectors(catalogue: &Catalogue) -> Shown {
    let rows = catalogue.sectors.iter().map(|(id, sector)| {
        let roles = catalogue.roles.iter().filter(|(_, role)| role.sectors.contains(&id)).count();
        vec![
            Words::link(sector.name.clone(), routes::sector(catalogue, id)),
            Words::plain(sector.what.clone()),
            Words::plain(roles.to_string()),
        ]
    });
    let head = ["Sector", "What is sent out", "Roles in Marg"];
    Shown { table: Some(TableView { head: head.map(str::to_owned).into(), rows: rows.collect() }), ..Shown::default() }
}

fn skills(catalogue: &Catalogue) -> Shown {
    let groups = Track::ALL.map(|track| Group {
        track: track.id(),
        heading: format!("{track}: asked for by most of its {} roles", search::roles_of_track(catalogue, track)),
        items: search::skills_of_track(catalogue, track, SKILLS_NAMED)
            .into_iter()
            .map(|(skill, roles)| Words::plain(format!("{} ({roles})", catalogue.skills[skill].name)))
            .collect(),
    });
    Shown {
        groups: groups.into(),
        note: "The number is of roles in Marg that ask for the skill. Which skills a role asks for is our judgement.",
        ..Shown::default()
    }
}
