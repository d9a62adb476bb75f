//! One step: from where somebody stands into a role, or why it is shut.

use super::lesson::{Lessons, lessons};
use super::{Origin, Terrain, WEEKS_A_YEAR};
use crate::catalogue::entries::QualificationKind;
use crate::catalogue::{Catalogue, CertificateId, RoleId};
use crate::matching::rank::YEARS_NEARLY;
use crate::matching::{GateAnswer, GateState, gates};
use crate::reading::Profile;
use crate::salary::SalaryBand;
use crate::years::Years;

/// Whoever covers a quarter of a role's essentials, by points, is near enough to move into it and learn the rest.
pub const WITHIN_REACH_PERCENT: u8 = 25;
/// A first job may be learnt for from nothing within a year of evenings, by those who have the schooling that is usual
/// there; what takes longer is a trade that employers want to see done.
pub const LONGEST_COURSE_WEEKS: u32 = WEEKS_A_YEAR;
/// Where experience is asked for, at most so much of the essentials may be left to learn on the job, in percent.
pub const MOST_ON_THE_JOB_PERCENT: u8 = 50;
/// A step that takes longer than this is no plan: five years, the longest between two steps of a ladder.
pub const LONGEST_STEP_WEEKS: u32 = 5 * WEEKS_A_YEAR;

/// A step that can be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    pub role: RoleId,
    /// Share of the role's essentials held before, by points, in percent.
    pub covered_percent: u8,
    pub lessons: Lessons,
    /// Until the years that the role asks for have passed in what is done before.
    pub waiting_weeks: u32,
    /// From the step before to this one: learning and waiting go on side by side.
    pub weeks: u32,
    /// Met or not said; a closed one shuts the step.
    pub gates: Vec<GateAnswer>,
    /// Certificates that are asked for or help.
    pub certificates: Vec<CertificateId>,
    /// Years that count in the role on the day it begins.
    pub years: Years,
    /// Pay in the role at those years.
    pub band: SalaryBand,
}

/// Why a step cannot be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shut {
    /// Gates that no course opens.
    Gates(Vec<GateAnswer>),
    /// The work is too far from what is known: so much of the essentials is covered, so many weeks are to be learnt.
    TooFar { covered_percent: u8, weeks: u32 },
    /// Years are missing that what is done today does not bring.
    Years { needed: Years, counted: Years },
}

/// What somebody may not pass, whatever they learn.
pub fn closed_gates(catalogue: &Catalogue, profile: &Profile, role: RoleId) -> Vec<GateAnswer> {
    let mut closed = gates::answers(catalogue, profile, role);
    closed.retain(|gate| gate.state == GateState::NotMet);
    closed
}

/// Whether somebody has a qualification that is usual in a role, or it is open after school.
pub fn has_usual_schooling(catalogue: &Catalogue, profile: &Profile, role: RoleId) -> bool {
    let usual = &catalogue.roles[role].entry.qualifications;
    usual.is_empty()
        || usual.iter().any(|id| {
            catalogue.qualifications[*id].kind == QualificationKind::School || profile.qualifications.contains(id)
        })
}

/// The step from where somebody stands into a role. `least_weeks` is the shortest stay in what is done before.
///
/// # Errors
/// Why the step is shut.
pub fn step(
    terrain: Terrain<'_>,
    profile: &Profile,
    origin: &Origin,
    role: RoleId,
    least_weeks: u32,
) -> Result<Step, Shut> {
    let info = &terrain.catalogue.roles[role];
    let closed = closed_gates(terrain.catalogue, profile, role);
    if !closed.is_empty() {
        return Err(Shut::Gates(closed));
    }
    let covered_percent = origin.covers(terrain, role);
    let lessons = lessons(terrain, origin, role);
    let beside = origin.stands_beside(terrain, role) || origin.roles().contains(&role);
    let near = beside || covered_percent >= WITHIN_REACH_PERCENT;
    let first_job = info.years.entry == 0;
    let learnable =
        first_job && lessons.weeks <= LONGEST_COURSE_WEEKS && has_usual_schooling(terrain.catalogue, profile, role);
    let known_enough = first_job || beside || lessons.on_the_job_percent <= MOST_ON_THE_JOB_PERCENT;
    if !(near || learnable) || !known_enough {
        return Err(Shut::TooFar { covered_percent, weeks: lessons.weeks });
    }
    let counted = origin.years_in(terrain, role, 0);
    let needed = Years::whole(info.years.entry.saturating_sub(YEARS_NEARLY));
    let missing = u32::from(needed.months().saturating_sub(counted.months()));
    let percent = u32::from(origin.percent_in(terrain, role));
    let waiting_weeks = match missing {
        0 => 0,
        _ if !origin.works() || percent == 0 => return Err(Shut::Years { needed, counted }),
        months => (months * WEEKS_A_YEAR * 100).div_ceil(12 * percent),
    };
    let weeks = least_weeks.max(lessons.weeks).max(waiting_weeks);
    if weeks > LONGEST_STEP_WEEKS {
        return Err(if waiting_weeks > lessons.weeks {
            Shut::Years { needed, counted }
        } else {
            Shut::TooFar { covered_percent, weeks: lessons.weeks }
        });
    }
    let years = origin.years_in(terrain, role, weeks);
    let qualifications = &terrain.catalogue.qualifications;
    let held: Vec<_> = profile.qualifications.iter().flat_map(|id| &qualifications[*id].certificates).collect();
    Ok(Step {
        role,
        covered_percent,
        waiting_weeks,
        weeks,
        gates: gates::answers(terrain.catalogue, profile, role),
        certificates: info.entry.certificates.iter().copied().filter(|id| !held.contains(&id)).collect(),
        band: terrain.pay.band(role, years),
        years,
        lessons,
    })
}
