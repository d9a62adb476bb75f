//! The page of a request that has no answer: what happened, and where to go.

use actix_web::{HttpRequest, HttpResponse};
use askama::Template;

use super::layout::Layout;
use super::{Audience, page};
use crate::web::errors::Telling;
use crate::web::routes;
use crate::web::state::Site;

/// Sent when not even the error page can be made.
pub const LAST_RESORT: &str = "Something went wrong on our side. Please go back and try again.\n";

#[derive(Template)]
#[template(path = "errors/error.html")]
struct ErrorPage<'a> {
    layout: Layout,
    telling: &'a Telling,
    home: &'static str,
    roles: &'static str,
    compare: &'static str,
}

pub fn error_page(site: &Site, request: &HttpRequest, telling: &Telling) -> HttpResponse {
    let template = ErrorPage {
        layout: Layout::without_address(site, telling.title, telling.advice.clone()),
        telling,
        home: routes::HOME,
        roles: routes::ROLES,
        compare: routes::COMPARE,
    };
    page(request, telling.status, Audience::Nobody, &template)
}
