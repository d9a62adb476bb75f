//! The next skill: what one more skill would open, in roles and in rupees. Each candidate is added by itself, and only
//! the roles that it serves in are scored again.

use super::Terrain;
use super::step::{WITHIN_REACH_PERCENT, closed_gates, has_usual_schooling};
use crate::catalogue::role::Shift;
use crate::catalogue::{FamilyId, Key, Role, RoleId, SkillId};
use crate::matching::index::{Millipoints, Service};
use crate::matching::rank::{YEARS_NEARLY, earned};
use crate::reading::{Profile, ShiftWish};
use crate::rupees::Rupees;
use crate::salary::years_that_count;
use crate::years::Years;

/// Weeks that any skill costs beside its own: finding a course, and showing at work what was learnt.
pub const WEEKS_TO_BEGIN: u64 = 4;
/// Skills that are named.
pub const MOST_NEXT_SKILLS: usize = 3;

/// Of the best so many skills, those are named that differ in what they open.
pub const MOST_CONSIDERED: usize = 24;

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
    /// Points of all essentials; not counted where the role may not open anyway.
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

/// What a skill would bring, in short: enough to order skills by.
#[derive(Clone, Copy)]
struct Tally {
    opens: u16,
    /// Middle pay of the roles that it opens: the least and the most.
    pay: [Rupees; 2],
    adds: Millipoints,
}

impl Tally {
    const NOTHING: Self = Self { opens: 0, pay: [Rupees(u64::MAX), Rupees(0)], adds: 0 };

    fn open(&mut self, median: Rupees) {
        self.opens += 1;
        self.pay = [self.pay[0].min(median), self.pay[1].max(median)];
    }

    /// Worth for the time it takes: the larger, the better. `today`: middle pay of the role that fits best now.
    fn worth(self, today: Rupees, weeks: u16) -> (u64, u16, u64) {
        let weeks = u64::from(weeks) + WEEKS_TO_BEGIN;
        let gains = if self.opens == 0 { [Rupees(0); 2] } else { self.pay.map(|pay| pay - today) };
        ((gains[0] + gains[1]).0 / 2 / weeks, self.opens, u64::from(self.adds) / weeks)
    }
}

/// The skills that would bring most for the time they take, best first; each opens a role that no better one opens.
pub fn next_skills(terrain: Terrain<'_>, profile: &Profile, footing: &Footing) -> Vec<NextSkill> {
    let coverage = terrain.index.coverage(&profile.held);
    let reaches = reaches(terrain, profile, footing, &coverage);
    let tallies = tallies(terrain, profile, footing, &coverage, &reaches);
    let mut candidates: Vec<((u64, u16, u64), SkillId)> = terrain
        .catalogue
        .skills
        .iter()
        .zip(tallies)
        .filter(|((skill, _), tally)| (tally.opens > 0 || tally.adds > 0) && profile.lacks(*skill))
        .filter_map(|((id, skill), tally)| Some((tally.worth(footing.median, skill.learn.as_ref()?.weeks), id)))
        .collect();
    let worst_last = |(worth, skill): &((u64, u16, u64), SkillId)| (std::cmp::Reverse(*worth), *skill);
    if candidates.len() > MOST_CONSIDERED {
        candidates.select_nth_unstable_by_key(MOST_CONSIDERED, worst_last);
        candidates.truncate(MOST_CONSIDERED);
    }
    candidates.sort_unstable_by_key(worst_last);
    let mut named: Vec<NextSkill> = Vec::with_capacity(MOST_NEXT_SKILLS);
    for (_, skill) in candidates {
        let Some(next) = worth(terrain, profile, footing, &coverage, &reaches, skill) else { continue };
        // Three courses for one and the same role would hide the others.
        let opened = |role: &RoleId| named.iter().any(|other| other.opens.contains(role));
        if next.opens.is_empty() || !next.opens.iter().all(opened) {
            named.push(next);
        }
        if named.len() == MOST_NEXT_SKILLS {
            break;
        }
    }
    named
}

