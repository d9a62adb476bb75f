//! What a person says that they do not have.

use super::lexicon::Meaning;
use super::phrase::Found;

/// The first words of the names that a phrase denies.
pub fn denied(length: usize, found: &[Found]) -> Vec<usize> {
    let mut denied = Vec::new();
    for (index, cue) in found.iter().enumerate() {
        match cue.meaning {
            Meaning::DenyNext => denied.extend(
                found.iter().skip(index + 1).take_while(|name| name.meaning != Meaning::DenyEnd).map(|name| name.first),
            ),
            Meaning::DenyPrevious => denied.extend(
                found
                    .iter()
                    .take(index)
                    .rev()
                    .take_while(|name| name.meaning != Meaning::DenyEnd)
                    .map(|name| name.first),
            ),
            _ => {}
        }
    }
    denied.retain(|first| *first < length);
    denied
}
