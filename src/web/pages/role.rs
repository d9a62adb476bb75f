//! A role in full; with a person, how they stand to it.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;

use super::guidance::refused;
use super::layout::Layout;
use super::learn::LearnAbout;
use super::person::Person;
use super::role_card::{GateRow, LedgerRow, PayView, ledger};
use super::roles::RoleLine;
use super::{Audience, page, words};
use crate::catalogue::role::{Basis, GateNeed, Role, Shift};
use crate::catalogue::{Catalogue, Language, Level, RoleId};
use crate::guidance::{RoleGuidance, stand};
use crate::outputs::chart::{PayPath, Scale};
use crate::pathways::conclusion::counted;
use crate::salary::{Estimate, LevelPay, Person as PaidPerson, SalaryBand, estimate, levels};
use crate::web::errors::{self, RequestError};
use crate::web::routes;
use crate::web::state::Site;
use crate::years::Years;

#[derive(Template)]
#[template(path = "roles/role.html")]
struct RolePage<'a> {
    layout: Layout,
    role: &'a Role,
    track_name: String,
    full_form: &'a str,
    family: &'a str,
    family_href: String,
    sectors: Vec<(String, String)>,
    /// "2 years".
    begins: String,
    /// Whether its pay holds night work.
    nights: bool,
    standing: Option<Standing>,
    essentials: Vec<SkillRow<'a>>,
    optionals: Vec<SkillRow<'a>>,
    qualifications: Vec<&'a str>,
    certificates: Vec<CertificateRow<'a>>,
    languages: Vec<&'a str>,
    gates: Vec<GateLine<'a>>,
    levels: Vec<LevelRow>,
    path: PayPath,
    estimate: Estimate,
    sources: Vec<SourceRow<'a>>,
    up: Vec<RoleLine>,
    sideways: Vec<RoleLine>,
    cities: Vec<&'a str>,
    employers: Vec<&'a str>,
    outlook_basis: &'a str,
    back: Option<String>,
    in_hand: String,
    plan: String,
    /// Roles beside it on its ladder, each with the comparison.
    compare: Vec<(String, String)>,
    find: &'static str,
    learn: LearnAbout,
    method: &'static str,
}

/// How a person stands to the role.
struct Standing {
    score: u8,
    ledger: Vec<LedgerRow>,
    missing_essential: Vec<String>,
    missing_optional: Vec<String>,
    gates: Vec<GateRow>,
    pay: PayView,
    scale: Scale,
}

struct SkillRow<'a> {
    name: &'a str,
    importance: u8,
    learn: Option<String>,
}

struct CertificateRow<'a> {
    name: &'a str,
    body: &'a str,
    cost: String,
    weeks: String,
    /// What cost and weeks rest on.
    basis: &'a str,
}

struct GateLine<'a> {
    name: String,
    why: &'a str,
}

/// Pay at a level of the role.
struct LevelRow {
    level: &'static str,
    years: String,
    band: SalaryBand,
}

struct SourceRow<'a> {
    title: &'a str,
    year: u16,
    grade: &'static str,
}

pub async fn show(site: web::Data<Site>, request: HttpRequest, id: web::Path<String>) -> HttpResponse {
    let Some(role) = site.engine.catalogue.roles.find(&id) else {
        return errors::respond(&site, &request, &RequestError::unknown_role(&id));
    };
    let person = match Person::of_request(&site, &request) {
        Ok(person) => person,
        Err(errors) => return refused(&site, &request, errors),
    };
    let audience = if person.is_some() { Audience::OnePerson } else { Audience::Everyone };
    page(&request, StatusCode::OK, audience, &RolePage::new(&site, role, person.as_ref()))
}

