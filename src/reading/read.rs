//! From answers to a profile: cuts the text into phrases, finds the longest names in each, mends slips, and keeps
//! what was not understood.

use std::collections::BTreeMap;

use super::experience::{self, Placed};
use super::lexicon::{Lexicon, Meaning, Token, at};
use super::profile::{
    Held, How, OtherWords, Profile, ReadLanguage, ReadSkill, ReadTitle, Reading, ShiftWish, Strength, Suggestion,
};
use crate::catalogue::words::{fold, words};
use crate::catalogue::{Catalogue, CityId, Level, OtherFieldId, QualificationId, RoleId, SkillId, Track};
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
/// How surely a qualification stands for what it teaches.
const QUALIFICATION_STRENGTH: Strength = 50;
/// Slips are sought in phrases of at most this many words; a long sentence is prose, not a list of skills.
const MENDABLE_WORDS: usize = 6;
/// At most so many unknown words of a text are looked up as slips, so that a long text stays fast.
const MOST_LOOKUPS: usize = 200;
/// A phrase that was not understood is shown up to this many characters.
const SHOWN_CHARS: usize = 80;
/// At most so many phrases that were not understood are kept.
const MOST_UNREAD: usize = 200;

/// Reads what a person gave.
pub fn read(catalogue: &Catalogue, lexicon: &Lexicon, answers: &Answers) -> Profile {
    let mut reader = Reader { lexicon, reading: Reading::default(), lookups: 0 };
    for skill in &answers.skills {
        reader.add_skill(*skill, String::new(), How::Chosen);
        reader.reading.phrases += 1;
        reader.reading.phrases_read += 1;
    }
    for title in &answers.titles {
        reader.reading.titles.push(title.clone());
    }
    for (field, phrases) in &answers.other {
        for _ in 0..*phrases {
            reader.reading.other.push(OtherWords { field: *field, read_from: String::new(), title: false });
        }
    }
    reader.reading.negated.extend(&answers.without);
    for text in &answers.texts {
        reader.text(&fold(text));
    }
    let mut reading = reader.reading;
    reading.skills.retain(|read| !reading.negated.contains(&read.skill));

    let mut qualifications = answers.qualifications.clone();
    if qualifications.is_empty() {
        qualifications.clone_from(&reading.qualifications);
    }
    let qualifications = catalogue.with_implied(&qualifications);
    let held = held(lexicon, &mut reading, &qualifications);
    Profile {
        years: answers.years.or(reading.years),
        city: answers.city.or(reading.city),
        qualifications,
        held,
        reading,
        tracks: answers.tracks.clone(),
        shift: answers.shift,
    }
}

