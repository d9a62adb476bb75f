//! What pay never does, for every role at every quarter of a year.

use marg::catalogue::{Catalogue, RoleId};
use marg::rupees::Rupees;
use marg::salary::estimate::estimate;
use marg::salary::{Estimate, Person, SalaryBand};
use marg::years::Years;

use super::support::{ENGINE, none};

/// Quarters of a year from 0 to 45 years.
fn quarters() -> impl Iterator<Item = Years> {
    (0..=45 * 4).map(|quarter| Years::from_number(f64::from(quarter) / 4.0).unwrap())
}

fn at(role: RoleId, years: Years) -> Estimate {
    estimate(&ENGINE.catalogue, &ENGINE.pay, role, &Person { years: Some(years), ..Person::default() })
}

/// Every role at every quarter with its estimate, and what a rule says of it.
fn faults(rule: impl Fn(&Catalogue, RoleId, Years, &Estimate) -> Option<String>) -> Vec<String> {
    let catalogue = &ENGINE.catalogue;
    let mut faults = Vec::new();
    for role in catalogue.roles.keys() {
        for years in quarters() {
            if let Some(fault) = rule(catalogue, role, years, &at(role, years)) {
                faults.push(format!("{} at {years} years: {fault}", catalogue.roles.id(role)));
            }
        }
    }
    faults
}

fn shown(band: &SalaryBand) -> String {
    band.points().map(Rupees::grouped).join(" ")
}

#[test]
fn a_band_is_in_order() {
    let faults = faults(|_, _, _, estimate| {
        let points = estimate.band.points();
        (!points.is_sorted() || points[0].0 == 0).then(|| shown(&estimate.band))
    });
    none("10th to 90th percentile rise, and nobody works for nothing", &faults);
}

#[test]
fn pay_never_falls_as_years_rise() {
    let catalogue = &ENGINE.catalogue;
    let mut faults = Vec::new();
    for role in catalogue.roles.keys() {
        let bands: Vec<(Years, SalaryBand)> = quarters().map(|years| (years, at(role, years).band)).collect();
        for pair in bands.windows(2) {
            let falls = pair[0].1.points().iter().zip(pair[1].1.points()).any(|(before, after)| after < *before);
            if falls {
                let id = catalogue.roles.id(role);
                faults.push(format!("{id}: {} then, at {} years, {}", shown(&pair[0].1), pair[1].0, shown(&pair[1].1)));
            }
        }
    }
    none("pay never falls as years rise", &faults);
}

#[test]
fn a_band_is_neither_a_point_nor_a_guess_over_everything() {
    // Both ends are rounded to the thousand: half of one either way is no fault.
    let faults = faults(|_, _, _, estimate| {
        let (low, high) = (estimate.band.p10().0, estimate.band.p90().0);
        let narrow = (high + 500) * 10 < (low - 500) * 18;
        let wide = (high - 500) > (low + 500) * 5;
        (narrow || wide).then(|| shown(&estimate.band))
    });
    none("the 90th percentile is 1.8 to 5 times the 10th", &faults);
}

#[test]
fn a_band_rests_on_something() {
    let faults = faults(|_, _, _, estimate| estimate.basis.is_empty().then(|| "no basis".to_owned()));
    none("every band names its basis", &faults);
}

#[test]
fn before_the_first_year_the_band_is_that_of_the_first() {
    let faults = faults(|catalogue, role, years, estimate| {
        let first = Years::whole(catalogue.roles[role].years.entry);
        if estimate.below_role != (years < first) {
            return Some(format!("below_role is {}", estimate.below_role));
        }
        let band = at(role, first).band;
        (years < first && estimate.band != band).then(|| format!("{}, not {}", shown(&estimate.band), shown(&band)))
    });
    none("below a role's first year stands the band of its first year, and says so", &faults);
}

#[test]
fn without_years_the_band_is_that_of_the_first() {
    for role in ENGINE.catalogue.roles.keys() {
        let first = Years::whole(ENGINE.catalogue.roles[role].years.entry);
        let nothing_said = estimate(&ENGINE.catalogue, &ENGINE.pay, role, &Person::default());
        assert_eq!(nothing_said, at(role, first));
    }
}
