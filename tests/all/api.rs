//! The API as other programs meet it.

use marg::web::routes;
use rstest::rstest;
use serde_json::{Value, json};

use crate::http::{Reply, send};
use crate::server::{FORM, JSON, address, ask, get, with};

/// A problem as RFC 9457 has it; the names of its fields with what is wrong.
fn problem(reply: &Reply, status: u16, code: &str) -> Vec<(String, String)> {
    assert_eq!(reply.status, status, "{}", reply.text());
    assert_eq!(reply.header("content-type"), Some("application/problem+json"));
    assert_eq!(reply.header("cache-control"), Some("no-store"));
    let body = reply.json();
    assert_eq!(body["status"], status);
    assert_eq!(body["code"], code);
    assert_eq!(body["type"], "about:blank");
    assert!(!body["title"].as_str().unwrap().is_empty());
    assert!(!body["detail"].as_str().unwrap().is_empty());
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    body["fields"].as_array().unwrap().iter().map(|field| (text(&field["field"]), text(&field["code"]))).collect()
}

fn list<'a>(value: &'a Value, name: &str) -> &'a [Value] {
    value[name].as_array().unwrap_or_else(|| panic!("no list {name} in {value}"))
}

fn sum(values: &[Value], name: &str) -> f64 {
    values.iter().map(|value| value[name].as_f64().unwrap()).sum()
}

fn assert_band(band: &Value) {
    let points = ["p10", "p25", "p50", "p75", "p90"].map(|point| band[point].as_u64().expect("whole rupees"));
    assert!(points.is_sorted() && points[0] > 0, "{points:?}");
}

fn worker() -> Value {
    json!({
        "skills": ["advanced excel, power bi, sql", "data analysis, reconciliation, xylophone solos"],
        "experience_years": 3,
        "qualifications": ["bcom"],
        "city": "pune",
        "tracks": ["kpo", "bpo"],
        "shift": "any",
        "favourite_colour": "blue",
    })
}

#[rstest]
#[case::said("US sales, cold calling, night shift", Some("met"))]
#[case::not_said("US sales, cold calling", Some("unknown"))]
#[case::denied("US sales, cold calling, no night shift", None)]
fn nights_that_were_typed_count_as_a_wish(#[case] skills: &str, #[case] state: Option<&str>) {
    let answer = ask(&json!({ "skills": skills, "experience_years": 2 })).json();
    let states: Vec<&str> = list(&answer, "roles")
        .iter()
        .flat_map(|role| list(role, "gates"))
        .filter(|gate| gate["gate"] == "night-shift")
        .map(|gate| gate["state"].as_str().unwrap())
        .collect();
    assert_eq!(states.is_empty(), state.is_none(), "{states:?}");
    assert!(states.iter().all(|it| Some(*it) == state), "{states:?}");
}

#[test]
fn a_degree_that_opens_a_gate_is_named_alone() {
    let answer = get(&with(routes::GUIDANCE, &[("skills", "pharmacovigilance, MedDRA"), ("qualification", "bpharm")]));
    let text = answer.text();
    assert!(text.contains("You have it:</strong> BPharm.") && !text.contains("BPharm or MPharm"), "{text}");
}

#[test]
fn guidance_adds_up() {
    let reply = ask(&worker());
    assert_eq!(reply.status, 200, "{}", reply.text());
    assert_eq!(reply.header("content-type"), Some(JSON));
    assert_eq!(reply.header("cache-control"), Some("no-store"));
    let answer = reply.json();
    assert_eq!(answer["status"], "matched");
    assert_eq!(answer["understood"]["years"], 3.0);
    assert!(list(&answer["skills"], "recognised").iter().any(|skill| skill["skill"] == "sql"));
    assert!(list(&answer["skills"], "unrecognised").contains(&json!("xylophone solos")));
    for shares in ["tracks", "sectors"] {
        let shares = list(&answer, shares);
        assert!((sum(shares, "share") - 1.0).abs() <= 0.001, "{shares:?}");
        assert!(shares.iter().map(|part| part["share"].as_f64().unwrap()).is_sorted_by(|a, b| a >= b));
    }
    let roles = list(&answer, "roles");
    assert!((1..=10).contains(&roles.len()));
    assert!(roles.iter().all(|role| role["track"] != "lpo"), "only the tracks that were asked for");
    for role in roles {
        let score = role["score"].as_f64().unwrap();
        assert!((0.0..=100.0).contains(&score));
        assert!((sum(list(role, "ledger"), "points") - score).abs() < f64::EPSILON, "{role}");
        assert_band(&role["salary"]);
        assert!(!list(&role["salary"], "basis").is_empty());
        for line in list(&role["salary"], "adjustments") {
            assert_ne!(line.get("factor").is_some(), line.get("rupees").is_some(), "{line}");
        }
    }
}

