//! `marg check`: every fault of a catalogue, with file and line.

use std::path::Path;
use std::process::ExitCode;

use anyhow::Context as _;

use super::WRONG_USAGE;
use crate::catalogue::{Catalogue, DataFiles};

pub fn run(folder: Option<&Path>) -> anyhow::Result<ExitCode> {
    let files = match folder {
        Some(folder) => DataFiles::from_folder(folder).with_context(|| format!("cannot read {}", folder.display()))?,
        None => DataFiles::embedded(),
    };
    match Catalogue::read(&files) {
        Ok(catalogue) => {
            println!(
                "{} roles, {} skills, {} figures on pay, {} sources: no fault. Catalogue {}.",
                catalogue.roles.len(),
                catalogue.skills.len(),
                catalogue.pay.evidence.len(),
                catalogue.sources.len(),
                catalogue.version
            );
            Ok(ExitCode::SUCCESS)
        }
        Err(faults) => {
            for fault in &faults.0 {
                match folder {
                    Some(folder) => println!("{}/{fault}", folder.display()),
                    None => println!("{fault}"),
                }
            }
            eprintln!("marg: {} faults", faults.0.len());
            Ok(ExitCode::from(WRONG_USAGE))
        }
    }
}
