//! The page about the API tells the truth: each example runs, each call and each code is there.

use marg::web::routes;
use scraper::{Html, Selector};
use serde_json::Value;

use crate::http::{Reply, send};
use crate::server::{address, get};

fn texts(selector: &str) -> Vec<String> {
    let page = get(routes::API);
    assert_eq!(page.status, 200);
    let page = Html::parse_document(page.text());
    let selector = Selector::parse(selector).unwrap();
    page.select(&selector).map(|element| element.text().collect()).collect()
}

/// The words of a command as a shell cuts them: quotes, blanks and broken lines.
fn words(command: &str) -> Vec<String> {
    let (mut words, mut word, mut quoted) = (Vec::new(), String::new(), false);
    for c in command.replace("\\\n", " ").chars() {
        match c {
            '\'' => quoted = !quoted,
            c if c.is_whitespace() && !quoted => words.extend((!word.is_empty()).then(|| std::mem::take(&mut word))),
            c => word.push(c),
        }
    }
    words.extend((!word.is_empty()).then_some(word));
    words
}

/// Runs `curl -s ADDRESS [-H HEADER] [-d BODY]` against the server under test.
fn run(command: &str) -> Reply {
    let words = words(command);
    let mut words = words.iter().map(String::as_str);
    assert_eq!((words.next(), words.next()), (Some("curl"), Some("-s")), "{command}");
    let target = words.next().and_then(|url| url.strip_prefix("http://127.0.0.1:8080")).expect("an address");
    let (mut headers, mut body) = (Vec::new(), None);
    while let (Some(flag), Some(value)) = (words.next(), words.next()) {
        match flag {
            "-H" => headers.push(value.split_once(": ").expect("a header")),
            "-d" => body = Some(value),
            other => panic!("{other} in {command}"),
        }
    }
    let method = if body.is_some() { "POST" } else { "GET" };
    send(address(), method, target, &headers, body.unwrap_or_default().as_bytes())
}

#[test]
fn each_example_runs() {
    let examples = texts("code.example");
    assert!(examples.len() >= 12, "{examples:?}");
    for example in examples {
        let reply = run(&example);
        assert_eq!(reply.status, 200, "{example}\n{}", reply.text());
        let Value::Object(answer) = reply.json() else { panic!("no object: {example}") };
        // An example that finds nothing shows nothing.
        for (name, value) in answer {
            let empty = value.as_array().is_some_and(Vec::is_empty);
            let may_be_empty = ["at_night", "bridges", "gates", "later", "tags"].contains(&name.as_str());
            assert!(!empty || may_be_empty, "{name} is empty: {example}");
        }
    }
}

#[test]
fn each_call_and_parameter_is_there() {
    let page = texts("main").concat();
    let description = get(routes::API_OPENAPI).json();
    for (path, item) in description["paths"].as_object().unwrap() {
        for (method, operation) in item.as_object().unwrap() {
            assert!(page.contains(&format!("{} {path}", method.to_uppercase())), "{method} {path}");
            for parameter in operation["parameters"].as_array().into_iter().flatten() {
                assert!(page.contains(parameter["description"].as_str().unwrap()), "{parameter}");
            }
        }
    }
    for field in ["skills", "experience_years", "qualifications", "city", "tracks", "shift"] {
        assert!(texts("dt code").iter().any(|name| name == field), "{field}");
    }
}

#[test]
fn each_code_that_is_told_is_listed() {
    let listed = texts("th code");
    let problems = [
        get("/api/v1/nothing"),
        get("/api/v1/roles/nothing"),
        send(address(), "PUT", routes::API_ROLES, &[], b""),
        send(address(), "POST", routes::API_GUIDANCE, &[], b"{}"),
        send(address(), "POST", routes::API_GUIDANCE, &[("Content-Type", "application/json")], b"{"),
        send(address(), "POST", routes::API_GUIDANCE, &[("Content-Type", "application/json")], &vec![b' '; 400_000]),
        get("/api/v1/salary"),
        get("/api/v1/salary?role=data-analyst&years=99&city=atlantis"),
        get("/api/v1/in-hand?ctc=ten&regime=middle"),
        get("/api/v1/in-hand?ctc=4.5"),
        get(&format!("/api/v1/skills?q={}", "x".repeat(101))),
    ];
    let bodies = [
        r#"{"skills": 7, "experience_years": "ten"}"#,
        r#"{"skills": "", "experience_years": 2}"#,
        r#"{"skills": "x", "experience_years": 99, "tracks": ["xpo"], "shift": "noon", "city": "atlantis"}"#,
    ];
    let json = [("Content-Type", "application/json")];
    let asked = bodies.map(|body| send(address(), "POST", routes::API_GUIDANCE, &json, body.as_bytes()));
    for reply in problems.iter().chain(&asked) {
        let problem = reply.json();
        let code = problem["code"].as_str().unwrap().to_owned();
        assert!(listed.contains(&code), "{code}");
        for field in problem["fields"].as_array().unwrap() {
            let code = field["code"].as_str().unwrap().to_owned();
            assert!(listed.contains(&code), "{code} of {field}");
        }
    }
}
