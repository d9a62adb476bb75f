//! Jobs named by their parts: "executive - accounts payable", "team leader for KYC", "hiring for voice". The trade
//! is a skill that some role has at its heart; the rank comes from the words beside it.

use super::lexicon::at;
use crate::catalogue::skill::SkillKind;
use crate::catalogue::{Catalogue, Key, RoleId, SkillId};

/// A skill of this importance is at a role's heart.
const HEART: u8 = 5;
/// A skill at the heart of more roles than these says no trade.
const MOST_ROLES_OF_A_TRADE: usize = 5;
/// Most roles that a title may stand for.
pub const MOST_ROLES_OF_A_TITLE: usize = 5;
/// Roles that begin at this year or later lead others or review their work.
const FIRST_YEAR_OF_LEADING: u16 = 3;
/// Who leads a trade stands at most so many rungs above it.
const MOST_RUNGS: usize = 2;

/// What a skill says as a trade.
#[derive(Clone, Debug, Default)]
struct Trade {
    /// The roles it names, likeliest first.
    roles: Vec<RoleId>,
    /// The roles that lead its people.
    leaders: Vec<RoleId>,
    /// It says no more than the industry.
    industry: bool,
    /// It is work and not a tool or a language: so many years of it are a job.
    work: bool,
}

/// What trades and ranks say of roles.
#[derive(Debug)]
pub struct Jobs {
    trades: Vec<Trade>,
    /// Whether each role leads others or reviews their work.
    leads: Vec<bool>,
    /// Whether each role is a rank that any trade has.
    ranks: Vec<bool>,
}

impl Jobs {
    pub fn new(catalogue: &Catalogue) -> Self {
        let leads: Vec<bool> =
            catalogue.roles.iter().map(|(_, role)| role.years.entry >= FIRST_YEAR_OF_LEADING).collect();
        let mut trades = vec![Trade::default(); catalogue.skills.len()];
        for (skill, trade) in trades_of_hearts(catalogue) {
            trades[skill.index()].roles = trade;
        }
        for line in &catalogue.lines_of_work {
            for skill in &line.skills {
                let trade = &mut trades[skill.index()];
                trade.roles.clone_from(&line.roles);
                trade.industry = line.industry;
            }
        }
        for (trade, (_, skill)) in trades.iter_mut().zip(catalogue.skills.iter()) {
            trade.work = !matches!(skill.kind, SkillKind::Tool | SkillKind::Language);
            trade.leaders = leaders(catalogue, &leads, &trade.roles);
        }
        let ranks = catalogue.roles.keys().map(|role| catalogue.ranks.contains(&role)).collect();
        Self { trades, leads, ranks }
    }

    /// Whether a skill names a trade.
    pub fn is_trade(&self, skill: SkillId) -> bool {
        at(&self.trades, skill).is_some_and(|trade| !trade.roles.is_empty())
    }

    /// Whether a skill names a trade whose years are a job.
    pub fn is_work(&self, skill: SkillId) -> bool {
        at(&self.trades, skill).is_some_and(|trade| !trade.roles.is_empty() && trade.work)
    }

    /// Whether a role is a rank that any trade has.
    pub fn is_rank(&self, role: RoleId) -> bool {
        at(&self.ranks, role).copied().unwrap_or(false)
    }

    /// Whether roles are those of an industry word and no more.
    pub fn is_industry(&self, roles: &[RoleId]) -> bool {
        self.trades.iter().any(|trade| {
            trade.industry && trade.roles.len() == roles.len() && trade.roles.iter().all(|role| roles.contains(role))
        })
    }

    /// Whether a skill names a trade and not only an industry.
    pub fn is_own_trade(&self, skill: SkillId) -> bool {
        at(&self.trades, skill).is_some_and(|trade| !trade.roles.is_empty() && !trade.industry)
    }

    /// Whether a role leads others or reviews their work.
    pub fn leads(&self, role: RoleId) -> bool {
        at(&self.leads, role).copied().unwrap_or(false)
    }

    /// The roles that some trades name together: of who leads, or else of who does the work, likeliest first.
    pub fn roles(&self, trades: &[SkillId], leading: bool) -> Vec<RoleId> {
        let trades: Vec<&Trade> = trades.iter().filter_map(|skill| at(&self.trades, *skill)).collect();
        let beside_an_industry = trades.iter().any(|trade| !trade.industry);
        let mut roles = Vec::new();
        for trade in trades.into_iter().filter(|trade| !(trade.industry && beside_an_industry)) {
            let leaders: &[RoleId] = if leading { &trade.leaders } else { &[] };
            for role in leaders.iter().chain(&trade.roles) {
                if !roles.contains(role) {
                    roles.push(*role);
                }
            }
        }
        roles.sort_by_key(|role| self.leads(*role) != leading);
        roles.truncate(MOST_ROLES_OF_A_TITLE);
        roles
    }
}

/// The skills at the heart of few roles, with those roles: who begins earliest first.
fn trades_of_hearts(catalogue: &Catalogue) -> impl Iterator<Item = (SkillId, Vec<RoleId>)> {
    let mut hearts = vec![Vec::new(); catalogue.skills.len()];
    let mut by_year: Vec<RoleId> = catalogue.roles.keys().collect();
    by_year.sort_by_key(|role| (catalogue.roles[*role].years.entry, catalogue.roles.id(*role)));
    for role in by_year {
        for skill in catalogue.roles[role].essentials().filter(|skill| skill.importance >= HEART) {
            hearts[skill.skill.index()].push(role);
        }
    }
    catalogue.skills.keys().zip(hearts).filter(|(_, roles)| roles.len() <= MOST_ROLES_OF_A_TRADE)
}

/// The first of the ladder above some roles that lead; none where one of the roles itself does.
fn leaders(catalogue: &Catalogue, leads: &[bool], roles: &[RoleId]) -> Vec<RoleId> {
    let is_leading = |role: &RoleId| leads[role.index()];
    if roles.iter().any(is_leading) {
        return Vec::new();
    }
    let mut rung = roles.to_vec();
    for _ in 0..MOST_RUNGS {
        rung = rung.iter().flat_map(|role| &catalogue.roles[*role].up).copied().collect();
        let mut found = Vec::new();
        for role in rung.iter().filter(|role| is_leading(role)) {
            if !found.contains(role) {
                found.push(*role);
            }
        }
        if !found.is_empty() {
            found.truncate(2);
            return found;
        }
    }
    Vec::new()
}
