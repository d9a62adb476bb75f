//! The pages as people meet them, read as a browser would.

use marg::web::routes;
use rstest::rstest;
use scraper::{ElementRef, Html, Selector};
use serde_json::{Value, json};

use crate::http::{Reply, send};
use crate::server::{FORM, JSON, address, ask, get, post_form, with};

/// A page with what every page has.
fn page(reply: &Reply, status: u16) -> Html {
    assert_eq!(reply.status, status, "{}", reply.text());
    assert_eq!(reply.header("content-type"), Some("text/html; charset=utf-8"));
    let policy = reply.header("content-security-policy").unwrap();
    assert!(policy.contains("default-src 'none'") && policy.contains("frame-ancestors 'none'"), "{policy}");
    assert_eq!(reply.header("x-content-type-options"), Some("nosniff"));
    assert_eq!(reply.header("cross-origin-opener-policy"), Some("same-origin"));
    assert!(reply.header("permissions-policy").is_some() && reply.header("referrer-policy").is_some());
    let page = Html::parse_document(reply.text());
    assert_eq!(all(&page, "h1").len(), 1, "one heading says what a page is");
    assert!(!text(&page, "h1").trim().is_empty());
    assert!(text(&page, "head > title").ends_with("– Marg"));
    assert_eq!(all(&page, "html[lang] meta[name=viewport]").len(), 1);
    page
}

fn all<'a>(page: &'a Html, selector: &str) -> Vec<ElementRef<'a>> {
    let selector = Selector::parse(selector).expect("a selector");
    page.select(&selector).collect()
}

fn text(page: &Html, selector: &str) -> String {
    all(page, selector).iter().flat_map(ElementRef::text).collect()
}

/// The value of an attribute of the first element.
fn attribute<'a>(page: &'a Html, selector: &str, name: &str) -> &'a str {
    all(page, selector).first().and_then(|element| element.attr(name)).unwrap_or_default()
}

/// A page about one person: never stored, told to nobody, not indexed.
fn assert_personal(reply: &Reply) {
    assert_eq!(reply.header("cache-control"), Some("private, no-store"));
    assert_eq!(reply.header("referrer-policy"), Some("no-referrer"));
    assert_eq!(reply.header("x-robots-tag"), Some("noindex"));
}

/// The roles that an answer shows, each with its score.
fn shown_roles(page: &Html) -> Vec<(String, u64)> {
    let inside = |card: ElementRef<'_>, selector: &str| -> String {
        card.select(&Selector::parse(selector).unwrap()).next().unwrap().text().collect()
    };
    let cards = all(page, "section[aria-labelledby=roles] article.card");
    let cards = cards.into_iter().map(|card| (inside(card, "h3 a, h3 button"), inside(card, ".number")));
    // Below the cards, folded: the title, and the track with the score.
    let weak = all(page, "section[aria-labelledby=roles] > details li");
    let weak = weak.into_iter().map(|line| {
        let tag = inside(line, ".tag");
        (inside(line, "a, button"), tag.split_whitespace().last().unwrap().to_owned())
    });
    cards.chain(weak).map(|(title, score)| (title, score.parse().unwrap())).collect()
}

/// The same from the API's answer.
fn told_roles(answer: &Value) -> Vec<(String, u64)> {
    let roles = answer["roles"].as_array().unwrap();
    roles.iter().map(|role| (role["title"].as_str().unwrap().to_owned(), role["score"].as_u64().unwrap())).collect()
}

const GRADUATE: [(&str, &str); 5] = [
    ("skills", "advanced excel, tally, GST returns, english, xylophone solos"),
    ("years", "2"),
    ("qualification", "bcom"),
    ("city", "pune"),
    ("shift", "any"),
];

/// Where the browser is sent after the form.
fn canonical(pairs: &[(&str, &str)]) -> String {
    let reply = post_form(routes::GUIDANCE, pairs);
    assert_eq!(reply.status, 303, "{}", reply.text());
    assert_eq!(reply.header("cache-control"), Some("private, no-store"));
    assert_eq!(reply.header("referrer-policy"), Some("no-referrer"));
    reply.header("location").unwrap().to_owned()
}

