//! One line a request: route, status, time. The route is its pattern, so that no one's skills reach the log.

use actix_web::Error;
use actix_web::body::MessageBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::middleware::Next;

use crate::clock::Moment;

pub async fn line(
    request: ServiceRequest,
    next: Next<impl MessageBody>,
) -> Result<ServiceResponse<impl MessageBody>, Error> {
    let began = Moment::now();
    let method = request.method().clone();
    let response = next.call(request).await?;
    let route = response.request().match_pattern().unwrap_or_else(|| "none".to_owned());
    let micros = began.elapsed().as_micros();
    tracing::info!(%method, route, status = response.status().as_u16(), micros, "answered");
    Ok(response)
}
