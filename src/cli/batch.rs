//! `marg batch`: one answer a row, in order, in memory that does not grow with the file.

use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, Read, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context as _, bail};
use clap::{Args, ValueEnum};
use csv::{ByteRecord, StringRecord};
use indicatif::{ProgressBar, ProgressStyle};
use rayon::prelude::*;
use serde_json::json;

use super::SOME_ROWS_FAILED;
use crate::guidance::{Engine, guide};
use crate::intake::{self, RawAnswers};
use crate::matching::Status;
use crate::outputs::csv_row::{self, harmless};
use crate::outputs::json::GuidanceJson;

/// Rows answered together: enough to keep the cores busy, few enough to forget.
const ROWS_AT_ONCE: usize = 2_000;
/// Failed rows named in the summary.
const FAILED_ROWS_NAMED: usize = 20;
/// The mark that some programs put before UTF-8.
const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

#[derive(Args)]
pub struct BatchArgs {
    /// CSV with a column `skills`; `-` reads standard input
    #[arg(value_name = "IN.csv")]
    input: PathBuf,
    /// Ends in .jsonl or .csv; `-` writes to standard output
    #[arg(long, value_name = "OUT")]
    output: PathBuf,
    /// Needed when the output is `-`
    #[arg(long)]
    format: Option<Format>,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    Jsonl,
    Csv,
}

/// Columns that are read; all others pass through to CSV.
#[derive(Clone, Copy)]
struct Columns {
    id: Option<usize>,
    skills: usize,
    years: Option<usize>,
    qualification: Option<usize>,
    city: Option<usize>,
}

/// What became of the rows.
#[derive(Default)]
struct Summary {
    rows: u64,
    matched: u64,
    too_little: u64,
    outside: u64,
    failed: Vec<u64>,
}

/// An answered row, ready to be written.
struct Answered {
    text: Vec<u8>,
    outcome: Result<Status, ()>,
}

/// # Errors
/// When a file cannot be opened, has no column `skills`, or cannot be written.
pub fn run(engine: &Engine, args: &BatchArgs) -> anyhow::Result<ExitCode> {
    let format = format(args)?;
    let progress = progress();
    let input: Box<dyn Read> = if args.input == Path::new("-") {
        Box::new(io::stdin().lock())
    } else {
        let file = File::open(&args.input).with_context(|| format!("cannot open {}", args.input.display()))?;
        Box::new(file)
    };
    let mut output: Box<dyn Write> = if args.output == Path::new("-") {
        Box::new(BufWriter::new(io::stdout().lock()))
    } else {
        let file = File::create(&args.output).with_context(|| format!("cannot write {}", args.output.display()))?;
        Box::new(BufWriter::new(file))
    };
    let summary = answer_all(engine, input, &mut output, format, &progress)?;
    progress.finish_and_clear();
    output.flush().context("cannot write the answers")?;
    report(&summary);
    Ok(if summary.failed.is_empty() { ExitCode::SUCCESS } else { ExitCode::from(SOME_ROWS_FAILED) })
}

fn format(args: &BatchArgs) -> anyhow::Result<Format> {
    match (args.format, args.output.extension().and_then(|e| e.to_str())) {
        (Some(format), _) => Ok(format),
        (None, Some("jsonl")) => Ok(Format::Jsonl),
        (None, Some("csv")) => Ok(Format::Csv),
        _ => bail!("let --output end in .jsonl or .csv, or name the --format"),
    }
}

/// A bar on a terminal; nothing in a pipe.
fn progress() -> ProgressBar {
    let bar = ProgressBar::new_spinner();
    if let Ok(style) = ProgressStyle::with_template("{spinner} {human_pos} rows, {per_sec}, {elapsed}") {
        bar.set_style(style);
    }
    bar
}

