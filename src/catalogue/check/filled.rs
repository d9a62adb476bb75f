//! Every field says something, and no list says it twice.

use std::collections::HashSet;
use std::ops::Range;

use toml::Spanned;

use super::Written;
use crate::catalogue::fault::FaultList;
use crate::catalogue::files::DataFile;
use crate::catalogue::raw::{Placed, RawRole};

pub fn check(written: &Written, faults: &mut FaultList) {
    for (file, role) in written.roles {
        texts(file, role, faults);
        for (what, list) in [
            ("another title", &role.also_called),
            ("a usual qualification", &role.entry.qualifications),
            ("a usual test", &role.entry.tests),
            ("a city", &role.market.cities),
            ("an employer", &role.market.employers),
            ("what to search for", &role.market.search_for),
        ] {
            if list.get_ref().is_empty() {
                faults.at(file, &list.span(), format!("a role names {what}"));
            }
            once(file, list.get_ref(), faults);
        }
        for list in [&role.entry.certificates, &role.entry.languages, role.sectors.get_ref()] {
            once(file, list, faults);
        }
        once(file, role.ladder.up.get_ref(), faults);
        once(file, role.ladder.sideways.get_ref(), faults);
        gates(file, role, faults);
    }
    for (file, certificate) in written.certificates {
        for (what, text) in
            [("name", &certificate.name), ("body", &certificate.body), ("eligibility", &certificate.eligibility)]
        {
            not_blank(file, &certificate.id.span(), what, text, faults);
        }
        if certificate.rupees[0] > certificate.rupees[1] || !(1..=156).contains(&certificate.weeks) {
            let message = "a certificate takes 1 to 156 weeks, and its lowest cost is not above its highest";
            faults.at(file, &certificate.id.span(), message);
        }
        let id = certificate.id.get_ref();
        if !written.roles.iter().any(|(_, role)| role.entry.certificates.iter().any(|other| other.get_ref() == id)) {
            faults.at(file, &certificate.id.span(), format!("no role asks for the certificate `{id}`"));
        }
    }
    for (file, skill) in written.skills {
        if let Some(learn) = &skill.learn {
            not_blank(file, &learn.span(), "how it is learnt", &learn.get_ref().how, faults);
        }
    }
}

fn texts(file: &DataFile, role: &RawRole, faults: &mut FaultList) {
    for (what, text) in [
        ("title", &role.title),
        ("purpose", &role.purpose),
        ("shift_note", &role.entry.shift_note),
        ("outlook_reason", &role.market.outlook_reason),
    ] {
        not_blank(file, &text.span(), what, text.get_ref(), faults);
    }
    for task in &role.tasks {
        let (span, task) = (task.span(), task.get_ref());
        for (what, text) in [("what", &task.what), ("tool", &task.tool), ("target", &task.target)] {
            not_blank(file, &span, what, text, faults);
        }
    }
    for gate in &role.gates {
        let why = &gate.get_ref().why;
        not_blank(file, &why.span(), "why", why.get_ref(), faults);
    }
}

/// Somebody with a usual qualification must be able to pass.
fn gates(file: &DataFile, role: &RawRole, faults: &mut FaultList) {
    for gate in &role.gates {
        let any_of = &gate.get_ref().any_of;
        let usual = |wanted: &Placed| {
            role.entry.qualifications.get_ref().iter().any(|usual| usual.get_ref() == wanted.get_ref())
        };
        if !any_of.is_empty() && !any_of.iter().any(usual) {
            faults.at(file, &gate.span(), "none of the role's usual qualifications opens this gate");
        }
    }
}

fn not_blank(file: &DataFile, span: &Range<usize>, what: &str, text: &str, faults: &mut FaultList) {
    if text.trim().is_empty() {
        faults.at(file, span, format!("`{what}` is empty"));
    }
}

/// Each entry of a list once.
fn once(file: &DataFile, list: &[Placed], faults: &mut FaultList) {
    let mut seen = HashSet::new();
    for entry in list {
        not_blank(file, &entry.span(), "an entry", entry.get_ref(), faults);
        if !seen.insert(Spanned::get_ref(entry)) {
            faults.at(file, &entry.span(), format!("`{}` stands twice in this list", entry.get_ref()));
        }
    }
}
