//! A person's answer. The form is posted, the answer has an address of its own, and that address is its input.

use actix_web::http::StatusCode;
use actix_web::http::header::{CACHE_CONTROL, LOCATION};
use actix_web::{HttpRequest, HttpResponse, Resource, guard, web};
use askama::Template;

use super::home::form_page;
use super::layout::Layout;
use super::next_skill::NextSkills;
use super::paper::Paper;
use super::person::Person;
use super::role_card::{RoleCard, TrackPart};
use super::{Audience, page};
use crate::catalogue::texts::fill;
use crate::catalogue::{Catalogue, Words};
use crate::guidance::{Guidance, guide, sentence};
use crate::intake::{self, Field, FieldError, RawAnswers};
use crate::matching::Status;
use crate::outputs::chart::Scale;
use crate::reading::{How, Profile};
use crate::web::errors::{self, RequestError};
use crate::web::metrics::Asked;
use crate::web::state::Site;
use crate::web::{extract, routes};

pub fn resource() -> Resource {
    web::resource(routes::GUIDANCE)
        .route(web::route().guard(guard::Any(guard::Get()).or(guard::Head())).to(show))
        .route(web::post().to(take))
        .default_service(web::to(other_method))
}

async fn other_method(site: web::Data<Site>, request: HttpRequest) -> HttpResponse {
    errors::respond(&site, &request, &RequestError::MethodNotAllowed("GET, HEAD, POST"))
}

/// Takes the form and sends the browser on to the answer's own address.
async fn take(site: web::Data<Site>, request: HttpRequest, payload: web::Payload) -> HttpResponse {
    if !extract::has_type(&request, "application/x-www-form-urlencoded") {
        return errors::respond(&site, &request, &RequestError::UnsupportedType);
    }
    let body = match extract::body(&request, payload).await {
        Ok(body) => body,
        Err(error) => return errors::respond(&site, &request, &error),
    };
    let raw = RawAnswers::from_pairs(extract::pairs(&body));
    match Person::parse(&site, &raw) {
        Ok(Some(person)) => {
            // Its own address holds what was read, not what was written: it is counted here.
            site.metrics.read(&person.profile.reading);
            HttpResponse::SeeOther()
                .insert_header((LOCATION, routes::guidance(&person.query)))
                .insert_header((CACHE_CONTROL, "private, no-store"))
                .insert_header(("referrer-policy", "no-referrer"))
                .finish()
        }
        Ok(None) => again(&site, &request, &raw, vec![FieldError::nothing_said(words(&site, &raw))]),
        Err(errors) => again(&site, &request, &raw, errors),
    }
}

/// The answer to the person that the address speaks of.
async fn show(site: web::Data<Site>, request: HttpRequest) -> HttpResponse {
    let raw = RawAnswers::from_pairs(extract::query(&request));
    let characters: usize = raw.skills.iter().map(|text| text.chars().count()).sum();
    if characters as u64 > intake::LONGEST_TEXT_IN_ADDRESS {
        let error = FieldError {
            field: Field::Skills,
            code: "too_long",
            message: words(&site, &raw).error_address_long.clone(),
        };
        return again(&site, &request, &raw, vec![error]);
    }
    match Person::parse(&site, &raw) {
        Ok(Some(person)) => {
            let answer = guide(&site.engine, &person.profile);
            site.metrics.guided(Asked::Page, &answer);
            page(&request, StatusCode::OK, Audience::OnePerson, &Answer::new(&site, &raw, &person, &answer))
        }
        Ok(None) => again(&site, &request, &raw, vec![FieldError::nothing_said(words(&site, &raw))]),
        Err(errors) => again(&site, &request, &raw, errors),
    }
}

fn words<'a>(site: &'a Site, raw: &RawAnswers) -> &'a Words {
    site.engine.catalogue.words(raw.language())
}

/// The form with what an address says of a person and what is wrong with it.
pub fn refused(site: &Site, request: &HttpRequest, errors: Vec<FieldError>) -> HttpResponse {
    again(site, request, &RawAnswers::from_pairs(extract::query(request)), errors)
}

/// The form with what was typed and what is wrong with it.
fn again(site: &Site, request: &HttpRequest, raw: &RawAnswers, errors: Vec<FieldError>) -> HttpResponse {
    form_page(site, request, StatusCode::UNPROCESSABLE_ENTITY, Audience::OnePerson, raw, errors)
}

