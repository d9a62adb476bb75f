//! What a role pays at each of its levels.

use super::band::SalaryBand;
use super::basis::Confidence;
use super::table::PayTable;
use crate::catalogue::{Catalogue, Level, RoleId};
use crate::years::Years;

/// Pay at a level of a role: the band in the middle of the level's years.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LevelPay {
    pub level: Level,
    /// Years of experience at which the level begins.
    pub from: u16,
    /// Years at which the next one begins; the last level is open.
    pub to: Option<u16>,
    pub band: SalaryBand,
    pub confidence: Confidence,
}

/// A role's levels, first to last. The last has no middle; a year after it begins stands for it.
pub fn levels(catalogue: &Catalogue, table: &PayTable, role: RoleId) -> [LevelPay; 3] {
    let years = catalogue.roles[role].years;
    let pay = |level, from, to: Option<u16>| {
        let at = Years::whole(to.map_or(from + 1, |to| u16::midpoint(from, to)));
        LevelPay { level, from, to, band: table.band(role, at), confidence: table.basis(role, at).confidence }
    };
    [
        pay(Level::Entry, years.entry, Some(years.mid)),
        pay(Level::Mid, years.mid, Some(years.senior)),
        pay(Level::Senior, years.senior, None),
    ]
}
