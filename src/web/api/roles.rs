//! Roles: the list, and one in full.

use actix_web::{HttpRequest, HttpResponse, web};

use super::answer;
use super::parameters::Parameters;
use crate::catalogue::search::{self, RoleFilter};
use crate::outputs::catalogue_json::{RoleEntryJson, RolesJson, WholeRoleJson};
use crate::web::errors::RequestError;
use crate::web::problem::{PROBLEM_TYPE, Problem};
use crate::web::routes;
use crate::web::state::Site;

/// All roles, or those that a filter leaves
#[utoipa::path(
    get, path = routes::API_ROLES, operation_id = "roles", tag = "Catalogue",
    params(
        ("track" = Option<crate::catalogue::Track>, Query, description = "Only roles of a track"),
        ("family" = Option<String>, Query, description = "Only roles of a job family, by its id"),
        ("sector" = Option<String>, Query, description = "Only roles of a sector, by its id"),
        ("q" = Option<String>, Query, max_length = 100, description = "Words of a title, a purpose or an essential skill"),
    ),
    responses(
        (status = 200, description = "Roles in the order of titles", body = RolesJson),
        (status = 304, description = "The client has them"),
        (status = 422, description = "Parameters that cannot be understood", body = Problem, content_type = PROBLEM_TYPE),
    )
)]
pub async fn list(site: web::Data<Site>, request: HttpRequest) -> HttpResponse {
    answer::constant(&site, &request, found(&site, &request))
}

fn found(site: &Site, request: &HttpRequest) -> Result<RolesJson, RequestError> {
    let catalogue = &site.engine.catalogue;
    let mut given = Parameters::of(request);
    let [track, family, sector] = ["track", "family", "sector"].map(|name| given.text(name));
    let (filter, _) = RoleFilter::parse(catalogue, &given.search("q"), &track, &family, &sector);
    given.known("track", &track, filter.track);
    given.known("family", &family, filter.family);
    given.known("sector", &sector, filter.sector);
    given.finish()?;
    let roles = search::roles(catalogue, &filter);
    Ok(RolesJson { roles: roles.into_iter().map(|role| RoleEntryJson::new(catalogue, role)).collect() })
}

/// One role in full
#[utoipa::path(
    get, path = routes::API_ROLE, operation_id = "role", tag = "Catalogue",
    params(("role" = String, Path, description = "The role's id", example = "data-analyst")),
    responses(
        (status = 200, description = "The role", body = WholeRoleJson),
        (status = 304, description = "The client has it"),
        (status = 404, description = "There is no such role", body = Problem, content_type = PROBLEM_TYPE),
    )
)]
pub async fn one(site: web::Data<Site>, request: HttpRequest, id: web::Path<String>) -> HttpResponse {
    let role = site.engine.catalogue.roles.find(&id);
    let whole = role.map(|role| WholeRoleJson::new(&site.engine, role));
    answer::constant(&site, &request, whole.ok_or_else(|| RequestError::unknown_role(&id)))
}
