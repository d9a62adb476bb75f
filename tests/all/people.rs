//! The four people that Marg must serve well, as any program would ask for them.

use rstest::rstest;
use serde_json::{Value, json};

use crate::server::ask;

fn commerce_graduate() -> Value {
    json!({
        "skills": "advanced excel, tally, GST returns, english",
        "experience_years": 2,
        "qualifications": ["bcom"],
    })
}

fn call_centre_agent() -> Value {
    json!({
        "skills": "voice process, customer care, english, team handling, quality checks",
        "experience_years": 4,
        "qualifications": ["12th"],
    })
}

fn law_graduate() -> Value {
    json!({ "skills": "legal research, drafting, contract review", "experience_years": 0, "qualifications": ["llb"] })
}

fn pharmacist() -> Value {
    json!({ "skills": "pharmacovigilance", "qualifications": ["bpharm"] })
}

/// One of the first three roles is of the wanted kind.
#[rstest]
#[case("a commerce graduate", commerce_graduate(), &["payable", "receivable", "general-ledger", "tax", "mis-"])]
#[case("a call-centre agent", call_centre_agent(), &["voice", "quality", "team-lead"])]
#[case("a law graduate", law_graduate(), &["contract", "research", "document-review"])]
#[case("a pharmacist", pharmacist(), &["drug-safety", "pharmacovigilance"])]
fn finds_what_they_should(#[case] who: &str, #[case] person: Value, #[case] wanted: &[&str]) {
    let answer = ask(&person).json();
    let first: Vec<&str> =
        answer["roles"].as_array().unwrap().iter().take(3).map(|role| role["role"].as_str().unwrap()).collect();
    println!("{who}: {}", first.join(", "));
    assert_eq!(answer["status"], "matched");
    assert!(first.iter().any(|role| wanted.iter().any(|part| role.contains(part))), "{who}: {first:?}");
}

/// What they get changes only on purpose: `cargo insta review` shows the difference.
#[test]
fn get_what_they_got() {
    let brief = |person: Value| {
        let answer = ask(&person).json();
        let roles = answer["roles"].as_array().unwrap().iter().take(3);
        let roles: Vec<String> =
            roles.map(|role| format!("{} {}", role["score"], role["role"].as_str().unwrap())).collect();
        json!({ "status": answer["status"], "roles": roles })
    };
    let people = json!({
        "commerce graduate": brief(commerce_graduate()),
        "call-centre agent": brief(call_centre_agent()),
        "law graduate": brief(law_graduate()),
        "pharmacist": brief(pharmacist()),
    });
    insta::assert_json_snapshot!(people);
}
