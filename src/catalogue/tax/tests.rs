//! The law as it is carried, and the faults that are found in it.

use std::collections::HashMap;

use super::*;
use crate::catalogue::entries::Grade;

/// States and sources as the embedded files name them.
fn names(files: &DataFiles) -> (HashMap<String, StateId>, Table<SourceId, Source>) {
    #[derive(serde::Deserialize)]
    struct Named {
        id: String,
    }
    #[derive(serde::Deserialize)]
    struct Places {
        state: Vec<Named>,
    }
    #[derive(serde::Deserialize)]
    struct Sources {
        source: Vec<Named>,
    }
    let places: Places = toml::from_str(&files.get("places.toml").unwrap().text).unwrap();
    let ids: Vec<String> = places.state.into_iter().map(|state| state.id).collect();
    let mut sources = Table::default();
    for file in files.under("sources", "toml") {
        for source in toml::from_str::<Sources>(&file.text).unwrap().source {
            let entry = Source {
                title: String::new(),
                publisher: String::new(),
                year: 2026,
                url: String::new(),
                grade: Grade::J,
                note: String::new(),
            };
            sources.push(source.id, entry);
        }
    }
    (Table::<StateId, ()>::keys_of(&ids), sources)
}

/// The embedded law alone, with the names that it rests on: a fault elsewhere in the catalogue is no fault here.
pub struct Carried {
    pub law: TaxData,
    pub states: HashMap<String, StateId>,
    pub sources: Table<SourceId, Source>,
}

pub fn carried() -> Carried {
    let files = DataFiles::embedded();
    let (states, sources) = names(&files);
    let law = read(&files, &states, &sources, &mut FaultList::default()).unwrap();
    Carried { law, states, sources }
}

/// The embedded law with one text changed in one file.
fn changed(path: &str, from: &str, to: &str) -> (Option<TaxData>, Vec<String>) {
    let embedded = DataFiles::embedded();
    let (states, sources) = names(&embedded);
    let texts = embedded.iter().map(|file| {
        let text = if file.path == path { file.text.replacen(from, to, 1) } else { file.text.clone() };
        (file.path.clone(), text)
    });
    let mut faults = FaultList::default();
    let data = read(&DataFiles::from_texts(texts.collect::<Vec<_>>()), &states, &sources, &mut faults);
    (data, faults.into_faults().0.iter().map(ToString::to_string).collect())
}

#[test]
fn the_embedded_law_has_no_fault() {
    let (data, faults) = changed("", "", "");
    assert_eq!(faults, Vec::<String>::new());
    let data = data.unwrap();
    assert_eq!(data.years().map(|year| year.id.as_str()).collect::<Vec<_>>(), ["2025-26", "2026-27"]);
}

#[rstest::rstest]
#[case(2025, 4, "2025-26")]
#[case(2026, 3, "2025-26")]
#[case(2026, 4, "2026-27")]
#[case(2026, 11, "2026-27")]
#[case(2031, 1, "2026-27")]
#[case(2019, 1, "2025-26")]
fn a_month_has_its_year(#[case] year: u16, #[case] month: u8, #[case] wanted: &str) {
    let (data, _) = changed("", "", "");
    assert_eq!(data.unwrap().year_at(year, month).id, wanted);
}

const YEAR: &str = "tax/2025-26.toml";

#[rstest::rstest]
#[case::slab_falls(YEAR, "over = 8_00_000", "over = 3_00_000", "does not lie above")]
#[case::rate_falls(YEAR, "percent = 10 }", "percent = 2 }", "the rate falls from 5% to 2%")]
#[case::three_decimals(YEAR, "value = 4.81", "value = 4.815", "at most two decimals")]
#[case::rebate(YEAR, "most = 60_000", "most = 6_000", "the rebate is not the tax at its limit, ₹\u{a0}60,000")]
#[case::first_slab(YEAR, "over = 0, percent = 0", "over = 1, percent = 0", "the first slab begins at 0")]
#[case::source(YEAR, "\"finance-act-2025\"", "\"finance-act\"", "there is no source `finance-act`")]
#[case::year(YEAR, "year = \"2025-26\"", "year = \"2025-27\"", "a financial year is written like 2026-27")]
#[case::name(YEAR, "year = \"2025-26\"", "year = \"2024-25\"", "bears the year as its name")]
#[case::no_rounding(YEAR, "value = 10\n", "value = 0\n", "rounded to 0 rupees")]
#[case::unknown_key(YEAR, "[cess]\n", "[cess]\nkind = 1\n", "unknown field `kind`")]
#[case::unknown_state(PROFESSIONAL, "\"karnataka\"", "\"mysore\"", "there is no state `mysore`")]
#[case::missing_state(PROFESSIONAL, "\"delhi\", ", "", "the state `delhi` is missing")]
#[case::twice(PROFESSIONAL, "\"gujarat\"", "\"karnataka\"", "the state `karnataka` stands here twice")]
#[case::both(PROFESSIONAL, "from = 25_000,", "from = 25_000, over = 1,", "either `over` an amount or `from` one")]
#[case::too_much(
    PROFESSIONAL,
    "month = \"February\", rupees = 300",
    "month = \"February\", rupees = 301",
    "more than the most"
)]
#[case::falls(
    PROFESSIONAL,
    "{ over = 20_000, rupees = 200 }",
    "{ over = 14_000, rupees = 200 }",
    "slabs and their amounts rise"
)]
#[case::of_pay(PROFESSIONAL, "over = 7_500, rupees = 175", "over = 750, rupees = 175", "more than a tenth of the pay")]
#[case::period(PROFESSIONAL, "period = \"month\"", "period = \"half-year\"", "only a tax by the month")]
fn a_fault_is_found_with_its_line(#[case] path: &str, #[case] from: &str, #[case] to: &str, #[case] wanted: &str) {
    let (_, faults) = changed(path, from, to);
    assert!(faults.iter().any(|fault| fault.starts_with(path) && fault.contains(wanted)), "{faults:#?}");
    let line = DataFiles::embedded().get(path).unwrap().text.lines().position(|line| line.contains(from.trim_end()));
    let at: Vec<usize> = faults.iter().filter_map(|fault| fault.split(':').nth(1)?.parse().ok()).collect();
    // Faults of a file as a whole stand on line 1; all others within a table's reach of what was changed.
    assert!(at.iter().any(|at| *at == 1 || at.abs_diff(line.unwrap() + 1) <= 8), "{faults:#?}");
}

#[test]
fn a_missing_file_is_a_fault() {
    let mut faults = FaultList::default();
    let none = read(&DataFiles::from_texts([]), &HashMap::new(), &Table::default(), &mut faults);
    assert!(none.is_none());
    let faults = faults.into_faults().0;
    assert_eq!(faults.len(), 2);
}
