//! Addresses for machines: health, counters, assets and robots.

use std::fmt::Write as _;

use actix_web::http::StatusCode;
use actix_web::http::header::{CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, VARY};
use actix_web::{HttpRequest, HttpResponse, web};

use super::errors::{self, RequestError};
use super::state::Site;
use super::{compression, get_only, metrics, routes};

pub fn configure(config: &mut web::ServiceConfig) {
    config
        .service(get_only(routes::LIVE, alive))
        .service(get_only(routes::READY, ready))
        .service(get_only(routes::METRICS, metrics::show))
        .service(get_only(routes::ROBOTS, robots))
        .service(get_only(routes::ASSET, asset));
}

async fn alive() -> HttpResponse {
    short(StatusCode::OK, "ok\n")
}

/// Whether the next request should come here: no longer, once the server is about to stop.
async fn ready(site: web::Data<Site>) -> HttpResponse {
    if site.is_leaving() { short(StatusCode::SERVICE_UNAVAILABLE, "stopping\n") } else { short(StatusCode::OK, "ok\n") }
}

fn short(status: StatusCode, text: &'static str) -> HttpResponse {
    HttpResponse::build(status)
        .content_type("text/plain; charset=utf-8")
        .insert_header((CACHE_CONTROL, "no-store"))
        .body(text)
}

/// Personal pages and the API are for people and programs, not for search.
async fn robots(site: web::Data<Site>) -> HttpResponse {
    let mut text = format!("User-agent: *\nDisallow: {}\nDisallow: {}\n", routes::GUIDANCE, routes::API_PREFIX);
    if let Some(sitemap) = site.absolute(routes::SITEMAP) {
        // Writing to a String cannot fail.
        let _ = writeln!(text, "Sitemap: {sitemap}");
    }
    HttpResponse::Ok().content_type("text/plain; charset=utf-8").body(text)
}

/// An asset's name changes with its contents, so it may be kept for good.
async fn asset(site: web::Data<Site>, request: HttpRequest, name: web::Path<String>) -> HttpResponse {
    let Some(asset) = site.assets.find(&name) else {
        return errors::respond(&site, &request, &RequestError::NotFound);
    };
    let mut response = HttpResponse::Ok();
    response
        .insert_header((CONTENT_TYPE, asset.content_type))
        .insert_header((CACHE_CONTROL, "public, max-age=31536000, immutable"))
        .insert_header((VARY, "accept-encoding"));
    match &asset.compressed {
        Some(compressed) if compression::accepted(&request) => {
            response.insert_header((CONTENT_ENCODING, "gzip")).body(compressed.clone())
        }
        _ => response.body(asset.plain),
    }
}
