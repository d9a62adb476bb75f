//! The API for people: every call with an example that runs, and every problem.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;

use super::layout::Layout;
use super::{Audience, page};
use crate::web::api::reference::{Reference, reference};
use crate::web::routes;
use crate::web::state::Site;

/// Stands for the site's address where the operator did not set one: where Marg listens if nothing else is said.
const USUAL_ORIGIN: &str = "http://127.0.0.1:8080";

#[derive(Template)]
#[template(path = "about/api.html")]
struct Api {
    layout: Layout,
    origin: String,
    openapi: &'static str,
    reference: &'static Reference,
}

pub async fn show(site: web::Data<Site>, request: HttpRequest) -> HttpResponse {
    let template = Api {
        layout: Layout::new(
            &site,
            routes::API,
            "For programs",
            "The API of Marg: one call for guidance, and the whole catalogue as JSON.",
        ),
        origin: site.origin.clone().unwrap_or_else(|| USUAL_ORIGIN.to_owned()),
        openapi: routes::API_OPENAPI,
        reference: reference(),
    };
    page(&request, StatusCode::OK, Audience::Everyone, &template)
}
