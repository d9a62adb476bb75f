//! All names of the catalogue in one tree of words, so that the longest name wins at every place of a text.

use std::collections::HashMap;

use super::spelling::Spelling;
use crate::catalogue::role::EnglishLevel;
use crate::catalogue::words::{fold, key, words};
use crate::catalogue::{Catalogue, CityId, Key, Level, OtherFieldId, QualificationId, RoleId, SkillId, TitleId};

/// What a name means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// A skill, by its own name or another way to write it.
    Skill {
        skill: SkillId,
        by_name: bool,
    },
    /// The title of one role.
    Role(RoleId),
    /// A title that may mean several roles.
    Title(TitleId),
    Qualification(QualificationId),
    City(CityId),
    /// Another field of work.
    Other {
        field: OtherFieldId,
        title: bool,
    },
    /// Says nothing of skill.
    Noise,
    /// What follows is not held.
    DenyNext,
    /// What went before is not held.
    DenyPrevious,
    /// A negation ends here.
    DenyEnd,
    /// "Not only": a cue that denies nothing.
    Harmless,
    /// No experience yet.
    Fresher,
}

/// A word by its number, so that names are compared as numbers.
pub type Token = u32;

/// What a single word is beside the names it stands in.
#[derive(Clone, Copy, Debug, Default)]
pub struct WordFacts {
    pub noise: bool,
    pub level: Option<Level>,
    pub year: bool,
    pub month: bool,
    /// Between two numbers: "to".
    pub range: bool,
    pub number: Option<f64>,
    pub language_level: Option<EnglishLevel>,
}

/// Everything that reading looks up. Made once from a catalogue.
#[derive(Debug)]
pub struct Lexicon {
    tokens: HashMap<String, Token>,
    facts: Vec<WordFacts>,
    names: Tree,
    /// Names that mean something only when they are a whole phrase.
    alone: Tree,
    pub spelling: Spelling,
    /// Each skill's languages flag, so that "German B2" is read as a language with a level.
    pub languages: Vec<bool>,
    /// Skills that stand for a role when its title is read.
    pub main_skills: Vec<Vec<SkillId>>,
    pub titles: Vec<TitleMeaning>,
    /// Skills that a qualification stands for.
    pub brings: Vec<Vec<SkillId>>,
}

/// What a title of several roles says.
#[derive(Clone, Debug)]
pub struct TitleMeaning {
    pub roles: Vec<RoleId>,
    pub level: Option<Level>,
}

/// A tree of words; node 0 is its root.
#[derive(Debug, Default)]
struct Tree {
    steps: HashMap<(u32, Token), u32>,
    meanings: Vec<Option<Meaning>>,
}

impl Tree {
    fn new() -> Self {
        Self { steps: HashMap::new(), meanings: vec![None] }
    }

    /// The first meaning given to a name stays.
    fn insert(&mut self, name: &[Token], meaning: Meaning) {
        if name.is_empty() {
            return;
        }
        let mut node = 0;
        for token in name {
            let next = self.meanings.len() as u32;
            node = *self.steps.entry((node, *token)).or_insert(next);
            if node == next {
                self.meanings.push(None);
            }
        }
        if let Some(slot) = self.meanings.get_mut(node as usize) {
            slot.get_or_insert(meaning);
        }
    }

    /// The longest name that begins at the start of some words: its meaning and how many words it has.
    fn longest(&self, text: &[Option<Token>]) -> Option<(Meaning, usize)> {
        let mut node = 0;
        let mut found = None;
        for (index, token) in text.iter().enumerate() {
            let Some(next) = token.and_then(|token| self.steps.get(&(node, token))) else { break };
            node = *next;
            if let Some(meaning) = self.meanings.get(node as usize).copied().flatten() {
                found = Some((meaning, index + 1));
            }
        }
        found
    }
}

/// A title stands only for skills of at least this importance.
const MAIN_IMPORTANCE: u8 = 3;