/// Reads, answers and writes; shared with the class page through its own reader and writer.
fn answer_all(
    engine: &Engine,
    input: impl Read,
    output: &mut impl Write,
    format: Format,
    progress: &ProgressBar,
) -> anyhow::Result<Summary> {
    let mut input = BufReader::new(input);
    let (head, delimiter) = first_line(&mut input)?;
    let mut reader =
        csv::ReaderBuilder::new().delimiter(delimiter).flexible(true).from_reader(io::Cursor::new(head).chain(input));
    let header = reader.byte_headers().context("the first line cannot be read")?.clone();
    let header =
        text(&header).map_err(|()| anyhow::anyhow!("the first line is not UTF-8; save the file as CSV UTF-8"))?;
    let columns = columns(&header)?;
    if format == Format::Csv {
        let mut names: Vec<String> = header.iter().map(harmless).collect();
        names.extend(csv_row::header());
        names.push("error".to_owned());
        output.write_all(&csv_line(&names)?)?;
    }
    let mut summary = Summary::default();
    let mut rows = reader.into_byte_records();
    loop {
        let chunk: Vec<(u64, csv::Result<ByteRecord>)> =
            rows.by_ref().take(ROWS_AT_ONCE).zip(summary.rows + 1..).map(|(record, row)| (row, record)).collect();
        if chunk.is_empty() {
            return Ok(summary);
        }
        let answers: Vec<anyhow::Result<Answered>> =
            chunk.par_iter().map(|(row, record)| answer(engine, &header, columns, *row, record, format)).collect();
        for ((row, _), answered) in chunk.iter().zip(answers) {
            let answered = answered?;
            output.write_all(&answered.text).context("cannot write the answers")?;
            summary.rows += 1;
            match answered.outcome {
                Ok(Status::Matched) => summary.matched += 1,
                Ok(Status::TooLittle) => summary.too_little += 1,
                Ok(Status::Outside) => summary.outside += 1,
                Err(()) => summary.failed.push(*row),
            }
        }
        progress.set_position(summary.rows);
    }
}

/// Longest first line: column names, not data.
const LONGEST_HEADER: usize = 64 * 1024;

/// The first line, without a byte order mark, and the delimiter that occurs most in it.
fn first_line(input: &mut impl BufRead) -> anyhow::Result<(Vec<u8>, u8)> {
    let mut line = Vec::new();
    input.take(LONGEST_HEADER as u64).read_until(b'\n', &mut line).context("cannot read the file")?;
    if line.starts_with(b"\xff\xfe") || line.starts_with(b"\xfe\xff") {
        bail!("the file is UTF-16; save it as CSV UTF-8");
    }
    if let Some(rest) = line.strip_prefix(BYTE_ORDER_MARK) {
        line = rest.to_vec();
    }
    let count = |delimiter: u8| line.split(|byte| *byte == delimiter).count();
    let delimiter = [b',', b';', b'\t'].into_iter().rev().max_by_key(|d| count(*d)).unwrap_or(b',');
    Ok((line, delimiter))
}

fn text(record: &ByteRecord) -> Result<StringRecord, ()> {
    StringRecord::from_byte_record(record.clone()).map_err(|_| ())
}

fn columns(header: &StringRecord) -> anyhow::Result<Columns> {
    let find = |name: &str| header.iter().position(|column| column.trim().eq_ignore_ascii_case(name));
    let Some(skills) = find("skills") else {
        bail!("there is no column `skills`; the first line has: {}", header.iter().collect::<Vec<_>>().join(", "));
    };
    Ok(Columns {
        id: find("id"),
        skills,
        years: find("experience_years"),
        qualification: find("qualification"),
        city: find("city"),
    })
}

/// Why a row has no answer.
struct RowError {
    code: &'static str,
    detail: String,
}

