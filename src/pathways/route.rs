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

/// Somebody about to plan: where they stand, and every step that is open to them today.
#[derive(Clone, Debug)]
pub struct Planner<'a> {
    terrain: Terrain<'a>,
    profile: &'a Profile,
    origin: Origin,
    /// Each first step with the person as they are after it.
    firsts: Vec<(Step, Origin)>,
}

/// Plans the way from a person to a role.
pub fn plan(terrain: Terrain<'_>, profile: &Profile, goal: RoleId) -> Plan {
    Planner::new(terrain, profile).plan(goal)
}

/// Weeks of the shortest way; `None`: there is none.
pub fn least_weeks(terrain: Terrain<'_>, profile: &Profile, goal: RoleId) -> Option<u32> {
    Planner::new(terrain, profile).routes(goal).ok()?.first().map(|route| route.weeks)
}

impl<'a> Planner<'a> {
    pub fn new(terrain: Terrain<'a>, profile: &'a Profile) -> Self {
        let origin = Origin::of_person(terrain, profile);
        let firsts = terrain
            .catalogue
            .roles
            .iter()
            .filter(|(between, role)| !role.entry.head && !origin.roles().contains(between))
            .filter_map(|(between, _)| {
                let first = step(terrain, profile, &origin, between, 0).ok()?;
                // The stay there is as long as the next step takes; it begins with what the first one brought.
                let settled = origin.settled(terrain, first.weeks, between);
                Some((first, settled))
            })
            .collect();
        Self { terrain, profile, origin, firsts }
    }

    /// The way to a role, and where it is blocked the nearest one that is not.
    pub fn plan(&self, goal: RoleId) -> Plan {
        match self.way(goal) {
            Plan::Blocked(Blocked { why, .. }) => Plan::Blocked(Blocked { why, nearest: self.nearest(goal) }),
            open => open,
        }
    }

    /// As [`Planner::plan`], but where it is blocked no other role is looked for.
    pub fn way(&self, goal: RoleId) -> Plan {
        if self.origin.roles().contains(&goal) {
            return Plan::Held;
        }
        match self.routes(goal) {
            Ok(routes) => Plan::Routes(routes),
            Err(why) => Plan::Blocked(Blocked { why, nearest: None }),
        }
    }

    /// The ways to a role, shortest first; never empty.
    ///
    /// # Errors
    /// Why the direct step is shut, where there is no way at all.
    fn routes(&self, goal: RoleId) -> Result<Vec<Route>, Shut> {
        let direct = step(self.terrain, self.profile, &self.origin, goal, 0);
        // What no course opens, no way round opens either.
        if let Err(shut @ Shut::Gates(_)) = direct {
            return Err(shut);
        }
        let mut routes: Vec<Route> = self.firsts.iter().filter_map(|first| self.by_way_of(first, goal)).collect();
        routes.sort_by_key(|route| (route.weeks, route.steps.first().map(|step| self.terrain.index.order(step.role))));
        match direct {
            Ok(step) => {
                let weeks = step.weeks;
                // A way round that is no shorter is no way to show.
                routes.retain(|route| route.weeks < weeks);
                routes.push(Route { weeks, steps: vec![step] });
            }
            Err(shut) if routes.is_empty() => return Err(shut),
            Err(_) => {}
        }
        routes.truncate(MOST_ROUTES);
        Ok(routes)
    }

    fn by_way_of(&self, (first, there): &(Step, Origin), goal: RoleId) -> Option<Route> {
        if first.role == goal {
            return None;
        }
        let second = step(self.terrain, self.profile, there, goal, SHORTEST_STAY_WEEKS).ok()?;
        Some(Route { weeks: first.weeks + second.weeks, steps: vec![first.clone(), second] })
    }

    /// Of the roles that nothing blocks, the one whose work is most like the goal's.
    fn nearest(&self, goal: RoleId) -> Option<(RoleId, Route)> {
        let roles = &self.terrain.catalogue.roles;
        let wanted = &roles[goal];
        let mut open: Vec<(RoleId, (u8, bool, bool))> = roles
            .iter()
            .filter(|(id, role)| *id != goal && !role.entry.head && !self.origin.roles().contains(id))
            .filter(|(id, _)| closed_gates(self.terrain.catalogue, self.profile, *id).is_empty())
            .map(|(id, role)| {
                let covers = Origin::of_role(self.terrain, id, Years::ZERO).covers(self.terrain, goal);
                (id, (covers, role.family == wanted.family, role.track == wanted.track))
            })
            .filter(|(_, (covers, family, track))| *covers > 0 || *family || *track)
            .collect();
        open.sort_by_key(|(id, likeness)| (std::cmp::Reverse(*likeness), self.terrain.index.order(*id)));
        open.into_iter().find_map(|(id, _)| Some((id, self.routes(id).ok()?.into_iter().next()?)))
    }
}
