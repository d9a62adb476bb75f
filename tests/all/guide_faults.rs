//! Every kind of fault of the guide is told with its file and line.

use std::collections::{BTreeMap, HashMap};

use marg::catalogue::fault::FaultList;
use marg::catalogue::guide::{Tables, read};
use marg::catalogue::table::Table;
use marg::catalogue::{DataFiles, Fault, Key};
use rstest::rstest;

use super::support::ENGINE;

const CONTENTS: &str = "guide/contents.toml";
const TOPIC: &str = "guide/topics/what-kpo-is.toml";
const PRACTICE: &str = "guide/practice/what-kpo-is.toml";
const INTERVIEW: &str = "guide/interviews/life-sciences.toml";

fn embedded() -> BTreeMap<String, String> {
    let files = DataFiles::embedded();
    let guide = files.iter().filter(|file| file.path.starts_with("guide/"));
    guide.map(|file| (file.path.clone(), file.text.clone())).collect()
}

fn keys<K: Key, T>(table: &Table<K, T>) -> HashMap<String, K> {
    table.keys().map(|key| (table.id(key).to_owned(), key)).collect()
}

/// The faults of a guide beside the catalogue in the binary; one at least.
fn told(files: BTreeMap<String, String>) -> Vec<Fault> {
    let catalogue = &ENGINE.catalogue;
    let tables = Tables {
        roles: &keys(&catalogue.roles),
        families: &keys(&catalogue.families),
        sectors: &keys(&catalogue.sectors),
        employers: &keys(&catalogue.employers),
        sources: &keys(&catalogue.sources),
    };
    let mut faults = FaultList::default();
    read(&DataFiles::from_texts(files), &tables, &mut faults);
    assert!(!faults.is_empty(), "no fault was told");
    faults.into_faults().0
}

/// What the guide's reader says when the first of one text in a file is another.
fn faults(path: &str, old: &str, new: &str) -> (String, Vec<Fault>) {
    let mut files = embedded();
    let text = files.get_mut(path).unwrap_or_else(|| panic!("there is no {path}"));
    assert!(text.contains(old), "{path} has no `{old}`");
    *text = text.replacen(old, new, 1);
    let changed = text.clone();
    (changed, told(files))
}

