//! The pages on pay, and the sums that they show.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use marg::catalogue::RoleId;
use marg::guidance::Engine;
use marg::salary::held_out::{Outcome, held_out};
use marg::salary::{Adjustment, AdjustmentSize, Person, estimate, example, in_hand_of_band, records};
use marg::web::routes;
use marg::years::Years;
use rstest::rstest;
use scraper::{ElementRef, Html, Selector};

use crate::http::Reply;
use crate::server::{get, with};

static ENGINE: LazyLock<Engine> = LazyLock::new(|| Engine::embedded().unwrap());

fn role(id: &str) -> RoleId {
    ENGINE.catalogue.roles.find(id).unwrap()
}

fn html(reply: &Reply) -> Html {
    Html::parse_document(reply.text())
}

fn texts(page: &Html, selector: &str) -> Vec<String> {
    let selector = Selector::parse(selector).unwrap();
    page.select(&selector).map(|element| element.text().collect()).collect()
}

fn text(page: &Html, selector: &str) -> String {
    texts(page, selector).concat()
}

fn value(page: &Html, name: &str) -> String {
    let selector = Selector::parse(&format!("[name={name}]")).unwrap();
    let field: ElementRef<'_> = page.select(&selector).next().unwrap();
    field.attr("value").unwrap_or_default().to_owned()
}

/// Rupees in a text such as `₹ 4,50,000`.
fn rupees(text: &str) -> u64 {
    text.chars().filter(char::is_ascii_digit).collect::<String>().parse().unwrap()
}

// ---- the model

/// Leaving each source out, the others foretell it: most figures inside the band, and better than by years alone.
#[test]
fn the_bands_foretell_a_source_that_they_have_not_heard() {
    let outcome = Outcome::of(held_out(&ENGINE.catalogue).iter()).unwrap();
    assert!(outcome.figures > 200, "{outcome:?}");
    assert!(outcome.inside >= 0.80, "{outcome:?}");
    assert!(outcome.error < outcome.error_by_years, "{outcome:?}");
}

/// The worked example by hand: every step follows from the one before it.
#[rstest]
#[case("medical-coder", 2)]
#[case("data-analyst", 4)]
#[case("accounts-payable-executive", 7)]
fn a_band_worked_out(#[case] id: &str, #[case] years: u16) {
    let catalogue = &ENGINE.catalogue;
    let worked = example(catalogue, &ENGINE.pay, role(id), Years::whole(years));
    for step in [&worked.own, &worked.family, &worked.track] {
        for figure in &step.figures {
            let by_hand = figure.stated.as_f64() * figure.growth / figure.city;
            assert!((by_hand - figure.today.as_f64()).abs() < 3.0, "{}", figure.evidence.id);
        }
        let parts: f64 = step.figures.iter().map(|figure| figure.part).sum();
        assert!(step.figures.is_empty() || (parts - 1.0).abs() < 1e-9);
    }
    // The role's step: its figures' mean as logarithms, and the family's conclusion, by the part heard.
    let mean = |step: &marg::salary::example::Step<'_>| -> f64 {
        step.figures.iter().map(|figure| figure.part * figure.times_judged.ln()).sum()
    };
    let by_hand = worked.own.heard * mean(&worked.own) + (1.0 - worked.own.heard) * worked.family.times_judged.ln();
    assert!((by_hand - worked.own.times_judged.ln()).abs() < 1e-9);
    assert!((worked.judged.as_f64() * worked.own.times_judged - worked.middle.as_f64()).abs() < 3.0);
    let (records, judged) = records(&worked);
    let sum: f64 = records.iter().map(|record| record.part).sum();
    assert!((sum + judged - 1.0).abs() < 1e-9);
    assert!(worked.spread >= worked.spread_of_people);
}

