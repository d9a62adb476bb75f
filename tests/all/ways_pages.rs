//! The pages that compare and plan: what they say, what they refuse, and that nothing of a person is kept.

use marg::web::routes;
use rstest::rstest;
use scraper::{ElementRef, Html, Selector};
use serde_json::json;

use crate::four_people::FOUR;
use crate::http::{Reply, send};
use crate::server::{JSON, address, ask, get, with};

const AGENT: [(&str, &str); 2] =
    [("skills", "call centre agent, inbound calls, customer handling, CRM, english and hindi"), ("years", "4")];
const ACCOUNTS: [(&str, &str); 3] =
    [("skills", "advanced excel, tally, GST returns, english"), ("years", "2"), ("qualification", "bcom")];

fn page(reply: &Reply, status: u16) -> Html {
    assert_eq!(reply.status, status, "{}", reply.text());
    let page = Html::parse_document(reply.text());
    assert_eq!(all(&page, "h1").len(), 1);
    page
}

fn all<'a>(page: &'a Html, selector: &str) -> Vec<ElementRef<'a>> {
    page.select(&Selector::parse(selector).expect("a selector")).collect()
}

fn text(page: &Html, selector: &str) -> String {
    let words: Vec<&str> =
        all(page, selector).iter().flat_map(ElementRef::text).flat_map(str::split_whitespace).collect();
    words.join(" ")
}

fn assert_personal(reply: &Reply) {
    assert_eq!(reply.header("cache-control"), Some("private, no-store"));
    assert_eq!(reply.header("referrer-policy"), Some("no-referrer"));
    assert_eq!(reply.header("x-robots-tag"), Some("noindex"));
}

/// A page's address with one more pair before a person's.
fn to(path: &str, first: &[(&str, &str)], person: &[(&str, &str)]) -> String {
    with(path, &[first, person].concat())
}

/// Every link to a page about the person keeps what they said.
fn assert_links_keep_the_person(page: &Html) {
    for link in all(page, "main a[href]") {
        let href = link.attr("href").unwrap_or_default();
        let about_them = [routes::PLAN, routes::GUIDANCE, routes::COMPARE].iter().any(|path| href.starts_with(path));
        assert!(!about_them || href.contains("s=") || href.contains("t="), "{href} forgets the person");
    }
}

#[test]
fn the_three_tracks_stand_on_the_same_rows() {
    let reply = get(routes::COMPARE);
    let page = page(&reply, 200);
    assert!(reply.header("cache-control").is_some_and(|kept| kept.starts_with("public")));
    let rows = all(&page, "section[aria-labelledby=rows] tbody tr");
    let headings = [
        "Full form",
        "Nature",
        "Expertise",
        "Industries",
        "Example",
        "begin",
        "entry",
        "middle",
        "seniors",
        "5 years",
        "10 years",
        "Shifts",
        "leave",
        "Outlook",
        "ladder",
        "Roles",
        "well",
    ];
    assert_eq!(rows.len(), headings.len());
    for (row, heading) in rows.iter().zip(headings) {
        let said: Vec<String> =
            row.select(&Selector::parse("th, td").unwrap()).map(|cell| cell.text().collect()).collect();
        assert!(said[0].contains(heading), "{said:?}");
        assert_eq!(said.len(), 4, "{said:?}");
        assert!(said.iter().all(|cell| !cell.trim().is_empty()), "{said:?}");
    }
    // The explainer has no pay for BPO; a row without a figure says so.
    assert!(text(&page, "section[aria-labelledby=rows]").contains("No figure"));
}

#[test]
fn a_person_is_told_what_each_track_pays_them() {
    let reply = get(&with(routes::COMPARE, &ACCOUNTS));
    let page = page(&reply, 200);
    assert_personal(&reply);
    let named = all(&page, "section[aria-labelledby=ahead] figcaption li").len();
    assert_eq!(all(&page, "section[aria-labelledby=ahead] polygon.fan").len(), named);
    assert!(!all(&page, "section[aria-labelledby=ahead] tbody tr").is_empty());
    assert!(text(&page, "section[aria-labelledby=best]").contains("To learn what is missing takes about"));
    assert_links_keep_the_person(&page);
}

#[test]
fn somebody_who_wrote_too_little_is_told_so() {
    let compared = page(&get(&with(routes::COMPARE, &[("skills", "hello")])), 200);
    assert!(text(&compared, ".notice").contains("cannot compare the three for you yet"));
    let planned = page(&get(&with(routes::PLAN, &[("goal", "data-analyst"), ("skills", "hello")])), 200);
    assert!(text(&planned, ".notice").contains("too little"));
}

