//! One phrase at a time: the longest names in it, slips mended, and what was not understood.

use std::ops::Range;

use rustc_hash::FxHashSet;

use super::contact::tells_contact;
use super::experience;
use super::found::{Cover, Found, PhraseWord, says_something};
use super::jobs::MOST_ROLES_OF_A_TITLE;
use super::lexicon::{Lexicon, Meaning, Token, at};
use super::negation::denied;
use super::profile::{How, OtherWords, ReadLanguage, ReadSkill, ReadTitle, Reading, Suggestion};
use super::separators::separators;
use super::wishes::wish_in;
use crate::catalogue::words::{key, western_digit, words};
use crate::catalogue::{Level, OtherFieldId, RoleId, SkillId};
use crate::years::Years;

/// Slips are sought in phrases of at most this many words; a long sentence is prose, not a list of skills.
const MENDABLE_WORDS: usize = 6;
/// At most so many brackets of a phrase are looked into.
const MOST_BRACKETS: usize = 4;
/// At most so many unknown words of a text are looked up as slips, so that a long text stays fast.
const MOST_LOOKUPS: usize = 100;
/// A phrase that was not understood is shown up to this many characters.
const SHOWN_CHARS: usize = 80;
/// At most so many wishes are heard.
const MOST_WISHES: usize = 5;
/// At most so many phrases that were not understood are kept.
const MOST_UNREAD: usize = 200;

/// Reads phrases into one reading.
pub struct Reader<'a> {
    lexicon: &'a Lexicon,
    pub reading: Reading,
    /// Unknown words looked up as slips so far.
    lookups: usize,
    /// What the person wishes to do, phrase by phrase; read last.
    wished: Vec<String>,
    /// The text holds a telephone number or an e-mail address.
    contact: bool,
    /// Those of `unrecognised` that are made of unknown words: names and addresses, where there is a contact.
    unknown: Vec<String>,
    /// Terms of other fields so far, in their plain form.
    other: FxHashSet<(OtherFieldId, String)>,
}

impl<'a> Reader<'a> {
    pub fn new(lexicon: &'a Lexicon) -> Self {
        Self {
            lexicon,
            reading: Reading::default(),
            lookups: 0,
            wished: Vec::new(),
            contact: false,
            unknown: Vec::new(),
            other: FxHashSet::default(),
        }
    }

    /// What was read of all texts. Wishes are set aside where something else was said.
    pub fn finish(mut self) -> Reading {
        let said = !(self.reading.skills.is_empty() && self.reading.titles.is_empty() && self.reading.other.is_empty());
        for wish in std::mem::take(&mut self.wished) {
            match said.then(|| job_wished(self.lexicon, &wish)).flatten() {
                Some(role) => {
                    self.reading.phrases += 1;
                    self.reading.phrases_read += 1;
                    push_new(&mut self.reading.wishes, &[role]);
                }
                None => self.plain_phrase(&wish, 0, wish.len()),
            }
        }
        if self.contact {
            // A CV's name and address are nobody's business, least of all a link's.
            self.reading.unrecognised.retain(|phrase| !self.unknown.contains(phrase));
        }
        self.reading
    }

    pub fn text(&mut self, text: &str) {
        let mut from = 0;
        for (at, separator) in separators(text) {
            self.phrase(text, from, at);
            from = at + separator.len_utf8();
        }
        self.phrase(text, from, text.len());
    }

    fn words_of(&self, text: &str, from: usize, to: usize) -> Vec<PhraseWord> {
        words(text.get(from..to).unwrap_or_default())
            .into_iter()
            .map(|word| PhraseWord {
                token: self.lexicon.token(&word.plain),
                plain: word.plain,
                start: from + word.start,
                end: from + word.end,
            })
            .collect()
    }

