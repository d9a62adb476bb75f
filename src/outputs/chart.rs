//! Where marks stand in a chart: whole units of a drawing 1,000 wide, so that templates only put them in place.

use crate::catalogue::{Key, RoleId};
use crate::rupees::Rupees;
use crate::salary::{PayTable, SalaryBand};
use crate::years::Years;

/// Width of every chart.
pub const WIDTH: u32 = 1_000;
/// Height of the chart of pay over years.
pub const PATH_HEIGHT: u32 = 360;

/// A scale of rupees from zero to a round top.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scale {
    top: u64,
    pub ticks: Vec<Tick>,
    /// The ticks as a path of upright lines, 32 units high.
    pub grid: String,
}

/// A mark of a scale.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tick {
    /// From the left, or from the bottom turned to the top, in units of the drawing.
    pub at: u32,
    pub label: String,
}

/// A band as a bar: the ends of the thin line, of the thick bar, and the middle mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bar {
    pub p10: u32,
    pub p25: u32,
    pub p50: u32,
    pub p75: u32,
    pub p90: u32,
}

impl Scale {
    /// The smallest round scale that holds an amount; four or five ticks.
    pub fn up_to(most: Rupees) -> Self {
        let step = [1_u64, 2, 5, 10, 20, 50, 100, 200, 500, 1_000]
            .into_iter()
            .map(|lakh| lakh * crate::rupees::LAKH)
            .find(|step| step * 5 >= most.0)
            .unwrap_or(crate::rupees::LAKH * 1_000);
        let steps = most.0.div_ceil(step).max(1);
        let top = steps * step;
        let ticks: Vec<Tick> = (0..=steps)
            .map(|tick| Tick { at: place(tick * step, top, WIDTH), label: Rupees(tick * step).lakh() })
            .collect();
        let grid = ticks.iter().map(|tick| format!("M{} 0v32", tick.at)).collect::<Vec<_>>().concat();
        Self { top, ticks, grid }
    }

    /// The scale on which all of some bands can be compared.
    pub fn of_bands<'a>(bands: impl Iterator<Item = &'a SalaryBand>) -> Self {
        Self::up_to(bands.map(SalaryBand::p90).max().unwrap_or_default())
    }

    /// Where an amount stands on a length.
    pub fn place(&self, amount: Rupees, length: u32) -> u32 {
        place(amount.0, self.top, length)
    }

    /// The ticks beside a drawing of a height, counted from its top.
    pub fn upright(&self, height: u32) -> Vec<Tick> {
        self.ticks
            .iter()
            .map(|tick| Tick { at: height - tick.at * height / WIDTH, label: tick.label.clone() })
            .collect()
    }

    pub fn bar(&self, band: &SalaryBand) -> Bar {
        let [p10, p25, p50, p75, p90] = band.points().map(|amount| place(amount.0, self.top, WIDTH));
        Bar { p10, p25, p50, p75, p90 }
    }
}

/// Where an amount stands on a length that reaches to `top`.
pub fn place(amount: u64, top: u64, length: u32) -> u32 {
    u32::try_from((amount.min(top) * u64::from(length)).checked_div(top).unwrap_or(0)).unwrap_or(length)
}

/// Pay in a role over a career: a fan of the middle half with its middle line, and the same as a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PayPath {
    /// Points of the polygon of the middle half.
    pub fan: String,
    /// Points of the middle line.
    pub middle: String,
    /// Years below the drawing.
    pub years: Vec<Tick>,
    /// Lakh beside the drawing; `at` counts from the top.
    pub lakh: Vec<Tick>,
    pub rows: Vec<PathRow>,
    /// Where the legal minimum lies, from the top; absent where none is known.
    pub minimum: Option<u32>,
    top: u64,
}

/// A year of a pay path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PathRow {
    pub year: u16,
    pub band: SalaryBand,
}

/// Years between two marks below a pay path.
const PATH_STEP: u16 = 3;
/// Years that a table of a pay path shows, counted from the role's first.
const PATH_YEARS: [u16; 7] = [0, 1, 3, 5, 7, 10, 12];

impl PayPath {
    /// Pay in a role from its first year on.
    pub fn of_role(table: &PayTable, role: RoleId, first_year: u16) -> Self {
        let band = |year: u16| PathRow { year, band: table.band(role, Years::whole(year)) };
        let last = PATH_YEARS[PATH_YEARS.len() - 1];
        let all: Vec<PathRow> = (0..=last).map(|year| band(first_year + year)).collect();
        let scale = Scale::up_to(all.last().map(|row| row.band.p75()).unwrap_or_default());
        let x = |row: &PathRow| place(u64::from(row.year - first_year), u64::from(last), WIDTH);
        let y = |amount: Rupees| PATH_HEIGHT - place(amount.0, scale.top, PATH_HEIGHT);
        let point = |row: &PathRow, amount: Rupees| format!("{},{}", x(row), y(amount));
        let upper = all.iter().map(|row| point(row, row.band.p75()));
        let lower = all.iter().rev().map(|row| point(row, row.band.p25()));
        Self {
            fan: upper.chain(lower).collect::<Vec<_>>().join(" "),
            middle: all.iter().map(|row| point(row, row.band.p50())).collect::<Vec<_>>().join(" "),
            years: (0..=last)
                .step_by(usize::from(PATH_STEP))
                .map(|year| Tick {
                    at: place(u64::from(year), u64::from(last), WIDTH),
                    label: (first_year + year).to_string(),
                })
                .collect(),
            lakh: scale.upright(PATH_HEIGHT),
            rows: PATH_YEARS.iter().map(|year| band(first_year + year)).collect(),
            minimum: None,
            top: scale.top,
        }
    }
}

impl PayPath {
    /// The same with the line of a legal minimum wage.
    pub fn with_minimum(self, a_year: Option<Rupees>) -> Self {
        let minimum = a_year.map(|amount| PATH_HEIGHT - place(amount.0, self.top, PATH_HEIGHT));
        Self { minimum, ..self }
    }
}

/// A number for an element's id that no other role has.
pub fn mark(role: RoleId) -> usize {
    role.index()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[rstest::rstest]
    #[case(3_40_000, &["0", "1", "2", "3", "4"])]
    #[case(10_00_000, &["0", "2", "4", "6", "8", "10"])]
    #[case(42_00_000, &["0", "10", "20", "30", "40", "50"])]
    #[case(0, &["0", "1"])]
    fn scales_are_round(#[case] most: u64, #[case] labels: &[&str]) {
        let scale = Scale::up_to(Rupees(most));
        assert_eq!(scale.ticks.iter().map(|tick| tick.label.as_str()).collect::<Vec<_>>(), labels);
        assert_eq!(scale.ticks.last().map(|tick| tick.at), Some(WIDTH));
    }

    #[test]
    fn a_bar_stands_in_order_inside_the_drawing() {
        let band = SalaryBand::rising([2_00_000, 3_00_000, 4_00_000, 5_00_000, 7_00_000].map(Rupees));
        let bar = Scale::up_to(band.p90()).bar(&band);
        assert!([bar.p10, bar.p25, bar.p50, bar.p75, bar.p90, WIDTH].is_sorted());
    }
}