/// Best first: by score, then by how the level fits, then by id.
#[test]
fn roles_stand_in_order() {
    let answer = ask(&worker()).json();
    let fit = |role: &Value| match role["level_fit"].as_str() {
        Some("fits") => 0,
        Some("above") => 1,
        Some("below") => 2,
        other => panic!("{other:?} is no level fit"),
    };
    let order = |role: &Value| (-role["score"].as_i64().unwrap(), fit(role), role["role"].as_str().unwrap().to_owned());
    let roles = list(&answer, "roles");
    assert!(roles.iter().map(order).is_sorted(), "{:?}", roles.iter().map(order).collect::<Vec<_>>());
}

#[test]
fn the_same_request_gives_the_same_bytes() {
    assert_eq!(ask(&worker()).body, ask(&worker()).body);
}

#[test]
fn outside_and_too_little_say_where_to_begin() {
    for (skills, status) in [("plumbing, carpentry, welding", "outside"), ("nothing much", "too_little")] {
        let answer = ask(&json!({ "skills": skills })).json();
        assert_eq!(answer["status"], status, "{answer}");
        let bridges = list(&answer, "bridges");
        assert!(!bridges.is_empty());
        assert!(bridges.iter().all(|bridge| !bridge["why"].as_str().unwrap().is_empty()));
    }
}

#[rstest]
#[case::empty(json!({ "skills": "" }), &[("skills", "empty")])]
#[case::blank(json!({ "skills": " \n\t " }), &[("skills", "empty")])]
#[case::empty_list(json!({ "skills": [] }), &[("skills", "empty")])]
#[case::missing(json!({}), &[("skills", "empty")])]
#[case::null(json!({ "skills": null }), &[("skills", "empty")])]
#[case::number(json!({ "skills": 7 }), &[("skills", "type")])]
#[case::list_of_numbers(json!({ "skills": ["excel", 7] }), &[("skills", "type")])]
#[case::no_object(json!(["excel"]), &[("skills", "type")])]
#[case::too_long(json!({ "skills": "ü".repeat(20_001) }), &[("skills", "too_long")])]
#[case::too_long_together(json!({ "skills": ["a".repeat(10_000), "b".repeat(10_001)] }), &[("skills", "too_long")])]
#[case::years_below(json!({ "skills": "excel", "experience_years": -1 }), &[("experience_years", "years")])]
#[case::years_above(json!({ "skills": "excel", "experience_years": 400 }), &[("experience_years", "years")])]
#[case::years_text(json!({ "skills": "excel", "experience_years": "ten" }), &[("experience_years", "type")])]
#[case::city(json!({ "skills": "excel", "city": "atlantis" }), &[("city", "unknown")])]
#[case::two_cities(json!({ "skills": "excel", "city": "pune.chennai" }), &[("city", "unknown")])]
#[case::city_type(json!({ "skills": "excel", "city": ["pune"] }), &[("city", "type")])]
#[case::qualification(json!({ "skills": "excel", "qualifications": ["wizard"] }), &[("qualifications", "unknown")])]
#[case::qualification_type(json!({ "skills": "excel", "qualifications": "bcom" }), &[("qualifications", "type")])]
#[case::track(json!({ "skills": "excel", "tracks": ["xpo"] }), &[("tracks", "track")])]
#[case::shift(json!({ "skills": "excel", "shift": "noon" }), &[("shift", "shift")])]
#[case::several(
    json!({ "skills": "excel", "experience_years": -1, "city": "atlantis" }),
    &[("experience_years", "years"), ("city", "unknown")],
)]
fn bad_fields_are_named(#[case] body: Value, #[case] wanted: &[(&str, &str)]) {
    let fields = problem(&ask(&body), 422, "fields");
    let fields: Vec<(&str, &str)> = fields.iter().map(|(field, code)| (field.as_str(), code.as_str())).collect();
    assert_eq!(fields, wanted);
}