#[rstest]
#[case("/")]
#[case("/roles")]
#[case("/roles?q=excel&track=kpo&family=data-analytics")]
#[case("/roles?q=zzzzzz")]
#[case("/roles/data-analyst")]
#[case("/sectors/legal-services")]
#[case("/compare")]
#[case("/pay/in-hand")]
#[case("/method")]
#[case("/sources")]
#[case("/privacy")]
#[case("/accessibility")]
#[case("/api")]
#[case("/?lang=hi")]
fn pages_for_everyone_may_be_kept(#[case] target: &str) {
    let reply = get(target);
    page(&reply, 200);
    assert_eq!(reply.header("cache-control"), Some("public, max-age=600"));
    assert_eq!(reply.header("x-robots-tag"), None);
    let head = send(address(), "HEAD", target, &[], b"");
    assert_eq!((head.status, head.body.len()), (200, 0));
}

#[rstest]
#[case("/guidance?skills=excel,+tally")]
#[case("/guidance?s=tally.ms-excel&years=2&city=pune&track=bpo&track=kpo&shift=day")]
#[case("/?skills=excel")]
#[case("/roles/data-analyst?s=sql.ms-excel")]
#[case("/compare?s=sql.ms-excel&years=3")]
fn pages_about_a_person_are_not(#[case] target: &str) {
    let reply = get(target);
    page(&reply, 200);
    assert_personal(&reply);
}

/// What the site links to is there: addresses of its own, without a script.
#[rstest]
#[case("/")]
#[case("/guidance?skills=excel,+tally,+accounts&years=3")]
#[case("/roles/data-analyst?s=sql.ms-excel")]
#[case("/sectors/legal-services")]
#[case("/compare?s=sql.ms-excel&years=3")]
#[case("/no-such-page")]
fn links_lead_somewhere(#[case] target: &str) {
    let reply = get(target);
    let page = Html::parse_document(reply.text());
    let links = all(&page, "a[href^='/'], link[href^='/']");
    assert!(links.len() > 4);
    for link in links {
        let href = link.attr("href").unwrap();
        assert_eq!(get(href).status, 200, "{href} on {target}");
    }
    for link in all(&page, "a[href^='#']") {
        let id = link.attr("href").unwrap();
        assert_eq!(all(&page, id).len(), 1, "{id} on {target}");
    }
}

#[test]
fn the_form_has_a_label_for_each_field() {
    let page = page(&get(routes::HOME), 200);
    assert_eq!(attribute(&page, "form.person", "action"), routes::GUIDANCE);
    assert_eq!(attribute(&page, "form.person", "method"), "post");
    for name in ["skills", "years", "qualification", "city", "track"] {
        assert_eq!(all(&page, &format!("form.person [name={name}]")).len(), 1, "{name}");
        assert_eq!(all(&page, &format!("label[for={name}]")).len(), 1, "{name}");
    }
    assert_eq!(all(&page, "label input[name=shift]").len(), 2);
}

#[test]
fn the_form_leads_to_an_address_of_its_own() {
    let location = canonical(&GRADUATE);
    assert!(location.starts_with("/guidance?s="), "{location}");
    let reply = get(&location);
    let page = page(&reply, 200);
    assert_personal(&reply);
    let roles = shown_roles(&page);
    assert!((1..=10).contains(&roles.len()));
    assert!(roles.iter().map(|(_, score)| score).is_sorted_by(|a, b| a >= b));
    let body = json!({
        "skills": GRADUATE[0].1, "experience_years": 2, "qualifications": ["bcom"], "city": "pune", "shift": "any",
    });
    assert_eq!(roles, told_roles(&ask(&body).json()), "the page and the API say the same");
    let text: String = page.root_element().text().collect();
    assert!(text.contains("xylophone solos"), "what was not understood is shown");
    assert_eq!(canonical_of(&page), location);
}

/// The address that an answer gives for keeping.
fn canonical_of(page: &Html) -> &str {
    attribute(page, ".address a", "href")
}

/// Whatever was written: a long CV, many scripts, a word that never ends.
#[rstest]
#[case("advanced excel, tally, GST returns, power bi, sql, english C1, german B2, hindi, I was a team leader. ")]
#[case("कस्टमर केयर, एक्सेल, टैली; অ্যাকাউন্টস — 数据 📈, plumber, carpentry, not good at typing, exel, powr bi. ")]
#[case("supercalifragilisticexpialidocious")]
fn an_address_is_never_too_long(#[case] part: &str) {
    let skills: String = part.chars().cycle().take(20_000).collect();
    let location = canonical(&[("skills", &skills), ("years", "4"), ("qualification", "bcom"), ("city", "pune")]);
    let query = location.split_once('?').unwrap().1;
    assert!(query.len() <= 1_500, "{} bytes", query.len());
    assert_eq!(get(&location).status, 200, "{location}");
}

