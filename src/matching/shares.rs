//! How what a person brings is spread over tracks and sectors: the ledgers of the ranked roles, summed.

use super::index::RoleIndex;
use super::rank::RoleMatch;
use super::rounding::largest_remainder;
use crate::catalogue::{Catalogue, SectorId, SkillId, Track};

/// Thousandths, so that shares sum to one exactly.
pub type Permille = u16;

/// A track's part of what the person brings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TrackShare {
    pub track: Track,
    pub share: Permille,
}

/// A sector's part, and the skills that brought most of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SectorShare {
    pub sector: SectorId,
    pub share: Permille,
    pub why: Vec<SkillId>,
}

/// Skills named as the reason for a sector.
const MOST_REASONS: usize = 3;
/// A role counts by its points times this power of its score against the best: distant roles fade out.
const SHARPNESS: i32 = 3;

/// A role's weight: its points, less the further it lies behind the best.
fn weight(role: &RoleMatch, best: u8) -> f64 {
    f64::from(role.score) * (f64::from(role.score) / f64::from(best.max(1))).powi(SHARPNESS)
}

/// Shares of the three tracks, largest first; empty when no role is ranked.
pub fn tracks(catalogue: &Catalogue, roles: &[RoleMatch]) -> Vec<TrackShare> {
    let Some(best) = roles.first() else { return Vec::new() };
    let weights = Track::ALL.map(|track| {
        roles.iter().filter(|r| catalogue.roles[r.role].track == track).map(|r| weight(r, best.score)).sum()
    });
    let mut shares: Vec<TrackShare> = Track::ALL
        .into_iter()
        .zip(largest_remainder(&weights, 1_000))
        .map(|(track, share)| TrackShare { track, share: share as Permille })
        .collect();
    let best_track = catalogue.roles[best.role].track;
    shares.sort_by_key(|share| (std::cmp::Reverse(share.share), share.track != best_track, share.track));
    shares
}

/// Shares of the sectors of the ranked roles, largest first.
pub fn sectors(catalogue: &Catalogue, index: &RoleIndex, roles: &[RoleMatch]) -> Vec<SectorShare> {
    let Some(best) = roles.first() else { return Vec::new() };
    let mut weights = vec![0.0; catalogue.sectors.len()];
    let mut reasons: Vec<Vec<(SkillId, f64)>> = vec![Vec::new(); catalogue.sectors.len()];
    for role in roles {
        let Some(sector) = catalogue.roles[role.role].main_sector() else { continue };
        let at = crate::catalogue::Key::index(sector);
        let weight = weight(role, best.score);
        weights[at] += weight;
        for line in &role.ledger {
            // A skill that every sector asks for is no reason for this one.
            let part = weight * f64::from(line.points) * index.rarity(line.skill);
            match reasons[at].iter_mut().find(|(skill, _)| *skill == line.skill) {
                Some((_, sum)) => *sum += part,
                None => reasons[at].push((line.skill, part)),
            }
        }
    }
    let mut shares: Vec<SectorShare> = catalogue
        .sectors
        .keys()
        .zip(largest_remainder(&weights, 1_000))
        .zip(reasons)
        .filter(|((_, share), _)| *share > 0)
        .map(|((sector, share), mut reasons)| {
            reasons.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
            let why = reasons.into_iter().take(MOST_REASONS).map(|(skill, _)| skill).collect();
            SectorShare { sector, share: share as Permille, why }
        })
        .collect();
    shares.sort_by_key(|share| (std::cmp::Reverse(share.share), share.sector));
    shares
}
