//! Scores, ledgers and the order of roles.

use serde::{Deserialize, Serialize};

use super::gates::{self, GateAnswer};
use super::index::{FULL, Millipoints, RoleIndex, Standing};
use crate::catalogue::role::Shift;
use crate::catalogue::{Catalogue, FamilyId, Level, RoleId, SkillId};
use crate::reading::{Profile, ShiftWish};
use crate::years::Years;

/// Most roles of an answer.
pub const MOST_ROLES: usize = 10;
/// Of one family at most so many, as long as others have roles to name.
const MOST_OF_A_FAMILY: usize = 3;
/// Roles that score higher but ask for more years: at most so many are named for later.
const MOST_LATER: usize = 3;
/// Night work that scores higher than what is left for the day: at most so many are named.
const MOST_AT_NIGHT: usize = 3;
/// A role is in reach when at most this much of its first year is missing.
pub const YEARS_NEARLY: u16 = 1;
/// Roles that ask for more years than this beyond the person's are only named for later.
const YEARS_OUT_OF_REACH: u16 = 2;
/// So many years after a role's senior level begins, most people have moved on.
const YEARS_ABOVE_SENIOR: u16 = 5;
/// Without years, only roles that begin before this year are in reach.
const FIRST_YEAR_WITHOUT_YEARS: u16 = 3;

/// How a person's years fit a role.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum LevelFit {
    /// Fewer years than the role's first.
    Below,
    Fits,
    /// Years past its senior level.
    Above,
}

impl LevelFit {
    /// Fitting roles first, then those one has grown out of, then those still ahead.
    fn order(self) -> u8 {
        match self {
            Self::Fits => 0,
            Self::Above => 1,
            Self::Below => 2,
        }
    }
}

/// Points that a skill of the role brought.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LedgerLine {
    pub skill: SkillId,
    pub points: u8,
    pub essential: bool,
    /// How surely it is held: 100 when said, less through a relative or a title.
    pub percent: u8,
}

/// A skill of the role that the person did not name, nor one that it comes with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Missing {
    pub skill: SkillId,
    pub essential: bool,
    /// Points that it would bring.
    pub worth: Millipoints,
}

/// How a person stands to a role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoleMatch {
    pub role: RoleId,
    /// 0 to 100; the ledger's points sum to it.
    pub score: u8,
    pub ledger: Vec<LedgerLine>,
    pub level: Level,
    pub level_fit: LevelFit,
    /// Essential ones first, then by worth.
    pub missing: Vec<Missing>,
    pub gates: Vec<GateAnswer>,
    /// Share of the essentials' points that is held, in percent.
    pub essentials_percent: u8,
}

/// The roles of an answer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ranking {
    /// At most ten, best first.
    pub roles: Vec<RoleMatch>,
    /// Roles that score higher than the first but ask for more years.
    pub later: Vec<RoleMatch>,
    /// Roles left out, at most three, that score higher than the first but are night work, which the person does not want.
    pub at_night: Vec<RoleId>,
    /// The family of the job that was named, or else of the best role: where the person's years count in full.
    pub home: Option<FamilyId>,
}

/// A role and what the person's skills are worth in it.
#[derive(Clone, Copy)]
struct Scored {
    role: RoleId,
    score: u8,
    fit: LevelFit,
    /// The best are smallest: by score, then by how the years fit, then by id.
    place: u32,
}

