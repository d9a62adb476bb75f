//! What the four people get from the API, as it was last looked at. That it is right is the promise of `four_people`.

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
