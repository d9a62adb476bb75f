//! The QR code of a page's address, for paper: a picture of its own, so that a screen need not load it.

use actix_web::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use actix_web::{HttpRequest, HttpResponse, web};
use qrcode::render::svg::Color;
use qrcode::{EcLevel, QrCode};

use super::errors::{self, RequestError};
use super::state::Site;
use super::{get_only, routes};

/// Longest address that is drawn: beyond it the squares become too small for a cheap phone's camera.
const LONGEST_ADDRESS: usize = 2_000;

pub fn configure(config: &mut web::ServiceConfig) {
    for page in routes::PRINTED {
        config.service(get_only(&routes::qr_of(page), show));
    }
}

/// Draws the address of the page that the picture's own address belongs to, with the same query.
async fn show(site: web::Data<Site>, request: HttpRequest) -> HttpResponse {
    let address = routes::page_of_qr(request.path())
        .and_then(|page| site.printed(&routes::with_query(page, request.query_string())));
    match address.filter(|address| address.len() <= LONGEST_ADDRESS).and_then(|address| drawn(&address)) {
        Some(picture) => HttpResponse::Ok()
            .insert_header((CONTENT_TYPE, "image/svg+xml"))
            .insert_header((CACHE_CONTROL, "private, no-store"))
            .insert_header(("referrer-policy", "no-referrer"))
            .insert_header(("x-robots-tag", "noindex"))
            .body(picture),
        None => errors::respond(&site, &request, &RequestError::NotFound),
    }
}

/// The code as SVG, black on white, with the quiet margin that cameras need.
fn drawn(address: &str) -> Option<String> {
    let code = QrCode::with_error_correction_level(address, EcLevel::L).ok()?;
    Some(code.render::<Color<'_>>().module_dimensions(4, 4).build())
}
