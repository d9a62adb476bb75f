//! Names found in a phrase and the words that they cover.

use std::ops::Range;

use super::lexicon::{Meaning, Token};

/// A word of a phrase: its plain form, its number and its place in the text.
pub struct PhraseWord {
    pub plain: String,
    pub token: Option<Token>,
    pub start: usize,
    pub end: usize,
}

/// A name found in a phrase: its meaning and its words.
#[derive(Clone, Copy)]
pub struct Found {
    pub meaning: Meaning,
    pub first: usize,
    pub length: usize,
}

impl Found {
    /// The place behind its last word.
    pub fn end(&self) -> usize {
        self.first + self.length
    }

    pub fn words(&self) -> Range<usize> {
        self.first..self.end()
    }

    pub fn covers(&self, index: usize) -> bool {
        self.words().contains(&index)
    }
}

/// For each word of a phrase whether a name covers it.
pub struct Cover {
    /// Any name.
    pub name: Vec<bool>,
    /// A name that says something.
    pub meant: Vec<bool>,
    /// A name that is noise.
    pub noise: Vec<bool>,
}

impl Cover {
    pub fn new(length: usize, found: &[Found]) -> Self {
        let mut cover = Self { name: vec![false; length], meant: vec![false; length], noise: vec![false; length] };
        for name in found {
            cover.add(*name);
        }
        cover
    }

    pub fn add(&mut self, name: Found) {
        let fill = |words: &mut [bool], when: bool| {
            if let (true, Some(words)) = (when, words.get_mut(name.words())) {
                words.fill(true);
            }
        };
        fill(&mut self.name, true);
        fill(&mut self.meant, says_something(name.meaning));
        let quiet = [Meaning::Noise, Meaning::NotWork, Meaning::WishNext, Meaning::WishPrevious];
        fill(&mut self.noise, quiet.contains(&name.meaning));
    }

    pub fn is(words: &[bool], index: usize) -> bool {
        words.get(index).copied().unwrap_or(false)
    }
}

/// Whether a meaning says what a person has, did or studied.
pub fn says_something(meaning: Meaning) -> bool {
    matches!(
        meaning,
        Meaning::Skill { .. }
            | Meaning::Role(_)
            | Meaning::Title(_)
            | Meaning::Qualification(_)
            | Meaning::Other { .. }
    )
}
