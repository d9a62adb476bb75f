//! The check that a sceptic would make: leave a source out, estimate what it says from all the others, and compare.

use std::collections::BTreeSet;

use super::band::SalaryBand;
use super::cells::{self, Pool};
use super::figure::{self, Figure, Subject};
use super::table::PayTable;
use crate::catalogue::{Catalogue, FamilyId, SourceId};
use crate::rupees::Rupees;
use crate::years::Years;

/// A figure and what the bands say without its source.
#[derive(Clone, Debug)]
pub struct HeldOut {
    /// Place in the catalogue's evidence.
    pub evidence: usize,
    pub family: FamilyId,
    /// What the figure says, in today's rupees at the metro average.
    pub middle: Rupees,
    pub band: SalaryBand,
    /// The middle of all other figures at those years, whatever the work.
    pub by_years: Rupees,
}

impl HeldOut {
    pub fn inside(&self) -> bool {
        (self.band.p10()..=self.band.p90()).contains(&self.middle)
    }

    /// How far the band's middle lies off, as a factor of at least 1.
    pub fn error(&self) -> f64 {
        factor(self.middle, self.band.p50())
    }

    pub fn error_by_years(&self) -> f64 {
        factor(self.middle, self.by_years)
    }
}

/// Every figure on a role or a family, each estimated without its own source.
pub fn held_out(catalogue: &Catalogue) -> Vec<HeldOut> {
    let all = figure::figures(catalogue, |_| true);
    let checked = |figure: &&Figure| !matches!(figure.subject, Subject::Track(_));
    let sources: BTreeSet<SourceId> = all.iter().filter(checked).map(|figure| figure.source).collect();
    sources.into_iter().flat_map(|source| without(catalogue, &all, source)).collect()
}

fn without(catalogue: &Catalogue, all: &[Figure], source: SourceId) -> Vec<HeldOut> {
    let table = PayTable::with_evidence(catalogue, |evidence| evidence.source != source);
    let (left_out, others): (Vec<Figure>, Vec<Figure>) =
        all.iter().cloned().partition(|figure| figure.source == source);
    let pool = Pool::new(catalogue, others);
    left_out
        .iter()
        .filter_map(|figure| {
            let family = match figure.subject {
                Subject::Role(role) => catalogue.roles[role].family,
                Subject::Family(family) => family,
                Subject::Track(_) => return None,
            };
            let years = Years::from_number(figure.middle_year()).ok()?;
            let bands: Vec<SalaryBand> = pool.jobs(figure).iter().map(|role| table.band(*role, years)).collect();
            Some(HeldOut {
                evidence: figure.evidence,
                family,
                middle: Rupees::from_f64(figure.pay.at(0.0)),
                band: SalaryBand::between(&bands),
                by_years: by_years(&pool.figures, figure)?,
            })
        })
        .collect()
}

/// The middle of the figures in the same cell of years.
fn by_years(others: &[Figure], figure: &Figure) -> Option<Rupees> {
    let cell = cells::cell_of(figure.middle_year());
    let mut middles: Vec<f64> =
        others.iter().filter(|o| cells::cell_of(o.middle_year()) == cell).map(|o| o.pay.middle).collect();
    middles.sort_by(f64::total_cmp);
    middles.get(middles.len() / 2).map(|middle| Rupees::from_f64(middle.exp()))
}

/// Figures that were checked, and how the check came out.
#[derive(Clone, Copy, Debug)]
pub struct Outcome {
    pub figures: usize,
    /// Part of the figures that lie inside their band's 10th to 90th percentile.
    pub inside: f64,
    /// The middle one of the errors, as a factor.
    pub error: f64,
    pub error_by_years: f64,
}

impl Outcome {
    /// `None` for no figure at all.
    pub fn of<'a>(checked: impl Iterator<Item = &'a HeldOut>) -> Option<Self> {
        let checked: Vec<&HeldOut> = checked.collect();
        Some(Self {
            figures: checked.len(),
            inside: checked.iter().filter(|one| one.inside()).count() as f64 / checked.len() as f64,
            error: middle_of(checked.iter().map(|one| one.error()))?,
            error_by_years: middle_of(checked.iter().map(|one| one.error_by_years()))?,
        })
    }
}

fn middle_of(values: impl Iterator<Item = f64>) -> Option<f64> {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied()
}

fn factor(one: Rupees, other: Rupees) -> f64 {
    (one.as_f64() / other.as_f64()).ln().abs().exp()
}