/// Ranks every role that the person's skills serve in.
pub fn rank(catalogue: &Catalogue, index: &RoleIndex, profile: &Profile) -> Ranking {
    let held = index.standing(&profile.held);
    let mut scored: Vec<Scored> = catalogue
        .roles
        .iter()
        .zip(held.totals())
        .filter(|(_, total)| score(**total) > 0)
        .filter(|((_, role), _)| profile.tracks.is_empty() || profile.tracks.contains(&role.track))
        .map(|((role, _), total)| {
            let (score, fit) = (score(*total), level_fit(catalogue, profile, role));
            let place = u32::from(u8::MAX - score) << 24 | u32::from(fit.order()) << 16 | u32::from(index.order(role));
            Scored { role, score, fit, place }
        })
        .collect();
    scored.sort_unstable_by_key(|scored| scored.place);
    let by_night = |s: &mut Scored| catalogue.roles[s.role].entry.shift == Shift::Night;
    let at_night: Vec<Scored> =
        if profile.shift == Some(ShiftWish::Day) { scored.extract_if(.., by_night).collect() } else { Vec::new() };

    let best_fitting = scored.iter().find(|s| s.fit != LevelFit::Below).map_or(0, |s| s.score);
    let in_reach = |s: &&Scored| match s.fit {
        LevelFit::Below => s.score <= best_fitting && years_short(catalogue, profile, s.role) <= YEARS_OUT_OF_REACH,
        LevelFit::Fits | LevelFit::Above => !catalogue.roles[s.role].entry.head || names(profile, s.role),
    };
    let mut explainer = Explainer { catalogue, index, profile, held: &held, order: Vec::new() };
    // A role that is still ahead is never the first match, even at an equal score.
    let reached = scored.iter().filter(in_reach).skip_while(|s| s.fit == LevelFit::Below);
    let roles: Vec<RoleMatch> = spread(catalogue, reached).into_iter().map(|s| explainer.explain(s.role)).collect();
    let later = scored
        .iter()
        .filter(|s| s.fit == LevelFit::Below && s.score > best_fitting && !catalogue.roles[s.role].entry.head)
        .take(MOST_LATER)
        .map(|s| explainer.explain(s.role))
        .collect();
    let at_night = at_night
        .iter()
        .filter(|s| s.fit != LevelFit::Below && s.score > best_fitting && !catalogue.roles[s.role].entry.head)
        .take(MOST_AT_NIGHT)
        .map(|s| s.role)
        .collect();
    let named = scored.iter().map(|s| s.role).find(|role| names_only(profile, *role));
    let home = named.or(roles.first().map(|best| best.role)).map(|role| catalogue.roles[role].family);
    Ranking { roles, later, at_night, home }
}

/// The best roles in order. Of one family only so many come before other families have had their turn: ten desks of one
/// kind would hide every other way that the person's skills open.
fn spread<'a>(catalogue: &Catalogue, in_order: impl Iterator<Item = &'a Scored>) -> Vec<&'a Scored> {
    let mut taken: Vec<(usize, &Scored)> = Vec::with_capacity(MOST_ROLES);
    let mut left: Vec<(usize, &Scored)> = Vec::with_capacity(MOST_ROLES);
    for (place, scored) in in_order.enumerate() {
        let family = catalogue.roles[scored.role].family;
        if taken.iter().filter(|(_, other)| catalogue.roles[other.role].family == family).count() < MOST_OF_A_FAMILY {
            taken.push((place, scored));
        } else if left.len() < MOST_ROLES {
            left.push((place, scored));
        }
        if taken.len() == MOST_ROLES {
            break;
        }
    }
    left.truncate(MOST_ROLES - taken.len());
    taken.append(&mut left);
    taken.sort_unstable_by_key(|(place, _)| *place);
    taken.into_iter().map(|(_, scored)| scored).collect()
}

/// How a person stands to one role, however low it ranks.
pub fn explain(catalogue: &Catalogue, index: &RoleIndex, profile: &Profile, role: RoleId) -> RoleMatch {
    let held = index.standing(&profile.held);
    Explainer { catalogue, index, profile, held: &held, order: Vec::new() }.explain(role)
}

/// Explains roles one after the other; what it needs besides the answers is kept between them.
struct Explainer<'a> {
    catalogue: &'a Catalogue,
    index: &'a RoleIndex,
    profile: &'a Profile,
    held: &'a Standing,
    /// Room for rounding.
    order: Vec<Earned>,
}

/// What one skill of a role earned, before and after rounding.
#[derive(Clone, Copy)]
struct Earned {
    slot: usize,
    millipoints: Millipoints,
    points: u32,
    /// What rounding down cut off.
    remainder: u64,
}

