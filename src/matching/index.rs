//! From each skill to the roles that ask for it, with the points it is worth there. Made once from a catalogue, so
//! that the cost of an answer follows the person's skills, not the number of roles.

use std::sync::Arc;

use super::gates::{self, Gate};
use super::rank::earned;
use crate::catalogue::{Catalogue, Key, OtherFieldId, Role, RoleId, SectorId, SkillId};
use crate::reading::Held;
use crate::reading::jobs::Jobs;

/// Thousandths of a point: sums are exact, and rounding happens once.
pub type Millipoints = u32;

/// A role's points: essentials and optional skills together.
pub const FULL: Millipoints = 100_000;
/// What all essentials are worth together, where a role has optional skills too.
const ESSENTIALS: f64 = 80_000.0;
/// No skill decides alone.
pub const MOST_A_SKILL: Millipoints = 25_000;
/// A relative counts half; less where it is commoner than the skill it stands for.
const RELATIVE_PERCENT: f64 = 50.0;
/// Even a skill that every family asks for counts a little.
const LEAST_RARITY: f64 = 0.08;

/// How a skill serves in a role.
#[derive(Clone, Copy, Debug)]
pub struct Service {
    pub role: RoleId,
    /// Place of the skill in the role's list.
    pub slot: u8,
    /// 100 for the skill itself or one that implies it, at most 50 for a relative of it.
    pub percent: u8,
}

/// What a person's skills are worth in every role.
#[derive(Debug)]
pub struct Standing {
    /// How surely each role's skills are held, in percent, in the order of [`RoleIndex::flat_worth`].
    coverage: Vec<u8>,
    totals: Vec<Millipoints>,
}

impl Standing {
    /// Each role's points, in the order of the catalogue.
    pub fn totals(&self) -> &[Millipoints] {
        &self.totals
    }

    /// How surely a role's skills are held, in percent, in the order of its list.
    pub fn of_role(&self, index: &RoleIndex, role: RoleId) -> &[u8] {
        index.of_role(&self.coverage, role)
    }
}

/// What every skill is worth in every role.
#[derive(Debug)]
pub struct RoleIndex {
    services: Vec<Vec<Service>>,
    /// The same from each role to the skills that serve in it.
    serving: Vec<Vec<(SkillId, Service)>>,
    /// Points of all roles' skills one after the other, each role's in the order of its list.
    flat_worth: Vec<Millipoints>,
    /// Where each role's skills begin in that list, and how many they are.
    offsets: Vec<usize>,
    sizes: Vec<usize>,
    /// Each role's gates in words.
    gates: Vec<Vec<Arc<Gate>>>,
    rarity: Vec<f64>,
    /// Place of each role in the order of ids.
    order: Vec<u16>,
    /// Whether each skill is the trade of a few roles.
    trades: Vec<bool>,
    /// Other fields that use each skill as much as this one does.
    shared: Vec<Vec<OtherFieldId>>,
}

impl RoleIndex {
    pub fn new(catalogue: &Catalogue) -> Self {
        let rarity = rarities(catalogue);
        let mut services: Vec<Vec<Service>> = vec![Vec::new(); catalogue.skills.len()];
        let mut flat_worth = Vec::new();
        let mut offsets = Vec::with_capacity(catalogue.roles.len());
        let mut sizes = Vec::with_capacity(catalogue.roles.len());
        let helpers = helpers(catalogue);
        for (id, role) in catalogue.roles.iter() {
            let points = points(role, &rarity);
            serve(id, role, &points, &rarity, &helpers, &mut services);
            offsets.push(flat_worth.len());
            sizes.push(points.len());
            flat_worth.extend(points);
        }
        let mut serving: Vec<Vec<(SkillId, Service)>> = vec![Vec::new(); catalogue.roles.len()];
        for (skill, services) in catalogue.skills.keys().zip(&services) {
            for service in services {
                serving[service.role.index()].push((skill, *service));
            }
        }
        let mut by_id: Vec<RoleId> = catalogue.roles.keys().collect();
        by_id.sort_by_key(|role| catalogue.roles.id(*role));
        let mut order = vec![0; by_id.len()];
        for (place, role) in by_id.iter().enumerate() {
            order[role.index()] = place as u16;
        }
        let jobs = Jobs::new(catalogue);
        let trades = catalogue.skills.keys().map(|skill| jobs.is_trade(skill)).collect();
        let mut shared = vec![Vec::new(); catalogue.skills.len()];
        for (field, other) in catalogue.other_fields.iter() {
            for skill in &other.shared {
                shared[skill.index()].push(field);
            }
        }
        let gates = catalogue.roles.keys().map(|role| gates::named(catalogue, role)).collect();
        Self { services, serving, flat_worth, offsets, sizes, gates, rarity, order, trades, shared }
    }