fn percents(lines: &[Adjustment]) -> u16 {
    lines
        .iter()
        .map(|line| match line.size {
            AdjustmentSize::Percent(percent) => percent.saturating_sub(100),
            AdjustmentSize::Rupees(_) => 0,
        })
        .sum()
}

/// Whatever a person brings, the lines add no more than the model's limit, and a night role's band has its nights.
#[test]
fn lines_stay_within_their_limit() {
    let catalogue = &ENGINE.catalogue;
    let languages: Vec<_> = catalogue
        .pay
        .model
        .language_line
        .iter()
        .filter_map(|line| Some((catalogue.skills.find(&line.language)?, line.level)))
        .collect();
    let mut most = 0;
    for (id, known) in catalogue.roles.iter() {
        for city in catalogue.cities.keys() {
            let person = Person {
                city: Some(city),
                nights: true,
                languages: languages.clone(),
                qualifications: catalogue.qualifications.keys().collect(),
                ..Person::default()
            };
            let lines = estimate(catalogue, &ENGINE.pay, id, &person).adjustments;
            most = most.max(percents(&lines));
            let nights = lines.iter().any(|line| line.line.to_lowercase().contains("night"));
            let night_role = known.entry.shift == marg::catalogue::role::Shift::Night;
            assert!(!(night_role && nights), "{}", known.title);
        }
    }
    assert!(most <= catalogue.pay.model.most_percent, "{most}");
    assert!(most > 20, "somebody brings enough for the limit to matter: {most}");
}

/// No line of the model lies idle: each raises the pay of somebody in some role.
#[test]
fn every_line_is_somebodys() {
    let catalogue = &ENGINE.catalogue;
    let model = &catalogue.pay.model;
    let raises = |person: &Person| {
        catalogue.roles.keys().any(|id| !estimate(catalogue, &ENGINE.pay, id, person).adjustments.is_empty())
    };
    for line in &model.language_line {
        let language = catalogue.skills.find(&line.language).unwrap();
        let person = Person { languages: vec![(language, line.level)], ..Person::default() };
        assert!(raises(&person), "{} at {}", line.language, line.level.id());
    }
    for line in &model.certificate_line {
        let qualification = catalogue.qualifications.find(&line.qualification).unwrap();
        let person = Person { qualifications: vec![qualification], ..Person::default() };
        assert!(raises(&person), "{}", line.qualification);
    }
}

/// In-hand pay of a band never falls as the band rises, and is less than a twelfth of it.
#[test]
fn a_band_in_hand() {
    for (id, known) in ENGINE.catalogue.roles.iter() {
        let band = ENGINE.pay.band(id, Years::whole(known.years.entry));
        let in_hand = in_hand_of_band(&ENGINE.catalogue, &band, None);
        assert!(in_hand.low <= in_hand.middle && in_hand.middle <= in_hand.high, "{}", known.title);
        assert!(in_hand.high < band.p75().a_month(), "{}", known.title);
    }
}

// ---- the pages

#[test]
fn the_method_works_a_band_out() {
    let reply = get(routes::METHOD);
    let page = html(&reply);
    let worked = example(&ENGINE.catalogue, &ENGINE.pay, role("medical-coder"), Years::whole(2));
    let shown = text(&page, "section[aria-labelledby=worked]");
    let factor = format!("{:.3}", worked.own.times_judged);
    for wanted in [worked.judged.to_string(), factor, worked.middle.to_string(), worked.band.p50().to_string()] {
        assert!(shown.contains(&wanted), "{wanted} in {shown}");
    }
    assert_eq!(
        texts(&page, "section[aria-labelledby=worked] tbody tr").len(),
        worked.own.figures.len() + worked.family.figures.len() + worked.track.figures.len()
    );
}

#[test]
fn the_sources_name_every_source() {
    let reply = get(routes::SOURCES);
    let page = html(&reply);
    let listed = texts(&page, ".source-list li").len();
    assert_eq!(listed, ENGINE.catalogue.sources.keys().count());
    let wages = texts(&page, "section[aria-labelledby=wages] tbody tr").len();
    assert_eq!(wages, ENGINE.catalogue.pay.minimum_wages.len());
}

