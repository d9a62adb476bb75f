//! "Why not this role?": finds the role that a person names and leads to how they stand to it.

use actix_web::http::StatusCode;
use actix_web::http::header::{CACHE_CONTROL, LOCATION};
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;

use super::guidance::{Lookup, refused};
use super::layout::Layout;
use super::person::Person;
use super::roles::RoleLine;
use super::{Audience, page};
use crate::catalogue::search::{self, RoleFilter};
use crate::catalogue::words::key;
use crate::catalogue::{Catalogue, Language, RoleId};
use crate::intake::FieldError;
use crate::web::state::Site;
use crate::web::{extract, routes};

/// Longest name that is looked for.
const LONGEST_NAME: usize = 100;
/// Roles that are offered.
const MOST_ROLES: usize = 20;

#[derive(Template)]
#[template(path = "guidance/lookup.html")]
struct LookupPage {
    layout: Layout,
    lookup: Lookup,
    error: Option<&'static str>,
    found: Vec<RoleLine>,
    back: String,
}

pub async fn show(site: web::Data<Site>, request: HttpRequest) -> HttpResponse {
    let catalogue = &site.engine.catalogue;
    let person = match Person::of_request(&site, &request) {
        Ok(Some(person)) => person,
        Ok(None) => {
            return refused(&site, &request, vec![FieldError::nothing_said(catalogue.words(Language::English))]);
        }
        Err(errors) => return refused(&site, &request, errors),
    };
    let pairs = extract::query(&request);
    let q: String = extract::value(&pairs, "q").chars().take(LONGEST_NAME).collect();
    let found = named(catalogue, &q);
    if let [only] = found[..] {
        return HttpResponse::SeeOther()
            .insert_header((LOCATION, routes::role_for(catalogue, only, &person.query)))
            .insert_header((CACHE_CONTROL, "private, no-store"))
            .insert_header(("referrer-policy", "no-referrer"))
            .finish();
    }
    // Whoever comes without a name has not been asked yet.
    let error = if pairs.iter().all(|(name, _)| name != "q") {
        None
    } else if q.trim().is_empty() {
        Some("Write a word of the role's title, such as analyst.")
    } else if found.is_empty() {
        Some("No role has these words. Try a shorter word, such as audit or chat.")
    } else {
        None
    };
    let status = if error.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let template = LookupPage {
        layout: Layout::without_address(&site, "Why not this role?", "How you stand to a role that you have in mind.")
            .carrying(Some(&person), &site),
        lookup: Lookup::new(&person, &q),
        error,
        found: found
            .iter()
            .take(MOST_ROLES)
            .map(|role| RoleLine::for_person(catalogue, *role, &person.query))
            .collect(),
        back: routes::guidance(&person.query),
    };
    page(&request, status, Audience::OnePerson, &template)
}

/// The role of exactly this title, or every role that has these words.
fn named(catalogue: &Catalogue, q: &str) -> Vec<RoleId> {
    let typed = key(q);
    if typed.is_empty() {
        return Vec::new();
    }
    let exact = catalogue
        .roles
        .iter()
        .find(|(_, role)| key(&role.title) == typed || role.also_called.iter().any(|name| key(name) == typed));
    if let Some((role, _)) = exact {
        return vec![role];
    }
    let (filter, _) = RoleFilter::parse(catalogue, q, "", "", "");
    search::roles(catalogue, &filter)
}
