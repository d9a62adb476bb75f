//! What an operator can see: counters, one line a request, the number of a request. And what nobody may see: anything
//! that a person sent.

use std::fs;
use std::time::Duration;

use rstest::rstest;
use serde_json::Value;

use crate::http::{Reply, begin, send};
use crate::process::Served;
use crate::server::{ANY_PORT, FORM, JSON, address, get, start};

use marg::config::ServeConfig;
use marg::web::routes;

/// What a counter says; nothing when it does not stand there.
fn counted(metrics: &Reply, name: &str) -> Option<f64> {
    let line = metrics.text().lines().find(|line| line.strip_prefix(name).is_some_and(|rest| rest.starts_with(' ')))?;
    line.rsplit(' ').next()?.parse().ok()
}

#[test]
fn requests_are_counted_by_route_and_status() {
    let server = start(&ServeConfig::at(ANY_PORT));
    let ask = |method: &str, target: &str| send(server, method, target, &[], b"");
    for target in
        ["/roles/data-analyst", "/roles/legal-research-associate", "/roles/no-such-role", "/nowhere", "/a/b/c?d=e"]
    {
        ask("GET", target);
    }
    ask("SECRETS", "/roles");
    ask("MADEUP", "/roles");
    let metrics = ask("GET", routes::METRICS);
    assert_eq!(metrics.status, 200);
    assert!(metrics.header("content-type").unwrap().starts_with("application/openmetrics-text"));
    assert_eq!(metrics.header("cache-control"), Some("no-store"));
    let is = |name: &str, number: f64| assert_eq!(counted(&metrics, name), Some(number), "{name}\n{}", metrics.text());
    is("marg_requests_total{method=\"get\",route=\"/roles/{role}\",status=\"200\"}", 2.0);
    is("marg_requests_total{method=\"get\",route=\"/roles/{role}\",status=\"404\"}", 1.0);
    is("marg_requests_total{method=\"get\",route=\"none\",status=\"404\"}", 2.0);
    is("marg_requests_total{method=\"other\",route=\"/roles\",status=\"405\"}", 2.0);
    is("marg_request_duration_seconds_count{route=\"/roles/{role}\"}", 3.0);
    is("marg_request_duration_seconds_bucket{le=\"+Inf\",route=\"/roles/{role}\"}", 3.0);
    is("marg_requests_in_flight", 1.0);
    is("marg_panics_total", 0.0);
    assert!(metrics.text().contains("marg_build_info{version=\""), "{}", metrics.text());
    assert!(metrics.text().ends_with("# EOF\n"));
    for word in ["data-analyst", "no-such-role", "nowhere", "SECRETS", "secrets"] {
        assert!(!metrics.text().contains(word), "{word}");
    }
}

#[test]
fn guidance_is_counted_by_what_came_of_it() {
    let server = start(&ServeConfig::at(ANY_PORT));
    let api = |skills: &str| {
        let body = serde_json::json!({ "skills": skills }).to_string();
        assert_eq!(send(server, "POST", routes::API_GUIDANCE, &[("Content-Type", JSON)], body.as_bytes()).status, 200);
    };
    api("tally, gst returns, accounts payable, xylophone solos");
    api("plumbing, carpentry, welding");
    api("nothing much");
    let form = send(server, "POST", "/guidance", &[("Content-Type", FORM)], b"skills=tally, flute repairs");
    send(server, "GET", form.header("location").unwrap(), &[], b"");
    let metrics = send(server, "GET", routes::METRICS, &[], b"");
    let is = |name: &str, number: f64| assert_eq!(counted(&metrics, name), Some(number), "{name}\n{}", metrics.text());
    is("marg_guidance_total{by=\"api\",status=\"matched\"}", 1.0);
    is("marg_guidance_total{by=\"api\",status=\"outside\"}", 1.0);
    is("marg_guidance_total{by=\"api\",status=\"too_little\"}", 1.0);
    let pages = metrics.text().lines().filter(|line| line.starts_with("marg_guidance_total{by=\"page\"")).count();
    assert_eq!(pages, 1, "{}", metrics.text());
    let phrases = counted(&metrics, "marg_phrases_total").unwrap();
    let read = counted(&metrics, "marg_phrases_read_total").unwrap();
    assert!(read >= 4.0 && phrases >= read + 2.0, "{read} of {phrases}");
}

#[test]
fn every_answer_has_a_number_of_its_own() {
    let mut numbers: Vec<String> = ["/", "/nowhere", "/api/v1/tracks", "/livez", "/guidance?years=abc"]
        .iter()
        .map(|target| get(target).header("x-request-id").expect(target).to_owned())
        .collect();
    assert!(numbers.iter().all(|number| number.len() == 16 && number.bytes().all(|byte| byte.is_ascii_hexdigit())));
    numbers.sort_unstable();
    numbers.dedup();
    assert_eq!(numbers.len(), 5);
}

/// Words that a person might send, each in another place.
const SECRETS: [&str; 9] = [
    "zebrafinch",
    "quokkaherd",
    "narwhalpod",
    "ocelotden",
    "puffinraft",
    "tapirtrail",
    "ibexridge",
    "gharialbank",
    "198.51.100.77",
];