#[test]
fn pay_of_a_role_now_and_over_a_career() {
    let asked = with(routes::PAY, &[("role", "accounts-payable-executive"), ("years", "4"), ("city", "bengaluru")]);
    let reply = get(&asked);
    assert_eq!(reply.status, 200, "{}", reply.text());
    assert_eq!(reply.header("cache-control"), Some("private, no-store"));
    let page = html(&reply);
    let years = Years::whole(4);
    let band = ENGINE.pay.band(role("accounts-payable-executive"), years);
    let now = text(&page, "section[aria-labelledby=now]");
    assert!(now.contains(&format!("{} to {} lakh", band.p25().lakh(), band.p75().lakh())), "{now}");
    assert!(now.contains("The legal minimum in Karnataka") && now.contains("In hand, of this range: about"), "{now}");
    assert!(now.contains("Pay in Bengaluru"), "{now}");
    assert_eq!(texts(&page, "section[aria-labelledby=career] polygon.fan").len(), 1);
    assert_eq!(texts(&page, "section[aria-labelledby=career] path.floor").len(), 1);
    let middles: Vec<u64> =
        texts(&page, "section[aria-labelledby=career] > .scroll td:first-of-type").iter().map(|t| rupees(t)).collect();
    assert!(middles.len() >= 5 && middles.is_sorted(), "{middles:?}");
    assert!(!texts(&page, "section[aria-labelledby=behind] tbody tr").is_empty());
    assert!(texts(&page, "section[aria-labelledby=beside] tbody tr").len() >= 3);
    // What a role pays without a person is the same for everyone.
    let plain = get(&with(routes::PAY, &[("role", "accounts-payable-executive")]));
    assert_eq!(plain.header("cache-control"), Some("public, max-age=600"));
}

#[test]
fn pay_of_every_role_has_a_page() {
    for (id, known) in ENGINE.catalogue.roles.iter().step_by(7) {
        let reply = get(&routes::pay_of(&ENGINE.catalogue, id, Years::whole(known.years.entry)));
        assert_eq!(reply.status, 200, "{}", known.title);
    }
}

#[rstest]
#[case(&[("role", "astronaut")], 404, "role")]
#[case(&[("role", "data-analyst"), ("years", "minus one")], 422, "years")]
#[case(&[("role", "data-analyst"), ("years", "46")], 422, "years")]
#[case(&[("role", "data-analyst"), ("city", "<b>atlantis")], 422, "city")]
#[case(&[("years", "3")], 422, "role")]
fn what_pay_does_not_understand_is_said_at_its_field(
    #[case] pairs: &[(&str, &str)],
    #[case] status: u16,
    #[case] field: &str,
) {
    let reply = get(&with(routes::PAY, pairs));
    assert_eq!(reply.status, status);
    let page = html(&reply);
    assert_eq!(texts(&page, &format!(".wrong #{field}")).len(), 1, "{}", reply.text());
    assert!(!text(&page, ".error-summary").is_empty());
    let years = pairs.iter().find(|pair| pair.0 == "years").map_or("", |pair| pair.1);
    assert_eq!(value(&page, "years"), years);
}

const LETTER: [(&str, &str); 13] = [
    ("ctc", "4.5 lakh"),
    ("variable", "90,000"),
    ("joining_bonus", "20000"),
    ("benefits", "10000"),
    ("role", "accounts-payable-executive"),
    ("years", "2"),
    ("city", "bengaluru"),
    ("fee", "5000"),
    ("bond_months", "24"),
    ("notice_days", "90"),
    ("originals", "yes"),
    ("claw_back", "yes"),
    ("regime", "new"),
];

