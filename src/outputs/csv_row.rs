//! Guidance as one flat row for a spreadsheet.

use crate::catalogue::Track;
use crate::guidance::{Engine, Guidance};
use crate::reading::Profile;

/// Roles that have columns of their own.
const ROLES: usize = 3;

/// Names of the columns of an answer, in order.
pub fn header() -> Vec<String> {
    let mut names: Vec<String> = ["status", "message", "phrases_read", "not_understood"].map(str::to_owned).to_vec();
    names.extend(Track::ALL.map(|track| format!("{}_percent", track.id())));
    for place in 1..=ROLES {
        for column in ["role", "title", "track", "score", "p25", "p50", "p75", "confidence", "first_gap"] {
            names.push(format!("{column}_{place}"));
        }
    }
    names
}

/// The columns of an answer; rupees a year, shares in percent.
pub fn columns(engine: &Engine, profile: &Profile, guidance: &Guidance) -> Vec<String> {
    let catalogue = &engine.catalogue;
    let reading = &profile.reading;
    let mut row = vec![
        guidance.status.id().to_owned(),
        harmless(&guidance.message),
        format!("{} of {}", reading.phrases_read, reading.phrases),
        harmless(&reading.unrecognised.join("; ")),
    ];
    for track in Track::ALL {
        let share = guidance.tracks.iter().find(|share| share.track == track).map_or(0, |share| share.share);
        row.push(format!("{}.{}", share / 10, share % 10));
    }
    for place in 0..ROLES {
        let Some(answer) = guidance.roles.get(place) else {
            row.extend(std::iter::repeat_n(String::new(), 9));
            continue;
        };
        let role = &catalogue.roles[answer.fit.role];
        let band = &answer.salary.band;
        row.extend([
            catalogue.roles.id(answer.fit.role).to_owned(),
            role.title.clone(),
            role.track.id().to_owned(),
            answer.fit.score.to_string(),
            band.p25().0.to_string(),
            band.p50().0.to_string(),
            band.p75().0.to_string(),
            answer.salary.confidence.id().to_owned(),
            answer.fit.missing.first().map_or_else(String::new, |gap| catalogue.skills[gap.skill].name.clone()),
        ]);
    }
    row
}

/// A text that a spreadsheet takes for a text: one that begins like a formula gets an apostrophe in front.
pub fn harmless(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text.to_owned() }
}
