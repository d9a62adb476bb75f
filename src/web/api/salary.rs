//! What a role pays after some years.

use actix_web::{HttpRequest, HttpResponse, web};

use super::answer;
use super::parameters::Parameters;
use crate::intake::FieldCode;
use crate::outputs::catalogue_json::RoleSalaryJson;
use crate::salary::table::LAST_YEAR;
use crate::salary::{Person, estimate};
use crate::web::errors::RequestError;
use crate::web::problem::{PROBLEM_TYPE, Problem};
use crate::web::routes;
use crate::web::state::Site;
use crate::years::Years;

/// A role's pay
///
/// The band is the metro average; what a city changes is a line of its own.
#[utoipa::path(
    get, path = routes::API_SALARY, operation_id = "salary", tag = "Pay",
    params(
        ("role" = String, Query, description = "The role's id", example = "data-analyst"),
        ("years" = Option<f64>, Query, minimum = 0, maximum = 45, description = "Years of experience; the role's first year when not said"),
        ("city" = Option<String>, Query, description = "A city's id"),
    ),
    responses(
        (status = 200, description = "The band and what it rests on", body = RoleSalaryJson),
        (status = 304, description = "The client has it"),
        (status = 404, description = "There is no such role", body = Problem, content_type = PROBLEM_TYPE),
        (status = 422, description = "Parameters that cannot be understood", body = Problem, content_type = PROBLEM_TYPE),
    )
)]
pub async fn show(site: web::Data<Site>, request: HttpRequest) -> HttpResponse {
    answer::constant(&site, &request, estimated(&site, &request))
}

fn estimated(site: &Site, request: &HttpRequest) -> Result<RoleSalaryJson, RequestError> {
    let catalogue = &site.engine.catalogue;
    let mut given = Parameters::of(request);
    let role = given.text("role");
    given.unless(!role.is_empty(), "role", FieldCode::Required, || "Name a role by its id.".to_owned());
    let years = given.number("years", 0.0, f64::from(LAST_YEAR)).and_then(|years| Years::from_number(years).ok());
    let city = given.id("city", &catalogue.cities);
    given.finish()?;
    let role = catalogue.roles.find(&role).ok_or_else(|| RequestError::unknown_role(&role))?;
    let estimate = estimate(catalogue, &site.engine.pay, role, &Person { years, city, ..Person::default() });
    Ok(RoleSalaryJson::new(catalogue, role, &estimate))
}
