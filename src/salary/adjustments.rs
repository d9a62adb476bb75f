//! What raises or lowers a band for one person: city, night work, a language, a certificate; each a line of its own.

use super::estimate::{Adjustment, AdjustmentSize, Person};
use crate::catalogue::role::{GateNeed, Shift};
use crate::catalogue::{Catalogue, RoleId};

/// The lines for a person in a role; shift, language and certificate together add no more than the model allows.
pub fn adjustments(catalogue: &Catalogue, id: RoleId, person: &Person) -> Vec<Adjustment> {
    let role = &catalogue.roles[id];
    let model = &catalogue.pay.model;
    let mut lines = Vec::new();
    if let Some(city) = person.city {
        let city = &catalogue.cities[city];
        lines.push(Adjustment {
            line: format!("Pay in {} against the metro average", city.name),
            size: AdjustmentSize::Percent(city.pay_percent),
            source: "judged".to_owned(),
        });
    }
    let mut left = model.most_percent;
    let mut add = |line: String, percent: u16, source: &str| {
        let percent = percent.min(left);
        left -= percent;
        if percent > 0 {
            lines.push(Adjustment { line, size: AdjustmentSize::Percent(100 + percent), source: source.to_owned() });
        }
    };
    let works_nights = role.entry.shift == Shift::Night || (role.entry.shift == Shift::Rotational && person.nights);
    if works_nights && let Some(line) = model.shift_line.iter().find(|line| line.shift == role.entry.shift) {
        add(format!("{} work", line.shift.in_words()), line.percent, &line.basis);
    }
    // A role that asks for a language has its premium in the band already.
    let asks_language = role.gates.iter().any(|gate| matches!(gate.needs, GateNeed::Language(..)));
    let spoken = model.language_line.iter().filter(|line| {
        person.languages.iter().any(|(language, level)| {
            catalogue.skills.id(*language) == line.language
                && *level >= line.level
                && role.entry.languages.contains(language)
        })
    });
    if let (false, Some(line)) = (asks_language, spoken.max_by_key(|line| line.percent)) {
        let name = catalogue.skills.find(&line.language).map_or("", |skill| catalogue.skills[skill].name.as_str());
        add(format!("{name} at {} used at work", line.level.id()), line.percent, &line.basis);
    }
    let held = model.certificate_line.iter().filter(|line| {
        catalogue.qualifications.find(&line.qualification).is_some_and(|qualification| {
            person.qualifications.contains(&qualification) && role.entry.qualifications.contains(&qualification)
        })
    });
    if let Some(line) = held.max_by_key(|line| line.percent) {
        let name = catalogue
            .qualifications
            .find(&line.qualification)
            .map_or("", |qualification| catalogue.qualifications[qualification].name.as_str());
        add(name.to_owned(), line.percent, &line.basis);
    }
    lines
}