#[derive(Template)]
#[template(path = "guidance/guidance.html")]
struct Answer {
    layout: Layout,
    message: String,
    matched: bool,
    too_little: bool,
    understood: Understood,
    scale: Scale,
    cards: Vec<RoleCard>,
    later: Vec<RoleCard>,
    tracks: Vec<TrackPart>,
    sectors: Vec<SectorPart>,
    bridges: Vec<Bridge>,
    compare: String,
    lookup: Lookup,
    again: String,
    share: String,
    version: String,
    next: NextSkills,
    paper: Paper,
}

/// The small form that looks up how the person stands to any role.
pub struct Lookup {
    pub action: &'static str,
    pub q: String,
    /// The person, as pairs that go along.
    pub hidden: Vec<(String, String)>,
}

impl Lookup {
    pub fn new(person: &Person, q: &str) -> Self {
        Self { action: routes::LOOKUP, q: q.to_owned(), hidden: extract::pairs(person.query.as_bytes()) }
    }
}

/// What was read, each to be unticked.
struct Understood {
    action: &'static str,
    phrases: usize,
    phrases_read: usize,
    skills: Vec<ReadSkill>,
    /// Skills that titles and qualifications stand for.
    stand_ins: Vec<String>,
    titles: Vec<ReadTitle>,
    suggestions: Vec<Suggestion>,
    unread: Vec<String>,
    other: Vec<String>,
    without: Vec<String>,
    facts: Vec<String>,
    /// Fields that go along unchanged.
    hidden: Vec<(&'static str, String)>,
}

struct ReadSkill {
    id: String,
    name: String,
    /// Shown where a slip was mended.
    mended_from: Option<String>,
}

struct ReadTitle {
    value: String,
    name: String,
}

struct Suggestion {
    typed: String,
    candidates: Vec<(String, String)>,
}

struct SectorPart {
    name: String,
    href: String,
    percent: u16,
    why: String,
}

struct Bridge {
    title: String,
    href: String,
    why: String,
}

/// Phrases that were not understood and are shown; the rest are only counted.
const UNREAD_SHOWN: usize = 12;

impl Answer {
    fn new(site: &Site, raw: &RawAnswers, person: &Person, answer: &Guidance) -> Self {
        let catalogue = &site.engine.catalogue;
        let ranked = answer.status == Status::Matched;
        let shown = if ranked { answer.roles.as_slice() } else { &[] };
        let later = if ranked { answer.later.as_slice() } else { &[] };
        let scale = Scale::of_bands(shown.iter().chain(later).map(|role| &role.salary.band));
        let words = catalogue.words(person.language);
        let card = |role| RoleCard::new(site, &scale, person, role);
        let share = routes::guidance(&person.query);
        Self {
            layout: Layout::in_language(site, person.language, "", &words.answer_title, &words.answer_description)
                .unlisted()
                .offering(routes::GUIDANCE, &extract::pairs(person.query.as_bytes())),
            message: sentence::message(
                &site.engine,
                words,
                &person.profile,
                answer.status,
                &answer.roles,
                &answer.tracks,
            ),
            lookup: Lookup::new(person, ""),
            matched: ranked,
            too_little: answer.status == Status::TooLittle,
            understood: Understood::new(catalogue, raw, &person.profile),
            cards: shown.iter().map(card).collect(),
            later: later.iter().map(card).collect(),
            tracks: if ranked { TrackPart::all(catalogue, &answer.tracks) } else { Vec::new() },
            sectors: if ranked { sectors(catalogue, answer) } else { Vec::new() },
            bridges: answer
                .bridges
                .iter()
                .map(|bridge| Bridge {
                    title: catalogue.roles[bridge.role].title.clone(),
                    href: routes::role_for(catalogue, bridge.role, &person.query),
                    why: bridge.why.clone(),
                })
                .collect(),
            compare: routes::compare(&person.query),
            again: format!("{}?{}", routes::HOME, person.query),
            share: site.absolute(&share).unwrap_or(share),
            version: fill(&words.version, &[("version", &site.engine.version())]),
            next: NextSkills::new(site, person, answer, ranked),
            paper: Paper::new(site, routes::GUIDANCE, &person.query),
            scale,
        }
    }
}

fn sectors(catalogue: &Catalogue, answer: &Guidance) -> Vec<SectorPart> {
    answer
        .sectors
        .iter()
        .map(|part| SectorPart {
            name: catalogue.sectors[part.sector].name.clone(),
            href: routes::sector(catalogue, part.sector),
            percent: (part.share + 5) / 10,
            why: part.why.iter().map(|skill| catalogue.skills[*skill].name.as_str()).collect::<Vec<_>>().join(", "),
        })
        .collect()
}

impl Understood {
    fn new(catalogue: &Catalogue, raw: &RawAnswers, profile: &Profile) -> Self {
        let reading = &profile.reading;
        let name = |skill| catalogue.skills[skill].name.clone();
        let mut facts = Vec::new();
        facts.extend(profile.years.map(|years| format!("{years} years of experience")));
        let own = profile.qualifications.iter().filter(|id| {
            !profile.qualifications.iter().any(|other| catalogue.qualifications[*other].implies.contains(id))
        });
        facts.extend(own.map(|id| catalogue.qualifications[*id].name.clone()));
        facts.extend(profile.city.map(|city| catalogue.cities[city].name.clone()));
        facts.extend(
            reading
                .languages
                .iter()
                .filter_map(|known| Some(format!("{} {}", name(known.language), known.level?.id()))),
        );
        let ids = |value: &str| value.to_owned();
        let mut hidden = vec![
            ("years", profile.years.map(|years| years.to_string()).unwrap_or_default()),
            ("city", profile.city.map(|city| ids(catalogue.cities.id(city))).unwrap_or_default()),
            ("shift", raw.shift.clone()),
            ("lang", raw.lang.clone()),
            ("o", raw.o.clone()),
            ("n", reading.negated.iter().map(|skill| catalogue.skills.id(*skill)).collect::<Vec<_>>().join(".")),
        ];
        hidden.extend(profile.qualifications.iter().map(|id| ("qualification", ids(catalogue.qualifications.id(*id)))));
        hidden.extend(profile.tracks.iter().map(|track| ("track", ids(track.id()))));
        hidden.retain(|(_, value)| !value.is_empty());
        let mut unread: Vec<String> = reading.unrecognised.iter().take(UNREAD_SHOWN).cloned().collect();
        if reading.unrecognised.len() > UNREAD_SHOWN {
            unread.push(format!("and {} more", reading.unrecognised.len() - UNREAD_SHOWN));
        }
        let mut other: Vec<String> = Vec::new();
        for words in &reading.other {
            let field = &catalogue.other_fields[words.field].name;
            let shown =
                if words.read_from.is_empty() { field.clone() } else { format!("{} ({field})", words.read_from) };
            if !other.contains(&shown) {
                other.push(shown);
            }
        }
        Self {
            action: routes::GUIDANCE,
            phrases: reading.phrases,
            phrases_read: reading.phrases_read,
            skills: profile
                .said_skills()
                .map(|read| ReadSkill {
                    id: catalogue.skills.id(read.skill).to_owned(),
                    name: name(read.skill),
                    mended_from: (read.how == How::Typo).then(|| read.read_from.clone()),
                })
                .collect(),
            stand_ins: reading
                .skills
                .iter()
                .filter(|read| matches!(read.how, How::Title | How::Qualification))
                .map(|read| name(read.skill))
                .collect(),
            titles: reading
                .titles
                .iter()
                .map(|title| ReadTitle {
                    value: title.roles.iter().map(|role| catalogue.roles.id(*role)).collect::<Vec<_>>().join("~"),
                    name: if title.read_from.is_empty() {
                        title.roles.first().map_or_else(String::new, |role| catalogue.roles[*role].title.clone())
                    } else {
                        title.read_from.clone()
                    },
                })
                .collect(),
            suggestions: reading
                .suggestions
                .iter()
                .map(|suggestion| Suggestion {
                    typed: suggestion.typed.clone(),
                    candidates: suggestion
                        .candidates
                        .iter()
                        .map(|skill| (catalogue.skills.id(*skill).to_owned(), name(*skill)))
                        .collect(),
                })
                .collect(),
            unread,
            other,
            without: reading.negated.iter().map(|skill| name(*skill)).collect(),
            facts,
            hidden,
        }
    }
}
