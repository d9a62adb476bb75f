//! What can go wrong on the way to an answer: one table of status, title and advice, shown as a page or as a problem
//! (RFC 9457).

use std::fmt::Write as _;

use actix_web::http::StatusCode;
use actix_web::http::header::{ALLOW, CACHE_CONTROL, CONTENT_TYPE, HeaderValue, RETRY_AFTER};
use actix_web::{HttpRequest, HttpResponse, web};
use serde::Serialize;
use utoipa::ToSchema;

use super::pages::errors::error_page;
use super::request_id::RequestId;
use super::state::Site;
use super::{compression, rate, routes};

/// A request that has no answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RequestError {
    NotFound,
    UnknownRole(String),
    UnknownSector(String),
    UnknownTopic(String),
    MethodNotAllowed(&'static str),
    TooLarge,
    TooSlow,
    /// The body or the query cannot be read at all.
    Unreadable(String),
    UnsupportedType,
    /// A form of another site.
    OtherSite,
    TooMany,
    /// What came is no request.
    Malformed,
    HeadTooLarge,
    /// An answer cannot be made; the log says why.
    Internal,
    /// Fields that cannot be understood; pages show them beside their fields instead.
    Fields(Vec<ProblemField>),
}

/// Most characters of what was sent that an answer repeats.
const LONGEST_SHOWN: usize = 60;

/// How an error is told.
#[derive(Debug)]
pub struct Telling {
    pub status: StatusCode,
    /// Stable name for programs.
    pub code: &'static str,
    pub title: &'static str,
    /// What to do.
    pub advice: String,
}

impl RequestError {
    pub fn unknown_role(id: &str) -> Self {
        Self::UnknownRole(shown(id))
    }

    pub fn unknown_sector(id: &str) -> Self {
        Self::UnknownSector(shown(id))
    }

    pub fn unknown_topic(id: &str) -> Self {
        Self::UnknownTopic(shown(id))
    }

    pub fn telling(&self) -> Telling {
        let (status, code, title, advice) = match self {
            Self::NotFound => (
                StatusCode::NOT_FOUND,
                "not_found",
                "There is no page here",
                "The address may be old or mistyped. Start from the form, or look through the list of roles."
                    .to_owned(),
            ),
            Self::UnknownRole(role) => (
                StatusCode::NOT_FOUND,
                "unknown_role",
                "We do not know this role",
                format!("There is no role \u{201c}{role}\u{201d}. Search the list of roles for a word of its title."),
            ),
            Self::UnknownSector(sector) => (
                StatusCode::NOT_FOUND,
                "unknown_sector",
                "We do not know this sector",
                format!("There is no sector \u{201c}{sector}\u{201d}. Look through the list of roles by sector."),
            ),
            Self::UnknownTopic(topic) => (
                StatusCode::NOT_FOUND,
                "unknown_topic",
                "We do not teach this topic",
                format!(
                    "There is no topic \u{201c}{topic}\u{201d}. Open \u{201c}Learn\u{201d} above for the list of topics."
                ),
            ),
            Self::MethodNotAllowed(allowed) => (
                StatusCode::METHOD_NOT_ALLOWED,
                "method_not_allowed",
                "This address does not take that",
                format!("It answers to {allowed} only."),
            ),
            Self::TooLarge => (
                StatusCode::PAYLOAD_TOO_LARGE,
                "too_large",
                "That was too much text",
                "Send at most 20,000 characters: your skills and the jobs you held are enough.".to_owned(),
            ),
            Self::TooSlow => (
                StatusCode::REQUEST_TIMEOUT,
                "too_slow",
                "Your text did not arrive in time",
                "The connection was too slow or broke. Please send it again.".to_owned(),
            ),
            Self::Unreadable(detail) => {
                (StatusCode::BAD_REQUEST, "unreadable", "We could not read that", detail.clone())
            }
            Self::UnsupportedType => (
                StatusCode::UNSUPPORTED_MEDIA_TYPE,
                "unsupported_type",
                "We cannot read this kind of content",
                "Send the form as it is, or JSON with Content-Type: application/json.".to_owned(),
            ),
            Self::OtherSite => (
                StatusCode::FORBIDDEN,
                "other_site",
                "This form came from another site",
                "For your safety we take our own forms only. Please write your skills here.".to_owned(),
            ),
            Self::TooMany => (
                StatusCode::TOO_MANY_REQUESTS,
                "too_many",
                "That was a lot at once",
                "Please wait a few seconds and try again.".to_owned(),
            ),
            Self::Malformed => (
                StatusCode::BAD_REQUEST,
                "malformed",
                "We could not read this address",
                "It is too long or not well formed. Open the form and send your text there.".to_owned(),
            ),
            Self::HeadTooLarge => (
                StatusCode::REQUEST_HEADER_FIELDS_TOO_LARGE,
                "head_too_large",
                "Your browser sent too much beside its request",
                "Open the form anew, and send your text there.".to_owned(),
            ),
            Self::Internal => (
                StatusCode::INTERNAL_SERVER_ERROR,
                "internal",
                "Something went wrong on our side",
                "Please try again in a minute. Nothing you typed was stored.".to_owned(),
            ),
            Self::Fields(_) => (
                StatusCode::UNPROCESSABLE_ENTITY,
                "fields",
                "Some answers need another look",
                "See the list of fields.".to_owned(),
            ),
        };
        Telling { status, code, title, advice }
    }
}

