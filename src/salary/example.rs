//! One band worked out step by step, for the page that explains the model to a sceptic.

use super::band::SalaryBand;
use super::cells::{self, CELL_MIDDLES, CELLS, Cell, Pool};
use super::figure::{self, Figure};
use super::lognormal::LogNormal;
use super::table::{PayTable, spread};
use crate::catalogue::evidence::Evidence;
use crate::catalogue::{Catalogue, Key, RoleId};
use crate::rupees::Rupees;
use crate::years::Years;

/// The steps from figures to a band.
#[derive(Debug)]
pub struct Example<'a> {
    pub role: RoleId,
    pub years: Years,
    /// The cell of years: from, and to where it is not open.
    pub cell: (f64, Option<f64>),
    /// The year that stands for the cell.
    pub cell_year: f64,
    /// What we judge the middle to be in that year, before any figure.
    pub judged: Rupees,
    /// The role's own figures, its family's and its track's.
    pub own: Step<'a>,
    pub family: Step<'a>,
    pub track: Step<'a>,
    /// The middle in the cell's year after all figures: the judged one times what the role's step says.
    pub middle: Rupees,
    /// Standard deviation of the logarithm: between people alone, of our doubt about the middle, and of both.
    pub spread_of_people: f64,
    pub doubt: f64,
    pub spread: f64,
    /// The band at the person's years, read from the smooth line through all cells.
    pub band: SalaryBand,
}

/// What the figures of one level say against our judgement, and what is concluded.
#[derive(Debug)]
pub struct Step<'a> {
    pub figures: Vec<ExampleFigure<'a>>,
    /// How many times our judgement pay is held to be, after this step.
    pub times_judged: f64,
    /// Part of that which comes from this level's figures, 0 to 1; the rest comes from the level above.
    pub heard: f64,
}

/// A figure on its way into a band.
#[derive(Debug)]
pub struct ExampleFigure<'a> {
    pub evidence: &'a Evidence,
    /// The middle as the source gives it or as its range implies, in its own year and city.
    pub stated: Rupees,
    /// What brings it to today, and what its city pays against the metro average.
    pub growth: f64,
    pub city: f64,
    /// Stated, times growth, over city.
    pub today: Rupees,
    /// How many times our judgement that is, for the figure's own work and years.
    pub times_judged: f64,
    /// Its part among the level's figures, 0 to 1.
    pub part: f64,
}

/// Works out a role's band after some years.
pub fn example<'a>(catalogue: &'a Catalogue, table: &PayTable, role: RoleId, years: Years) -> Example<'a> {
    let pool = Pool::new(catalogue, figure::figures(catalogue, |_| true));
    let place = cells::cell_of(years.as_f64());
    let (cell_year, cell) = (CELL_MIDDLES[place], pool.role(role, place));
    let judged = pool.curves[role.index()].at(cell_year);
    let people = cell.spread_squared(judged.spread);
    let pay = LogNormal { middle: judged.middle + cell.own.pooled.deviation, ..judged };
    Example {
        role,
        years,
        cell: (CELLS[place], CELLS.get(place + 1).copied()),
        cell_year,
        judged: Rupees::from_f64(judged.at(0.0)),
        own: step(catalogue, &pool.figures, &cell.own),
        family: step(catalogue, &pool.figures, &cell.family),
        track: step(catalogue, &pool.figures, &cell.track),
        middle: Rupees::from_f64(pay.at(0.0)),
        spread_of_people: people.sqrt(),
        doubt: cell.own.pooled.variance.sqrt(),
        spread: spread(&cell, judged.spread, table.basis(role, years), &catalogue.pay.shape),
        band: table.band(role, years),
    }
}

fn step<'a>(catalogue: &'a Catalogue, figures: &[Figure], cell: &Cell) -> Step<'a> {
    Step {
        figures: cell
            .heard
            .iter()
            .map(|heard| {
                let figure = &figures[heard.figure];
                let today = figure.pay.at(0.0);
                ExampleFigure {
                    evidence: &catalogue.pay.evidence[figure.evidence],
                    stated: Rupees::from_f64(today / figure.growth * figure.city),
                    growth: figure.growth,
                    city: figure.city,
                    today: Rupees::from_f64(today),
                    times_judged: heard.deviation.exp(),
                    part: heard.part,
                }
            })
            .collect(),
        times_judged: cell.pooled.deviation.exp(),
        heard: cell.pooled.heard,
    }
}
