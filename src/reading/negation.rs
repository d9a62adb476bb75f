//! What a person says that they do not have.

use super::found::Found;
use super::lexicon::Meaning;

/// For each word of a phrase whether it is denied: it stands behind a cue such as "no experience in" or before one such
/// as "nahi aata", as far as the next "but". A cue of the second kind that comes first denies what follows ("nahi aata
/// excel"). One pass, so that a text full of cues is read as fast as any other. The cues stand in the order of the phrase.
pub fn denied(length: usize, found: &[Found]) -> Vec<bool> {
    let mut denied = vec![false; length];
    let mut deny = |from: usize, to: usize| {
        if let Some(words) = denied.get_mut(from..to) {
            words.fill(true);
        }
    };
    let mut behind_a_cue: Option<usize> = None;
    let mut since = 0;
    let mut clause = 0;
    for name in found {
        match name.meaning {
            Meaning::DenyNext => {
                behind_a_cue.get_or_insert(name.end());
            }
            Meaning::DenyPrevious if name.first == clause => {
                behind_a_cue.get_or_insert(name.end());
            }
            Meaning::DenyPrevious => {
                deny(since, name.first);
                since = name.first;
            }
            Meaning::DenyEnd => {
                if let Some(from) = behind_a_cue.take() {
                    deny(from, name.first);
                }
                since = name.end();
                clause = since;
            }
            _ => {}
        }
    }
    if let Some(from) = behind_a_cue {
        deny(from, length);
    }
    denied
}
