//! The site and the API: the only room that speaks HTTP. `pages` is the only one that fills templates.

pub mod api;
mod assets;
mod client;
mod compression;
mod connection;
mod errors;
mod extract;
mod headers;
mod log;
mod metrics;
mod open_connections;
mod pages;
mod plumbing;
mod problem;
mod qr;
mod rate;
mod refusals;
mod request_id;
pub mod routes;
mod same_site;
pub mod server;
mod state;

pub use server::Application;
pub use state::Site;

use actix_web::{HttpRequest, HttpResponse, Resource, guard, web};

use errors::RequestError;

/// A resource that answers GET and HEAD, and says so to any other method.
fn get_only<F, Args>(path: &str, handler: F) -> Resource
where
    F: actix_web::Handler<Args>,
    Args: actix_web::FromRequest + 'static,
    F::Output: actix_web::Responder + 'static,
{
    web::resource(path)
        .route(web::route().guard(guard::Any(guard::Get()).or(guard::Head())).to(handler))
        .default_service(web::to(only_get))
}

async fn only_get(site: web::Data<Site>, request: HttpRequest) -> HttpResponse {
    errors::respond(&site, &request, &RequestError::MethodNotAllowed("GET, HEAD"))
}

/// Runs asynchronous work to its end on the server's runtime.
pub fn block_on<T>(work: impl Future<Output = T>) -> T {
    actix_web::rt::System::new().block_on(work)
}
