//! The section on what to learn next.

use super::person::Person;
use super::role_choice::hidden;
use super::words;
use crate::guidance::Guidance;
use crate::pathways::conclusion::time_in_words;
use crate::pathways::next_skills;
use crate::pathways::step::WITHIN_REACH_PERCENT;
use crate::web::routes;
use crate::web::state::Site;

/// Skills worth learning, best first.
pub struct NextSkills {
    pub rows: Vec<NextRow>,
    /// Percent of a role's essentials from which it is within reach.
    pub line: u8,
    /// The role that the rupees are measured against.
    pub best: String,
    /// A form that leads to the plan to one of the person's roles: id and title of each.
    pub action: &'static str,
    pub hidden: Vec<(String, String)>,
    pub goals: Vec<(String, String)>,
}

pub struct NextRow {
    pub skill: String,
    pub time: String,
    pub cost: String,
    pub how: String,
    /// Roles that come within reach: title and address.
    pub opens: Vec<(String, String)>,
    pub gain: String,
}

impl NextSkills {
    /// Nothing where no role could be named.
    pub fn new(site: &Site, person: &Person, guidance: &Guidance, matched: bool) -> Self {
        let engine = &site.engine;
        let catalogue = &engine.catalogue;
        let best = guidance.roles.first().filter(|_| matched);
        let next = if best.is_some() {
            next_skills(engine.terrain(), &person.profile, &guidance.footing())
        } else {
            Vec::new()
        };
        Self {
            rows: next
                .iter()
                .map(|next| NextRow {
                    skill: catalogue.skills[next.skill].name.clone(),
                    time: format!("About {}", time_in_words(u32::from(next.weeks))),
                    cost: words::cost(next.rupees),
                    how: catalogue.skills[next.skill]
                        .learn
                        .as_ref()
                        .map_or_else(String::new, |learn| learn.how.clone()),
                    opens: next
                        .opens
                        .iter()
                        .map(|role| {
                            let href = routes::role_for(catalogue, *role, &person.query);
                            (catalogue.roles[*role].title.clone(), href)
                        })
                        .collect(),
                    gain: words::gain(next.gain),
                })
                .collect(),
            line: WITHIN_REACH_PERCENT,
            action: routes::PLAN,
            hidden: hidden(Some(&person.query)),
            goals: guidance
                .roles
                .iter()
                .map(|role| role.fit.role)
                .map(|role| (catalogue.roles.id(role).to_owned(), catalogue.roles[role].title.clone()))
                .collect(),
            best: best.map_or_else(String::new, |best| catalogue.roles[best.fit.role].title.clone()),
        }
    }
}
