//! What every handler can reach.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::assets::Assets;
use super::metrics::Metrics;
use super::open_connections::OpenConnections;
use super::rate::Limiter;
use crate::config::{Limits, ServeConfig};
use crate::guidance::Engine;

/// The engine, the assets, what the operator set, and what is counted.
#[derive(Debug)]
pub struct Site {
    pub engine: Engine,
    pub assets: Assets,
    /// The site's own address without a slash at its end.
    pub origin: Option<String>,
    /// What stands before a path on paper: the site's own address, or else where it listens.
    printed: Option<String>,
    pub operator: Option<String>,
    pub contact: Option<String>,
    pub limits: Limits,
    pub limiter: Limiter,
    pub open: Arc<OpenConnections>,
    pub metrics: Metrics,
    leaving: AtomicBool,
}

impl Site {
    pub fn new(engine: Engine, config: &ServeConfig) -> Self {
        Self {
            limits: config.limits,
            limiter: Limiter::new(config),
            open: Arc::new(OpenConnections::new(config)),
            metrics: Metrics::new(engine.version()),
            leaving: AtomicBool::new(false),
            engine,
            assets: Assets::new(),
            origin: config.origin.as_ref().map(|origin| origin.trim_end_matches('/').to_owned()),
            printed: None,
            operator: config.operator.clone(),
            contact: config.contact.clone(),
        }
    }

    /// Says where the site listens: on paper that stands for an address that the operator did not set. An address that
    /// means any of the machine's is none.
    pub fn listens_at(&mut self, address: std::net::SocketAddr) {
        let listening = (!address.ip().is_unspecified()).then(|| format!("http://{address}"));
        self.printed = self.origin.clone().or(listening);
    }

    /// A path as a full address for paper.
    pub fn printed(&self, path: &str) -> Option<String> {
        self.printed.as_ref().map(|origin| format!("{origin}{path}"))
    }

    /// From now on the server is about to stop: it says that it is not ready, and keeps no connection open.
    pub fn leave(&self) {
        self.leaving.store(true, Ordering::Relaxed);
    }

    pub fn is_leaving(&self) -> bool {
        self.leaving.load(Ordering::Relaxed)
    }

    /// A path as a full address, where the operator said what the site's address is.
    pub fn absolute(&self, path: &str) -> Option<String> {
        self.origin.as_ref().map(|origin| format!("{origin}{path}"))
    }
}