fn answer(
    engine: &Engine,
    header: &StringRecord,
    columns: Columns,
    row: u64,
    record: &csv::Result<ByteRecord>,
    format: Format,
) -> anyhow::Result<Answered> {
    let unreadable = |detail: &str| RowError { code: "unreadable", detail: detail.to_owned() };
    let record = match record {
        Ok(record) => text(record).map_err(|()| unreadable("This row is not UTF-8. Save the file as CSV UTF-8.")),
        Err(_) => Err(unreadable("This row cannot be read as CSV.")),
    };
    let (record, parsed) = match record {
        Ok(record) if record.len() != header.len() => {
            let detail = format!("This row has {} columns, the first line has {}.", record.len(), header.len());
            (Some(record), Err(RowError { code: "columns", detail }))
        }
        Ok(record) => {
            let parsed = person(engine, columns, &record);
            (Some(record), parsed)
        }
        Err(error) => (None, Err(error)),
    };
    let id = record.as_ref().zip(columns.id).and_then(|(record, at)| record.get(at));
    match parsed {
        Ok(answers) => {
            let profile = engine.read(&answers);
            let guidance = guide(engine, &profile);
            let text = match format {
                Format::Jsonl => {
                    let answer = Numbered { id, row, guidance: GuidanceJson::new(engine, &profile, &guidance) };
                    json_line(&answer)?
                }
                Format::Csv => {
                    let mut fields = passed_through(header, record.as_ref());
                    fields.extend(csv_row::columns(engine, &profile, &guidance));
                    fields.push(String::new());
                    csv_line(&fields)?
                }
            };
            Ok(Answered { text, outcome: Ok(guidance.status) })
        }
        Err(error) => {
            let text = match format {
                Format::Jsonl => json_line(
                    &json!({ "id": id, "row": row, "error": { "code": error.code, "detail": error.detail } }),
                )?,
                Format::Csv => {
                    let mut fields = passed_through(header, record.as_ref());
                    fields.extend(csv_row::header().iter().map(|_| String::new()));
                    fields.push(harmless(&format!("{}: {}", error.code, error.detail)));
                    csv_line(&fields)?
                }
            };
            Ok(Answered { text, outcome: Err(()) })
        }
    }
}

/// An answer with its row.
#[derive(serde::Serialize)]
struct Numbered<'a> {
    id: Option<&'a str>,
    row: u64,
    #[serde(flatten)]
    guidance: GuidanceJson,
}

fn person(engine: &Engine, columns: Columns, record: &StringRecord) -> Result<crate::reading::Answers, RowError> {
    let get = |at: Option<usize>| at.and_then(|at| record.get(at)).unwrap_or_default().trim().to_owned();
    let raw = RawAnswers {
        skills: vec![get(Some(columns.skills))],
        years: get(columns.years),
        qualification: vec![get(columns.qualification)],
        city: get(columns.city),
        ..RawAnswers::default()
    };
    intake::parse(&engine.catalogue, &raw).map_err(|errors| match errors.into_iter().next() {
        Some(error) => RowError { code: error.code, detail: error.message },
        None => RowError { code: "unreadable", detail: "This row cannot be understood.".to_owned() },
    })
}

/// The row's own columns, as many as the header has.
fn passed_through(header: &StringRecord, record: Option<&StringRecord>) -> Vec<String> {
    (0..header.len()).map(|at| harmless(record.and_then(|record| record.get(at)).unwrap_or_default())).collect()
}

fn csv_line(fields: &[String]) -> anyhow::Result<Vec<u8>> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(fields)?;
    writer.into_inner().map_err(|error| anyhow::anyhow!("cannot write a row: {error}"))
}

fn json_line(value: &impl serde::Serialize) -> anyhow::Result<Vec<u8>> {
    let mut line = serde_json::to_vec(value)?;
    line.push(b'\n');
    Ok(line)
}

fn report(summary: &Summary) {
    eprintln!(
        "{} rows: {} answered, {} too little, {} outside, {} failed",
        summary.rows,
        summary.matched,
        summary.too_little,
        summary.outside,
        summary.failed.len()
    );
    if !summary.failed.is_empty() {
        let named: Vec<String> = summary.failed.iter().take(FAILED_ROWS_NAMED).map(ToString::to_string).collect();
        let more = if summary.failed.len() > FAILED_ROWS_NAMED { " and more" } else { "" };
        eprintln!("failed rows: {}{more}", named.join(", "));
    }
}