#[rstest]
#[case::advanced("advanced excel, tally, GST returns, english", "2", "bcom")]
#[case::voice("voice process, customer care, english, team handling, quality checks", "4", "12th")]
#[case::law("legal research, drafting, contract review", "0", "llb")]
#[case::title("I am an AR caller with medical billing and denial management", "3.5", "")]
#[case::slips("exel, powr bi, sequel, recruitmnt", "1", "bsc")]
#[case::other("nursing, patient care, medical coding", "2", "")]
fn the_address_gives_what_the_words_gave(#[case] skills: &str, #[case] years: &str, #[case] qualification: &str) {
    let location = canonical(&[("skills", skills), ("years", years), ("qualification", qualification)]);
    let qualifications = Vec::from_iter(Some(qualification).filter(|id| !id.is_empty()));
    let told = ask(&json!({
        "skills": skills, "experience_years": years.parse::<f64>().unwrap(), "qualifications": qualifications,
    }));
    let told = told.json();
    let shown = page(&get(&location), 200);
    let wanted = if told["status"] == "matched" { told_roles(&told) } else { Vec::new() };
    assert_eq!(shown_roles(&shown), wanted, "{location}");
}

/// The fields of the list of what was understood, as a browser sends them.
fn understood(page: &Html) -> Vec<(String, String)> {
    let fields = all(page, ".understood input[type=hidden], .understood input[type=checkbox][checked]");
    let field =
        |input: ElementRef<'_>| (input.attr("name").unwrap().to_owned(), input.attr("value").unwrap().to_owned());
    fields.into_iter().map(field).collect()
}

/// Hindi goes along from the form to the answer, its links and its errors, and back to English by one link.
#[test]
fn hindi_goes_along() {
    let form = page(&get("/?lang=hi"), 200);
    assert_eq!(attribute(&form, "html", "lang"), "hi");
    assert_eq!(attribute(&form, ".person input[name=lang]", "value"), "hi");
    assert_eq!(attribute(&form, ".tongue", "href"), "/");
    assert!(text(&form, "label[for=skills]").contains("आता"), "{}", text(&form, "label[for=skills]"));
    let mut pairs = GRADUATE.to_vec();
    pairs.push(("lang", "hi"));
    let location = canonical(&pairs);
    assert!(location.ends_with("&lang=hi"), "{location}");
    let answer = page(&get(&location), 200);
    assert_eq!(attribute(&answer, "html", "lang"), "hi");
    assert!(text(&answer, "main .lead").contains("स्किल"), "{}", text(&answer, "main .lead"));
    assert!(text(&answer, ".pay").contains("आधे लोगों"));
    for link in all(&answer, "section[aria-labelledby=roles] h3 a") {
        assert!(link.attr("href").unwrap().ends_with("lang=hi"));
    }
    assert_eq!(attribute(&answer, ".understood input[name=lang]", "value"), "hi");
    let english = get(attribute(&answer, ".tongue", "href"));
    assert_eq!(shown_roles(&page(&english, 200)), shown_roles(&answer), "the language changes no role and no score");
    assert!(english.text().contains("Half of people earn"));
    pairs.push(("years", "ten"));
    let refused = page(&post_form(routes::GUIDANCE, &pairs), 422);
    assert_eq!(attribute(&refused, "html", "lang"), "hi");
    assert!(text(&refused, "#years-error").contains("साल"));
    // Another language is none of ours: then it is English.
    assert_eq!(attribute(&page(&get("/?lang=ta"), 200), "html", "lang"), "en");
}

/// Roles with less than a quarter of the best one's score stand folded below the others.
#[test]
fn weak_roles_are_folded() {
    let answer = page(&get(&canonical(&GRADUATE)), 200);
    let cards: Vec<u64> = all(&answer, "section[aria-labelledby=roles] article .number")
        .iter()
        .map(|number| number.text().collect::<String>().parse().unwrap())
        .collect();
    let shown = shown_roles(&answer);
    assert!(!cards.is_empty() && cards.len() < shown.len(), "{shown:?}");
    assert!(cards.iter().all(|score| score * 4 >= cards[0]), "{shown:?}");
    assert!(shown[cards.len()..].iter().all(|(_, score)| score * 4 < cards[0]), "{shown:?}");
}

