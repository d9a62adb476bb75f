//! How practice answers are marked. A short answer is not understood: words that stand for each point are looked for,
//! and the page says so.

use crate::catalogue::words::{Word, fold, key, words};

use super::{Answer, Question};

/// What somebody answered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Given {
    #[default]
    Nothing,
    /// The place of the choice, from 0.
    Choice(usize),
    Text(String),
}

/// What an answer earned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// At most `most`.
    pub points: usize,
    /// A choice is worth one point, a short answer one for each of its key points.
    pub most: usize,
    /// For each key point, whether it was found; empty for a choice.
    pub found: Vec<bool>,
}

/// A point that a short answer should make.
#[derive(Debug)]
pub struct KeyPoint {
    /// As it is told to the reader.
    pub says: String,
    signs: Vec<Sign>,
}

/// Words that together stand for a point: all of them in one sentence, in any order.
#[derive(Debug, PartialEq, Eq)]
struct Sign(Vec<SignWord>);

/// A word, or with `*` at its end the beginning of one.
#[derive(Debug, PartialEq, Eq)]
struct SignWord {
    plain: String,
    begins: bool,
}

impl KeyPoint {
    /// A point and the texts that show it: `research on law*` is found in "He did legal research on laws".
    ///
    /// # Errors
    /// The text that has no word in it.
    pub fn new(says: String, found_by: &[String]) -> Result<Self, String> {
        let signs = found_by
            .iter()
            .map(|text| {
                let sign: Vec<SignWord> = text.split_whitespace().filter_map(SignWord::parse).collect();
                if sign.is_empty() { Err(text.clone()) } else { Ok(Sign(sign)) }
            })
            .collect::<Result<_, _>>()?;
        Ok(Self { says, signs })
    }

    /// Whether a text makes the point.
    pub fn is_in(&self, text: &str) -> bool {
        sentences(text).iter().any(|sentence| self.signs.iter().any(|sign| sign.is_in(sentence)))
    }
}

impl Sign {
    fn is_in(&self, sentence: &[Word]) -> bool {
        self.0.iter().all(|wanted| sentence.iter().any(|word| wanted.is(&word.plain)))
    }
}

impl SignWord {
    fn parse(text: &str) -> Option<Self> {
        let begins = text.ends_with('*');
        // What begins a word keeps its last letter: no plural is taken off it.
        let plain = if begins { fold(text.trim_end_matches('*')).to_lowercase() } else { key(text) };
        (!plain.is_empty()).then_some(Self { plain, begins })
    }

    fn is(&self, word: &str) -> bool {
        if self.begins { word.starts_with(&self.plain) } else { word == self.plain }
    }
}

/// The words of each sentence. A stop ends a sentence only before a space, so that "B.Com" does not.
fn sentences(text: &str) -> Vec<Vec<Word>> {
    let text = fold(text);
    let mut all = Vec::new();
    let mut start = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let ends = matches!(c, '\n' | '\u{0964}')
            || (matches!(c, '.' | '!' | '?') && chars.peek().is_none_or(|(_, next)| next.is_whitespace()));
        if ends {
            all.push(words(&text[start..at]));
            start = at + c.len_utf8();
        }
    }
    all.push(words(&text[start..]));
    all
}

impl Question {
    /// Marks an answer; what does not fit the kind of question counts as none.
    pub fn mark(&self, given: &Given) -> Mark {
        match &self.answer {
            Answer::Choice { choices, .. } => {
                let right = matches!(given, Given::Choice(at) if choices.get(*at).is_some_and(|choice| choice.right));
                Mark { points: usize::from(right), most: 1, found: Vec::new() }
            }
            Answer::Short { points, .. } => {
                let text = if let Given::Text(text) = given { text.as_str() } else { "" };
                let found: Vec<bool> = points.iter().map(|point| point.is_in(text)).collect();
                Mark { points: found.iter().filter(|found| **found).count(), most: points.len(), found }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn point(found_by: &[&str]) -> KeyPoint {
        let texts: Vec<String> = found_by.iter().map(|text| (*text).to_owned()).collect();
        KeyPoint::new("a point".to_owned(), &texts).unwrap()
    }

    #[rstest::rstest]
    #[case::as_written("knowledge process outsourcing", "Knowledge Process Outsourcing", true)]
    #[case::any_order("legal research", "RESEARCH on legal questions", true)]
    #[case::plural("patent", "It files PATENTS.", true)]
    #[case::plural_in_the_sign("companies", "one company", true)]
    #[case::beginning("analy*", "They analyse it", true)]
    #[case::beginning_alone("analy*", "an anal", false)]
    #[case::whole_word("law", "an outlaw lawyer", false)]
    #[case::two_sentences("legal research", "It is legal. Research is another thing.", false)]
    #[case::two_lines("legal research", "legal\nresearch", false)]
    #[case::abbreviation_inside("bcom account", "with B.Com they keep accounts", true)]
    #[case::wide_letters("excel", "ｅｘｃｅｌ", true)]
    #[case::empty("excel", "", false)]
    fn finds_words(#[case] sign: &str, #[case] text: &str, #[case] found: bool) {
        assert_eq!(point(&[sign]).is_in(text), found);
    }

    #[test]
    fn any_of_several_signs_will_do() {
        let point = point(&["cost low*", "cheap*"]);
        assert!(point.is_in("It is cheaper") && point.is_in("lower cost") && !point.is_in("It costs more"));
    }

    #[test]
    fn a_sign_needs_a_word() {
        assert_eq!(KeyPoint::new("x".to_owned(), &["* -".to_owned()]).unwrap_err(), "* -");
    }
}
