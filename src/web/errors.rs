//! What can go wrong on the way to an answer, and what to do about it: shown as a page or as a problem (RFC 9457).

use std::fmt::Write as _;

use actix_web::http::StatusCode;
use actix_web::http::header::{ALLOW, CACHE_CONTROL, CONTENT_TYPE, HeaderValue, RETRY_AFTER};
use actix_web::{HttpRequest, HttpResponse, web};

use super::pages::errors::error_page;
use super::problem::{PROBLEM_TYPE, Problem, ProblemCode, ProblemField};
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
    pub code: ProblemCode,
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

    /// The stable name of the error, with its status and title.
    pub fn code(&self) -> ProblemCode {
        match self {
            Self::NotFound => ProblemCode::NotFound,
            Self::UnknownRole(_) => ProblemCode::UnknownRole,
            Self::UnknownSector(_) => ProblemCode::UnknownSector,
            Self::UnknownTopic(_) => ProblemCode::UnknownTopic,
            Self::MethodNotAllowed(_) => ProblemCode::MethodNotAllowed,
            Self::TooLarge => ProblemCode::TooLarge,
            Self::TooSlow => ProblemCode::TooSlow,
            Self::Unreadable(_) => ProblemCode::Unreadable,
            Self::UnsupportedType => ProblemCode::UnsupportedType,
            Self::OtherSite => ProblemCode::OtherSite,
            Self::TooMany => ProblemCode::TooMany,
            Self::Malformed => ProblemCode::Malformed,
            Self::HeadTooLarge => ProblemCode::HeadTooLarge,
            Self::Internal => ProblemCode::Internal,
            Self::Fields(_) => ProblemCode::Fields,
        }
    }

    pub fn telling(&self) -> Telling {
        let advice = match self {
            Self::NotFound => {
                "The address may be old or mistyped. Start from the form, or look through the list of roles.".to_owned()
            }
            Self::UnknownRole(role) => {
                format!("There is no role \u{201c}{role}\u{201d}. Search the list of roles for a word of its title.")
            }
            Self::UnknownSector(sector) => {
                format!("There is no sector \u{201c}{sector}\u{201d}. Look through the list of roles by sector.")
            }
            Self::UnknownTopic(topic) => format!(
                "There is no topic \u{201c}{topic}\u{201d}. Open \u{201c}Learn\u{201d} above for the list of topics."
            ),
            Self::MethodNotAllowed(allowed) => format!("It answers to {allowed} only."),
            Self::TooLarge => {
                "Send at most 20,000 characters: your skills and the jobs you held are enough.".to_owned()
            }
            Self::TooSlow => "The connection was too slow or broke. Please send it again.".to_owned(),
            Self::Unreadable(detail) => detail.clone(),
            Self::UnsupportedType => "Send the form as it is, or JSON with Content-Type: application/json.".to_owned(),
            Self::OtherSite => "For your safety we take our own forms only. Please write your skills here.".to_owned(),
            Self::TooMany => "Please wait a few seconds and try again.".to_owned(),
            Self::Malformed => "It is too long or not well formed. Open the form and send your text there.".to_owned(),
            Self::HeadTooLarge => "Open the form anew, and send your text there.".to_owned(),
            Self::Internal => "Please try again in a minute. Nothing you typed was stored.".to_owned(),
            Self::Fields(_) => "See the list of fields.".to_owned(),
        };
        let code = self.code();
        Telling { status: code.status(), code, title: code.title(), advice }
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
        kind: "about:blank",
        title: telling.title,
        status: telling.status.as_u16(),
        detail: telling.advice.clone(),
        code: telling.code,
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
