//! Skills as a net: known by more than one name, tied to broader and related ones, asked for by more than one role.

use std::collections::{HashMap, HashSet};

use super::Written;
use crate::catalogue::fault::FaultList;
use crate::catalogue::raw::RawSkill;

/// At most this share of skills may stand in a single role: one in so many.
const SINGLE_ROLE_SKILLS_ONE_IN: usize = 3;
/// Essentials of a role that another role asks for too: a role whose skills nobody else asks for is never found.
const LEAST_SHARED_ESSENTIALS: usize = 4;

type Skills<'a> = HashMap<&'a str, &'a RawSkill>;

pub fn check(written: &Written, faults: &mut FaultList) {
    names_and_edges(written, faults);
    shared(written, faults);
}

fn names_and_edges(written: &Written, faults: &mut FaultList) {
    let skills: Skills = written.skills.iter().map(|(_, skill)| (skill.id.get_ref().as_str(), skill)).collect();
    for (file, skill) in written.skills {
        let id = skill.id.get_ref();
        if skill.aliases.is_empty() && skill.alone.is_empty() {
            faults.at(file, &skill.id.span(), format!("the skill `{id}` has no other name that people write"));
        }
        let mut seen = HashSet::new();
        for edge in skill.broader.iter().chain(&skill.related) {
            if edge.get_ref() == id || !seen.insert(edge.get_ref()) {
                faults.at(file, &edge.span(), format!("`{}` is the skill itself or stands twice", edge.get_ref()));
            }
        }
        let mut implied = HashSet::new();
        for skill_implied in &skill.implies {
            let other = skill_implied.get_ref();
            if !implied.insert(other) || !skill.broader.iter().any(|broader| broader.get_ref() == other) {
                let message =
                    format!("the skill `{id}` implies `{other}`, which is not broader than it or stands twice");
                faults.at(file, &skill_implied.span(), message);
            }
        }
        if narrower_than(&skills, skill, id, &mut HashSet::new()) {
            faults.at(file, &skill.id.span(), format!("the skill `{id}` is broader than itself"));
        }
    }
}

fn narrower_than<'a>(skills: &Skills<'a>, from: &'a RawSkill, goal: &str, seen: &mut HashSet<&'a str>) -> bool {
    from.broader.iter().any(|broader| {
        let broader = broader.get_ref().as_str();
        broader == goal
            || (seen.insert(broader)
                && skills.get(broader).is_some_and(|skill| narrower_than(skills, skill, goal, seen)))
    })
}

fn shared(written: &Written, faults: &mut FaultList) {
    let mut uses: HashMap<&str, usize> = HashMap::new();
    for (_, role) in written.roles {
        let asked = role.skills.get_ref();
        for skill in asked.essential.keys().chain(asked.optional.keys()) {
            *uses.entry(skill.get_ref()).or_default() += 1;
        }
    }
    for (file, role) in written.roles {
        let essentials = role.skills.get_ref().essential.keys();
        let shared =
            essentials.filter(|skill| uses.get(skill.get_ref().as_str()).is_some_and(|uses| *uses > 1)).count();
        if shared < LEAST_SHARED_ESSENTIALS {
            let message =
                format!("only {shared} essentials are shared with another role, not {LEAST_SHARED_ESSENTIALS}");
            faults.at(file, &role.skills.span(), message);
        }
    }
    let single = uses.values().filter(|uses| **uses == 1).count();
    if single * SINGLE_ROLE_SKILLS_ONE_IN > written.skills.len() {
        let message = format!("{single} of {} skills stand in a single role: more than a third", written.skills.len());
        faults.in_file("skills", message);
    }
}