#[test]
fn a_plan_has_its_steps_in_order() {
    let reply = get(&to(routes::PLAN, &[("goal", "data-analyst")], &AGENT));
    let page = page(&reply, 200);
    assert_personal(&reply);
    let steps: Vec<String> = all(&page, "section[aria-labelledby=route-1] .path > li h3 a")
        .iter()
        .map(|step| step.text().collect())
        .collect();
    assert_eq!(steps.len(), 2, "{steps:?}");
    assert_eq!(steps.last().map(String::as_str), Some("Data Analyst"));
    let said = text(&page, "section[aria-labelledby=route-1]");
    for part in ["weeks", "SQL", "Certificate that helps", "Pay then", "₹"] {
        assert!(said.contains(part), "no {part:?} in {said}");
    }
    assert_links_keep_the_person(&page);
    // The form keeps the person too.
    assert!(!all(&page, "form[action='/plan'] input[type=hidden]").is_empty());
}

#[test]
fn a_plan_says_what_blocks_it_and_what_is_open() {
    let page = page(&get(&to(routes::PLAN, &[("goal", "legal-research-associate")], &ACCOUNTS)), 200);
    assert!(text(&page, "section[aria-labelledby=blocked]").contains("LLB"));
    assert!(!all(&page, "section[aria-labelledby=nearest] .path > li").is_empty());
}

#[test]
fn a_goal_that_is_held_leads_on() {
    let page =
        page(&get(&with(routes::PLAN, &[("goal", "mis-executive"), ("skills", "MIS executive"), ("years", "3")])), 200);
    assert!(text(&page, "main").contains("this is your job"));
    assert!(!all(&page, ".role-lines a[href*='goal=']").is_empty());
}

#[test]
fn without_a_person_a_plan_names_work_that_leads_there() {
    let reply = get(&with(routes::PLAN, &[("goal", "data-analyst")]));
    let page = page(&reply, 200);
    assert!(reply.header("cache-control").is_some_and(|kept| kept.starts_with("public")));
    assert!(!all(&page, "section[aria-labelledby=moves] tbody tr").is_empty());
}

#[rstest]
#[case::no_goal("/plan", 200, "Choose the role you want")]
#[case::unknown_goal("/plan?goal=astronaut", 404, "We do not know the role “astronaut”")]
#[case::hostile_goal("/plan?goal=%3Cscript%3E", 404, "We do not know the role")]
#[case::wrong_person("/plan?goal=data-analyst&skills=excel&years=ten", 422, "Write the years as a number")]
#[case::nothing_chosen("/compare/roles", 200, "Choose two roles")]
#[case::one_chosen("/compare/roles?a=data-analyst", 422, "Choose a second role")]
#[case::other_chosen("/compare/roles?b=data-analyst", 422, "Choose a first role")]
#[case::equal("/compare/roles?a=data-analyst&b=data-analyst", 422, "the same role twice")]
#[case::unknown("/compare/roles?a=data-analyst&b=astronaut", 404, "We do not know the role “astronaut”")]
#[case::both_unknown("/compare/roles?a=x&b=y", 404, "We do not know the role “x”")]
#[case::broken("/compare/roles?a=%FF&b=%00", 404, "We do not know the role")]
fn what_cannot_be_answered_is_said_with_the_next_step(#[case] target: &str, #[case] status: u16, #[case] said: &str) {
    let reply = get(target);
    let page = page(&reply, status);
    assert!(text(&page, "main").contains(said), "{}", text(&page, "main"));
    assert!(!all(&page, "main form select").is_empty() || !all(&page, "main form textarea").is_empty());
    assert!(status == 200 || !all(&page, ".error").is_empty());
}

#[test]
fn two_roles_stand_side_by_side() {
    let target = with(routes::COMPARE_ROLES, &[("a", "mis-executive"), ("b", "data-analyst")]);
    let reply = get(&target);
    let page = page(&reply, 200);
    let said = text(&page, "main");
    for part in ["SQL", "Pay after 5 years", "What no course opens", "A step up", "From MIS Executive to Data Analyst"]
    {
        assert!(said.contains(part), "no {part:?}");
    }
    let only = all(&page, "section[aria-labelledby=skills] h3").len();
    assert_eq!(only, 3, "both, only the first, only the second");
}

#[test]
fn what_to_learn_next_stands_on_a_persons_page() {
    let reply = get(&with(routes::GUIDANCE, &ACCOUNTS));
    let page = page(&reply, 200);
    assert_eq!(all(&page, "section[aria-labelledby=next-skill] .path > li").len(), 3);
    assert!(text(&page, "section[aria-labelledby=next-skill]").contains('₹'));
    // A form leads to the plan of each role named, folded or not, and keeps the person.
    let roles = "section[aria-labelledby=roles] article.card, section[aria-labelledby=roles] > details li";
    assert_eq!(all(&page, "form[action='/plan'] option").len(), all(&page, roles).len());
    assert!(!all(&page, "form[action='/plan'] input[type=hidden]").is_empty());
}

