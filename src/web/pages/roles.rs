//! The catalogue of roles, with search and filters.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;

use super::form::Choice;
use super::layout::Layout;
use super::{Audience, page};
use crate::catalogue::search::{self, RoleFilter};
use crate::catalogue::{Catalogue, RoleId, Track};
use crate::web::state::Site;
use crate::web::{extract, routes};

#[derive(Template)]
#[template(path = "roles/roles.html")]
struct Roles {
    layout: Layout,
    action: &'static str,
    q: String,
    tracks: Vec<Choice>,
    families: Vec<Choice>,
    sectors: Vec<Choice>,
    /// Choices that the catalogue does not have.
    unknown: Vec<String>,
    groups: Vec<FamilyGroup>,
    count: usize,
    filtered: bool,
}

/// The roles of one family.
struct FamilyGroup {
    name: String,
    what: String,
    roles: Vec<RoleLine>,
}

/// A role in a list.
pub struct RoleLine {
    pub title: String,
    pub href: String,
    pub track: &'static str,
    pub track_name: String,
    pub purpose: String,
}

impl RoleLine {
    pub fn new(catalogue: &Catalogue, id: RoleId) -> Self {
        let role = &catalogue.roles[id];
        Self {
            title: role.title.clone(),
            href: routes::role(catalogue, id),
            track: role.track.id(),
            track_name: role.track.to_string(),
            purpose: role.purpose.clone(),
        }
    }

    /// The same, leading to how a person stands to it.
    pub fn for_person(catalogue: &Catalogue, id: RoleId, query: &str) -> Self {
        Self { href: routes::role_for(catalogue, id, query), ..Self::new(catalogue, id) }
    }
}

/// Longest search that is looked at.
const LONGEST_SEARCH: usize = 100;

pub async fn show(site: web::Data<Site>, request: HttpRequest) -> HttpResponse {
    let catalogue = &site.engine.catalogue;
    let pairs = extract::query(&request);
    let value = |name: &str| extract::value(&pairs, name);
    let q: String = value("q").chars().take(LONGEST_SEARCH).collect();
    let (filter, unknown) = RoleFilter::parse(catalogue, &q, value("track"), value("family"), value("sector"));
    let found = search::roles(catalogue, &filter);
    let groups = catalogue
        .families
        .iter()
        .filter_map(|(family, info)| {
            let roles: Vec<RoleLine> = found
                .iter()
                .filter(|role| catalogue.roles[**role].family == family)
                .map(|role| RoleLine::new(catalogue, *role))
                .collect();
            (!roles.is_empty()).then(|| FamilyGroup { name: info.name.clone(), what: info.what.clone(), roles })
        })
        .collect();
    let choice =
        |id: &str, name: &str, wanted: &str| Choice { id: id.to_owned(), name: name.to_owned(), chosen: id == wanted };
    let template = Roles {
        layout: Layout::new(
            &site,
            routes::ROLES,
            "All roles",
            "Every KPO, BPO and LPO role in Marg: what one does, which skills it asks for and what it pays.",
        ),
        action: routes::ROLES,
        tracks: Track::ALL.map(|track| choice(track.id(), &track.to_string(), value("track"))).into(),
        families: catalogue
            .families
            .iter()
            .map(|(id, family)| choice(catalogue.families.id(id), &family.name, value("family")))
            .collect(),
        sectors: catalogue
            .sectors
            .iter()
            .map(|(id, sector)| choice(catalogue.sectors.id(id), &sector.name, value("sector")))
            .collect(),
        count: found.len(),
        filtered: !filter.is_empty(),
        q,
        unknown,
        groups,
    };
    page(&request, StatusCode::OK, Audience::Everyone, &template)
}