impl Lexicon {
    pub fn new(catalogue: &Catalogue) -> Self {
        let mut maker = Maker::default();
        maker.cues(catalogue);
        maker.skills(catalogue);
        maker.titles(catalogue);
        maker.qualifications(catalogue);
        maker.other_fields(catalogue);
        maker.places(catalogue);
        maker.noise(catalogue);
        maker.translations(catalogue);
        let spelling = Spelling::new(&maker.spelt);
        Self {
            tokens: maker.tokens,
            facts: maker.facts,
            names: maker.names,
            alone: maker.alone,
            spelling,
            languages: catalogue
                .skills
                .iter()
                .map(|(_, skill)| skill.kind == crate::catalogue::skill::SkillKind::Language)
                .collect(),
            main_skills: catalogue
                .roles
                .iter()
                .map(|(_, role)| {
                    role.essentials().filter(|s| s.importance >= MAIN_IMPORTANCE).map(|s| s.skill).collect()
                })
                .collect(),
            titles: catalogue
                .titles
                .iter()
                .map(|(_, title)| TitleMeaning { roles: title.roles.clone(), level: title.level })
                .collect(),
            brings: catalogue.qualifications.iter().map(|(_, q)| q.brings.clone()).collect(),
        }
    }

    pub fn token(&self, word: &str) -> Option<Token> {
        self.tokens.get(word).copied()
    }

    pub fn facts(&self, token: Option<Token>) -> WordFacts {
        token.and_then(|token| self.facts.get(token as usize)).copied().unwrap_or_default()
    }

    /// The longest name at the start of some words.
    pub fn longest(&self, text: &[Option<Token>]) -> Option<(Meaning, usize)> {
        self.names.longest(text)
    }

    /// What some words mean when they are all that a phrase says.
    pub fn alone(&self, text: &[Option<Token>]) -> Option<Meaning> {
        self.alone.longest(text).filter(|(_, length)| *length == text.len()).map(|(meaning, _)| meaning)
    }
}

struct Maker {
    tokens: HashMap<String, Token>,
    facts: Vec<WordFacts>,
    names: Tree,
    alone: Tree,
    /// Words of skills and titles: what a slip may be mended to.
    spelt: Vec<String>,
}

impl Default for Maker {
    fn default() -> Self {
        Self { tokens: HashMap::new(), facts: Vec::new(), names: Tree::new(), alone: Tree::new(), spelt: Vec::new() }
    }
}

impl Maker {
    fn token(&mut self, word: &str) -> Token {
        if let Some(token) = self.tokens.get(word) {
            return *token;
        }
        let token = self.facts.len() as Token;
        self.tokens.insert(word.to_owned(), token);
        self.facts.push(WordFacts::default());
        token
    }

    fn name(&mut self, text: &str) -> Vec<Token> {
        words(&fold(text)).iter().map(|word| self.token(&word.plain)).collect()
    }

    fn insert(&mut self, text: &str, meaning: Meaning) {
        let name = self.name(text);
        self.names.insert(&name, meaning);
    }

    fn insert_alone(&mut self, text: &str, meaning: Meaning) {
        let name = self.name(text);
        self.alone.insert(&name, meaning);
    }

    /// A name that slips may be mended to.
    fn insert_spelt(&mut self, text: &str, meaning: Meaning) {
        self.spelt.extend(words(&fold(text)).into_iter().map(|word| word.plain));
        self.insert(text, meaning);
    }

    fn fact(&mut self, word: &str, set: impl Fn(&mut WordFacts)) {
        for token in self.name(word) {
            if let Some(facts) = self.facts.get_mut(token as usize) {
                set(facts);
            }
        }
    }

    fn cues(&mut self, catalogue: &Catalogue) {
        let negation = &catalogue.vocabulary.negation;
        for (cues, meaning) in [
            (&negation.harmless, Meaning::Harmless),
            (&negation.before, Meaning::DenyNext),
            (&negation.after, Meaning::DenyPrevious),
            (&negation.until, Meaning::DenyEnd),
            (&catalogue.vocabulary.experience.fresher_words, Meaning::Fresher),
        ] {
            for cue in cues {
                self.insert(cue, meaning);
            }
        }
        let experience = &catalogue.vocabulary.experience;
        for word in &experience.year_words {
            self.fact(word, |facts| facts.year = true);
        }
        for word in &experience.month_words {
            self.fact(word, |facts| facts.month = true);
        }
        for word in &experience.range_words {
            self.fact(word, |facts| facts.range = true);
        }
        for word in &experience.around_words {
            self.quiet(word);
        }
        for (word, number) in &experience.number_words {
            self.fact(word, |facts| facts.number = Some(*number));
        }
        for (word, level) in &experience.language_levels {
            self.fact(word, |facts| facts.language_level = Some(*level));
        }
        for (word, level) in &catalogue.vocabulary.level_words {
            if !word.contains(' ') {
                self.fact(word, |facts| facts.level = Some(*level));
            }
        }
    }

