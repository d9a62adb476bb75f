//! What a band rests on, and how sure that makes it.

use std::collections::HashSet;

use super::cells::RoleCell;
use super::figure::Figure;
use crate::catalogue::evidence::Evidence;
use crate::catalogue::{Catalogue, FamilyId, Role};

/// How much a band rests on.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize, utoipa::ToSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum Confidence {
    Low,
    Medium,
    High,
}

impl Confidence {
    pub fn id(self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::Medium => "medium",
            Self::High => "high",
        }
    }
}

/// Where the nearest figure speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Nearest {
    Role,
    Family(FamilyId),
    Track,
    /// No figure: our judgement alone.
    Judgement,
}

/// What a role's band at some years rests on.
#[derive(Clone, Debug)]
pub struct Basis {
    pub confidence: Confidence,
    /// How far one had to go for a figure.
    pub nearest: Nearest,
    /// Places in the catalogue's evidence, those that carry most of the band first.
    pub evidence: Vec<usize>,
}

/// A figure that carries less than this part of a band is not named as its basis.
const LEAST_PART: f64 = 0.01;

/// Figures that carry less than this part of a band together do not count as what it rests on.
const LEAST_VOICE: f64 = 0.05;

impl Basis {
    pub fn new(catalogue: &Catalogue, figures: &[Figure], role: &Role, cell: &RoleCell) -> Self {
        let row = |figure: usize| {
            let place = figures[figure].evidence;
            (place, &catalogue.pay.evidence[place])
        };
        let rows = |heard: &[super::cells::Heard]| heard.iter().map(|h| row(h.figure).1).collect::<Vec<_>>();
        let steps = [Nearest::Role, Nearest::Family(role.family), Nearest::Track];
        let heard = steps.into_iter().zip(cell.shares()).find(|(_, share)| *share >= LEAST_VOICE);
        let nearest = heard.map_or(Nearest::Judgement, |(step, _)| step);
        Self {
            confidence: confidence(catalogue, &rows(&cell.own.heard), &rows(&cell.family.heard)),
            nearest,
            evidence: cell
                .parts()
                .into_iter()
                .filter(|(_, part)| *part >= LEAST_PART)
                .map(|(figure, _)| row(figure).0)
                .collect(),
        }
    }
}

/// High: enough fresh sources of different grades on the role itself. Medium: any fresh one, or enough on the family.
fn confidence(catalogue: &Catalogue, own: &[&Evidence], family: &[&Evidence]) -> Confidence {
    let (sure, today) = (&catalogue.pay.shape.sure, catalogue.pay.model.today);
    let fresh = |rows: &[&Evidence]| {
        let rows: Vec<_> = rows.iter().filter(|row| row.dated && row.year + sure.years >= today).collect();
        let sources: HashSet<_> = rows.iter().map(|row| row.source).collect();
        let kinds: HashSet<_> = rows.iter().map(|row| row.grade).collect();
        (sources.len(), kinds.len())
    };
    let ((sources, kinds), (family_sources, _)) = (fresh(own), fresh(family));
    if sources >= sure.sources && kinds >= sure.kinds {
        Confidence::High
    } else if sources >= 1 || family_sources >= sure.sources {
        Confidence::Medium
    } else {
        Confidence::Low
    }
}
