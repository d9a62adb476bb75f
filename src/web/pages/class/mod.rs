//! For counsellors: a sheet of people in, a summary of the class and a link to each answer out, or the same as CSV.
//! Nothing is stored; the sheet lives as long as the request.

mod answer;
mod form;
mod upload;

use actix_web::http::StatusCode;
use actix_web::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION};
use actix_web::{HttpRequest, HttpResponse, Resource, guard, web};

use crate::web::errors::{self, RequestError};
use crate::web::routes;
use crate::web::state::Site;
use answer::{Class, ClassPage};
use form::{FormPage, Trouble};
use upload::Upload;

use super::{Audience, page};

/// Most people of one sheet.
pub const MOST_PEOPLE: usize = 2_000;
/// Name of the file of answers.
const FILE_NAME: &str = "attachment; filename=\"class-answers.csv\"";
const SAMPLE_NAME: &str = "attachment; filename=\"class-sample.csv\"";
const CSV: &str = "text/csv; charset=utf-8";
/// Without it Excel takes UTF-8 for something else.
const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

pub fn resource() -> Resource {
    web::resource(routes::CLASS)
        .route(web::route().guard(guard::Any(guard::Get()).or(guard::Head())).to(show))
        .route(web::post().to(take))
        .default_service(web::to(other_method))
}

async fn other_method(site: web::Data<Site>, request: HttpRequest) -> HttpResponse {
    errors::respond(&site, &request, &RequestError::MethodNotAllowed("GET, HEAD, POST"))
}

async fn show(site: web::Data<Site>, request: HttpRequest) -> HttpResponse {
    page(&request, StatusCode::OK, Audience::Everyone, &FormPage::new(&site, None, Vec::new()))
}

/// A sheet to start from.
pub async fn sample() -> HttpResponse {
    HttpResponse::Ok()
        .content_type(CSV)
        .insert_header((CACHE_CONTROL, "public, max-age=600"))
        .insert_header((CONTENT_DISPOSITION, SAMPLE_NAME))
        .body(form::SAMPLE)
}

async fn take(site: web::Data<Site>, request: HttpRequest, payload: web::Payload) -> HttpResponse {
    let upload = match upload::read(&request, payload).await {
        Ok(upload) => upload,
        Err(RequestError::TooLarge) => {
            let page_of_it = FormPage::new(&site, None, vec![Trouble::too_large()]);
            return page(&request, StatusCode::PAYLOAD_TOO_LARGE, Audience::OnePerson, &page_of_it);
        }
        Err(error) => return errors::respond(&site, &request, &error),
    };
    // Guiding thousands of people would keep other requests of this worker waiting.
    let (own, sheet) = (site.clone(), upload.sheet.clone());
    let Ok(read) = web::block(move || Class::read(&own, &sheet)).await else {
        return errors::respond(&site, &request, &RequestError::Internal);
    };
    let class = match read {
        Ok(class) => class,
        Err(trouble) => return again(&site, &request, &upload, vec![trouble]),
    };
    let troubles = class.troubles();
    if !troubles.is_empty() && !upload.leave_out {
        return again(&site, &request, &upload, troubles);
    }
    if upload.as_csv {
        return as_csv(&site, &request, &class);
    }
    page(&request, StatusCode::OK, Audience::OnePerson, &ClassPage::new(&site, &class))
}

/// The form with what was sent and what is wrong with it.
fn again(site: &Site, request: &HttpRequest, upload: &Upload, troubles: Vec<Trouble>) -> HttpResponse {
    let template = FormPage::new(site, Some(upload), troubles);
    page(request, StatusCode::UNPROCESSABLE_ENTITY, Audience::OnePerson, &template)
}

fn as_csv(site: &Site, request: &HttpRequest, class: &Class) -> HttpResponse {
    match class.csv(site) {
        Ok(rows) => HttpResponse::Ok()
            .content_type(CSV)
            .insert_header((CACHE_CONTROL, "private, no-store"))
            .insert_header(("referrer-policy", "no-referrer"))
            .insert_header(("x-robots-tag", "noindex"))
            .insert_header((CONTENT_DISPOSITION, FILE_NAME))
            .body([BYTE_ORDER_MARK, &rows].concat()),
        Err(error) => {
            tracing::error!(%error, "the answers of a class could not be written");
            errors::respond(site, request, &RequestError::Internal)
        }
    }
}
