//! The canonical address of an answer: its input as ids, so that a result is a link and nothing need be stored.

use std::collections::BTreeMap;

use super::MOST_OTHER;
use crate::catalogue::{Catalogue, OtherFieldId, RoleId};
use crate::reading::{How, Profile, ReadLanguage, Reading, ShiftWish, shift_wish};

/// Longest query of a canonical address, in bytes; with the language it stays below 1,500.
pub const LONGEST_QUERY: usize = 1_490;
/// Of that, room for phrases that were not understood.
const ROOM_FOR_UNREAD: usize = 400;

/// The query of a profile's canonical address, without `?`. Skills come by id; words that were mended, doubtful or
/// not understood go along as they were typed, as far as there is room, so that they are shown again.
pub fn query(catalogue: &Catalogue, profile: &Profile) -> String {
    let reading = &profile.reading;
    let mut pairs: Vec<(&str, String)> = Vec::new();
    let mut push = |name: &'static str, value: String| {
        if !value.is_empty() {
            pairs.push((name, value));
        }
    };
    let mended: Vec<&str> =
        reading.skills.iter().filter(|read| read.how == How::Typo).map(|read| read.read_from.as_str()).collect();
    let said = profile.said_skills().filter(|read| read.how != How::Typo);
    push("s", joined(said.map(|read| catalogue.skills.id(read.skill)), LONGEST_QUERY / 2));
    let titles = reading
        .titles
        .iter()
        .map(|title| title.roles.iter().map(|role| catalogue.roles.id(*role)).collect::<Vec<_>>().join("~"));
    push("t", joined(titles, LONGEST_QUERY / 6));
    push("o", other_fields(catalogue, reading).into_iter().map(|(_, value)| value).collect::<Vec<_>>().join("."));
    push("n", joined(reading.negated.iter().map(|skill| catalogue.skills.id(*skill)), LONGEST_QUERY / 6));
    push("years", profile.years.map(|years| years.to_string()).unwrap_or_default());
    let implied = |id: &crate::catalogue::QualificationId| {
        profile.qualifications.iter().any(|other| other != id && catalogue.qualifications[*other].implies.contains(id))
    };
    let qualifications = profile.qualifications.iter().filter(|id| !implied(id));
    push("qualification", joined(qualifications.map(|id| catalogue.qualifications.id(*id)), LONGEST_QUERY / 6));
    push("city", profile.city.map(|city| catalogue.cities.id(city).to_owned()).unwrap_or_default());
    push("track", profile.tracks.iter().map(|track| track.id()).collect::<Vec<_>>().join("."));
    push(
        "shift",
        match profile.shift {
            // What a skill says of nights goes along with the skill.
            said if said == shift_wish(catalogue, reading) => String::new(),
            Some(ShiftWish::Day) => "day".to_owned(),
            Some(ShiftWish::Any) => "any".to_owned(),
            None => String::new(),
        },
    );
    let levels = reading.languages.iter().filter_map(|known| language_level(catalogue, known));
    // A wish goes along as words that are read as a wish again.
    let wishes = reading.wishes.iter().map(|role| wish(catalogue, *role));
    let dates = reading.dates.iter().filter(|_| profile.years.is_none()).cloned();
    let typed = levels
        .chain(wishes)
        .chain(dates)
        .chain(mended.iter().map(|text| (*text).to_owned()))
        .chain(reading.suggestions.iter().map(|suggestion| suggestion.typed.clone()))
        .chain(reading.unrecognised.iter().cloned());
    let mut query = encoded(&pairs);
    let mut unread = String::new();
    for phrase in typed {
        let longer = if unread.is_empty() { phrase } else { format!("{unread}\n{phrase}") };
        let encoded = encoded(&[("x", longer.clone())]);
        if encoded.len() > ROOM_FOR_UNREAD || query.len() + 1 + encoded.len() > LONGEST_QUERY {
            continue;
        }
        unread = longer;
    }
    if !unread.is_empty() {
        if !query.is_empty() {
            query.push('&');
        }
        query.push_str(&encoded(&[("x", unread)]));
    }
    query
}

/// Other fields of a reading, each with its value of `o`: the id, and how much speaks for it.
pub fn other_fields(catalogue: &Catalogue, reading: &Reading) -> Vec<(OtherFieldId, String)> {
    let mut counts: BTreeMap<OtherFieldId, u16> = BTreeMap::new();
    for words in &reading.other {
        // A job of another field weighs as much as two of its terms; the count keeps that.
        *counts.entry(words.field).or_default() += if words.title { 2 } else { 1 };
    }
    counts
        .into_iter()
        .map(|(field, count)| (field, format!("{}~{}", catalogue.other_fields.id(field), count.min(MOST_OTHER))))
        .collect()
}

/// A wish in words that are read as the same wish again.
pub fn wish(catalogue: &Catalogue, role: RoleId) -> String {
    format!("want to become {}", catalogue.roles[role].title)
}

/// A language with its level in words that are read as both again; `None` where no level was said.
pub fn language_level(catalogue: &Catalogue, known: &ReadLanguage) -> Option<String> {
    known.level.map(|level| format!("{} {}", catalogue.skills[known.language].name, level.id()))
}

/// Ids joined with dots, as many as there is room for.
fn joined(ids: impl Iterator<Item = impl AsRef<str>>, room: usize) -> String {
    let mut joined = String::new();
    for id in ids {
        let id = id.as_ref();
        if joined.len() + id.len() + 1 > room {
            break;
        }
        if !joined.is_empty() {
            joined.push('.');
        }
        joined.push_str(id);
    }
    joined
}

fn encoded(pairs: &[(&str, String)]) -> String {
    // Strings always encode; an empty query would only mean that nothing was said.
    serde_html_form::to_string(pairs).unwrap_or_default()
}
