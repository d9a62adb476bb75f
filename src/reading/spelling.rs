//! Spelling slips: which words of the catalogue a mistyped word may be, within one or two edits.

use std::hash::{Hash, Hasher};

use rustc_hash::{FxHashMap, FxHasher};

/// Shorter words are never mended: "tal" is not "tally", and "ca" is not "ap".
const SHORTEST: usize = 4;
/// From this length on two edits are allowed; below it one.
const LONG: usize = 8;
/// Longer words are not looked at.
const LONGEST: usize = 24;

/// Words that slips may be mended to, found through the words that remain when letters are left out: two words
/// within one edit share such a remainder (the symmetric-delete method).
#[derive(Debug)]
pub struct Spelling {
    words: Vec<String>,
    /// Hash of a remainder to the words that leave it.
    remainders: FxHashMap<u64, Vec<u32>>,
}

impl Spelling {
    pub fn new(spelt: &[String]) -> Self {
        let mut words: Vec<String> = spelt
            .iter()
            .filter(|word| {
                (SHORTEST..=LONGEST).contains(&word.chars().count()) && word.chars().all(char::is_alphabetic)
            })
            .cloned()
            .collect();
        words.sort_unstable();
        words.dedup();
        let mut remainders: FxHashMap<u64, Vec<u32>> = FxHashMap::default();
        for (index, word) in words.iter().enumerate() {
            for remainder in remainders_of(word, edits_for(word.chars().count())) {
                remainders.entry(remainder).or_default().push(index as u32);
            }
        }
        Self { words, remainders }
    }

    /// The nearest words, all at the same distance, in alphabetical order; none when nothing is near.
    pub fn nearest(&self, typed: &str) -> Vec<&str> {
        let length = typed.chars().count();
        if !(SHORTEST..=LONGEST).contains(&length) || !typed.chars().all(char::is_alphabetic) {
            return Vec::new();
        }
        let most = edits_for(length);
        let mut near: Vec<(usize, u32)> = remainders_of(typed, most)
            .into_iter()
            .filter_map(|remainder| self.remainders.get(&remainder))
            .flatten()
            .filter_map(|index| {
                let word = self.words.get(*index as usize)?;
                // A slip seldom falls on the first letter; asking for it keeps "later" from becoming "data".
                if word.chars().next() != typed.chars().next() {
                    return None;
                }
                let distance = if same_letters(typed, word) { 1 } else { strsim::osa_distance(typed, word) };
                let likely = length >= LONG || !is_unlikely_exchange(typed, word);
                (distance <= most && likely).then_some((distance, *index))
            })
            .collect();
        near.sort_unstable();
        near.dedup();
        let Some((least, _)) = near.first().copied() else { return Vec::new() };
        near.iter()
            .take_while(|(distance, _)| *distance == least)
            .filter_map(|(_, index)| self.words.get(*index as usize).map(String::as_str))
            .collect()
    }
}

/// Whether two words of one length differ in one letter that nobody types or hears for the other: "knives" is not
/// "KNIME". In a long word the rest says enough.
fn is_unlikely_exchange(typed: &str, word: &str) -> bool {
    let mut exchanged = typed.chars().zip(word.chars()).filter(|(a, b)| a != b);
    let (one, more) = (exchanged.next(), exchanged.next());
    typed.chars().count() == word.chars().count()
        && one.is_some_and(|(a, b)| more.is_none() && a.is_ascii() && b.is_ascii() && !exchanged_often(a, b))
}

/// Letters that stand side by side on a keyboard, sound alike, or are both vowels.
const EXCHANGED: [&str; 11] = ["aeiouy", "ckqsxz", "bpv", "vw", "dt", "fpv", "gj", "mn", "lr", "sc", "jz"];
const KEYBOARD: [&str; 3] = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];

fn exchanged_often(a: char, b: char) -> bool {
    let neighbours = |row: &str| row.contains(&format!("{a}{b}")) || row.contains(&format!("{b}{a}"));
    EXCHANGED.iter().any(|group| group.contains(a) && group.contains(b)) || KEYBOARD.into_iter().any(neighbours)
}

fn edits_for(length: usize) -> usize {
    if length >= LONG { 2 } else { 1 }
}

/// Letters in another order are one slip: `phyton`.
fn same_letters(typed: &str, word: &str) -> bool {
    typed.len() == word.len() && sorted(&typed.chars().collect::<Vec<_>>()) == sorted(&word.chars().collect::<Vec<_>>())
}

fn sorted(letters: &[char]) -> Vec<char> {
    let mut sorted = letters.to_vec();
    sorted.sort_unstable();
    sorted
}

/// Hashes of the word, of its letters in order, and of what remains when up to `edits` letters are left out.
fn remainders_of(word: &str, edits: usize) -> Vec<u64> {
    let letters: Vec<char> = word.chars().collect();
    let mut all = vec![hash(letters.iter()), hash(sorted(&letters).iter())];
    for first in 0..letters.len() {
        all.push(hash(without(&letters, first, None)));
        if edits > 1 {
            for second in first + 1..letters.len() {
                all.push(hash(without(&letters, first, Some(second))));
            }
        }
    }
    all.sort_unstable();
    all.dedup();
    all
}

fn without(letters: &[char], first: usize, second: Option<usize>) -> impl Iterator<Item = &char> {
    letters
        .iter()
        .enumerate()
        .filter(move |(index, _)| *index != first && Some(*index) != second)
        .map(|(_, letter)| letter)
}

fn hash<'a>(letters: impl Iterator<Item = &'a char>) -> u64 {
    let mut hasher = FxHasher::default();
    for letter in letters {
        letter.hash(&mut hasher);
    }
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[rstest::rstest]
    #[case("excle", &["excel"])]
    #[case("contarct", &["contract"])]
    #[case("pharmacovigilence", &["pharmacovigilance"])]
    #[case("phamracovigilnace", &["pharmacovigilance"])]
    #[case("tal", &[])]
    #[case("javascript", &[])]
    #[case("zzzz", &[])]
    #[case("tilte", &["tilde", "title"])]
    #[case("tilje", &[])]
    #[case("exsel", &["excel"])]
    #[case("excwl", &["excel"])]
    fn finds_the_nearest(#[case] typed: &str, #[case] wanted: &[&str]) {
        let words = ["excel", "contract", "pharmacovigilance", "tally", "java", "title", "tilde"];
        let spelling = Spelling::new(&words.map(str::to_owned));
        assert_eq!(spelling.nearest(typed), wanted);
    }
}
