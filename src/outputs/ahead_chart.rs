//! Pay of several ways over the coming ten years in one drawing, and the same as a table.

use super::chart::{PATH_HEIGHT, Scale, Tick, WIDTH, place};
use crate::catalogue::Track;
use crate::pathways::PayAhead;
use crate::pathways::ten_years::YEARS_AHEAD;
use crate::rupees::Rupees;
use crate::salary::SalaryBand;

/// Several ways on common scales.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AheadChart {
    pub ways: Vec<AheadWay>,
    /// Years from today, below the drawing.
    pub years: Vec<Tick>,
    /// Lakh beside the drawing; `at` counts from the top.
    pub lakh: Vec<Tick>,
    pub rows: Vec<AheadRow>,
}

/// One way: the polygon of the middle half and the middle line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AheadWay {
    pub track: Track,
    pub title: String,
    pub fan: String,
    pub middle: String,
    pub total: Rupees,
}

/// A year, and the band of each way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AheadRow {
    pub year: u16,
    pub bands: Vec<(Track, SalaryBand)>,
}

/// Years that the table shows.
const TABLE_YEARS: [u16; 6] = [0, 1, 3, 5, 7, 10];

impl AheadChart {
    pub fn new(ways: &[(Track, &str, &PayAhead)]) -> Self {
        let most = ways.iter().flat_map(|(_, _, ahead)| &ahead.bands).map(SalaryBand::p75).max().unwrap_or_default();
        let scale = Scale::up_to(most);
        let x = |year: usize| place(year as u64, u64::from(YEARS_AHEAD), WIDTH);
        let y = |amount: Rupees| PATH_HEIGHT - scale.place(amount, PATH_HEIGHT);
        let point = |year: usize, amount: Rupees| format!("{},{}", x(year), y(amount));
        let way = |(track, title, ahead): &(Track, &str, &PayAhead)| {
            let years = ahead.bands.iter().enumerate();
            let upper = years.clone().map(|(year, band)| point(year, band.p75()));
            let lower = years.clone().rev().map(|(year, band)| point(year, band.p25()));
            AheadWay {
                track: *track,
                title: (*title).to_owned(),
                fan: upper.chain(lower).collect::<Vec<_>>().join(" "),
                middle: years.map(|(year, band)| point(year, band.p50())).collect::<Vec<_>>().join(" "),
                total: ahead.total,
            }
        };
        let row = |year: u16| AheadRow {
            year,
            bands: ways
                .iter()
                .filter_map(|(track, _, ahead)| Some((*track, *ahead.bands.get(usize::from(year))?)))
                .collect(),
        };
        Self {
            ways: ways.iter().map(way).collect(),
            years: (0..=YEARS_AHEAD)
                .step_by(2)
                .map(|year| Tick { at: x(usize::from(year)), label: year.to_string() })
                .collect(),
            lakh: scale.upright(PATH_HEIGHT),
            rows: TABLE_YEARS.map(row).into(),
        }
    }
}
