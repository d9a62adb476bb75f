//! The way to a role: in one step or in two, by least time; or what blocks it and the nearest role that is open.

use super::step::{Shut, Step, closed_gates, step};
use super::{Origin, Terrain, WEEKS_A_YEAR};
use crate::catalogue::RoleId;
use crate::reading::Profile;
use crate::years::Years;

/// Nobody is taken seriously who leaves a job before a year is over.
pub const SHORTEST_STAY_WEEKS: u32 = WEEKS_A_YEAR;
/// Routes of a plan that are shown.
const MOST_ROUTES: usize = 3;

/// Steps to a role, one or two, in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Route {
    pub steps: Vec<Step>,
    pub weeks: u32,
}

/// What stands between somebody and a role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Blocked {
    /// Why the direct step is shut.
    pub why: Shut,
    /// The role most like it that is not blocked, with the way there.
    pub nearest: Option<(RoleId, Route)>,
}

/// The answer to "how do I get there?".
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Plan {
    /// It is the job that the person named.
    Held,
    /// Shortest first; never empty.
    Routes(Vec<Route>),
    Blocked(Blocked),
}

/// Plans the way from a person to a role.
pub fn plan(terrain: Terrain<'_>, profile: &Profile, goal: RoleId) -> Plan {
    let origin = Origin::of_person(terrain, profile);
    if origin.roles().contains(&goal) {
        return Plan::Held;
    }
    match routes(terrain, profile, &origin, goal) {
        Ok(routes) => Plan::Routes(routes),
        Err(why) => Plan::Blocked(Blocked { why, nearest: nearest(terrain, profile, &origin, goal) }),
    }
}

/// Weeks of the shortest way; `None`: there is none.
pub fn least_weeks(terrain: Terrain<'_>, profile: &Profile, goal: RoleId) -> Option<u32> {
    let origin = Origin::of_person(terrain, profile);
    routes(terrain, profile, &origin, goal).ok()?.first().map(|route| route.weeks)
}

/// The ways to a role, shortest first.
///
/// # Errors
/// Why the direct step is shut, where there is no way at all.
fn routes(terrain: Terrain<'_>, profile: &Profile, origin: &Origin, goal: RoleId) -> Result<Vec<Route>, Shut> {
    let direct = step(terrain, profile, origin, goal, 0);
    // What no course opens, no way round opens either.
    if let Err(shut @ Shut::Gates(_)) = direct {
        return Err(shut);
    }
    let mut routes: Vec<Route> = terrain
        .catalogue
        .roles
        .iter()
        .filter(|(between, role)| *between != goal && !role.entry.head && !origin.roles().contains(between))
        .filter_map(|(between, _)| by_way_of(terrain, profile, origin, between, goal))
        .collect();
    routes.sort_by_key(|route| (route.weeks, route.steps.first().map(|step| terrain.index.order(step.role))));
    let shut = match direct {
        Ok(step) => {
            let weeks = step.weeks;
            // A way round that is no shorter is no way to show.
            routes.retain(|route| route.weeks < weeks);
            routes.push(Route { weeks, steps: vec![step] });
            None
        }
        Err(shut) => Some(shut),
    };
    routes.truncate(MOST_ROUTES);
    match shut {
        Some(shut) if routes.is_empty() => Err(shut),
        _ => Ok(routes),
    }
}

fn by_way_of(terrain: Terrain<'_>, profile: &Profile, origin: &Origin, between: RoleId, goal: RoleId) -> Option<Route> {
    let first = step(terrain, profile, origin, between, 0).ok()?;
    // The stay in the role between is as long as the second step takes; it begins with what the first one brought.
    let there = origin.settled(terrain, first.weeks, between);
    let second = step(terrain, profile, &there, goal, SHORTEST_STAY_WEEKS).ok()?;
    Some(Route { weeks: first.weeks + second.weeks, steps: vec![first, second] })
}

/// Of the roles that nothing blocks, the one whose work is most like the goal's.
fn nearest(terrain: Terrain<'_>, profile: &Profile, origin: &Origin, goal: RoleId) -> Option<(RoleId, Route)> {
    let roles = &terrain.catalogue.roles;
    let wanted = &roles[goal];
    let mut open: Vec<(RoleId, (u8, bool, bool))> = roles
        .iter()
        .filter(|(id, role)| *id != goal && !role.entry.head && !origin.roles().contains(id))
        .filter(|(id, _)| closed_gates(terrain.catalogue, profile, *id).is_empty())
        .map(|(id, role)| {
            let covers = Origin::of_role(terrain, id, Years::ZERO).covers(terrain, goal);
            (id, (covers, role.family == wanted.family, role.track == wanted.track))
        })
        .filter(|(_, (covers, family, track))| *covers > 0 || *family || *track)
        .collect();
    open.sort_by_key(|(id, likeness)| (std::cmp::Reverse(*likeness), terrain.index.order(*id)));
    open.into_iter().find_map(|(id, _)| Some((id, routes(terrain, profile, origin, id).ok()?.into_iter().next()?)))
}
