//! Scores, ledgers and the order of roles.

use serde::{Deserialize, Serialize};

use super::gates::{self, GateAnswer};
use super::index::{FULL, Millipoints, RoleIndex};
use super::rounding::largest_remainder;
use crate::catalogue::role::Shift;
use crate::catalogue::{Catalogue, FamilyId, Level, RoleId, SkillId};
use crate::reading::{Profile, ShiftWish};
use crate::years::Years;

/// Most roles of an answer.
pub const MOST_ROLES: usize = 10;
/// Roles that score higher but ask for more years: at most so many are named for later.
const MOST_LATER: usize = 3;
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

/// A skill of the role that the person did not name.
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
    /// The family of the job that was named, or else of the best role: where the person's years count in full.
    pub home: Option<FamilyId>,
}

/// A role and what the person's skills are worth in it.
#[derive(Clone, Copy)]
struct Scored {
    role: RoleId,
    score: u8,
    fit: LevelFit,
}

/// Ranks every role that the person's skills serve in.
pub fn rank(catalogue: &Catalogue, index: &RoleIndex, profile: &Profile) -> Ranking {
    let coverage = index.coverage(&profile.held);
    let mut scored: Vec<Scored> = catalogue
        .roles
        .iter()
        .filter_map(|(id, role)| {
            let score = score(total(index, &coverage, id));
            let wanted = profile.tracks.is_empty() || profile.tracks.contains(&role.track);
            let nights = profile.shift == Some(ShiftWish::Day) && role.entry.shift == Shift::Night;
            (score > 0 && wanted && !nights).then(|| Scored { role: id, score, fit: level_fit(catalogue, profile, id) })
        })
        .collect();
    scored.sort_by_key(|s| (std::cmp::Reverse(s.score), s.fit.order(), index.order(s.role)));

    let best_fitting = scored.iter().find(|s| s.fit != LevelFit::Below).map_or(0, |s| s.score);
    let in_reach = |s: &Scored| match s.fit {
        LevelFit::Below => s.score <= best_fitting && years_short(catalogue, profile, s.role) <= YEARS_OUT_OF_REACH,
        LevelFit::Fits | LevelFit::Above => !catalogue.roles[s.role].entry.head || names(profile, s.role),
    };
    let explained = |s: &Scored| explain_covered(catalogue, index, profile, &coverage, s.role);
    let mut first = true;
    let roles: Vec<RoleMatch> = scored
        .iter()
        .filter(|s| in_reach(s))
        // A role that is still ahead is never the first match, even at an equal score.
        .filter(|s| !std::mem::replace(&mut first, false) || s.fit != LevelFit::Below)
        .take(MOST_ROLES)
        .map(explained)
        .collect();
    let later = scored
        .iter()
        .filter(|s| s.fit == LevelFit::Below && s.score > best_fitting && !catalogue.roles[s.role].entry.head)
        .take(MOST_LATER)
        .map(explained)
        .collect();
    let named = scored.iter().map(|s| s.role).find(|role| names_only(profile, *role));
    let home = named.or(roles.first().map(|best| best.role)).map(|role| catalogue.roles[role].family);
    Ranking { roles, later, home }
}

/// How a person stands to one role, however low it ranks.
pub fn explain(catalogue: &Catalogue, index: &RoleIndex, profile: &Profile, role: RoleId) -> RoleMatch {
    explain_covered(catalogue, index, profile, &index.coverage(&profile.held), role)
}

fn explain_covered(
    catalogue: &Catalogue,
    index: &RoleIndex,
    profile: &Profile,
    coverage: &[u8],
    id: RoleId,
) -> RoleMatch {
    let role = &catalogue.roles[id];
    let (worth, covered) = (index.worth(id), index.of_role(coverage, id));
    let earned: Vec<Millipoints> = worth.iter().zip(covered).map(|(worth, percent)| earned(*worth, *percent)).collect();
    let score = score(earned.iter().sum());
    let points = largest_remainder(&earned.iter().map(|e| f64::from(*e)).collect::<Vec<_>>(), u32::from(score));
    let mut ledger = Vec::new();
    let mut missing = Vec::new();
    let (mut essential_worth, mut essential_earned) = (0, 0);
    for (slot, skill) in role.skills.iter().enumerate() {
        if skill.essential {
            essential_worth += worth[slot];
            essential_earned += earned[slot];
        }
        if points[slot] > 0 {
            ledger.push(LedgerLine {
                skill: skill.skill,
                points: points[slot] as u8,
                essential: skill.essential,
                percent: covered[slot],
            });
        }
        if covered[slot] < 100 && profile.strength(skill.skill) == 0 {
            missing.push(Missing { skill: skill.skill, essential: skill.essential, worth: worth[slot] });
        }
    }
    ledger.sort_by_key(|line| (std::cmp::Reverse(line.points), !line.essential, line.skill));
    missing.sort_by_key(|gap| (!gap.essential, std::cmp::Reverse(gap.worth), gap.skill));
    RoleMatch {
        role: id,
        score,
        ledger,
        level: role.years.level_at(profile.years.unwrap_or_default()),
        level_fit: level_fit(catalogue, profile, id),
        missing,
        gates: gates::answers(catalogue, profile, id),
        essentials_percent: (essential_earned * 100).checked_div(essential_worth).unwrap_or(0) as u8,
    }
}

fn earned(worth: Millipoints, percent: u8) -> Millipoints {
    worth * u32::from(percent) / 100
}

fn total(index: &RoleIndex, coverage: &[u8], role: RoleId) -> Millipoints {
    index.worth(role).iter().zip(index.of_role(coverage, role)).map(|(worth, percent)| earned(*worth, *percent)).sum()
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