/// A CV that is sent has an address of more than a thousand bytes. Its page says it once, in a form, and every way from
/// there is a button of that form; each leads to a page about the same person.
#[test]
fn a_long_address_stands_once_on_its_page() {
    let cv = include_str!("../browser/cv.txt");
    let location = canonical(&[("skills", cv), ("years", "4"), ("qualification", "bcom"), ("city", "pune")]);
    assert!(location.len() > 1_000, "{location}");
    let reply = get(&location);
    assert!(reply.text().len() <= 40_000, "{} bytes", reply.text().len());
    let answer = page(&reply, 200);
    let carried: Vec<(&str, &str)> = all(&answer, "#carried input")
        .iter()
        .map(|field| (field.attr("name").unwrap(), field.attr("value").unwrap()))
        .collect();
    let mut paths: Vec<&str> =
        all(&answer, "button[form=carried]").iter().map(|way| way.attr("formaction").unwrap()).collect();
    assert!(paths.iter().filter(|path| path.starts_with("/roles/")).count() >= 10, "{paths:?}");
    for path in [routes::COMPARE, routes::PLAN, routes::LOOKUP, routes::HOME, routes::GUIDANCE] {
        assert!(paths.contains(&path), "{path} is not among {paths:?}");
    }
    paths.sort_unstable();
    paths.dedup();
    for path in paths {
        let reply = get(&with(path, &carried));
        assert_eq!(reply.status, 200, "{path}");
        assert_personal(&reply);
    }
    let again = page(&get(&with(routes::GUIDANCE, &carried)), 200);
    assert_eq!(shown_roles(&again), shown_roles(&answer));
    assert_eq!(understood(&again), understood(&answer), "nothing is lost on the way");
    let hindi: Vec<_> = std::iter::once(("lang", "hi")).chain(carried.iter().copied()).collect();
    let hindi = page(&get(&with(routes::GUIDANCE, &hindi)), 200);
    assert_eq!(attribute(&hindi, "html", "lang"), "hi");
    assert_eq!(attribute(&hindi, ".tongue", "value"), "en");
}

/// A page that speaks English only says so to those who read Hindi.
#[rstest]
#[case(routes::COMPARE)]
#[case(routes::PLAN)]
#[case("/roles/data-analyst")]
fn a_page_without_hindi_says_so(#[case] path: &str) {
    let person = [("s", "sql.ms-excel"), ("years", "2")];
    let english = page(&get(&with(path, &person)), 200);
    assert!(all(&english, "main > p[lang=hi]").is_empty());
    let hindi = page(&get(&with(path, &[person.as_slice(), &[("lang", "hi")]].concat())), 200);
    assert_eq!(attribute(&hindi, "html", "lang"), "en");
    assert!(text(&hindi, "main > p[lang=hi]").contains("अंग्रेज़ी"));
    assert!(all(&hindi, ".tongue").is_empty(), "no language is offered that the page does not have");
}

#[rstest]
#[case::title("Data Analyst", "/roles/data-analyst?")]
#[case::another_title("ap executive", "/roles/accounts-payable-executive?")]
fn a_role_that_is_named_is_looked_up(#[case] typed: &str, #[case] leads_to: &str) {
    let reply = get(&with(routes::LOOKUP, &[("q", typed), ("s", "sql.ms-excel"), ("years", "2")]));
    assert_eq!(reply.status, 303);
    let location = reply.header("location").unwrap();
    assert!(location.starts_with(leads_to) && location.contains("s=sql.ms-excel"), "{location}");
    assert!(text(&page(&get(location), 200), "#you").contains("stand"));
}

/// Whoever comes without a name is asked for one, and has done nothing wrong.
#[test]
fn a_role_is_asked_for() {
    let asked = page(&get(&with(routes::LOOKUP, &[("s", "sql.ms-excel")])), 200);
    assert!(all(&asked, ".error").is_empty());
    assert_eq!(all(&asked, "input[name=q]").len(), 1);
}

