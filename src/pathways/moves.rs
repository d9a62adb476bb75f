//! Moves from role to role, for anybody: what a role's work covers of another's, the years between, the gates, the pay.

use super::step::{Shut, Step, step};
use super::{Origin, Terrain};
use crate::catalogue::{Level, RoleId};
use crate::reading::Profile;

/// A move for somebody of whom only the role is known, at the years at which its middle level begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Move {
    pub from: RoleId,
    pub to: RoleId,
    /// Share of the destination's essentials that the origin's work covers, by points, in percent.
    pub covered_percent: u8,
    /// Years between the first years of the two; zero where the destination asks for no more.
    pub years_between: u16,
    /// The middle of the destination's band on the day of the move against that of the origin, in percent; `None`
    /// where the move is shut.
    pub pay_percent: Option<u32>,
    pub step: Result<Step, Shut>,
}

/// The move from one role to another.
pub fn between(terrain: Terrain<'_>, from: RoleId, to: RoleId) -> Move {
    let roles = &terrain.catalogue.roles;
    let begins = roles[from].years.begins(Level::Mid);
    let origin = Origin::of_role(terrain, from, begins);
    let step = step(terrain, &Profile::default(), &origin, to, 0);
    let pay_percent = step.as_ref().ok().and_then(|step| {
        let before = terrain.pay.band(from, begins).p50().0;
        let percent = (step.band.p50().0 * 100).checked_div(before)?;
        u32::try_from(percent).ok()
    });
    Move {
        from,
        to,
        covered_percent: origin.covers(terrain, to),
        years_between: roles[to].years.entry.saturating_sub(roles[from].years.entry),
        pay_percent,
        step,
    }
}

/// Moves into a role whose work is near it, the shortest first.
pub fn into(terrain: Terrain<'_>, to: RoleId, most: usize) -> Vec<Move> {
    let roles = terrain.catalogue.roles.iter().filter(|(from, role)| *from != to && !role.entry.head);
    let mut moves: Vec<(u32, Move)> = roles
        // Down a ladder nobody plans.
        .filter(|(_, role)| role.years.entry <= terrain.catalogue.roles[to].years.entry)
        .map(|(from, _)| between(terrain, from, to))
        .filter_map(|found| Some((found.step.as_ref().ok()?.weeks, found)))
        .filter(|(_, found)| found.covered_percent > 0)
        .collect();
    moves.sort_by_key(|(weeks, found)| {
        (*weeks, std::cmp::Reverse(found.covered_percent), terrain.index.order(found.from))
    });
    moves.into_iter().map(|(_, found)| found).take(most).collect()
}
