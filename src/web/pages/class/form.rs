//! The form for a sheet, and what is wrong with one, by row and column.

use askama::Template;

use super::super::layout::Layout;
use super::MOST_PEOPLE;
use super::upload::{self, Upload};
use crate::intake::sheet::{RowError, SheetError};
use crate::web::routes;
use crate::web::state::Site;

/// A sheet to start from.
pub const SAMPLE: &str = include_str!("../../../../templates/class/sample.csv");
/// Faults that are named; the rest are counted.
const MOST_NAMED: usize = 20;
/// A file longer than this is not put into the text field to be mended there.
const LONGEST_SHOWN: usize = 200 * 1_024;

/// Something that is wrong with a sheet, for the person.
pub struct Trouble {
    pub message: String,
    /// Whether the other rows could be answered.
    pub of_a_row: bool,
}

impl Trouble {
    fn of_sheet(message: impl Into<String>) -> Self {
        Self { message: message.into(), of_a_row: false }
    }

    pub fn too_large() -> Self {
        Self::of_sheet(format!(
            "This is more than 1 MB. Send at most {MOST_PEOPLE} people at a time, without pictures."
        ))
    }

    pub fn too_many() -> Self {
        Self::of_sheet(format!("There are more than {MOST_PEOPLE} people. Send them in parts."))
    }

    pub fn nobody() -> Self {
        Self::of_sheet(
            "Choose a file or paste rows: the first line with the names of the columns, then one person a line.",
        )
    }

    pub fn unreadable(error: &SheetError) -> Self {
        let said = error.to_string();
        let mut letters = said.chars();
        let begun = letters.next().map_or_else(String::new, |first| first.to_uppercase().to_string());
        Self::of_sheet(format!("{begun}{}.", letters.as_str().trim_end_matches(['.', '?'])))
    }

    /// `Row 3, column city: …`
    pub fn of_row(row: u64, error: &RowError) -> Self {
        let column = error.column.map_or_else(String::new, |column| format!(", column {column}"));
        Self { message: format!("Row {row}{column}: {}", error.detail), of_a_row: true }
    }
}

#[derive(Template)]
#[template(path = "class/form.html")]
pub struct FormPage {
    pub layout: Layout,
    action: &'static str,
    /// Names under which the fields are read.
    file: &'static str,
    text: &'static str,
    sample: &'static str,
    most_people: usize,
    pasted: String,
    troubles: Vec<String>,
    more: usize,
    /// Whether the rows without fault can be answered.
    can_leave_out: bool,
    privacy: &'static str,
}

impl FormPage {
    pub fn new(site: &Site, upload: Option<&Upload>, troubles: Vec<Trouble>) -> Self {
        let title = if troubles.is_empty() { "For counsellors: a whole class" } else { "Please look again" };
        let pasted = upload.filter(|upload| upload.sheet.len() <= LONGEST_SHOWN);
        let can_leave_out = !troubles.is_empty() && troubles.iter().all(|trouble| trouble.of_a_row);
        let more = troubles.len().saturating_sub(MOST_NAMED);
        Self {
            layout: Layout::new(
                site,
                routes::CLASS,
                title,
                "Send a sheet of students and see which outsourcing roles fit each, what the class lacks and which workshop would help most.",
            ),
            action: routes::CLASS,
            file: upload::FILE,
            text: upload::TEXT,
            sample: routes::CLASS_SAMPLE,
            most_people: MOST_PEOPLE,
            pasted: pasted.map_or_else(String::new, |upload| String::from_utf8_lossy(&upload.sheet).into_owned()),
            troubles: troubles.into_iter().take(MOST_NAMED).map(|trouble| trouble.message).collect(),
            more,
            can_leave_out,
            privacy: routes::PRIVACY,
        }
    }
}