impl<'a> RolePage<'a> {
    fn new(site: &'a Site, id: RoleId, person: Option<&Person>) -> Self {
        let engine = &site.engine;
        let catalogue = &engine.catalogue;
        let role = &catalogue.roles[id];
        let skill_row = |skill: &crate::catalogue::role::RoleSkill| {
            let info = &catalogue.skills[skill.skill];
            SkillRow {
                name: &info.name,
                importance: skill.importance,
                learn: info.learn.as_ref().map(|learn| counted(learn.weeks.into(), "week")),
            }
        };
        let query = person.map_or("", |person| person.query.as_str());
        let first = PaidPerson::default();
        let estimate = estimate(catalogue, &engine.pay, id, &first);
        let layout = Layout::new(site, &routes::role(catalogue, id), role.title.clone(), role.purpose.clone());
        let layout = layout.carrying(person, site);
        Self {
            track_name: role.track.to_string(),
            full_form: catalogue.track(role.track).map_or("", |info| info.full_form.as_str()),
            family: &catalogue.families[role.family].name,
            family_href: routes::family(catalogue, role.family),
            sectors: role
                .sectors
                .iter()
                .map(|sector| (catalogue.sectors[*sector].name.clone(), routes::sector(catalogue, *sector)))
                .collect(),
            begins: Years::whole(role.years.entry).in_words(),
            nights: role.entry.shift == Shift::Night,
            standing: person.map(|person| Standing::new(catalogue, person, &stand(engine, &person.profile, id))),
            essentials: role.essentials().map(skill_row).collect(),
            optionals: role.optionals().map(skill_row).collect(),
            qualifications: role
                .entry
                .qualifications
                .iter()
                .map(|id| catalogue.qualifications[*id].name.as_str())
                .collect(),
            certificates: role
                .entry
                .certificates
                .iter()
                .map(|id| {
                    let certificate = &catalogue.certificates[*id];
                    let cost = words::cost(layout.words.as_ref(), certificate.rupees);
                    CertificateRow {
                        name: &certificate.name,
                        body: &certificate.body,
                        cost,
                        weeks: counted(certificate.weeks.into(), "week"),
                        basis: basis(catalogue, certificate.basis),
                    }
                })
                .collect(),
            languages: role.entry.languages.iter().map(|id| catalogue.skills[*id].name.as_str()).collect(),
            gates: role.gates.iter().map(|gate| gate_line(catalogue, &gate.needs, &gate.why)).collect(),
            levels: level_rows(site, id),
            path: PayPath::of_role(&engine.pay, id, role.years.entry),
            sources: estimate
                .basis
                .iter()
                .map(|line| SourceRow {
                    title: line.source.map_or("Our judgement", |source| catalogue.sources[source].title.as_str()),
                    year: line.year,
                    grade: line.grade.in_words(),
                })
                .collect(),
            plan: routes::plan(catalogue, id, query),
            compare: role
                .up
                .iter()
                .chain(&role.sideways)
                .map(|other| {
                    (catalogue.roles[*other].title.clone(), routes::compare_roles(catalogue, id, *other, query))
                })
                .collect(),
            in_hand: routes::in_hand(estimate.band.p50()),
            estimate,
            up: role.up.iter().map(|role| RoleLine::new(catalogue, *role)).collect(),
            sideways: role.sideways.iter().map(|role| RoleLine::new(catalogue, *role)).collect(),
            cities: role.market.cities.iter().map(|id| catalogue.cities[*id].name.as_str()).collect(),
            employers: role.market.employers.iter().map(|id| catalogue.employers[*id].name.as_str()).collect(),
            outlook_basis: basis(catalogue, role.market.basis),
            back: person.map(|person| routes::guidance(&person.query)),
            find: routes::HOME,
            learn: LearnAbout::role(catalogue, id),
            method: routes::METHOD,
            role,
            layout,
        }
    }
}

impl Standing {
    fn new(catalogue: &Catalogue, person: &Person, answer: &RoleGuidance) -> Self {
        let scale = Scale::of_bands(std::iter::once(&answer.salary.band));
        let words = catalogue.words(Language::English);
        let names = |essential: bool| {
            answer
                .fit
                .missing
                .iter()
                .filter(|gap| gap.essential == essential)
                .map(|gap| catalogue.skills[gap.skill].name.clone())
                .collect()
        };
        Self {
            score: answer.fit.score,
            ledger: ledger(catalogue, answer),
            missing_essential: names(true),
            missing_optional: names(false),
            gates: answer.fit.gates.iter().map(|gate| GateRow::new(words, gate)).collect(),
            pay: PayView::new(catalogue, catalogue.words(person.language), &scale, answer),
            scale,
        }
    }
}

/// What a statement rests on, in words.
fn basis(catalogue: &Catalogue, basis: Basis) -> &str {
    match basis {
        Basis::Judged => "our judgement",
        Basis::Source(source) => &catalogue.sources[source].title,
    }
}

fn gate_line<'a>(catalogue: &Catalogue, needs: &GateNeed, why: &'a str) -> GateLine<'a> {
    let name = match needs {
        GateNeed::AnyOf(any) => {
            any.iter().map(|id| catalogue.qualifications[*id].name.as_str()).collect::<Vec<_>>().join(" or ")
        }
        GateNeed::Language(language, level) => {
            format!("{} at {} ({})", catalogue.skills[*language].name, level.id(), level.in_words())
        }
    };
    GateLine { name, why }
}

fn level_rows(site: &Site, id: RoleId) -> Vec<LevelRow> {
    let row = |pay: LevelPay| LevelRow {
        level: match pay.level {
            Level::Entry => "Entry",
            Level::Mid => "Middle",
            Level::Senior => "Senior",
        },
        years: match pay.to {
            Some(to) => format!("{} to {to}", pay.from),
            None => format!("{} and more", pay.from),
        },
        band: pay.band,
    };
    levels(&site.engine.catalogue, &site.engine.pay, id).map(row).into()
}