/// What a problem's body is, as RFC 9457 names it.
pub const PROBLEM_TYPE: &str = "application/problem+json";

/// A problem as RFC 9457 has it.
#[derive(Debug, Serialize, ToSchema)]
pub struct Problem {
    /// `about:blank`: the title says it all.
    #[serde(rename = "type")]
    pub kind: String,
    pub title: String,
    pub status: u16,
    pub detail: String,
    /// Stable name of the problem.
    pub code: String,
    /// Fields that cannot be understood; empty for other problems.
    pub fields: Vec<ProblemField>,
}

/// A field that cannot be understood, and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct ProblemField {
    pub field: String,
    /// Stable name of what is wrong.
    pub code: String,
    pub detail: String,
}

impl ProblemField {
    pub fn new(field: &str, code: &str, detail: impl Into<String>) -> Self {
        Self { field: field.to_owned(), code: code.to_owned(), detail: detail.into() }
    }
}

/// What the answer to a failed request depends on, besides what failed.
#[derive(Clone, Copy, Debug)]
pub struct Asker {
    /// A program, which gets a problem; else a person, who gets a page.
    pub api: bool,
    pub takes_gzip: bool,
    pub id: Option<RequestId>,
}

impl Asker {
    pub fn of(request: &HttpRequest) -> Self {
        Self {
            api: routes::is_api(request.path()),
            takes_gzip: compression::accepted(request),
            id: RequestId::of(request),
        }
    }

    /// Adds the request's number where the log has more to say of it.
    fn told(self, error: &RequestError) -> Telling {
        let mut telling = error.telling();
        if let Some(id) = self.id.filter(|_| telling.status.is_server_error()) {
            // Writing to a String cannot fail.
            let _ = write!(telling.advice, " If it happens again, tell us this number: {id}.");
        }
        telling
    }
}

/// The answer to a request that has none: a page, or a problem below the API's prefix.
pub fn respond(site: &Site, request: &HttpRequest, error: &RequestError) -> HttpResponse {
    answer(site, Asker::of(request), error)
}

/// The same, where the request itself is gone.
pub fn answer(site: &Site, asker: Asker, error: &RequestError) -> HttpResponse {
    let telling = asker.told(error);
    let mut response = if asker.api { problem(&telling, error) } else { error_page(site, asker.takes_gzip, &telling) };
    let headers = response.headers_mut();
    match error {
        RequestError::MethodNotAllowed(allowed) => headers.insert(ALLOW, HeaderValue::from_static(allowed)),
        RequestError::TooMany => headers.insert(RETRY_AFTER, HeaderValue::from_static(rate::RETRY_SECONDS)),
        _ => return response,
    };
    response
}

fn problem(telling: &Telling, error: &RequestError) -> HttpResponse {
    HttpResponse::build(telling.status)
        .insert_header((CONTENT_TYPE, PROBLEM_TYPE))
        .insert_header((CACHE_CONTROL, "no-store"))
        .body(problem_json(telling, error))
}

/// The body of a problem.
pub fn problem_json(telling: &Telling, error: &RequestError) -> Vec<u8> {
    let fields = if let RequestError::Fields(fields) = error { fields.clone() } else { Vec::new() };
    let problem = Problem {
        kind: "about:blank".to_owned(),
        title: telling.title.to_owned(),
        status: telling.status.as_u16(),
        detail: telling.advice.clone(),
        code: telling.code.to_owned(),
        fields,
    };
    serde_json::to_vec(&problem).unwrap_or_default()
}

/// What somebody sent, short enough to be named in an answer.
pub fn shown(text: &str) -> String {
    text.chars().take(LONGEST_SHOWN).collect()
}

/// Any address that is not ours.
pub async fn not_found(site: web::Data<Site>, request: HttpRequest) -> HttpResponse {
    respond(&site, &request, &RequestError::NotFound)
}