#[rstest]
#[case::several("audit", 200)]
#[case::none("xyzzy", 422)]
#[case::empty("", 422)]
#[case::markup("<script>alert(1)</script>", 422)]
fn a_role_that_is_not_named_is_asked_for(#[case] typed: &str, #[case] status: u16) {
    let reply = get(&with(routes::LOOKUP, &[("q", typed), ("s", "sql.ms-excel")]));
    let page = page(&reply, status);
    assert_personal(&reply);
    assert_eq!(attribute(&page, "#q", "value"), typed);
    assert_eq!(text(&page, "#q-error").is_empty(), status == 200);
    for link in all(&page, ".role-lines a") {
        assert!(link.attr("href").unwrap().contains("s=sql.ms-excel"));
    }
}

#[test]
fn unticking_a_skill_scores_again() {
    let location = canonical(&[("skills", "tally, GST returns, reconciliation, nursing"), ("years", "2")]);
    let before = page(&get(&location), 200);
    let fields = understood(&before);
    assert!(fields.contains(&("s".to_owned(), "tally".to_owned())), "{fields:?}");
    let resent = |fields: &[(String, String)]| {
        let pairs: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        page(&get(&with(attribute(&before, ".understood form", "action"), &pairs)), 200)
    };
    assert_eq!(shown_roles(&resent(&fields)), shown_roles(&before), "with nothing unticked, nothing changes");
    let fewer: Vec<_> = fields.into_iter().filter(|(_, value)| value != "tally").collect();
    let after = resent(&fewer);
    assert!(all(&after, ".understood input[value=tally]").is_empty());
    assert_ne!(shown_roles(&after), shown_roles(&before));
}

/// What a text told the page is told again when nothing is unticked: levels of languages, other fields, what is denied,
/// what was not understood.
#[test]
fn scoring_again_loses_nothing() {
    let said =
        "German B2, customer care, staff nurse, ICU, no experience in SQL, xylophone solos, team leader, 2 years";
    let before = page(&get(&with(routes::GUIDANCE, &[("skills", said), ("qualification", "bcom")])), 200);
    let fields = understood(&before);
    for (name, value) in [
        ("x", "German B2"),
        ("x", "xylophone solos"),
        ("s", "customer-service"),
        ("n", "sql"),
        ("years", "2"),
        ("qualification", "bcom"),
    ] {
        assert!(fields.contains(&(name.to_owned(), value.to_owned())), "{name}={value} is not among {fields:?}");
    }
    assert!(fields.iter().any(|(name, value)| name == "o" && value.starts_with("nursing")), "{fields:?}");
    let pairs: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let after = page(&get(&with(routes::GUIDANCE, &pairs)), 200);
    assert_eq!(shown_roles(&after), shown_roles(&before));
    let sorted = |mut fields: Vec<(String, String)>| {
        fields.sort();
        fields
    };
    assert_eq!(sorted(understood(&after)), sorted(fields));
}

#[rstest]
#[case::empty("skills", "", "at least two things")]
#[case::blank("skills", " \r\n\t ", "at least two things")]
#[case::years_below("years", "-1", "below 0")]
#[case::years_above("years", "400", "60 or less")]
#[case::years_word("years", "ten", "as a number")]
#[case::years_markup("years", "<b>2</b>", "as a number")]
#[case::city("city", "atlantis", "atlantis")]
#[case::qualification("qualification", "wizard", "wizard")]
#[case::track("track", "xpo", "KPO, BPO or LPO")]
#[case::shift("shift", "noon", "any shift")]
fn a_bad_field_is_named_beside_it(#[case] name: &str, #[case] value: &str, #[case] message: &str) {
    let mut pairs = GRADUATE.to_vec();
    pairs.retain(|(own, _)| *own != name);
    pairs.push((name, value));
    for reply in [post_form(routes::GUIDANCE, &pairs), get(&with(routes::GUIDANCE, &pairs))] {
        let page = page(&reply, 422);
        assert_personal(&reply);
        assert!(text(&page, ".error-summary").contains(message), "{}", text(&page, ".error-summary"));
        let field = format!("#{name}-error");
        let beside = if name == "shift" { "fieldset .error" } else { &field };
        assert!(text(&page, beside).contains(message), "{beside}");
        for (name, value) in pairs.iter().filter(|(own, _)| *own != name) {
            assert!(is_kept(&page, name, value), "{name} is lost");
        }
    }
}

