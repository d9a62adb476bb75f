//! What other programs rely on, as tables: fields and their kinds, addresses, commands and settings. A name that is
//! here may not change; more may be added.

use std::process::{Command, Stdio};
use std::time::Duration;

use rstest::rstest;
use serde_json::{Value, json};

use crate::http::{Reply, send};
use crate::process::Served;
use crate::server::{ask, get, post_form, with};
use crate::support::{ENGINE, none};

/// What a field holds. `?` at the end: or null.
fn is(kind: &str, value: &Value) -> bool {
    if let Some(kind) = kind.strip_suffix('?') {
        return value.is_null() || is(kind, value);
    }
    match kind {
        "string" => value.is_string(),
        "object" => value.is_object(),
        "text" => value.as_str().is_some_and(|text| !text.is_empty()),
        "id" => value.as_str().is_some_and(is_id),
        "whole" => value.as_u64().is_some(),
        "number" => value.as_f64().is_some_and(|number| number >= 0.0),
        "share" => value.as_f64().is_some_and(|share| (0.0..=1.0).contains(&share)),
        "bool" => value.is_boolean(),
        "list" => value.is_array(),
        "ids" => value.as_array().is_some_and(|ids| ids.iter().all(|id| is("id", id))),
        "texts" => value.as_array().is_some_and(|texts| texts.iter().all(|text| is("text", text))),
        one_of => value.as_str().is_some_and(|text| one_of.split(" | ").any(|word| word == text)),
    }
}

/// Lower-case words with hyphens.
fn is_id(text: &str) -> bool {
    let word = |word: &str| !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
    text.split('-').all(word)
}

/// The values at a path such as `roles[].salary.p50`; none where one is missing.
fn at<'a>(value: &'a Value, path: &str) -> Option<Vec<&'a Value>> {
    let Some((first, rest)) = path.split_once('.') else { return step(value, path) };
    step(value, first)?.into_iter().map(|inner| at(inner, rest)).collect::<Option<Vec<_>>>().map(|all| all.concat())
}

fn step<'a>(value: &'a Value, name: &str) -> Option<Vec<&'a Value>> {
    match name.strip_suffix("[]") {
        Some(list) => Some(value.get(list)?.as_array()?.iter().collect()),
        None => Some(vec![value.get(name)?]),
    }
}

/// Fails with every field that is missing, of another kind, or nowhere in the answers, so that nothing was seen of it.
#[track_caller]
fn holds(answers: &[Value], promised: &[(&str, &str)]) {
    let mut faults = Vec::new();
    for (path, kind) in promised {
        let mut seen = 0;
        for answer in answers {
            match at(answer, path) {
                None => faults.push(format!("{path} is not there")),
                Some(values) => {
                    seen += values.len();
                    let wrong = values.iter().filter(|value| !is(kind, value));
                    faults.extend(wrong.map(|value| format!("{path} is no {kind}: {value}")));
                }
            }
        }
        if seen == 0 {
            faults.push(format!("{path} is in none of the answers"));
        }
    }
    none("what other programs rely on is not so:", &faults);
}

const GUIDANCE: [(&str, &str); 54] = [
    ("status", "matched | too_little | outside"),
    ("message", "text"),
    ("skills.recognised[].skill", "id"),
    ("skills.recognised[].name", "text"),
    // Empty for what was chosen by id.
    ("skills.recognised[].read_from", "string"),
    ("skills.recognised[].how", "name | alias | typo | title | qualification | chosen"),
    ("skills.unrecognised", "texts"),
    ("skills.suggestions[].typed", "text"),
    ("skills.suggestions[].candidates[].skill", "id"),
    ("skills.suggestions[].candidates[].name", "text"),
    ("understood.years", "number?"),
    ("understood.qualifications", "ids"),
    ("understood.languages[].language", "id"),
    ("understood.languages[].level", "text?"),
    ("understood.titles", "ids"),
    ("understood.negated", "ids"),
    ("tracks[].track", "bpo | kpo | lpo"),
    ("tracks[].share", "share"),
    ("sectors[].sector", "id"),
    ("sectors[].name", "text"),
    ("sectors[].share", "share"),
    ("sectors[].why", "ids"),
    ("roles[].role", "id"),
    ("roles[].title", "text"),
    ("roles[].track", "bpo | kpo | lpo"),
    ("roles[].family", "id"),
    ("roles[].sector", "id"),
    ("roles[].score", "whole"),
    ("roles[].ledger[].skill", "id"),
    ("roles[].ledger[].points", "whole"),
    ("roles[].ledger[].essential", "bool"),
    ("roles[].level", "entry | mid | senior"),
    ("roles[].level_fit", "below | fits | above"),
    ("roles[].missing[].skill", "id"),
    ("roles[].missing[].name", "text"),
    ("roles[].missing[].essential", "bool"),
    ("roles[].gates[].gate", "text"),
    ("roles[].gates[].state", "met | not_met | unknown"),
    ("roles[].salary.p10", "whole"),
    ("roles[].salary.p25", "whole"),
    ("roles[].salary.p50", "whole"),
    ("roles[].salary.p75", "whole"),
    ("roles[].salary.p90", "whole"),
    ("roles[].salary.years_counted", "number"),
    ("roles[].salary.below_role", "bool"),
    ("roles[].salary.level", "entry | mid | senior"),
    ("roles[].salary.confidence", "low | medium | high"),
    ("roles[].salary.fallback", "text?"),
    ("roles[].salary.adjustments[].source", "text"),
    ("roles[].salary.basis[].source", "text"),
    ("roles[].salary.basis[].year", "whole"),
    ("bridges[].role", "id"),
    ("bridges[].why", "text"),
    ("method", "text"),
];

