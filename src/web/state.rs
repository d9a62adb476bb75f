//! What every handler can reach.

use super::assets::Assets;
use crate::config::ServeConfig;
use crate::guidance::Engine;

/// The engine, the assets and what the operator set.
#[derive(Debug)]
pub struct Site {
    pub engine: Engine,
    pub assets: Assets,
    /// The site's own address without a slash at its end.
    pub origin: Option<String>,
    pub operator: Option<String>,
    pub contact: Option<String>,
}

impl Site {
    pub fn new(engine: Engine, config: &ServeConfig) -> Self {
        Self {
            engine,
            assets: Assets::new(),
            origin: config.origin.as_ref().map(|origin| origin.trim_end_matches('/').to_owned()),
            operator: config.operator.clone(),
            contact: config.contact.clone(),
        }
    }

    /// A path as a full address, where the operator said what the site's address is.
    pub fn absolute(&self, path: &str) -> Option<String> {
        self.origin.as_ref().map(|origin| format!("{origin}{path}"))
    }
}
