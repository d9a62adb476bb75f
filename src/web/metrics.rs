//! What the server counts, in the format of Prometheus. No label holds anything that a client chose.

use std::sync::Arc;
use std::sync::atomic::AtomicU64;
use std::time::Duration;

use actix_web::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use actix_web::http::{Method, StatusCode};
use actix_web::{HttpRequest, HttpResponse, web};
use prometheus_client::encoding::EncodeLabelSet;
use prometheus_client::encoding::text::encode;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::metrics::info::Info;
use prometheus_client::registry::{Registry, Unit};

use super::errors::{self, RequestError};
use super::state::Site;
use crate::guidance::Guidance;
use crate::reading::Reading;

/// The route of what is no request, or leads nowhere.
pub const NO_ROUTE: &str = "none";

/// Seconds up to which an answer may have taken: an answer takes less than a millisecond, a slow body ten seconds.
const SECONDS: [f64; 11] = [0.000_25, 0.000_5, 0.001, 0.002_5, 0.005, 0.01, 0.025, 0.1, 0.5, 2.5, 10.0];

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Answered {
    method: &'static str,
    route: String,
    status: u16,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Route {
    route: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Guided {
    by: &'static str,
    status: &'static str,
}

/// By whom guidance was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    Page,
    Api,
}

impl Asked {
    fn id(self) -> &'static str {
        match self {
            Self::Page => "page",
            Self::Api => "api",
        }
    }
}

/// All counters. Clones count together.
#[derive(Clone, Debug)]
pub struct Metrics {
    registry: Arc<Registry>,
    answered: Family<Answered, Counter>,
    seconds: Family<Route, Histogram, fn() -> Histogram>,
    answering: Gauge,
    guided: Family<Guided, Counter>,
    phrases: Counter,
    phrases_read: Counter,
    panics: Counter,
    clients: Gauge<u64, AtomicU64>,
}

impl Metrics {
    /// Counters at zero. `method` is the version of the method and the catalogue.
    pub fn new(method: String) -> Self {
        let mut registry = Registry::with_prefix("marg");
        let build = Info::new([("version", env!("CARGO_PKG_VERSION").to_owned()), ("method", method)]);
        registry.register("build", "Version of the program, and of the method and the catalogue", build);
        let mut metrics = Self {
            registry: Arc::default(),
            answered: Family::default(),
            seconds: Family::new_with_constructor(|| Histogram::new(SECONDS)),
            answering: Gauge::default(),
            guided: Family::default(),
            phrases: Counter::default(),
            phrases_read: Counter::default(),
            panics: Counter::default(),
            clients: Gauge::default(),
        };
        registry.register("requests", "Requests answered, by the pattern of their route", metrics.answered.clone());
        registry.register_with_unit(
            "request_duration",
            "Time from a request's head to its answer",
            Unit::Seconds,
            metrics.seconds.clone(),
        );
        registry.register("requests_in_flight", "Requests being answered", metrics.answering.clone());
        registry.register("guidance", "Guidance given, by what came of it", metrics.guided.clone());
        registry.register("phrases", "Phrases that people wrote", metrics.phrases.clone());
        registry.register("phrases_read", "Phrases of those that were understood", metrics.phrases_read.clone());
        registry.register("panics", "Requests that ended in a panic; each is a fault of ours", metrics.panics.clone());
        registry.register(
            "limited_clients",
            "Clients that the rate limit remembers at this moment",
            metrics.clients.clone(),
        );
        metrics.registry = Arc::new(registry);
        metrics
    }

    /// Counts a request while it is answered.
    pub fn begin(&self) -> InFlight {
        self.answering.inc();
        InFlight(self.answering.clone())
    }

    /// A request was answered.
    pub fn answered(&self, method: &Method, route: &str, status: StatusCode, took: Duration) {
        self.answered
            .get_or_create(&Answered { method: method_name(method), route: route.to_owned(), status: status.as_u16() })
            .inc();
        self.seconds.get_or_create(&Route { route: route.to_owned() }).observe(took.as_secs_f64());
    }

    /// Something came that is no request.
    pub fn refused(&self, status: StatusCode) {
        self.answered
            .get_or_create(&Answered { method: OTHER, route: NO_ROUTE.to_owned(), status: status.as_u16() })
            .inc();
    }

    pub fn panicked(&self) {
        self.panics.inc();
    }

    /// A text was read as a person wrote it.
    pub fn read(&self, reading: &Reading) {
        self.phrases.inc_by(reading.phrases as u64);
        self.phrases_read.inc_by(reading.phrases_read as u64);
    }

    pub fn guided(&self, by: Asked, guidance: &Guidance) {
        self.guided.get_or_create(&Guided { by: by.id(), status: guidance.status.id() }).inc();
    }
}

/// A request that is being answered, until it is dropped.
#[derive(Debug)]
pub struct InFlight(Gauge);

impl Drop for InFlight {
    fn drop(&mut self) {
        self.0.dec();
    }
}

const OTHER: &str = "other";

/// A method's name in a label or the log. A client may make up any number of others.
pub fn method_name(method: &Method) -> &'static str {
    match *method {
        Method::GET => "get",
        Method::HEAD => "head",
        Method::POST => "post",
        Method::OPTIONS => "options",
        _ => OTHER,
    }
}

/// All counters, for the program that watches over the server.
pub async fn show(site: web::Data<Site>, request: HttpRequest) -> HttpResponse {
    site.metrics.clients.set(site.limiter.remembered() as u64);
    let mut text = String::new();
    if encode(&mut text, &site.metrics.registry).is_err() {
        return errors::respond(&site, &request, &RequestError::Internal);
    }
    HttpResponse::Ok()
        .insert_header((CONTENT_TYPE, "application/openmetrics-text; version=1.0.0; charset=utf-8"))
        .insert_header((CACHE_CONTROL, "no-store"))
        .body(text)
}
