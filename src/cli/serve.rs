//! `marg serve`: the site and the API.

use std::process::ExitCode;

use anyhow::Context as _;

use crate::config::ServeConfig;
use crate::guidance::Engine;
use crate::telemetry;
use crate::web::{self, Application, Site, api};

pub fn run(engine: Engine, config: &ServeConfig) -> anyhow::Result<ExitCode> {
    let _log = telemetry::start(&config.log, config.log_format)?;
    let site = Site::new(engine, config);
    let origin = site.origin.clone();
    web::block_on(async move {
        let application = Application::bind(site, config.bind)
            .with_context(|| format!("cannot listen on {}; choose another with --bind", config.bind))?;
        let address = origin.unwrap_or_else(|| format!("http://{}", application.address()));
        println!("Marg is ready at {address}");
        application.run().await.context("the server stopped")?;
        Ok(ExitCode::SUCCESS)
    })
}

pub fn print_openapi() -> anyhow::Result<ExitCode> {
    println!("{}", api::openapi::document_json()?);
    Ok(ExitCode::SUCCESS)
}
