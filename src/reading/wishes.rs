//! What a person says that they would like to do.

use std::ops::Range;

use super::found::{Found, PhraseWord};
use super::lexicon::Meaning;

/// Where in the text the wish of a phrase stands: what follows "want to become", or what goes before "banna hai" as far
/// back as the clause.
pub fn wish_in(phrase: &[PhraseWord], found: &[Found]) -> Option<Range<usize>> {
    let cue = found.iter().find(|name| matches!(name.meaning, Meaning::WishNext | Meaning::WishPrevious))?;
    let (first, last) = if cue.meaning == Meaning::WishNext {
        (cue.end(), phrase.len().checked_sub(1)?)
    } else {
        let ends = found.iter().filter(|name| name.meaning == Meaning::DenyEnd && name.end() <= cue.first);
        (ends.map(Found::end).max().unwrap_or(0), cue.first.checked_sub(1)?)
    };
    (first <= last).then_some(())?;
    Some(phrase.get(first)?.start..phrase.get(last)?.end)
}