fn tell_secrets(server: std::net::SocketAddr) {
    let [query, body, path, referrer, agent, json, method, broken, client] = SECRETS;
    let headers = [("Referer", referrer), ("User-Agent", agent), ("X-Forwarded-For", client), ("Cookie", agent)];
    send(server, "GET", &format!("/guidance?skills=tally,{query}"), &headers, b"");
    send(server, "GET", &format!("/guidance?years={query}"), &headers, b"");
    let form = [headers.as_slice(), &[("Content-Type", FORM)]].concat();
    send(server, "POST", "/guidance", &form, format!("skills=tally,{body}&years={body}").as_bytes());
    send(server, "POST", "/guidance", &[("Content-Type", body)], body.as_bytes());
    send(server, "GET", &format!("/{path}/{path}"), &headers, b"");
    send(server, "GET", &format!("/roles/{path}"), &headers, b"");
    send(server, "GET", &format!("/api/v1/roles/{path}?q={query}"), &headers, b"");
    let typed = [headers.as_slice(), &[("Content-Type", JSON)]].concat();
    send(server, "POST", "/api/v1/guidance", &typed, format!("{{\"skills\": \"{json}\"}}").as_bytes());
    send(server, "POST", "/api/v1/guidance", &typed, format!("{{\"skills\": {json}").as_bytes());
    send(server, &method.to_uppercase(), "/roles", &headers, b"");
    send(server, "GET", "/roles", &[("Content-Length", broken), ("Transfer-Encoding", broken)], b"");
    send(server, "GET", &format!("/{broken}\u{1}"), &[("X y", broken)], b"");
    drop(begin(server, "POST", "/guidance", &form, 1_000));
}

#[rstest]
#[case::human("human", "info")]
#[case::json("json", "info")]
#[case::at_its_most_talkative("json", "trace")]
fn the_log_has_a_line_a_request_and_no_secret(#[case] format: &str, #[case] filter: &str) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("log");
    let settings = [("MARG_LOG_FORMAT", format), ("MARG_LOG", filter), ("MARG_TRUSTED_PROXIES", "127.0.0.1")];
    let mut server = Served::start(&settings, &file);
    tell_secrets(server.address);
    let numbered = send(server.address, "GET", "/roles/data-analyst", &[], b"");
    server.signal("TERM");
    assert!(server.ended_within(Duration::from_secs(10)).success());

    let log = fs::read_to_string(&file).unwrap();
    for secret in SECRETS {
        assert!(!log.to_lowercase().contains(secret), "{secret} in\n{log}");
    }
    let id = numbered.header("x-request-id").unwrap();
    let lines: Vec<&str> = log.lines().filter(|line| line.contains(id)).collect();
    assert_eq!(lines.len(), 1, "{log}");
    if format == "json" {
        for line in log.lines() {
            serde_json::from_str::<Value>(line).unwrap_or_else(|error| panic!("{error}: {line}"));
        }
        let line: Value = serde_json::from_str(lines[0]).unwrap();
        assert_eq!(line["route"], "/roles/{role}");
        assert_eq!(line["status"], 200);
        assert_eq!(line["method"], "get");
        assert!(line["micros"].as_u64().unwrap() > 0);
    } else {
        assert!(lines[0].contains("/roles/{role}") && lines[0].contains("status=200"), "{}", lines[0]);
    }
}

#[test]
fn a_setting_that_cannot_be_read_is_named() {
    for (name, value) in [
        ("MARG_RATE_LIMIT", "many"),
        ("MARG_TRUSTED_PROXIES", "proxy.example"),
        ("MARG_LOG_FORMAT", "xml"),
        ("MARG_LOG", "a=b=c"),
        ("MARG_BIND", "here"),
    ] {
        let output =
            std::process::Command::new(env!("CARGO_BIN_EXE_marg")).arg("serve").env(name, value).output().unwrap();
        assert_eq!(output.status.code(), Some(2), "{name}");
        let said = String::from_utf8(output.stderr).unwrap();
        let flag = format!("--{}", name.trim_start_matches("MARG_").to_lowercase().replace('_', "-"));
        assert!(said.contains(name) || said.contains(&flag), "{name}: {said}");
    }
}

/// HEAD answers as GET does, without the body, wherever there is a GET.
#[test]
fn head_is_get_without_its_body() {
    for target in [
        routes::HOME,
        routes::ROLES,
        routes::COMPARE,
        routes::IN_HAND,
        routes::METHOD,
        routes::SOURCES,
        routes::PRIVACY,
        routes::API,
        routes::LIVE,
        routes::READY,
        routes::METRICS,
        routes::ROBOTS,
        routes::API_ROLES,
        routes::API_TRACKS,
        routes::API_OPENAPI,
        "/roles/data-analyst",
        "/guidance?skills=tally",
        "/nowhere",
        "/api/v1/nowhere",
    ] {
        let whole = get(target);
        let head = send(address(), "HEAD", target, &[], b"");
        assert_eq!(head.status, whole.status, "{target}");
        assert!(head.body.is_empty(), "{target}");
        assert_eq!(head.header("content-type"), whole.header("content-type"), "{target}");
        if target != routes::METRICS {
            assert_eq!(head.header("content-length"), whole.header("content-length"), "{target}");
        }
    }
}
