//! Rules that the catalogue keeps beyond its format: names with one owner, sentences with one place, ladders that
//! lead up.

use std::collections::HashMap;

use toml::Spanned;

use super::Catalogue;
use super::fault::FaultList;
use super::files::DataFile;
use super::raw::{Placed, RawRole, RawSkill};
use super::role::{JudgedPay, Role};
use super::table::{Key, RoleId};
use super::track::Level;
use super::words::key;
use crate::years::Years;

/// Most years between the first year of a role and that of the next rung.
const MOST_YEARS_A_STEP: u16 = 5;
/// Pay in the first year of the next rung is at least so many percent of pay here at the same years.
const LEAST_PAY_PERCENT: u64 = 95;
/// At most this share of skills may stand in a single role: one in so many.
const SINGLE_ROLE_SKILLS_ONE_IN: usize = 3;

/// Each name, alias and title belongs to one skill or one role.
pub fn owners_of_names(skills: &[(&DataFile, RawSkill)], roles: &[(&DataFile, RawRole)], faults: &mut FaultList) {
    let mut owners: HashMap<String, String> = HashMap::new();
    let mut claim = |file: &DataFile, name: &Placed, owner: String, faults: &mut FaultList| {
        let words = key(name.get_ref());
        if words.is_empty() {
            faults.at(file, &name.span(), format!("`{}` has no word in it", name.get_ref()));
            return;
        }
        if let Some(other) = owners.insert(words, owner.clone())
            && other != owner
        {
            faults.at(file, &name.span(), format!("`{}` belongs to the {other} and to the {owner}", name.get_ref()));
        }
    };
    for (file, skill) in skills {
        for name in std::iter::once(&skill.name).chain(&skill.aliases).chain(&skill.alone) {
            claim(file, name, format!("skill `{}`", skill.id.get_ref()), faults);
        }
    }
    for (file, role) in roles {
        for name in std::iter::once(&role.title).chain(&role.also_called) {
            claim(file, name, format!("role `{}`", role.id.get_ref()), faults);
        }
    }
}

/// No sentence stands in two roles.
pub fn sentences(roles: &[(&DataFile, RawRole)], faults: &mut FaultList) {
    let mut seen: HashMap<String, String> = HashMap::new();
    for (file, role) in roles {
        let mut once = |text: &str, span: std::ops::Range<usize>| {
            for sentence in text.split(['.', ';']).map(key).filter(|sentence| sentence.split(' ').count() >= 4) {
                if let Some(other) = seen.insert(sentence, role.id.get_ref().clone())
                    && other != *role.id.get_ref()
                {
                    faults.at(file, &span, format!("this sentence stands in the role `{other}` too"));
                }
            }
        };
        once(role.purpose.get_ref(), role.purpose.span());
        once(role.entry.shift_note.get_ref(), role.entry.shift_note.span());
        once(role.market.outlook_reason.get_ref(), role.market.outlook_reason.span());
        for task in &role.tasks {
            once(&task.get_ref().what, task.span());
        }
        for gate in &role.gates {
            once(gate.get_ref().why.get_ref(), gate.span());
        }
    }
}

/// Judged pay rises by level and each range is neither a point nor a guess over everything.
pub fn pay(file: &DataFile, pay: &Spanned<JudgedPay>, faults: &mut FaultList) {
    let (span, judged) = (pay.span(), pay.get_ref());
    for level in Level::ALL {
        let [low, high] = judged.at(level);
        // The middle half of people: a factor of 1.25 to 2.4 between its ends.
        if low.0 == 0 || high.0 * 100 < low.0 * 125 || high.0 * 10 > low.0 * 24 {
            faults.at(file, &span, format!("{level}: the higher end is 1.25 to 2.4 times the lower"));
        }
    }
    for pair in [[Level::Entry, Level::Mid], [Level::Mid, Level::Senior]] {
        let ([low, high], [next_low, next_high]) = (judged.at(pair[0]), judged.at(pair[1]));
        if low >= next_low || high >= next_high {
            faults.at(file, &span, format!("pay rises from {} to {}", pair[0], pair[1]));
        }
    }
}