/// Whether the form still has what was typed.
fn is_kept(page: &Html, name: &str, value: &str) -> bool {
    match name {
        "skills" => text(page, "#skills").trim_start_matches('\n') == value,
        "years" => attribute(page, "#years", "value") == value,
        "shift" => attribute(page, "input[name=shift][checked]", "value") == value,
        _ => attribute(page, &format!("#{name} option[selected]"), "value") == value,
    }
}

#[test]
fn too_long_a_text_is_kept() {
    let long = "é".repeat(20_001);
    let page = page(&post_form(routes::GUIDANCE, &[("skills", &long), ("years", "2")]), 422);
    assert!(text(&page, "#skills-error").contains("20000") || text(&page, "#skills-error").contains("20,000"));
    assert!(is_kept(&page, "skills", &long) && is_kept(&page, "years", "2"));
}

#[test]
fn an_address_takes_less_text_than_the_form() {
    assert_eq!(get(&with(routes::GUIDANCE, &[("skills", &"a".repeat(2_000))])).status, 200);
    for long in ["a".repeat(2_001), "é ".repeat(9_000)] {
        let page = page(&get(&with(routes::GUIDANCE, &[("skills", &long)])), 422);
        assert!(is_kept(&page, "skills", &long));
        assert!(!text(&page, "#skills-error").is_empty());
    }
    let many_ids = with(routes::GUIDANCE, &[("s", &"tally.".repeat(5_000))]);
    page(&get(&many_ids), 422);
}

/// What somebody types is text wherever it is shown, never markup.
#[test]
fn markup_stays_text() {
    let markup = "\"'><script>alert(1)</script><img src=x onerror=alert(2)>";
    let names = ["skills", "s", "x", "t", "o", "n", "years", "qualification", "city", "track", "shift"];
    for name in names {
        let pairs = [("skills", "excel, tally"), (name, markup)];
        let mut replies = vec![post_form(routes::GUIDANCE, &pairs)];
        replies.extend([routes::HOME, routes::GUIDANCE, routes::COMPARE].map(|path| get(&with(path, &pairs))));
        for reply in replies {
            assert_no_markup(&reply);
        }
    }
    for name in ["q", "track", "family", "sector"] {
        assert_no_markup(&get(&with(routes::ROLES, &[(name, markup)])));
    }
    for path in ["/roles/", "/sectors/", "/"] {
        let reply =
            get(&format!("{path}%22%3E%3Cscript%3Ealert(1)%3C%2Fscript%3E%3Cimg%20src=x%20onerror=alert(2)%3E"));
        assert_eq!(reply.status, 404);
        assert_no_markup(&reply);
    }
    let location = canonical(&[("skills", &format!("excel, tally, {markup}"))]);
    assert_no_markup(&get(&location));
}

fn assert_no_markup(reply: &Reply) {
    let page = Html::parse_document(reply.text());
    // The one picture of a page is the QR code of its own address.
    assert!(all(&page, "script:not([src]), img:not([src*='/qr.svg?']), [onerror]").is_empty(), "{}", reply.text());
}

#[rstest]
#[case::no_query("/guidance", 422)]
#[case::repeated_years("/guidance?skills=excel,tally&years=1&years=2", 200)]
#[case::repeated_skills("/guidance?skills=excel&skills=tally", 200)]
#[case::repeated_empty("/guidance?skills=excel,tally&years=2&years=&city=&city=pune", 200)]
#[case::unknown_names("/guidance?skills=excel,tally&utm_source=x&years[]=3&__proto__=1", 200)]
#[case::no_values("/guidance?skills&years&=&&", 422)]
#[case::broken_escapes("/guidance?skills=excel%2,%ZZ,tally%", 200)]
#[case::broken_utf8("/guidance?skills=excel%ff%fe,tally%00", 200)]
#[case::unknown_skill_id("/guidance?s=no-such-skill", 422)]
#[case::unknown_title("/guidance?s=tally&t=no-such-role~x", 422)]
#[case::unknown_field("/guidance?s=tally&o=no-such-field~9", 422)]
#[case::odd_count("/guidance?s=tally&o=nursing-and-care~99999999999999999999", 422)]
#[case::dots("/guidance?s=....&n=.&t=~&o=~", 422)]
#[case::nothing_for_a_role("/roles/data-analyst?skills=", 200)]
#[case::bad_years_for_a_role("/roles/data-analyst?skills=excel&years=400", 422)]
#[case::bad_city_for_a_comparison("/compare?skills=excel&city=atlantis", 422)]
fn odd_queries_get_a_page(#[case] target: &str, #[case] status: u16) {
    page(&get(target), status);
}