#[test]
fn guidance_has_its_fields() {
    let answers = [
        json!({ "skills": "advanced excel, acounts payble, fluent english, team leader, no experience in python, zither" ,
                "experience_years": 2, "qualifications": ["bcom"], "city": "pune", "tracks": ["bpo"], "shift": "any" }),
        json!({ "skills": ["legal research", "contract drafting, litigation"], "experience_years": null }),
        json!({ "skills": "plumbing, welding, carpentry" }),
        json!({ "skills": "coting" }),
    ]
    .map(|body| ask(&body).json());
    holds(&answers, &GUIDANCE);
    for answer in &answers {
        assert!(answer["roles"].as_array().unwrap().len() <= 10);
        for basis in at(answer, "roles[].salary.basis").unwrap() {
            assert!(!basis.as_array().unwrap().is_empty(), "our judgement is a basis too");
        }
        let grades = at(answer, "roles[].salary.basis[].grade").unwrap();
        assert!(grades.iter().all(|grade| grade.as_str().is_some_and(|grade| grade.len() == 1)), "{grades:?}");
        for line in at(answer, "roles[].salary.adjustments[]").unwrap() {
            assert!(is("text", &line["line"]) && (line["factor"].is_number() || line["rupees"].is_number()), "{line}");
        }
    }
}

#[rstest]
#[case("/api/v1/roles", &[("roles[].role", "id"), ("roles[].title", "text"), ("roles[].track", "bpo | kpo | lpo"),
    ("roles[].family", "id"), ("roles[].sector", "id")])]
#[case("/api/v1/roles/data-analyst", &[("role", "id"), ("title", "text"), ("track", "bpo | kpo | lpo"),
    ("family", "id"), ("skills[].skill", "id"), ("skills[].importance", "whole"), ("gates", "list"), ("ladder", "object"),
    ("codes", "object"), ("outlook.outlook", "growing | steady | shrinking")])]
#[case("/api/v1/skills?q=tal&limit=3", &[("skills[].skill", "id"), ("skills[].name", "text"), ("skills[].kind", "text")])]
#[case("/api/v1/tracks", &[("tracks[].track", "bpo | kpo | lpo"), ("tracks[].name", "text"),
    ("tracks[].full_form", "text"), ("tracks[].within", "kpo?"), ("tracks[].levels[].level", "entry | mid | senior"),
    ("tracks[].levels[].low", "whole"), ("tracks[].levels[].high", "whole?")])]
#[case("/api/v1/sectors", &[("sectors[].sector", "id"), ("sectors[].name", "text")])]
#[case("/api/v1/cities", &[("cities[].city", "id"), ("cities[].name", "text")])]
#[case("/api/v1/states", &[("states[].state", "id"), ("states[].name", "text")])]
#[case("/api/v1/qualifications", &[("qualifications[].qualification", "id"), ("qualifications[].name", "text")])]
#[case("/api/v1/salary?role=data-analyst&years=3&city=pune", &[("role", "id"), ("years", "number"), ("p10", "whole"),
    ("p25", "whole"), ("p50", "whole"), ("p75", "whole"), ("p90", "whole"), ("years_counted", "number"),
    ("below_role", "bool"), ("level", "entry | mid | senior"), ("confidence", "low | medium | high"),
    ("fallback", "text?"), ("adjustments[].line", "text"), ("basis[].source", "text"), ("basis[].year", "whole"),
    ("basis[].grade", "text")])]
