//! The legal minimum wage beside a band: the line that no ordinary pay lies under.

use super::behind::APRIL;
use super::in_hand::ctc_of_gross;
use crate::catalogue::minimum_wages::MinimumWage;
use crate::catalogue::{Catalogue, CityId, StateId};
use crate::rupees::Rupees;

/// A legal minimum for a year of work, with the rate that it comes from.
#[derive(Clone, Debug)]
pub struct MinimumLine<'a> {
    /// The law speaks of gross pay, bands are in CTC: this is the CTC whose gross pay reaches the rate, under the usual
    /// conventions.
    pub ctc_a_year: Rupees,
    /// Its state, month of effect and source. Where a city reaches into several states: the lowest.
    pub rate: &'a MinimumWage,
    /// The rates of the other states that the city reaches into, lowest first.
    pub elsewhere: Vec<&'a MinimumWage>,
}

/// The latest minimum wage of a city's state for the class that pay is held against, of several states the lowest; `None`
/// where we found no rate.
pub fn minimum_wage(catalogue: &Catalogue, city: CityId) -> Option<MinimumLine<'_>> {
    let city = &catalogue.cities[city];
    let mut elsewhere: Vec<_> =
        city.reaches_into.iter().chain([&city.state]).filter_map(|state| latest(catalogue, *state)).collect();
    elsewhere.sort_by_key(|rate| rate.rupees_a_month);
    let rate = *elsewhere.first()?;
    elsewhere.remove(0);
    let gross = Rupees(rate.rupees_a_month.0 * 12);
    let year = catalogue.tax.year_at(catalogue.pay.model.today, APRIL);
    Some(MinimumLine { ctc_a_year: ctc_of_gross(year, gross), rate, elsewhere })
}

fn latest(catalogue: &Catalogue, state: StateId) -> Option<&MinimumWage> {
    let class = catalogue.pay.offer.wage_class;
    let rates = catalogue.pay.minimum_wages.iter();
    rates.filter(|rate| rate.state == Some(state) && rate.class == class).max_by(|one, other| one.from.cmp(&other.from))
}
