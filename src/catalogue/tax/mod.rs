//! The law on what is taken from a salary: income tax, provident fund, state insurance, gratuity, professional tax.
//! Every figure of it is in `tax/`, with its source; this room reads and checks them.

pub mod percent;
pub mod professional;
pub mod rule;
pub mod steps;
pub mod year;

use std::collections::HashMap;

pub use percent::Percent;
pub use professional::{Period, ProfessionalTax, ProfessionalTaxes};
pub use rule::Rule;
pub use steps::{Step, Steps};
pub use year::{ProvidentFundLaw, Rebate, RegimeLaw, StateInsuranceLaw, Surcharge, TaxYear};

use super::entries::Source;
use super::fault::FaultList;
use super::files::DataFiles;
use super::table::{SourceId, StateId, Table};
use rule::Page;

/// The law by financial year; at least one year.
#[derive(Debug)]
pub struct TaxData {
    first: TaxYear,
    /// In order.
    later: Vec<TaxYear>,
    pub professional: ProfessionalTaxes,
}

impl TaxData {
    /// All years, the earliest first.
    pub fn years(&self) -> impl DoubleEndedIterator<Item = &TaxYear> {
        std::iter::once(&self.first).chain(&self.later)
    }

    /// A year by its id, such as `2026-27`.
    pub fn year(&self, id: &str) -> Option<&TaxYear> {
        self.years().find(|year| year.id == id)
    }

    /// The law in a month of a calendar year (1 is January). Beyond the last year that is known, the last; before the
    /// first, the first.
    pub fn year_at(&self, calendar_year: u16, month: u8) -> &TaxYear {
        let begins = if month >= APRIL { calendar_year } else { calendar_year.saturating_sub(1) };
        self.years().rev().find(|year| year.begins <= begins).unwrap_or(&self.first)
    }
}

/// India's financial year begins in April.
const APRIL: u8 = 4;

const FOLDER: &str = "tax";
const PROFESSIONAL: &str = "tax/professional-tax.toml";

/// Reads `tax/`: a file a year, and professional tax by state.
pub(super) fn read(
    files: &DataFiles,
    states: &HashMap<String, StateId>,
    sources: &Table<SourceId, Source>,
    faults: &mut FaultList,
) -> Option<TaxData> {
    let professional =
        faults.needed(files, PROFESSIONAL).and_then(|file| professional::read(&Page { file, sources }, states, faults));
    // Files come in the order of their names, and these are named after their years.
    let years: Vec<Option<TaxYear>> = files
        .under(FOLDER, "toml")
        .filter(|file| file.path != PROFESSIONAL)
        .map(|file| year::read(&Page { file, sources }, faults))
        .collect();
    if years.is_empty() {
        faults.in_file(FOLDER, "there is no file of a financial year in this folder");
    }
    let mut years = years.into_iter().collect::<Option<Vec<_>>>()?.into_iter();
    Some(TaxData { first: years.next()?, later: years.collect(), professional: professional? })
}

#[cfg(test)]
pub(crate) mod tests;