/// What can only be said of the whole.
pub fn check(catalogue: &Catalogue, faults: &mut FaultList) {
    ladders(catalogue, faults);
    shared_skills(catalogue, faults);
    if catalogue.tracks.len() != 3 {
        faults.in_file("tracks.toml", "there are three tracks: kpo, bpo and lpo");
    }
    if catalogue.sectors.len() > 12 {
        faults.in_file("sectors.toml", "there are at most 12 sectors");
    }
    for (id, family) in catalogue.families.iter() {
        if !catalogue.roles.iter().any(|(_, role)| role.family == id) {
            faults.in_file("families.toml", format!("no role belongs to the family `{}`", family.name));
        }
    }
}

fn role_path(catalogue: &Catalogue, role: RoleId) -> String {
    format!("roles/{}/{}.toml", catalogue.roles[role].track.id(), catalogue.roles.id(role))
}

/// No loop, no step down in years or pay, at most five years a step.
fn ladders(catalogue: &Catalogue, faults: &mut FaultList) {
    for (id, role) in catalogue.roles.iter() {
        for up in &role.up {
            let next = &catalogue.roles[*up];
            let years = i32::from(next.years.entry) - i32::from(role.years.entry);
            if !(0..=i32::from(MOST_YEARS_A_STEP)).contains(&years) {
                let name = catalogue.roles.id(*up);
                faults.in_file(
                    &role_path(catalogue, id),
                    format!("the step up to `{name}` takes {years} years, not 0 to 5"),
                );
            }
        }
        for up in &role.up {
            let next = &catalogue.roles[*up];
            let first = Years::whole(next.years.entry);
            let (here, there) = (middle(role, role.years.level_at(first)), middle(next, Level::Entry));
            if there * 100 < here * LEAST_PAY_PERCENT {
                let name = catalogue.roles.id(*up);
                let message = format!("the step up to `{name}` falls in pay: {there} after {here} at {first} years");
                faults.in_file(&role_path(catalogue, id), message);
            }
        }
        if leads_to(catalogue, id, id, &mut vec![false; catalogue.roles.len()]) {
            faults.in_file(&role_path(catalogue, id), "the ladder leads back to this role");
        }
    }
}

/// The middle of judged pay at a level, rupees a year.
fn middle(role: &Role, level: Level) -> u64 {
    let [low, high] = role.pay.at(level);
    u64::midpoint(low.0, high.0)
}

fn leads_to(catalogue: &Catalogue, from: RoleId, goal: RoleId, seen: &mut [bool]) -> bool {
    catalogue.roles[from].up.iter().any(|up| {
        *up == goal || (!std::mem::replace(&mut seen[up.index()], true) && leads_to(catalogue, *up, goal, seen))
    })
}

/// Each role shares at least four essentials with another; at most a third of skills stand in one role only.
fn shared_skills(catalogue: &Catalogue, faults: &mut FaultList) {
    let mut uses = vec![0_usize; catalogue.skills.len()];
    for (_, role) in catalogue.roles.iter() {
        for skill in &role.skills {
            uses[skill.skill.index()] += 1;
        }
    }
    for (id, role) in catalogue.roles.iter() {
        let shared = role.essentials().filter(|skill| uses[skill.skill.index()] > 1).count();
        if shared < 4 {
            faults.in_file(
                &role_path(catalogue, id),
                format!("only {shared} essentials are shared with another role, not 4"),
            );
        }
    }
    let single = uses.iter().filter(|uses| **uses == 1).count();
    if single * SINGLE_ROLE_SKILLS_ONE_IN > catalogue.skills.len() {
        faults.in_file(
            "skills",
            format!("{single} of {} skills stand in a single role: more than a third", catalogue.skills.len()),
        );
    }
}
