//! Compression of what is sent. A personal page is compressed for each request and never cached.

use std::io::Write as _;

use actix_web::HttpRequest;
use actix_web::http::header::ACCEPT_ENCODING;
use flate2::Compression;
use flate2::write::GzEncoder;

/// A middle way: a twentieth more bytes than the best for less than two thirds of its time.
const LEVEL: u32 = 3;
/// Shorter bodies are sent as they are.
pub const SHORTEST: usize = 1_000;

pub fn gzip(plain: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::with_capacity(plain.len() / 3), Compression::new(LEVEL));
    // Writing to a vector cannot fail; an empty body would be seen by every test.
    let _ = encoder.write_all(plain);
    encoder.finish().unwrap_or_default()
}

/// Whether the client takes gzip.
pub fn accepted(request: &HttpRequest) -> bool {
    request.headers().get(ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).is_some_and(|value| {
        value.split(',').any(|coding| {
            let mut parts = coding.split(';').map(str::trim);
            let refused =
                |weight: &str| weight.replace(' ', "").strip_prefix("q=").is_some_and(|q| q.parse() == Ok(0.0));
            matches!(parts.next(), Some("gzip" | "*")) && !parts.any(refused)
        })
    })
}
