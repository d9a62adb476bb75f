//! What a printed page says at its foot: the day, the method, the address and its QR code.

use crate::clock;
use crate::web::routes;
use crate::web::state::Site;

pub struct Paper {
    pub date: String,
    pub version: String,
    /// Full where the site knows its own address, else the path. Nobody types a long one: the QR code then stands alone.
    pub address: Option<String>,
    /// Where the QR code is; absent where the site does not know its own address.
    pub qr: Option<String>,
}

/// Longest address that stands on paper in letters.
const LONGEST_TYPED: usize = 400;

impl Paper {
    /// The foot of the page at a path with a query.
    pub fn new(site: &Site, page: &str, query: &str) -> Self {
        let path = routes::with_query(page, query);
        let full = site.printed(&path);
        Self {
            date: clock::india_today(),
            version: site.engine.version(),
            qr: full.is_some().then(|| routes::with_query(&routes::qr_of(page), query)),
            address: Some(full.unwrap_or(path)).filter(|address| address.len() <= LONGEST_TYPED),
        }
    }
}
