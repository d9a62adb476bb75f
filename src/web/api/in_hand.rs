//! What of a CTC reaches the bank account.

use actix_web::{HttpRequest, HttpResponse, web};

use super::answer;
use crate::clock;
use crate::intake::FieldError;
use crate::intake::in_hand::{RawOffer, parse};
use crate::outputs::in_hand_json::InHandJson;
use crate::salary::in_hand::in_hand;
use crate::web::errors::RequestError;
use crate::web::problem::{PROBLEM_TYPE, Problem, ProblemField};
use crate::web::state::Site;
use crate::web::{extract, routes};

/// From CTC to in-hand pay
///
/// CTC includes the variable part, employer's provident fund and state insurance, and gratuity, nothing else.
#[utoipa::path(
    get, path = routes::API_IN_HAND, operation_id = "in_hand", tag = "Pay",
    params(
        ("ctc" = String, Query, description = "Rupees a year, or as people write it: 4.5 lakh", example = "450000"),
        ("variable" = Option<String>, Query, description = "Of it variable; 0 when not said"),
        ("state" = Option<String>, Query, description = "A state's id; without it no professional tax"),
        ("regime" = Option<String>, Query, description = "new (when not said) or old"),
        ("pf" = Option<String>, Query, description = "capped (when not said), full or none"),
        ("year" = Option<String>, Query, description = "Financial year such as 2026-27; today's when not said"),
        ("basic_percent" = Option<u8>, Query, minimum = 30, maximum = 80, description = "Basic pay, percent of fixed pay; 50 when not said"),
    ),
    responses(
        (status = 200, description = "Each amount and each step", body = InHandJson),
        (status = 422, description = "Parameters that cannot be understood", body = Problem, content_type = PROBLEM_TYPE),
    )
)]
pub async fn show(site: web::Data<Site>, request: HttpRequest) -> HttpResponse {
    answer::personal(&site, &request, worked_out(&site, &request))
}

fn worked_out(site: &Site, request: &HttpRequest) -> Result<InHandJson, RequestError> {
    let catalogue = &site.engine.catalogue;
    let (year, month) = clock::india_year_and_month();
    let raw = RawOffer::from_pairs(extract::query(request));
    let question = parse(catalogue, &raw, catalogue.tax.year_at(year, month)).map_err(|errors| {
        let problem = |error: &FieldError| ProblemField::new(error.field.name(), error.code, error.message.clone());
        RequestError::Fields(errors.iter().map(problem).collect())
    })?;
    Ok(InHandJson::new(catalogue, &question, &in_hand(&catalogue.tax, &question)))
}