    /// A phrase, whose wish is put aside until all else is read.
    fn phrase(&mut self, text: &str, from: usize, to: usize) {
        let phrase = self.words_of(text, from, to);
        let tokens: Vec<Option<Token>> = phrase.iter().map(|word| word.token).collect();
        let found = self.names_in(&tokens);
        let Some(wish) = wish_in(&phrase, &found) else {
            return self.read_words(text, from..to, &phrase, &tokens, found);
        };
        let wished = text.get(wish.clone()).unwrap_or_default();
        self.plain_phrase(text, from, wish.start);
        if self.wished.len() < MOST_WISHES {
            self.wished.push(wished.to_owned());
        }
        self.plain_phrase(text, wish.end, to);
    }

    /// A phrase without a wish in it.
    fn plain_phrase(&mut self, text: &str, from: usize, to: usize) {
        let phrase = self.words_of(text, from, to);
        let tokens: Vec<Option<Token>> = phrase.iter().map(|word| word.token).collect();
        let found = self.names_in(&tokens);
        self.read_words(text, from..to, &phrase, &tokens, found);
    }

    fn read_words(
        &mut self,
        text: &str,
        place: Range<usize>,
        phrase: &[PhraseWord],
        tokens: &[Option<Token>],
        mut found: Vec<Found>,
    ) {
        let from = place.start;
        let Some(slice) = text.get(place).filter(|_| !phrase.is_empty()) else { return };
        let tells_contact = tells_contact(slice);
        self.contact |= tells_contact;
        let years_used = self.years(phrase, &found);
        if self.reading.dates.is_none() {
            self.reading.dates = experience::dates_of_work(phrase, &found);
        }
        let meaningful = found.iter().any(|name| says_something(name.meaning));
        let mut cover = Cover::new(phrase.len(), &found);
        let alone = if meaningful { None } else { self.alone(tokens, &found, &cover, &years_used) };
        let more = alone.map_or_else(
            || {
                let mut parts = self.trades_beside_job_words(tokens, &cover, &years_used);
                for part in self.in_brackets(slice, from, phrase, tokens, &cover) {
                    if !parts.iter().any(|known| known.covers(part.first)) {
                        parts.push(part);
                    }
                }
                parts
            },
            |whole| vec![whole],
        );
        for name in more {
            cover.add(name);
            found.push(name);
        }
        let mended = if phrase.len() <= MENDABLE_WORDS { self.mend(text, phrase, tokens, &found) } else { Vec::new() };
        let understood = self.take(text, phrase, &found, &cover, &mended, !years_used.is_empty());
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
                let is_new = !self.reading.unrecognised.contains(&shown);
                if self.reading.unrecognised.len() < MOST_UNREAD && is_new && !tells_contact {
                    if self.is_mostly_unknown(phrase) {
                        self.unknown.push(shown.clone());
                    }
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

    fn years(&mut self, phrase: &[PhraseWord], found: &[Found]) -> Vec<usize> {
        let Some((years, used)) = experience::stated(self.lexicon, phrase, found) else { return Vec::new() };
        self.reading.years = self.reading.years.max(Some(years));
        used
    }

    /// What a phrase means as a whole, without noise, level words, years, places and negation around it.
    fn alone(&self, tokens: &[Option<Token>], found: &[Found], cover: &Cover, years: &[usize]) -> Option<Found> {
        let said_apart = |name: &&Found| {
            matches!(
                name.meaning,
                Meaning::DenyNext | Meaning::DenyPrevious | Meaning::DenyEnd | Meaning::Fresher | Meaning::City(_)
            )
        };
        let idle = |index: &usize, levels: bool| {
            let facts = self.lexicon.facts(tokens.get(*index).copied().flatten());
            facts.noise
                || (levels && facts.level.is_some())
                || Cover::is(&cover.noise, *index)
                || years.contains(index)
                || found.iter().filter(said_apart).any(|name| name.covers(*index))
        };
        let whole = |first: usize, length: usize| {
            let part = tokens.get(first..first + length)?;
            self.lexicon.alone(part).map(|meaning| Found { meaning, first, length })
        };
        let within = |levels: bool| {
            let first = (0..tokens.len()).find(|index| !idle(index, levels))?;
            let last = (0..tokens.len()).rfind(|index| !idle(index, levels))?;
            whole(first, last + 1 - first)
        };
        // "TL" is a level word, and in "I am TL" it is the job itself.
        whole(0, tokens.len()).or_else(|| within(true)).or_else(|| within(false))
    }

    /// A word that names a trade only when it stands alone ("voice") names it beside a job word ("hiring for voice") and
    /// beside years too ("voice 2 years").
    fn trades_beside_job_words(&self, tokens: &[Option<Token>], cover: &Cover, years: &[usize]) -> Vec<Found> {
        let free = || tokens.iter().enumerate().filter(|(index, _)| !Cover::is(&cover.meant, *index));
        let mut jobs = free().filter(|(_, token)| self.lexicon.facts(**token).names_a_job()).map(|(index, _)| index);
        let (job, another) = (jobs.next(), jobs.next().is_some());
        if job.is_none() && years.is_empty() {
            return Vec::new();
        }
        free()
            .filter(|(index, _)| !years.contains(index))
            .filter(|(index, _)| another || !years.is_empty() || Some(*index) != job)
            .filter_map(|(first, _)| {
                let meaning = self.lexicon.alone(tokens.get(first..=first)?)?;
                self.names_a_trade(meaning).then_some(Found { meaning, first, length: 1 })
            })
            .collect()
    }

    /// What stands in brackets is a phrase of its own: "BPO (voice)".
    fn in_brackets(
        &self,
        slice: &str,
        from: usize,
        phrase: &[PhraseWord],
        tokens: &[Option<Token>],
        cover: &Cover,
    ) -> Vec<Found> {
        let opens = slice.match_indices('(').map(|(at, _)| at);
        opens
            .take(MOST_BRACKETS)
            .filter_map(|open| {
                let close = slice.get(open..)?.find(')').map_or(slice.len(), |at| open + at);
                let first = phrase.iter().position(|word| word.start > from + open)?;
                let length = phrase.iter().skip(first).take_while(|word| word.end <= from + close).count();
                let meaning = self.lexicon.alone(tokens.get(first..first + length)?)?;
                Some(Found { meaning, first, length })
            })
            .filter(|name| !name.words().any(|index| Cover::is(&cover.meant, index)))
            .collect()
    }

    fn names_a_trade(&self, meaning: Meaning) -> bool {
        match meaning {
            Meaning::Skill { skill, .. } => self.lexicon.jobs.is_trade(skill),
            Meaning::Title(title) => at(&self.lexicon.titles, title).is_some_and(|title| !title.general),
            _ => false,
        }
    }

    /// Names that appear when unknown words are taken for slips: each with the candidates' readings.
    fn mend(&mut self, text: &str, phrase: &[PhraseWord], tokens: &[Option<Token>], found: &[Found]) -> Vec<Mended> {
        let mut mended = Vec::new();
        for (index, word) in phrase.iter().enumerate() {
            let known = word.token.is_some() || found.iter().any(|name| name.covers(index));
            if known || self.lookups >= MOST_LOOKUPS {
                continue;
            }
            self.lookups += 1;
            let mut readings: Vec<Found> = Vec::new();
            for candidate in self.meant(text.get(word.start..word.end).unwrap_or_default(), &word.plain) {
                let mut changed = tokens.to_vec();
                if let Some(slot) = changed.get_mut(index) {
                    *slot = self.lexicon.token(candidate);
                }
                let through = self
                    .names_in(&changed)
                    .into_iter()
                    .find(|name| name.covers(index))
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

    /// What an unknown word may be: as it was typed, or else without the `s` that may be a plural's ("proces" is
    /// "process", "invoicees" is "invoice").
    fn meant(&self, typed: &str, plain: &str) -> Vec<&'a str> {
        let spelling = &self.lexicon.spelling;
        let as_typed = typed.to_lowercase();
        let near = if as_typed == plain { Vec::new() } else { spelling.nearest(&as_typed) };
        if near.is_empty() { spelling.nearest(plain) } else { near }
    }

    /// Puts what was found into the reading.
    fn take(
        &mut self,
        text: &str,
        phrase: &[PhraseWord],
        found: &[Found],
        cover: &Cover,
        mended: &[Mended],
        years: bool,
    ) -> Understood {
        let denied = denied(phrase.len(), found);
        let is_denied = |name: &Found| denied.get(name.first).copied().unwrap_or(false);
        let mut understood = years;
        let mut suggested = false;
        // A mended name replaces the shorter names inside it ("accounts payble" is not "accounts").
        let replaced = |name: &Found| {
            mended.iter().any(|slip| match slip.readings.as_slice() {
                [only] => only.covers(name.first) && only.length > name.length,
                _ => false,
            })
        };
        let level = phrase.iter().filter_map(|word| self.lexicon.facts(word.token).level).max();
        let job = self.composed(phrase, found, cover, level, &denied, years);
        let composed = job.is_some();
        if let (Some(roles), Some(first), Some(last)) = (job, phrase.first(), phrase.last()) {
            let read_from = text.get(first.start..last.end).unwrap_or_default().to_owned();
            self.add_title(shorten(&read_from), roles, level, false);
        }
        for name in found.iter().filter(|name| !(replaced(name) || (composed && names_a_job(name.meaning)))) {
            understood |= self.take_name(text, phrase, *name, level, is_denied(name), false);
        }
        for slip in mended {
            match slip.readings.as_slice() {
                [only] => {
                    understood |= self.take_name(text, phrase, *only, level, is_denied(only), true);
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
        } else if found.iter().all(|name| !says_something(name.meaning)) && self.is_noise(phrase, cover) {
            Understood::OnlyNoise
        } else {
            Understood::No
        }
    }

    /// The roles of a job named by its parts: a trade with a job word, a rank or years beside it, and no title that says
    /// more.
    fn composed(
        &self,
        phrase: &[PhraseWord],
        found: &[Found],
        cover: &Cover,
        level: Option<Level>,
        denied: &[bool],
        years: bool,
    ) -> Option<Vec<RoleId>> {
        let jobs = &self.lexicon.jobs;
        let mut trades = Vec::new();
        let mut ranks: Vec<RoleId> = Vec::new();
        for name in found.iter().filter(|name| !Cover::is(denied, name.first)) {
            match name.meaning {
                Meaning::Skill { skill, .. } if jobs.is_trade(skill) && !trades.contains(&skill) => trades.push(skill),
                Meaning::Role(role) if jobs.is_rank(role) => push_new(&mut ranks, &[role]),
                Meaning::Title(title) => match at(&self.lexicon.titles, title) {
                    Some(title) if title.general => push_new(&mut ranks, &title.roles),
                    _ => return None,
                },
                Meaning::Role(_) | Meaning::Other { title: true, .. } => return None,
                _ => {}
            }
        }
        let job_word = || {
            phrase
                .iter()
                .enumerate()
                .any(|(index, word)| self.lexicon.facts(word.token).names_a_job() && !Cover::is(&cover.meant, index))
        };
        let worked = || years && trades.iter().any(|skill| jobs.is_work(*skill));
        if trades.is_empty() || (ranks.is_empty() && !worked() && !job_word()) {
            return None;
        }
        let leading = level == Some(Level::Senior) || ranks.first().is_some_and(|role| jobs.leads(*role));
        let mut roles = jobs.roles(&trades, leading);
        push_new(&mut roles, &ranks);
        roles.truncate(MOST_ROLES_OF_A_TITLE);
        Some(roles)
    }

    /// Whether every word outside noise names is a noise word, a number or a level.
    fn is_noise(&self, phrase: &[PhraseWord], cover: &Cover) -> bool {
        phrase.iter().enumerate().all(|(index, word)| {
            let facts = self.lexicon.facts(word.token);
            facts.noise
                || facts.level.is_some()
                || facts.year
                || facts.month
                || facts.number.is_some()
                || word.plain.chars().map(western_digit).all(|c| c.is_ascii_digit() || matches!(c, '.' | '+'))
                || word.plain.chars().count() == 1
                || Cover::is(&cover.name, index)
        })
    }

    /// Whether most words of a phrase are in no name and no sentence that Marg knows, as those of names and addresses.
    fn is_mostly_unknown(&self, phrase: &[PhraseWord]) -> bool {
        let known = phrase.iter().filter(|word| word.token.is_some() && !self.lexicon.facts(word.token).noise).count();
        known * 2 < phrase.len()
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
            .zip(phrase.get(name.end() - 1))
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
                    let lexicon = self.lexicon;
                    if at(&lexicon.certificates, qualification) == Some(&true) {
                        for skill in at(&lexicon.brings, qualification).into_iter().flatten() {
                            self.add_skill(*skill, read_from.clone(), How::Alias);
                        }
                    }
                }
            }
            Meaning::City(city) => {
                self.reading.city.get_or_insert(city);
                return false;
            }
            Meaning::Other { field, title } => {
                if !denied {
                    self.add_other(OtherWords { field, read_from, title });
                }
            }
            Meaning::Fresher => {
                self.reading.years.get_or_insert(Years::ZERO);
                return false;
            }
            Meaning::Noise
            | Meaning::DenyNext
            | Meaning::DenyPrevious
            | Meaning::DenyEnd
            | Meaning::Harmless
            | Meaning::WishNext
            | Meaning::WishPrevious
            | Meaning::NotWork => return false,
        }
        true
    }

    /// A skill once; a surer way of reading it replaces a less sure one.
    pub fn add_skill(&mut self, skill: SkillId, read_from: String, how: How) {
        match self.reading.skills.iter_mut().find(|read| read.skill == skill) {
            Some(known) if how < known.how => {
                known.how = how;
                known.read_from = read_from;
            }
            Some(_) => {}
            None => self.reading.skills.push(ReadSkill { skill, read_from, how }),
        }
    }

    /// A term of another field, each once.
    fn add_other(&mut self, words: OtherWords) {
        if self.other.insert((words.field, key(&words.read_from))) {
            self.reading.other.push(words);
        }
    }

    /// A language, with the level written beside it.
    fn add_language(&mut self, skill: SkillId, phrase: &[PhraseWord], name: Found) {
        if !at(&self.lexicon.languages, skill).copied().unwrap_or(false) {
            return;
        }
        let beside = [name.first.checked_sub(1), Some(name.end()), Some(name.end() + 1)];
        let level = beside
            .into_iter()
            .filter_map(|index| phrase.get(index?))
            .find_map(|word| self.lexicon.facts(word.token).language_level);
        match self.reading.languages.iter_mut().find(|known| known.language == skill) {
            Some(known) => known.level = known.level.max(level),
            None => self.reading.languages.push(ReadLanguage { language: skill, level }),
        }
    }

    fn add_title(&mut self, read_from: String, roles: Vec<RoleId>, level: Option<Level>, denied: bool) {
        if !denied && !self.reading.titles.iter().any(|known| known.roles == roles) {
            self.reading.titles.push(ReadTitle { read_from, roles, level, general: false });
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

/// The job that a wish names.
fn job_wished(lexicon: &Lexicon, wish: &str) -> Option<RoleId> {
    let mut reader = Reader::new(lexicon);
    reader.plain_phrase(wish, 0, wish.len());
    let trades: Vec<SkillId> =
        reader.reading.skills.iter().map(|read| read.skill).filter(|skill| lexicon.jobs.is_trade(*skill)).collect();
    let title = reader.reading.titles.first().and_then(|title| title.roles.first());
    title.copied().or_else(|| lexicon.jobs.roles(&trades, false).first().copied())
}

/// Adds roles that are not there yet.
fn push_new(roles: &mut Vec<RoleId>, more: &[RoleId]) {
    for role in more {
        if !roles.contains(role) {
            roles.push(*role);
        }
    }
}

fn names_a_job(meaning: Meaning) -> bool {
    matches!(meaning, Meaning::Role(_) | Meaning::Title(_))
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

fn shorten(text: &str) -> String {
    match text.char_indices().nth(SHOWN_CHARS) {
        Some((at, _)) => format!("{}…", text[..at].trim_end()),
        None => text.to_owned(),
    }
}
