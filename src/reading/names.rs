//! Collects every name of a catalogue with what it means, for the lexicon. The first meaning of a name stays, so the
//! order in which names are collected is the order in which they win.

use rustc_hash::FxHashMap;

use super::lexicon::{Meaning, Token, WordFacts};
use super::tree::Tree;
use crate::catalogue::Catalogue;
use crate::catalogue::words::{fold, key, words};

/// Most words of a title that may also be written with its job word first ("executive, accounts payable").
const LONGEST_TURNED_TITLE: usize = 4;

/// All names of a catalogue.
#[derive(Debug, Default)]
#[expect(clippy::struct_field_names, reason = "the names that count anywhere, beside those that count alone")]
pub struct Names {
    pub tokens: FxHashMap<String, Token>,
    pub facts: Vec<WordFacts>,
    pub names: Tree,
    /// Names that mean something only when they are a whole phrase.
    pub alone: Tree,
    /// Words of skills and titles: what a slip may be mended to.
    pub spelt: Vec<String>,
}

impl Names {
    pub fn collect(catalogue: &Catalogue) -> Self {
        let mut names = Self::default();
        names.cues(catalogue);
        names.skills(catalogue);
        names.titles(catalogue);
        names.qualifications(catalogue);
        names.other_fields(catalogue);
        names.places(catalogue);
        names.noise(catalogue);
        names.translations(catalogue);
        names.harmless(catalogue);
        names.turned_titles(catalogue);
        names
    }

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
            (&negation.before, Meaning::DenyNext),
            (&negation.after, Meaning::DenyPrevious),
            (&negation.until, Meaning::DenyEnd),
            (&catalogue.vocabulary.experience.fresher_words, Meaning::Fresher),
            (&catalogue.vocabulary.experience.not_work_words, Meaning::NotWork),
            (&catalogue.vocabulary.wishes.before, Meaning::WishNext),
            (&catalogue.vocabulary.wishes.after, Meaning::WishPrevious),
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
        for word in &experience.and_words {
            self.fact(word, |facts| facts.and = true);
        }
        for (word, number) in &experience.number_prefixes {
            self.fact(word, |facts| facts.prefix = Some(*number));
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
        for word in &catalogue.vocabulary.job_words {
            self.fact(word, |facts| facts.job = true);
        }
        for (word, level) in &catalogue.vocabulary.level_words {
            if !word.contains(' ') {
                self.fact(word, |facts| facts.level = Some(*level));
            }
        }
    }

    /// A cue that denies nothing ("not only"), unless it is a name too ("non voice").
    fn harmless(&mut self, catalogue: &Catalogue) {
        for cue in &catalogue.vocabulary.negation.harmless {
            self.insert(cue, Meaning::Harmless);
        }
    }

    /// Adverts often put the job word first: "executive - accounts payable" is an accounts payable executive.
    fn turned_titles(&mut self, catalogue: &Catalogue) {
        let of_roles = catalogue.roles.iter().flat_map(|(id, role)| {
            std::iter::once(&role.title).chain(&role.also_called).map(move |title| (title, Meaning::Role(id)))
        });
        let of_titles = catalogue
            .titles
            .iter()
            .flat_map(|(id, title)| title.words.iter().map(move |written| (written, Meaning::Title(id))));
        for (title, meaning) in of_roles.chain(of_titles) {
            let mut name = self.name(title);
            let turns = name.last().and_then(|last| self.facts.get(*last as usize)).is_some_and(WordFacts::names_a_job);
            if turns && (2..=LONGEST_TURNED_TITLE).contains(&name.len()) {
                name.rotate_right(1);
                self.names.insert(&name, meaning);
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
                // "B.E" and "M.E" without their dots are English and Hindi words.
                if alias.contains('.') && key(alias).len() == 2 {
                    self.insert_alone(alias, Meaning::Qualification(id));
                } else {
                    self.insert(alias, Meaning::Qualification(id));
                }
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
