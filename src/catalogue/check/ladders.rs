//! Ladders lead up: no loop, no step down in years or pay, at most five years a step, no dead end, and every role
//! can be reached.

use std::collections::{HashMap, HashSet};

use crate::catalogue::fault::FaultList;
use crate::catalogue::files::DataFile;
use crate::catalogue::raw::RawRole;
use crate::catalogue::track::Level;
use crate::years::Years;

/// Most years between the first year of a role and that of the next rung.
const MOST_YEARS_A_STEP: u16 = 5;
/// Pay in the first year of the next rung is at least so many percent of pay here at the same years.
const LEAST_PAY_PERCENT: u64 = 95;

type Roles<'a> = HashMap<&'a str, &'a RawRole>;

pub fn check(written: &[(&DataFile, RawRole)], faults: &mut FaultList) {
    let roles: Roles = written.iter().map(|(_, role)| (role.id.get_ref().as_str(), role)).collect();
    let mut reached: HashSet<&str> = HashSet::new();
    for (file, role) in written {
        let id = role.id.get_ref().as_str();
        let (up, sideways) = (&role.ladder.up, &role.ladder.sideways);
        if up.get_ref().is_empty() != role.entry.head {
            faults.at(file, &up.span(), "a role has a step up, or `head = true` says that its ladder ends here");
        }
        if sideways.get_ref().is_empty() {
            faults.at(file, &sideways.span(), "a role has a step sideways");
        }
        for step in up.get_ref().iter().chain(sideways.get_ref()) {
            reached.insert(step.get_ref());
            if step.get_ref() == id {
                faults.at(file, &step.span(), "a step leads to another role");
            }
        }
        for step in up.get_ref() {
            if sideways.get_ref().iter().any(|side| side.get_ref() == step.get_ref()) {
                faults.at(file, &step.span(), format!("`{}` is a step up and sideways", step.get_ref()));
            }
            // A role that does not exist is told where names are looked up.
            let Some(next) = roles.get(step.get_ref().as_str()) else { continue };
            let years = i32::from(next.years.get_ref().entry) - i32::from(role.years.get_ref().entry);
            if !(0..=i32::from(MOST_YEARS_A_STEP)).contains(&years) {
                let message =
                    format!("the step up to `{}` takes {years} years, not 0 to {MOST_YEARS_A_STEP}", step.get_ref());
                faults.at(file, &step.span(), message);
            }
            let first = Years::whole(next.years.get_ref().entry);
            let (here, there) = (middle(role, role.years.get_ref().level_at(first)), middle(next, Level::Entry));
            if there * 100 < here * LEAST_PAY_PERCENT {
                let message =
                    format!("the step up to `{}` falls in pay: {there} after {here} at {first} years", step.get_ref());
                faults.at(file, &step.span(), message);
            }
        }
        if leads_to(&roles, role, id, &mut HashSet::new()) {
            faults.at(file, &up.span(), "the ladder leads back to this role");
        }
    }
    for (file, role) in written {
        if !reached.contains(role.id.get_ref().as_str()) {
            faults.at(file, &role.id.span(), "no other role leads here, up or sideways");
        }
    }
}

/// The middle of judged pay at a level, rupees a year.
fn middle(role: &RawRole, level: Level) -> u64 {
    let [low, high] = role.pay.get_ref().at(level);
    u64::midpoint(low.0, high.0)
}

fn leads_to<'a>(roles: &Roles<'a>, from: &'a RawRole, goal: &str, seen: &mut HashSet<&'a str>) -> bool {
    from.ladder.up.get_ref().iter().any(|up| {
        let up = up.get_ref().as_str();
        up == goal || (seen.insert(up) && roles.get(up).is_some_and(|role| leads_to(roles, role, goal, seen)))
    })
}
