//! The number of a request: on its answer, in the log, and shown to the person when something went wrong.

use std::fmt;
use std::hash::{BuildHasher as _, RandomState};
use std::sync::LazyLock;
use std::sync::atomic::{AtomicU64, Ordering};

use actix_web::http::header::HeaderValue;
use actix_web::{HttpMessage as _, HttpRequest};

/// The header that bears it.
pub const HEADER: &str = "x-request-id";

/// Says nothing of the person or of what was asked, and follows from no other number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct RequestId(u64);

impl RequestId {
    /// A number that no other request of this process has, and hardly one of another.
    pub fn next() -> Self {
        static KEY: LazyLock<RandomState> = LazyLock::new(RandomState::new);
        static COUNT: AtomicU64 = AtomicU64::new(0);
        Self(KEY.hash_one(COUNT.fetch_add(1, Ordering::Relaxed)))
    }

    /// The number that the request was given when it arrived.
    pub fn of(request: &HttpRequest) -> Option<Self> {
        request.extensions().get().copied()
    }

    pub fn header_value(self) -> HeaderValue {
        HeaderValue::try_from(self.to_string()).unwrap_or(HeaderValue::from_static("none"))
    }
}

impl fmt::Display for RequestId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}
