//! What the catalogue says stays the same until it or the program changes, so a client that has it need not get it
//! again.

use actix_web::HttpRequest;
use actix_web::http::header::{EntityTag, Header as _, IF_NONE_MATCH, IfNoneMatch};

use crate::web::state::Site;

/// Kept for ten minutes, then asked for again by its tag.
pub const FOR_EVERYONE: &str = "public, max-age=600";
/// An answer to one person, or a problem.
pub const FOR_NOBODY: &str = "no-store";

/// The mark of all that is constant: the program's version and the catalogue's. Weak, for the same answer is sent
/// plain or compressed.
pub fn tag(site: &Site) -> EntityTag {
    EntityTag::new_weak(format!("{}-{}", env!("CARGO_PKG_VERSION"), site.engine.version()))
}

/// Whether the client has what bears this tag.
pub fn is_held(request: &HttpRequest, tag: &EntityTag) -> bool {
    if !request.headers().contains_key(IF_NONE_MATCH) {
        return false;
    }
    match IfNoneMatch::parse(request) {
        Ok(IfNoneMatch::Any) => true,
        Ok(IfNoneMatch::Items(held)) => held.iter().any(|held| held.weak_eq(tag)),
        Err(_) => false,
    }
}
