//! Scripts of other sites may ask: the API knows no session and no secret, so any origin gets what a program gets.

use actix_web::body::MessageBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::{
    ACCESS_CONTROL_ALLOW_HEADERS, ACCESS_CONTROL_ALLOW_METHODS, ACCESS_CONTROL_ALLOW_ORIGIN,
    ACCESS_CONTROL_EXPOSE_HEADERS, ACCESS_CONTROL_MAX_AGE, ALLOW, HeaderMap, HeaderValue,
};
use actix_web::middleware::Next;
use actix_web::{Error, HttpResponse};

use crate::web::routes;

/// Seconds for which a browser need not ask again: a day.
const KEPT: &str = "86400";

/// Opens every answer of the API to other sites, problems too: a script should be able to read what is wrong.
pub async fn open(
    request: ServiceRequest,
    next: Next<impl MessageBody>,
) -> Result<ServiceResponse<impl MessageBody>, Error> {
    let mut response = next.call(request).await?;
    if routes::is_api(response.request().path()) {
        open_headers(response.headers_mut());
    }
    Ok(response)
}

pub fn open_headers(headers: &mut HeaderMap) {
    headers.insert(ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    headers.insert(ACCESS_CONTROL_EXPOSE_HEADERS, HeaderValue::from_static("etag, retry-after, x-request-id"));
}

/// What a browser asks before a call with JSON, and what anyone may ask with OPTIONS.
pub fn preflight(allowed: &'static str) -> HttpResponse {
    HttpResponse::NoContent()
        .insert_header((ALLOW, allowed))
        .insert_header((ACCESS_CONTROL_ALLOW_METHODS, allowed))
        .insert_header((ACCESS_CONTROL_ALLOW_HEADERS, "content-type"))
        .insert_header((ACCESS_CONTROL_MAX_AGE, KEPT))
        .finish()
}
