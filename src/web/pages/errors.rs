//! The page of a request that has no answer: what happened, and where to go.

use actix_web::HttpResponse;
use askama::Template;

use super::layout::Layout;
use super::{Audience, send};
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

pub fn error_page(site: &Site, takes_gzip: bool, telling: &Telling) -> HttpResponse {
    send(takes_gzip, telling.status, Audience::Nobody, &ErrorPage::new(site, telling))
}

/// The page alone, for an answer that the framework cannot make.
pub fn error_html(site: &Site, telling: &Telling) -> String {
    ErrorPage::new(site, telling).render().unwrap_or_else(|_| LAST_RESORT.to_owned())
}

impl<'a> ErrorPage<'a> {
    fn new(site: &Site, telling: &'a Telling) -> Self {
        Self {
            layout: Layout::without_address(site, telling.title, telling.advice.clone()),
            telling,
            home: routes::HOME,
            roles: routes::ROLES,
            compare: routes::COMPARE,
        }
    }
}
