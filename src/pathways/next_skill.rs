//! The next skill: what one more skill would open, in roles and in rupees. Each candidate is added by itself, and only
//! the roles that it serves in are scored again.

use super::Terrain;
use super::step::{WITHIN_REACH_PERCENT, closed_gates, has_usual_schooling};
use crate::catalogue::role::Shift;
use crate::catalogue::{FamilyId, Key, Role, RoleId, SkillId};
use crate::matching::index::Millipoints;
use crate::matching::rank::{YEARS_NEARLY, earned};
use crate::reading::{Profile, ShiftWish};
use crate::rupees::Rupees;
use crate::salary::years_that_count;
use crate::years::Years;

/// Weeks that any skill costs beside its own: finding a course, and showing at work what was learnt.
const WEEKS_TO_BEGIN: u64 = 4;
/// Skills that are named.
pub const MOST_NEXT_SKILLS: usize = 3;

/// A role that one skill alone would open is no role for the person: so much of it must be held before, in percent.
const LEAST_HELD_PERCENT: u32 = 10;

/// What a person stands on: what the worth of a further skill is measured against.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Footing {
    /// The family in which the person's years count in full.
    pub home: Option<FamilyId>,
    /// Middle pay of the role that fits best today, rupees a year.
    pub median: Rupees,
    /// The best roles of today.
    pub roles: Vec<RoleId>,
}

/// A skill that is not held, and what it would bring.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NextSkill {
    pub skill: SkillId,
    /// To learn it beside a job.
    pub weeks: u16,
    /// Usual cost, lowest and highest.
    pub rupees: [Rupees; 2],
    /// Roles that come within reach, the best paid first.
    pub opens: Vec<RoleId>,
    /// How much more those roles pay a year in the middle than today's best role: the least and the most. Zero when
    /// none opens or none pays more.
    pub gain: [Rupees; 2],
    /// Thousandths of a point that it would add to the best roles of today, together.
    pub adds: Millipoints,
}

/// What a role needs to come within reach: so much of its essentials ([`WITHIN_REACH_PERCENT`]) by points, no closed
/// gate, the schooling that is usual there, and a first year at most one beyond the person's.
#[derive(Clone, Copy)]
struct Reach {
    /// Points of all essentials.
    essentials: Millipoints,
    held: Millipoints,
    /// It is out of reach, and nothing but points stands against it.
    may_open: bool,
    /// Among the best of today.
    best: bool,
}

impl Reach {
    /// Whether more points bring the role within reach that was out of it.
    fn is_opened_by(self, more: Millipoints) -> bool {
        self.may_open && !lacks_points(self.essentials, self.held + more)
    }

    /// Whether a further skill can change anything about the role; of most roles it cannot.
    fn counts(self) -> bool {
        self.may_open || self.best
    }
}

/// Whether too little of the essentials is held.
fn lacks_points(essentials: Millipoints, held: Millipoints) -> bool {
    held * 100 < essentials * u32::from(WITHIN_REACH_PERCENT)
}

/// The skills that would bring most for the time they take, best first.
pub fn next_skills(terrain: Terrain<'_>, profile: &Profile, footing: &Footing) -> Vec<NextSkill> {
    let coverage = terrain.index.coverage(&profile.held);
    let reaches: Vec<Reach> = terrain
        .catalogue
        .roles
        .iter()
        .map(|(id, role)| reach(terrain, profile, footing, &coverage, id, role))
        .collect();
    let mut candidates: Vec<NextSkill> = terrain
        .catalogue
        .skills
        .keys()
        .filter(|skill| profile.lacks(*skill))
        .filter_map(|skill| worth(terrain, profile, footing, &coverage, &reaches, skill))
        .filter(|next| !next.opens.is_empty() || next.adds > 0)
        .collect();
    let worst_last = |next: &NextSkill| {
        let weeks = u64::from(next.weeks) + WEEKS_TO_BEGIN;
        let middle = (next.gain[0] + next.gain[1]).0 / 2;
        let adds = u64::from(next.adds);
        (std::cmp::Reverse((middle / weeks, next.opens.len(), adds / weeks)), next.skill)
    };
    if candidates.len() > MOST_NEXT_SKILLS {
        candidates.select_nth_unstable_by_key(MOST_NEXT_SKILLS, worst_last);
        candidates.truncate(MOST_NEXT_SKILLS);
    }
    candidates.sort_unstable_by_key(worst_last);
    candidates
}

