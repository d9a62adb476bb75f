//! The problems that the API tells, by their stable codes.

use crate::intake::FieldCode;
use crate::web::problem::ProblemCode;

/// A problem of a whole request.
pub struct ProblemLine {
    pub status: u16,
    pub code: &'static str,
    pub title: &'static str,
}

/// Every problem that a call may end in, in the order of statuses.
pub fn of_requests() -> Vec<ProblemLine> {
    let told = ProblemCode::ALL.iter().filter(|code| !code.is_of_pages());
    told.map(|code| ProblemLine { status: code.status().as_u16(), code: code.name(), title: code.title() }).collect()
}

/// What may be wrong with a field: its code and what that means.
pub fn of_fields() -> Vec<(&'static str, &'static str)> {
    FieldCode::ALL.iter().map(|code| (code.name(), code.meaning())).collect()
}
