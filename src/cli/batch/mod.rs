//! `marg batch`: one answer a row, in order, in memory that does not grow with the file.

mod output;
mod progress;
mod stream;
mod summary;

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context as _, bail};
use clap::{Args, ValueEnum};

use super::SOME_ROWS_FAILED;
use crate::guidance::Engine;
use crate::intake::sheet;
use output::Output;
use progress::Progress;

/// The name of standard input and output.
const DASH: &str = "-";

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

/// # Errors
/// When a file cannot be opened, has no column `skills`, or cannot be written.
pub fn run(engine: &Engine, args: &BatchArgs) -> anyhow::Result<ExitCode> {
    let format = format(args)?;
    let from_stdin = args.input == Path::new(DASH);
    let to_stdout = args.output == Path::new(DASH);
    if !from_stdin && !to_stdout && same_file(&args.input, &args.output) {
        bail!("the answers would overwrite {}; give --output another name", args.input.display());
    }
    let name = if from_stdin { "standard input".to_owned() } else { args.input.display().to_string() };
    let (input, size): (Box<dyn Read + Send>, _) = if from_stdin {
        (Box::new(io::stdin()), None)
    } else {
        let file = File::open(&args.input).with_context(|| format!("cannot open {name}"))?;
        let size = file.metadata().ok().filter(std::fs::Metadata::is_file).map(|about| about.len());
        (Box::new(file), size)
    };
    let (head, rows) = sheet::open(&engine.catalogue, input).with_context(|| name.clone())?;
    let mut output = if to_stdout { Output::stdout() } else { Output::file(&args.output)? };
    let progress = Progress::new(size);
    let answered = stream::answer_all(engine, &head, rows, &mut output, format, &progress);
    progress.done();
    let summary = answered.with_context(|| name.clone()).and_then(|summary| {
        output.finish()?;
        Ok(summary)
    })?;
    eprint!("{}", summary.in_words(&head, format));
    Ok(if summary.failed == 0 { ExitCode::SUCCESS } else { ExitCode::from(SOME_ROWS_FAILED) })
}

fn format(args: &BatchArgs) -> anyhow::Result<Format> {
    match (args.format, args.output.extension().and_then(|e| e.to_str())) {
        (Some(format), _) => Ok(format),
        (None, Some("jsonl")) => Ok(Format::Jsonl),
        (None, Some("csv")) => Ok(Format::Csv),
        _ => bail!("let --output end in .jsonl or .csv, or name the --format"),
    }
}

fn same_file(one: &Path, other: &Path) -> bool {
    match (one.canonicalize(), other.canonicalize()) {
        (Ok(one), Ok(other)) => one == other && one.is_file(),
        _ => false,
    }
}
