//! Names as paths of words, so that the longest name that begins at a place is found in one walk.

use rustc_hash::FxHashMap;

use super::lexicon::{Meaning, Token};

/// A tree of words; node 0 is its root.
#[derive(Debug)]
pub struct Tree {
    steps: FxHashMap<(u32, Token), u32>,
    meanings: Vec<Option<Meaning>>,
}

impl Default for Tree {
    fn default() -> Self {
        Self { steps: FxHashMap::default(), meanings: vec![None] }
    }
}

impl Tree {
    /// The first meaning given to a name stays.
    pub fn insert(&mut self, name: &[Token], meaning: Meaning) {
        if name.is_empty() {
            return;
        }
        let mut node = 0;
        for token in name {
            let next = self.meanings.len() as u32;
            node = *self.steps.entry((node, *token)).or_insert(next);
            if node == next {
                self.meanings.push(None);
            }
        }
        if let Some(slot) = self.meanings.get_mut(node as usize) {
            slot.get_or_insert(meaning);
        }
    }

    /// The longest name that begins at the start of some words: its meaning and how many words it has.
    pub fn longest(&self, text: &[Option<Token>]) -> Option<(Meaning, usize)> {
        let mut node = 0;
        let mut found = None;
        for (index, token) in text.iter().enumerate() {
            let Some(next) = token.and_then(|token| self.steps.get(&(node, token))) else { break };
            node = *next;
            if let Some(meaning) = self.meanings.get(node as usize).copied().flatten() {
                found = Some((meaning, index + 1));
            }
        }
        found
    }
}
