//! Two roles side by side: the skills that both ask for, and those that only one does.

use super::Terrain;
use crate::catalogue::{RoleId, SkillId};

/// A skill that both ask for, and whether it is essential in each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shared {
    pub skill: SkillId,
    pub essential: [bool; 2],
}

/// A skill that one of two asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OnlyOne {
    pub skill: SkillId,
    pub essential: bool,
}

/// What two roles have in common and where they differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TwoRoles {
    /// In the order of the first.
    pub shared: Vec<Shared>,
    /// What only the first asks for, and only the second.
    pub only: [Vec<OnlyOne>; 2],
    /// Years at which each begins, and the difference.
    pub years_between: u16,
}

impl TwoRoles {
    /// Whether neither asks for anything that the other does not.
    pub fn are_alike(&self) -> bool {
        self.only.iter().all(Vec::is_empty)
            && self.years_between == 0
            && self.shared.iter().all(|shared| shared.essential[0] == shared.essential[1])
    }
}

/// Compares two roles.
pub fn two_roles(terrain: Terrain<'_>, first: RoleId, second: RoleId) -> TwoRoles {
    let roles = &terrain.catalogue.roles;
    let (a, b) = (&roles[first], &roles[second]);
    let only = |role: &crate::catalogue::Role, other: &crate::catalogue::Role| {
        role.skills
            .iter()
            .filter(|skill| other.skills.iter().all(|theirs| theirs.skill != skill.skill))
            .map(|skill| OnlyOne { skill: skill.skill, essential: skill.essential })
            .collect()
    };
    let shared = a.skills.iter().filter_map(|skill| {
        let theirs = b.skills.iter().find(|theirs| theirs.skill == skill.skill)?;
        Some(Shared { skill: skill.skill, essential: [skill.essential, theirs.essential] })
    });
    TwoRoles {
        shared: shared.collect(),
        only: [only(a, b), only(b, a)],
        years_between: a.years.entry.abs_diff(b.years.entry),
    }
}