#[rstest]
#[case::unknown_role(
    TOPIC,
    "{role:data-analyst}",
    "{role:no-such-role}",
    "no-such-role",
    "there is no role `no-such-role`"
)]
#[case::unknown_mark(TOPIC, "{role:data-analyst}", "{rule:data-analyst}", "{rule:", "`{rule}` is no mark")]
#[case::open_mark(TOPIC, "{role:data-analyst}", "{role:data-analyst", "{role:data-analyst ", "has no `}`")]
#[case::stray_brace(TOPIC, "Skill that they lack", "Skill} that they lack", "Skill}", "has no `{`")]
#[case::unknown_source(TOPIC, "\"explainer\"", "\"hearsay\"", "hearsay", "there is no source `hearsay`")]
#[case::no_basis(TOPIC, "basis = [\"explainer\", \"judged\"]", "basis = []", "basis =", "says what it rests on")]
#[case::unknown_track(TOPIC, "tracks = [\"kpo\"]", "tracks = [\"xpo\"]", "xpo", "unknown variant")]
#[case::unknown_family(TOPIC, "\"business-and-market-research\"", "\"magic\"", "magic", "there is no family `magic`")]
#[case::unknown_field(TOPIC, "title =", "colour = \"red\"\ntitle =", "colour", "unknown field")]
#[case::empty_section(
    TOPIC,
    "heading = \"The idea\"\ntext",
    "heading = \"Bare\"\n[[section]]\nheading = \"The idea\"\ntext",
    "heading = \"Bare\"",
    "nothing below this heading"
)]
#[case::ragged_table("guide/topics/examples.toml", "head = [\"Kind\", ", "head = [", "head = [", "as many cells")]
#[case::unknown_figures(
    "guide/topics/pay.toml",
    "show = \"pay-levels\"",
    "show = \"lottery\"",
    "lottery",
    "unknown variant"
)]
#[case::unknown_employer(
    "guide/topics/companies.toml",
    "{employer:genpact}",
    "{employer:acme}",
    "acme",
    "there is no employer `acme`"
)]
#[case::unknown_level(
    "guide/topics/questions-and-answers.toml",
    "{pay:kpo:mid}",
    "{pay:kpo:top}",
    "{pay:kpo:top}",
    "there is no pay `kpo:top`"
)]
#[case::sentence_twice(
    TOPIC,
    "So it turns to a provider who has them ready.",
    "The client is the one who pays. The client is the one who pays.",
    "The client is the one",
    "stands in guide/topics/what-kpo-is.toml too"
)]
#[case::two_right(
    PRACTICE,
    "{ text = \"Checking if an invention is new\" }",
    "{ text = \"Checking if an invention is new\", right = true }",
    "least like KPO",
    "exactly one of them right"
)]
#[case::choice_twice(
    PRACTICE,
    "Checking if an invention is new",
    "Typing 200 names from paper into a sheet",
    "least like KPO",
    "each another"
)]
#[case::no_answer(PRACTICE, "why = \"Typing follows", "#", "least like KPO", "either `choices` and `why`")]
#[case::model_misses_a_point(
    PRACTICE,
    "found_by = [\"cost*\",",
    "found_by = [\"unicorn\"] },\n{ says = \"Cost\", found_by = [\"cost*\",",
    "unicorn",
    "does not make the point: Cost"
)]
#[case::sign_without_a_word(PRACTICE, "found_by = [\"cost*\",", "found_by = [\"**\",", "\"**\"", "has no word in it")]
#[case::question_twice(PRACTICE, "id = \"why-buy\"", "id = \"not-kpo\"", "id = \"not-kpo\"", "is there twice")]
#[case::four_questions(INTERVIEW, "own = true\n", "", "[[question]]", "three of them about its own work")]
#[case::asked_elsewhere(
    INTERVIEW,
    "Summarise this study abstract for a patient in four sentences.",
    "Explain correlation to a shop owner in one long minute.",
    "Explain correlation",
    "asks nearly the same"
)]
#[case::topic_that_is_not_there(CONTENTS, "\"pay\",", "\"wages\",", "", "")]
#[case::topic_like_an_interview(CONTENTS, "\"pay\",", "\"interview-pay\",", "interview-pay", "does not begin with")]
#[case::topic_twice(CONTENTS, "\"pay\",", "\"pay\",\n    \"pay\",", "\"pay\",", "stands once")]
fn a_fault_has_a_file_and_a_line(
    #[case] path: &str,
    #[case] old: &str,
    #[case] new: &str,
    #[case] on_line: &str,
    #[case] part: &str,
) {
    let (changed, faults) = faults(path, old, new);
    let told = |line: usize| changed.lines().nth(line - 1).is_some_and(|text| text.contains(on_line));
    let found = faults.iter().any(|fault| {
        // A topic without files is a fault of the files that are missing.
        let here = part.is_empty() && fault.file.contains("wages") || fault.file == path && told(fault.line);
        here && fault.message.contains(part)
    });
    assert!(found, "{path}: `{part}` on the line of `{on_line}`; told was {faults:#?}");
}

#[rstest]
#[case(CONTENTS)]
#[case(TOPIC)]
#[case(PRACTICE)]
#[case(INTERVIEW)]
fn a_missing_file_is_told(#[case] path: &str) {
    let mut files = embedded();
    files.remove(path);
    let faults = told(files);
    assert!(faults.iter().any(|fault| fault.file == path && fault.message.contains("missing")), "{faults:#?}");
}

#[test]
fn files_that_nobody_names_are_told() {
    let mut files = embedded();
    for path in ["guide/topics/stray.toml", "guide/practice/stray.toml", "guide/interviews/stray.toml"] {
        files.insert(path.to_owned(), String::new());
    }
    let faults = told(files);
    assert_eq!(faults.iter().filter(|fault| fault.file.ends_with("/stray.toml")).count(), 3, "{faults:#?}");
}
