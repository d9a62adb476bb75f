//! The first page: what it does, and the form.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;

use super::form::Form;
use super::layout::Layout;
use super::{Audience, page};
use crate::catalogue::TrackInfo;
use crate::catalogue::texts::fill;
use crate::intake::{FieldError, RawAnswers};
use crate::web::state::Site;
use crate::web::{extract, routes};

#[derive(Template)]
#[template(path = "home/home.html")]
struct Home<'a> {
    layout: Layout,
    form: Form,
    examples: Vec<Example>,
    lead: String,
    kinds: &'a [TrackInfo],
}

/// A person whose words fill the form.
struct Example {
    label: String,
    href: String,
}

/// The words of three people, with their years and qualification; the texts name them in the same order.
const EXAMPLES: [(&str, &str, &str); 3] = [
    ("advanced excel, tally, GST returns, english", "2", "bcom"),
    ("voice process, customer care, english, team handling, quality checks", "4", "12th"),
    ("legal research, drafting, contract review", "0", "llb"),
];

pub async fn show(site: web::Data<Site>, request: HttpRequest) -> HttpResponse {
    let pairs = extract::query(&request);
    let of_nobody = pairs.iter().all(|(name, _)| name == "lang");
    let raw = RawAnswers::from_pairs(pairs);
    let audience = if of_nobody { Audience::Everyone } else { Audience::OnePerson };
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
    let language = raw.language();
    let words = site.engine.catalogue.words(language);
    let labels = [&words.example_commerce, &words.example_voice, &words.example_law];
    let examples = EXAMPLES.iter().zip(labels).map(|((skills, years, qualification), label)| {
        let pairs = [("skills", skills), ("years", years), ("qualification", qualification)];
        let query = serde_html_form::to_string(pairs).unwrap_or_default();
        let address = routes::with_query(routes::HOME, &query);
        Example { label: label.clone(), href: routes::in_language(&address, language) }
    });
    let title = if errors.is_empty() { &words.home_title } else { &words.error_title };
    let layout = Layout::in_language(site, language, routes::HOME, title, &words.home_description)
        .offering(routes::HOME, &raw.pairs());
    let template = Home {
        layout,
        examples: examples.collect(),
        lead: fill(&words.home_lead, &[("roles", &site.engine.catalogue.roles.len().to_string())]),
        kinds: &site.engine.catalogue.tracks,
        form: Form::new(site, raw, errors),
    };
    page(request, status, audience, &template)
}
