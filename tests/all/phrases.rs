//! What single phrases must and must not be read as, and how. `tests/phrases.csv` holds them; a third at least is in
//! words that are no name of the catalogue.

use std::collections::HashSet;

use marg::catalogue::words::{fold, words};
use marg::intake::{self, RawAnswers};
use marg::reading::{How, Profile};

use super::support::{ENGINE, none};

fn read(text: &str) -> Profile {
    let raw = RawAnswers { skills: vec![text.to_owned()], ..RawAnswers::default() };
    ENGINE.read(&intake::parse(&ENGINE.catalogue, &raw).unwrap())
}

/// What is missing for the way in which the row says that the text is read.
fn how_fault(how: &str, text: &str, must: &[&str], profile: &Profile) -> Option<String> {
    let reading = &profile.reading;
    let id = |read: &marg::reading::ReadSkill| ENGINE.catalogue.skills.id(read.skill);
    let by = |ways: &[How]| {
        must.iter().all(|skill| reading.skills.iter().any(|read| id(read) == *skill && ways.contains(&read.how)))
    };
    let right = match how {
        "name" | "alias" => by(&[How::Name, How::Alias]),
        "typo" => by(&[How::Typo, How::Alias]),
        "title" => !reading.titles.is_empty(),
        "negated" => !reading.negated.is_empty(),
        "language" => !reading.languages.is_empty(),
        "years" => profile.years.is_some(),
        "other" => !reading.other.is_empty(),
        "noise" => reading.unrecognised.is_empty() && reading.skills.is_empty(),
        "unknown" => !reading.unrecognised.is_empty() || reading.skills.is_empty(),
        "suggestion" => !reading.suggestions.is_empty(),
        "qualification" => !reading.qualifications.is_empty(),
        // Any way will do.
        "" => true,
        _ => false,
    };
    (!right).then(|| format!("{text}: not read as {how}: {reading:?}"))
}

/// A text as it is compared with names.
fn plain(text: &str) -> String {
    words(&fold(text)).into_iter().map(|word| word.plain).collect::<Vec<_>>().join(" ")
}

/// Every name of the catalogue that a whole phrase may be: of skills, roles, titles, qualifications and cities.
fn listed() -> HashSet<String> {
    let catalogue = &ENGINE.catalogue;
    let skills =
        catalogue.skills.iter().flat_map(|(_, s)| [std::slice::from_ref(&s.name), &s.aliases[..], &s.alone].concat());
    let roles = catalogue.roles.iter().flat_map(|(_, r)| [std::slice::from_ref(&r.title), &r.also_called[..]].concat());
    let titles = catalogue.titles.iter().flat_map(|(_, t)| t.words.clone());
    let schooling =
        catalogue.qualifications.iter().flat_map(|(_, q)| [std::slice::from_ref(&q.name), &q.aliases[..]].concat());
    let cities = catalogue.cities.iter().map(|(_, c)| c.name.clone());
    skills.chain(roles).chain(titles).chain(schooling).chain(cities).map(|name| plain(&name)).collect()
}

#[test]
fn phrases_are_read_as_they_are_meant() {
    let mut reader = csv::Reader::from_path("tests/phrases.csv").unwrap();
    let mut faults = Vec::new();
    let (mut rows, mut unlisted) = (0, 0);
    let listed = listed();
    for record in reader.records() {
        let record = record.unwrap();
        let list = |at: usize| record.get(at).unwrap().split('|').filter(|id| !id.is_empty()).collect::<Vec<_>>();
        let (text, must, must_not, how) = (&record[0], list(1), list(2), &record[3]);
        rows += 1;
        unlisted += usize::from(!listed.contains(&plain(text)));
        let profile = read(text);
        // What a title or a degree stands for was not read in the text.
        let said: Vec<&str> = profile.said_skills().map(|read| ENGINE.catalogue.skills.id(read.skill)).collect();
        for id in must.iter().filter(|id| !said.contains(id)) {
            faults.push(format!("{text}: {id} was not read, but {said:?}"));
        }
        for id in must_not.iter().filter(|id| said.contains(id)) {
            faults.push(format!("{text}: {id} was read"));
        }
        faults.extend(how_fault(how, text, &must, &profile));
    }
    println!("{rows} phrases, {unlisted} of them no name of the catalogue");
    assert!(unlisted * 3 >= rows, "only {unlisted} of {rows} phrases are no name of the catalogue");
    assert!(rows >= 150, "only {rows} phrases");
    none("phrases are read otherwise than they are meant:", &faults);
}
