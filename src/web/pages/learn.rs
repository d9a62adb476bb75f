//! What the trade is, topic by topic.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;

use super::layout::Layout;
use super::learn_shown::{Shown, TableView};
use super::learn_words::Words;
use super::roles::RoleLine;
use super::{Audience, page};
use crate::catalogue::guide::{self, Topic};
use crate::catalogue::role::Basis;
use crate::catalogue::{Catalogue, RoleId, TopicId};
use crate::web::errors::{self, RequestError};
use crate::web::routes;
use crate::web::state::Site;

#[derive(Template)]
#[template(path = "learn/contents.html")]
struct Contents {
    layout: Layout,
    topics: Vec<TopicLine>,
    practice: &'static str,
    questions: usize,
}

/// A topic in a list.
pub struct TopicLine {
    pub title: String,
    pub lead: String,
    pub href: String,
    pub practice: String,
    pub questions: usize,
}

impl TopicLine {
    pub fn all(catalogue: &Catalogue) -> Vec<Self> {
        let line = |(id, topic): (TopicId, &Topic)| Self {
            title: topic.title.clone(),
            lead: Words::text(&Words::of(catalogue, &topic.lead)),
            href: routes::topic(catalogue, id),
            practice: routes::practice(catalogue, id),
            questions: topic.questions.len(),
        };
        catalogue.guide.topics.iter().map(line).collect()
    }
}

pub async fn contents(site: web::Data<Site>, request: HttpRequest) -> HttpResponse {
    let topics = TopicLine::all(&site.engine.catalogue);
    let template = Contents {
        layout: Layout::new(
            &site,
            routes::LEARN,
            "Learn about KPO, BPO and LPO",
            "What KPO, BPO and LPO are, how the work is done, who does it and what it pays: short pages in plain English.",
        ),
        questions: topics.iter().map(|topic| topic.questions).sum(),
        topics,
        practice: routes::PRACTICE,
    };
    page(&request, StatusCode::OK, Audience::Everyone, &template)
}

#[derive(Template)]
#[template(path = "learn/topic.html")]
struct TopicPage {
    layout: Layout,
    title: String,
    lead: Vec<Words>,
    sections: Vec<SectionView>,
    roles: Vec<RoleLine>,
    practice: String,
    questions: usize,
    contents: &'static str,
    before: Option<Neighbour>,
    after: Option<Neighbour>,
    basis: Vec<String>,
    as_of: Option<String>,
}

struct SectionView {
    heading: String,
    text: Vec<Vec<Words>>,
    points: Vec<Vec<Words>>,
    steps: Vec<Vec<Words>>,
    table: Option<TableView>,
    shown: Option<Shown>,
}

/// The topic before or after.
struct Neighbour {
    title: String,
    href: String,
}

pub async fn topic(site: web::Data<Site>, request: HttpRequest, id: web::Path<String>) -> HttpResponse {
    let Some(topic) = site.engine.catalogue.guide.topics.find(&id) else {
        return errors::respond(&site, &request, &RequestError::unknown_topic(&id));
    };
    page(&request, StatusCode::OK, Audience::Everyone, &TopicPage::new(&site, topic))
}

impl TopicPage {
    fn new(site: &Site, id: TopicId) -> Self {
        let catalogue = &site.engine.catalogue;
        let topic = &catalogue.guide.topics[id];
        let lead = Words::of(catalogue, &topic.lead);
        let (before, after) = catalogue.guide.around(id);
        let neighbour = |id: TopicId| Neighbour {
            title: catalogue.guide.topics[id].title.clone(),
            href: routes::topic(catalogue, id),
        };
        Self {
            layout: Layout::new(site, &routes::topic(catalogue, id), topic.title.clone(), Words::text(&lead)),
            title: topic.title.clone(),
            lead,
            sections: topic.sections.iter().map(|section| SectionView::new(site, topic, section)).collect(),
            roles: topic.roles.iter().map(|role| RoleLine::new(catalogue, *role)).collect(),
            practice: routes::practice(catalogue, id),
            questions: topic.questions.len(),
            contents: routes::LEARN,
            before: before.map(neighbour),
            after: after.map(neighbour),
            basis: topic
                .basis
                .iter()
                .map(|basis| match basis {
                    Basis::Judged => "our judgement".to_owned(),
                    Basis::Source(source) => {
                        let source = &catalogue.sources[*source];
                        format!("{} ({}, {})", source.title, source.publisher, source.year)
                    }
                })
                .collect(),
            as_of: topic.as_of.clone(),
        }
    }
}

impl SectionView {
    fn new(site: &Site, topic: &Topic, section: &guide::Section) -> Self {
        let catalogue = &site.engine.catalogue;
        Self {
            heading: section.heading.clone(),
            text: Words::of_all(catalogue, &section.text),
            points: Words::of_all(catalogue, &section.points),
            steps: Words::of_all(catalogue, &section.steps),
            table: section.table.as_ref().map(|table| TableView {
                head: table.head.clone(),
                rows: table.rows.iter().map(|row| Words::of_all(catalogue, row)).collect(),
            }),
            shown: section.show.map(|show| Shown::new(site, topic, show)),
        }
    }
}

/// What a role's page says of the guide: the topics that the role belongs to, and its family's interview questions.
pub struct LearnAbout {
    pub topics: Vec<(String, String)>,
    pub interview: String,
}

impl LearnAbout {
    pub fn role(catalogue: &Catalogue, id: RoleId) -> Self {
        let role = &catalogue.roles[id];
        Self {
            topics: catalogue
                .guide
                .topics_of(id, role)
                .into_iter()
                .map(|topic| (catalogue.guide.topics[topic].title.clone(), routes::topic(catalogue, topic)))
                .collect(),
            interview: routes::interview(catalogue, role.family),
        }
    }
}
