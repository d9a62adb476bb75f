//! Pages: each file holds a page's struct, made of domain values, beside its handler. The only room that names askama.

mod about;
mod api;
mod class;
mod compare;
mod compare_roles;
pub mod errors;
mod form;
mod guidance;
mod home;
mod in_hand;
mod layout;
mod learn;
mod learn_shown;
mod learn_words;
mod lookup;
mod next_skill;
mod offer;
mod paper;
mod pay;
mod person;
mod plan;
mod practice;
mod practice_interview;
mod role;
mod role_card;
mod role_choice;
mod roles;
mod sector;
mod sitemap;
mod words;

use actix_web::http::StatusCode;
use actix_web::http::header::{CACHE_CONTROL, CONTENT_ENCODING, VARY};
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;

use super::{compression, get_only, routes};

pub fn configure(config: &mut web::ServiceConfig) {
    config
        .service(get_only(routes::HOME, home::show))
        .service(guidance::resource())
        .service(get_only(routes::LOOKUP, lookup::show))
        .service(get_only(routes::ROLES, roles::show))
        .service(get_only(routes::ROLE, role::show))
        .service(get_only(routes::SECTOR, sector::show))
        .service(get_only(routes::COMPARE, compare::show))
        .service(get_only(routes::COMPARE_ROLES, compare_roles::show))
        .service(get_only(routes::PLAN, plan::show))
        .service(get_only(routes::LEARN, learn::contents))
        .service(get_only(routes::TOPIC, learn::topic))
        .service(get_only(routes::PRACTICE, practice::contents))
        .service(practice::resource())
        .service(get_only(routes::PAY, pay::show))
        .service(get_only(routes::IN_HAND, in_hand::show))
        .service(get_only(routes::OFFER, offer::show))
        .service(class::resource())
        .service(get_only(routes::CLASS_SAMPLE, class::sample))
        .service(get_only(routes::METHOD, about::method))
        .service(get_only(routes::SOURCES, about::sources))
        .service(get_only(routes::PRIVACY, about::privacy))
        .service(get_only(routes::ACCESSIBILITY, about::accessibility))
        .service(get_only(routes::API, api::show))
        .service(get_only(routes::SITEMAP, sitemap::show));
}

/// Whom a page speaks of, and so who may keep it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Audience {
    /// The same for everyone: may be kept for ten minutes.
    Everyone,
    /// About one person: never stored, never told to another site, never indexed.
    OnePerson,
    /// An error: never stored.
    Nobody,
}

/// Renders a page; compressed where the client takes it.
fn page(request: &HttpRequest, status: StatusCode, audience: Audience, template: &impl Template) -> HttpResponse {
    send(compression::accepted(request), status, audience, template)
}

/// The same, where no more is known of the request than whether it takes gzip.
fn send(takes_gzip: bool, status: StatusCode, audience: Audience, template: &impl Template) -> HttpResponse {
    let html = match template.render() {
        Ok(html) => html,
        Err(error) => {
            tracing::error!(%error, "a page could not be rendered");
            return HttpResponse::InternalServerError().content_type("text/plain").body(errors::LAST_RESORT);
        }
    };
    let mut response = HttpResponse::build(status);
    response.content_type("text/html; charset=utf-8").insert_header((VARY, "accept-encoding"));
    match audience {
        Audience::Everyone => response.insert_header((CACHE_CONTROL, "public, max-age=600")),
        Audience::OnePerson => response
            .insert_header((CACHE_CONTROL, "private, no-store"))
            .insert_header(("referrer-policy", "no-referrer"))
            .insert_header(("x-robots-tag", "noindex")),
        Audience::Nobody => response.insert_header((CACHE_CONTROL, "no-store")),
    };
    if html.len() >= compression::SHORTEST && takes_gzip {
        response.insert_header((CONTENT_ENCODING, "gzip")).body(compression::gzip(html.as_bytes()))
    } else {
        response.body(html)
    }
}
