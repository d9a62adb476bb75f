//! Professional tax: a small tax of the states on being employed.

use std::collections::HashMap;

use serde::Deserialize;
use toml::Spanned;

use super::rule::{Page, RawRule, Rule};
use crate::catalogue::fault::FaultList;
use crate::catalogue::raw::Placed;
use crate::catalogue::table::{SourceId, StateId};
use crate::rupees::Rupees;

/// Professional tax in all states.
#[derive(Debug)]
pub struct ProfessionalTaxes {
    /// No state may take more from one person.
    pub most_a_year: Rule<Rupees>,
    states: HashMap<StateId, ProfessionalTax>,
}

impl ProfessionalTaxes {
    /// A state's tax; a catalogue that was read without fault has every state.
    pub fn of(&self, state: StateId) -> Option<&ProfessionalTax> {
        self.states.get(&state)
    }
}

/// Professional tax in one state.
#[derive(Clone, Debug)]
pub struct ProfessionalTax {
    pub period: Period,
    /// Rising; empty where a state has no such tax.
    slabs: Vec<Slab>,
    /// What a person should know beside the amounts.
    pub note: String,
    pub source: SourceId,
    pub certain: bool,
}

impl ProfessionalTax {
    /// Whether the state has such a tax at all.
    pub fn is_levied(&self) -> bool {
        !self.slabs.is_empty()
    }

    /// The slab that a year's gross pay reaches, if any.
    pub fn slab(&self, gross: Rupees) -> Option<&Slab> {
        self.slabs.iter().rev().find(|slab| slab.begins.is_reached(gross, self.period))
    }

    /// What a slab takes in a year.
    pub fn a_year(&self, slab: &Slab) -> Rupees {
        match &slab.other_month {
            Some(other) => Rupees(slab.rupees.0 * (self.period.in_a_year() - 1)) + other.rupees,
            None => Rupees(slab.rupees.0 * self.period.in_a_year()),
        }
    }
}

/// Over what pay is counted, and how often the tax falls due.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Period {
    Month,
    HalfYear,
    Year,
}

impl Period {
    pub fn in_a_year(self) -> u64 {
        match self {
            Self::Month => 12,
            Self::HalfYear => 2,
            Self::Year => 1,
        }
    }

    pub fn in_words(self) -> &'static str {
        match self {
            Self::Month => "a month",
            Self::HalfYear => "a half-year",
            Self::Year => "a year",
        }
    }
}

/// One amount of the tax and where it begins.
#[derive(Clone, Debug)]
pub struct Slab {
    pub begins: Begins,
    /// Due each period.
    pub rupees: Rupees,
    pub other_month: Option<OtherMonth>,
}

/// Where a slab begins, in pay of its period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Begins {
    Over(Rupees),
    From(Rupees),
}

impl Begins {
    fn amount(self) -> Rupees {
        match self {
            Self::Over(amount) | Self::From(amount) => amount,
        }
    }

    // The year's pay is compared with the threshold of all its periods, so that nothing is rounded.
    fn is_reached(self, gross: Rupees, period: Period) -> bool {
        let threshold = Rupees(self.amount().0.saturating_mul(period.in_a_year()));
        match self {
            Self::Over(_) => gross > threshold,
            Self::From(_) => gross >= threshold,
        }
    }
}

/// A month whose amount differs, so that the year comes to a round sum.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OtherMonth {
    pub month: String,
    pub rupees: Rupees,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawFile {
    most_a_year: RawRule<Rupees>,
    #[serde(default)]
    without: Vec<RawWithout>,
    #[serde(default)]
    state: Vec<RawState>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawWithout {
    states: Vec<Placed>,
    source: Placed,
    certain: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawState {
    state: Placed,
    period: Period,
    slabs: Vec<Spanned<RawSlab>>,
    #[serde(default)]
    note: String,
    source: Placed,
    certain: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawSlab {
    over: Option<Rupees>,
    from: Option<Rupees>,
    rupees: Rupees,
    other_month: Option<OtherMonth>,
}

/// At most this share of the pay at which a slab begins: so that the tax can never exceed the pay.
const MOST_OF_PAY: u64 = 10;

pub(super) fn read(
    page: &Page<'_>,
    states: &HashMap<String, StateId>,
    faults: &mut FaultList,
) -> Option<ProfessionalTaxes> {
    let raw: RawFile = faults.parsed(page.file)?;
    let most_a_year = page.rule(raw.most_a_year, faults)?;
    let mut taxes: HashMap<StateId, ProfessionalTax> = HashMap::new();
    let mut add = |id: &Placed, tax: ProfessionalTax, faults: &mut FaultList| {
        let state = faults.known(page.file, "state", id, states.get(id.get_ref()).copied());
        if state.is_some_and(|state| taxes.insert(state, tax).is_some()) {
            faults.at(page.file, &id.span(), format!("the state `{}` stands here twice", id.get_ref()));
        }
    };
    for without in raw.without {
        let Some(source) = page.source(&without.source, faults) else { continue };
        let tax = ProfessionalTax {
            period: Period::Year,
            slabs: Vec::new(),
            note: String::new(),
            source,
            certain: without.certain,
        };
        for state in &without.states {
            add(state, tax.clone(), faults);
        }
    }
    for state in raw.state {
        let Some(source) = page.source(&state.source, faults) else { continue };
        if state.slabs.is_empty() {
            faults.at(page.file, &state.state.span(), "a state without the tax belongs to `without`");
        }
        let mut tax = ProfessionalTax {
            period: state.period,
            slabs: Vec::new(),
            note: state.note,
            source,
            certain: state.certain,
        };
        for raw in state.slabs {
            let span = raw.span();
            match slab(raw.into_inner(), &tax, most_a_year.value) {
                Ok(slab) => tax.slabs.push(slab),
                Err(message) => faults.at(page.file, &span, message),
            }
        }
        add(&state.state, tax, faults);
    }
    let mut missing: Vec<&String> =
        states.iter().filter(|(_, state)| !taxes.contains_key(state)).map(|(id, _)| id).collect();
    missing.sort_unstable();
    for id in missing {
        faults.in_file(&page.file.path, format!("the state `{id}` is missing"));
    }
    Some(ProfessionalTaxes { most_a_year, states: taxes })
}

fn slab(raw: RawSlab, tax: &ProfessionalTax, most_a_year: Rupees) -> Result<Slab, String> {
    let begins = match (raw.over, raw.from) {
        (Some(over), None) => Begins::Over(over),
        (None, Some(from)) => Begins::From(from),
        _ => return Err("a slab begins either `over` an amount or `from` one".to_owned()),
    };
    let slab = Slab { begins, rupees: raw.rupees, other_month: raw.other_month };
    let highest = slab.other_month.as_ref().map_or(slab.rupees, |other| other.rupees.max(slab.rupees));
    if highest.0.saturating_mul(MOST_OF_PAY) > begins.amount().0 {
        return Err(format!("{highest} is more than a tenth of the pay at which this slab begins"));
    }
    if slab.other_month.is_some() && tax.period != Period::Month {
        return Err("only a tax by the month has a month that differs".to_owned());
    }
    let a_year = tax.a_year(&slab);
    if a_year > most_a_year {
        return Err(format!("{a_year} a year is more than the most, {most_a_year}"));
    }
    if tax.slabs.last().is_some_and(|last| last.begins.amount() >= begins.amount() || tax.a_year(last) >= a_year) {
        return Err("slabs and their amounts rise".to_owned());
    }
    Ok(slab)
}
