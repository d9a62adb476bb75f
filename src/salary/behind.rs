//! What stands behind a band: each figure with its part, what may come on top, and what reaches the account.

use super::adjustments::adds_to;
use super::band::SalaryBand;
use super::example::{Example, ExampleFigure};
use super::in_hand::{Offer, Question, in_hand_monthly};
use super::minimum_wage::{MinimumLine, minimum_wage};
use crate::catalogue::role::{GateNeed, Shift};
use crate::catalogue::{Catalogue, CityId, RoleId};
use crate::rupees::Rupees;

/// A figure with its part of a band.
#[derive(Debug)]
pub struct Record<'e, 'a> {
    pub figure: &'e ExampleFigure<'a>,
    /// "this role", "its family" or "its track".
    pub speaks_of: &'static str,
    /// 0 to 1.
    pub part: f64,
}

/// The figures of a band, those with the largest part first, and the part of our judgement. All parts sum to one.
pub fn records<'e, 'a>(example: &'e Example<'a>) -> (Vec<Record<'e, 'a>>, f64) {
    let mut left = 1.0;
    let mut all = Vec::new();
    for (step, speaks_of) in
        [(&example.own, "this role"), (&example.family, "its family"), (&example.track, "its track")]
    {
        let parts =
            step.figures.iter().map(|figure| Record { figure, speaks_of, part: figure.part * left * step.heard });
        all.extend(parts);
        left *= 1.0 - step.heard;
    }
    all.sort_by(|one, other| other.part.total_cmp(&one.part));
    (all, left)
}

/// Something that may raise pay in a role, with how sure its size is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Extra {
    pub what: String,
    /// Percent of the band: what is added, and between what it may lie.
    pub percent: u16,
    pub low: u16,
    pub high: u16,
    pub why: String,
}

/// All that may come on top of a role's band; what the role itself asks for is in the band already.
pub fn extras(catalogue: &Catalogue, id: RoleId) -> Vec<Extra> {
    let role = &catalogue.roles[id];
    let model = &catalogue.pay.model;
    let rotates = role.entry.shift == Shift::Rotational;
    let shifts = model.shift_line.iter().filter(|line| rotates && line.shift == role.entry.shift).map(|line| Extra {
        what: format!("{} work", line.shift.in_words()),
        percent: line.percent,
        low: line.low,
        high: line.high,
        why: line.why.clone(),
    });
    let asks_language = role.gates.iter().any(|gate| matches!(gate.needs, GateNeed::Language(..)));
    let languages = model.language_line.iter().filter(|_| !asks_language).filter_map(|line| {
        let skill = catalogue.skills.find(&line.language)?;
        role.entry.languages.contains(&skill).then(|| Extra {
            what: format!("{} at {}", catalogue.skills[skill].name, line.level.id()),
            percent: line.percent,
            low: line.low,
            high: line.high,
            why: line.why.clone(),
        })
    });
    let certificates = model.certificate_line.iter().filter_map(|line| {
        let qualification = catalogue.qualifications.find(&line.qualification)?;
        adds_to(catalogue, role, qualification).then(|| Extra {
            what: catalogue.qualifications[qualification].name.clone(),
            percent: line.percent,
            low: line.low,
            high: line.high,
            why: line.why.clone(),
        })
    });
    shifts.chain(languages).chain(certificates).collect()
}

/// What of a band reaches the bank account in a month, under the usual conventions and the rules of the money's year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InHandBand {
    /// Of the 25th, 50th and 75th percentile.
    pub low: Rupees,
    pub middle: Rupees,
    pub high: Rupees,
}

/// The month in which a financial year begins.
pub const APRIL: u8 = 4;

/// In-hand pay of a band; professional tax only where the city is known.
pub fn in_hand_of_band(catalogue: &Catalogue, band: &SalaryBand, city: Option<CityId>) -> InHandBand {
    let year = catalogue.tax.year_at(catalogue.pay.model.today, APRIL);
    let state = city.map(|city| catalogue.cities[city].state);
    let monthly = |ctc: Rupees| {
        Offer::new(ctc, Rupees(0)).map_or(Rupees(0), |offer| {
            in_hand_monthly(&catalogue.tax, &Question { state, ..Question::usual(offer, year) })
        })
    };
    InHandBand { low: monthly(band.p25()), middle: monthly(band.p50()), high: monthly(band.p75()) }
}

/// The minimum wage that a role's pay is held against: that of the city, else of the first of the role's own cities
/// where one is known.
pub fn minimum_wage_of_role(catalogue: &Catalogue, id: RoleId, city: Option<CityId>) -> Option<MinimumLine<'_>> {
    match city {
        Some(city) => minimum_wage(catalogue, city),
        None => catalogue.roles[id].market.cities.iter().find_map(|city| minimum_wage(catalogue, *city)),
    }
}
