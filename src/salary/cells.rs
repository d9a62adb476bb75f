//! Deviations from our judgement for every role, family and track in every cell of years.
//!
//! Each figure is compared with what we judge for the same work and years; what remains is a deviation. A cell leans
//! on its parent in one fixed order: role × years on family × years, family × years on track × years, track × years on
//! our judgement. City is no cell: it is a ratio, taken out of each figure before.

use std::collections::HashMap;

use super::curve::JudgedCurve;
use super::figure::{Figure, Subject};
use super::pooling::{self, Parent, Pooled, Voice};
use crate::catalogue::evidence::Shape;
use crate::catalogue::{Catalogue, FamilyId, Key, Role, RoleId, SourceId, Track};

/// Where the cells of years begin: 0–1, 1–3, 3–6, 6–10, 10–15, 15 and more.
pub const CELLS: [f64; 6] = [0.0, 1.0, 3.0, 6.0, 10.0, 15.0];
/// The year that stands for a cell.
pub const CELL_MIDDLES: [f64; 6] = [0.5, 2.0, 4.5, 8.0, 12.5, 18.0];
/// Where the last, open cell ends when a figure's years are laid over it.
const LAST_CELL_ENDS: f64 = 25.0;
/// A job open at this year or before is one that people begin in.
const LATEST_BEGINNING: f64 = 1.0;
/// Least part of a figure's years that must lie in a cell for the figure to be heard there.
const LEAST_OVERLAP: f64 = 0.2;

/// The cell that a number of years lies in.
pub fn cell_of(years: f64) -> usize {
    CELLS.partition_point(|begins| *begins <= years).saturating_sub(1)
}

/// Part of a figure's years that lies in a cell.
fn overlap(years: (f64, f64), cell: usize) -> f64 {
    let ends = CELLS.get(cell + 1).copied().unwrap_or(LAST_CELL_ENDS);
    let common = (years.1.min(ends) - years.0.max(CELLS[cell])).max(0.0);
    common / (years.1 - years.0)
}

/// A figure as it is heard in a cell.
#[derive(Clone, Copy, Debug)]
pub struct Heard {
    /// Place among the figures.
    pub figure: usize,
    pub deviation: f64,
    /// Its part of the cell's sources, 0 to 1.
    pub part: f64,
}

/// What is known of a subject in a cell.
#[derive(Clone, Debug)]
pub struct Cell {
    pub pooled: Pooled,
    pub heard: Vec<Heard>,
}

/// A role's cell and the two that it leans on.
#[derive(Clone, Debug)]
pub struct RoleCell {
    pub own: Cell,
    pub family: Cell,
    pub track: Cell,
}

/// Pools figures over a catalogue.
pub struct Pool<'a> {
    catalogue: &'a Catalogue,
    shape: &'a Shape,
    pub curves: Vec<JudgedCurve>,
    pub figures: Vec<Figure>,
    of_role: HashMap<RoleId, Vec<usize>>,
    /// A family's own figures and those of its roles.
    of_family: HashMap<FamilyId, Vec<usize>>,
    of_track: HashMap<Track, Vec<usize>>,
}

impl<'a> Pool<'a> {
    pub fn new(catalogue: &'a Catalogue, figures: Vec<Figure>) -> Self {
        let shape = &catalogue.pay.shape;
        let curves = catalogue.roles.iter().map(|(_, role)| JudgedCurve::new(role, shape)).collect();
        let mut pool = Self {
            catalogue,
            shape,
            curves,
            figures,
            of_role: HashMap::new(),
            of_family: HashMap::new(),
            of_track: HashMap::new(),
        };
        for (place, figure) in pool.figures.iter().enumerate() {
            match figure.subject {
                Subject::Role(role) => {
                    pool.of_role.entry(role).or_default().push(place);
                    pool.of_family.entry(catalogue.roles[role].family).or_default().push(place);
                }
                Subject::Family(family) => pool.of_family.entry(family).or_default().push(place),
                Subject::Track(track) => pool.of_track.entry(track).or_default().push(place),
            }
        }
        pool
    }

