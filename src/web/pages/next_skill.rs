//! The section on what to learn next.

use super::person::{Person, Way};
use super::words::{cost, gain, time};
use crate::catalogue::texts::fill;
use crate::guidance::Guidance;
use crate::pathways::next_skills;
use crate::pathways::step::WITHIN_REACH_PERCENT;
use crate::web::routes;
use crate::web::state::Site;

/// Skills worth learning, best first.
pub struct NextSkills {
    pub rows: Vec<NextRow>,
    /// How it is worked out.
    pub how: String,
    /// A form that leads to the plan to one of the person's roles: id and title of each.
    pub action: &'static str,
    pub hidden: Vec<(String, String)>,
    /// Whether it is part of the form that carries the person.
    pub by_form: bool,
    pub goals: Vec<(String, String)>,
}

pub struct NextRow {
    pub skill: String,
    /// "About 5 weeks, free."
    pub takes: String,
    pub how: String,
    /// "Brings 2 roles within reach:", and their titles with the ways to them.
    pub brings: String,
    pub opens: Vec<(String, Way)>,
    pub gain: String,
}

impl NextSkills {
    /// Nothing where no role could be named.
    pub fn new(site: &Site, person: &Person, guidance: &Guidance, matched: bool) -> Self {
        let engine = &site.engine;
        let catalogue = &engine.catalogue;
        let words = catalogue.words(person.language);
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
                    takes: fill(
                        &words.next_takes,
                        &[("time", &time(words, next.weeks)), ("cost", &cost(words, next.rupees))],
                    ),
                    brings: match next.opens.len() {
                        0 => words.next_opens_none.clone(),
                        1 => words.next_opens_one.clone(),
                        count => fill(&words.next_opens, &[("count", &count.to_string())]),
                    },
                    how: catalogue.skills[next.skill]
                        .learn
                        .as_ref()
                        .map_or_else(String::new, |learn| learn.how.clone()),
                    opens: next
                        .opens
                        .iter()
                        .map(|role| {
                            let way = person.way(&routes::role(catalogue, *role));
                            (catalogue.roles[*role].title.clone(), way)
                        })
                        .collect(),
                    gain: gain(words, next.gain),
                })
                .collect(),
            how: best.map_or_else(String::new, |best| {
                let title = &catalogue.roles[best.fit.role].title;
                fill(&words.next_how, &[("line", &WITHIN_REACH_PERCENT.to_string()), ("best", title)])
            }),
            action: routes::PLAN,
            hidden: person.pairs(),
            by_form: person.by_form(),
            goals: guidance
                .roles
                .iter()
                .map(|role| role.fit.role)
                .map(|role| (catalogue.roles.id(role).to_owned(), catalogue.roles[role].title.clone()))
                .collect(),
        }
    }
}
