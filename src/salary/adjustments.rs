//! What raises or lowers a band for one person: city, night work, a language, a certificate; each a line of its own.

use super::estimate::{Adjustment, AdjustmentSize, Person};
use crate::catalogue::role::{GateNeed, Shift};
use crate::catalogue::{Catalogue, QualificationId, Role, RoleId};

/// What stands as the source of our own judgement.
pub const JUDGED: &str = "judged";

/// The lines for a person in a role; together they add no more than the model allows.
pub fn adjustments(catalogue: &Catalogue, id: RoleId, person: &Person) -> Vec<Adjustment> {
    let role = &catalogue.roles[id];
    let model = &catalogue.pay.model;
    let mut lines = Vec::new();
    let mut left = model.most_percent;
    if let Some(city) = person.city {
        let city = &catalogue.cities[city];
        lines.push(Adjustment {
            line: format!("Pay in {}", city.name),
            size: AdjustmentSize::Percent(city.pay_percent),
            source: JUDGED.to_owned(),
        });
        left = left.saturating_sub(city.pay_percent.saturating_sub(100));
    }
    let mut add = |line: String, percent: u16, source: &str| {
        let percent = percent.min(left);
        left -= percent;
        if percent > 0 {
            lines.push(Adjustment { line, size: AdjustmentSize::Percent(100 + percent), source: source.to_owned() });
        }
    };
    // A night role's band is that of night work, and a day role has none.
    let rotates = role.entry.shift == Shift::Rotational && person.nights;
    if rotates && let Some(line) = model.shift_line.iter().find(|line| line.shift == role.entry.shift) {
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
            person.qualifications.contains(&qualification) && adds_to(catalogue, role, qualification)
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

/// Whether a qualification is worth more pay in a role: it helps there, and not everyone there has it.
pub fn adds_to(catalogue: &Catalogue, role: &Role, id: QualificationId) -> bool {
    let mut certificates = catalogue.qualifications[id].certificates.iter();
    let helps = role.entry.qualifications.contains(&id)
        || certificates.any(|certificate| role.entry.certificates.contains(certificate));
    helps && !asks_for(role, id)
}

/// Whether nobody is taken for a role without a qualification: then its band holds what it is worth.
fn asks_for(role: &Role, qualification: QualificationId) -> bool {
    role.gates.iter().any(|gate| matches!(&gate.needs, GateNeed::AnyOf(any) if any.contains(&qualification)))
}
