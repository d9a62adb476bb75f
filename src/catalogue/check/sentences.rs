//! No sentence stands in two roles: a page that repeats another says nothing about its own role.

use std::collections::HashMap;
use std::ops::Range;

use crate::catalogue::fault::FaultList;
use crate::catalogue::files::DataFile;
use crate::catalogue::raw::RawRole;
use crate::catalogue::words::key;

/// Fewer words are a label ("Excel test"), not a sentence.
const WORDS_OF_A_SENTENCE: usize = 4;

pub fn check(roles: &[(&DataFile, RawRole)], faults: &mut FaultList) {
    let mut seen: HashMap<String, &str> = HashMap::new();
    for (file, role) in roles {
        let id = role.id.get_ref().as_str();
        let mut once = |text: &str, span: Range<usize>| {
            let sentences = text.split(['.', ';']).map(key);
            for sentence in sentences.filter(|sentence| sentence.split(' ').count() >= WORDS_OF_A_SENTENCE) {
                if let Some(other) = seen.insert(sentence, id)
                    && other != id
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
            once(&task.get_ref().target, task.span());
        }
        for gate in &role.gates {
            once(gate.get_ref().why.get_ref(), gate.span());
        }
    }
}