#[case("/api/v1/in-hand?ctc=600000&variable=60000&state=karnataka&regime=old&pf=full&year=2025-26&basic_percent=40",
    &[("variable_annual", "whole"), ("employer_pf_annual", "whole"), ("gratuity_annual", "whole"),
    ("employer_esi_annual", "whole"), ("gross_annual", "whole"), ("employee_pf_annual", "whole"),
    ("employee_esi_annual", "whole"), ("professional_tax_annual", "whole"), ("income_tax_annual", "whole"),
    ("in_hand_annual", "whole"), ("in_hand_monthly", "whole"), ("lines[].line", "text"), ("lines[].rule", "text"),
    ("lines[].source", "text?")])]
#[case("/api/v1/openapi.json", &[("openapi", "text"), ("info.title", "text")])]
fn each_get_has_its_fields(#[case] target: &str, #[case] promised: &[(&str, &str)]) {
    let reply = get(target);
    assert_eq!(reply.status, 200, "{target}");
    assert_eq!(reply.header("content-type"), Some("application/json"));
    holds(&[reply.json()], promised);
}

#[test]
fn lists_are_whole_and_filters_leave_some() {
    let count = |target: &str| get(target).json()["roles"].as_array().unwrap().len();
    let all = count("/api/v1/roles");
    assert_eq!(all, ENGINE.catalogue.roles.len());
    for filter in ["track=lpo", "family=data-analytics", "sector=legal-services", "q=contract"] {
        let some = count(&format!("/api/v1/roles?{filter}"));
        assert!(some > 0 && some < all, "{filter} leaves {some} of {all}");
    }
    let tracks = get("/api/v1/tracks").json();
    let lpo = tracks["tracks"].as_array().unwrap().iter().find(|track| track["track"] == "lpo").unwrap().clone();
    assert_eq!(lpo["within"], "kpo");
    let highs = at(&tracks, "tracks[].levels[].high").unwrap();
    assert!(highs.iter().any(|high| high.is_null()), "the highest level is open");
}

/// Any role at any years from 0 to 45: below a role's first year it is paid as in its first, and that is said.
#[test]
fn pay_is_told_for_any_years() {
    let pay = |years: &str| get(&format!("/api/v1/salary?role=operations-manager&years={years}"));
    let (none, late) = (pay("0").json(), pay("45").json());
    let first = ENGINE.catalogue.roles.find("operations-manager").map(|role| ENGINE.catalogue.roles[role].years.entry);
    assert_eq!((none["below_role"].as_bool(), late["below_role"].as_bool()), (Some(true), Some(false)));
    assert_eq!(none["p50"], pay(&first.unwrap().to_string()).json()["p50"]);
    assert_eq!((pay("46").status, pay("-1").status), (422, 422));
}

/// The conventions of in-hand pay, worked out by hand.
#[test]
fn in_hand_keeps_to_its_conventions() {
    let pay = get("/api/v1/in-hand?ctc=600000&variable=100000&year=2025-26").json();
    // Fixed 5,00,000; basic half of it; provident fund at most 1,800 a month; gratuity 4.81 % of basic.
    assert_eq!(pay["employer_pf_annual"], 21_600);
    assert_eq!(pay["employee_pf_annual"], 21_600);
    assert_eq!(pay["gratuity_annual"], 12_025);
    assert_eq!(pay["gross_annual"], 500_000 - 21_600 - 12_025);
    assert_eq!((&pay["employer_esi_annual"], &pay["employee_esi_annual"]), (&json!(0), &json!(0)));
    assert_eq!(pay["professional_tax_annual"], 0, "no state, no professional tax");
    let low = get("/api/v1/in-hand?ctc=200000&pf=none&year=2025-26").json();
    let gross = low["gross_annual"].as_f64().unwrap();
    for (name, percent) in [("employee_esi_annual", 0.75), ("employer_esi_annual", 3.25)] {
        let esi = low[name].as_f64().unwrap();
        // Each month is rounded up to whole rupees.
        assert!((esi - gross * percent / 100.0).abs() <= 12.0, "{name}: {esi} of {gross}");
    }
}

