use super::*;
use crate::guidance::Engine;
use std::sync::LazyLock;

static ENGINE: LazyLock<Engine> = LazyLock::new(|| Engine::embedded().expect("the catalogue has no fault"));

fn rows(input: &[u8]) -> (Head, Vec<Row>) {
    let (head, mut rows) = open(&ENGINE.catalogue, input).expect("a sheet");
    let mut all = Vec::new();
    while let Some(row) = rows.next_row().expect("a row") {
        all.push(row);
    }
    (head, all)
}

fn refused(input: &[u8]) -> String {
    match open(&ENGINE.catalogue, input) {
        Ok(_) => panic!("{input:?} was taken"),
        Err(error) => error.to_string(),
    }
}

#[rstest::rstest]
#[case::empty(b"", "is empty")]
#[case::mark_only(b"\xef\xbb\xbf", "no column `skills`")]
#[case::utf_16_le(b"\xff\xfes\0k\0", "UTF-16 LE")]
#[case::utf_16_be(b"\xfe\xff\0s\0k", "UTF-16 BE")]
#[case::utf_16_le_without_mark(b"s\0k\0i\0l\0l\0s\0\n\0", "UTF-16 LE")]
#[case::utf_16_be_without_mark(b"\0s\0k\0i\0l\0l\0s\0\n", "UTF-16 BE")]
#[case::utf_32_le(b"\xff\xfe\0\0s\0\0\0", "UTF-32 LE")]
#[case::latin_1(b"skills,caf\xe9\n", "Latin-1")]
#[case::windows(b"skills,\x93name\x94\n", "Windows-1252")]
#[case::workbook(b"PK\x03\x04\x14\0", "a workbook")]
#[case::old_workbook(b"\xd0\xcf\x11\xe0\xa1", "an old workbook")]
#[case::pdf(b"%PDF-1.7\n", "a PDF")]
#[case::no_skills(b"id,talents\n", "the first line has: id, talents")]
#[case::skills_twice(b"skills,Skills\n", "two columns `skills`")]
#[case::id_twice(b"id,skills,ID\n", "two columns `id`")]
fn a_file_is_refused_by_name(#[case] input: &[u8], #[case] named: &str) {
    let said = refused(input);
    assert!(said.contains(named), "{said}");
}

#[test]
fn an_endless_first_line_is_refused() {
    assert!(refused(&vec![b'a'; LONGEST_HEADER + 1]).contains("first line"));
}

#[rstest::rstest]
#[case::comma(b"id,skills\n1,\"tally; excel\"\n")]
#[case::semicolon(b"id;skills\n1;tally; excel\n")]
#[case::semicolon_quoted(b"id;skills\n1;\"tally; excel\"\n")]
#[case::tab(b"id\tskills\n1\ttally; excel\n")]
#[case::told(b"sep=;\nid;skills\n1;\"tally; excel\"\n")]
#[case::told_with_a_mark(b"\xef\xbb\xbfsep=,\r\nid,skills\r\n1,tally; excel\r\n")]
#[case::commas_within_quoted_names(b"\"id\";\"skills\";\"a,b,c,d\"\n1;\"tally; excel\";\n")]
fn the_separator_is_found(#[case] input: &[u8]) {
    let (head, rows) = rows(input);
    assert_eq!(rows.len(), 1);
    assert_eq!(rows[0].id(&head), Some("1"));
    // A semicolon that separates ends the field.
    assert!(rows[0].get(head.columns.skills).starts_with("tally"));
}

#[test]
fn a_quoted_newline_is_one_field() {
    let (head, rows) = rows(b"skills,id\n\"tally\nexcel\",1\nsap,2\n");
    assert_eq!(rows.len(), 2);
    assert_eq!(rows[0].get(head.columns.skills), "tally\nexcel");
    assert_eq!((rows[0].number, rows[1].number), (1, 2));
}

/// All that follows a quote which is never closed is in its field: the row must not pass for one person.
#[rstest::rstest]
#[case::in_the_last_column(b"id,skills\n1,\"tally\n2,excel\n3,sap\n")]
#[case::in_the_first_column(b"skills,id\n\"tally,1\nexcel,2\n")]
fn a_quote_that_is_never_closed_is_told(#[case] input: &[u8]) {
    let (head, rows) = rows(input);
    let errors = rows.last().expect("a row").person(&ENGINE.catalogue, &head).expect_err("no person");
    assert!(errors[0].detail.contains("never closed"), "{errors:?}");
}

