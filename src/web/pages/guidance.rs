//! A person's answer. The form is posted, the answer has an address of its own, and that address is its input.

use actix_web::http::StatusCode;
use actix_web::http::header::{CACHE_CONTROL, LOCATION};
use actix_web::{HttpRequest, HttpResponse, Resource, guard, web};
use askama::Template;

use super::home::form_page;
use super::layout::Layout;
use super::next_skill::NextSkills;
use super::paper::Paper;
use super::person::{Person, Way};
use super::role_card::{RoleCard, TrackPart};
use super::{Audience, page};
use crate::catalogue::texts::fill;
use crate::catalogue::{Catalogue, SkillId, Words};
use crate::guidance::{Guidance, RoleGuidance, guide, is_weak, sentence};
use crate::intake::{self, Field, FieldCode, FieldError, RawAnswers, address};
use crate::matching::Status;
use crate::outputs::chart::Scale;
use crate::reading::{self, How, Profile, Reading};
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
            code: FieldCode::TooLong,
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
    /// Roles left out because they are night work, each with its way.
    at_night: Vec<NamedWay>,
    /// Roles that fit only a little, folded.
    weak: Vec<WeakRole>,
    weak_heading: String,
    tracks: Vec<TrackPart>,
    sectors: Vec<SectorPart>,
    bridges: Vec<Bridge>,
    compare: Way,
    lookup: Lookup,
    /// The page that looks up a role, where the form for it would carry the long query once more.
    elsewhere: Option<Way>,
    again: Way,
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

/// A role that is only named.
struct NamedWay {
    title: String,
    way: Way,
    track: &'static str,
}

/// A role that fits only a little.
struct WeakRole {
    title: String,
    way: Way,
    track: &'static str,
    track_name: String,
    score: u8,
}

/// What was read and how; everything can be unticked, and what is ticked is sent again.
struct Understood {
    action: &'static str,
    count: String,
    /// Whether it is so much that it is folded, and the roles are not pushed away.
    long: bool,
    /// Skills and languages with their level.
    skills: Vec<Ticked>,
    /// Jobs, years, qualifications, city, working hours.
    facts: Vec<Ticked>,
    /// Skills that titles and qualifications stand for; as many as one reads.
    stand_ins: Vec<String>,
    stand_ins_more: Option<String>,
    suggestions: Vec<Suggestion>,
    /// Skills that the person says they do not have.
    without: Vec<Ticked>,
    /// Jobs that the person would like to do.
    wishes: Vec<Ticked>,
    /// The plan for each of them, and its words.
    wish_ways: Vec<(String, String)>,
    /// Other fields of work.
    other: Vec<Ticked>,
    /// Said where dates stand in the text and no years do.
    dates: Option<String>,
    /// Phrases that were not understood.
    unread: Vec<Ticked>,
    /// "And 3 more."
    unread_more: Option<String>,
    /// Wishes that go along unchanged.
    hidden: Vec<(&'static str, String)>,
}

/// One thing that was understood, as a field of the form.
struct Ticked {
    name: &'static str,
    value: String,
    label: String,
    /// How it was read, where that is not plain from its name.
    note: Option<String>,
}

impl Ticked {
    fn new(name: &'static str, value: impl Into<String>, label: impl Into<String>) -> Self {
        Self { name, value: value.into(), label: label.into(), note: None }
    }

