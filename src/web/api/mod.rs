//! The API below `/api/v1`: JSON in, JSON out, problems as RFC 9457.

mod answer;
mod caching;
pub(super) mod cors;
mod guidance;
mod in_hand;
mod lists;
pub mod openapi;
mod parameters;
mod problems;
pub mod reference;
mod roles;
mod salary;
mod skills;

use actix_web::guard::{self, Guard};
use actix_web::{FromRequest, Handler, HttpRequest, Resource, Responder, web};

use super::errors::{self, RequestError};
use super::routes;
use super::state::Site;

/// What a resource of the catalogue takes.
const READ: &str = "GET, HEAD, OPTIONS";
/// What the guidance call takes.
const ASK: &str = "POST, OPTIONS";

pub fn configure(config: &mut web::ServiceConfig) {
    config
        .service(call(routes::API_GUIDANCE, guard::Post(), ASK, guidance::answer))
        .service(get(routes::API_ROLES, roles::list))
        .service(get(routes::API_ROLE, roles::one))
        .service(get(routes::API_SKILLS, skills::list))
        .service(get(routes::API_TRACKS, lists::tracks))
        .service(get(routes::API_SECTORS, lists::sectors))
        .service(get(routes::API_CITIES, lists::cities))
        .service(get(routes::API_STATES, lists::states))
        .service(get(routes::API_QUALIFICATIONS, lists::qualifications))
        .service(get(routes::API_SALARY, salary::show))
        .service(get(routes::API_IN_HAND, in_hand::show))
        .service(get(routes::API_OPENAPI, openapi::show));
}

fn get<F, Args>(path: &str, handler: F) -> Resource
where
    F: Handler<Args>,
    Args: FromRequest + 'static,
    F::Output: Responder + 'static,
{
    call(path, guard::Any(guard::Get()).or(guard::Head()), READ, handler)
}

/// A resource with one call, which tells browsers what it allows and refuses every other method.
fn call<F, Args>(path: &str, method: impl Guard + 'static, allowed: &'static str, handler: F) -> Resource
where
    F: Handler<Args>,
    Args: FromRequest + 'static,
    F::Output: Responder + 'static,
{
    let refuse = move |site: web::Data<Site>, request: HttpRequest| async move {
        errors::respond(&site, &request, &RequestError::MethodNotAllowed(allowed))
    };
    web::resource(path)
        .route(web::route().guard(method).to(handler))
        .route(web::route().guard(guard::Options()).to(move || async move { cors::preflight(allowed) }))
        .default_service(web::to(refuse))
}