/// Each skill once with its greatest strength; what titles and qualifications stand for joins the reading.
fn held(lexicon: &Lexicon, reading: &mut Reading, qualifications: &[QualificationId]) -> Vec<Held> {
    let mut strengths: BTreeMap<SkillId, Strength> = reading.skills.iter().map(|read| (read.skill, 100)).collect();
    let mut stand_ins = Vec::new();
    for title in &reading.titles {
        for (role, strength) in title.roles.iter().zip(TITLE_STRENGTH) {
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

struct Reader<'a> {
    lexicon: &'a Lexicon,
    reading: Reading,
    /// Unknown words looked up as slips so far.
    lookups: usize,
}

/// A word of a phrase: its plain form, its number and its place in the text.
struct PhraseWord {
    plain: String,
    token: Option<Token>,
    start: usize,
    end: usize,
}

/// A name found in a phrase: its meaning and its words.
#[derive(Clone, Copy)]
struct Found {
    meaning: Meaning,
    first: usize,
    length: usize,
}

impl Reader<'_> {
    fn text(&mut self, text: &str) {
        let mut from = 0;
        for (at, separator) in separators(text) {
            self.phrase(text, from, at);
            from = at + separator.len_utf8();
        }
        self.phrase(text, from, text.len());
    }

    fn phrase(&mut self, text: &str, from: usize, to: usize) {
        let Some(slice) = text.get(from..to) else { return };
        let phrase: Vec<PhraseWord> = words(slice)
            .into_iter()
            .map(|word| PhraseWord {
                token: self.lexicon.token(&word.plain),
                plain: word.plain,
                start: from + word.start,
                end: from + word.end,
            })
            .collect();
        if phrase.is_empty() {
            return;
        }
        let tokens: Vec<Option<Token>> = phrase.iter().map(|word| word.token).collect();
        let mut found = self.names_in(&tokens);
        let years_used = self.years(&phrase);
        let meaningful = found.iter().any(|name| says_something(name.meaning));
        if !meaningful && let Some(whole) = self.alone(&phrase, &tokens) {
            found.push(whole);
        }
        let mended = if phrase.len() <= MENDABLE_WORDS { self.mend(&phrase, &tokens, &found) } else { Vec::new() };
        let understood = self.take(text, &phrase, &found, &mended, !years_used.is_empty());
        match understood {
            Understood::Yes => {
                self.reading.phrases += 1;
                self.reading.phrases_read += 1;
            }
            Understood::OnlyNoise => {}
            Understood::Suggested => self.reading.phrases += 1,
            Understood::No => {
                self.reading.phrases += 1;
                let shown = shorten(slice.trim());
                if self.reading.unrecognised.len() < MOST_UNREAD && !self.reading.unrecognised.contains(&shown) {
                    self.reading.unrecognised.push(shown);
                }
            }
        }
    }

    /// The longest names, from left to right.
    fn names_in(&self, tokens: &[Option<Token>]) -> Vec<Found> {
        let mut found = Vec::new();
        let mut first = 0;
        while let Some(rest) = tokens.get(first..).filter(|rest| !rest.is_empty()) {
            match self.lexicon.longest(rest) {
                Some((meaning, length)) => {
                    found.push(Found { meaning, first, length });
                    first += length;
                }
                None => first += 1,
            }
        }
        found
    }

    fn years(&mut self, phrase: &[PhraseWord]) -> Vec<usize> {
        let placed: Vec<_> = phrase.iter().map(|word| Placed { plain: &word.plain, token: word.token }).collect();
        let Some((years, used)) = experience::stated(self.lexicon, &placed) else { return Vec::new() };
        self.reading.years = self.reading.years.max(Some(years));
        used
    }

    /// What a phrase means as a whole, without noise and level words around it.
    fn alone(&self, phrase: &[PhraseWord], tokens: &[Option<Token>]) -> Option<Found> {
        let idle = |token: &Option<Token>| {
            let facts = self.lexicon.facts(*token);
            facts.noise || facts.level.is_some()
        };
        let whole = |first: usize, length: usize| {
            let part = tokens.get(first..first + length)?;
            self.lexicon.alone(part).map(|meaning| Found { meaning, first, length })
        };
        whole(0, phrase.len()).or_else(|| {
            let first = tokens.iter().position(|token| !idle(token))?;
            let last = tokens.iter().rposition(|token| !idle(token))?;
            whole(first, last + 1 - first)
        })
    }

    /// Names that appear when unknown words are taken for slips: each with the candidates' readings.
    fn mend(&mut self, phrase: &[PhraseWord], tokens: &[Option<Token>], found: &[Found]) -> Vec<Mended> {
        let mut mended = Vec::new();
        for (index, word) in phrase.iter().enumerate() {
            let known = word.token.is_some()
                || found.iter().any(|name| (name.first..name.first + name.length).contains(&index));
            if known || self.lookups >= MOST_LOOKUPS {
                continue;
            }
            self.lookups += 1;
            let mut readings: Vec<Found> = Vec::new();
            for candidate in self.lexicon.spelling.nearest(&word.plain) {
                let mut changed = tokens.to_vec();
                if let Some(slot) = changed.get_mut(index) {
                    *slot = self.lexicon.token(candidate);
                }
                let through = self
                    .names_in(&changed)
                    .into_iter()
                    .find(|name| (name.first..name.first + name.length).contains(&index))
                    .filter(|name| says_something(name.meaning))
                    .or_else(|| {
                        let whole = self.lexicon.alone(&changed)?;
                        Some(Found { meaning: whole, first: 0, length: changed.len() })
                    });
                if let Some(reading) = through
                    && !readings.iter().any(|other| same_thing(other.meaning, reading.meaning))
                {
                    readings.push(reading);
                }
            }
            if !readings.is_empty() {
                mended.push(Mended { word: index, readings });
            }
        }
        mended
    }

    /// Puts what was found into the reading.
    fn take(
        &mut self,
        text: &str,
        phrase: &[PhraseWord],
        found: &[Found],
        mended: &[Mended],
        years: bool,
    ) -> Understood {
        let denied = denied(phrase.len(), found);
        let mut understood = years;
        let mut suggested = false;
        // A mended name replaces the shorter names inside it ("accounts payble" is not "accounts").
        let replaced = |name: &Found| {
            mended.iter().any(|slip| match slip.readings.as_slice() {
                [only] => (only.first..only.first + only.length).contains(&name.first) && only.length > name.length,
                _ => false,
            })
        };
        let level = phrase.iter().find_map(|word| self.lexicon.facts(word.token).level);
        for name in found.iter().filter(|name| !replaced(name)) {
            understood |= self.take_name(text, phrase, *name, level, denied.contains(&name.first), false);
        }
        for slip in mended {
            match slip.readings.as_slice() {
                [only] => {
                    understood |= self.take_name(text, phrase, *only, level, denied.contains(&only.first), true);
                }
                several => {
                    let candidates: Vec<SkillId> = several.iter().filter_map(|name| skill_of(name.meaning)).collect();
                    if let (false, Some(word)) = (candidates.is_empty(), phrase.get(slip.word)) {
                        let typed = text.get(word.start..word.end).unwrap_or_default().to_owned();
                        self.reading.suggestions.push(Suggestion { typed, candidates });
                        suggested = true;
                    }
                }
            }
        }
        if understood {
            Understood::Yes
        } else if suggested {
            Understood::Suggested
        } else if found.iter().all(|name| !says_something(name.meaning)) && self.is_noise(phrase, found) {
            Understood::OnlyNoise
        } else {
            Understood::No
        }
    }

    /// Whether every word outside noise names is a noise word, a number or a level.
    fn is_noise(&self, phrase: &[PhraseWord], found: &[Found]) -> bool {
        phrase.iter().enumerate().all(|(index, word)| {
            let facts = self.lexicon.facts(word.token);
            facts.noise
                || facts.level.is_some()
                || facts.year
                || facts.month
                || facts.number.is_some()
                || word.plain.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | '+'))
                || word.plain.chars().count() == 1
                || found.iter().any(|name| (name.first..name.first + name.length).contains(&index))
        })
    }

    /// One name; says whether it means something.
    fn take_name(
        &mut self,
        text: &str,
        phrase: &[PhraseWord],
        name: Found,
        level: Option<Level>,
        denied: bool,
        slip: bool,
    ) -> bool {
        let read_from = phrase
            .get(name.first)
            .zip(phrase.get(name.first + name.length - 1))
            .and_then(|(first, last)| text.get(first.start..last.end))
            .unwrap_or_default()
            .to_owned();
        match name.meaning {
            Meaning::Skill { skill, by_name } => {
                let how = match (slip, by_name) {
                    (true, _) => How::Typo,
                    (false, true) => How::Name,
                    (false, false) => How::Alias,
                };
                if denied {
                    if !self.reading.negated.contains(&skill) {
                        self.reading.negated.push(skill);
                    }
                } else {
                    self.add_skill(skill, read_from, how);
                    self.add_language(skill, phrase, name);
                }
            }
            Meaning::Role(role) => self.add_title(read_from, vec![role], level, denied),
            Meaning::Title(title) => {
                if let Some(meaning) = at(&self.lexicon.titles, title) {
                    let level = level.or(meaning.level);
                    self.add_title(read_from, meaning.roles.clone(), level, denied);
                }
            }
            Meaning::Qualification(qualification) => {
                if !denied && !self.reading.qualifications.contains(&qualification) {
                    self.reading.qualifications.push(qualification);
                }
            }
            Meaning::City(city) => {
                self.reading.city.get_or_insert(city);
                return false;
            }
            Meaning::Other { field, title } => {
                if !denied {
                    self.reading.other.push(OtherWords { field, read_from, title });
                }
            }
            Meaning::Fresher => {
                self.reading.years.get_or_insert(Years::ZERO);
                return false;
            }
            Meaning::Noise | Meaning::DenyNext | Meaning::DenyPrevious | Meaning::DenyEnd | Meaning::Harmless => {
                return false;
            }
        }
        true
    }

    /// A skill once; a surer way of reading it replaces a less sure one.
    fn add_skill(&mut self, skill: SkillId, read_from: String, how: How) {
        match self.reading.skills.iter_mut().find(|read| read.skill == skill) {
            Some(known) if how < known.how => {
                known.how = how;
                known.read_from = read_from;
            }
            Some(_) => {}
            None => self.reading.skills.push(ReadSkill { skill, read_from, how }),
        }
    }

    /// A language, with the level written beside it.
    fn add_language(&mut self, skill: SkillId, phrase: &[PhraseWord], name: Found) {
        if !at(&self.lexicon.languages, skill).copied().unwrap_or(false) {
            return;
        }
        let level = phrase.iter().enumerate().find_map(|(index, word)| {
            let beside =
                index + 1 == name.first || index == name.first + name.length || index == name.first + name.length + 1;
            if beside { self.lexicon.facts(word.token).language_level } else { None }
        });
        match self.reading.languages.iter_mut().find(|known| known.language == skill) {
            Some(known) => known.level = known.level.max(level),
            None => self.reading.languages.push(ReadLanguage { language: skill, level }),
        }
    }

    fn add_title(&mut self, read_from: String, roles: Vec<RoleId>, level: Option<Level>, denied: bool) {
        if !denied && !self.reading.titles.iter().any(|known| known.roles == roles) {
            self.reading.titles.push(ReadTitle { read_from, roles, level });
        }
    }
}

