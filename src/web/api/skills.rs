//! Skills that complete what somebody types.

use actix_web::{HttpRequest, HttpResponse, web};

use super::answer;
use super::parameters::Parameters;
use crate::catalogue::search;
use crate::outputs::catalogue_json::SkillsFoundJson;
use crate::outputs::json::SkillEntryJson;
use crate::web::errors::RequestError;
use crate::web::problem::{PROBLEM_TYPE, Problem};
use crate::web::routes;
use crate::web::state::Site;

const USUAL_LIMIT: usize = 10;
const MOST: usize = 50;

/// Skills that complete what is typed
#[utoipa::path(
    get, path = routes::API_SKILLS, operation_id = "skills", tag = "Catalogue",
    params(
        ("q" = Option<String>, Query, max_length = 100, description = "The beginning of a skill's name or of another way to write it"),
        ("limit" = Option<usize>, Query, minimum = 1, maximum = 50, description = "Most skills wanted; 10 when not said"),
    ),
    responses(
        (status = 200, description = "Skills, the best completion first", body = SkillsFoundJson),
        (status = 304, description = "The client has them"),
        (status = 422, description = "Parameters that cannot be understood", body = Problem, content_type = PROBLEM_TYPE),
    )
)]
pub async fn list(site: web::Data<Site>, request: HttpRequest) -> HttpResponse {
    answer::constant(&site, &request, found(&site, &request))
}

fn found(site: &Site, request: &HttpRequest) -> Result<SkillsFoundJson, RequestError> {
    let catalogue = &site.engine.catalogue;
    let mut given = Parameters::of(request);
    let typed = given.search("q");
    let limit = given.number("limit", 1, MOST).unwrap_or(USUAL_LIMIT);
    given.finish()?;
    let skills = search::skills(catalogue, &typed, limit);
    Ok(SkillsFoundJson { skills: skills.into_iter().map(|skill| SkillEntryJson::new(catalogue, skill)).collect() })
}
