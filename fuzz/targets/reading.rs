//! Any bytes at all, read as a person's text. What must hold of every reading is asserted.

#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;

use marg::catalogue::Language;
use marg::catalogue::words::fold;
use marg::guidance::{Engine, guide};
use marg::intake::{self, RawAnswers, address};
use marg::reading::{Answers, How, Profile};

static ENGINE: LazyLock<Engine> = LazyLock::new(|| Engine::embedded().expect("the catalogue has no fault"));

// The catalogue is read before the first text, which would else seem to take long.
fuzz_target!(init: LazyLock::force(&ENGINE), |bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    let profile = read(&text);
    assert_eq!(profile, read(&text), "the same text is read in two ways");
    counts_add_up(&profile);
    own_words_stand_in_the_text(&text, &profile);
    what_is_held_is_in_order(&profile);
    let guidance = guide(&ENGINE, &profile);
    for role in guidance.roles.iter().chain(&guidance.later) {
        let points: u32 = role.fit.ledger.iter().map(|line| u32::from(line.points)).sum();
        assert_eq!(points, u32::from(role.fit.score), "the points do not sum to the score");
    }
    its_address_can_be_read(&profile);
});

fn read(text: &str) -> Profile {
    ENGINE.read(&Answers { texts: vec![text.to_owned()], ..Answers::default() })
}

fn counts_add_up(profile: &Profile) {
    let reading = &profile.reading;
    assert!(reading.phrases_read <= reading.phrases, "more was read than written");
    let unread = reading.phrases - reading.phrases_read;
    assert!(reading.unrecognised.len() <= unread, "{} not understood, {unread} counted", reading.unrecognised.len());
    if unread == 0 {
        assert!(reading.unrecognised.is_empty());
    }
}

/// Whatever is shown as the person's own words was written by them.
fn own_words_stand_in_the_text(text: &str, profile: &Profile) {
    let text = in_one_line(text);
    let reading = &profile.reading;
    let skills = reading.skills.iter().filter(|read| read.how != How::Chosen).map(|read| &read.read_from);
    let titles = reading.titles.iter().map(|read| &read.read_from);
    let other = reading.other.iter().map(|read| &read.read_from);
    let typed = reading.suggestions.iter().map(|suggestion| &suggestion.typed);
    for words in skills.chain(titles).chain(other).chain(typed).chain(&reading.unrecognised) {
        // A long phrase is cut and ends so.
        let kept = words.strip_suffix('…').unwrap_or(words);
        assert!(text.contains(&in_one_line(kept)), "\u{201c}{words}\u{201d} was not written");
    }
}

/// The text as reading folds it, with one space where there are several.
fn in_one_line(text: &str) -> String {
    fold(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

fn what_is_held_is_in_order(profile: &Profile) {
    assert!(profile.held.is_sorted_by(|a, b| a.skill < b.skill), "a skill is held twice or out of order");
    assert!(profile.held.iter().all(|held| (1..=100).contains(&held.strength)));
    for skill in &profile.reading.negated {
        assert_eq!(profile.strength(*skill), 0, "a skill is held that the person says they do not have");
    }
    for read in &profile.reading.skills {
        assert!(profile.strength(read.skill) > 0, "a skill was read that is not held");
    }
}

/// A shorter address than this had room for all that was read.
const ALL_FITS: usize = 248;

/// The address of an answer is short, is understood without an error, and loses no skill that was read as it stands. A
/// slip goes along as it was typed and is mended anew, without the words that stood beside it.
fn its_address_can_be_read(profile: &Profile) {
    let query = address::query(&ENGINE.catalogue, profile);
    assert!(query.len() <= 1_500, "an address of {} bytes", query.len());
    let pairs: Vec<(String, String)> = serde_html_form::from_str(&query).expect("a query");
    let raw = RawAnswers::from_pairs(pairs);
    assert_eq!(raw.language(), Language::English);
    let answers = intake::parse(&ENGINE.catalogue, &raw).expect("Marg's own address is understood");
    let again = ENGINE.read(&answers);
    if query.len() < ALL_FITS && profile.reading.skills.iter().all(|read| read.how != How::Typo) {
        for held in profile.held.iter().filter(|held| held.strength == 100) {
            let id = ENGINE.catalogue.skills.id(held.skill);
            assert_eq!(again.strength(held.skill), 100, "{id} is lost on the way through {query}");
        }
    }
}
