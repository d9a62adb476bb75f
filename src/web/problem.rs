//! What a program gets where there is no answer: a problem as RFC 9457 has it, with a stable code.

use actix_web::http::StatusCode;
use serde::Serialize;
use utoipa::ToSchema;

use crate::intake::FieldCode;

/// What a problem's body is, as RFC 9457 names it.
pub const PROBLEM_TYPE: &str = "application/problem+json";

/// One table makes the type, its statuses and its titles, so that none can be told without being listed.
macro_rules! problem_codes {
    ($($variant:ident $status:ident $title:literal)*) => {
        /// Why a request has no answer.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
        #[serde(rename_all = "snake_case")]
        pub enum ProblemCode {
            $(#[doc = $title] $variant,)*
        }

        impl ProblemCode {
            /// All of them, in the order of their statuses.
            pub const ALL: &[Self] = &[$(Self::$variant,)*];

            pub fn status(self) -> StatusCode {
                match self { $(Self::$variant => StatusCode::$status,)* }
            }

            pub fn title(self) -> &'static str {
                match self { $(Self::$variant => $title,)* }
            }
        }
    };
}

problem_codes! {
    Malformed BAD_REQUEST "We could not read this address"
    Unreadable BAD_REQUEST "We could not read that"
    OtherSite FORBIDDEN "This form came from another site"
    NotFound NOT_FOUND "There is no page here"
    UnknownRole NOT_FOUND "We do not know this role"
    UnknownSector NOT_FOUND "We do not know this sector"
    UnknownTopic NOT_FOUND "We do not teach this topic"
    MethodNotAllowed METHOD_NOT_ALLOWED "This address does not take that"
    TooSlow REQUEST_TIMEOUT "Your text did not arrive in time"
    TooLarge PAYLOAD_TOO_LARGE "That was too much text"
    UnsupportedType UNSUPPORTED_MEDIA_TYPE "We cannot read this kind of content"
    Fields UNPROCESSABLE_ENTITY "Some answers need another look"
    TooMany TOO_MANY_REQUESTS "That was a lot at once"
    HeadTooLarge REQUEST_HEADER_FIELDS_TOO_LARGE "Your browser sent too much beside its request"
    Internal INTERNAL_SERVER_ERROR "Something went wrong on our side"
}

impl ProblemCode {
    /// What any call may end in, whatever it is about: what is refused before it is looked at, and a fault of ours.
    pub const OF_ANY_CALL: [Self; 5] =
        [Self::Malformed, Self::TooSlow, Self::TooMany, Self::HeadTooLarge, Self::Internal];

    /// Whether only pages end so; no call of the API does.
    pub fn is_of_pages(self) -> bool {
        matches!(self, Self::OtherSite | Self::UnknownSector | Self::UnknownTopic)
    }

    /// The stable name.
    pub fn name(self) -> String {
        // A variant without fields is always written as its name.
        match serde_json::to_value(self) {
            Ok(serde_json::Value::String(name)) => name,
            _ => String::new(),
        }
    }
}

/// A problem.
#[derive(Debug, Serialize, ToSchema)]
pub struct Problem {
    /// `about:blank`: the title says it all.
    #[serde(rename = "type")]
    pub kind: &'static str,
    pub title: &'static str,
    pub status: u16,
    pub detail: String,
    /// Stable name of the problem.
    pub code: ProblemCode,
    /// Fields that cannot be understood; empty for other problems.
    pub fields: Vec<ProblemField>,
}

/// A field that cannot be understood, and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct ProblemField {
    pub field: String,
    /// Stable name of what is wrong.
    pub code: FieldCode,
    pub detail: String,
}

impl ProblemField {
    pub fn new(field: &str, code: FieldCode, detail: impl Into<String>) -> Self {
        Self { field: field.to_owned(), code, detail: detail.into() }
    }
}
