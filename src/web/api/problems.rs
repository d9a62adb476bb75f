//! The problems that the API tells, by their stable codes.

use crate::web::errors::RequestError;

/// A problem of a whole request.
pub struct ProblemLine {
    pub status: u16,
    pub code: &'static str,
    pub title: &'static str,
}

/// Every problem that a call may end in, in the order of statuses.
pub fn of_requests() -> Vec<ProblemLine> {
    let mut lines = [
        RequestError::Unreadable(String::new()),
        RequestError::NotFound,
        RequestError::UnknownRole(String::new()),
        RequestError::MethodNotAllowed(""),
        RequestError::TooSlow,
        RequestError::TooLarge,
        RequestError::UnsupportedType,
        RequestError::Fields(Vec::new()),
        RequestError::TooMany,
        RequestError::HeadTooLarge,
        RequestError::Malformed,
        RequestError::Internal,
    ]
    .map(|error| {
        let telling = error.telling();
        ProblemLine { status: telling.status.as_u16(), code: telling.code, title: telling.title }
    });
    lines.sort_by_key(|line| line.status);
    lines.into()
}

/// What may be wrong with a field: its code and what that means.
pub const OF_FIELDS: [(&str, &str); 11] = [
    ("amount", "No amount of money that can be: below zero, too large, or no number"),
    ("empty", "Nothing is said of skills"),
    ("range", "A number outside its bounds, or no number"),
    ("required", "A parameter that must be given"),
    ("shift", "Neither day nor any"),
    ("too_long", "More characters than are taken"),
    ("track", "None of kpo, bpo and lpo"),
    ("type", "Another type than the field has, such as a number for a text"),
    ("unclear", "An amount that could be rupees or lakh"),
    ("unknown", "An id that does not stand in its list"),
    ("years", "Years that are no number from 0 to 60"),
];
