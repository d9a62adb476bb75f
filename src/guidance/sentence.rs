//! The one sentence that an answer begins with.

use super::{Engine, RoleGuidance};
use crate::matching::{Status, shares::TrackShare, status};
use crate::reading::Profile;

/// One plain sentence on what was found.
pub fn message(
    engine: &Engine,
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
            format!(
                "Your skills point most to {} work; the nearest role is {}, where you bring {held} of {essentials} essential skills.",
                track.track, role.title
            )
        }
        (Status::Outside, ..) => {
            let field = status::other_field(&engine.index, profile).map_or("another field", |id| catalogue.other_fields[id].name.as_str());
            format!(
                "Most of what you wrote belongs to {field}, which is outside KPO, BPO and LPO work, so we give no ranking; below is where you could begin."
            )
        }
        _ => "We could not read enough skills to name roles honestly; add two or three things you can do, or the job you hold.".to_owned(),
    }
}