/// Addresses of people and of the catalogue, with every parameter that is promised, and a word that the page shows.
#[rstest]
#[case("/", "<form")]
#[case(
    "/guidance?skills=tally&skills=advanced+excel&years=2&qualification=bcom&qualification=12th&city=pune&track=bpo&track=kpo&shift=day",
    "Tally"
)]
#[case("/guidance?s=tally.advanced-excel&years=2&qualification=bcom&city=pune&track=bpo&shift=any", "Tally")]
#[case("/roles?q=contract&track=lpo&family=legal-review-and-contracts&sector=legal-services", "Contract")]
#[case("/roles/data-analyst", "Data Analyst")]
#[case("/roles/data-analyst?s=sql.ms-excel&years=1", "SQL")]
#[case("/sectors/legal-services", "Legal")]
#[case("/compare", "LPO")]
#[case("/compare?s=sql.ms-excel", "LPO")]
#[case("/compare/roles?a=data-analyst&b=business-analyst", "Data Analyst")]
#[case("/plan?goal=data-analyst", "Data Analyst")]
#[case("/plan?goal=data-analyst&s=ms-excel&years=1", "Data Analyst")]
#[case("/pay?role=data-analyst&years=3&city=pune", "Data Analyst")]
#[case("/pay/in-hand?ctc=600000&variable=0&state=karnataka&regime=new&pf=capped&year=2026-27", "Gratuity")]
#[case("/pay/offer", "<form")]
#[case("/learn", "KPO")]
#[case("/practice", "KPO")]
#[case("/method", "score")]
#[case("/sources", "grade")]
#[case("/privacy", "store")]
#[case("/api", "/api/v1/guidance")]
#[case("/class", "<form")]
#[case("/livez", "ok")]
#[case("/readyz", "ok")]
#[case("/metrics", "marg_requests_total")]
#[case("/robots.txt", "User-agent")]
fn each_address_answers(#[case] target: &str, #[case] shows: &str) {
    let reply = get(target);
    assert_eq!(reply.status, 200, "{target}");
    assert!(reply.text().contains(shows), "{target} does not show {shows}");
    let person = ["s=", "skills="]
        .iter()
        .any(|name| target.contains(&format!("?{name}")) || target.contains(&format!("&{name}")));
    if person {
        assert_is_of_one_person(&reply, target);
    }
}

#[track_caller]
fn assert_is_of_one_person(reply: &Reply, target: &str) {
    for (name, value) in
        [("referrer-policy", "no-referrer"), ("cache-control", "private, no-store"), ("x-robots-tag", "noindex")]
    {
        assert_eq!(reply.header(name), Some(value), "{target}");
    }
}

#[test]
fn topics_of_learning_and_practice_are_addresses() {
    let catalogue = &ENGINE.catalogue;
    for (topic, _) in catalogue.guide.topics.iter() {
        let id = catalogue.guide.topics.id(topic);
        assert_eq!(get(&format!("/learn/{id}")).status, 200, "{id}");
        assert!([200, 404].contains(&get(&format!("/practice/{id}")).status), "{id}");
    }
}

/// A form leads to an address of at most 1,500 bytes that holds ids, also with all the text that it may have.
#[test]
fn a_form_leads_to_its_canonical_address() {
    let short = post_form("/guidance", &[("skills", "tally, advanced excel"), ("years", "2"), ("city", "pune")]);
    assert_eq!(short.status, 303);
    let address = short.header("location").unwrap();
    assert!(address.starts_with("/guidance?s=tally.advanced-excel&"), "{address}");
    let names: Vec<&str> = ENGINE.catalogue.skills.iter().map(|(_, skill)| skill.name.as_str()).collect();
    let text: String = names.join(", ").chars().cycle().take(20_000).collect();
    let long = post_form("/guidance", &[("skills", &text)]);
    assert_eq!(long.status, 303);
    let query = long.header("location").unwrap().split_once('?').unwrap().1;
    assert!(query.len() <= 1_500, "{}", query.len());
    let wrong = post_form("/guidance", &[("skills", "tally"), ("years", "ninety")]);
    assert_eq!(wrong.status, 422);
    assert!(wrong.text().contains("ninety") && wrong.text().contains("tally"), "what was typed is kept");
}

