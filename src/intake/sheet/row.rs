//! One row: its fields as text, and the person that they speak of.

use csv::{ByteRecord, StringRecord};

use super::{Head, encoding};
use crate::catalogue::Catalogue;
use crate::intake::{self, Field, RawAnswers};
use crate::reading::Answers;

/// Why a row has no answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowError {
    /// The column, where the row can be read but one of its fields cannot be understood.
    pub column: Option<&'static str>,
    /// Stable name of what is wrong.
    pub code: &'static str,
    /// What to do about it.
    pub detail: String,
}

impl RowError {
    fn of_row(code: &'static str, detail: impl Into<String>) -> Self {
        Self { column: None, code, detail: detail.into() }
    }
}

/// A row below the first line.
#[derive(Debug)]
pub struct Row {
    /// Counted from 1 below the first line; empty lines do not count.
    pub number: u64,
    fields: StringRecord,
    /// What is wrong with the row as such.
    wrong: Option<RowError>,
}

impl Row {
    pub(super) fn new(number: u64, record: ByteRecord, swallowed: bool) -> Self {
        let (fields, mut wrong) = match StringRecord::from_byte_record(record) {
            Ok(fields) => (fields, None),
            Err(error) => {
                let record = error.into_byte_record();
                let detail = format!(
                    "This row is not UTF-8 but {}. Save the file as CSV UTF-8.",
                    encoding::likely(record.as_slice())
                );
                let fields = record.iter().map(|field| String::from_utf8_lossy(field).into_owned()).collect();
                (fields, Some(RowError::of_row("unreadable", detail)))
            }
        };
        if swallowed && wrong.is_none() {
            let detail = "A quote is opened in this row and never closed, so all that follows is in it.";
            wrong = Some(RowError::of_row("unreadable", detail));
        }
        Self { number, fields, wrong }
    }

    /// A field; empty where the row is too short.
    pub fn get(&self, at: usize) -> &str {
        self.fields.get(at).unwrap_or_default()
    }

    /// What the row's own column says it is.
    pub fn id(&self, head: &Head) -> Option<&str> {
        head.columns.id.and_then(|at| self.fields.get(at))
    }

    /// Bytes that the row holds.
    pub fn size(&self) -> usize {
        self.fields.as_slice().len()
    }

    /// The person that the row speaks of.
    ///
    /// # Errors
    /// Everything that is wrong with the row; never empty.
    pub fn person(&self, catalogue: &Catalogue, head: &Head) -> Result<Answers, Vec<RowError>> {
        if let Some(wrong) = &self.wrong {
            return Err(vec![wrong.clone()]);
        }
        let (own, wanted) = (self.fields.len(), head.names.len());
        // Spreadsheets write empty fields beyond the last column.
        let surplus = self.fields.iter().skip(wanted).any(|field| !field.trim().is_empty());
        if own < wanted || surplus {
            let detail = format!("This row has {own} columns, the first line has {wanted}.");
            return Err(vec![RowError::of_row("columns", detail)]);
        }
        let get = |at: Option<usize>| at.map_or("", |at| self.get(at)).trim();
        let raw = RawAnswers {
            skills: vec![get(Some(head.columns.skills)).to_owned()],
            years: get(head.columns.years).to_owned(),
            qualification: head.known.qualifications(catalogue, get(head.columns.qualification)),
            city: head.known.city(catalogue, get(head.columns.city)),
            ..RawAnswers::default()
        };
        intake::parse(catalogue, &raw).map_err(|errors| {
            errors
                .into_iter()
                .map(|error| RowError {
                    column: Some(column(error.field)),
                    code: error.code.name(),
                    detail: error.message,
                })
                .collect()
        })
    }
}

/// A sheet's name for a field.
fn column(field: Field) -> &'static str {
    match field {
        Field::Years => "experience_years",
        same => same.name(),
    }
}
