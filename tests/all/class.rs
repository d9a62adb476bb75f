//! The page for counsellors: a sheet in, a class out, nothing kept.

use marg::web::routes;
use rstest::rstest;
use scraper::{Html, Selector};

use crate::http::{Reply, send};
use crate::server::{address, get};

const BOUNDARY: &str = "----marg-test-boundary";
const SHEET: &str = "id,skills,experience_years,city\n\
    Asha,\"accounts payable, invoice processing, tally\",2,pune\n\
    Bilal,\"accounts payable, vendor reconciliation, ms excel\",1,\n\
    Chitra,\"legal research, contract review, drafting\",0,\n\
    Dev,hello,,\n";

/// Sends the form: names with values; `people` goes as a file.
fn form(parts: &[(&str, &[u8])]) -> Reply {
    let mut body = Vec::new();
    for (name, value) in parts {
        let file = if *name == "people" { "; filename=\"class.csv\"\r\nContent-Type: text/csv" } else { "" };
        let head = format!("--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"{file}\r\n\r\n");
        body.extend_from_slice(head.as_bytes());
        body.extend_from_slice(value);
        body.extend_from_slice(b"\r\n");
    }
    body.extend_from_slice(format!("--{BOUNDARY}--\r\n").as_bytes());
    let kind = format!("multipart/form-data; boundary={BOUNDARY}");
    send(address(), "POST", routes::CLASS, &[("Content-Type", &kind)], &body)
}

fn texts(page: &Html, selector: &str) -> Vec<String> {
    let selector = Selector::parse(selector).unwrap();
    let texts = page.select(&selector).map(|element| element.text().collect::<Vec<_>>().join(" "));
    texts.map(|text| text.split_whitespace().collect::<Vec<_>>().join(" ")).collect()
}

fn never_kept(reply: &Reply) {
    assert_eq!(reply.header("cache-control"), Some("private, no-store"));
    assert_eq!(reply.header("referrer-policy"), Some("no-referrer"));
    assert_eq!(reply.header("x-robots-tag"), Some("noindex"));
    assert_eq!(reply.header("set-cookie"), None);
}

#[test]
fn a_file_becomes_a_class() {
    let reply = form(&[("people", SHEET.as_bytes()), ("pasted", b""), ("as", b"page")]);
    assert_eq!(reply.status, 200, "{}", reply.text());
    never_kept(&reply);
    let page = Html::parse_document(reply.text());
    let lead = texts(&page, ".lead").concat();
    assert_eq!(lead, "4 people: 3 with roles that fit, 1 with too little to go on.");
    for heading in ["Kind of work", "Job families", "What is missing most", "Worth a workshop", "Each student"] {
        assert!(texts(&page, "h2").contains(&heading.to_owned()), "{heading}");
    }
    assert_eq!(texts(&page, "section[aria-labelledby=students] tbody tr").len(), 4);
    assert!(texts(&page, "section[aria-labelledby=families] tbody tr")[0].ends_with(" 2"));
}

/// The same people pasted, by commas or copied from a spreadsheet by tabs, are the same class.
#[test]
fn rows_can_be_pasted() {
    let file = form(&[("people", SHEET.as_bytes()), ("pasted", b"")]);
    let pasted = form(&[("people", b""), ("pasted", SHEET.replace('\n', "\r\n").as_bytes())]);
    assert_eq!(pasted.text(), file.text());
    let tabs = form(&[("people", b""), ("pasted", b"skills\tid\r\ntally, ms excel\tAsha\r\n")]);
    assert_eq!(tabs.status, 200);
    assert!(tabs.text().contains("1 person: 1 with roles that fit"));
}

/// A student's link opens that student's answer, and says no name.
#[test]
fn each_link_opens_an_answer() {
    let reply = form(&[("people", SHEET.as_bytes())]);
    let page = Html::parse_document(reply.text());
    let rows = Selector::parse("section[aria-labelledby=students] tbody tr").unwrap();
    let mut opened = 0;
    for row in page.select(&rows) {
        // Of a greeting nothing can be said, so there is no answer to open.
        let Some(link) = row.select(&Selector::parse("a").unwrap()).next() else { continue };
        let href = link.value().attr("href").unwrap();
        assert!(["Asha", "Bilal", "Chitra", "Dev"].iter().all(|name| !href.contains(name)), "{href}");
        let answer = get(href);
        assert_eq!(answer.status, 200, "{href}");
        let role = link.text().collect::<String>();
        assert_eq!(texts(&Html::parse_document(answer.text()), "article h3")[0], role);
        opened += 1;
    }
    assert_eq!(opened, 3);
}

#[test]
fn the_same_as_csv() {
    let reply = form(&[("people", SHEET.as_bytes()), ("as", b"csv")]);
    assert_eq!((reply.status, reply.header("content-type")), (200, Some("text/csv; charset=utf-8")));
    assert_eq!(reply.header("content-disposition"), Some("attachment; filename=\"class-answers.csv\""));
    never_kept(&reply);
    let rows = reply.body.strip_prefix(b"\xef\xbb\xbf").expect("a mark for Excel");
    let rows: Vec<csv::StringRecord> = csv::Reader::from_reader(rows).records().map(Result::unwrap).collect();
    assert_eq!(rows.iter().map(|row| &row[0]).collect::<Vec<_>>(), ["Asha", "Bilal", "Chitra", "Dev"]);
    assert_eq!((&rows[0][4], &rows[3][4]), ("matched", "too_little"));
    let again = form(&[("people", &reply.body)]);
    assert_eq!(again.status, 200, "answers can be sent again");
}

const WRONG: &str = "id,skills,experience_years,city\nA,tally,2,\nB,excel,ten,atlantis\nC,\"sap <b>\",-1,\n";

#[test]
fn faults_name_row_and_column() {
    let reply = form(&[("people", WRONG.as_bytes())]);
    assert_eq!(reply.status, 422);
    never_kept(&reply);
    let page = Html::parse_document(reply.text());
    let told = texts(&page, ".error-summary li");
    assert_eq!(told.len(), 3, "{told:?}");
    for (told, start) in told.iter().zip([
        "Row 2, column experience_years: ",
        "Row 2, column city: ",
        "Row 3, column experience_years: ",
    ]) {
        assert!(told.starts_with(start), "{told}");
    }
    assert_eq!(
        texts(&page, "textarea").concat(),
        WRONG.split_whitespace().collect::<Vec<_>>().join(" "),
        "what was sent is there to be mended"
    );
    assert!(!reply.text().contains("<b>"));
}

#[test]
fn rows_at_fault_can_be_left_out() {
    let reply = form(&[("people", WRONG.as_bytes()), ("leave_out", b"yes")]);
    assert_eq!(reply.status, 200);
    let page = Html::parse_document(reply.text());
    assert!(texts(&page, ".lead").concat().contains("2 left out"));
    assert!(texts(&page, "section[aria-labelledby=students] tbody tr")[1].starts_with("2 B Left out: "));
    let csv = form(&[("people", WRONG.as_bytes()), ("leave_out", b"yes"), ("as", b"csv")]);
    assert!(csv.text().lines().nth(2).unwrap().contains("years: "));
}

#[rstest]
#[case::nothing(b"", "Choose a file")]
#[case::blank(b" \r\n ", "Choose a file")]
#[case::names_only(b"id,skills\n", "Choose a file")]
#[case::no_skills(b"id,talents\nA,tally\n", "no column `skills`")]
#[case::two_of_one(b"skills,skills\na,b\n", "two columns `skills`")]
#[case::utf_16(b"\xff\xfes\0k\0i\0l\0l\0s\0", "UTF-16 LE")]
#[case::windows(b"skills,\x93x\x94\ntally,\n", "Windows-1252")]
#[case::workbook(b"PK\x03\x04\x14\0\x06\0", "workbook")]
#[case::latin_1_row(b"skills\ncaf\xe9\n", "Row 1: This row is not UTF-8")]
#[case::columns(b"id,skills\nA\n", "Row 1: This row has 1 columns")]
fn a_sheet_that_cannot_be_read_is_told(#[case] sheet: &[u8], #[case] told: &str) {
    let reply = form(&[("people", sheet)]);
    assert_eq!(reply.status, 422);
    let summary = texts(&Html::parse_document(reply.text()), ".error-summary li").concat();
    assert!(summary.contains(told), "{summary}");
}

#[test]
fn two_thousand_people_are_a_class_and_one_more_is_not() {
    let sheet = |people: usize| format!("skills\n{}", "tally and accounts payable\n".repeat(people));
    let most = form(&[("people", sheet(2_000).as_bytes())]);
    assert_eq!(most.status, 200);
    assert!(most.text().contains("2000 people"));
    let more = form(&[("people", sheet(2_001).as_bytes())]);
    assert_eq!(more.status, 422);
    assert!(more.text().contains("more than 2000 people"));
}

/// Other pages take less; a class may be 1 MB.
#[test]
fn a_sheet_may_be_a_megabyte_and_no_more() {
    let row = format!("\"{}\"\n", "tally, excel ".repeat(1_000));
    let sheet = |bytes: usize| format!("skills\n{}", row.repeat(bytes / row.len()));
    let most = form(&[("people", sheet(1_000_000).as_bytes())]);
    assert_eq!(most.status, 200, "{}", &most.text()[..200]);
    let more = form(&[("people", sheet(1_060_000).as_bytes())]);
    assert_eq!(more.status, 413);
    assert!(more.text().contains("more than 1 MB"), "{}", more.text());
}

#[rstest]
#[case::urlencoded("application/x-www-form-urlencoded", b"pasted=skills", 415)]
#[case::no_boundary("multipart/form-data", b"x", 400)]
#[case::no_form("multipart/form-data; boundary=x", b"nothing of the kind", 400)]
#[case::cut_off(
    "multipart/form-data; boundary=x",
    b"--x\r\nContent-Disposition: form-data; name=\"people\"\r\n\r\nskills",
    400
)]
fn other_bodies_are_refused(#[case] kind: &str, #[case] body: &[u8], #[case] status: u16) {
    let reply = send(address(), "POST", routes::CLASS, &[("Content-Type", kind)], body);
    assert_eq!(reply.status, status, "{}", reply.text());
    assert!(reply.text().contains("<h1>"));
}

#[test]
fn the_sample_is_a_class() {
    let sample = get(routes::CLASS_SAMPLE);
    assert_eq!((sample.status, sample.header("content-type")), (200, Some("text/csv; charset=utf-8")));
    let reply = form(&[("people", &sample.body)]);
    assert_eq!(reply.status, 200);
    assert!(reply.text().contains("5 people: 5 with roles that fit."));
}

#[test]
fn the_form_is_a_page() {
    let reply = get(routes::CLASS);
    assert_eq!((reply.status, reply.header("cache-control")), (200, Some("public, max-age=600")));
    let other = send(address(), "PUT", routes::CLASS, &[], b"");
    assert_eq!((other.status, other.header("allow")), (405, Some("GET, HEAD, POST")));
}
