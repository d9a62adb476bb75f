//! `marg evidence-check`: how well the bands foretell a source that they have not heard.

use std::process::ExitCode;

use crate::catalogue::Key;
use crate::guidance::Engine;
use crate::salary::held_out::{HeldOut, Outcome, held_out};

/// Prints a line for each job family and one for all; on request also the figures outside their band.
pub fn run(engine: &Engine, list_outside: bool) -> ExitCode {
    let catalogue = &engine.catalogue;
    let checked = held_out(catalogue);
    println!("Each source left out in turn; its figures on a role or family against the bands that the others give.\n");
    println!("{:<44}{:>8}{:>9}{:>8}{:>13}", "", "figures", "inside", "error", "years alone");
    for family in catalogue.families.keys() {
        line(&catalogue.families[family].name, checked.iter().filter(|one| one.family.index() == family.index()));
    }
    line("All", checked.iter());
    if let Some(outcome) = Outcome::of(checked.iter()) {
        println!("\n{}", verdict(&outcome));
    }
    if list_outside {
        println!();
        for one in checked.iter().filter(|one| !one.inside()) {
            let evidence = &catalogue.pay.evidence[one.evidence];
            println!(
                "outside: {} {} says {}, the band is {} to {} lakh",
                evidence.id,
                evidence.as_given,
                one.middle.lakh(),
                one.band.p10().lakh(),
                one.band.p90().lakh()
            );
        }
    }
    ExitCode::SUCCESS
}

/// Least part of the figures that should lie inside the band that knows nothing of their source.
const WANTED_INSIDE: f64 = 0.80;

fn verdict(outcome: &Outcome) -> String {
    let is = |met: bool| if met { "met" } else { "not met" };
    format!(
        "Share inside p10 to p90: {:.2} (at least {WANTED_INSIDE:.2}: {}). Median error factor: {:.2}, years alone {:.2} (better than years alone: {}).",
        outcome.inside,
        is(outcome.inside >= WANTED_INSIDE),
        outcome.error,
        outcome.error_by_years,
        is(outcome.error < outcome.error_by_years),
    )
}

fn line<'a>(name: &str, checked: impl Iterator<Item = &'a HeldOut>) {
    if let Some(outcome) = Outcome::of(checked) {
        println!(
            "{name:<44}{:>8}{:>8.0}%{:>8.2}{:>13.2}",
            outcome.figures,
            outcome.inside * 100.0,
            outcome.error,
            outcome.error_by_years
        );
    }
}
