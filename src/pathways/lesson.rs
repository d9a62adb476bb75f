//! What is to be learnt for a role, how long it takes and what it costs.

use super::{Origin, Terrain};
use crate::catalogue::{RoleId, SkillId};
use crate::rupees::Rupees;

/// A skill to learn is learnt in half the time when a near one is known.
const PERCENT_WITH_A_NEAR_SKILL: u32 = 50;

/// One skill to learn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lesson {
    pub skill: SkillId,
    /// Beside a job; `None`: it is learnt on the job.
    pub weeks: Option<u32>,
    /// Usual cost, lowest and highest.
    pub rupees: [Rupees; 2],
    /// Something of it is known: through a job title, a qualification or a near skill.
    pub known_in_part: bool,
}

/// Everything that is to be learnt for a role, the weightiest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lessons {
    pub list: Vec<Lesson>,
    /// One after the other.
    pub weeks: u32,
    pub rupees: [Rupees; 2],
    /// Share of the role's essentials, by points, that is not known and only learnt on the job, in percent.
    pub on_the_job_percent: u8,
}

/// The essentials of a role that somebody does not hold yet.
pub fn lessons(terrain: Terrain<'_>, origin: &Origin, role: RoleId) -> Lessons {
    let mut lessons = Lessons::default();
    let (mut all, mut on_the_job) = (0, 0);
    // What is held, and then what has been learnt before in the same list.
    let mut known = origin.held_in_full();
    for (skill, worth) in terrain.catalogue.roles[role].skills.iter().zip(terrain.index.worth(role)) {
        if !skill.essential {
            continue;
        }
        all += worth;
        let strength = origin.strength(skill.skill);
        if strength < 100 {
            let near = knows_near(terrain, &known, skill.skill);
            let lesson = lesson(terrain, skill.skill, strength, near);
            lessons.weeks += lesson.weeks.unwrap_or(0);
            lessons.rupees = [lessons.rupees[0] + lesson.rupees[0], lessons.rupees[1] + lesson.rupees[1]];
            if lesson.weeks.is_none() {
                on_the_job += worth * u32::from(100 - strength) / 100;
            }
            lessons.list.push(lesson);
        }
        known.push(skill.skill);
    }
    lessons.on_the_job_percent = (on_the_job * 100).checked_div(all).unwrap_or(0) as u8;
    lessons
}

fn lesson(terrain: Terrain<'_>, skill: SkillId, strength: u8, near: bool) -> Lesson {
    let known_in_part = near || strength > 0;
    let Some(learn) = &terrain.catalogue.skills[skill].learn else {
        return Lesson { skill, weeks: None, rupees: [Rupees(0); 2], known_in_part };
    };
    let left = if near { PERCENT_WITH_A_NEAR_SKILL } else { 100 }.min(u32::from(100 - strength));
    let weeks = (u32::from(learn.weeks) * left).div_ceil(100);
    Lesson { skill, weeks: Some(weeks), rupees: learn.rupees, known_in_part }
}

/// Whether a narrower, broader or declared relative of a skill is known.
fn knows_near(terrain: Terrain<'_>, known: &[SkillId], skill: SkillId) -> bool {
    let skills = &terrain.catalogue.skills;
    let names = |from: SkillId, to: SkillId| skills[from].broader.contains(&to) || skills[from].related.contains(&to);
    known.iter().any(|other| names(*other, skill) || names(skill, *other))
}