    /// How surely each role's skills are held, in percent; in a flat list, see [`RoleIndex::of_role`].
    pub fn coverage(&self, held: &[Held]) -> Vec<u8> {
        self.standing(held).coverage
    }

    /// The part of a coverage that belongs to a role, in the order of the role's skills.
    pub fn of_role<'a>(&self, coverage: &'a [u8], role: RoleId) -> &'a [u8] {
        let from = self.offsets[role.index()];
        &coverage[from..from + self.sizes[role.index()]]
    }

    /// What some skills are worth in every role. Its cost follows the skills: only roles that they serve in are touched.
    pub fn standing(&self, held: &[Held]) -> Standing {
        let mut standing = Standing { coverage: vec![0; self.flat_worth.len()], totals: vec![0; self.offsets.len()] };
        for held in held {
            for service in self.services.get(held.skill.index()).into_iter().flatten() {
                let strength = (u32::from(held.strength) * u32::from(service.percent) / 100) as u8;
                let role = service.role.index();
                let slot = self.offsets[role] + usize::from(service.slot);
                let known = standing.coverage[slot];
                if strength > known {
                    standing.coverage[slot] = strength;
                    let worth = self.flat_worth[slot];
                    standing.totals[role] += earned(worth, strength) - earned(worth, known);
                }
            }
        }
        standing
    }

    /// What a role's gates are called.
    pub fn gates(&self, role: RoleId) -> &[Arc<Gate>] {
        &self.gates[role.index()]
    }

    /// Points of a role's skills when held in full.
    pub fn worth(&self, role: RoleId) -> &[Millipoints] {
        let from = self.offsets[role.index()];
        &self.flat_worth[from..from + self.sizes[role.index()]]
    }

    /// How few families ask for a skill: 1 for one family, near 0 for all.
    pub fn rarity(&self, skill: SkillId) -> f64 {
        self.rarity.get(skill.index()).copied().unwrap_or(0.0)
    }

    /// Whether a skill is the trade of a few roles: naming it alone is enough to go on.
    pub fn is_trade(&self, skill: SkillId) -> bool {
        self.trades.get(skill.index()).copied().unwrap_or(false)
    }

    /// Other fields that use a skill as much as this one does.
    pub fn shared_with(&self, skill: SkillId) -> &[OtherFieldId] {
        self.shared.get(skill.index()).map_or(&[], Vec::as_slice)
    }

    /// Place of a role in the order of ids.
    pub fn order(&self, role: RoleId) -> u16 {
        self.order[role.index()]
    }

    /// Skills of a sector's roles by the points they are worth there, the most first.
    pub fn asked_most_in(&self, catalogue: &Catalogue, sector: SectorId) -> Vec<SkillId> {
        let mut worth = vec![0_u64; catalogue.skills.len()];
        for (id, role) in catalogue.roles.iter().filter(|(_, role)| role.main_sector() == Some(sector)) {
            for (skill, points) in role.skills.iter().zip(self.worth(id)) {
                worth[skill.skill.index()] += u64::from(*points);
            }
        }
        let mut skills: Vec<SkillId> = catalogue.skills.keys().filter(|skill| worth[skill.index()] > 0).collect();
        skills.sort_by_key(|skill| (std::cmp::Reverse(worth[skill.index()]), *skill));
        skills
    }

    /// How a skill serves in each role that it serves in.
    pub fn services_of(&self, skill: SkillId) -> &[Service] {
        self.services.get(skill.index()).map_or(&[], Vec::as_slice)
    }

    /// The skills that serve in a role, and how.
    pub fn serving_in(&self, role: RoleId) -> &[(SkillId, Service)] {
        self.serving.get(role.index()).map_or(&[], Vec::as_slice)
    }

    /// The roles that a skill serves in, itself or as a relative.
    pub fn roles_of(&self, skill: SkillId) -> impl Iterator<Item = RoleId> {
        self.services.get(skill.index()).into_iter().flatten().map(|service| service.role)
    }
}

/// `ln((F + 1) / f) / ln(F + 1)` for a skill that f of F families ask for; the textbook inverse document frequency
/// over families, scaled to 0..=1. Over families, so that a trade with many roles is not punished for its size.
fn rarities(catalogue: &Catalogue) -> Vec<f64> {
    let mut families = vec![Vec::new(); catalogue.skills.len()];
    for (_, role) in catalogue.roles.iter() {
        for skill in &role.skills {
            let list: &mut Vec<_> = &mut families[skill.skill.index()];
            if !list.contains(&role.family) {
                list.push(role.family);
            }
        }
    }
    let all = (catalogue.families.len() + 1) as f64;
    families
        .iter()
        .map(|list| if list.is_empty() { 1.0 } else { (all / list.len() as f64).ln() / all.ln() })
        .map(|rarity| rarity.max(LEAST_RARITY))
        .collect()
}

