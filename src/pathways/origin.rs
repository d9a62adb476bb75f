//! What somebody brings to a move: skills, the work they know, and years with the place where they were earned.

use super::{Terrain, WEEKS_A_YEAR};
use crate::catalogue::{FamilyId, Key, RoleId, SkillId};
use crate::reading::{Held, Profile};
use crate::salary::years_that_count;
use crate::years::Years;

/// Someone who does a job holds its essential skills; of the optional ones, as far as we know, half.
const ESSENTIAL_OF_A_JOB: u8 = 100;
const OPTIONAL_OF_A_JOB: u8 = 50;
/// Years count in a role as for someone who holds its essentials: the plan has them learnt before the step is made.
const ESSENTIALS_LEARNT: u8 = 100;

/// Where a move begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// How surely each skill is held, in percent, in the order of the catalogue.
    known: Vec<u8>,
    /// How surely the skills of every role are held, see [`crate::matching::RoleIndex::coverage`].
    coverage: Vec<u8>,
    /// The work that is known from doing it, the first named first; empty: no job was named.
    roles: Vec<RoleId>,
    /// Time worked so far, each with its family; without one it is not known where it was earned.
    earned: Vec<(Option<FamilyId>, Years)>,
    /// Whether the person works: then years go on while they learn.
    works: bool,
}

impl Origin {
    /// A person as they are today. A job that was named brings its skills along. A rank that any trade has, such as
    /// team leader, says nothing of which.
    pub fn of_person(terrain: Terrain<'_>, profile: &Profile) -> Self {
        let mut roles: Vec<RoleId> = Vec::new();
        for title in profile.reading.titles.iter().filter(|title| !title.general) {
            roles.extend(title.roles.first().filter(|role| !roles.contains(role)));
        }
        let years = profile.years.unwrap_or_default();
        let families: Vec<FamilyId> = roles.iter().map(|role| terrain.catalogue.roles[*role].family).collect();
        let mut origin = Self {
            known: vec![0; terrain.catalogue.skills.len()],
            coverage: Vec::new(),
            works: years > Years::ZERO || !roles.is_empty(),
            earned: vec![(families.first().copied(), years)],
            roles: Vec::new(),
        };
        for held in &profile.held {
            origin.raise(held.skill, held.strength);
        }
        for skill in &profile.implied {
            origin.raise(*skill, 100);
        }
        for role in roles {
            origin.bring(terrain, role);
        }
        // What the person says they cannot do, no job title brings.
        for skill in &profile.reading.negated {
            if let Some(known) = origin.known.get_mut(skill.index()) {
                *known = profile.strength(*skill);
            }
        }
        origin.coverage = terrain.index.coverage(&origin.held());
        origin
    }

    /// Somebody of whom only the role is known, after some years in it.
    pub fn of_role(terrain: Terrain<'_>, role: RoleId, years: Years) -> Self {
        let mut origin = Self {
            known: vec![0; terrain.catalogue.skills.len()],
            coverage: Vec::new(),
            works: true,
            earned: vec![(Some(terrain.catalogue.roles[role].family), years)],
            roles: Vec::new(),
        };
        origin.bring(terrain, role);
        origin.coverage = terrain.index.coverage(&origin.held());
        origin
    }

    /// The same person on the day they have settled in a role, after some weeks of what they do today. How long they
    /// stay there is said by the next step.
    pub fn settled(&self, terrain: Terrain<'_>, weeks_before: u32, role: RoleId) -> Self {
        let mut settled = self.clone();
        if self.works {
            settled.earned.push((self.home(terrain), in_years(weeks_before)));
        }
        settled.works = true;
        settled.roles = Vec::new();
        settled.bring(terrain, role);
        settled.coverage = terrain.index.coverage(&settled.held());
        settled
    }

    fn bring(&mut self, terrain: Terrain<'_>, role: RoleId) {
        self.roles.push(role);
        for skill in &terrain.catalogue.roles[role].skills {
            self.raise(skill.skill, if skill.essential { ESSENTIAL_OF_A_JOB } else { OPTIONAL_OF_A_JOB });
        }
    }

    fn raise(&mut self, skill: SkillId, strength: u8) {
        if let Some(known) = self.known.get_mut(skill.index()) {
            *known = strength.max(*known);
        }
    }

    /// How surely a skill is held, in percent.
    pub fn strength(&self, skill: SkillId) -> u8 {
        self.known.get(skill.index()).copied().unwrap_or(0)
    }

    pub fn works(&self) -> bool {
        self.works
    }

    /// The work that is known from doing it.
    pub fn roles(&self) -> &[RoleId] {
        &self.roles
    }

    /// Everything that is held.
    pub fn held(&self) -> Vec<Held> {
        let strengths = self.known.iter().enumerate().filter(|(_, strength)| **strength > 0);
        strengths.map(|(at, strength)| Held { skill: SkillId::from_index(at), strength: *strength }).collect()
    }

    /// What is held beyond doubt.
    pub fn held_in_full(&self) -> Vec<SkillId> {
        let strengths = self.known.iter().enumerate().filter(|(_, strength)| **strength == 100);
        strengths.map(|(at, _)| SkillId::from_index(at)).collect()
    }

    /// Share of a role's essentials that is held, by the points they are worth, in percent.
    pub fn covers(&self, terrain: Terrain<'_>, role: RoleId) -> u8 {
        covered_percent(terrain, &self.coverage, role)
    }

    /// The years that count in a role after some more weeks of what is done today: in full for the family they were
    /// earned in, in part elsewhere.
    pub fn years_in(&self, terrain: Terrain<'_>, role: RoleId, weeks: u32) -> Years {
        let more = if self.works { in_years(weeks) } else { Years::ZERO };
        let months =
            self.earned.iter().copied().chain([(self.home(terrain), more)]).map(|(home, years)| {
                years_that_count(terrain.catalogue, home, role, ESSENTIALS_LEARNT, years).months()
            });
        Years::of_months(months.sum())
    }

    /// Years that a further year of what is done today counts for in a role, in percent.
    pub fn percent_in(&self, terrain: Terrain<'_>, role: RoleId) -> u16 {
        let hundred_months = Years::of_months(100);
        years_that_count(terrain.catalogue, self.home(terrain), role, ESSENTIALS_LEARNT, hundred_months).months()
    }

    /// The family of what is done today.
    fn home(&self, terrain: Terrain<'_>) -> Option<FamilyId> {
        self.roles.first().map(|role| terrain.catalogue.roles[*role].family)
    }

    /// Whether the work that is known stands beside a role on a ladder.
    pub fn stands_beside(&self, terrain: Terrain<'_>, role: RoleId) -> bool {
        let roles = &terrain.catalogue.roles;
        self.roles.iter().any(|own| {
            roles[*own].up.contains(&role) || roles[*own].sideways.contains(&role) || roles[role].sideways.contains(own)
        })
    }
}

/// The points of a role's essentials that a coverage holds, in percent of all of them.
fn covered_percent(terrain: Terrain<'_>, coverage: &[u8], role: RoleId) -> u8 {
    let slots = terrain.index.worth(role).iter().zip(terrain.index.of_role(coverage, role));
    let (mut all, mut held) = (0, 0);
    for (skill, (worth, percent)) in terrain.catalogue.roles[role].skills.iter().zip(slots) {
        if skill.essential {
            all += worth;
            held += worth * u32::from(*percent) / 100;
        }
    }
    (held * 100).checked_div(all).unwrap_or(0) as u8
}

/// Weeks as experience, in whole months.
fn in_years(weeks: u32) -> Years {
    Years::of_months((weeks * 12 / WEEKS_A_YEAR) as u16)
}