    fn with_note(self, note: Option<String>) -> Self {
        Self { note, ..self }
    }
}

struct Suggestion {
    /// "What did you mean by …?"
    question: String,
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
    way: Way,
    why: String,
}

/// Phrases that were not understood and are shown; the rest are only counted.
const UNREAD_SHOWN: usize = 12;
/// Skills read beyond which the list of what was understood is folded.
const LONG_LIST: usize = 20;
/// Skills shown that a title or a qualification stands for; a CV with three jobs has thirty.
const STAND_INS_SHOWN: usize = 10;

impl Answer {
    fn new(site: &Site, raw: &RawAnswers, person: &Person, answer: &Guidance) -> Self {
        let catalogue = &site.engine.catalogue;
        let ranked = answer.status == Status::Matched;
        let shown = if ranked { answer.roles.as_slice() } else { &[] };
        let later = if ranked { answer.later.as_slice() } else { &[] };
        let best = shown.first().map_or(0, |role| role.fit.score);
        // Best first: the weak ones stand at the end.
        let (shown, weak) = shown.split_at(shown.partition_point(|role| !is_weak(role.fit.score, best)));
        let scale = Scale::of_bands(shown.iter().chain(later).map(|role| &role.salary.band));
        let words = catalogue.words(person.language);
        let card = |role| RoleCard::new(site, &scale, person, role);
        let share = routes::guidance(&person.query);
        Self {
            layout: Layout::in_language(site, person.language, "", &words.answer_title, &words.answer_description)
                .unlisted()
                .carrying(Some(person), site)
                .offering_to(routes::GUIDANCE, person),
            message: sentence::message(
                &site.engine,
                words,
                &person.profile,
                answer.status,
                &answer.roles,
                &answer.tracks,
            ),
            lookup: Lookup::new(person, ""),
            elsewhere: person.by_form().then(|| person.way(routes::LOOKUP)),
            matched: ranked,
            too_little: answer.status == Status::TooLittle,
            understood: Understood::new(catalogue, words, raw, person),
            cards: shown.iter().map(card).collect(),
            later: later.iter().map(card).collect(),
            at_night: if ranked { answer.at_night.as_slice() } else { &[] }
                .iter()
                .map(|id| NamedWay {
                    title: catalogue.roles[*id].title.clone(),
                    way: person.way(&routes::role(catalogue, *id)),
                    track: catalogue.roles[*id].track.id(),
                })
                .collect(),
            weak_heading: fill(&words.weak_heading, &[("count", &weak.len().to_string())]),
            weak: weak.iter().map(|role| WeakRole::new(catalogue, person, role)).collect(),
            tracks: if ranked { TrackPart::all(catalogue, &answer.tracks) } else { Vec::new() },
            sectors: if ranked { sectors(catalogue, answer) } else { Vec::new() },
            bridges: answer
                .bridges
                .iter()
                .map(|bridge| Bridge {
                    title: catalogue.roles[bridge.role].title.clone(),
                    way: person.way(&routes::role(catalogue, bridge.role)),
                    why: bridge.why.clone(),
                })
                .collect(),
            compare: person.way(routes::COMPARE),
            again: person.way(routes::HOME),
            // A link to nothing but the page itself: as good, and not the whole query once more.
            share: if person.by_form() { String::new() } else { site.absolute(&share).unwrap_or(share) },
            version: fill(&words.version, &[("version", &site.engine.version())]),
            next: NextSkills::new(site, person, answer, ranked),
            paper: Paper::new(site, routes::GUIDANCE, &person.query),
            scale,
        }
    }
}

impl WeakRole {
    fn new(catalogue: &Catalogue, person: &Person, answer: &RoleGuidance) -> Self {
        let role = &catalogue.roles[answer.fit.role];
        Self {
            title: role.title.clone(),
            way: person.way(&routes::role(catalogue, answer.fit.role)),
            track: role.track.id(),
            track_name: role.track.to_string(),
            score: answer.fit.score,
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
    fn new(catalogue: &Catalogue, words: &Words, raw: &RawAnswers, person: &Person) -> Self {
        let profile = &person.profile;
        let reading = &profile.reading;
        let more = |all: usize, shown: usize| {
            (all > shown).then(|| fill(&words.understood_more, &[("count", &(all - shown).to_string())]))
        };
        let stand_ins: Vec<&str> = reading
            .skills
            .iter()
            .filter(|read| matches!(read.how, How::Title | How::Qualification))
            .map(|read| catalogue.skills[read.skill].name.as_str())
            .collect();
        let mut hidden = vec![("lang", raw.lang.clone())];
        hidden.extend(profile.tracks.iter().map(|track| ("track", track.id().to_owned())));
        hidden.retain(|(_, value)| !value.is_empty());
        Self {
            action: routes::GUIDANCE,
            count: fill(
                &words.understood_count,
                &[("read", &reading.phrases_read.to_string()), ("all", &reading.phrases.to_string())],
            ),
            long: profile.said_skills().count() > LONG_LIST,
            skills: skills(catalogue, words, profile).collect(),
            facts: titles(catalogue, words, reading)
                .chain(facts(catalogue, words, profile))
                .chain(shift(words, raw))
                .collect(),
            stand_ins: stand_ins.iter().take(STAND_INS_SHOWN).map(|name| (*name).to_owned()).collect(),
            stand_ins_more: more(stand_ins.len(), STAND_INS_SHOWN),
            suggestions: reading
                .suggestions
                .iter()
                .map(|suggestion| Suggestion::new(catalogue, words, suggestion))
                .collect(),
            without: reading
                .negated
                .iter()
                .map(|skill| Ticked::new("n", catalogue.skills.id(*skill), &catalogue.skills[*skill].name))
                .collect(),
            wishes: reading
                .wishes
                .iter()
                .map(|role| Ticked::new("x", address::wish(catalogue, *role), &catalogue.roles[*role].title))
                .collect(),
            wish_ways: reading
                .wishes
                .iter()
                .map(|role| {
                    let title = &catalogue.roles[*role].title;
                    (
                        routes::plan(catalogue, *role, &person.query),
                        fill(&words.understood_wish_way, &[("role", title)]),
                    )
                })
                .collect(),
            other: other_fields(catalogue, words, reading),
            dates: reading
                .dates
                .as_ref()
                .filter(|_| profile.years.is_none())
                .map(|dates| fill(&words.understood_dates, &[("dates", dates)])),
            unread: reading.unrecognised.iter().take(UNREAD_SHOWN).map(|text| Ticked::new("x", text, text)).collect(),
            unread_more: more(reading.unrecognised.len(), UNREAD_SHOWN),
            hidden,
        }
    }
}

/// The skills that were named. A language whose level was said goes along as words, so that the level is not lost.
fn skills<'a>(catalogue: &'a Catalogue, words: &'a Words, profile: &'a Profile) -> impl Iterator<Item = Ticked> + 'a {
    profile.said_skills().map(|read| {
        let name = &catalogue.skills[read.skill].name;
        let language = profile.reading.languages.iter().find(|known| known.language == read.skill);
        let note = match read.how {
            How::Typo => Some(fill(&words.understood_wrote, &[("typed", &read.read_from)])),
            How::Alias if !read.read_from.is_empty() => {
                Some(fill(&words.understood_from, &[("typed", &read.read_from)]))
            }
            _ => None,
        };
        match language.and_then(|known| address::language_level(catalogue, known)) {
            Some(level) => Ticked::new("x", level.clone(), level),
            None => Ticked::new("s", catalogue.skills.id(read.skill), name).with_note(note),
        }
    })
}

fn titles<'a>(catalogue: &'a Catalogue, words: &'a Words, reading: &'a Reading) -> impl Iterator<Item = Ticked> + 'a {
    reading.titles.iter().map(|title| {
        let roles: Vec<&str> = title.roles.iter().map(|role| catalogue.roles.id(*role)).collect();
        let first = title.roles.first().map_or("", |role| catalogue.roles[*role].title.as_str());
        let name = if title.read_from.is_empty() { first } else { &title.read_from };
        Ticked::new("t", roles.join("~"), fill(&words.understood_job, &[("job", name)]))
    })
}