/// What each skill would bring, in the order of the catalogue. Only roles in which a further skill changes something
/// are looked at.
fn tallies(
    terrain: Terrain<'_>,
    profile: &Profile,
    footing: &Footing,
    coverage: &[u8],
    reaches: &[Reach],
) -> Vec<Tally> {
    let mut tallies = vec![Tally::NOTHING; terrain.catalogue.skills.len()];
    for (id, reach) in terrain.catalogue.roles.keys().zip(reaches).filter(|(_, reach)| reach.counts()) {
        let mut paid = None;
        for (skill, service) in terrain.index.serving_in(id) {
            let (adds, opens) = effect(terrain, coverage, *reach, *service);
            let tally = &mut tallies[skill.index()];
            tally.adds += adds;
            if opens {
                tally.open(*paid.get_or_insert_with(|| median(terrain, profile, footing, id)));
            }
        }
    }
    tallies
}

/// What a further skill does in a role that it serves in: the points that it adds there, if the role is among the best,
/// and whether it opens the role.
fn effect(terrain: Terrain<'_>, coverage: &[u8], reach: Reach, service: Service) -> (Millipoints, bool) {
    let slot = usize::from(service.slot);
    let (worth, before) =
        (terrain.index.worth(service.role)[slot], terrain.index.of_role(coverage, service.role)[slot]);
    let more = earned(worth, service.percent.max(before)) - earned(worth, before);
    let essential = terrain.catalogue.roles[service.role].skills[slot].essential;
    (if reach.best { more } else { 0 }, essential && reach.is_opened_by(more))
}

/// What one skill would bring; `None` for one that is only learnt on the job.
pub fn worth_of(terrain: Terrain<'_>, profile: &Profile, footing: &Footing, skill: SkillId) -> Option<NextSkill> {
    let coverage = terrain.index.coverage(&profile.held);
    let reaches = reaches(terrain, profile, footing, &coverage);
    worth(terrain, profile, footing, &coverage, &reaches, skill)
}

/// How far every role is, in the order of the catalogue.
fn reaches(terrain: Terrain<'_>, profile: &Profile, footing: &Footing, coverage: &[u8]) -> Vec<Reach> {
    let roles = terrain.catalogue.roles.iter();
    roles.map(|(id, role)| reach(terrain, profile, footing, coverage, id, role)).collect()
}

fn reach(
    terrain: Terrain<'_>,
    profile: &Profile,
    footing: &Footing,
    coverage: &[u8],
    id: RoleId,
    role: &Role,
) -> Reach {
    let best = footing.roles.contains(&id);
    let years = profile.years.unwrap_or_default();
    // What costs least to ask comes first: most roles are shut by their years or their points.
    let allowed = !role.entry.head
        && years >= Years::whole(role.years.entry.saturating_sub(YEARS_NEARLY))
        && (profile.tracks.is_empty() || profile.tracks.contains(&role.track))
        && !(profile.shift == Some(ShiftWish::Day) && role.entry.shift == Shift::Night);
    if !allowed {
        return Reach { essentials: 0, held: 0, may_open: false, best };
    }
    let (mut essentials, mut held) = (0, 0);
    let slots = terrain.index.worth(id).iter().zip(terrain.index.of_role(coverage, id));
    for (skill, (worth, percent)) in role.skills.iter().zip(slots) {
        if skill.essential {
            essentials += worth;
            held += earned(*worth, *percent);
        }
    }
    let may_open = lacks_points(essentials, held)
        && held * 100 >= essentials * LEAST_HELD_PERCENT
        && has_usual_schooling(terrain.catalogue, profile, id)
        && closed_gates(terrain.catalogue, profile, id).is_empty();
    Reach { essentials, held, may_open, best }
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
        let (points, opened) = effect(terrain, coverage, *reach, *service);
        adds += points;
        if opened {
            opens.push((median(terrain, profile, footing, service.role), service.role));
        }
    }
    opens.sort_by_key(|(median, role)| (std::cmp::Reverse(*median), terrain.index.order(*role)));
    let gain = |paid: Option<&(Rupees, RoleId)>| paid.map_or(Rupees(0), |(median, _)| *median - footing.median);
    Some(NextSkill {
        skill,
        weeks: learn.weeks,
        rupees: learn.rupees,
        gain: [gain(opens.last()), gain(opens.first())],
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
