//! Where one phrase ends and the next begins.

/// Letters in a part of an abbreviation behind the first: the "Com" of "B.Com".
const LONGEST_SHORT_PART: usize = 4;

/// What ends a phrase: commas, lines, bullets, and a full stop at the end of a sentence.
pub fn separators(text: &str) -> impl Iterator<Item = (usize, char)> + '_ {
    text.char_indices().filter(move |(at, c)| match c {
        ',' | ';' | '\n' | '\r' | '\t' | '|' | '•' | '·' | '▪' | '●' | '।' | '॥' | '،' | '、' | '!' | '?' => {
            true
        }
        '.' => {
            let after = text[at + 1..].chars().next();
            let before = text[..*at].chars().next_back();
            after.is_none_or(char::is_whitespace)
                && before.is_some_and(|b| b.is_alphanumeric() || b == ')')
                && !(after.is_some() && is_abbreviated(&text[..*at]))
        }
        _ => false,
    })
}

/// Whether a text ends in letters that a full stop shortens: the "B" of "B. Tech", the "B.Sc" of "B.Sc. Nursing".
fn is_abbreviated(text: &str) -> bool {
    let word = text.rsplit(|c: char| !(c.is_alphanumeric() || c == '.')).next().unwrap_or_default();
    let mut parts = word.split('.');
    let starts = parts.next().is_some_and(|part| part.chars().count() == 1 && part.chars().all(char::is_alphabetic));
    starts && parts.all(|part| part.len() <= LONGEST_SHORT_PART && part.chars().all(|c| c.is_ascii_alphabetic()))
}