#[rstest]
#[case("/no-such-page")]
#[case("/roles/no-such-role")]
#[case("/sectors/no-such-sector")]
#[case("/roles/%ff%fe%00")]
#[case("/roles/data-analyst/")]
#[case("/assets/no-such-asset.css")]
#[case("/../../etc/passwd")]
#[case("/GUIDANCE")]
#[case("//")]
fn an_unknown_address_says_where_to_go(#[case] target: &str) {
    let reply = get(target);
    let page = page(&reply, 404);
    assert_eq!(reply.header("cache-control"), Some("no-store"));
    for way in [routes::HOME, routes::ROLES, routes::COMPARE] {
        assert!(!all(&page, &format!("main a[href='{way}']")).is_empty(), "{way}");
    }
}

#[test]
fn a_long_unknown_address_is_a_page() {
    page(&get(&format!("/roles/{}", "a".repeat(20_000))), 404);
}

#[rstest]
#[case("DELETE", "/guidance", "GET, HEAD, POST")]
#[case("PUT", "/", "GET, HEAD")]
#[case("POST", "/", "GET, HEAD")]
#[case("POST", "/roles/data-analyst", "GET, HEAD")]
#[case("NONSENSE", "/compare", "GET, HEAD")]
#[case("OPTIONS", "/roles", "GET, HEAD")]
fn an_unknown_method_is_told_what_is_taken(#[case] method: &str, #[case] target: &str, #[case] allowed: &str) {
    let reply = send(address(), method, target, &[], b"");
    page(&reply, 405);
    assert_eq!(reply.header("allow"), Some(allowed));
}

#[test]
fn bodies_that_are_no_form_get_a_page() {
    let post = |headers: &[(&str, &str)], body: &[u8]| send(address(), "POST", routes::GUIDANCE, headers, body);
    page(&post(&[("Content-Type", JSON)], b"{}"), 415);
    page(&post(&[], b"skills=excel"), 415);
    page(&post(&[("Content-Type", FORM)], &vec![b'a'; 400_000]), 413);
    page(&post(&[("Content-Type", FORM)], b""), 422);
    page(&post(&[("Content-Type", FORM)], b"\xff\xfe\x00=%ff&&=&%"), 422);
}

/// Robots are told to stay away from answers, and machines that Marg lives.
#[test]
fn machines_are_answered() {
    for path in [routes::LIVE, routes::READY] {
        let reply = get(path);
        assert_eq!((reply.status, reply.text()), (200, "ok\n"));
        assert_eq!(reply.header("cache-control"), Some("no-store"));
    }
    let robots = get(routes::ROBOTS);
    assert!(robots.text().contains("Disallow: /guidance") && robots.text().contains("Disallow: /api/"));
}

#[test]
fn pages_are_compressed_for_those_who_take_it() {
    let target = with(routes::GUIDANCE, &GRADUATE);
    let plain = get(&target);
    let packed = send(address(), "GET", &target, &[("Accept-Encoding", "gzip, br")], b"");
    assert_eq!(packed.header("content-encoding"), Some("gzip"));
    assert_eq!(packed.header("vary"), Some("accept-encoding"));
    assert!(packed.body.len() * 3 < plain.body.len());
    let refused = send(address(), "GET", &target, &[("Accept-Encoding", "gzip;q=0")], b"");
    assert_eq!(refused.body, plain.body, "the same address gives the same bytes");
}

#[test]
fn assets_are_kept_for_good() {
    let page = page(&get(routes::HOME), 200);
    for address in [
        attribute(&page, "link[rel=stylesheet]", "href"),
        attribute(&page, "script[src]", "src"),
        attribute(&page, "link[rel=icon]", "href"),
    ] {
        let reply = get(address);
        assert_eq!(reply.status, 200, "{address}");
        assert_eq!(reply.header("cache-control"), Some("public, max-age=31536000, immutable"));
    }
}
