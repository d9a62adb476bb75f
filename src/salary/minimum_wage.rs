//! The legal minimum wage beside a band: the line that no ordinary pay lies under.

use crate::catalogue::evidence::MinimumWage;
use crate::catalogue::{Catalogue, CityId};
use crate::rupees::Rupees;

/// A legal minimum for a year of work, with the rate that it comes from.
#[derive(Clone, Copy, Debug)]
pub struct MinimumLine<'a> {
    pub rupees_a_year: Rupees,
    /// Its state, month of effect and source.
    pub rate: &'a MinimumWage,
}

/// The latest minimum wage of a category in a city's state; `None` where we found no rate.
pub fn minimum_wage<'a>(catalogue: &'a Catalogue, city: CityId, category: &str) -> Option<MinimumLine<'a>> {
    let state = catalogue.states.id(catalogue.cities[city].state);
    catalogue
        .pay
        .minimum_wages
        .iter()
        .filter(|rate| rate.state == state && rate.category == category)
        .max_by(|one, other| one.from.cmp(&other.from))
        .map(|rate| MinimumLine { rupees_a_year: Rupees(rate.rupees_a_month.0 * 12), rate })
}