#[rstest]
#[case::least(json!(0))]
#[case::most(json!(60))]
#[case::part(json!(1.5))]
#[case::none(Value::Null)]
fn years_within_bounds_are_taken(#[case] years: Value) {
    let answer = ask(&json!({ "skills": "excel, tally", "experience_years": years })).json();
    assert_eq!(answer["understood"]["years"].as_f64(), years.as_f64());
}

/// 20,000 characters of any script are taken, as they are or escaped.
#[test]
fn the_longest_text_is_taken() {
    let text = format!("excel, tally, {}", "𑀅".repeat(19_986));
    assert_eq!(text.chars().count(), 20_000);
    assert_eq!(ask(&json!({ "skills": text })).status, 200);
    let escaped = format!(r#"{{"skills": "{}"}}"#, r"\ud804\udc05".repeat(20_000));
    let reply = send(address(), "POST", routes::API_GUIDANCE, &[("Content-Type", JSON)], escaped.as_bytes());
    assert_eq!(reply.status, 200, "{}", reply.text());
}

#[rstest]
#[case::cut_off(br#"{"skills": "excel"#)]
#[case::no_json(b"skills=excel")]
#[case::nothing(b"")]
#[case::no_utf8(b"{\"skills\": \"\xff\xfe\"}")]
#[case::half_a_pair(br#"{"skills": "\ud800"}"#)]
fn broken_json_is_told(#[case] body: &[u8]) {
    let reply = send(address(), "POST", routes::API_GUIDANCE, &[("Content-Type", JSON)], body);
    assert_eq!(problem(&reply, 400, "unreadable"), []);
}

#[test]
fn deep_json_is_refused() {
    let deep = "[".repeat(100_000);
    let reply = send(address(), "POST", routes::API_GUIDANCE, &[("Content-Type", JSON)], deep.as_bytes());
    problem(&reply, 400, "unreadable");
}

#[rstest]
#[case::form(&[("Content-Type", FORM)])]
#[case::text(&[("Content-Type", "text/plain")])]
#[case::none(&[])]
fn other_content_is_refused(#[case] headers: &[(&str, &str)]) {
    let reply = send(address(), "POST", routes::API_GUIDANCE, headers, br#"{"skills": "excel"}"#);
    problem(&reply, 415, "unsupported_type");
}

#[test]
fn a_charset_beside_the_type_is_fine() {
    let headers = [("Content-Type", "Application/JSON; charset=utf-8")];
    let reply = send(address(), "POST", routes::API_GUIDANCE, &headers, br#"{"skills": "excel, tally"}"#);
    assert_eq!(reply.status, 200);
}

#[test]
fn a_large_body_is_refused() {
    let body = json!({ "skills": "a".repeat(400_000) });
    problem(&ask(&body), 413, "too_large");
}

#[rstest]
#[case("", |_: &Value| true)]
#[case("track=kpo", |role: &Value| role["track"] == "kpo")]
#[case("family=data-analytics", |role: &Value| role["family"] == "data-analytics")]
#[case("sector=legal-services&track=lpo", |role: &Value| role["track"] == "lpo")]
#[case("q=Data+ANALYST&track=kpo", |role: &Value| role["track"] == "kpo")]
#[case("q=&track=&family=", |_: &Value| true)]
fn roles_are_listed(#[case] query: &str, #[case] right: fn(&Value) -> bool) {
    let roles = get(&format!("{}?{query}", routes::API_ROLES)).json();
    let roles = list(&roles, "roles");
    assert!(!roles.is_empty());
    for role in roles {
        assert!(right(role), "{role}");
        for name in ["role", "title", "track", "family", "sector"] {
            assert!(!role[name].as_str().unwrap().is_empty());
        }
    }
}

#[rstest]
#[case("/api/v1/roles?track=xpo", &["track"])]
#[case("/api/v1/roles?family=x&sector=y", &["family", "sector"])]
#[case("/api/v1/skills?limit=0", &["limit"])]
#[case("/api/v1/skills?limit=51", &["limit"])]
#[case("/api/v1/skills?limit=many", &["limit"])]
#[case("/api/v1/salary", &["role"])]
#[case("/api/v1/salary?role=", &["role"])]
#[case("/api/v1/salary?role=data-analyst&years=46", &["years"])]
#[case("/api/v1/salary?role=data-analyst&years=-1", &["years"])]
#[case("/api/v1/salary?role=data-analyst&years=NaN", &["years"])]
#[case("/api/v1/salary?role=data-analyst&city=atlantis&years=ten", &["years", "city"])]
#[case("/api/v1/in-hand", &["ctc"])]
#[case("/api/v1/in-hand?ctc=600000&state=atlantis&regime=middle", &["state", "regime"])]
fn bad_parameters_are_named(#[case] target: &str, #[case] wanted: &[&str]) {
    let fields = problem(&get(target), 422, "fields");
    assert_eq!(fields.iter().map(|(field, _)| field.as_str()).collect::<Vec<_>>(), wanted);
}

#[test]
fn a_search_has_a_length() {
    for path in [routes::API_ROLES, routes::API_SKILLS] {
        assert_eq!(get(&with(path, &[("q", &"é".repeat(100))])).status, 200);
        problem(&get(&with(path, &[("q", &"é".repeat(101))])), 422, "fields");
    }
}

#[rstest]
#[case("/api/v1/roles/no-such-role", "unknown_role")]
#[case("/api/v1/roles/%3Cscript%3E", "unknown_role")]
#[case("/api/v1/roles/%ff%00", "unknown_role")]
#[case("/api/v1/salary?role=no-such-role", "unknown_role")]
#[case("/api/v1/", "not_found")]
#[case("/api/v1/nothing", "not_found")]
#[case("/api/v2/guidance", "not_found")]
fn the_unknown_is_not_found(#[case] target: &str, #[case] code: &str) {
    problem(&get(target), 404, code);
}

/// Each role of the list is there in full.
#[test]
fn every_role_is_whole() {
    let roles = get(routes::API_ROLES).json();
    for entry in list(&roles, "roles") {
        let id = entry["role"].as_str().unwrap();
        let reply = get(&routes::API_ROLE.replace("{role}", id));
        assert_eq!(reply.status, 200, "{id}");
        let role = reply.json();
        for name in ["role", "title", "track", "family", "sector"] {
            assert_eq!(role[name], entry[name]);
        }
        let skills = list(&role, "skills");
        assert!(skills.iter().any(|skill| skill["essential"] == true), "{id}");
        assert!(skills.iter().all(|skill| (1..=5).contains(&skill["importance"].as_u64().unwrap())), "{id}");
        let pay = list(&role, "pay");
        assert_eq!(pay.len(), 3);
        pay.iter().for_each(assert_band);
        let middles: Vec<u64> = pay.iter().map(|level| level["p50"].as_u64().unwrap()).collect();
        assert!(middles.is_sorted(), "{id}: {middles:?}");
        assert!(pay.iter().all(|level| level["confidence"].is_string()));
        for direction in ["up", "sideways"] {
            assert!(list(&role["ladder"], direction).iter().all(|rung| rung["years"].is_u64()), "{id}");
        }
        assert!(!role["outlook"]["reason"].as_str().unwrap().is_empty() && role["outlook"]["basis"].is_string());
        assert!(!list(&role, "tasks").is_empty() && !list(&role, "cities").is_empty(), "{id}");
        assert!(role["codes"].is_null() || role["codes"]["nco_2015"].is_string());
    }
}

#[test]
fn skills_complete_what_is_typed() {
    let of = |query: &str| get(&format!("{}?{query}", routes::API_SKILLS)).json();
    assert_eq!(list(&of("q=tal"), "skills")[0]["skill"], "tally");
    assert_eq!(list(&of(""), "skills").len(), 10);
    assert_eq!(list(&of("limit=50"), "skills").len(), 50);
    assert_eq!(list(&of("q=excel&limit=1"), "skills").len(), 1);
    assert!(list(&of("q=zzzzzz"), "skills").is_empty());
    assert!(list(&of("q=e"), "skills").iter().all(|skill| skill["kind"].is_string() && skill["name"].is_string()));
}

#[rstest]
#[case(routes::API_SECTORS, "sectors", "sector", "legal-services")]
#[case(routes::API_CITIES, "cities", "city", "delhi-ncr")]
#[case(routes::API_STATES, "states", "state", "west-bengal")]
#[case(routes::API_QUALIFICATIONS, "qualifications", "qualification", "bcom")]
fn lists_are_whole(#[case] path: &str, #[case] plural: &str, #[case] singular: &str, #[case] one: &str) {
    let body = get(path).json();
    let entries = list(&body, plural);
    assert!(entries.iter().any(|entry| entry[singular] == one));
    assert!(entries.iter().all(|entry| !entry["name"].as_str().unwrap().is_empty()));
}

#[test]
fn tracks_have_their_levels() {
    let body = get(routes::API_TRACKS).json();
    let of = |id: &str| list(&body, "tracks").iter().find(|track| track["track"] == id).unwrap();
    assert_eq!(of("lpo")["within"], "kpo");
    assert!(of("bpo")["within"].is_null() && of("kpo")["within"].is_null());
    let kpo = list(of("kpo"), "levels");
    assert_eq!(kpo[0], json!({ "level": "entry", "low": 2_50_000, "high": 4_00_000 }));
    assert_eq!(kpo[2], json!({ "level": "senior", "low": 15_00_000, "high": null }));
}

#[test]
fn salary_never_falls_with_years() {
    let mut last = [0; 5];
    for years in 0..=45 {
        let reply = get(&format!("{}?role=data-analyst&years={years}", routes::API_SALARY));
        assert_eq!(reply.status, 200);
        let band = reply.json();
        assert_eq!(band["years"], f64::from(years));
        assert_band(&band);
        assert!(!list(&band, "basis").is_empty());
        let points = ["p10", "p25", "p50", "p75", "p90"].map(|point| band[point].as_u64().unwrap());
        assert!(points.iter().zip(last).all(|(now, before)| *now >= before), "{years}: {points:?} after {last:?}");
        last = points;
    }
}

#[test]
fn below_its_first_year_a_role_pays_its_first_year() {
    let of = |query: &str| get(&format!("{}?role=team-leader{query}", routes::API_SALARY)).json();
    let (before, first) = (of("&years=0"), of(""));
    assert_eq!((&before["below_role"], &first["below_role"]), (&json!(true), &json!(false)));
    assert_eq!(before["p50"], first["p50"]);
    assert!(first["years"].as_f64().unwrap() > 0.0);
}

#[test]
fn a_city_is_a_line_beside_the_band() {
    let of = |query: &str| get(&format!("{}?role=data-analyst&years=3{query}", routes::API_SALARY)).json();
    let (anywhere, jaipur) = (of(""), of("&city=jaipur"));
    assert_eq!(anywhere["p50"], jaipur["p50"]);
    assert!(list(&jaipur, "adjustments").len() > list(&anywhere, "adjustments").len());
}

/// Every rupee of a CTC is somewhere.
#[test]
fn in_hand_adds_up() {
    let query = "ctc=600000&variable=50000&state=karnataka&year=2026-27";
    let answer = get(&format!("{}?{query}", routes::API_IN_HAND)).json();
    let annual = |name: &str| answer[format!("{name}_annual")].as_u64().expect("whole rupees");
    let employer = ["employer_pf", "gratuity", "employer_esi"].map(annual).iter().sum::<u64>();
    assert_eq!(annual("variable"), 50_000);
    assert_eq!(annual("gross") + employer, 5_50_000);
    let off = ["employee_pf", "employee_esi", "professional_tax", "income_tax"].map(annual).iter().sum::<u64>();
    assert_eq!(annual("in_hand") + off, annual("gross"));
    assert_eq!(answer["in_hand_monthly"].as_u64(), Some((annual("in_hand") + 6) / 12));
    assert!(list(&answer, "lines").iter().all(|line| line["rule"].is_string()));
}

const CONSTANT: [&str; 11] = [
    "/api/v1/roles",
    "/api/v1/roles?track=lpo&q=contract",
    "/api/v1/roles/data-analyst",
    "/api/v1/skills?q=ex",
    "/api/v1/tracks",
    "/api/v1/sectors",
    "/api/v1/cities",
    "/api/v1/states",
    "/api/v1/qualifications",
    "/api/v1/salary?role=data-analyst&years=2",
    "/api/v1/openapi.json",
];

#[test]
fn what_is_constant_may_be_kept() {
    for target in CONSTANT {
        let reply = get(target);
        assert_eq!((reply.status, reply.header("content-type")), (200, Some(JSON)), "{target}");
        assert_eq!(reply.header("cache-control"), Some("public, max-age=600"));
        let tag = reply.header("etag").unwrap();
        for held in [tag, "*", &format!("\"other\", {tag}"), tag.trim_start_matches("W/")] {
            let again = send(address(), "GET", target, &[("If-None-Match", held)], b"");
            assert_eq!((again.status, again.body.len()), (304, 0), "{target} {held}");
            assert_eq!(again.header("etag"), Some(tag));
            assert!(again.header("cache-control").is_some() && again.header("vary").is_some());
        }
        let other = send(address(), "GET", target, &[("If-None-Match", "W/\"other\"")], b"");
        assert_eq!((other.status, &other.body), (200, &reply.body));
    }
}

/// A problem has no tag, whatever the client holds.
#[test]
fn a_problem_is_never_kept() {
    let reply = send(address(), "GET", "/api/v1/roles/no-such-role", &[("If-None-Match", "*")], b"");
    problem(&reply, 404, "unknown_role");
    assert_eq!(reply.header("etag"), None);
}

#[test]
fn head_is_get_without_a_body() {
    for target in CONSTANT {
        let (head, get) = (send(address(), "HEAD", target, &[], b""), get(target));
        assert_eq!((head.status, head.body.len()), (200, 0), "{target}");
        for header in ["content-length", "etag", "content-type", "cache-control"] {
            assert_eq!(head.header(header), get.header(header), "{target} {header}");
        }
    }
}

#[test]
fn long_answers_are_compressed_for_those_who_take_it() {
    let reply = send(address(), "GET", routes::API_ROLES, &[("Accept-Encoding", "gzip")], b"");
    assert_eq!(reply.header("content-encoding"), Some("gzip"));
    assert_eq!(reply.header("vary"), Some("accept-encoding"));
    assert_eq!(reply.body[..2], [0x1f, 0x8b]);
    assert!(reply.body.len() * 3 < get(routes::API_ROLES).body.len());
}

#[test]
fn other_methods_are_told_what_is_taken() {
    for target in CONSTANT {
        for method in ["POST", "PUT", "DELETE", "PATCH", "TRACE", "NONSENSE"] {
            let reply = send(address(), method, target, &[], b"");
            problem(&reply, 405, "method_not_allowed");
            assert_eq!(reply.header("allow"), Some("GET, HEAD, OPTIONS"), "{method} {target}");
        }
    }
    for method in ["GET", "HEAD", "PUT", "DELETE"] {
        let reply = send(address(), method, routes::API_GUIDANCE, &[], b"");
        assert_eq!((reply.status, reply.header("allow")), (405, Some("POST, OPTIONS")));
    }
}

#[test]
fn other_sites_may_ask() {
    let origin = ("Origin", "https://college.example");
    for target in CONSTANT.into_iter().chain(["/api/v1/nothing", "/api/v1/salary"]) {
        let reply = send(address(), "GET", target, &[origin], b"");
        assert_eq!(reply.header("access-control-allow-origin"), Some("*"), "{target}");
    }
    let headers = [origin, ("Content-Type", JSON)];
    let reply = send(address(), "POST", routes::API_GUIDANCE, &headers, br#"{"skills": ""}"#);
    assert_eq!((reply.status, reply.header("access-control-allow-origin")), (422, Some("*")));
    let page = send(address(), "GET", routes::HOME, &[origin], b"");
    assert_eq!(page.header("access-control-allow-origin"), None, "pages are not for scripts of other sites");
}

#[test]
fn a_preflight_opens_the_guidance_call() {
    let headers = [
        ("Origin", "https://college.example"),
        ("Access-Control-Request-Method", "POST"),
        ("Access-Control-Request-Headers", "content-type"),
    ];
    let reply = send(address(), "OPTIONS", routes::API_GUIDANCE, &headers, b"");
    assert_eq!((reply.status, reply.body.len()), (204, 0));
    assert_eq!(reply.header("access-control-allow-origin"), Some("*"));
    assert_eq!(reply.header("access-control-allow-methods"), Some("POST, OPTIONS"));
    assert_eq!(reply.header("access-control-allow-headers"), Some("content-type"));
    let catalogue = send(address(), "OPTIONS", routes::API_ROLES, &headers, b"");
    assert_eq!(catalogue.header("access-control-allow-methods"), Some("GET, HEAD, OPTIONS"));
}
