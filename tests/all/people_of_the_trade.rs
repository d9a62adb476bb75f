//! People written by the trade, without names: each gets a role that somebody who has done the job would name, or an
//! honest refusal. `tests/people.csv` holds them; `expect` is roles joined with `|`, or a status.

use std::collections::BTreeSet;

use marg::guidance::guide;
use marg::intake::{self, RawAnswers};
use marg::matching::Status;
use marg::reading::How;

use super::support::{ENGINE, none};

/// Where a right role must stand.
const FIRST_ROLES: usize = 3;
/// Where each role must stand for somebody.
const BEST_ROLES: usize = 2;
/// Share of the people with a right role among the first, in percent.
const LEAST_PERCENT: usize = 95;
/// People that the file holds at least.
const LEAST_PEOPLE: usize = 150;

/// Share of the people who do not write tidy English, in percent.
const LEAST_ROUGH_PERCENT: usize = 25;
/// Hindi in Latin letters: small words that no English text has.
const HINGLISH: &[&str] = &[
    "ka", "ki", "ke", "ko", "se", "mein", "hai", "hain", "hu", "hoon", "aur", "kiya", "kiye", "karna", "karta",
    "karti", "karke", "banana", "banata", "likhna", "padhna", "dekhna", "bolna", "bharna", "bhejna", "nikalna",
    "samjhana", "samajhna", "rokna", "milana", "dhundhna", "seekha", "sikha", "chahiye", "chalega", "thoda", "kaam",
    "wala", "wale",
];

struct Person {
    line: usize,
    skills: String,
    expect: Vec<String>,
    raw: RawAnswers,
}

fn people() -> Vec<Person> {
    let mut reader = csv::Reader::from_path("tests/people.csv").unwrap();
    reader
        .records()
        .enumerate()
        .map(|(index, record)| {
            let record = record.unwrap();
            let field = |at: usize| record.get(at).unwrap().to_owned();
            Person {
                line: index + 2,
                skills: field(0),
                expect: field(3).split('|').map(str::to_owned).collect(),
                raw: RawAnswers {
                    skills: vec![field(0)],
                    years: field(1),
                    qualification: vec![field(2)],
                    ..RawAnswers::default()
                },
            }
        })
        .collect()
}

#[test]
fn people_get_a_role_that_the_trade_would_name() {
    let people = people();
    assert!(people.len() >= LEAST_PEOPLE, "only {} people", people.len());
    let catalogue = &ENGINE.catalogue;
    let (mut asked, mut right) = (0, 0);
    let mut misses = Vec::new();
    let mut never: BTreeSet<&str> = catalogue.roles.keys().map(|role| catalogue.roles.id(role)).collect();
    let mut unknown = Vec::new();
    let mut wrongly_answered = Vec::new();
    for person in &people {
        let answers = intake::parse(catalogue, &person.raw).unwrap();
        let guidance = guide(&ENGINE, &ENGINE.read(&answers));
        let roles: Vec<&str> = guidance.roles.iter().map(|role| catalogue.roles.id(role.fit.role)).collect();
        let expected = |role: &&str| person.expect.iter().any(|expect| expect == role);
        if let [status] = person.expect.as_slice()
            && [Status::Outside.id(), Status::TooLittle.id()].contains(&status.as_str())
        {
            if guidance.status.id() != status || guidance.bridges.is_empty() {
                wrongly_answered.push(format!(
                    "line {}: {} is {}, not {status}",
                    person.line,
                    person.skills,
                    guidance.status.id()
                ));
            }
            continue;
        }
        for role in &person.expect {
            if !catalogue.roles.keys().any(|known| catalogue.roles.id(known) == role) {
                unknown.push(format!("line {}: there is no role {role}", person.line));
            }
        }
        asked += 1;
        if guidance.status == Status::Matched && roles.iter().take(FIRST_ROLES).any(expected) {
            right += 1;
        } else {
            misses.push(format!("line {}: {} → {} {roles:?}", person.line, person.skills, guidance.status.id()));
        }
        for role in roles.into_iter().take(BEST_ROLES).filter(expected) {
            never.remove(role);
        }
    }
    println!(
        "{} people, {asked} with a role to expect: {right} have one among the first {FIRST_ROLES}; \
         {} of {} roles are among the first {BEST_ROLES} for somebody who should get them",
        people.len(),
        catalogue.roles.len() - never.len(),
        catalogue.roles.len(),
    );
    none("an expectation names a role that does not exist:", &unknown);
    none("somebody should have been refused, with a way in:", &wrongly_answered);
    assert!(right * 100 >= asked * LEAST_PERCENT, "{right} of {asked}:\n{}", misses.join("\n"));
    assert!(never.is_empty(), "roles that are first or second for nobody who should get them: {never:?}");
}

/// People as they are: slips of spelling, Hindi, and both languages in one line.
#[test]
fn a_quarter_of_the_people_do_not_write_tidy_english() {
    let (mut slips, mut hindi, mut mixed, mut rough) = (0, 0, 0, 0);
    let people = people();
    for person in &people {
        let answers = intake::parse(&ENGINE.catalogue, &person.raw).unwrap();
        let slip = ENGINE.read(&answers).reading.skills.iter().any(|read| read.how == How::Typo);
        let devanagari = person.skills.chars().any(|c| matches!(c, '\u{0900}'..='\u{097F}'));
        let lower = person.skills.to_lowercase();
        let hinglish = lower.split(|c: char| !c.is_alphanumeric()).any(|word| HINGLISH.contains(&word));
        slips += usize::from(slip);
        hindi += usize::from(devanagari);
        mixed += usize::from(hinglish);
        rough += usize::from(slip || devanagari || hinglish);
    }
    let all = people.len();
    println!(
        "{rough} of {all} people: {slips} with slips that were mended, {hindi} in Hindi, {mixed} in mixed language"
    );
    assert!(rough * 100 >= all * LEAST_ROUGH_PERCENT, "{rough} of {all}");
    assert!(slips >= 40 && hindi >= 15 && mixed >= 60, "{slips} slips, {hindi} Hindi, {mixed} mixed");
}
