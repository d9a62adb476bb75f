//! Rules that the guide keeps beyond its format: no sentence in two places, no interview question in two families.

use std::collections::{BTreeSet, HashMap};
use std::ops::Range;

use crate::catalogue::fault::FaultList;
use crate::catalogue::files::DataFile;
use crate::catalogue::raw::Placed;
use crate::catalogue::words::{fold, words};

/// A sentence of fewer words may stand twice: "Our judgement."
const SHORTEST_SENTENCE: usize = 5;
/// Two questions are one when so many percent of the words of the longer stand in both.
const SAME_WORDS_PERCENT: usize = 75;

/// The sentences seen so far, each with its file.
#[derive(Default)]
pub struct Sentences(HashMap<String, String>);

impl Sentences {
    /// Notes every sentence of a text; one that stands elsewhere already is a fault.
    pub fn once(&mut self, file: &DataFile, text: &Placed, faults: &mut FaultList) {
        for sentence in text.get_ref().split(['.', '?', '!', ';']) {
            let plain: Vec<String> = words(&fold(sentence)).into_iter().map(|word| word.plain).collect();
            if plain.len() < SHORTEST_SENTENCE {
                continue;
            }
            if let Some(first) = self.0.insert(plain.join(" "), file.path.clone()) {
                faults.at(file, &text.span(), format!("the sentence \"{}\" stands in {first} too", sentence.trim()));
            }
        }
    }
}

/// The interview questions seen so far.
#[derive(Default)]
pub struct Asked<'a>(Vec<(&'a str, BTreeSet<String>)>);

impl<'a> Asked<'a> {
    /// Notes a question; one that another file asks in nearly the same words is a fault.
    pub fn once(&mut self, file: &'a DataFile, ask: &str, span: &Range<usize>, faults: &mut FaultList) {
        let own: BTreeSet<String> = words(&fold(ask)).into_iter().map(|word| word.plain).collect();
        for (other_file, other) in &self.0 {
            let shared = own.intersection(other).count();
            if shared * 100 >= own.len().max(other.len()) * SAME_WORDS_PERCENT {
                faults.at(file, span, format!("{other_file} asks nearly the same"));
            }
        }
        self.0.push((&file.path, own));
    }
}
