//! Questions on each topic. Answers are posted, marked and shown at once; nothing is kept.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, Resource, guard, web};
use askama::Template;

use super::layout::Layout;
use super::learn::TopicLine;
use super::practice_interview::{self, FamilyLine};
use super::{Audience, page};
use crate::catalogue::guide::{Answer, Given, Mark, Question};
use crate::catalogue::{Catalogue, TopicId};
use crate::intake::practice::{AnswerError, LONGEST_ANSWER, parse, typed};
use crate::web::errors::{self, RequestError};
use crate::web::state::Site;
use crate::web::{extract, routes};

#[derive(Template)]
#[template(path = "practice/contents.html")]
struct Contents {
    layout: Layout,
    /// The questions of the study guide, each with its place.
    study_guide: Vec<(String, String)>,
    topics: Vec<TopicLine>,
    families: Vec<FamilyLine>,
    questions: usize,
    learn: &'static str,
}

pub async fn contents(site: web::Data<Site>, request: HttpRequest) -> HttpResponse {
    let catalogue = &site.engine.catalogue;
    let topics = TopicLine::all(catalogue);
    let template = Contents {
        layout: Layout::new(
            &site,
            routes::PRACTICE,
            "Practise",
            "Questions on KPO, BPO and LPO with model answers, and interview questions for each kind of work.",
        ),
        study_guide: study_guide(catalogue),
        questions: topics.iter().map(|topic| topic.questions).sum(),
        topics,
        families: FamilyLine::all(catalogue),
        learn: routes::LEARN,
    };
    page(&request, StatusCode::OK, Audience::Everyone, &template)
}

fn study_guide(catalogue: &Catalogue) -> Vec<(String, String)> {
    let of_topic = |topic: TopicId| {
        let questions = catalogue.guide.topics[topic].questions.iter().filter(|question| question.study_guide);
        questions.map(move |question| {
            (question.ask.clone(), format!("{}#{}", routes::practice(catalogue, topic), field_id(question)))
        })
    };
    catalogue.guide.topics.keys().flat_map(of_topic).collect()
}

pub fn resource() -> Resource {
    web::resource(routes::PRACTICE_TOPIC)
        .route(web::route().guard(guard::Any(guard::Get()).or(guard::Head())).to(show))
        .route(web::post().to(take))
        .default_service(web::to(other_method))
}

async fn other_method(site: web::Data<Site>, request: HttpRequest) -> HttpResponse {
    errors::respond(&site, &request, &RequestError::MethodNotAllowed("GET, HEAD, POST"))
}

/// The questions of a topic, or those of an interview.
async fn show(site: web::Data<Site>, request: HttpRequest, id: web::Path<String>) -> HttpResponse {
    let catalogue = &site.engine.catalogue;
    if let Some(family) = practice_interview::family_of(catalogue, &id) {
        return practice_interview::show(&site, &request, family);
    }
    let Some(topic) = catalogue.guide.topics.find(&id) else {
        return errors::respond(&site, &request, &RequestError::unknown_topic(&id));
    };
    let blank = vec![String::new(); catalogue.guide.topics[topic].questions.len()];
    page(&request, StatusCode::OK, Audience::Everyone, &SetPage::new(&site, topic, &blank, &[], None))
}

/// Marks what was answered; what cannot be marked comes back as it was typed.
async fn take(
    site: web::Data<Site>,
    request: HttpRequest,
    id: web::Path<String>,
    payload: web::Payload,
) -> HttpResponse {
    let catalogue = &site.engine.catalogue;
    if practice_interview::family_of(catalogue, &id).is_some() {
        return errors::respond(&site, &request, &RequestError::MethodNotAllowed("GET, HEAD"));
    }
    let Some(topic) = catalogue.guide.topics.find(&id) else {
        return errors::respond(&site, &request, &RequestError::unknown_topic(&id));
    };
    if !extract::has_type(&request, "application/x-www-form-urlencoded") {
        return errors::respond(&site, &request, &RequestError::UnsupportedType);
    }
    let body = match extract::body(&request, payload).await {
        Ok(body) => body,
        Err(error) => return errors::respond(&site, &request, &error),
    };
    let questions = &catalogue.guide.topics[topic].questions;
    let typed = typed(questions, &extract::pairs(&body));
    let (status, template) = match parse(questions, &typed) {
        Ok(given) => (StatusCode::OK, SetPage::new(&site, topic, &typed, &[], Some(&given))),
        Err(wrong) => (StatusCode::UNPROCESSABLE_ENTITY, SetPage::new(&site, topic, &typed, &wrong, None)),
    };
    page(&request, status, Audience::OnePerson, &template)
}

