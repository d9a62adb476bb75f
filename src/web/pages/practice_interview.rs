//! The interview questions of a job family, each with what a good answer shows.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;

use super::layout::Layout;
use super::roles::RoleLine;
use super::{Audience, page};
use crate::catalogue::guide::InterviewQuestion;
use crate::catalogue::search::{self, RoleFilter};
use crate::catalogue::{Catalogue, FamilyId};
use crate::web::routes;
use crate::web::state::Site;

#[derive(Template)]
#[template(path = "practice/interview.html")]
struct InterviewPage<'a> {
    layout: Layout,
    family: &'a str,
    what: &'a str,
    own: Vec<&'a InterviewQuestion>,
    about_you: Vec<&'a InterviewQuestion>,
    roles: Vec<RoleLine>,
    contents: &'static str,
}

/// A family in the list of interviews.
pub struct FamilyLine {
    pub name: String,
    pub track: &'static str,
    pub track_name: String,
    pub href: String,
}

impl FamilyLine {
    pub fn all(catalogue: &Catalogue) -> Vec<Self> {
        catalogue
            .families
            .iter()
            .map(|(id, family)| Self {
                name: family.name.clone(),
                track: family.track.id(),
                track_name: family.track.to_string(),
                href: routes::interview(catalogue, id),
            })
            .collect()
    }
}

/// The family whose interview an address names.
pub fn family_of(catalogue: &Catalogue, id: &str) -> Option<FamilyId> {
    catalogue.families.find(id.strip_prefix(routes::INTERVIEW_PREFIX)?)
}

pub fn show(site: &Site, request: &HttpRequest, family: FamilyId) -> HttpResponse {
    let catalogue = &site.engine.catalogue;
    let info = &catalogue.families[family];
    let questions = catalogue.guide.interview(family).map_or(&[][..], |interview| &interview.questions);
    let roles = search::roles(catalogue, &RoleFilter { family: Some(family), ..RoleFilter::default() });
    let template = InterviewPage {
        layout: Layout::new(
            site,
            &routes::interview(catalogue, family),
            format!("Interview questions: {}", info.name),
            format!("Five questions that an interview for {} may ask, and what a good answer shows.", info.name),
        ),
        family: &info.name,
        what: &info.what,
        own: questions.iter().filter(|question| question.own).collect(),
        about_you: questions.iter().filter(|question| !question.own).collect(),
        roles: roles.into_iter().map(|role| RoleLine::new(catalogue, role)).collect(),
        contents: routes::PRACTICE,
    };
    page(request, StatusCode::OK, Audience::Everyone, &template)
}
