//! What the roles of a track say of it together.

use super::Terrain;
use crate::catalogue::role::{Outlook, Shift};
use crate::catalogue::{Role, RoleId, Track};
use crate::salary::SalaryBand;
use crate::years::Years;

/// Counts and bands over the roles of one track. LPO stands within KPO, but its roles are counted as LPO only.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrackFigures {
    pub roles: usize,
    pub gated: usize,
    pub day: usize,
    pub rotational: usize,
    pub night: usize,
    pub growing: usize,
    pub steady: usize,
    pub shrinking: usize,
    /// The longest ladder of the track, from a first job up.
    pub ladder: Vec<RoleId>,
}

impl TrackFigures {
    pub fn new(terrain: Terrain<'_>, track: Track) -> Self {
        let roles: Vec<&Role> = of_track(terrain, track).map(|(_, role)| role).collect();
        let count = |wanted: &dyn Fn(&Role) -> bool| roles.iter().filter(|role| wanted(role)).count();
        Self {
            roles: roles.len(),
            gated: count(&|role| !role.gates.is_empty()),
            day: count(&|role| role.entry.shift == Shift::Day),
            rotational: count(&|role| role.entry.shift == Shift::Rotational),
            night: count(&|role| role.entry.shift == Shift::Night),
            growing: count(&|role| role.market.outlook == Outlook::Growing),
            steady: count(&|role| role.market.outlook == Outlook::Steady),
            shrinking: count(&|role| role.market.outlook == Outlook::Shrinking),
            ladder: longest_ladder(terrain, track),
        }
    }
}

/// Pay in a track after some years: the band between those of its roles that one can hold by then.
pub fn pay_after(terrain: Terrain<'_>, track: Track, years: u16) -> Option<SalaryBand> {
    let bands: Vec<SalaryBand> = of_track(terrain, track)
        .filter(|(_, role)| role.years.entry <= years)
        .map(|(id, _)| terrain.pay.band(id, Years::whole(years)))
        .collect();
    (!bands.is_empty()).then(|| SalaryBand::between(&bands))
}

fn of_track(terrain: Terrain<'_>, track: Track) -> impl Iterator<Item = (RoleId, &Role)> {
    terrain.catalogue.roles.iter().filter(move |(_, role)| role.track == track)
}

/// Of equally long ones the first by id. Ladders have no loop; the catalogue was checked for it.
fn longest_ladder(terrain: Terrain<'_>, track: Track) -> Vec<RoleId> {
    let mut starts: Vec<RoleId> =
        of_track(terrain, track).filter(|(_, role)| role.years.entry == 0).map(|(id, _)| id).collect();
    starts.sort_by_key(|role| terrain.index.order(*role));
    let mut longest = Vec::new();
    for start in starts {
        let ladder = ladder_from(terrain, track, start);
        if ladder.len() > longest.len() {
            longest = ladder;
        }
    }
    longest
}

fn ladder_from(terrain: Terrain<'_>, track: Track, from: RoleId) -> Vec<RoleId> {
    let up = terrain.catalogue.roles[from].up.iter().filter(|next| terrain.catalogue.roles[**next].track == track);
    let mut above = Vec::new();
    for next in up {
        let ladder = ladder_from(terrain, track, *next);
        if ladder.len() > above.len() {
            above = ladder;
        }
    }
    above.insert(0, from);
    above
}
