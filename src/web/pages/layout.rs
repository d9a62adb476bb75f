//! What every page has around its own part.

use std::sync::Arc;

use super::person::Person;
use crate::catalogue::{Language, Words};
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
    /// The picture that a link to the page is shown with; a full address, as those who show it ask for.
    pub picture: Option<String>,
    /// Full address of the page without a person; absent when the operator did not set the site's own.
    pub canonical: Option<String>,
    pub contact: Option<String>,
    /// What the frame says, in the page's language.
    pub words: Arc<Words>,
    /// The same page in the other language; absent where a page speaks English only.
    pub switch: Option<Switch>,
    /// The person of the page, as hidden fields of the form that its ways belong to; see [`super::person::Way`].
    pub carried: Vec<(String, String)>,
    /// Said, in the reader's language, on a page that does not speak it.
    pub english_only: Option<(Language, String)>,
    nav: Vec<NavLink>,
}

/// A link of the navigation.
pub struct NavLink {
    pub label: String,
    pub href: String,
    pub current: bool,
}

/// A link to the same page in another language.
pub struct Switch {
    pub language: Language,
    pub href: String,
    /// Whether it is a button of the form that carries the person, sent to `href`.
    pub by_form: bool,
}

impl Layout {
    /// The frame of the page at a path, in English.
    pub fn new(site: &Site, path: &str, title: impl Into<String>, description: impl Into<String>) -> Self {
        Self::in_language(site, Language::English, path, title, description)
    }

    /// The frame of the page at a path.
    pub fn in_language(
        site: &Site,
        language: Language,
        path: &str,
        title: impl Into<String>,
        description: impl Into<String>,
    ) -> Self {
        let words = site.engine.catalogue.words(language);
        let link = |label: &str, to: &str| NavLink {
            label: label.to_owned(),
            // Only the form speaks other languages; what is English needs no saying.
            href: if to == routes::HOME { routes::in_language(to, language) } else { to.to_owned() },
            current: path == to,
        };
        Self {
            title: title.into(),
            description: description.into(),
            stylesheet: routes::asset(site.assets.name("site.css")),
            print: routes::asset(site.assets.name("print.css")),
            script: routes::asset(site.assets.name("site.js")),
            icon: routes::asset(site.assets.name("icon.svg")),
            picture: site.absolute(&routes::asset(site.assets.name("share.png"))),
            canonical: site.absolute(&routes::in_language(path, language)),
            contact: site.contact.clone(),
            nav: vec![
                link(&words.nav_find, routes::HOME),
                link(&words.nav_roles, routes::ROLES),
                link(&words.nav_compare, routes::COMPARE),
                link(&words.nav_pay, routes::PAY),
                link(&words.nav_learn, routes::LEARN),
                link(&words.nav_method, routes::METHOD),
            ],
            words: Arc::clone(words),
            switch: None,
            carried: Vec::new(),
            english_only: None,
        }
    }

    /// The frame of a page that is no address of the site's own: an error, or an answer to one person.
    pub fn without_address(site: &Site, title: impl Into<String>, description: impl Into<String>) -> Self {
        Self::new(site, "", title, description).unlisted()
    }

    /// Without an address that search engines could list.
    pub fn unlisted(self) -> Self {
        Self { canonical: None, ..self }
    }

    /// Offers the same page in the other language: the path with the pairs of its query, but for the language.
    pub fn offering(mut self, path: &str, pairs: &[(String, String)]) -> Self {
        let language = self.words.language.other();
        let kept: Vec<_> = pairs.iter().filter(|(name, value)| name != "lang" && !value.is_empty()).collect();
        let query = serde_html_form::to_string(kept).unwrap_or_default();
        // What was posted may be too long for an address; then the other language begins anew.
        let query = if query.len() > LONGEST_QUERY { "" } else { &query };
        let href = routes::in_language(&routes::with_query(path, query), language);
        self.switch = Some(Switch { language, href, by_form: false });
        self
    }

    /// Carries the person that a page is about, if any, for its ways, and tells them where the page does not speak their
    /// language.
    pub fn carrying(mut self, person: Option<&Person>, site: &Site) -> Self {
        let Some(person) = person else { return self };
        self.carried = person.carried();
        if self.words.language != person.language {
            self.english_only =
                Some((person.language, site.engine.catalogue.words(person.language).english_only.clone()));
        }
        self
    }

    /// Offers the page at a path, which is about a person, in the other language.
    pub fn offering_to(mut self, path: &str, person: &Person) -> Self {
        if !person.by_form() {
            return self.offering(path, &person.pairs());
        }
        let language = self.words.language.other();
        self.switch = Some(Switch { language, href: path.to_owned(), by_form: true });
        self
    }

    /// The first page, in the page's language.
    pub fn home(&self) -> String {
        routes::in_language(routes::HOME, self.words.language)
    }

    pub fn nav(&self) -> &[NavLink] {
        &self.nav
    }
}

/// Longest query that a link carries, in bytes.
const LONGEST_QUERY: usize = 1_900;