#[test]
fn the_api_tells_the_next_skill_when_asked() {
    let body = json!({"skills": ACCOUNTS[0].1, "experience_years": 2, "qualifications": ["bcom"]});
    assert!(ask(&body).json().get("next_skills").is_none());
    let target = format!("{}?next=true", routes::API_GUIDANCE);
    let answer = send(address(), "POST", &target, &[("Content-Type", JSON)], body.to_string().as_bytes()).json();
    let next = answer["next_skills"].as_array().expect("a list");
    assert_eq!(next.len(), 3);
    for skill in next {
        assert!(skill["weeks"].as_u64().is_some_and(|weeks| weeks > 0), "{skill}");
        assert!(skill["gain"][0].as_u64() <= skill["gain"][1].as_u64(), "{skill}");
    }
}

#[rstest]
#[case("/guidance", &ACCOUNTS)]
#[case("/plan", &ACCOUNTS)]
#[case("/compare", &ACCOUNTS)]
fn a_page_on_paper_carries_its_address(#[case] path: &str, #[case] person: &[(&str, &str)]) {
    let goal: &[(&str, &str)] = if path == "/plan" { &[("goal", "data-analyst")] } else { &[] };
    let page = page(&get(&to(path, goal, person)), 200);
    let foot = text(&page, ".paper");
    assert!(foot.contains("Method and catalogue") && foot.contains(path), "{foot}");
    let picture = all(&page, ".paper img")[0].attr("src").unwrap().to_owned();
    let reply = get(&picture);
    assert_eq!((reply.status, reply.header("content-type")), (200, Some("image/svg+xml")));
    assert_eq!(reply.header("cache-control"), Some("private, no-store"));
    assert!(reply.text().contains("<svg"));
    assert_ne!(reply.text(), get(&format!("{path}/qr.svg")).text(), "another address, another picture");
}

#[test]
fn only_printed_pages_have_a_picture_of_their_address() {
    assert_eq!(get("/roles/qr.svg").status, 404);
    assert_eq!(get("/method/qr.svg").status, 404);
    assert_eq!(get(&format!("/plan/qr.svg?goal={}", "a".repeat(4_000))).status, 404);
}

/// Goals of the four people, in their order.
const GOALS: [&str; 4] = ["data-analyst", "data-analyst", "contract-management-specialist", "medical-writer"];

/// A text without its figures: those are the catalogue's and move with it.
fn masked(text: &str) -> String {
    let mut masked = String::new();
    for c in text.chars() {
        if c.is_ascii_digit() {
            // `4,50,000` and `4.5` become one mark.
            let end = masked.trim_end_matches([',', '.']).len();
            if masked[..end].ends_with('#') {
                masked.truncate(end);
            } else {
                masked.push('#');
            }
        } else {
            masked.push(c);
        }
    }
    masked
}

/// What a section says, line by line; rows of tables and small print are the catalogue's too.
fn said(page: &Html, section: &str) -> String {
    let parts = ["h2", "h3", "p:not(.small)", "caption", "summary", "figcaption li", "thead tr"]
        .map(|part| format!("{section} {part}"));
    let lines: Vec<String> = all(page, &parts.join(", "))
        .into_iter()
        .map(|part| part.text().flat_map(str::split_whitespace).collect::<Vec<_>>().join(" "))
        .collect();
    masked(&lines.join("\n"))
}

#[test]
fn the_four_people_are_told_what_they_were() {
    for (somebody, goal) in FOUR.iter().zip(GOALS) {
        let person =
            [("skills", somebody.skills), ("years", somebody.years), ("qualification", somebody.qualification)];
        let name = somebody.who.replace(' ', "_");
        let plan = page(&get(&to(routes::PLAN, &[("goal", goal)], &person)), 200);
        insta::assert_snapshot!(format!("plan_of_{name}"), said(&plan, "main > section"));
        let compared = page(&get(&with(routes::COMPARE, &person)), 200);
        let own = [masked(&text(&compared, "main > .lead")), said(&compared, "section[aria-labelledby=ahead]")];
        insta::assert_snapshot!(format!("compare_of_{name}"), own.join("\n"));
        let answer = page(&get(&with(routes::GUIDANCE, &person)), 200);
        insta::assert_snapshot!(format!("next_skill_of_{name}"), said(&answer, "section[aria-labelledby=next-skill]"));
    }
}
