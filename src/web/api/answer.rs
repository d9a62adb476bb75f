//! Answers as JSON: one person's, which nobody keeps, and the catalogue's, which anyone may.

use actix_web::http::StatusCode;
use actix_web::http::header::{CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, ETAG, VARY};
use actix_web::{HttpRequest, HttpResponse, HttpResponseBuilder};
use serde::Serialize;

use super::caching;
use crate::web::compression;
use crate::web::errors::{self, RequestError};
use crate::web::state::Site;

/// An answer to one person.
pub fn personal(site: &Site, request: &HttpRequest, answer: Result<impl Serialize, RequestError>) -> HttpResponse {
    match answer {
        Ok(answer) => {
            let mut response = HttpResponse::Ok();
            response.insert_header((CACHE_CONTROL, caching::FOR_NOBODY));
            json(site, request, response, &answer)
        }
        Err(error) => errors::respond(site, request, &error),
    }
}

/// An answer of the catalogue: the same for everyone until the catalogue changes.
pub fn constant(site: &Site, request: &HttpRequest, answer: Result<impl Serialize, RequestError>) -> HttpResponse {
    let answer = match answer {
        Ok(answer) => answer,
        Err(error) => return errors::respond(site, request, &error),
    };
    let tag = caching::tag(site);
    let held = caching::is_held(request, &tag);
    let mut response = HttpResponse::build(if held { StatusCode::NOT_MODIFIED } else { StatusCode::OK });
    response.insert_header((CACHE_CONTROL, caching::FOR_EVERYONE)).insert_header((ETAG, tag.to_string()));
    if held {
        response.insert_header((VARY, "accept-encoding")).finish()
    } else {
        json(site, request, response, &answer)
    }
}

/// Compressed where the client takes it and it is worth it.
fn json(
    site: &Site,
    request: &HttpRequest,
    mut response: HttpResponseBuilder,
    answer: &impl Serialize,
) -> HttpResponse {
    let plain = match serde_json::to_vec(answer) {
        Ok(plain) => plain,
        Err(error) => {
            tracing::error!(%error, "an answer could not be written as JSON");
            return errors::respond(site, request, &RequestError::Internal);
        }
    };
    response.insert_header((CONTENT_TYPE, "application/json")).insert_header((VARY, "accept-encoding"));
    if plain.len() >= compression::SHORTEST && compression::accepted(request) {
        response.insert_header((CONTENT_ENCODING, "gzip")).body(compression::gzip(&plain))
    } else {
        response.body(plain)
    }
}
