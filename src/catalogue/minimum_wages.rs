//! Legal minimum wages of the states.

use std::collections::HashMap;

use serde::Deserialize;

use super::entries::{Source, State};
use super::fault::FaultList;
use super::files::DataFile;
use super::raw::Placed;
use super::table::{SourceId, StateId, Table};
use crate::rupees::Rupees;

/// A legal minimum wage.
#[derive(Debug)]
pub struct MinimumWage {
    /// `None`: the Centre's own sphere (railways, mines, ports), which no outsourcing firm belongs to.
    pub state: Option<StateId>,
    pub class: WageClass,
    pub rupees_a_month: Rupees,
    /// Its first month: "2025-04".
    pub from: String,
    pub source: SourceId,
    pub note: String,
}

impl MinimumWage {
    /// Where it holds, in words.
    pub fn place<'a>(&self, states: &'a Table<StateId, State>) -> &'a str {
        self.state.map_or("the Centre’s own sphere", |state| &states[state].name)
    }
}

/// The classes of work that a state sets a wage for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum WageClass {
    Unskilled,
    Skilled,
    Graduate,
}

impl WageClass {
    pub fn in_words(self) -> &'static str {
        match self {
            Self::Unskilled => "unskilled",
            Self::Skilled => "skilled",
            Self::Graduate => "graduate",
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawFile {
    minimum_wage: Vec<RawWage>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawWage {
    state: Option<Placed>,
    class: WageClass,
    rupees_a_month: Rupees,
    from: Placed,
    source: Placed,
    #[serde(default)]
    note: String,
}

/// Reads the file of minimum wages; a row with a fault is told and left out.
pub(super) fn read(
    file: &DataFile,
    states: &HashMap<String, StateId>,
    sources: &Table<SourceId, Source>,
    faults: &mut FaultList,
) -> Option<Vec<MinimumWage>> {
    let raw: RawFile = faults.parsed(file)?;
    let mut wages = Vec::new();
    for wage in raw.minimum_wage {
        let state = wage.state.and_then(|id| faults.known(file, "state", &id, states.get(id.get_ref()).copied()));
        let source = faults.known(file, "source", &wage.source, sources.find(wage.source.get_ref()));
        if !is_month(wage.from.get_ref()) {
            faults.at(file, &wage.from.span(), format!("`{}` is no month such as 2025-04", wage.from.get_ref()));
        }
        wages.extend(source.map(|source| MinimumWage {
            state,
            class: wage.class,
            rupees_a_month: wage.rupees_a_month,
            from: wage.from.into_inner(),
            source,
            note: wage.note,
        }));
    }
    Some(wages)
}

/// Months are compared as texts, so each has four digits and two.
fn is_month(text: &str) -> bool {
    let digits = |part: &str, count: usize| part.len() == count && part.bytes().all(|byte| byte.is_ascii_digit());
    text.split_once('-').is_some_and(|(year, month)| {
        digits(year, 4) && digits(month, 2) && month.parse().is_ok_and(|month: u8| (1..=12).contains(&month))
    })
}
