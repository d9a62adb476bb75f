//! Ways from here to there: moves between roles, a plan with its steps, the next skill and its worth, tracks and roles
//! side by side. Knows nothing of HTTP or templates.

pub mod conclusion;
pub mod lesson;
pub mod moves;
pub mod next_skill;
pub mod origin;
pub mod route;
pub mod step;
pub mod ten_years;
pub mod track_figures;
pub mod two_roles;

pub use lesson::{Lesson, Lessons};
pub use moves::{Move, between, into};
pub use next_skill::{NextSkill, next_skills};
pub use origin::Origin;
pub use route::{Blocked, Plan, Planner, Route, plan};
pub use step::{Shut, Step};
pub use ten_years::{PayAhead, Verdict, verdict};
pub use track_figures::TrackFigures;
pub use two_roles::{TwoRoles, two_roles};

use crate::catalogue::Catalogue;
use crate::matching::RoleIndex;
use crate::salary::PayTable;

/// What every way is worked out on: roles, the points of their skills, and their bands.
#[derive(Clone, Copy, Debug)]
pub struct Terrain<'a> {
    pub catalogue: &'a Catalogue,
    pub index: &'a RoleIndex,
    pub pay: &'a PayTable,
}

/// Weeks in a year, where time is learnt and waited in weeks.
pub const WEEKS_A_YEAR: u32 = 52;
