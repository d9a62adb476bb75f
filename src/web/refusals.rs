//! What the framework refuses before any handler sees it: bytes that are no request, an address that is too long, a
//! head that is too large or too slow. It answers with a bare status; the client gets a page or a problem instead.

use std::fmt::Write as _;

use super::errors::{self, RequestError};
use super::headers;
use super::metrics::Metrics;
use super::pages::errors::error_html;
use super::problem::PROBLEM_TYPE;
use super::request_id;
use super::routes;
use super::state::Site;

/// A kind of refusal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    Malformed,
    TooSlow,
    HeadTooLarge,
}

/// The longest head that the framework makes for a refusal.
const LONGEST_HEAD: usize = 512;

impl Refusal {
    const ALL: [Self; 3] = [Self::Malformed, Self::TooSlow, Self::HeadTooLarge];

    fn error(self) -> RequestError {
        match self {
            Self::Malformed => RequestError::Malformed,
            Self::TooSlow => RequestError::TooSlow,
            Self::HeadTooLarge => RequestError::HeadTooLarge,
        }
    }

    /// The refusal that these bytes are, if the framework made them. Every answer of ours has a number.
    pub fn of_framework(answer: &[u8]) -> Option<Self> {
        let status = answer.strip_prefix(b"HTTP/1.1 4").or_else(|| answer.strip_prefix(b"HTTP/1.0 4"))?;
        let refusal = match status.get(..2)? {
            b"00" => Self::Malformed,
            b"08" => Self::TooSlow,
            b"31" => Self::HeadTooLarge,
            _ => return None,
        };
        let head = answer.get(..LONGEST_HEAD).unwrap_or(answer);
        let head = String::from_utf8_lossy(head).to_ascii_lowercase();
        (head.contains("content-length: 0\r\n") && !head.contains(request_id::HEADER)).then_some(refusal)
    }
}

/// The answers to what is refused, made once.
#[derive(Debug)]
pub struct Refusals {
    pages: [Vec<u8>; Refusal::ALL.len()],
    problems: [Vec<u8>; Refusal::ALL.len()],
    metrics: Metrics,
}

impl Refusals {
    pub fn new(site: &Site) -> Self {
        let page = |refusal: Refusal| {
            let telling = refusal.error().telling();
            message(telling.status, "text/html; charset=utf-8", error_html(site, &telling).as_bytes())
        };
        let problem = |refusal: Refusal| {
            let error = refusal.error();
            let telling = error.telling();
            message(telling.status, PROBLEM_TYPE, &errors::problem_json(&telling, &error))
        };
        Self { pages: Refusal::ALL.map(page), problems: Refusal::ALL.map(problem), metrics: site.metrics.clone() }
    }

    /// Whether bytes begin a request to the API, which is answered with a problem.
    pub fn is_for_api(bytes: &[u8]) -> bool {
        let path = bytes.iter().take(LONGEST_METHOD).position(|byte| *byte == b' ');
        path.and_then(|space| bytes.get(space + 1..))
            .is_some_and(|path| path.starts_with(routes::API_PREFIX.as_bytes()))
    }

    /// The whole message, head and body.
    pub fn message(&self, refusal: Refusal, api: bool) -> &[u8] {
        let messages = if api { &self.problems } else { &self.pages };
        &messages[refusal as usize]
    }

    pub fn count(&self, refusal: Refusal) {
        self.metrics.refused(refusal.error().telling().status);
    }
}

/// Longest method that HTTP has, with the space after it.
const LONGEST_METHOD: usize = 8;

/// An answer as it goes over the wire. The connection ends with it.
fn message(status: actix_web::http::StatusCode, content_type: &str, body: &[u8]) -> Vec<u8> {
    let mut head = format!("HTTP/1.1 {status}\r\n");
    let own = [("content-type", content_type), ("cache-control", "no-store"), ("connection", "close")];
    for (name, value) in own.into_iter().chain(headers::ALWAYS) {
        // Writing to a String cannot fail.
        let _ = write!(head, "{name}: {value}\r\n");
    }
    let _ = write!(head, "content-length: {}\r\n\r\n", body.len());
    [head.as_bytes(), body].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_frameworks_own_are_refusals() {
        let framework = b"HTTP/1.1 400 Bad Request\r\ncontent-length: 0\r\nconnection: close\r\n\r\n";
        assert_eq!(Refusal::of_framework(framework), Some(Refusal::Malformed));
        let slow = b"HTTP/1.1 408 Request Timeout\r\ncontent-length: 0\r\n\r\n";
        assert_eq!(Refusal::of_framework(slow), Some(Refusal::TooSlow));
        let ours = b"HTTP/1.1 400 Bad Request\r\nX-Request-Id: 1\r\ncontent-length: 0\r\n\r\n";
        assert_eq!(Refusal::of_framework(ours), None);
        assert_eq!(Refusal::of_framework(b"HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n"), None);
        assert_eq!(Refusal::of_framework(b"HTTP/1.1 404 Not Found\r\ncontent-length: 0\r\n\r\n"), None);
    }

    #[test]
    fn the_apis_requests_are_known_by_their_beginning() {
        for request in [&b"GET /api/v1/roles HTTP/1.1\r\n"[..], b"OPTIONS /api/v1/guidance"] {
            assert!(Refusals::is_for_api(request));
        }
        for request in [&b"GET /apis HTTP/1.1"[..], b"GET / HTTP/1.1\r\nReferer: /api/", b"", b"GET"] {
            assert!(!Refusals::is_for_api(request));
        }
    }
}
