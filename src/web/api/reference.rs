//! The API as people read it: each call with what it takes and answers, taken from the same description as
//! `openapi.json`, and an example that runs.

use std::sync::LazyLock;

use serde_json::Value;
use utoipa::OpenApi as _;

use super::openapi::Description;
use super::problems::{self, ProblemLine};

/// A call and all there is to know of it.
pub struct Call {
    pub method: &'static str,
    pub path: String,
    pub summary: String,
    pub description: String,
    /// Parameters of the address, or the fields of the body.
    pub takes: Vec<Parameter>,
    pub answers: Vec<Answer>,
    /// An example; the address of the site goes before it.
    pub example: Example,
}

pub struct Parameter {
    pub name: String,
    pub required: bool,
    pub description: String,
}

pub struct Answer {
    pub status: String,
    pub description: String,
}

/// What to send.
#[derive(Clone, Copy)]
pub struct Example {
    /// Name of the call in the description.
    call: &'static str,
    /// Values of the path's and the query's parameters.
    parameters: &'static [(&'static str, &'static str)],
    /// The body, where there is one.
    pub body: Option<&'static str>,
}

const EXAMPLES: [Example; 12] = [
    Example {
        call: "guidance",
        parameters: &[],
        body: Some(
            r#"{"skills": "advanced excel, tally, GST returns", "experience_years": 2, "qualifications": ["bcom"], "city": "pune"}"#,
        ),
    },
    Example::get("roles", &[("track", "lpo"), ("q", "contract")]),
    Example::get("role", &[("role", "data-analyst")]),
    Example::get("skills", &[("q", "tal"), ("limit", "5")]),
    Example::get("tracks", &[]),
    Example::get("sectors", &[]),
    Example::get("cities", &[]),
    Example::get("states", &[]),
    Example::get("qualifications", &[]),
    Example::get("salary", &[("role", "accounts-payable-executive"), ("years", "3"), ("city", "pune")]),
    Example::get("in_hand", &[("ctc", "600000"), ("variable", "60000"), ("state", "karnataka"), ("year", "2026-27")]),
    Example::get("openapi", &[]),
];

impl Example {
    const fn get(call: &'static str, parameters: &'static [(&'static str, &'static str)]) -> Self {
        Self { call, parameters, body: None }
    }
}

/// Everything on the page about the API.
pub struct Reference {
    pub calls: Vec<Call>,
    pub problems: Vec<ProblemLine>,
    pub field_problems: Vec<(&'static str, &'static str)>,
}

/// Made once: the description does not change while the program runs.
pub fn reference() -> &'static Reference {
    static REFERENCE: LazyLock<Reference> = LazyLock::new(|| Reference {
        calls: calls(&serde_json::to_value(Description::openapi()).unwrap_or_default()),
        problems: problems::of_requests(),
        field_problems: problems::of_fields(),
    });
    &REFERENCE
}

/// The calls that have an example, in the order of the examples. That every call has one is held by a test.
fn calls(description: &Value) -> Vec<Call> {
    EXAMPLES.iter().filter_map(|example| call(description, *example)).collect()
}

fn call(description: &Value, example: Example) -> Option<Call> {
    let paths = description["paths"].as_object()?;
    let (path, method, operation) = paths.iter().find_map(|(path, item)| {
        [("get", "GET"), ("post", "POST")].into_iter().find_map(|(key, method)| {
            let operation = item.get(key)?;
            (operation["operationId"] == example.call).then_some((path, method, operation))
        })
    })?;
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let parameters = operation["parameters"].as_array().into_iter().flatten().map(|parameter| Parameter {
        name: text(&parameter["name"]),
        required: parameter["required"] == true,
        description: text(&parameter["description"]),
    });
    // What any call may end in is described once, and referred to.
    let answers = operation["responses"].as_object()?.iter().filter(|(_, answer)| answer.get("$ref").is_none());
    Some(Call {
        method,
        path: path.clone(),
        summary: text(&operation["summary"]),
        description: text(&operation["description"]),
        takes: parameters.chain(fields_of_body(description, operation)).collect(),
        answers: answers
            .map(|(status, answer)| Answer { status: status.clone(), description: text(&answer["description"]) })
            .collect(),
        example,
    })
}

fn fields_of_body(description: &Value, operation: &Value) -> Vec<Parameter> {
    let body = &operation["requestBody"]["content"]["application/json"]["schema"]["$ref"];
    let Some(name) = body.as_str().and_then(|reference| reference.rsplit('/').next()) else { return Vec::new() };
    let schema = &description["components"]["schemas"][name];
    let required = schema["required"].as_array();
    let fields = schema["properties"].as_object().into_iter().flatten();
    fields
        .map(|(name, field)| Parameter {
            name: name.clone(),
            required: required.is_some_and(|names| names.iter().any(|required| required == name)),
            description: field["description"].as_str().unwrap_or_default().to_owned(),
        })
        .collect()
}

impl Call {
    /// The example's path with its query.
    pub fn target(&self) -> String {
        let mut path = self.path.clone();
        let mut query = Vec::new();
        for (name, value) in self.example.parameters {
            let place = format!("{{{name}}}");
            if path.contains(&place) {
                path = path.replace(&place, value);
            } else {
                query.push((name, value));
            }
        }
        match serde_html_form::to_string(query) {
            Ok(query) if !query.is_empty() => format!("{path}?{query}"),
            _ => path,
        }
    }
}
