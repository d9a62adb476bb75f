//! The form: its choices, what was typed and what is wrong, each beside its field.

use std::sync::Arc;

use crate::catalogue::entries::QualificationKind;
use crate::catalogue::texts::fill;
use crate::catalogue::{Track, Words};
use crate::intake::{FieldError, RawAnswers};
use crate::web::routes;
use crate::web::state::Site;

/// The form with what was typed.
pub struct Form {
    pub action: &'static str,
    pub skills: String,
    pub years: String,
    pub qualifications: Vec<Group>,
    pub cities: Vec<Choice>,
    pub shifts: [Choice; 2],
    pub tracks: Vec<Choice>,
    pub errors: Vec<FieldError>,
    pub words: Arc<Words>,
    /// Sent along where it is not English.
    pub lang: Option<&'static str>,
}

/// Choices under a heading.
pub struct Group {
    pub label: String,
    pub choices: Vec<Choice>,
}

/// One choice of a list.
pub struct Choice {
    pub id: String,
    pub name: String,
    pub chosen: bool,
}

impl Form {
    pub fn new(site: &Site, raw: &RawAnswers, errors: Vec<FieldError>) -> Self {
        let catalogue = &site.engine.catalogue;
        let chosen = |list: &[String], id: &str| list.iter().any(|ids| ids.split('.').any(|one| one == id));
        let choice = |id: &str, name: &str, chosen| Choice { id: id.to_owned(), name: name.to_owned(), chosen };
        let language = raw.language();
        let words = catalogue.words(language);
        let group = |label: &str, kinds: &[QualificationKind]| Group {
            label: label.to_owned(),
            choices: catalogue
                .qualifications
                .iter()
                .filter(|(_, qualification)| kinds.contains(&qualification.kind))
                .map(|(key, qualification)| {
                    let id = catalogue.qualifications.id(key);
                    choice(id, &qualification.name, chosen(&raw.qualification, id))
                })
                .collect(),
        };
        // What came as ids is shown by name, so that "change your answers" has everything in sight.
        let named = raw
            .s
            .iter()
            .flat_map(|ids| ids.split('.'))
            .filter_map(|id| catalogue.skills.find(id))
            .map(|skill| catalogue.skills[skill].name.as_str());
        let titled = raw
            .t
            .split('.')
            .filter_map(|roles| catalogue.roles.find(roles.split('~').next()?))
            .map(|role| catalogue.roles[role].title.as_str());
        let typed: Vec<&str> = named
            .chain(titled)
            .chain(raw.skills.iter().chain([&raw.x]).map(String::as_str))
            .filter(|text| !text.is_empty())
            .collect();
        Self {
            action: routes::GUIDANCE,
            skills: typed.join("\n"),
            years: raw.years.clone(),
            qualifications: vec![
                group(&words.qualification_school, &[QualificationKind::School]),
                group(&words.qualification_degree, &[QualificationKind::Degree]),
                group(
                    &words.qualification_professional,
                    &[QualificationKind::Professional, QualificationKind::Licence],
                ),
            ],
            cities: catalogue
                .cities
                .iter()
                .map(|(key, city)| {
                    let id = catalogue.cities.id(key);
                    choice(id, &city.name, raw.city == id)
                })
                .collect(),
            shifts: [
                choice("day", &words.shift_day, raw.shift == "day"),
                choice("any", &words.shift_any, raw.shift == "any"),
            ],
            tracks: Track::ALL
                .into_iter()
                .map(|track| {
                    let full = catalogue.track(track).map_or("", |info| info.full_form.as_str());
                    let name = fill(&words.track_only, &[("track", &track.to_string()), ("full_form", full)]);
                    choice(track.id(), &name, chosen(&raw.track, track.id()))
                })
                .collect(),
            errors,
            words: Arc::clone(words),
            lang: (!language.is_english()).then(|| language.id()),
        }
    }

    /// What is wrong with a field, by its name.
    pub fn error(&self, field: &str) -> Option<&str> {
        self.errors.iter().find(|error| error.field.name() == field).map(|error| error.message.as_str())
    }
}
