//! Every path of the site and the API. No other file holds one.

use crate::catalogue::{Catalogue, FamilyId, Language, RoleId, SectorId, TopicId};
use crate::salary::in_hand::Question;

pub const HOME: &str = "/";
pub const GUIDANCE: &str = "/guidance";
/// How a person stands to a role that they name.
pub const LOOKUP: &str = "/guidance/role";
pub const ROLES: &str = "/roles";
pub const ROLE: &str = "/roles/{role}";
pub const SECTOR: &str = "/sectors/{sector}";
pub const COMPARE: &str = "/compare";
pub const COMPARE_ROLES: &str = "/compare/roles";
pub const PLAN: &str = "/plan";
pub const LEARN: &str = "/learn";
pub const TOPIC: &str = "/learn/{topic}";
pub const PRACTICE: &str = "/practice";
pub const PRACTICE_TOPIC: &str = "/practice/{topic}";
pub const PAY: &str = "/pay";
pub const IN_HAND: &str = "/pay/in-hand";
pub const OFFER: &str = "/pay/offer";
pub const CLASS: &str = "/class";
pub const CLASS_SAMPLE: &str = "/class/sample.csv";
pub const METHOD: &str = "/method";
pub const SOURCES: &str = "/sources";
pub const PRIVACY: &str = "/privacy";
pub const ACCESSIBILITY: &str = "/accessibility";
pub const API: &str = "/api";
pub const LIVE: &str = "/livez";
pub const READY: &str = "/readyz";
pub const METRICS: &str = "/metrics";
/// What those ask who watch over the server.
pub const WATCHED: [&str; 3] = [LIVE, READY, METRICS];
pub const ROBOTS: &str = "/robots.txt";
pub const SITEMAP: &str = "/sitemap.xml";
pub const ASSET: &str = "/assets/{name}";

/// Pages that carry a QR code on paper.
pub const PRINTED: [&str; 3] = [GUIDANCE, COMPARE, PLAN];
/// Below a printed page: the QR code of its address.
const QR: &str = "/qr.svg";

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

/// A path with a query, where there is one.
pub fn with_query(path: &str, query: &str) -> String {
    if query.is_empty() { path.to_owned() } else { format!("{path}?{query}") }
}

/// An address in a language; English needs no saying.
pub fn in_language(address: &str, language: Language) -> String {
    if language.is_english() {
        return address.to_owned();
    }
    let joint = if address.contains('?') { '&' } else { '?' };
    format!("{address}{joint}lang={}", language.id())
}

pub fn guidance(query: &str) -> String {
    with_query(GUIDANCE, query)
}

pub fn compare(query: &str) -> String {
    with_query(COMPARE, query)
}

/// Two roles side by side, for the person that a query speaks of.
pub fn compare_roles(catalogue: &Catalogue, a: RoleId, b: RoleId, query: &str) -> String {
    let pair = format!("a={}&b={}", catalogue.roles.id(a), catalogue.roles.id(b));
    with_query(COMPARE_ROLES, &joined(&pair, query))
}

/// The way to a role, for the person that a query speaks of.
pub fn plan(catalogue: &Catalogue, goal: RoleId, query: &str) -> String {
    with_query(PLAN, &plan_query(catalogue, Some(goal), query))
}

/// The query of a plan's address.
pub fn plan_query(catalogue: &Catalogue, goal: Option<RoleId>, query: &str) -> String {
    let goal = goal.map_or_else(String::new, |goal| format!("goal={}", catalogue.roles.id(goal)));
    joined(&goal, query)
}

fn joined(one: &str, other: &str) -> String {
    if one.is_empty() || other.is_empty() { format!("{one}{other}") } else { format!("{one}&{other}") }
}

/// Where the QR code of a page is.
pub fn qr_of(page: &str) -> String {
    format!("{page}{QR}")
}

/// The page whose QR code an address is.
pub fn page_of_qr(path: &str) -> Option<&'static str> {
    PRINTED.into_iter().find(|page| path.strip_prefix(page) == Some(QR))
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

/// The roles of a family.
pub fn family(catalogue: &Catalogue, family: FamilyId) -> String {
    format!("{ROLES}?family={}", catalogue.families.id(family))
}

pub fn topic(catalogue: &Catalogue, topic: TopicId) -> String {
    TOPIC.replace("{topic}", catalogue.guide.topics.id(topic))
}

/// The practice questions of a topic.
pub fn practice(catalogue: &Catalogue, topic: TopicId) -> String {
    PRACTICE_TOPIC.replace("{topic}", catalogue.guide.topics.id(topic))
}

/// What stands before a family's id in the address of its interview questions; no topic's id begins so.
pub use crate::catalogue::guide::INTERVIEW_PREFIX;

/// The interview questions of a family.
pub fn interview(catalogue: &Catalogue, family: FamilyId) -> String {
    PRACTICE_TOPIC.replace("{topic}", &format!("{INTERVIEW_PREFIX}{}", catalogue.families.id(family)))
}

/// Pay of a role after some years.
pub fn pay_of(catalogue: &Catalogue, role: RoleId, years: crate::years::Years) -> String {
    format!("{PAY}?role={}&years={years}", catalogue.roles.id(role))
}

/// What reaches the bank account of a CTC.
pub fn in_hand(ctc: crate::rupees::Rupees) -> String {
    format!("{IN_HAND}?ctc={}", ctc.0)
}

/// The same sum as a question's, step by step.
pub fn in_hand_of(catalogue: &Catalogue, question: &Question<'_>) -> String {
    let state = question.state.map_or("", |state| catalogue.states.id(state));
    format!(
        "{}&variable={}&state={state}&regime={}&pf={}&basic_percent={}",
        in_hand(question.offer.ctc()),
        question.offer.variable().0,
        question.regime.id(),
        question.pf.id(),
        question.basic.as_percent()
    )
}

pub fn asset(name: &str) -> String {
    ASSET.replace("{name}", name)
}

/// Whether an address belongs to the API.
pub fn is_api(path: &str) -> bool {
    path.starts_with(API_PREFIX)
}
