//! How a text is cut into words: the same for the catalogue's names and for what a person types.

use unicode_normalization::{UnicodeNormalization, is_nfkc};

/// A word in its plain form and where it stands in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// Lower case, without a plural `s`.
    pub plain: String,
    pub start: usize,
    pub end: usize,
}

/// The text in the one form that is read: compatibility forms folded (NFKC), so that `ｅｘｃｅｌ` is `excel`.
pub fn fold(text: &str) -> String {
    if text.is_ascii() || is_nfkc(text) { text.to_owned() } else { text.nfkc().collect() }
}

/// Whether a character belongs to a word. `+` and `#` do (C++, C#); marks of Indian scripts do.
pub fn is_word_char(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '+' | '#' | '\'' | '’') || is_indic_mark(c)
}

/// Vowel signs and the like, which are no letters by themselves, in Devanagari to Malayalam.
fn is_indic_mark(c: char) -> bool {
    matches!(c, '\u{0900}'..='\u{0DFF}') && !matches!(c, '\u{0964}' | '\u{0965}')
}

/// The words of a text in order. `&` becomes `and`; a dot inside an abbreviation (`b.com`) joins its parts.
pub fn words(text: &str) -> Vec<Word> {
    let mut found = Vec::new();
    let mut chars = text.char_indices().peekable();
    while let Some((start, first)) = chars.next() {
        if first == '&' {
            found.push(Word { plain: "and".to_owned(), start, end: start + 1 });
            continue;
        }
        if !(is_word_char(first) || is_dot_word(first, text, start)) || matches!(first, '\'' | '’' | '+' | '#') {
            continue;
        }
        let mut raw = String::new();
        if first != '.' {
            push_plain(first, &mut raw);
        }
        let mut end = start + first.len_utf8();
        while let Some(&(at, next)) = chars.peek() {
            if is_word_char(next) {
                push_plain(next, &mut raw);
            } else if next == '.' && joins(text, at) {
                // A dot between digits is part of the number; between letters it only joins them.
                if first.is_ascii_digit() {
                    raw.push('.');
                }
            } else {
                break;
            }
            end = at + next.len_utf8();
            chars.next();
        }
        singular(&mut raw);
        found.push(Word { plain: raw, start, end });
    }
    found
}

/// The words of a name as one text with single spaces: the key under which it is looked up.
pub fn key(text: &str) -> String {
    words(&fold(text)).into_iter().map(|word| word.plain).collect::<Vec<_>>().join(" ")
}

/// `.net`: a dot that begins a word.
fn is_dot_word(first: char, text: &str, at: usize) -> bool {
    first == '.'
        && text[at + 1..].chars().next().is_some_and(char::is_alphabetic)
        && text[..at].chars().next_back().is_none_or(char::is_whitespace)
}

/// Whether the dot at a place joins what stands around it: between a letter and a letter (`b.com`, `node.js`) or
/// between digits (`3.5`), but not at the end of a sentence.
fn joins(text: &str, dot: usize) -> bool {
    let before = text[..dot].chars().next_back();
    let after = text[dot + 1..].chars().next();
    match (before, after) {
        (Some(b), Some(a)) => (b.is_alphabetic() && a.is_alphabetic()) || (b.is_ascii_digit() && a.is_ascii_digit()),
        _ => false,
    }
}

fn push_plain(c: char, into: &mut String) {
    match c {
        '\'' | '’' => {}
        c if c.is_ascii() => into.push(c.to_ascii_lowercase()),
        c => into.extend(c.to_lowercase()),
    }
}

/// A Devanagari digit as a western one; any other character as it is.
pub fn western_digit(c: char) -> char {
    match c {
        '०'..='९' => char::from_digit(u32::from(c) - u32::from('०'), 10).unwrap_or(c),
        _ => c,
    }
}

/// Takes a plural `s` away: `calls` becomes `call`, `queries` becomes `query`; `analysis` and `access` stay.
fn singular(word: &mut String) {
    if !word.is_ascii() {
        return;
    }
    if word.len() > 4 && word.ends_with("ies") {
        word.truncate(word.len() - 3);
        word.push('y');
    } else if word.len() > 3 && word.ends_with('s') && !["ss", "us", "is"].iter().any(|ending| word.ends_with(ending)) {
        word.pop();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[rstest::rstest]
    #[case("MS-Excel", "ms excel")]
    #[case("Calls & Queries", "call and query")]
    #[case("data analysis", "data analysis")]
    #[case("C++ / C#", "c++ c#")]
    #[case("B.Com (Hons.)", "bcom hon")]
    #[case(".NET", "net")]
    #[case("bachelor's degree", "bachelor degree")]
    #[case("एक्सेल, टाइपिंग।", "एक्सेल टाइपिंग")]
    #[case("ｅｘｃｅｌ", "excel")]
    #[case("3.5 years.", "3.5 year")]
    #[case("", "")]
    #[case("'+#.", "")]
    fn plain_words(#[case] text: &str, #[case] wanted: &str) {
        assert_eq!(key(text), wanted);
    }

    #[test]
    fn keeps_the_place_in_the_text() {
        let text = "Excel, AP";
        let spans: Vec<_> = words(text).iter().map(|word| &text[word.start..word.end]).collect();
        assert_eq!(spans, ["Excel", "AP"]);
    }
}