    fn skills(&mut self, catalogue: &Catalogue) {
        for (id, skill) in catalogue.skills.iter() {
            self.insert_spelt(&skill.name, Meaning::Skill { skill: id, by_name: true });
            self.insert_spelt(&catalogue.skills.id(id).replace('-', " "), Meaning::Skill { skill: id, by_name: true });
            for alias in &skill.aliases {
                self.insert_spelt(alias, Meaning::Skill { skill: id, by_name: false });
            }
            for alone in &skill.alone {
                self.insert_alone(alone, Meaning::Skill { skill: id, by_name: false });
            }
        }
    }

    fn titles(&mut self, catalogue: &Catalogue) {
        for (id, role) in catalogue.roles.iter() {
            for title in std::iter::once(&role.title).chain(&role.also_called) {
                self.insert_spelt(title, Meaning::Role(id));
            }
        }
        for (id, title) in catalogue.titles.iter() {
            for written in &title.words {
                // "Analyst" or "manager" inside a longer text says nothing by itself.
                if key(written).contains(' ') {
                    self.insert_spelt(written, Meaning::Title(id));
                } else {
                    self.insert_alone(written, Meaning::Title(id));
                }
            }
        }
    }

    fn qualifications(&mut self, catalogue: &Catalogue) {
        for (id, qualification) in catalogue.qualifications.iter() {
            self.insert(&qualification.name, Meaning::Qualification(id));
            self.insert(&catalogue.qualifications.id(id).replace('-', " "), Meaning::Qualification(id));
            for alias in &qualification.aliases {
                self.insert(alias, Meaning::Qualification(id));
            }
        }
    }

    fn other_fields(&mut self, catalogue: &Catalogue) {
        for (id, field) in catalogue.other_fields.iter() {
            for title in &field.titles {
                self.insert(title, Meaning::Other { field: id, title: true });
            }
            for word in &field.words {
                self.insert(word, Meaning::Other { field: id, title: false });
            }
            for word in &field.alone {
                self.insert_alone(word, Meaning::Other { field: id, title: false });
            }
        }
    }

    fn places(&mut self, catalogue: &Catalogue) {
        for (id, city) in catalogue.cities.iter() {
            self.insert(&catalogue.cities.id(id).replace('-', " "), Meaning::City(id));
            for alias in &city.aliases {
                self.insert(alias, Meaning::City(id));
            }
        }
        for (_, state) in catalogue.states.iter() {
            self.insert(&state.name, Meaning::Noise);
        }
    }

    fn noise(&mut self, catalogue: &Catalogue) {
        let vocabulary = &catalogue.vocabulary;
        for (_, employer) in catalogue.employers.iter() {
            self.insert(&employer.name, Meaning::Noise);
        }
        for phrase in vocabulary.noise_phrases.iter().chain(&vocabulary.noise_names) {
            self.insert(phrase, Meaning::Noise);
        }
        let level_phrases = vocabulary.level_words.iter().map(|(word, _)| word).filter(|word| word.contains(' '));
        for word in vocabulary.noise_words.iter().chain(level_phrases) {
            self.quiet(word);
        }
    }

    /// A word or phrase that says nothing of skill.
    fn quiet(&mut self, words: &str) {
        if key(words).contains(' ') {
            self.insert(words, Meaning::Noise);
        } else {
            self.fact(words, |facts| facts.noise = true);
        }
    }

    /// A way of speaking means what the words it is translated into mean.
    fn translations(&mut self, catalogue: &Catalogue) {
        for (spoken, means) in &catalogue.vocabulary.translations {
            let name: Vec<_> = self.name(means).into_iter().map(Some).collect();
            let whole = |tree: &Tree| tree.longest(&name).filter(|(_, length)| *length == name.len());
            let meaning = whole(&self.names).or_else(|| whole(&self.alone)).map(|(meaning, _)| match meaning {
                Meaning::Skill { skill, .. } => Meaning::Skill { skill, by_name: false },
                other => other,
            });
            if let Some(meaning) = meaning {
                self.insert(spoken, meaning);
            }
        }
    }
}

/// Index of a key, for the lexicon's flat lists.
pub fn at<K: Key, T>(list: &[T], key: K) -> Option<&T> {
    list.get(key.index())
}
