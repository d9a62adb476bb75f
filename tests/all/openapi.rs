//! The kept description of the API.

use marg::intake::FieldCode;
use marg::web::api::openapi::document_json;
use marg::web::api::reference;
use marg::web::routes;
use serde_json::Value;

use crate::server::get;

const KEPT: &str = include_str!("../../openapi.json");

#[test]
fn the_kept_copy_is_fresh() {
    let made = document_json().unwrap();
    assert!(
        KEPT.trim_end() == made,
        "openapi.json is stale. Renew it with: cargo run --quiet -- openapi > openapi.json"
    );
}

#[test]
fn the_server_tells_the_same() {
    let told = get(routes::API_OPENAPI);
    assert_eq!(told.status, 200);
    assert_eq!(told.json(), serde_json::from_str::<Value>(KEPT).unwrap());
}

/// Every path of the API is described, and no other.
#[test]
fn it_describes_each_call() {
    let kept: Value = serde_json::from_str(KEPT).unwrap();
    let mut described: Vec<&str> = kept["paths"].as_object().unwrap().keys().map(String::as_str).collect();
    let mut ours = [
        routes::API_GUIDANCE,
        routes::API_ROLES,
        routes::API_ROLE,
        routes::API_SKILLS,
        routes::API_TRACKS,
        routes::API_SECTORS,
        routes::API_CITIES,
        routes::API_STATES,
        routes::API_QUALIFICATIONS,
        routes::API_SALARY,
        routes::API_IN_HAND,
        routes::API_OPENAPI,
    ];
    described.sort_unstable();
    ours.sort_unstable();
    assert_eq!(described, ours);
}

/// Every schema that the description refers to is in it.
#[test]
fn it_refers_to_nothing_missing() {
    let kept: Value = serde_json::from_str(KEPT).unwrap();
    let schemas = kept["components"]["schemas"].as_object().unwrap();
    for (at, _) in KEPT.match_indices("#/components/schemas/") {
        let name = KEPT[at..].trim_start_matches("#/components/schemas/").split('"').next().unwrap();
        assert!(schemas.contains_key(name), "there is no schema {name}");
    }
}

/// Each call names every status that it may end in, also those that any call may: nothing is left to `default`.
#[test]
fn each_call_names_all_its_statuses() {
    let kept: Value = serde_json::from_str(KEPT).unwrap();
    for (path, item) in kept["paths"].as_object().unwrap() {
        for (method, operation) in item.as_object().unwrap() {
            let statuses: Vec<&str> = operation["responses"].as_object().unwrap().keys().map(String::as_str).collect();
            assert!(!statuses.contains(&"default"), "{method} {path}");
            for status in ["200", "400", "408", "429", "431", "500"] {
                assert!(statuses.contains(&status), "{method} {path} does not name {status}");
            }
        }
    }
}

/// A client can be made with every code; those of problems are on the page about the API with the same statuses.
#[test]
fn it_lists_every_code() {
    let kept: Value = serde_json::from_str(KEPT).unwrap();
    let codes = |schema: &str| kept["components"]["schemas"][schema]["enum"].as_array().unwrap().clone();
    for code in FieldCode::ALL {
        assert!(codes("FieldCode").contains(&code.name().into()), "{}", code.name());
    }
    let told = reference::reference();
    assert!(told.problems.len() >= 12);
    for problem in &told.problems {
        assert!(codes("ProblemCode").contains(&problem.code.into()), "{}", problem.code);
        let status = problem.status.to_string();
        let described = KEPT.contains(&format!("\"{status}\": {{"));
        // No described call is asked with a method that it does not take.
        assert!(described || status == "405", "no call names {status} of {}", problem.code);
    }
}
