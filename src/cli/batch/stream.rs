//! Rows in, answers out: some rows at a time on all cores, while the next are read; written in order.

use std::io::{Read, Write};

use anyhow::Context as _;
use rayon::prelude::*;
use serde::Serialize;

use super::Format;
use super::progress::Progress;
use super::summary::{Outcome, Summary};
use crate::guidance::{Engine, guide};
use crate::intake::sheet::{Head, Row, RowError, Rows, SheetError};
use crate::outputs::csv_row::CsvRows;
use crate::outputs::json::GuidanceJson;

/// Rows answered together: enough to keep the cores busy, few enough to forget.
const ROWS_AT_ONCE: usize = 2_048;
/// Bytes of input answered together, for files of long rows.
const BYTES_AT_ONCE: usize = 4 * 1024 * 1024;
/// Rows that one core takes at a time.
const ROWS_A_CORE: usize = 32;
/// Room for an answer in CSV and in JSON, so that buffers seldom grow.
const CSV_BYTES_A_ROW: usize = 1_024;
const JSON_BYTES_A_ROW: usize = 16 * 1_024;

/// Some answered rows, ready to be written.
struct Answered {
    text: Vec<u8>,
    outcomes: Vec<(u64, Outcome)>,
}

/// # Errors
/// When the input cannot be read to its end or the answers cannot be written.
pub fn answer_all<R: Read + Send>(
    engine: &Engine,
    head: &Head,
    mut rows: Rows<R>,
    output: &mut impl Write,
    format: Format,
    progress: &Progress,
) -> anyhow::Result<Summary> {
    if format == Format::Csv {
        let mut first = CsvRows::with_capacity(CSV_BYTES_A_ROW);
        first.head(head)?;
        output.write_all(&first.finish()?).context("cannot write the answers")?;
    }
    let mut summary = Summary::default();
    let mut read = some(&mut rows)?;
    while !read.is_empty() {
        let bytes = rows.bytes();
        let (answers, next) = rayon::join(
            || -> Vec<_> { read.par_chunks(ROWS_A_CORE).map(|rows| answer(engine, head, rows, format)).collect() },
            || some(&mut rows),
        );
        for answered in answers {
            let answered = answered?;
            output.write_all(&answered.text).context("cannot write the answers")?;
            for (row, outcome) in answered.outcomes {
                summary.count(row, outcome);
            }
        }
        progress.at(summary.rows, bytes);
        read = next?;
    }
    Ok(summary)
}

/// The next rows; none at the end.
fn some<R: Read>(rows: &mut Rows<R>) -> Result<Vec<Row>, SheetError> {
    let mut read = Vec::with_capacity(ROWS_AT_ONCE);
    let mut bytes = 0;
    while read.len() < ROWS_AT_ONCE && bytes < BYTES_AT_ONCE {
        let Some(row) = rows.next_row()? else { break };
        bytes += row.size();
        read.push(row);
    }
    Ok(read)
}

fn answer(engine: &Engine, head: &Head, rows: &[Row], format: Format) -> anyhow::Result<Answered> {
    match format {
        Format::Csv => in_csv(engine, head, rows),
        Format::Jsonl => in_json(engine, head, rows),
    }
}

fn in_csv(engine: &Engine, head: &Head, rows: &[Row]) -> anyhow::Result<Answered> {
    let mut text = CsvRows::with_capacity(rows.len() * CSV_BYTES_A_ROW);
    let mut outcomes = Vec::with_capacity(rows.len());
    for row in rows {
        let outcome = match row.person(&engine.catalogue, head) {
            Ok(answers) => {
                let profile = engine.read(&answers);
                let guidance = guide(engine, &profile);
                text.answer(engine, head, row, &profile, &guidance)?;
                Outcome::Answered(guidance.status)
            }
            Err(errors) => {
                text.failed(head, row, &errors)?;
                Outcome::Failed
            }
        };
        outcomes.push((row.number, outcome));
    }
    Ok(Answered { text: text.finish()?, outcomes })
}

/// An answer, or why there is none, with its row.
#[derive(Serialize)]
struct Numbered<'a, T> {
    id: Option<&'a str>,
    row: u64,
    #[serde(flatten)]
    answer: T,
}

#[derive(Serialize)]
struct NoAnswer<'a> {
    error: ErrorJson<'a>,
}

#[derive(Serialize)]
struct ErrorJson<'a> {
    code: &'a str,
    detail: &'a str,
    /// The column, where it is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    column: Option<&'a str>,
}

fn in_json(engine: &Engine, head: &Head, rows: &[Row]) -> anyhow::Result<Answered> {
    let mut text = Vec::with_capacity(rows.len() * JSON_BYTES_A_ROW);
    let mut outcomes = Vec::with_capacity(rows.len());
    for row in rows {
        let (id, number) = (row.id(head), row.number);
        let outcome = match row.person(&engine.catalogue, head) {
            Ok(answers) => {
                let profile = engine.read(&answers);
                let guidance = guide(engine, &profile);
                let answer = GuidanceJson::new(engine, &profile, &guidance);
                serde_json::to_writer(&mut text, &Numbered { id, row: number, answer })?;
                Outcome::Answered(guidance.status)
            }
            Err(errors) => {
                let error = no_answer(&errors);
                serde_json::to_writer(&mut text, &Numbered { id, row: number, answer: NoAnswer { error } })?;
                Outcome::Failed
            }
        };
        text.push(b'\n');
        outcomes.push((number, outcome));
    }
    Ok(Answered { text, outcomes })
}

/// The first fault stands for all; a row has seldom more than one.
fn no_answer(errors: &[RowError]) -> ErrorJson<'_> {
    errors
        .first()
        .map_or(ErrorJson { code: "unreadable", detail: "This row cannot be understood.", column: None }, |first| {
            ErrorJson { code: first.code, detail: &first.detail, column: first.column }
        })
}
