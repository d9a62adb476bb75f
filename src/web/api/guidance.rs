//! The guidance call: a person's words as JSON in, their guidance as JSON out.

use actix_web::{HttpRequest, HttpResponse, web};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use utoipa::ToSchema;

use super::answer;
use crate::catalogue::{Language, Track};
use crate::guidance::guide;
use crate::intake::{self, Field, FieldCode, FieldError, RawAnswers};
use crate::outputs::json::GuidanceJson;
use crate::reading::ShiftWish;
use crate::web::errors::RequestError;
use crate::web::metrics::Asked;
use crate::web::problem::{PROBLEM_TYPE, Problem, ProblemField};
use crate::web::state::Site;
use crate::web::{extract, routes};

/// What is known of a person. Fields that are not listed are passed over.
//
// Each field is read by itself, so that one of a wrong type is named and the others are still looked at.
#[derive(Deserialize, ToSchema)]
#[schema(example = json!({
    "skills": "advanced excel, tally, GST returns, english",
    "experience_years": 2,
    "qualifications": ["bcom"],
    "city": "pune",
    "tracks": ["bpo", "kpo"],
    "shift": "any",
}))]
pub struct GuidanceRequest {
    /// What the person can do, in their own words; at most 20,000 characters altogether.
    #[serde(default)]
    #[schema(value_type = SkillsText, required)]
    skills: Value,
    /// Years of experience; null or absent when not said.
    #[serde(default)]
    #[schema(value_type = Option<f64>, minimum = 0, maximum = 60)]
    experience_years: Value,
    /// Ids of qualifications.
    #[serde(default)]
    #[schema(value_type = Option<Vec<String>>)]
    qualifications: Value,
    /// Id of the city to work in.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    city: Value,
    /// Tracks to look at; all when none is named.
    #[serde(default)]
    #[schema(value_type = Option<Vec<Track>>)]
    tracks: Value,
    /// `day`: no night work. `any`: nights are fine.
    #[serde(default)]
    #[schema(value_type = Option<ShiftWish>)]
    shift: Value,
}

/// One text, or several that are read as one.
#[derive(Deserialize, ToSchema)]
#[serde(untagged)]
pub enum SkillsText {
    One(String),
    Many(Vec<String>),
}

/// Guidance for one person: roles, reasons, bands
///
/// The same request gives the same bytes.
#[utoipa::path(
    post, path = routes::API_GUIDANCE, operation_id = "guidance", tag = "Guidance",
    params(("next" = Option<bool>, Query, description = "`true`: also what to learn next, as `next_skills`")),
    request_body = GuidanceRequest,
    responses(
        (status = 200, description = "The guidance", body = GuidanceJson),
        (status = 400, description = "The body is no JSON", body = Problem, content_type = PROBLEM_TYPE),
        (status = 408, description = "The body came too slowly", body = Problem, content_type = PROBLEM_TYPE),
        (status = 413, description = "The body is too large", body = Problem, content_type = PROBLEM_TYPE),
        (status = 415, description = "The body does not say it is JSON", body = Problem, content_type = PROBLEM_TYPE),
        (status = 422, description = "Fields that cannot be understood", body = Problem, content_type = PROBLEM_TYPE),
    )
)]
pub async fn answer(site: web::Data<Site>, request: HttpRequest, payload: web::Payload) -> HttpResponse {
    let next = extract::value(&extract::query(&request), "next") == "true";
    let guided = match body(&request, payload).await {
        Ok(body) => guided(&site, &body, next),
        Err(error) => Err(error),
    };
    answer::personal(&site, &request, guided)
}

async fn body(request: &HttpRequest, payload: web::Payload) -> Result<web::Bytes, RequestError> {
    if !extract::has_type(request, "application/json") {
        return Err(RequestError::UnsupportedType);
    }
    extract::body(request, payload).await
}

fn guided(site: &Site, body: &[u8], next: bool) -> Result<GuidanceJson, RequestError> {
    let raw = raw(body)?;
    let answers = intake::parse(&site.engine.catalogue, &raw).map_err(|errors| fields(&errors))?;
    if intake::says_nothing(&answers) {
        return Err(fields(&[FieldError::nothing_said(site.engine.catalogue.words(Language::English))]));
    }
    let profile = site.engine.read(&answers);
    site.metrics.read(&profile.reading);
    let guidance = guide(&site.engine, &profile);
    site.metrics.guided(Asked::Api, &guidance);
    let answer = GuidanceJson::new(&site.engine, &profile, &guidance);
    Ok(if next { answer.with_next_skills(&site.engine, &profile, &guidance) } else { answer })
}

/// The body as the answers that every way in gives to [`intake::parse`].
fn raw(body: &[u8]) -> Result<RawAnswers, RequestError> {
    let unreadable = |error: serde_json::Error| RequestError::Unreadable(format!("The body is no JSON: {error}."));
    let value: Value = serde_json::from_slice(body).map_err(unreadable)?;
    // A list would be taken for the fields in their order.
    let request: GuidanceRequest = match value {
        Value::Object(_) => serde_json::from_value(value).map_err(unreadable)?,
        _ => {
            return Err(RequestError::Fields(vec![ProblemField::new(
                "skills",
                FieldCode::Type,
                "Send an object with skills.",
            )]));
        }
    };
    let mut wrong = Vec::new();
    let raw = RawAnswers {
        skills: match typed(request.skills, Field::Skills, "Give a text or a list of texts.", &mut wrong) {
            None => Vec::new(),
            Some(SkillsText::One(text)) => vec![text],
            Some(SkillsText::Many(texts)) => texts,
        },
        years: typed(request.experience_years, Field::Years, "Give a number or null.", &mut wrong)
            .map_or_else(String::new, |years: serde_json::Number| years.to_string()),
        qualification: typed(request.qualifications, Field::Qualification, "Give a list of ids.", &mut wrong)
            .unwrap_or_default(),
        city: typed(request.city, Field::City, "Give an id.", &mut wrong).unwrap_or_default(),
        track: typed(request.tracks, Field::Track, "Give a list of tracks.", &mut wrong).unwrap_or_default(),
        shift: typed(request.shift, Field::Shift, "Give day or any.", &mut wrong).unwrap_or_default(),
        ..RawAnswers::default()
    };
    if wrong.is_empty() { Ok(raw) } else { Err(RequestError::Fields(wrong)) }
}

/// A field's value if it has the right type; null stands for a field that was not given.
fn typed<T: DeserializeOwned>(value: Value, field: Field, advice: &str, wrong: &mut Vec<ProblemField>) -> Option<T> {
    if value.is_null() {
        return None;
    }
    let typed = serde_json::from_value(value).ok();
    if typed.is_none() {
        wrong.push(ProblemField::new(name(field), FieldCode::Type, advice));
    }
    typed
}

fn fields(errors: &[FieldError]) -> RequestError {
    let problem = |error: &FieldError| ProblemField::new(name(error.field), error.code, &error.message);
    RequestError::Fields(errors.iter().map(problem).collect())
}

/// The API's name for a field.
fn name(field: Field) -> &'static str {
    match field {
        Field::Years => "experience_years",
        Field::Qualification => "qualifications",
        Field::Track => "tracks",
        same => same.name(),
    }
}
