//! How Marg knows what it says, what it rests on, and what it does with your words.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;

use super::layout::Layout;
use super::pay::{RecordRow, percent};
use super::{Audience, page};
use crate::catalogue::evidence::{PayModel, Shape, Use};
use crate::catalogue::{Catalogue, Key, Source, SourceId};
use crate::pathways::conclusion::counted;
use crate::salary::example::Step;
use crate::salary::{SalaryBand, example, records};
use crate::web::routes;
use crate::web::state::Site;
use crate::years::Years;

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
    example: Option<Worked<'a>>,
    pay: &'static str,
}

/// A band worked out step by step.
struct Worked<'a> {
    title: &'a str,
    years: String,
    /// "3 to 6".
    cell: String,
    cell_year: f64,
    judged: String,
    records: Vec<RecordRow<'a>>,
    judged_percent: String,
    /// How many times our judgement pay is held to be after each step, and the part of it that its own figures make.
    steps: [(&'static str, String, String); 3],
    middle: String,
    people: String,
    doubt: String,
    spread: String,
    band: SalaryBand,
}

/// The role and the years of the worked example: a common job with figures of its own, of its family and of its track.
const EXAMPLE: (&str, u16) = ("medical-coder", 2);

impl<'a> Worked<'a> {
    fn new(site: &'a Site) -> Option<Self> {
        let catalogue = &site.engine.catalogue;
        let role = catalogue.roles.find(EXAMPLE.0)?;
        let example = example(catalogue, &site.engine.pay, role, Years::whole(EXAMPLE.1));
        let (records, judged_part) = records(&example);
        let step = |name, step: &Step<'_>| (name, format!("{:.3}", step.times_judged), percent(step.heard));
        Some(Self {
            title: &catalogue.roles[role].title,
            years: example.years.to_string(),
            cell: match example.cell {
                (from, Some(to)) => format!("{from} to {to}"),
                (from, None) => format!("{from} and more"),
            },
            cell_year: example.cell_year,
            judged: example.judged.to_string(),
            records: records.iter().map(|record| RecordRow::new(catalogue, record)).collect(),
            judged_percent: percent(judged_part),
            steps: [
                step("its track", &example.track),
                step("its family", &example.family),
                step("the role itself", &example.own),
            ],
            middle: example.middle.to_string(),
            people: format!("{:.3}", example.spread_of_people),
            doubt: format!("{:.3}", example.doubt),
            spread: format!("{:.3}", example.spread),
            band: example.band,
        })
    }
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
        example: Worked::new(&site),
        pay: routes::PAY,
    };
    page(&request, StatusCode::OK, Audience::Everyone, &template)
}

#[derive(Template)]
#[template(path = "about/sources.html")]
struct Sources<'a> {
    layout: Layout,
    groups: Vec<GradeGroup<'a>>,
    method: &'static str,
    model: &'a PayModel,
    catalogue: &'a Catalogue,
    cities: Vec<(&'a str, String)>,
    uses: [(&'static str, usize); 5],
}

impl Sources<'_> {
    /// What a figure rests on, by its name.
    fn basis(&self, id: &str) -> &str {
        self.catalogue.sources.find(id).map_or("our judgement", |source| &self.catalogue.sources[source].title)
    }

    fn language<'s>(&'s self, id: &'s str) -> &'s str {
        self.catalogue.skills.find(id).map_or(id, |skill| &self.catalogue.skills[skill].name)
    }

    fn qualification<'s>(&'s self, id: &'s str) -> &'s str {
        let qualifications = &self.catalogue.qualifications;
        qualifications.find(id).map_or(id, |qualification| &qualifications[qualification].name)
    }
}

/// Sources of one grade.
struct GradeGroup<'a> {
    grade: &'static str,
    words: &'static str,
    sources: Vec<SourceLine<'a>>,
}

struct SourceLine<'a> {
    source: &'a Source,
    /// How many figures on pay come from it; empty where none does.
    figures: String,
}

pub async fn sources(site: web::Data<Site>, request: HttpRequest) -> HttpResponse {
    use crate::catalogue::entries::Grade;
    let catalogue = &site.engine.catalogue;
    let mut figures = vec![0_u32; catalogue.sources.len()];
    for evidence in &catalogue.pay.evidence {
        figures[SourceId::index(evidence.source)] += 1;
    }
    let groups = [Grade::S, Grade::A, Grade::B, Grade::C, Grade::D, Grade::J]
        .map(|grade| GradeGroup {
            grade: grade.id(),
            words: grade.in_words(),
            sources: catalogue
                .sources
                .iter()
                .filter(|(_, source)| source.grade == grade)
                .map(|(id, source)| {
                    let count = figures[id.index()];
                    let figures = if count == 0 { String::new() } else { counted(count, "figure") };
                    SourceLine { source, figures }
                })
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
        model: &catalogue.pay.model,
        catalogue,
        cities: catalogue
            .cities
            .iter()
            .map(|(_, city)| (city.name.as_str(), format!("{} %", city.pay_percent)))
            .collect(),
        uses: uses(catalogue),
    };
    page(&request, StatusCode::OK, Audience::Everyone, &template)
}

/// What the figures on pay are used for, and how many of each.
fn uses(catalogue: &Catalogue) -> [(&'static str, usize); 5] {
    let count = |member: &dyn Fn(&Use) -> bool| {
        catalogue.pay.evidence.iter().filter(|evidence| member(&evidence.used_for)).count()
    };
    [
        ("speak of one role", count(&|it| matches!(it, Use::Role(_)))),
        ("speak of a job family", count(&|it| matches!(it, Use::Family(_)))),
        ("speak of a track in general", count(&|it| matches!(it, Use::Track(_)))),
        ("compare cities or years only", count(&|it| *it == Use::Ratio)),
        ("are kept for reference and never used", count(&|it| *it == Use::Reference)),
    ]
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
