//! How Marg knows what it says, what it rests on, what it does with your words, and how programs can ask.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;

use super::layout::Layout;
use super::{Audience, page};
use crate::catalogue::evidence::{PayModel, Shape};
use crate::catalogue::{Key, Source, SourceId};
use crate::web::routes;
use crate::web::state::Site;

#[derive(Template)]
#[template(path = "about/method.html")]
struct Method<'a> {
    layout: Layout,
    model: &'a PayModel,
    shape: &'a Shape,
    sources: &'static str,
    version: String,
    roles: usize,
    skills: usize,
    figures: usize,
}

pub async fn method(site: web::Data<Site>, request: HttpRequest) -> HttpResponse {
    let catalogue = &site.engine.catalogue;
    let template = Method {
        layout: Layout::new(
            &site,
            routes::METHOD,
            "How we know",
            "How Marg reads your words, scores roles and estimates pay, step by step.",
        ),
        model: &catalogue.pay.model,
        shape: &catalogue.pay.shape,
        sources: routes::SOURCES,
        version: site.engine.version(),
        roles: catalogue.roles.len(),
        skills: catalogue.skills.len(),
        figures: catalogue.pay.evidence.len(),
    };
    page(&request, StatusCode::OK, Audience::Everyone, &template)
}

#[derive(Template)]
#[template(path = "about/sources.html")]
struct Sources<'a> {
    layout: Layout,
    groups: Vec<GradeGroup<'a>>,
    method: &'static str,
}

/// Sources of one grade.
struct GradeGroup<'a> {
    grade: &'static str,
    words: &'static str,
    sources: Vec<SourceLine<'a>>,
}

struct SourceLine<'a> {
    source: &'a Source,
    /// Figures on pay that come from it.
    figures: usize,
}

pub async fn sources(site: web::Data<Site>, request: HttpRequest) -> HttpResponse {
    use crate::catalogue::entries::Grade;
    let catalogue = &site.engine.catalogue;
    let mut figures = vec![0; catalogue.sources.len()];
    for evidence in &catalogue.pay.evidence {
        figures[SourceId::index(evidence.source)] += 1;
    }
    let groups = [Grade::S, Grade::A, Grade::B, Grade::C, Grade::D]
        .map(|grade| GradeGroup {
            grade: grade.id(),
            words: grade.in_words(),
            sources: catalogue
                .sources
                .iter()
                .filter(|(_, source)| source.grade == grade)
                .map(|(id, source)| SourceLine { source, figures: figures[id.index()] })
                .collect(),
        })
        .into();
    let template = Sources {
        layout: Layout::new(
            &site,
            routes::SOURCES,
            "Sources",
            "Every source that Marg's figures and facts rest on, with its year and how far it can be trusted.",
        ),
        groups,
        method: routes::METHOD,
    };
    page(&request, StatusCode::OK, Audience::Everyone, &template)
}

#[derive(Template)]
#[template(path = "about/privacy.html")]
struct Privacy<'a> {
    layout: Layout,
    operator: Option<&'a str>,
    contact: Option<&'a str>,
}

pub async fn privacy(site: web::Data<Site>, request: HttpRequest) -> HttpResponse {
    let template = Privacy {
        layout: Layout::new(
            &site,
            routes::PRIVACY,
            "Privacy",
            "Marg stores nothing you type. What is sent, what is logged and what is not.",
        ),
        operator: site.operator.as_deref(),
        contact: site.contact.as_deref(),
    };
    page(&request, StatusCode::OK, Audience::Everyone, &template)
}

#[derive(Template)]
#[template(path = "about/accessibility.html")]
struct Accessibility<'a> {
    layout: Layout,
    contact: Option<&'a str>,
}

pub async fn accessibility(site: web::Data<Site>, request: HttpRequest) -> HttpResponse {
    let template = Accessibility {
        layout: Layout::new(
            &site,
            routes::ACCESSIBILITY,
            "Accessibility",
            "How Marg works with a keyboard, a screen reader, large text, an old phone and a slow line, and how that is tested.",
        ),
        contact: site.contact.as_deref(),
    };
    page(&request, StatusCode::OK, Audience::Everyone, &template)
}

#[derive(Template)]
#[template(path = "about/api.html")]
struct Api {
    layout: Layout,
    origin: String,
    guidance: &'static str,
    openapi: &'static str,
    calls: [(&'static str, &'static str); 10],
}

pub async fn api(site: web::Data<Site>, request: HttpRequest) -> HttpResponse {
    let template = Api {
        layout: Layout::new(
            &site,
            routes::API,
            "For programs",
            "The API of Marg: one call for guidance, and the whole catalogue as JSON.",
        ),
        origin: site.origin.clone().unwrap_or_default(),
        guidance: routes::API_GUIDANCE,
        openapi: routes::API_OPENAPI,
        calls: [
            (routes::API_ROLES, "All roles; narrow with track, family, sector or q"),
            (routes::API_ROLE, "One role in full"),
            (routes::API_SKILLS, "Skills that complete what is typed: q and limit"),
            (routes::API_TRACKS, "The three tracks with their general pay levels"),
            (routes::API_SECTORS, "Sectors"),
            (routes::API_CITIES, "Cities"),
            (routes::API_STATES, "States and union territories"),
            (routes::API_QUALIFICATIONS, "Qualifications"),
            (routes::API_SALARY, "A role's pay: role, years and city"),
            (
                routes::API_IN_HAND,
                "What of a CTC reaches the bank account: ctc, variable, state, regime, pf, year, basic_percent",
            ),
        ],
    };
    page(&request, StatusCode::OK, Audience::Everyone, &template)
}
