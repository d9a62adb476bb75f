//! `marg serve`: the site and the API.

use std::process::ExitCode;

use crate::config::ServeConfig;
use crate::guidance::Engine;

pub fn run(engine: Engine, config: &ServeConfig) -> anyhow::Result<ExitCode> {
    let _ = (engine, config);
    Ok(ExitCode::SUCCESS)
}

pub fn print_openapi() -> anyhow::Result<ExitCode> {
    Ok(ExitCode::SUCCESS)
}
