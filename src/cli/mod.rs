//! The command line: what each command does with the engine, and the code it ends with.

pub mod batch;
mod check;
mod evidence_check;
mod guide;
mod healthcheck;
mod serve;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand};

use crate::catalogue::DataFiles;
use crate::config::{HealthcheckConfig, ServeConfig};
use crate::guidance::Engine;

/// Done, but some rows of a batch failed.
const SOME_ROWS_FAILED: u8 = 3;
/// Wrong usage or configuration.
const WRONG_USAGE: u8 = 2;

/// Career guidance and salary estimates for KPO, BPO and LPO work in India.
#[derive(Parser)]
#[command(name = "marg", version, args_conflicts_with_subcommands = true)]
struct Cli {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    serve: ServeConfig,
    #[command(flatten)]
    data: DataArgs,
}

#[derive(Args, Clone)]
struct DataArgs {
    /// Read the catalogue from this folder instead of the one in the binary
    #[arg(long, value_name = "DIR", env = "MARG_DATA")]
    data: Option<PathBuf>,
}

#[derive(Subcommand)]
enum Command {
    /// Serve the site and the API (the default)
    Serve {
        #[command(flatten)]
        config: ServeConfig,
        #[command(flatten)]
        data: DataArgs,
    },
    /// Ask a running server whether it is ready: exit code 0 when it is, 1 when not
    Healthcheck {
        #[command(flatten)]
        config: HealthcheckConfig,
    },
    /// Guide one person, here on the terminal
    Guide {
        #[command(flatten)]
        person: guide::PersonArgs,
        #[command(flatten)]
        data: DataArgs,
    },
    /// Answer every row of a CSV file
    Batch {
        #[command(flatten)]
        job: batch::BatchArgs,
        #[command(flatten)]
        data: DataArgs,
    },
    /// Check a catalogue folder, or the catalogue in the binary
    Check {
        /// The folder to check
        #[arg(value_name = "DIR")]
        folder: Option<PathBuf>,
    },
    /// Leave each source on pay out in turn and compare it with the bands of the others
    EvidenceCheck {
        /// Also list the figures that lie outside their band
        #[arg(long)]
        outside: bool,
        #[command(flatten)]
        data: DataArgs,
    },
    /// Print the API description (OpenAPI, JSON)
    Openapi,
}

/// Runs the program.
pub fn run() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => {
            // Help and version are no errors; clap knows where each is printed.
            let _ = error.print();
            return if error.use_stderr() { ExitCode::from(WRONG_USAGE) } else { ExitCode::SUCCESS };
        }
    };
    let outcome = match cli.command {
        None => engine(&cli.data).and_then(|engine| serve::run(engine, &cli.serve)),
        Some(Command::Serve { config, data }) => engine(&data).and_then(|engine| serve::run(engine, &config)),
        Some(Command::Healthcheck { config }) => Ok(healthcheck::run(config)),
        Some(Command::Guide { person, data }) => engine(&data).and_then(|engine| guide::run(&engine, &person)),
        Some(Command::Batch { job, data }) => engine(&data).and_then(|engine| batch::run(&engine, &job)),
        Some(Command::Check { folder }) => check::run(folder.as_deref()),
        Some(Command::EvidenceCheck { outside, data }) => {
            engine(&data).map(|engine| evidence_check::run(&engine, outside))
        }
        Some(Command::Openapi) => serve::print_openapi(),
    };
    outcome.unwrap_or_else(|error| {
        eprintln!("marg: {error:#}");
        ExitCode::from(WRONG_USAGE)
    })
}

fn engine(data: &DataArgs) -> anyhow::Result<Engine> {
    let files = match &data.data {
        Some(folder) => DataFiles::from_folder(folder)
            .map_err(|error| anyhow::anyhow!("cannot read the catalogue in {}: {error}", folder.display()))?,
        None => DataFiles::embedded(),
    };
    Engine::new(&files).map_err(|faults| {
        let first = faults.0.first().map(ToString::to_string).unwrap_or_default();
        anyhow::anyhow!(
            "the catalogue has {} faults; run `marg check` to see them all. The first: {first}",
            faults.0.len()
        )
    })
}