#[test]
fn ids_are_what_others_know() {
    let catalogue = &ENGINE.catalogue;
    for city in ["bengaluru", "delhi-ncr"] {
        assert!(catalogue.cities.find(city).is_some(), "{city}");
    }
    for role in ["data-analyst", "accounts-payable-executive"] {
        assert!(catalogue.roles.find(role).is_some(), "{role}");
    }
    assert!(catalogue.skills.find("ms-excel").is_some());
    let states = get("/api/v1/states").json();
    assert!(states["states"].as_array().unwrap().iter().any(|state| state["state"] == "west-bengal"));
    let mut families: Vec<&str> = catalogue.families.iter().map(|(id, _)| catalogue.families.id(id)).collect();
    let mut promised: Vec<&str> = "voice-support non-voice-support technical-support sales-and-collections back-office \
        content-and-data-operations hr-and-procurement-operations finance-and-accounting \
        banking-and-insurance-operations healthcare-operations quality-training-and-workforce operations-management \
        reporting-and-mis data-analytics business-and-market-research investment-and-risk-research engineering-services \
        life-sciences legal-review-and-contracts legal-research-and-compliance intellectual-property"
        .split_whitespace()
        .collect();
    families.sort_unstable();
    promised.sort_unstable();
    assert_eq!(families, promised);
}

/// Without a command it serves, and says where when it is ready.
#[test]
fn no_command_serves() {
    let mut server = Command::new(env!("CARGO_BIN_EXE_marg"))
        .env("MARG_BIND", "127.0.0.1:0")
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut line = String::new();
    std::io::BufRead::read_line(&mut std::io::BufReader::new(server.stdout.take().unwrap()), &mut line).unwrap();
    let address = line.trim().rsplit("http://").next().unwrap().parse();
    let status = address.map(|address| send(address, "GET", "/readyz", &[], b"").status);
    server.kill().unwrap();
    server.wait().unwrap();
    assert_eq!(status.ok(), Some(200), "{line}");
}

/// Every setting from the environment does what it is for; the Host header does not stand in for one.
#[test]
fn settings_come_from_the_environment() {
    let folder = tempfile::tempdir().unwrap();
    let log = folder.path().join("log");
    let settings = [
        ("MARG_OPERATOR", "Career Cell of a College"),
        ("MARG_CONTACT", "mailto:careers@college.example"),
        ("MARG_RATE_LIMIT", "1"),
        ("MARG_RATE_LIMIT_LOOPBACK", "1"),
        ("MARG_TRUSTED_PROXIES", "127.0.0.1"),
        ("MARG_LOG", "warn"),
    ];
    let mut server = Served::start(&settings, &log);
    let from = |client: &str, target: &str| send(server.address, "GET", target, &[("X-Forwarded-For", client)], b"");
    let privacy = from("203.0.113.1", "/privacy");
    assert!(privacy.text().contains("Career Cell of a College"));
    assert!(from("203.0.113.1", "/").text().contains("mailto:careers@college.example"));
    assert!(!privacy.text().contains("rel=\"canonical\""), "no address of its own was set");
    // One a second, three at once, for each client that the proxy names.
    let statuses: Vec<u16> = (0..12).map(|_| from("203.0.113.2", "/method").status).collect();
    assert!(statuses.starts_with(&[200, 200, 200]) && statuses.contains(&429), "{statuses:?}");
    assert_eq!(from("203.0.113.3", "/method").status, 200);
    server.signal("TERM");
    server.ended_within(Duration::from_secs(20));
    let said = std::fs::read_to_string(&log).unwrap();
    assert!(!said.contains("/method"), "warnings only: {said}");

    let page = get("/privacy");
    assert!(!page.text().contains("Career Cell"), "what is not set is absent");
}

#[test]
fn the_origin_is_the_sites_own_address() {
    let config = marg::config::ServeConfig {
        origin: Some("https://career.example".to_owned()),
        ..marg::config::ServeConfig::at(crate::server::ANY_PORT)
    };
    let server = crate::server::start(&config);
    let page = send(server, "GET", "/roles", &[], b"");
    assert!(page.text().contains("<link rel=\"canonical\" href=\"https://career.example/roles\">"), "{}", page.text());
    for target in ["/sitemap.xml", "/robots.txt"] {
        assert!(send(server, "GET", target, &[], b"").text().contains("https://career.example/"), "{target}");
    }
    let personal = send(server, "GET", &with("/guidance", &[("s", "tally.gst")]), &[], b"");
    assert!(personal.text().contains("https://career.example/guidance?s=tally.gst"), "the address on paper");
    assert!(!personal.text().contains(&server.to_string()), "never the Host header");
}
