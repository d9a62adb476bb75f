//! What every page has around its own part.

use crate::web::routes;
use crate::web::state::Site;

/// The frame of a page.
pub struct Layout {
    /// Of the page; the site's name is added.
    pub title: String,
    /// One or two sentences for search results.
    pub description: String,
    pub stylesheet: String,
    /// The stylesheet for paper.
    pub print: String,
    pub script: String,
    pub icon: String,
    /// Full address of the page without a person; absent when the operator did not set the site's own.
    pub canonical: Option<String>,
    pub contact: Option<String>,
    nav: [NavLink; 5],
}

/// A link of the navigation.
pub struct NavLink {
    pub label: &'static str,
    pub href: &'static str,
    pub current: bool,
}

impl Layout {
    /// The frame of the page at a path.
    pub fn new(site: &Site, path: &str, title: impl Into<String>, description: impl Into<String>) -> Self {
        let link = |label, href: &'static str| NavLink { label, href, current: path == href };
        Self {
            title: title.into(),
            description: description.into(),
            stylesheet: routes::asset(site.assets.name("site.css")),
            print: routes::asset(site.assets.name("print.css")),
            script: routes::asset(site.assets.name("site.js")),
            icon: routes::asset(site.assets.name("icon.svg")),
            canonical: site.absolute(path),
            contact: site.contact.clone(),
            nav: [
                link("Find roles", routes::HOME),
                link("All roles", routes::ROLES),
                link("Compare", routes::COMPARE),
                link("Learn", routes::LEARN),
                link("Method", routes::METHOD),
            ],
        }
    }

    /// The frame of a page that is no address of the site's own: an error, or an answer to one person.
    pub fn without_address(site: &Site, title: impl Into<String>, description: impl Into<String>) -> Self {
        Self { canonical: None, ..Self::new(site, "", title, description) }
    }

    pub fn nav(&self) -> &[NavLink] {
        &self.nav
    }
}
