//! Guidance for a person at a terminal.

use std::fmt::Write as _;

use crate::guidance::{Engine, Guidance, RoleGuidance};
use crate::matching::GateState;
use crate::reading::{How, Profile};

/// Width that a terminal is taken to have.
const WIDTH: usize = 78;
/// Roles told in full.
const ROLES: usize = 5;

/// The answer as plain text.
pub fn text(engine: &Engine, profile: &Profile, guidance: &Guidance) -> String {
    let mut out = String::new();
    // Writing to a String cannot fail.
    let _ = write(engine, profile, guidance, &mut out);
    out
}

fn write(engine: &Engine, profile: &Profile, guidance: &Guidance, out: &mut String) -> std::fmt::Result {
    let catalogue = &engine.catalogue;
    let reading = &profile.reading;
    writeln!(out, "{}\n", wrapped(&guidance.message, 0))?;
    writeln!(out, "We understood {} of your {} phrases.", reading.phrases_read, reading.phrases)?;
    for read in reading.skills.iter().filter(|read| read.how == How::Typo) {
        writeln!(out, "  We took \u{201c}{}\u{201d} for {}.", read.read_from, catalogue.skills[read.skill].name)?;
    }
    for suggestion in &reading.suggestions {
        let names: Vec<_> = suggestion.candidates.iter().map(|skill| catalogue.skills[*skill].name.as_str()).collect();
        writeln!(out, "  Did you mean {} by \u{201c}{}\u{201d}?", names.join(" or "), suggestion.typed)?;
    }
    if !reading.unrecognised.is_empty() {
        writeln!(out, "{}", wrapped(&format!("Not understood: {}", reading.unrecognised.join("; ")), 2))?;
    }
    for answer in guidance.roles.iter().take(ROLES) {
        writeln!(out)?;
        role(engine, answer, out)?;
    }
    if !guidance.at_night.is_empty() {
        let titles: Vec<&str> = guidance.at_night.iter().map(|role| catalogue.roles[*role].title.as_str()).collect();
        let said = format!("Left out because they are night work, and fit better: {}", titles.join(", "));
        writeln!(out, "\n{}", wrapped(&said, 0))?;
    }
    for bridge in &guidance.bridges {
        writeln!(out, "\n{}", catalogue.roles[bridge.role].title)?;
        writeln!(out, "{}", wrapped(&bridge.why, 2))?;
    }
    if !guidance.sectors.is_empty() {
        let sectors: Vec<String> = guidance
            .sectors
            .iter()
            .map(|sector| format!("{} {} %", catalogue.sectors[sector.sector].name, (sector.share + 5) / 10))
            .collect();
        writeln!(out, "\n{}", wrapped(&format!("Sectors: {}", sectors.join(", ")), 2))?;
    }
    writeln!(out, "\nPay is fixed CTC a year, metro average, day shift. Method {}.", engine.version())
}

fn role(engine: &Engine, answer: &RoleGuidance, out: &mut String) -> std::fmt::Result {
    let catalogue = &engine.catalogue;
    let role = &catalogue.roles[answer.fit.role];
    let (band, salary) = (&answer.salary.band, &answer.salary);
    writeln!(out, "{} ({}), {} of 100 points", role.title, role.track, answer.fit.score)?;
    let ledger: Vec<String> =
        answer.fit.ledger.iter().map(|line| format!("{} {}", catalogue.skills[line.skill].name, line.points)).collect();
    writeln!(out, "{}", wrapped(&format!("You bring: {}", ledger.join(", ")), 2))?;
    let missing: Vec<&str> = answer
        .fit
        .missing
        .iter()
        .filter(|gap| gap.essential)
        .map(|gap| catalogue.skills[gap.skill].name.as_str())
        .collect();
    if !missing.is_empty() {
        writeln!(out, "{}", wrapped(&format!("Missing: {}", missing.join(", ")), 2))?;
    }
    for gate in answer.fit.gates.iter().filter(|gate| gate.state != GateState::Met) {
        let state = if gate.state == GateState::NotMet { "Needed" } else { "Needed, if you do not have it" };
        writeln!(out, "{}", wrapped(&format!("{state}: {}. {}", gate.name, gate.why), 2))?;
    }
    writeln!(
        out,
        "  Half of people earn {} to {} lakh a year, the middle {} lakh ({} confidence).",
        band.p25().lakh(),
        band.p75().lakh(),
        band.p50().lakh(),
        salary.confidence.id()
    )?;
    if let Some(elsewhere) = salary.elsewhere {
        writeln!(out, "  Counted as {} years in this work, of {elsewhere} in all.", salary.years_counted)?;
    }
    Ok(())
}

/// A text in lines of the terminal's width, all but the first indented two more.
fn wrapped(text: &str, indent: usize) -> String {
    let mut lines = vec![" ".repeat(indent)];
    for word in text.split_whitespace() {
        let last = lines.len() - 1;
        let line = &mut lines[last];
        if line.trim().is_empty() {
            line.push_str(word);
        } else if line.chars().count() + 1 + word.chars().count() > WIDTH {
            lines.push(format!("{}{word}", " ".repeat(indent + 2)));
        } else {
            line.push(' ');
            line.push_str(word);
        }
    }
    lines.join("\n")
}
