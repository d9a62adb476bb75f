//! What to learn next, as JSON.

use serde::Serialize;
use utoipa::ToSchema;

use crate::catalogue::Catalogue;
use crate::guidance::{Engine, Guidance};
use crate::matching::Status;
use crate::pathways::{NextSkill, next_skills};
use crate::reading::Profile;
use crate::rupees::Rupees;

/// A skill that is not held, and what it would bring.
#[derive(Debug, Serialize, ToSchema)]
pub struct NextSkillJson {
    pub skill: String,
    pub name: String,
    /// To learn it beside a job.
    pub weeks: u16,
    /// Usual cost, lowest and highest, in rupees.
    #[schema(value_type = [u64; 2])]
    pub cost: [Rupees; 2],
    /// Roles that come within reach, the best paid first.
    pub opens: Vec<String>,
    /// How much more those roles pay a year in the middle than the best role of today, least and most; zero when none
    /// opens or none pays more.
    #[schema(value_type = [u64; 2])]
    pub gain: [Rupees; 2],
}

impl NextSkillJson {
    /// At most three, best first; none where no role could be named.
    pub fn all(engine: &Engine, profile: &Profile, guidance: &Guidance) -> Vec<Self> {
        if guidance.status != Status::Matched {
            return Vec::new();
        }
        let next = next_skills(engine.terrain(), profile, &guidance.footing());
        next.iter().map(|next| Self::new(&engine.catalogue, next)).collect()
    }

    fn new(catalogue: &Catalogue, next: &NextSkill) -> Self {
        Self {
            skill: catalogue.skills.id(next.skill).to_owned(),
            name: catalogue.skills[next.skill].name.clone(),
            weeks: next.weeks,
            cost: next.rupees,
            opens: next.opens.iter().map(|role| catalogue.roles.id(*role).to_owned()).collect(),
            gain: next.gain,
        }
    }
}
