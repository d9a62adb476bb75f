//! The API below `/api/v1`: JSON in, JSON out, problems as RFC 9457.

pub mod openapi;

use actix_web::web;

pub fn configure(config: &mut web::ServiceConfig) {
    let _ = config;
}
