//! A sector: whose work it is and its roles.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;

use super::layout::Layout;
use super::roles::RoleLine;
use super::{Audience, page};
use crate::catalogue::search::{self, RoleFilter};
use crate::catalogue::{Catalogue, RoleId, SectorId, Track};
use crate::web::errors::{self, RequestError};
use crate::web::routes;
use crate::web::state::Site;

#[derive(Template)]
#[template(path = "roles/sector.html")]
struct SectorPage<'a> {
    layout: Layout,
    name: &'a str,
    what: &'a str,
    tracks: Vec<TrackRoles>,
    skills: Vec<&'a str>,
    others: Vec<(&'a str, String)>,
    find: &'static str,
}

/// The sector's roles of one track.
struct TrackRoles {
    track: &'static str,
    name: String,
    full_form: String,
    roles: Vec<RoleLine>,
}

/// Skills named as what the sector asks for most.
const SKILLS_NAMED: usize = 10;

pub async fn show(site: web::Data<Site>, request: HttpRequest, id: web::Path<String>) -> HttpResponse {
    let catalogue = &site.engine.catalogue;
    let Some(sector) = catalogue.sectors.find(&id) else {
        return errors::respond(&site, &request, &RequestError::unknown_sector(&id));
    };
    let info = &catalogue.sectors[sector];
    let roles = search::roles(catalogue, &RoleFilter { sector: Some(sector), ..RoleFilter::default() });
    let template = SectorPage {
        layout: Layout::new(&site, &routes::sector(catalogue, sector), info.name.clone(), info.what.clone()),
        name: &info.name,
        what: &info.what,
        tracks: by_track(catalogue, &roles),
        skills: asked_most(&site, sector),
        others: catalogue
            .sectors
            .iter()
            .filter(|(other, _)| *other != sector)
            .map(|(other, info)| (info.name.as_str(), routes::sector(catalogue, other)))
            .collect(),
        find: routes::HOME,
    };
    page(&request, StatusCode::OK, Audience::Everyone, &template)
}

fn by_track(catalogue: &Catalogue, roles: &[RoleId]) -> Vec<TrackRoles> {
    Track::ALL
        .into_iter()
        .map(|track| TrackRoles {
            track: track.id(),
            name: track.to_string(),
            full_form: catalogue.track(track).map_or_else(String::new, |info| info.full_form.clone()),
            roles: roles
                .iter()
                .filter(|role| catalogue.roles[**role].track == track)
                .map(|role| RoleLine::new(catalogue, *role))
                .collect(),
        })
        .filter(|track| !track.roles.is_empty())
        .collect()
}

fn asked_most(site: &Site, sector: SectorId) -> Vec<&str> {
    let skills = site.engine.index.asked_most_in(&site.engine.catalogue, sector);
    skills.into_iter().take(SKILLS_NAMED).map(|skill| site.engine.catalogue.skills[skill].name.as_str()).collect()
}