#[test]
fn a_stray_quote_within_a_field_harms_nothing() {
    let (head, rows) = rows(b"skills\n15\" screens and excel\ntally\n");
    assert_eq!(rows.len(), 2);
    assert!(rows.iter().all(|row| row.person(&ENGINE.catalogue, &head).is_ok()));
}

#[test]
fn a_row_without_end_is_refused_in_bounded_memory() {
    let endless = Cursor::new(b"skills\ntally\n\"".to_vec()).chain(io::repeat(b'x'));
    let (_, mut rows) = open(&ENGINE.catalogue, endless).expect("the first line is fine");
    let error = std::iter::repeat_with(|| rows.next_row()).find_map(Result::err).expect("it ends");
    assert_eq!(error.to_string(), "row 2 (line 3) is longer than 1 MB; is a quote opened there and never closed?");
}

#[rstest::rstest]
#[case::shorter(b"id,skills\n1\n", Err("columns"))]
#[case::longer(b"id,skills\n1,tally,more\n", Err("columns"))]
#[case::empty_beyond(b"id,skills\n1,tally,, \n", Ok(()))]
#[case::latin_1(b"id,skills\n1,caf\xe9\n", Err("unreadable"))]
#[case::years(b"skills,experience_years\ntally,ten\n", Err("years"))]
#[case::no_years(b"skills,experience_years\ntally,\n", Ok(()))]
#[case::city(b"skills,city\ntally,atlantis\n", Err("unknown"))]
fn a_row_is_taken_or_told(#[case] input: &[u8], #[case] wanted: Result<(), &str>) {
    let (head, rows) = rows(input);
    let got = rows[0].person(&ENGINE.catalogue, &head);
    assert_eq!(got.as_ref().map(|_| ()).map_err(|errors| errors[0].code), wanted, "{got:?}");
}

#[test]
fn every_fault_of_a_row_has_its_column() {
    let (head, rows) = rows(b"skills,experience_years,qualification,city\ntally,-1,wizard,atlantis\n");
    let errors = rows[0].person(&ENGINE.catalogue, &head).expect_err("no person");
    let columns: Vec<_> = errors.iter().map(|error| error.column.unwrap_or("")).collect();
    assert_eq!(columns, ["experience_years", "qualification", "city"]);
}

#[rstest::rstest]
#[case("bcom", &["bcom"])]
#[case("BCOM", &["bcom"])]
#[case("B.Com", &["bcom"])]
#[case("bcom.llb", &["bcom", "llb"])]
#[case("B.Com; MBA", &["bcom", "mba"])]
#[case("", &[])]
fn qualifications_are_taken_as_people_write_them(#[case] cell: &str, #[case] wanted: &[&str]) {
    let (head, rows) = rows(format!("skills,qualification\ntally,\"{cell}\"\n").as_bytes());
    let person = rows[0].person(&ENGINE.catalogue, &head).expect("a person");
    let ids: Vec<_> = person.qualifications.iter().map(|id| ENGINE.catalogue.qualifications.id(*id)).collect();
    assert_eq!(ids, wanted);
}

#[rstest::rstest]
#[case("delhi-ncr", "delhi-ncr")]
#[case("Pune", "pune")]
#[case("Bangalore", "bengaluru")]
fn cities_are_taken_as_people_write_them(#[case] cell: &str, #[case] wanted: &str) {
    let (head, rows) = rows(format!("skills,city\ntally,{cell}\n").as_bytes());
    let person = rows[0].person(&ENGINE.catalogue, &head).expect("a person");
    assert_eq!(person.city.map(|id| ENGINE.catalogue.cities.id(id)), Some(wanted));
}

#[test]
fn ids_survive_in_rows_that_are_no_text() {
    let (head, rows) = rows(b"id,skills\nq7,caf\xe9\n");
    assert_eq!(rows[0].id(&head), Some("q7"));
}