/// Importance × rarity, essentials over optional skills, no skill above a quarter; whole thousandths that sum to a
/// hundred points.
fn points(role: &Role, rarity: &[f64]) -> Vec<Millipoints> {
    let weight = |essential: bool| -> f64 {
        role.skills
            .iter()
            .filter(|s| s.essential == essential)
            .map(|s| f64::from(s.importance) * rarity[s.skill.index()])
            .sum()
    };
    let (essential, optional) = (weight(true), weight(false));
    let optional_points = if optional > 0.0 { f64::from(FULL) - ESSENTIALS } else { 0.0 };
    let essential_points = f64::from(FULL) - optional_points;
    let wanted: Vec<f64> = role
        .skills
        .iter()
        .map(|s| {
            let weight = f64::from(s.importance) * rarity[s.skill.index()];
            if s.essential { weight / essential * essential_points } else { weight / optional * optional_points }
        })
        .collect();
    super::rounding::largest_remainder(&capped(wanted, f64::from(MOST_A_SKILL)), FULL)
}

/// Cuts what is above the cap and gives it to the others in proportion, until none is above.
fn capped(mut points: Vec<f64>, cap: f64) -> Vec<f64> {
    for _ in 0..points.len() {
        let excess: f64 = points.iter().map(|p| (p - cap).max(0.0)).sum();
        if excess < 1e-6 {
            break;
        }
        let room: f64 = points.iter().filter(|p| **p < cap).sum();
        if room <= 0.0 {
            break;
        }
        for point in &mut points {
            if *point >= cap {
                *point = cap;
            } else {
                *point += excess * *point / room;
            }
        }
    }
    points
}

/// How surely one skill serves for another.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Surely {
    /// Whoever can do the one can do the other.
    Implied,
    /// A narrower, broader or declared relative, both ways.
    Related,
}

/// For each skill, those that serve for it.
fn helpers(catalogue: &Catalogue) -> Vec<Vec<(SkillId, Surely)>> {
    let mut helpers: Vec<Vec<(SkillId, Surely)>> = vec![Vec::new(); catalogue.skills.len()];
    for (id, skill) in catalogue.skills.iter() {
        // One step only: through MS Office, whoever knows Advanced Excel would be a data entry operator first.
        for other in &skill.implies {
            helpers[other.index()].push((id, Surely::Implied));
        }
        for other in skill.broader.iter().chain(&skill.related) {
            helpers[id.index()].push((*other, Surely::Related));
            helpers[other.index()].push((id, Surely::Related));
        }
    }
    for list in &mut helpers {
        // Of the same skill twice, the surest stays.
        list.sort_unstable();
        list.dedup_by_key(|(skill, _)| *skill);
    }
    helpers
}

/// A skill that the role asks for serves itself alone. Any other serves the one that it helps most there, so that no
/// skill moves a score by more than a quarter.
fn serve(
    id: RoleId,
    role: &Role,
    points: &[Millipoints],
    rarity: &[f64],
    helpers: &[Vec<(SkillId, Surely)>],
    services: &mut [Vec<Service>],
) {
    let asked = |skill: SkillId| role.skills.iter().any(|s| s.skill == skill);
    // What each helper would bring, and where.
    let mut best: Vec<(SkillId, Service, Millipoints)> = Vec::new();
    for (slot, skill) in role.skills.iter().enumerate() {
        services[skill.skill.index()].push(Service { role: id, slot: slot as u8, percent: 100 });
        for (helper, surely) in helpers[skill.skill.index()].iter().filter(|(helper, _)| !asked(*helper)) {
            let percent = match surely {
                Surely::Implied => 100,
                // "Quality" says little of checking legal work: what many trades ask for is no half of what one asks for.
                Surely::Related => {
                    let closeness = (rarity[helper.index()] / rarity[skill.skill.index()]).min(1.0);
                    (RELATIVE_PERCENT * closeness).round() as u8
                }
            };
            let brings = earned(points[slot], percent);
            let service = Service { role: id, slot: slot as u8, percent };
            match best.iter_mut().find(|(other, ..)| other == helper) {
                Some((_, known, most)) if brings > *most => (*known, *most) = (service, brings),
                Some(_) => {}
                None => best.push((*helper, service, brings)),
            }
        }
    }
    for (helper, service, _) in best {
        services[helper.index()].push(service);
    }
}
