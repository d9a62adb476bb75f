//! From answers to a profile: what was chosen, what the texts say, and what titles and qualifications stand for.

use std::collections::BTreeMap;

use super::lexicon::{Lexicon, at};
use super::phrase::Reader;
use super::profile::{Held, How, OtherWords, Profile, ReadSkill, ReadTitle, Reading, ShiftWish, Strength};
use crate::catalogue::words::fold;
use crate::catalogue::{Catalogue, CityId, OtherFieldId, QualificationId, SkillId, Track};
use crate::years::Years;

/// What a person gave: a text, choices, or both. A filled field wins over the text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Answers {
    /// Free texts; each line or comma begins a new phrase.
    pub texts: Vec<String>,
    /// Skills picked by id.
    pub skills: Vec<SkillId>,
    /// Titles understood earlier, by their roles.
    pub titles: Vec<ReadTitle>,
    /// Other fields understood earlier, and how many phrases spoke of each.
    pub other: Vec<(OtherFieldId, u16)>,
    /// Skills that the person says they do not have.
    pub without: Vec<SkillId>,
    pub years: Option<Years>,
    pub qualifications: Vec<QualificationId>,
    pub city: Option<CityId>,
    pub tracks: Vec<Track>,
    pub shift: Option<ShiftWish>,
}

/// How surely a title's first role and its others stand for their main skills.
const TITLE_STRENGTH: [Strength; 5] = [50, 40, 35, 30, 30];
/// Beside a trade that was named, "associate" or "executive" counts so much of this.
const GENERAL_TITLE_PERCENT: u16 = 50;
/// How surely a qualification stands for what it teaches.
const QUALIFICATION_STRENGTH: Strength = 50;

/// Reads what a person gave.
pub fn read(catalogue: &Catalogue, lexicon: &Lexicon, answers: &Answers) -> Profile {
    let mut reader = Reader::new(lexicon);
    for skill in &answers.skills {
        reader.add_skill(*skill, String::new(), How::Chosen);
        reader.reading.phrases += 1;
        reader.reading.phrases_read += 1;
    }
    for title in &answers.titles {
        reader.reading.titles.push(title.clone());
        reader.reading.phrases += 1;
        reader.reading.phrases_read += 1;
    }
    for (field, phrases) in &answers.other {
        reader.reading.phrases += 1;
        reader.reading.phrases_read += 1;
        for _ in 0..*phrases {
            reader.reading.other.push(OtherWords { field: *field, read_from: String::new(), title: false });
        }
    }
    reader.reading.negated.extend(&answers.without);
    for text in &answers.texts {
        reader.text(&fold(text));
    }
    let mut reading = reader.finish();
    reading.skills.retain(|read| !reading.negated.contains(&read.skill));

    let qualifications: Vec<QualificationId> =
        answers.qualifications.iter().chain(&reading.qualifications).copied().collect();
    let qualifications = catalogue.with_implied(&qualifications);
    for title in &mut reading.titles {
        title.general = lexicon.is_general(&title.roles);
    }
    let shift = shift_wish(catalogue, &reading);
    let implied = implied(lexicon, &reading);
    let held = held(lexicon, &mut reading, &qualifications);
    Profile {
        years: answers.years.or(reading.years),
        city: answers.city.or(reading.city),
        qualifications,
        held,
        implied,
        reading,
        tracks: answers.tracks.clone(),
        shift: answers.shift.or(shift),
    }
}

/// Whether the person would work at night, as far as skills say so.
pub fn shift_wish(catalogue: &Catalogue, reading: &Reading) -> Option<ShiftWish> {
    let nights = |skill: &SkillId| catalogue.skills[*skill].nights;
    if reading.negated.iter().any(nights) {
        Some(ShiftWish::Day)
    } else {
        reading.skills.iter().any(|read| nights(&read.skill)).then_some(ShiftWish::Any)
    }
}

/// What comes with the skills that were said, unless it was denied; in the order of ids.
fn implied(lexicon: &Lexicon, reading: &Reading) -> Vec<SkillId> {
    let with = |read: &ReadSkill| at(&lexicon.implied, read.skill).into_iter().flatten().copied();
    let mut implied: Vec<SkillId> = reading.skills.iter().flat_map(with).collect();
    implied.retain(|skill| !reading.negated.contains(skill));
    implied.sort_unstable();
    implied.dedup();
    implied
}

/// Each skill once with its greatest strength; what titles and qualifications stand for joins the reading.
fn held(lexicon: &Lexicon, reading: &mut Reading, qualifications: &[QualificationId]) -> Vec<Held> {
    let mut strengths: BTreeMap<SkillId, Strength> = reading.skills.iter().map(|read| (read.skill, 100)).collect();
    let mut stand_ins = Vec::new();
    let trade_named = reading.titles.iter().any(|title| !title.general)
        || reading.skills.iter().any(|read| lexicon.jobs.is_own_trade(read.skill));
    for title in &reading.titles {
        // A rank keeps its weight beside a trade: a team leader of any trade leads a team.
        let rank = title.roles.first().is_some_and(|role| lexicon.jobs.is_rank(*role));
        let percent = if title.general && !rank && trade_named { GENERAL_TITLE_PERCENT } else { 100 };
        for (role, strength) in title.roles.iter().zip(TITLE_STRENGTH) {
            let strength = (u16::from(strength) * percent / 100) as Strength;
            for skill in at(&lexicon.main_skills, *role).into_iter().flatten() {
                stand_ins.push((*skill, strength, How::Title, title.read_from.clone()));
            }
        }
    }
    for qualification in qualifications {
        for skill in at(&lexicon.brings, *qualification).into_iter().flatten() {
            stand_ins.push((*skill, QUALIFICATION_STRENGTH, How::Qualification, String::new()));
        }
    }
    for (skill, strength, how, read_from) in stand_ins {
        if reading.negated.contains(&skill) {
            continue;
        }
        let known = strengths.entry(skill).or_insert_with(|| {
            reading.skills.push(ReadSkill { skill, read_from, how });
            strength
        });
        *known = strength.max(*known);
    }
    strengths.into_iter().map(|(skill, strength)| Held { skill, strength }).collect()
}