#[test]
fn an_offer_looked_at() {
    let reply = get(&with(routes::OFFER, &LETTER));
    assert_eq!(reply.status, 200, "{}", reply.text());
    assert_eq!(reply.header("cache-control"), Some("private, no-store"));
    assert_eq!(reply.header("referrer-policy"), Some("no-referrer"));
    assert_eq!(reply.header("x-robots-tag"), Some("noindex"));
    let page = html(&reply);
    // By hand: 4,50,000 − 20,000 − 10,000 − 90,000 = 3,30,000 fixed; basic 1,65,000 a year, 13,750 a month; fund 12 %
    // of it: 19,800; gratuity 4.81 %: 7,937 (7,936.5); gross 3,02,263 is 25,189 a month: no state insurance.
    let amounts: Vec<u64> =
        texts(&page, "section[aria-labelledby=inside] tbody td:first-of-type").iter().map(|t| rupees(t)).collect();
    assert_eq!(amounts, [3_02_263, 90_000, 20_000, 19_800, 7_937, 10_000, 4_50_000]);
    // Gross less the fund (19,800) and Karnataka's tax from 25,000 a month (2,500); no income tax: 2,79,963 a year.
    assert!(text(&page, "section[aria-labelledby=answer]").contains("2,79,963"));
    assert!(text(&page, "section[aria-labelledby=place]").contains("3,30,000"));
    let flags = text(&page, "section[aria-labelledby=flags]");
    let said = ["asked for money", "original certificates", "bond ties", "taken back", "long notice", "is variable"];
    for wanted in said {
        assert!(flags.contains(wanted), "{wanted} in {flags}");
    }
    assert!(!flags.contains("under the legal minimum"), "{flags}");
}

#[rstest]
// Each thing alone raises its flag; at the limit it does not yet.
#[case(&[("fee", "1000")], "asked for money", true)]
#[case(&[("bond_months", "1")], "bond ties", true)]
#[case(&[("originals", "yes")], "original certificates", true)]
#[case(&[("notice_days", "60")], "long notice", false)]
#[case(&[("notice_days", "61")], "long notice", true)]
#[case(&[("claw_back", "yes")], "taken back", true)]
#[case(&[("joining_bonus", "20000")], "taken back", false)]
// Gross of 2,40,000 is about 17,700 a month: under Karnataka's minimum for clerks. It is under Delhi's too, but Delhi NCR
// reaches into Haryana, where it is lawful.
#[case(&[("city", "bengaluru")], "under the legal minimum", true)]
#[case(&[("city", "delhi-ncr")], "under the legal minimum", false)]
#[case(&[("city", "kolkata")], "under the legal minimum", false)]
#[case(&[("city", "delhi-ncr")], "minimum of a part of the region", true)]
#[case(&[("city", "bengaluru")], "minimum of a part of the region", false)]
#[case(&[("city", "delhi-ncr")], "If you work in Delhi, it is", true)]
// No rate is held for Tamil Nadu: that is said, and nothing else about it.
#[case(&[("city", "chennai")], "no legal minimum wage for Tamil Nadu", true)]
#[case(&[("city", "chennai"), ("role", "data-entry-operator")], "Add the", false)]
#[case(&[("role", "data-entry-operator")], "Add the city", true)]
#[case(&[("role", "data-analyst"), ("years", "4")], "far under the usual", true)]
#[case(&[("role", "data-entry-operator"), ("years", "0")], "the usual", false)]
#[case(&[("role", "data-entry-operator"), ("years", "0"), ("ctc", "40 lakh")], "far above the usual", true)]
#[case(&[("basic", "90,000")], "at least 50% of pay as wages", true)]
#[case(&[("variable", "60000")], "is variable", true)]
fn flags_one_by_one(#[case] more: &[(&str, &str)], #[case] words: &str, #[case] raised: bool) {
    let mut pairs = vec![("ctc", "2,40,000")];
    pairs.extend_from_slice(more);
    let reply = get(&with(routes::OFFER, &pairs));
    assert_eq!(reply.status, 200, "{}", reply.text());
    assert_eq!(text(&html(&reply), "section[aria-labelledby=flags]").contains(words), raised);
}

