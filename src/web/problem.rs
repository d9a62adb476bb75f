//! What a program gets where there is no answer: a problem as RFC 9457 has it, with a stable code.

use actix_web::http::StatusCode;
use serde::Serialize;
use utoipa::ToSchema;

use crate::intake::{FieldCode, codes};

/// What a problem's body is, as RFC 9457 names it.
pub const PROBLEM_TYPE: &str = "application/problem+json";

codes! {
    /// Why a request has no answer.
    ProblemCode, title:
    Malformed "malformed" "We could not read this address"
    Unreadable "unreadable" "We could not read that"
    OtherSite "other_site" "This form came from another site"
    NotFound "not_found" "There is no page here"
    UnknownRole "unknown_role" "We do not know this role"
    UnknownSector "unknown_sector" "We do not know this sector"
    UnknownTopic "unknown_topic" "We do not teach this topic"
    MethodNotAllowed "method_not_allowed" "This address does not take that"
    TooSlow "too_slow" "Your text did not arrive in time"
    TooLarge "too_large" "That was too much text"
    UnsupportedType "unsupported_type" "We cannot read this kind of content"
    Fields "fields" "Some answers need another look"
    TooMany "too_many" "That was a lot at once"
    HeadTooLarge "head_too_large" "Your browser sent too much beside its request"
    Internal "internal" "Something went wrong on our side"
}

impl ProblemCode {
    pub fn status(self) -> StatusCode {
        match self {
            Self::Malformed | Self::Unreadable => StatusCode::BAD_REQUEST,
            Self::OtherSite => StatusCode::FORBIDDEN,
            Self::NotFound | Self::UnknownRole | Self::UnknownSector | Self::UnknownTopic => StatusCode::NOT_FOUND,
            Self::MethodNotAllowed => StatusCode::METHOD_NOT_ALLOWED,
            Self::TooSlow => StatusCode::REQUEST_TIMEOUT,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::UnsupportedType => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::Fields => StatusCode::UNPROCESSABLE_ENTITY,
            Self::TooMany => StatusCode::TOO_MANY_REQUESTS,
            Self::HeadTooLarge => StatusCode::REQUEST_HEADER_FIELDS_TOO_LARGE,
            Self::Internal => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// What any call may end in, whatever it is about: what is refused before it is looked at, and a fault of ours.
    pub const OF_ANY_CALL: [Self; 5] =
        [Self::Malformed, Self::TooSlow, Self::TooMany, Self::HeadTooLarge, Self::Internal];

    /// Whether only pages end so; no call of the API does.
    pub fn is_of_pages(self) -> bool {
        matches!(self, Self::OtherSite | Self::UnknownSector | Self::UnknownTopic)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_is_written_by_its_name_and_they_stand_in_the_order_of_statuses() {
        for code in ProblemCode::ALL {
            assert_eq!(serde_json::to_value(code).unwrap(), code.name());
        }
        assert!(ProblemCode::ALL.is_sorted_by_key(|code| code.status()));
    }
}
