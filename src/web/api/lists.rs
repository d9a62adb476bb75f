//! The catalogue's short lists.

use actix_web::{HttpRequest, HttpResponse, web};

use super::answer;
use crate::catalogue::{Key, table::Table};
use crate::outputs::catalogue_json::{
    CitiesJson, CityJson, QualificationJson, QualificationsJson, SectorJson, SectorsJson, StateJson, StatesJson,
    TrackJson, TracksJson,
};
use crate::web::routes;
use crate::web::state::Site;

/// The three tracks with their general pay
#[utoipa::path(
    get, path = routes::API_TRACKS, operation_id = "tracks", tag = "Catalogue",
    responses(
        (status = 200, description = "The tracks", body = TracksJson),
        (status = 304, description = "The client has them"),
    )
)]
pub async fn tracks(site: web::Data<Site>, request: HttpRequest) -> HttpResponse {
    let tracks = site.engine.catalogue.tracks.iter().map(TrackJson::new).collect();
    answer::constant(&site, &request, Ok(TracksJson { tracks }))
}

/// Sectors whose work is outsourced
#[utoipa::path(
    get, path = routes::API_SECTORS, operation_id = "sectors", tag = "Catalogue",
    responses(
        (status = 200, description = "The sectors", body = SectorsJson),
        (status = 304, description = "The client has them"),
    )
)]
pub async fn sectors(site: web::Data<Site>, request: HttpRequest) -> HttpResponse {
    let sectors = list(&site.engine.catalogue.sectors, |sector, entry| SectorJson { sector, name: entry.name.clone() });
    answer::constant(&site, &request, Ok(SectorsJson { sectors }))
}

/// Cities with such work
#[utoipa::path(
    get, path = routes::API_CITIES, operation_id = "cities", tag = "Catalogue",
    responses(
        (status = 200, description = "The cities", body = CitiesJson),
        (status = 304, description = "The client has them"),
    )
)]
pub async fn cities(site: web::Data<Site>, request: HttpRequest) -> HttpResponse {
    let catalogue = &site.engine.catalogue;
    let cities = list(&catalogue.cities, |city, entry| CityJson {
        city,
        name: entry.name.clone(),
        state: catalogue.states.id(entry.state).to_owned(),
    });
    answer::constant(&site, &request, Ok(CitiesJson { cities }))
}

/// States and union territories
#[utoipa::path(
    get, path = routes::API_STATES, operation_id = "states", tag = "Catalogue",
    responses(
        (status = 200, description = "The states", body = StatesJson),
        (status = 304, description = "The client has them"),
    )
)]
pub async fn states(site: web::Data<Site>, request: HttpRequest) -> HttpResponse {
    let states = list(&site.engine.catalogue.states, |state, entry| StateJson { state, name: entry.name.clone() });
    answer::constant(&site, &request, Ok(StatesJson { states }))
}

/// Qualifications that matter for such work
#[utoipa::path(
    get, path = routes::API_QUALIFICATIONS, operation_id = "qualifications", tag = "Catalogue",
    responses(
        (status = 200, description = "The qualifications", body = QualificationsJson),
        (status = 304, description = "The client has them"),
    )
)]
pub async fn qualifications(site: web::Data<Site>, request: HttpRequest) -> HttpResponse {
    let qualifications = list(&site.engine.catalogue.qualifications, |qualification, entry| QualificationJson {
        qualification,
        name: entry.name.clone(),
    });
    answer::constant(&site, &request, Ok(QualificationsJson { qualifications }))
}

/// Every entry of a table with its id.
fn list<K: Key, T, J>(table: &Table<K, T>, entry: impl Fn(String, &T) -> J) -> Vec<J> {
    table.iter().map(|(key, item)| entry(table.id(key).to_owned(), item)).collect()
}
