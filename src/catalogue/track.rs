//! The three tracks of outsourcing work, levels and what is said of each track.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::rupees::Rupees;

/// A track of outsourcing work. LPO stands within KPO and beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Track {
    Bpo,
    Kpo,
    Lpo,
}

impl Track {
    pub const ALL: [Self; 3] = [Self::Kpo, Self::Bpo, Self::Lpo];

    pub fn id(self) -> &'static str {
        match self {
            Self::Bpo => "bpo",
            Self::Kpo => "kpo",
            Self::Lpo => "lpo",
        }
    }

    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|track| track.id() == id)
    }
}

/// As people write it: `KPO`.
impl fmt::Display for Track {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Bpo => "BPO",
            Self::Kpo => "KPO",
            Self::Lpo => "LPO",
        })
    }
}

/// How far someone is in a role; each role says at which year a level begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    Entry,
    Mid,
    Senior,
}

impl Level {
    pub const ALL: [Self; 3] = [Self::Entry, Self::Mid, Self::Senior];

    pub fn id(self) -> &'static str {
        match self {
            Self::Entry => "entry",
            Self::Mid => "mid",
            Self::Senior => "senior",
        }
    }
}

impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.id())
    }
}

/// What the catalogue says of a track.
#[derive(Debug)]
pub struct TrackInfo {
    pub track: Track,
    pub name: String,
    pub full_form: String,
    pub within: Option<Track>,
    pub nature: String,
    pub expertise: String,
    pub industries: String,
    pub examples: Vec<String>,
    pub entry_gate: String,
    pub who_thrives: String,
    /// General pay levels; empty where no source gives any.
    pub levels: Vec<TrackLevel>,
}

/// A track's general pay at a level, rupees a year.
#[derive(Clone, Copy, Debug)]
pub struct TrackLevel {
    pub level: Level,
    pub low: Rupees,
    /// `None`: open ("above 15 lakh").
    pub high: Option<Rupees>,
    /// The years of experience that the level stands for.
    pub years_from: f64,
    pub years_to: Option<f64>,
}