    /// A role in a cell, with the family and the track that it leans on.
    ///
    /// A source that speaks of the role itself is not heard again through the family: it would count twice.
    pub fn role(&self, role: RoleId, cell: usize) -> RoleCell {
        let entry = &self.catalogue.roles[role];
        let track = self.track(entry.track, cell);
        let rows: Vec<usize> = self.of_role.get(&role).into_iter().flatten().copied().collect();
        let spoken: Vec<SourceId> = rows
            .iter()
            .map(|place| &self.figures[*place])
            .filter(|figure| overlap(figure.years, cell) >= LEAST_OVERLAP)
            .map(|figure| figure.source)
            .collect();
        let family = self.family(entry.family, cell, &track, &spoken);
        let own = self.pooled(rows, cell, Parent::of(&family), self.shape.role_from_family, None);
        RoleCell { own, family, track }
    }

    fn family(&self, family: FamilyId, cell: usize, track: &Cell, without: &[SourceId]) -> Cell {
        let rows = self.of_family.get(&family).into_iter().flatten().copied();
        let rows = rows.filter(|place| !without.contains(&self.figures[*place].source));
        self.pooled(rows, cell, Parent::of(track), self.shape.family_from_track, Some(self.shape.role_from_family))
    }

    fn track(&self, track: Track, cell: usize) -> Cell {
        let judgement = Parent { deviation: 0.0, variance: 0.0 };
        let rows = self.of_track.get(&track).into_iter().flatten().copied();
        self.pooled(rows, cell, judgement, self.shape.track_from_judgement, None)
    }

    /// Pools rows on a parent. `of_one_role`: how far a role lies from its family, where a row speaks of one role only.
    fn pooled(
        &self,
        rows: impl IntoIterator<Item = usize>,
        cell: usize,
        parent: Parent,
        distance: f64,
        of_one_role: Option<f64>,
    ) -> Cell {
        let mut by_source: Vec<(SourceId, Vec<Row>)> = Vec::new();
        for place in rows {
            let figure = &self.figures[place];
            let part = overlap(figure.years, cell);
            if part < LEAST_OVERLAP {
                continue;
            }
            let apart = match (figure.subject, of_one_role) {
                (Subject::Role(_), Some(distance)) => distance * distance,
                _ => 0.0,
            };
            let variance = figure.pay.spread.powi(2) / figure.sample + apart;
            let row = Row { place, deviation: self.deviation(figure), weight: part / variance };
            match by_source.iter_mut().find(|(source, _)| *source == figure.source) {
                Some((_, rows)) => rows.push(row),
                None => by_source.push((figure.source, vec![row])),
            }
        }
        let voices: Vec<Voice> = by_source.iter().map(|(_, rows)| self.voice(rows)).collect();
        let floor = self.shape.between_sources.powi(2);
        let pooled = pooling::pool(&voices, parent, distance * distance, floor);
        let weights: Vec<f64> = voices.iter().map(|voice| pooling::weight(voice, pooled.between)).collect();
        let total: f64 = weights.iter().sum();
        let heard = by_source
            .iter()
            .zip(weights)
            .flat_map(|((_, rows), weight)| {
                let of_source: f64 = rows.iter().map(|row| row.weight).sum();
                rows.iter().map(move |row| Heard {
                    figure: row.place,
                    deviation: row.deviation,
                    part: weight / total * row.weight / of_source,
                })
            })
            .collect();
        Cell { pooled, heard }
    }

    /// All rows of one source as one voice.
    fn voice(&self, rows: &[Row]) -> Voice {
        let total: f64 = rows.iter().map(|row| row.weight).sum();
        let mean = |of: &dyn Fn(&Row) -> f64| rows.iter().map(|row| row.weight * of(row)).sum::<f64>() / total;
        let shown: Vec<&Row> = rows.iter().filter(|row| self.figures[row.place].states_spread).collect();
        let shown_weight: f64 = shown.iter().map(|row| row.weight).sum();
        let squared: f64 = shown.iter().map(|row| row.weight * self.figures[row.place].pay.spread.powi(2)).sum();
        Voice {
            deviation: mean(&|row| row.deviation),
            variance: 1.0 / total,
            trust: mean(&|row| self.figures[row.place].trust),
            spread_squared: (shown_weight > 0.0).then(|| squared / shown_weight),
        }
    }

