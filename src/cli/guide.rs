//! `marg guide`: one person's guidance on the terminal.

use std::process::ExitCode;

use clap::Args;

use crate::guidance::{Engine, guide};
use crate::intake::{self, RawAnswers};
use crate::outputs::{json::GuidanceJson, terminal};

#[derive(Args)]
pub struct PersonArgs {
    /// What you can do, in your own words
    #[arg(long, value_name = "TEXT")]
    skills: String,
    /// Years of experience, 0 to 60
    #[arg(long, value_name = "N", default_value = "", allow_hyphen_values = true)]
    years: String,
    /// Qualification id, such as bcom or llb; may repeat
    #[arg(long, value_name = "ID", num_args = 1..)]
    qualification: Vec<String>,
    /// City id, such as pune
    #[arg(long, value_name = "ID", default_value = "")]
    city: String,
    /// Track: kpo, bpo or lpo; may repeat
    #[arg(long, value_name = "ID")]
    track: Vec<String>,
    /// day or any
    #[arg(long, default_value = "")]
    shift: String,
    /// Print the JSON of the API
    #[arg(long)]
    json: bool,
}

pub fn run(engine: &Engine, person: &PersonArgs) -> anyhow::Result<ExitCode> {
    let raw = RawAnswers {
        skills: vec![person.skills.clone()],
        years: person.years.clone(),
        qualification: person.qualification.clone(),
        city: person.city.clone(),
        track: person.track.clone(),
        shift: person.shift.clone(),
        ..RawAnswers::default()
    };
    let answers = intake::parse(&engine.catalogue, &raw).map_err(|errors| {
        let list: Vec<String> = errors.iter().map(|error| format!("--{}: {error}", error.field.name())).collect();
        anyhow::anyhow!(list.join(" "))
    })?;
    let profile = engine.read(&answers);
    let guidance = guide(engine, &profile);
    if person.json {
        println!("{}", serde_json::to_string_pretty(&GuidanceJson::new(engine, &profile, &guidance))?);
    } else {
        print!("{}", terminal::text(engine, &profile, &guidance));
    }
    Ok(ExitCode::SUCCESS)
}