/// An unknown word and what it reads as when it is taken for a slip.
struct Mended {
    word: usize,
    readings: Vec<Found>,
}

enum Understood {
    Yes,
    OnlyNoise,
    /// The person is asked which of several words was meant.
    Suggested,
    No,
}

fn says_something(meaning: Meaning) -> bool {
    matches!(
        meaning,
        Meaning::Skill { .. }
            | Meaning::Role(_)
            | Meaning::Title(_)
            | Meaning::Qualification(_)
            | Meaning::Other { .. }
    )
}

fn skill_of(meaning: Meaning) -> Option<SkillId> {
    match meaning {
        Meaning::Skill { skill, .. } => Some(skill),
        _ => None,
    }
}

fn same_thing(one: Meaning, other: Meaning) -> bool {
    match (skill_of(one), skill_of(other)) {
        (Some(one), Some(other)) => one == other,
        _ => one == other,
    }
}

/// The first words of the names that a phrase denies.
fn denied(length: usize, found: &[Found]) -> Vec<usize> {
    let mut denied = Vec::new();
    for (index, cue) in found.iter().enumerate() {
        match cue.meaning {
            Meaning::DenyNext => denied.extend(
                found.iter().skip(index + 1).take_while(|name| name.meaning != Meaning::DenyEnd).map(|name| name.first),
            ),
            Meaning::DenyPrevious => denied.extend(
                found
                    .iter()
                    .take(index)
                    .rev()
                    .take_while(|name| name.meaning != Meaning::DenyEnd)
                    .map(|name| name.first),
            ),
            _ => {}
        }
    }
    denied.retain(|first| *first < length);
    denied
}

/// What ends a phrase: commas, lines, bullets, and a full stop at the end of a sentence.
fn separators(text: &str) -> impl Iterator<Item = (usize, char)> + '_ {
    text.char_indices().filter(move |(at, c)| match c {
        ',' | ';' | '\n' | '\r' | '\t' | '|' | '•' | '·' | '▪' | '●' | '।' | '॥' | '،' | '、' | '!' | '?' => {
            true
        }
        '.' => {
            let after = text[at + 1..].chars().next();
            let before = text[..*at].chars().next_back();
            after.is_none_or(char::is_whitespace) && before.is_some_and(|b| b.is_alphanumeric() || b == ')')
        }
        _ => false,
    })
}

fn shorten(text: &str) -> String {
    match text.char_indices().nth(SHOWN_CHARS) {
        Some((at, _)) => format!("{}…", text[..at].trim_end()),
        None => text.to_owned(),
    }
}
