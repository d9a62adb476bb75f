//! Each name, alias and title belongs to one skill, one role or one title; noise is none of them.

use std::collections::HashMap;

use super::Written;
use crate::catalogue::fault::FaultList;
use crate::catalogue::files::DataFile;
use crate::catalogue::raw::Placed;
use crate::catalogue::words::key;

/// Who has a name, by the words of the name.
#[derive(Default)]
struct Owners(HashMap<String, String>);

impl Owners {
    fn claim(&mut self, file: &DataFile, name: &Placed, owner: &str, faults: &mut FaultList) {
        let words = key(name.get_ref());
        if words.is_empty() {
            faults.at(file, &name.span(), format!("`{}` has no word in it", name.get_ref()));
            return;
        }
        if let Some(other) = self.0.insert(words, owner.to_owned())
            && other != owner
        {
            faults.at(file, &name.span(), format!("`{}` belongs to the {other} and to the {owner}", name.get_ref()));
        }
    }
}

pub fn check(written: &Written, faults: &mut FaultList) {
    let mut owners = Owners::default();
    for (file, skill) in written.skills {
        for name in std::iter::once(&skill.name).chain(&skill.aliases).chain(&skill.alone) {
            owners.claim(file, name, &format!("skill `{}`", skill.id.get_ref()), faults);
        }
    }
    for (file, role) in written.roles {
        for name in std::iter::once(&role.title).chain(role.also_called.get_ref()) {
            owners.claim(file, name, &format!("role `{}`", role.id.get_ref()), faults);
        }
    }
    let (file, titles) = written.titles;
    for (index, title) in titles.title.iter().enumerate() {
        for name in &title.words {
            let first = title.words.first().map_or("", |first| first.get_ref().as_str());
            owners.claim(file, name, &format!("title `{first}` ({})", index + 1), faults);
        }
    }
    let (file, noise) = written.noise;
    for phrase in noise.phrases.iter().chain(&noise.words).chain(&noise.names) {
        if let Some(owner) = owners.0.get(&key(phrase.get_ref())) {
            faults.at(file, &phrase.span(), format!("`{}` is noise here and belongs to the {owner}", phrase.get_ref()));
        }
    }
}
