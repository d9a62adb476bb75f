//! Around each answer: its number, its time, its line in the log and in the counters; and an answer still where a
//! handler panics. The route is its pattern, so that no one's skills reach the log.

use std::panic::AssertUnwindSafe;
use std::rc::Rc;

use actix_web::body::{BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::error::InternalError;
use actix_web::http::ConnectionType;
use actix_web::http::header::{HeaderMap, HeaderName};
use actix_web::middleware::Next;
use actix_web::{Error, HttpMessage as _, HttpResponse, web};
use futures_util::FutureExt as _;

use super::connection::Watch;
use super::errors::{self, Asker, RequestError};
use super::metrics::{NO_ROUTE, method_name};
use super::request_id::{self, RequestId};
use super::state::Site;
use super::{api, headers};
use crate::clock::Moment;
use crate::telemetry;

pub async fn line(
    site: web::Data<Site>,
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, Error> {
    let began = Moment::now();
    let _answering = request.request().conn_data::<Rc<Watch>>().map(Watch::answer);
    let _in_flight = site.metrics.begin();
    let id = RequestId::next();
    request.extensions_mut().insert(id);
    let method = request.method().clone();
    let route = request.match_pattern().unwrap_or_else(|| NO_ROUTE.to_owned());
    let asker = Asker::of(request.request());

    let answer = AssertUnwindSafe(async move { next.call(request).await }).catch_unwind().await;
    let answer = if let Ok(answer) = answer {
        answer.map(ServiceResponse::map_into_boxed_body)
    } else {
        site.metrics.panicked();
        tracing::error!(route, %id, place = telemetry::last_panic(), "ended in a panic");
        Err(panicked(&site, asker))
    };
    let (status, answer) = match answer {
        Ok(mut response) => {
            number(response.headers_mut(), id);
            if site.is_leaving() {
                response.response_mut().head_mut().set_connection_type(ConnectionType::Close);
            }
            (response.status(), Ok(response))
        }
        Err(error) => {
            let mut response = error.error_response();
            number(response.headers_mut(), id);
            (response.status(), Err(InternalError::from_response("no answer", response).into()))
        }
    };
    let took = began.elapsed();
    site.metrics.answered(&method, &route, status, took);
    let micros = took.as_micros() as u64;
    let status = status.as_u16();
    tracing::info!(method = method_name(&method), route, status, micros, %id, "answered");
    answer
}

fn number(headers: &mut HeaderMap, id: RequestId) {
    headers.insert(HeaderName::from_static(request_id::HEADER), id.header_value());
}

/// The answer after a panic. The request went with the handler, so what other layers would add is added here.
fn panicked(site: &Site, asker: Asker) -> Error {
    let mut response: HttpResponse = errors::answer(site, asker, &RequestError::Internal);
    headers::complete(response.headers_mut());
    if asker.api {
        api::cors::open_headers(response.headers_mut());
    }
    InternalError::from_response("panicked", response).into()
}
