//! Compression of what is sent. A personal page is compressed for each request and never cached.

use actix_web::HttpRequest;
use actix_web::http::header::ACCEPT_ENCODING;
use libdeflater::{CompressionLvl, Compressor};

/// The quickest that packs: the next ones win a fiftieth of the bytes for half as much time again.
const LEVEL: i32 = 1;
/// Shorter bodies are sent as they are.
pub const SHORTEST: usize = 1_000;

pub fn gzip(plain: &[u8]) -> Vec<u8> {
    let mut compressor = Compressor::new(CompressionLvl::new(LEVEL).unwrap_or_default());
    let mut packed = vec![0; compressor.gzip_compress_bound(plain.len())];
    // A vector of that bound is always long enough; an empty body would be seen by every test.
    let length = compressor.gzip_compress(plain, &mut packed).unwrap_or_default();
    packed.truncate(length);
    packed
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
