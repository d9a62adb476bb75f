//! What tells who wrote a text.

/// So many digits, with nothing but spaces and dashes between, are a telephone number.
const LEAST_DIGITS_OF_A_TELEPHONE: usize = 10;

/// Whether a phrase holds an e-mail address or a telephone number.
pub fn tells_contact(phrase: &str) -> bool {
    let mut digits = phrase.split(|c: char| !(c.is_ascii_digit() || matches!(c, ' ' | '-')));
    phrase.contains('@')
        || digits.any(|run| run.chars().filter(char::is_ascii_digit).count() >= LEAST_DIGITS_OF_A_TELEPHONE)
}