    /// How far a figure lies from what we judge for its work at the middle of its years.
    fn deviation(&self, figure: &Figure) -> f64 {
        figure.pay.middle - self.judged(figure)
    }

    fn judged(&self, figure: &Figure) -> f64 {
        let years = figure.middle_year();
        let jobs = self.jobs(figure);
        jobs.iter().map(|role| self.curves[role.index()].at(years).middle).sum::<f64>() / jobs.len().max(1) as f64
    }

    /// The roles that a figure speaks of: those it names, else those of its family that people of its years may hold.
    /// A general level of a track is that of people who rise in the jobs they began in: leads and specialists, who are
    /// chosen later, are paid above it.
    pub fn jobs(&self, figure: &Figure) -> Vec<RoleId> {
        let named = &self.catalogue.pay.evidence[figure.evidence].jobs;
        let of = |member: &dyn Fn(&Role) -> bool, latest: f64| {
            let roles = self.catalogue.roles.iter();
            roles.filter(|(_, role)| member(role) && f64::from(role.years.entry) <= latest).map(|(id, _)| id).collect()
        };
        match figure.subject {
            Subject::Role(role) => vec![role],
            _ if !named.is_empty() => named.clone(),
            Subject::Family(family) => of(&|role| role.family == family, figure.middle_year() + 1.0),
            Subject::Track(track) => of(&|role| role.track == track, LATEST_BEGINNING),
        }
    }
}

/// A figure in a cell: how far it lies from our judgement and what it weighs among its source's rows.
struct Row {
    place: usize,
    deviation: f64,
    weight: f64,
}

impl Parent {
    /// What a cell knows, for the cells that lean on it.
    fn of(cell: &Cell) -> Self {
        Self { deviation: cell.pooled.deviation, variance: cell.pooled.variance }
    }
}

impl RoleCell {
    /// Variance of people's pay: each level's own as far as it is shown, else its parent's, at last our judgement's.
    pub fn spread_squared(&self, judged: f64) -> f64 {
        [&self.track, &self.family, &self.own].into_iter().fold(judged * judged, |parent, cell| {
            let heard = cell.pooled.spread_heard;
            heard * cell.pooled.spread_squared + (1.0 - heard) * parent
        })
    }

    /// The part of the band that the role's own figures carry, its family's and its track's; our judgement has the rest.
    pub fn shares(&self) -> [f64; 3] {
        let [own, family, track] = [&self.own, &self.family, &self.track].map(|cell| cell.pooled.heard);
        [own, (1.0 - own) * family, (1.0 - own) * (1.0 - family) * track]
    }

    /// Figures and the part of the band that rests on each, largest first.
    pub fn parts(&self) -> Vec<(usize, f64)> {
        let mut parts: Vec<(usize, f64)> = Vec::new();
        for (cell, share) in [&self.own, &self.family, &self.track].into_iter().zip(self.shares()) {
            parts.extend(cell.heard.iter().map(|heard| (heard.figure, heard.part * share)));
        }
        parts.sort_by(|one, other| other.1.total_cmp(&one.1).then(one.0.cmp(&other.0)));
        parts
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[rstest::rstest]
    #[case(0.0, 0)]
    #[case(0.99, 0)]
    #[case(1.0, 1)]
    #[case(6.0, 3)]
    #[case(44.0, 5)]
    fn finds_the_cell(#[case] years: f64, #[case] cell: usize) {
        assert_eq!(cell_of(years), cell);
    }

    #[rstest::rstest]
    #[case((0.0, 2.0), [0.5, 0.5, 0.0, 0.0, 0.0, 0.0])]
    #[case((2.0, 6.0), [0.0, 0.25, 0.75, 0.0, 0.0, 0.0])]
    #[case((15.0, 20.0), [0.0, 0.0, 0.0, 0.0, 0.0, 1.0])]
    fn lays_years_over_cells(#[case] years: (f64, f64), #[case] parts: [f64; 6]) {
        for (cell, part) in parts.into_iter().enumerate() {
            assert!((overlap(years, cell) - part).abs() < 1e-12, "cell {cell}");
        }
    }
}
