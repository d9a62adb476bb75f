//! The three tracks compared for a person: the best role of each, the way there, and which pays most.

use super::{Engine, RoleGuidance, best_of_tracks, is_weak};
use crate::catalogue::Track;
use crate::pathways::conclusion::{TrackWay, conclusion};
use crate::pathways::{PayAhead, Plan, Planner};
use crate::reading::Profile;

/// A track's best role for a person, and the way to it.
#[derive(Clone, Debug, PartialEq)]
pub struct TrackBest {
    pub track: Track,
    /// `None`: too little of what the person brings is asked for there.
    pub role: Option<(RoleGuidance, Plan)>,
}

/// Below this a role is not compared on pay with a better one.
const LEAST_SCORE_COMPARED: u8 = 10;

impl TrackBest {
    fn score(&self) -> Option<u8> {
        self.role.as_ref().map(|(role, _)| role.fit.score)
    }

    /// Whether its role fits too little to be compared, where the best role of all has the score `most`.
    pub fn is_weak(&self, most: u8) -> bool {
        self.score().is_some_and(|score| score < most && (is_weak(score, most) || score < LEAST_SCORE_COMPARED))
    }
}

/// The tracks side by side.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    /// In the order of [`Track::ALL`].
    pub best: [TrackBest; 3],
    /// Tracks whose best role is open to the person and really fits: what a weak one pays says nothing to them.
    pub ways: Vec<TrackWay>,
    /// The score of the best role of all.
    pub most: u8,
    /// What follows from the ways.
    pub conclusion: String,
}

/// Compares the tracks for a person.
pub fn compare(engine: &Engine, profile: &Profile) -> Comparison {
    let planner = Planner::new(engine.terrain(), profile);
    let [kpo, bpo, lpo] = best_of_tracks(engine, profile).map(|role| {
        role.map(|role| {
            let way = planner.way(role.fit.role);
            (role, way)
        })
    });
    let [first, second, third] = Track::ALL;
    let best = [(first, kpo), (second, bpo), (third, lpo)].map(|(track, role)| TrackBest { track, role });
    let most = best.iter().filter_map(TrackBest::score).max().unwrap_or_default();
    let ways: Vec<TrackWay> =
        best.iter().filter(|best| !best.is_weak(most)).filter_map(|best| way(engine, best)).collect();
    Comparison { conclusion: conclusion(engine.terrain(), &ways), best, ways, most }
}

/// The way of a track, where it is open: the job is held, or there is a plan.
fn way(engine: &Engine, best: &TrackBest) -> Option<TrackWay> {
    let (role, plan) = best.role.as_ref()?;
    let weeks = match plan {
        Plan::Held => 0,
        Plan::Routes(routes) => routes.first()?.weeks,
        Plan::Blocked(_) => return None,
    };
    let ahead = PayAhead::new(engine.terrain(), role.fit.role, role.salary.years_counted);
    Some(TrackWay { track: best.track, score: role.fit.score, weeks, ahead })
}
