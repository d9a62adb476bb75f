//! Years count where they were earned.

use crate::catalogue::{Catalogue, FamilyId, Level, RoleId};
use crate::years::Years;

/// The years that count in a role for someone whose home is a family: all of them at home, a part elsewhere. Whoever
/// holds too few of the role's essentials is a newcomer to it and stays within its first level.
pub fn years_that_count(
    catalogue: &Catalogue,
    home: Option<FamilyId>,
    role: RoleId,
    essentials_percent: u8,
    years: Years,
) -> Years {
    let shares = &catalogue.pay.shape.counted;
    let role = &catalogue.roles[role];
    let Some(home) = home.filter(|home| *home != role.family) else { return years };
    let neighbours = catalogue.families[home].neighbours.contains(&role.family)
        || catalogue.families[role.family].neighbours.contains(&home);
    let counted = years.percent(if neighbours { shares.neighbour_percent } else { shares.stranger_percent });
    if essentials_percent < shares.newcomer_essentials_percent {
        counted.min(role.years.begins(Level::Mid).less_a_month())
    } else {
        counted
    }
}
