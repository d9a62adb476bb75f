//! Every page that may be indexed; needs the site's own address.

use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;

use crate::web::errors::{self, RequestError};
use crate::web::routes;
use crate::web::state::Site;

#[derive(Template)]
#[template(path = "sitemap.xml")]
struct Sitemap<'a> {
    origin: &'a str,
    paths: Vec<String>,
}

pub async fn show(site: web::Data<Site>, request: HttpRequest) -> HttpResponse {
    let Some(origin) = &site.origin else { return errors::respond(&site, &request, &RequestError::NotFound) };
    let catalogue = &site.engine.catalogue;
    let fixed = [
        routes::HOME,
        routes::ROLES,
        routes::COMPARE,
        routes::PAY,
        routes::IN_HAND,
        routes::LEARN,
        routes::PRACTICE,
        routes::OFFER,
        routes::METHOD,
        routes::SOURCES,
        routes::PRIVACY,
        routes::ACCESSIBILITY,
        routes::API,
    ];
    let paths = fixed
        .map(str::to_owned)
        .into_iter()
        .chain(catalogue.sectors.keys().map(|sector| routes::sector(catalogue, sector)))
        .chain(catalogue.guide.topics.keys().map(|topic| routes::topic(catalogue, topic)))
        .chain(catalogue.guide.topics.keys().map(|topic| routes::practice(catalogue, topic)))
        .chain(catalogue.families.keys().map(|family| routes::interview(catalogue, family)))
        .chain(catalogue.roles.keys().map(|role| routes::role(catalogue, role)))
        .collect();
    match (Sitemap { origin, paths }).render() {
        Ok(xml) => HttpResponse::Ok().content_type("application/xml; charset=utf-8").body(xml),
        Err(error) => {
            tracing::error!(%error, "the sitemap could not be rendered");
            errors::respond(&site, &request, &RequestError::Internal)
        }
    }
}