/// Years, qualifications that no other one includes, and the city.
fn facts(catalogue: &Catalogue, words: &Words, profile: &Profile) -> Vec<Ticked> {
    let own = profile.qualifications.iter().filter(|id| {
        !profile
            .qualifications
            .iter()
            .any(|other| other != *id && catalogue.qualifications[*other].implies.contains(id))
    });
    let years = profile.years.map(|years| {
        let years = years.to_string();
        let label = fill(&words.understood_years, &[("years", &years)]);
        Ticked::new("years", years, label)
    });
    let city = profile.city.map(|city| Ticked::new("city", catalogue.cities.id(city), &catalogue.cities[city].name));
    years
        .into_iter()
        .chain(own.map(|id| {
            Ticked::new("qualification", catalogue.qualifications.id(*id), &catalogue.qualifications[*id].name)
        }))
        .chain(city)
        .collect()
}

/// Whether one would work at night, where that was chosen.
fn shift(words: &Words, raw: &RawAnswers) -> Option<Ticked> {
    let label = match raw.shift.as_str() {
        "day" => &words.shift_day,
        "any" => &words.shift_any,
        _ => return None,
    };
    Some(Ticked::new("shift", raw.shift.as_str(), label))
}

/// Other fields of work with the words that speak of them.
fn other_fields(catalogue: &Catalogue, words: &Words, reading: &Reading) -> Vec<Ticked> {
    address::other_fields(catalogue, reading)
        .into_iter()
        .map(|(field, value)| {
            let mut said: Vec<&str> = Vec::new();
            for read in reading.other.iter().filter(|read| read.field == field && !read.read_from.is_empty()) {
                if !said.contains(&read.read_from.as_str()) {
                    said.push(&read.read_from);
                }
            }
            let note = (!said.is_empty())
                .then(|| fill(&words.understood_from, &[("typed", &said.join("\u{201d}, \u{201c}"))]));
            Ticked::new("o", value, &catalogue.other_fields[field].name).with_note(note)
        })
        .collect()
}

impl Suggestion {
    fn new(catalogue: &Catalogue, words: &Words, suggestion: &reading::Suggestion) -> Self {
        let candidate =
            |skill: &SkillId| (catalogue.skills.id(*skill).to_owned(), catalogue.skills[*skill].name.clone());
        Self {
            question: fill(&words.understood_meant, &[("typed", &suggestion.typed)]),
            candidates: suggestion.candidates.iter().map(candidate).collect(),
        }
    }
}
