//! Bodies and queries, read with limits of size and time.

use actix_web::HttpRequest;
use actix_web::http::header::{CONTENT_LENGTH, CONTENT_TYPE};
use actix_web::web::{Bytes, BytesMut, Data, Payload};
use futures_util::StreamExt as _;

use super::errors::RequestError;
use super::state::Site;
use crate::config::Limits;

/// Longest body: 20,000 characters of any script, percent-encoded, and the other fields.
pub const LONGEST_BODY: usize = 300_000;

/// The whole body, if it is here in time.
///
/// # Errors
/// [`RequestError::TooLarge`] or [`RequestError::TooSlow`].
pub async fn body(request: &HttpRequest, mut payload: Payload) -> Result<Bytes, RequestError> {
    if announced(request).is_some_and(|length| length > LONGEST_BODY) {
        return Err(RequestError::TooLarge);
    }
    let read = async {
        let mut body = BytesMut::new();
        while let Some(chunk) = payload.next().await {
            let chunk = chunk.map_err(|_| {
                RequestError::Unreadable("The text broke off on its way. Please send it again.".to_owned())
            })?;
            if body.len() + chunk.len() > LONGEST_BODY {
                return Err(RequestError::TooLarge);
            }
            body.extend_from_slice(&chunk);
        }
        Ok(body.freeze())
    };
    let time = request.app_data::<Data<Site>>().map_or_else(Limits::default, |site| site.limits).body;
    actix_web::rt::time::timeout(time, read).await.unwrap_or(Err(RequestError::TooSlow))
}

/// How long the body says it is.
fn announced(request: &HttpRequest) -> Option<usize> {
    request.headers().get(CONTENT_LENGTH)?.to_str().ok()?.parse().ok()
}

/// The pairs of an urlencoded form or query; anything decodes, broken escapes and bytes are taken as they are.
pub fn pairs(encoded: &[u8]) -> Vec<(String, String)> {
    serde_html_form::from_bytes(encoded).unwrap_or_default()
}

/// The pairs of a request's query.
pub fn query(request: &HttpRequest) -> Vec<(String, String)> {
    pairs(request.query_string().as_bytes())
}

/// The first filled value of a name.
pub fn value<'a>(pairs: &'a [(String, String)], name: &str) -> &'a str {
    pairs.iter().find(|(key, value)| key == name && !value.is_empty()).map_or("", |(_, value)| value)
}

/// Whether the body says it is of a type.
pub fn has_type(request: &HttpRequest, wanted: &str) -> bool {
    request
        .headers()
        .get(CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .and_then(|value| value.split(';').next())
        .is_some_and(|given| given.trim().eq_ignore_ascii_case(wanted))
}