/// The page that shows each step reckons with the same parts, tax and state.
#[test]
fn every_step_of_an_offer_is_the_offers_own() {
    let letter =
        [("ctc", "6 lakh"), ("basic", "2 lakh"), ("variable", "60000"), ("city", "kolkata"), ("regime", "old")];
    let page = html(&get(&with(routes::OFFER, &letter)));
    let steps = Selector::parse("section[aria-labelledby=answer] a").unwrap();
    let steps = page.select(&steps).next().and_then(|link| link.attr("href")).unwrap().to_owned();
    let in_hand = text(&page, "#answer");
    let in_hand = in_hand.split(" a month").next().unwrap();
    assert!(in_hand.starts_with('₹'));
    assert!(text(&html(&get(&steps)), "h2").contains(in_hand), "{in_hand} is not on {steps}");
}

#[test]
fn an_offer_for_a_role_that_begins_later_says_so() {
    let page = |years: &str| {
        html(&get(&with(routes::OFFER, &[("ctc", "9 lakh"), ("role", "operations-manager"), ("years", years)])))
    };
    let place = text(&page("1"), "section[aria-labelledby=place]");
    assert!(place.contains("with 1 year. The role usually asks for 7 years"), "{place}");
    assert!(!text(&page("8"), "section[aria-labelledby=place]").contains("usually asks"));
}

#[rstest]
#[case("ctc", "-4 lakh", "below zero")]
#[case("ctc", "101 crore", "100 crore")]
#[case("ctc", "4.5", "in lakh or in rupees")]
#[case("ctc", "35k", "a month or for a year")]
#[case("ctc", "90,000", "a month or for a year")]
#[case("ctc", "4 to 5 lakh", "one amount")]
#[case("ctc", "३५ लाख प्रति माह सालाना", "a month or for a year")]
#[case("variable", "5 lakh", "less than the CTC")]
#[case("joining_bonus", "9 lakh", "less than the CTC")]
#[case("basic", "10000", "between 30 and 80")]
#[case("bond_months", "forever", "whole number")]
#[case("notice_days", "-3", "whole number")]
#[case("role", "astronaut", "from the list")]
#[case("years", "99", "60 or less")]
#[case("city", "\"><script>", "from the list")]
#[case("regime", "best", "the new or the old")]
#[case("years", "50", "45 or less")]
#[case("pf", "double", "capped, full or none")]
#[case("fee", "a lot", "in numbers")]
fn a_letter_that_cannot_be_read_is_told_at_its_field(#[case] field: &str, #[case] typed: &str, #[case] words: &str) {
    let mut pairs: BTreeMap<&str, &str> = BTreeMap::from([("ctc", "4,50,000"), ("notice_days", "30")]);
    pairs.insert(field, typed);
    let pairs: Vec<(&str, &str)> = pairs.into_iter().collect();
    let reply = get(&with(routes::OFFER, &pairs));
    assert_eq!(reply.status, 422);
    let page = html(&reply);
    assert!(text(&page, ".wrong .error").contains(words), "{}", text(&page, ".error"));
    assert_eq!(texts(&page, &format!(".wrong #{field}")).len(), 1);
    if !["role", "city", "regime", "pf"].contains(&field) {
        assert_eq!(value(&page, field), typed);
    }
    assert!(!reply.text().contains("\"><script>"));
}

#[test]
fn an_offer_not_yet_put_in_is_a_form() {
    let reply = get(routes::OFFER);
    assert_eq!(reply.status, 200);
    assert_eq!(reply.header("cache-control"), Some("public, max-age=600"));
    assert!(texts(&html(&reply), "section[aria-labelledby=answer]").is_empty());
}