/// What one skill would bring; `None` for one that is only learnt on the job.
pub fn worth_of(terrain: Terrain<'_>, profile: &Profile, footing: &Footing, skill: SkillId) -> Option<NextSkill> {
    let coverage = terrain.index.coverage(&profile.held);
    let roles = terrain.catalogue.roles.iter();
    let reaches: Vec<Reach> = roles.map(|(id, role)| reach(terrain, profile, footing, &coverage, id, role)).collect();
    worth(terrain, profile, footing, &coverage, &reaches, skill)
}

fn reach(
    terrain: Terrain<'_>,
    profile: &Profile,
    footing: &Footing,
    coverage: &[u8],
    id: RoleId,
    role: &Role,
) -> Reach {
    let (mut essentials, mut held) = (0, 0);
    let slots = terrain.index.worth(id).iter().zip(terrain.index.of_role(coverage, id));
    for (skill, (worth, percent)) in role.skills.iter().zip(slots) {
        if skill.essential {
            essentials += worth;
            held += earned(*worth, *percent);
        }
    }
    let years = profile.years.unwrap_or_default();
    let held_before = held * 100 >= essentials * LEAST_HELD_PERCENT;
    let may_open = lacks_points(essentials, held)
        && held_before
        && !role.entry.head
        && years >= Years::whole(role.years.entry.saturating_sub(YEARS_NEARLY))
        && (profile.tracks.is_empty() || profile.tracks.contains(&role.track))
        && !(profile.shift == Some(ShiftWish::Day) && role.entry.shift == Shift::Night)
        && has_usual_schooling(terrain.catalogue, profile, id)
        && closed_gates(terrain.catalogue, profile, id).is_empty();
    Reach { essentials, held, may_open, best: footing.roles.contains(&id) }
}

fn worth(
    terrain: Terrain<'_>,
    profile: &Profile,
    footing: &Footing,
    coverage: &[u8],
    reaches: &[Reach],
    skill: SkillId,
) -> Option<NextSkill> {
    let learn = terrain.catalogue.skills[skill].learn.as_ref()?;
    let mut opens: Vec<(Rupees, RoleId)> = Vec::new();
    let mut adds = 0;
    for service in terrain.index.services_of(skill) {
        let Some(reach) = reaches.get(service.role.index()).filter(|reach| reach.counts()) else { continue };
        let slot = usize::from(service.slot);
        let worth = terrain.index.worth(service.role).get(slot).copied().unwrap_or(0);
        let before = terrain.index.of_role(coverage, service.role).get(slot).copied().unwrap_or(0);
        let more = earned(worth, service.percent.max(before)) - earned(worth, before);
        if reach.best {
            adds += more;
        }
        let role = &terrain.catalogue.roles[service.role];
        let essential = role.skills.get(slot).is_some_and(|skill| skill.essential);
        if essential && reach.is_opened_by(more) {
            opens.push((median(terrain, profile, footing, service.role), service.role));
        }
    }
    opens.sort_by_key(|(median, role)| (std::cmp::Reverse(*median), terrain.index.order(*role)));
    let more = |paid: Option<&(Rupees, RoleId)>| paid.map_or(Rupees(0), |(median, _)| *median - footing.median);
    Some(NextSkill {
        skill,
        weeks: learn.weeks,
        rupees: learn.rupees,
        gain: [more(opens.last()), more(opens.first())],
        opens: opens.into_iter().map(|(_, role)| role).collect(),
        adds,
    })
}

/// Middle pay of a role that has just come within reach.
fn median(terrain: Terrain<'_>, profile: &Profile, footing: &Footing, role: RoleId) -> Rupees {
    let first = Years::whole(terrain.catalogue.roles[role].years.entry);
    let counted = profile
        .years
        .map_or(first, |years| years_that_count(terrain.catalogue, footing.home, role, WITHIN_REACH_PERCENT, years));
    terrain.pay.band(role, counted).p50()
}
