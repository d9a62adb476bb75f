//! What became of the rows, for the person who started the batch.

use std::fmt::Write as _;

use super::Format;
use crate::intake::sheet::Head;
use crate::matching::Status;
use crate::outputs::csv_row::passed_names;

/// Failed rows named in the summary.
const FAILED_ROWS_NAMED: usize = 20;

/// What became of a row.
#[derive(Clone, Copy)]
pub enum Outcome {
    Answered(Status),
    Failed,
}

#[derive(Default)]
pub struct Summary {
    pub rows: u64,
    pub matched: u64,
    pub too_little: u64,
    pub outside: u64,
    pub failed: u64,
    /// The first rows that failed.
    first_failed: Vec<u64>,
}

impl Summary {
    pub fn count(&mut self, row: u64, outcome: Outcome) {
        self.rows += 1;
        match outcome {
            Outcome::Answered(Status::Matched) => self.matched += 1,
            Outcome::Answered(Status::TooLittle) => self.too_little += 1,
            Outcome::Answered(Status::Outside) => self.outside += 1,
            Outcome::Failed => {
                self.failed += 1;
                if self.first_failed.len() < FAILED_ROWS_NAMED {
                    self.first_failed.push(row);
                }
            }
        }
    }

    /// A line of counts, and a line each for what else is worth a look.
    pub fn in_words(&self, head: &Head, format: Format) -> String {
        let Self { rows, matched, too_little, outside, failed, .. } = self;
        let mut text =
            format!("{rows} rows: {matched} answered, {too_little} too little, {outside} outside, {failed} failed\n");
        // Writing to a String cannot fail.
        if !self.first_failed.is_empty() {
            let named: Vec<String> = self.first_failed.iter().map(ToString::to_string).collect();
            let more = failed - self.first_failed.len() as u64;
            let more = if more > 0 { format!(" and {more} more") } else { String::new() };
            let _ = writeln!(text, "failed rows, the first below the column names is 1: {}{more}", named.join(", "));
        }
        let absent = head.columns.absent();
        if !absent.is_empty() {
            let _ = writeln!(text, "no column {}", absent.join(", "));
        }
        if format == Format::Csv {
            for (name, passed) in head.names.iter().zip(passed_names(head)) {
                if name != passed {
                    let _ = writeln!(text, "your column `{name}` is named `{passed}` in the answers");
                }
            }
        }
        text
    }
}
