//! The first page: what it does, and the form.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;

use super::form::Form;
use super::layout::Layout;
use super::{Audience, page};
use crate::intake::{FieldError, RawAnswers};
use crate::web::state::Site;
use crate::web::{extract, routes};

#[derive(Template)]
#[template(path = "home/home.html")]
struct Home {
    layout: Layout,
    form: Form,
    examples: Vec<Example>,
    roles: usize,
}

/// A person whose words fill the form.
struct Example {
    label: &'static str,
    href: String,
}

/// Who, in their words, years and qualification.
const EXAMPLES: [(&str, &str, &str, &str); 3] = [
    ("A commerce graduate", "advanced excel, tally, GST returns, english", "2", "bcom"),
    (
        "A call-centre agent who wants up",
        "voice process, customer care, english, team handling, quality checks",
        "4",
        "12th",
    ),
    ("A law graduate", "legal research, drafting, contract review", "0", "llb"),
];

pub async fn show(site: web::Data<Site>, request: HttpRequest) -> HttpResponse {
    let raw = RawAnswers::from_pairs(extract::query(&request));
    let audience = if request.query_string().is_empty() { Audience::Everyone } else { Audience::OnePerson };
    form_page(&site, &request, StatusCode::OK, audience, &raw, Vec::new())
}

/// The page with the form as it was typed, and what is wrong with it.
pub fn form_page(
    site: &Site,
    request: &HttpRequest,
    status: StatusCode,
    audience: Audience,
    raw: &RawAnswers,
    errors: Vec<FieldError>,
) -> HttpResponse {
    let examples = EXAMPLES.map(|(label, skills, years, qualification)| {
        let pairs = [("skills", skills), ("years", years), ("qualification", qualification)];
        let query = serde_html_form::to_string(pairs).unwrap_or_default();
        Example { label, href: format!("{}?{query}", routes::HOME) }
    });
    let title = if errors.is_empty() { "Which KPO, BPO and LPO jobs fit your skills" } else { "Please look again" };
    let template = Home {
        layout: Layout::new(
            site,
            routes::HOME,
            title,
            "Write what you can do. Marg names the outsourcing roles that fit, says why, and shows honest pay. Free, no account.",
        ),
        form: Form::new(site, raw, errors),
        examples: examples.into(),
        roles: site.engine.catalogue.roles.len(),
    };
    page(request, status, audience, &template)
}
