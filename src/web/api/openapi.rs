//! The description of the API, made from the code. `openapi.json` at the repository's root is the kept copy.

use actix_web::{HttpRequest, HttpResponse, web};
use utoipa::openapi::{Components, Content, Ref, ResponseBuilder};
use utoipa::{Modify, OpenApi};

use super::{answer, guidance, in_hand, lists, roles, salary, skills};
use crate::web::problem::{PROBLEM_TYPE, ProblemCode};
use crate::web::routes;
use crate::web::state::Site;

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Marg",
        description = "Career guidance and salary estimates for KPO, BPO and LPO work in India. Money is whole rupees \
                       a year, shares are parts of one. No key is needed; the same request gives the same bytes. \
                       Errors are problems as RFC 9457 describes them, with a stable code."
    ),
    paths(
        guidance::answer,
        roles::list,
        roles::one,
        skills::list,
        lists::tracks,
        lists::sectors,
        lists::cities,
        lists::states,
        lists::qualifications,
        salary::show,
        in_hand::show,
        show,
    ),
    modifiers(&OfAnyCall),
    tags(
        (name = "Guidance", description = "A person's words in, roles and bands out"),
        (name = "Catalogue", description = "What Marg knows of the trade"),
        (name = "Pay", description = "What work pays"),
    )
)]
pub(super) struct Description;

/// Every call may also end in a problem that is not its own; each is described once. What a call says itself stays.
struct OfAnyCall;

impl Modify for OfAnyCall {
    fn modify(&self, description: &mut utoipa::openapi::OpenApi) {
        let components = description.components.get_or_insert_with(Components::new);
        for code in ProblemCode::OF_ANY_CALL {
            let problem = ResponseBuilder::new()
                .description(code.title())
                .content(PROBLEM_TYPE, Content::new(Some(Ref::from_schema_name("Problem"))))
                .build();
            components.responses.insert(code.name().to_owned(), problem.into());
        }
        for path in description.paths.paths.values_mut() {
            for operation in [&mut path.get, &mut path.post].into_iter().flatten() {
                for code in ProblemCode::OF_ANY_CALL {
                    let status = code.status().as_str().to_owned();
                    let problem = Ref::from_response_name(code.name());
                    operation.responses.responses.entry(status).or_insert_with(|| problem.into());
                }
            }
        }
    }
}

/// The description as JSON, laid out for people.
///
/// # Errors
/// When it cannot be written as JSON.
pub fn document_json() -> anyhow::Result<String> {
    Ok(Description::openapi().to_pretty_json()?)
}

/// This description
#[utoipa::path(
    get, path = routes::API_OPENAPI, operation_id = "openapi", tag = "Catalogue",
    responses(
        (status = 200, description = "OpenAPI 3.1", body = Object),
        (status = 304, description = "The client has it"),
    )
)]
pub async fn show(site: web::Data<Site>, request: HttpRequest) -> HttpResponse {
    answer::constant(&site, &request, Ok(Description::openapi()))
}
