//! The one sentence that an answer begins with.

use super::{Engine, RoleGuidance};
use crate::catalogue::Words;
use crate::catalogue::texts::fill;
use crate::matching::{Status, shares::TrackShare, status};
use crate::reading::Profile;

/// One plain sentence on what was found, in the language of the words.
pub fn message(
    engine: &Engine,
    words: &Words,
    profile: &Profile,
    status: Status,
    roles: &[RoleGuidance],
    tracks: &[TrackShare],
) -> String {
    let catalogue = &engine.catalogue;
    match (status, roles.first(), tracks.first()) {
        (Status::Matched, Some(best), Some(track)) => {
            let role = &catalogue.roles[best.fit.role];
            let held = best.fit.ledger.iter().filter(|line| line.essential).count();
            let essentials = role.essentials().count();
            fill(
                &words.answer_matched,
                &[
                    ("track", &track.track.to_string()),
                    ("role", &role.title),
                    ("held", &held.to_string()),
                    ("essentials", &essentials.to_string()),
                ],
            )
        }
        (Status::Outside, ..) => {
            let field = status::other_field(&engine.index, profile)
                .map_or(words.answer_outside_field.as_str(), |id| catalogue.other_fields[id].name.as_str());
            fill(&words.answer_outside, &[("field", field)])
        }
        _ => words.answer_too_little.clone(),
    }
}
