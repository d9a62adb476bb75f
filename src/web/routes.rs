//! Every path of the site and the API. No other file holds one.

use crate::catalogue::{Catalogue, RoleId, SectorId};

pub const HOME: &str = "/";
pub const GUIDANCE: &str = "/guidance";
pub const ROLES: &str = "/roles";
pub const ROLE: &str = "/roles/{role}";
pub const SECTOR: &str = "/sectors/{sector}";
pub const COMPARE: &str = "/compare";
pub const IN_HAND: &str = "/pay/in-hand";
pub const METHOD: &str = "/method";
pub const SOURCES: &str = "/sources";
pub const PRIVACY: &str = "/privacy";
pub const API: &str = "/api";
pub const LIVE: &str = "/livez";
pub const READY: &str = "/readyz";
pub const ROBOTS: &str = "/robots.txt";
pub const SITEMAP: &str = "/sitemap.xml";
pub const ASSET: &str = "/assets/{name}";

/// Everything below this prefix answers in JSON.
pub const API_PREFIX: &str = "/api/";
pub const API_GUIDANCE: &str = "/api/v1/guidance";
pub const API_ROLES: &str = "/api/v1/roles";
pub const API_ROLE: &str = "/api/v1/roles/{role}";
pub const API_SKILLS: &str = "/api/v1/skills";
pub const API_TRACKS: &str = "/api/v1/tracks";
pub const API_SECTORS: &str = "/api/v1/sectors";
pub const API_CITIES: &str = "/api/v1/cities";
pub const API_STATES: &str = "/api/v1/states";
pub const API_QUALIFICATIONS: &str = "/api/v1/qualifications";
pub const API_SALARY: &str = "/api/v1/salary";
pub const API_IN_HAND: &str = "/api/v1/in-hand";
pub const API_OPENAPI: &str = "/api/v1/openapi.json";

/// A path with the query of a profile, where there is one.
fn with_query(path: &str, query: &str) -> String {
    if query.is_empty() { path.to_owned() } else { format!("{path}?{query}") }
}

pub fn guidance(query: &str) -> String {
    with_query(GUIDANCE, query)
}

pub fn compare(query: &str) -> String {
    with_query(COMPARE, query)
}

pub fn role(catalogue: &Catalogue, role: RoleId) -> String {
    ROLE.replace("{role}", catalogue.roles.id(role))
}

/// A role's page for the person that a query speaks of.
pub fn role_for(catalogue: &Catalogue, id: RoleId, query: &str) -> String {
    with_query(&role(catalogue, id), query)
}

pub fn sector(catalogue: &Catalogue, sector: SectorId) -> String {
    SECTOR.replace("{sector}", catalogue.sectors.id(sector))
}

/// What reaches the bank account of a CTC.
pub fn in_hand(ctc: crate::rupees::Rupees) -> String {
    format!("{IN_HAND}?ctc={}", ctc.0)
}

pub fn asset(name: &str) -> String {
    ASSET.replace("{name}", name)
}

/// Whether an address belongs to the API.
pub fn is_api(path: &str) -> bool {
    path.starts_with(API_PREFIX)
}