#[derive(Template)]
#[template(path = "practice/topic.html")]
struct SetPage {
    layout: Layout,
    title: String,
    topic: String,
    action: String,
    questions: Vec<QuestionView>,
    /// Points earned and points there are, once answers were marked.
    earned: Option<(usize, usize)>,
    wrong: bool,
    next: Option<(String, String)>,
    contents: &'static str,
    longest: usize,
}

/// A question, what was answered and what it earned.
struct QuestionView {
    /// Name of its field, and the beginning of its anchors.
    id: String,
    anchor: String,
    ask: String,
    choices: Vec<ChoiceView>,
    typed: String,
    error: Option<String>,
    marked: Option<Marked>,
}

struct ChoiceView {
    value: usize,
    text: String,
    chosen: bool,
    right: bool,
}

struct Marked {
    points: usize,
    most: usize,
    answered: bool,
    /// Key points that were found, and those that were not.
    found: Vec<String>,
    missing: Vec<String>,
    /// Why the right choice is right, or an answer with all points.
    model: String,
}

fn field_id(question: &Question) -> String {
    format!("q-{}", question.id)
}

impl SetPage {
    fn new(site: &Site, id: TopicId, typed: &[String], errors: &[AnswerError], given: Option<&[Given]>) -> Self {
        let catalogue = &site.engine.catalogue;
        let topic = &catalogue.guide.topics[id];
        let questions: Vec<QuestionView> = topic
            .questions
            .iter()
            .zip(typed)
            .enumerate()
            .map(|(place, (question, typed))| {
                let error = errors.iter().find(|error| error.question == place).map(|error| error.message.clone());
                let given = given.and_then(|given| given.get(place));
                QuestionView::new(question, typed, error, given)
            })
            .collect();
        let title = format!("Practise: {}", topic.title);
        let (_, after) = catalogue.guide.around(id);
        let marks: Vec<&Marked> = questions.iter().filter_map(|question| question.marked.as_ref()).collect();
        let earned =
            given.map(|_| (marks.iter().map(|mark| mark.points).sum(), marks.iter().map(|mark| mark.most).sum()));
        Self {
            layout: Layout::new(
                site,
                &routes::practice(catalogue, id),
                if errors.is_empty() { title.clone() } else { "Please look again".to_owned() },
                format!("Questions on “{}”, with model answers and marks.", topic.title),
            ),
            title,
            topic: routes::topic(catalogue, id),
            action: routes::practice(catalogue, id),
            questions,
            earned,
            wrong: !errors.is_empty(),
            next: after.map(|after| (catalogue.guide.topics[after].title.clone(), routes::practice(catalogue, after))),
            contents: routes::PRACTICE,
            longest: LONGEST_ANSWER,
        }
    }
}

impl QuestionView {
    fn new(question: &Question, typed: &str, error: Option<String>, given: Option<&Given>) -> Self {
        let choices = match &question.answer {
            Answer::Choice { choices, .. } => choices
                .iter()
                .enumerate()
                .map(|(place, choice)| ChoiceView {
                    value: place + 1,
                    text: choice.text.clone(),
                    chosen: typed.trim() == (place + 1).to_string(),
                    right: choice.right,
                })
                .collect(),
            Answer::Short { .. } => Vec::new(),
        };
        Self {
            id: question.id.clone(),
            anchor: field_id(question),
            ask: question.ask.clone(),
            choices,
            typed: typed.to_owned(),
            error,
            marked: given.map(|given| Marked::new(question, given)),
        }
    }
}

impl Marked {
    fn new(question: &Question, given: &Given) -> Self {
        let Mark { points, most, found } = question.mark(given);
        let (model, says) = match &question.answer {
            Answer::Choice { why, .. } => (why.clone(), Vec::new()),
            Answer::Short { points, model } => (model.clone(), points.iter().map(|point| point.says.clone()).collect()),
        };
        let (made, missing): (Vec<_>, Vec<_>) = says.into_iter().zip(found).partition(|(_, found)| *found);
        let words = |points: Vec<(String, bool)>| points.into_iter().map(|(says, _)| says).collect();
        Self { points, most, answered: *given != Given::Nothing, found: words(made), missing: words(missing), model }
    }
}