impl Explainer<'_> {
    fn explain(&mut self, id: RoleId) -> RoleMatch {
        let role = &self.catalogue.roles[id];
        let (worth, covered) = (self.index.worth(id), self.held.of_role(self.index, id));
        let mut missing = Vec::with_capacity(role.skills.len());
        let (mut essential_worth, mut essential_earned) = (0, 0);
        self.order.clear();
        for (slot, skill) in role.skills.iter().enumerate() {
            let millipoints = earned(worth[slot], covered[slot]);
            if skill.essential {
                essential_worth += worth[slot];
                essential_earned += millipoints;
            }
            if millipoints > 0 {
                self.order.push(Earned { slot, millipoints, points: 0, remainder: 0 });
            }
            if covered[slot] < 100 && self.profile.lacks(skill.skill) {
                missing.push(Missing { skill: skill.skill, essential: skill.essential, worth: worth[slot] });
            }
        }
        let score = score(self.order.iter().map(|e| e.millipoints).sum());
        round(&mut self.order, u32::from(score));
        let mut ledger: Vec<LedgerLine> = Vec::with_capacity(self.order.len());
        ledger.extend(self.order.iter().filter(|earned| earned.points > 0).map(|earned| {
            let skill = &role.skills[earned.slot];
            LedgerLine {
                skill: skill.skill,
                points: earned.points as u8,
                essential: skill.essential,
                percent: covered[earned.slot],
            }
        }));
        ledger.sort_unstable_by_key(|line| (std::cmp::Reverse(line.points), !line.essential, line.skill));
        missing.sort_unstable_by_key(|gap| (!gap.essential, std::cmp::Reverse(gap.worth), gap.skill));
        RoleMatch {
            role: id,
            score,
            ledger,
            level: role.years.level_at(self.profile.years.unwrap_or_default()),
            level_fit: level_fit(self.catalogue, self.profile, id),
            missing,
            gates: gates::answers_in_words(self.catalogue, self.index.gates(id), self.profile, id),
            essentials_percent: (essential_earned * 100).checked_div(essential_worth).unwrap_or(0) as u8,
        }
    }
}

/// Whole points in proportion to what was earned, that sum to the score: each is rounded down, and the largest
/// remainders get what is left; of equal ones the first of the role's list.
fn round(earned: &mut [Earned], score: u32) {
    let sum: u64 = earned.iter().map(|e| u64::from(e.millipoints)).sum();
    if sum == 0 {
        return;
    }
    let mut left = score;
    for e in earned.iter_mut() {
        let exact = u64::from(e.millipoints) * u64::from(score);
        e.points = (exact / sum) as u32;
        e.remainder = exact % sum;
        left -= e.points;
    }
    earned.sort_unstable_by_key(|e| (std::cmp::Reverse(e.remainder), e.slot));
    for e in earned.iter_mut().take(left as usize) {
        e.points += 1;
    }
}

/// What a skill brings that is held so surely.
pub fn earned(worth: Millipoints, percent: u8) -> Millipoints {
    worth * u32::from(percent) / 100
}

/// Whole points, rounded once.
fn score(total: Millipoints) -> u8 {
    ((total.min(FULL) + 500) / 1_000) as u8
}

/// Whether the person named a job that is this role, first of all its meanings.
fn names(profile: &Profile, role: RoleId) -> bool {
    profile.reading.titles.iter().any(|title| title.roles.first() == Some(&role))
}

/// Whether the person named a job that can only be this role.
fn names_only(profile: &Profile, role: RoleId) -> bool {
    profile.reading.titles.iter().any(|title| title.roles == [role])
}

fn level_fit(catalogue: &Catalogue, profile: &Profile, id: RoleId) -> LevelFit {
    let years = catalogue.roles[id].years;
    match profile.years {
        Some(has) if has < Years::whole(1) && years.entry >= FIRST_YEAR_WITHOUT_YEARS => LevelFit::Below,
        _ if names(profile, id) => LevelFit::Fits,
        Some(has) if has.months() + YEARS_NEARLY * 12 < years.entry * 12 => LevelFit::Below,
        Some(has) if has >= Years::whole(years.senior + YEARS_ABOVE_SENIOR) => LevelFit::Above,
        None if years.entry >= FIRST_YEAR_WITHOUT_YEARS => LevelFit::Below,
        _ => LevelFit::Fits,
    }
}

/// Whole years, rounded up, from the person's experience to the role's first year.
fn years_short(catalogue: &Catalogue, profile: &Profile, role: RoleId) -> u16 {
    let first = catalogue.roles[role].years.entry * 12;
    first.saturating_sub(profile.years.unwrap_or_default().months()).div_ceil(12)
}
