//! The program as it is run: what it prints, what it writes and the code that it ends with.

use std::ffi::OsStr;
use std::fs;
use std::io::Write as _;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use rstest::rstest;
use serde_json::Value;
use tempfile::TempDir;

const DONE: i32 = 0;
const WRONG_USAGE: i32 = 2;
const SOME_ROWS_FAILED: i32 = 3;

const SKILLS: &str = "accounts payable, tally, ms excel";

fn marg<S: AsRef<OsStr>>(arguments: impl IntoIterator<Item = S>) -> Output {
    marg_with(arguments, b"")
}

fn marg_with<S: AsRef<OsStr>>(arguments: impl IntoIterator<Item = S>, input: &[u8]) -> Output {
    let mut program = Command::new(env!("CARGO_BIN_EXE_marg"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A program that fails early closes its input; that is its right.
    let _ = program.stdin.take().unwrap().write_all(input);
    program.wait_with_output().unwrap()
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).expect("the output is UTF-8")
}

#[track_caller]
fn ended(output: &Output, code: i32) {
    assert_eq!(output.status.code(), Some(code), "stderr: {}", text(&output.stderr));
}

mod guide {
    use super::*;

    fn json(arguments: &[&str]) -> Value {
        let output = marg(["guide", "--json"].iter().chain(arguments));
        ended(&output, DONE);
        serde_json::from_slice(&output.stdout).unwrap()
    }

    #[test]
    fn speaks_to_a_person() {
        let output = marg(["guide", "--skills", SKILLS, "--years", "2", "--qualification", "bcom", "--city", "pune"]);
        ended(&output, DONE);
        let said = text(&output.stdout);
        assert!(said.contains("Accounts Payable Executive"), "{said}");
        assert!(said.contains('₹') || said.contains("lakh"), "{said}");
    }

    #[test]
    fn speaks_json() {
        let answer = json(&["--skills", SKILLS, "--years", "2", "--qualification", "bcom"]);
        assert_eq!(answer["status"], "matched");
        let roles = answer["roles"].as_array().unwrap();
        assert!((1..=10).contains(&roles.len()));
        for role in roles {
            let ledger: u64 = role["ledger"].as_array().unwrap().iter().map(|l| l["points"].as_u64().unwrap()).sum();
            assert_eq!(ledger, role["score"].as_u64().unwrap(), "the ledger of {} sums to its score", role["role"]);
            assert!(!role["salary"]["basis"].as_array().unwrap().is_empty());
            let points = ["p10", "p25", "p50", "p75", "p90"].map(|point| role["salary"][point].as_u64().unwrap());
            assert!(points.is_sorted(), "{points:?}");
        }
        for shares in ["tracks", "sectors"] {
            let sum: f64 = answer[shares].as_array().unwrap().iter().map(|s| s["share"].as_f64().unwrap()).sum();
            assert!((sum - 1.0).abs() <= 0.001, "{shares} sum to {sum}");
        }
        for field in ["message", "skills", "understood", "bridges", "method"] {
            assert!(!answer[field].is_null(), "{field}");
        }
    }

    #[rstest]
    #[case::nothing_to_go_on("hello", "too_little")]
    #[case::empty("", "too_little")]
    #[case::another_field("welding, lathe, plumbing, pipe fitting", "outside")]
    fn is_honest_when_it_cannot_help(#[case] skills: &str, #[case] status: &str) {
        let answer = json(&["--skills", skills]);
        assert_eq!(answer["status"], status);
        assert!(!answer["message"].as_str().unwrap().is_empty());
        assert!(!answer["bridges"].as_array().unwrap().is_empty());
    }

    #[rstest]
    #[case::years_below_zero(&["--years", "-1"], "--years")]
    #[case::years_of_methuselah(&["--years", "400"], "--years")]
    #[case::years_in_words(&["--years", "ten"], "--years")]
    #[case::years_that_are_no_number(&["--years", "NaN"], "--years")]
    #[case::unknown_city(&["--city", "atlantis"], "--city")]
    #[case::unknown_qualification(&["--qualification", "wizard"], "--qualification")]
    #[case::unknown_track(&["--track", "xpo"], "--track")]
    #[case::unknown_shift(&["--shift", "noon"], "--shift")]
    #[case::unknown_flag(&["--colour", "green"], "--colour")]
    fn says_what_to_change(#[case] arguments: &[&str], #[case] names: &str) {
        let output = marg(["guide", "--skills", SKILLS].iter().chain(arguments));
        ended(&output, WRONG_USAGE);
        assert!(output.stdout.is_empty());
        let said = text(&output.stderr);
        assert!(said.contains(names), "{said}");
        assert!(!said.contains("panicked"), "{said}");
    }

    #[test]
    fn refuses_a_book() {
        let output = marg(["guide", "--skills", &"x".repeat(20_001)]);
        ended(&output, WRONG_USAGE);
        assert!(text(&output.stderr).contains("20000 characters"), "{}", text(&output.stderr));
        ended(&marg(["guide", "--skills", &"x ".repeat(10_000)]), DONE);
        // Characters, not bytes.
        ended(&marg(["guide", "--skills", &"क".repeat(20_000)]), DONE);
    }

    #[test]
    fn gives_the_same_bytes_twice() {
        let ask = || marg(["guide", "--json", "--skills", SKILLS, "--years", "1.5"]).stdout;
        assert_eq!(ask(), ask());
    }
}

mod check {
    use super::*;

    #[test]
    fn passes_the_catalogue_in_the_binary_and_that_on_disk() {
        let embedded = marg(["check"]);
        ended(&embedded, DONE);
        assert!(text(&embedded.stdout).contains("no fault"));
        let on_disk = marg(["check", concat!(env!("CARGO_MANIFEST_DIR"), "/data")]);
        ended(&on_disk, DONE);
        assert_eq!(embedded.stdout, on_disk.stdout, "the binary carries what stands in data/");
    }

    #[test]
    fn names_file_and_line_and_ends_with_2() {
        let folder = TempDir::new().unwrap();
        fs::write(folder.path().join("tracks.toml"), "track = 1\n").unwrap();
        let output = marg([OsStr::new("check"), folder.path().as_os_str()]);
        ended(&output, WRONG_USAGE);
        let said = text(&output.stdout);
        assert!(said.contains("tracks.toml:1: "), "{said}");
        assert!(said.contains("places.toml:1: this file is missing"), "{said}");
    }

    #[test]
    fn says_that_there_is_no_such_folder() {
        let output = marg(["check", "no/such/folder"]);
        ended(&output, WRONG_USAGE);
        assert!(text(&output.stderr).contains("no/such/folder"));
    }

    #[test]
    fn a_broken_catalogue_is_not_served_from() {
        let folder = TempDir::new().unwrap();
        let output = marg([
            OsStr::new("guide"),
            OsStr::new("--skills"),
            OsStr::new("excel"),
            OsStr::new("--data"),
            folder.path().as_os_str(),
        ]);
        ended(&output, WRONG_USAGE);
        assert!(text(&output.stderr).contains("marg check"), "{}", text(&output.stderr));
    }
}

mod usage {
    use super::*;

    #[rstest]
    #[case(&["--help"], DONE)]
    #[case(&["--version"], DONE)]
    #[case(&["batch", "--help"], DONE)]
    #[case(&["fly"], WRONG_USAGE)]
    #[case(&["guide"], WRONG_USAGE)]
    #[case(&["serve", "--bind", "somewhere"], WRONG_USAGE)]
    fn ends_with(#[case] arguments: &[&str], #[case] code: i32) {
        ended(&marg(arguments), code);
    }

    #[test]
    fn the_description_of_the_api_is_json() {
        let output = marg(["openapi"]);
        ended(&output, DONE);
        let description: Value = serde_json::from_slice(&output.stdout).unwrap();
        assert!(description["openapi"].as_str().unwrap().starts_with('3'));
        assert!(description["paths"].as_object().unwrap().keys().any(|path| path == "/api/v1/guidance"));
    }
}

mod batch {
    use super::*;

    /// A folder with an input, and what came out.
    struct Job {
        folder: TempDir,
        input: PathBuf,
    }

    impl Job {
        fn new(input: impl AsRef<[u8]>) -> Self {
            let folder = TempDir::new().unwrap();
            let path = folder.path().join("people.csv");
            fs::write(&path, input).unwrap();
            Self { folder, input: path }
        }

        /// Runs the batch; the output's name says its format.
        fn run(&self, output: &str) -> (Output, Vec<u8>) {
            let to = self.folder.path().join(output);
            let ran = marg([OsStr::new("batch"), self.input.as_os_str(), OsStr::new("--output"), to.as_os_str()]);
            let written = fs::read(&to).unwrap_or_default();
            (ran, written)
        }

        fn lines(&self, code: i32) -> Vec<Value> {
            let (ran, written) = self.run("out.jsonl");
            ended(&ran, code);
            text(&written).lines().map(|line| serde_json::from_str(line).unwrap()).collect()
        }

        fn table(&self, code: i32) -> Vec<std::collections::HashMap<String, String>> {
            let (ran, written) = self.run("out.csv");
            ended(&ran, code);
            let mut reader = csv::Reader::from_reader(written.as_slice());
            reader.deserialize().map(|row| row.unwrap()).collect()
        }
    }

    const PEOPLE: &str = "id,skills,experience_years,qualification,city,remark\n\
        a1,\"accounts payable, tally, ms excel\",2,bcom,pune,first\n\
        a2,\"legal research, contract review\",0,llb,,second\n\
        a3,data entry and typing,,,,third\n";

    #[test]
    fn answers_in_order_with_ids() {
        let lines = Job::new(PEOPLE).lines(DONE);
        let ids: Vec<&str> = lines.iter().map(|line| line["id"].as_str().unwrap()).collect();
        assert_eq!(ids, ["a1", "a2", "a3"]);
        let rows: Vec<u64> = lines.iter().map(|line| line["row"].as_u64().unwrap()).collect();
        assert_eq!(rows, [1, 2, 3]);
        assert!(lines.iter().all(|line| line["status"] == "matched" && line["error"].is_null()));
        assert_eq!(lines[0]["roles"][0]["role"], "accounts-payable-executive");
    }

    #[test]
    fn answers_as_guide_does() {
        let batch = &Job::new(PEOPLE).lines(DONE)[0];
        let output =
            marg(["guide", "--json", "--skills", SKILLS, "--years", "2", "--qualification", "bcom", "--city", "pune"]);
        let Value::Object(one) = serde_json::from_slice(&output.stdout).unwrap() else { panic!("no object") };
        for (field, value) in one {
            assert_eq!(batch[&field], value, "{field}");
        }
    }

    #[test]
    fn keeps_the_order_over_many_rows() {
        use std::fmt::Write as _;
        let mut input = "id,skills\n".to_owned();
        for id in 0..5_000 {
            let skills = ["tally", "typing", "", "excel", "hello"][id % 5];
            writeln!(input, "{id},{skills}").unwrap();
        }
        let (ran, written) = Job::new(input).run("out.jsonl");
        ended(&ran, DONE);
        for (at, line) in text(&written).lines().enumerate() {
            let start = format!("{{\"id\":\"{at}\",\"row\":{},", at + 1);
            assert!(line.starts_with(&start), "line {at}: {}", &line[..60]);
        }
        assert_eq!(text(&written).lines().count(), 5_000);
    }

    #[test]
    fn a_row_that_cannot_be_read_is_told_in_its_place() {
        let job = Job::new(
            "id,skills,experience_years,city\n\
             b1,tally,2,\n\
             b2,tally,-1,\n\
             b3,tally,400,\n\
             b4,tally,ten,\n\
             b5,tally,1,atlantis\n\
             b6,tally\n\
             b7,tally,2.5,pune\n",
        );
        let lines = job.lines(SOME_ROWS_FAILED);
        assert_eq!(lines.len(), 7);
        for (at, code) in [(1, "years"), (2, "years"), (3, "years"), (4, "unknown"), (5, "columns")] {
            let line = lines[at].as_object().unwrap();
            assert_eq!(line.keys().map(String::as_str).collect::<Vec<_>>().len(), 3, "{line:?}");
            assert_eq!(line["id"], format!("b{}", at + 1));
            assert_eq!(line["row"], at + 1);
            assert_eq!(line["error"]["code"], code);
            assert!(!line["error"]["detail"].as_str().unwrap().is_empty());
        }
        for at in [0, 6] {
            assert!(lines[at]["error"].is_null() && lines[at]["roles"].is_array());
        }
        let table = job.table(SOME_ROWS_FAILED);
        assert_eq!(table.len(), 7);
        assert!(table[1]["error"].starts_with("years: "));
        assert_eq!(table[6]["error"], "");
        let (ran, _) = job.run("out.jsonl");
        assert!(text(&ran.stderr).contains("5 failed"), "{}", text(&ran.stderr));
        assert!(text(&ran.stderr).contains("2, 3, 4, 5, 6"), "{}", text(&ran.stderr));
    }

    #[test]
    fn a_row_that_is_too_long_or_no_text_spoils_no_other() {
        let mut input = format!("id,skills\nc1,{}\nc2,", "x".repeat(20_001)).into_bytes();
        input.extend(b"caf\xe9\nc3,tally\n");
        let lines = Job::new(input).lines(SOME_ROWS_FAILED);
        assert_eq!(lines[0]["error"]["code"], "too_long");
        assert_eq!(lines[1]["error"]["code"], "unreadable");
        assert_eq!(lines[2]["id"], "c3");
        assert!(lines[2]["error"].is_null());
    }

    #[rstest]
    #[case::byte_order_mark(b"\xef\xbb\xbfid,skills,experience_years\nd1,\"tally, ms excel\",2\n")]
    #[case::semicolons(b"id;skills;experience_years\nd1;\"tally, ms excel\";2\n")]
    #[case::tabs(b"id\tskills\texperience_years\nd1\ttally, ms excel\t2\n")]
    #[case::quoted_newline(b"id,skills,experience_years\nd1,\"tally,\nms excel\",2\n")]
    #[case::windows(b"id,skills,experience_years\r\nd1,\"tally, ms excel\",2\r\n")]
    #[case::no_last_newline(b"id,skills,experience_years\nd1,\"tally, ms excel\",2")]
    #[case::another_order(b"experience_years,skills,id\n2,\"tally, ms excel\",d1\n")]
    #[case::capitals_and_blanks(b"ID, Skills ,Experience_Years\nd1,\"tally, ms excel\",2\n")]
    fn reads_what_spreadsheets_write(#[case] input: &[u8]) {
        let lines = Job::new(input).lines(DONE);
        assert_eq!(lines.len(), 1);
        assert_eq!(lines[0]["id"], "d1");
        assert_eq!(lines[0]["understood"]["years"], 2.0);
        let recognised: Vec<&str> = lines[0]["skills"]["recognised"]
            .as_array()
            .unwrap()
            .iter()
            .map(|skill| skill["skill"].as_str().unwrap())
            .collect();
        assert!(recognised.contains(&"tally") && recognised.contains(&"ms-excel"), "{recognised:?}");
    }

    #[rstest]
    #[case::no_skills(b"id,talents\n1,tally\n", "skills")]
    #[case::nothing(b"", "skills")]
    #[case::utf_16_little(b"\xff\xfei\0d\0,\0s\0k\0i\0l\0l\0s\0\n\0", "UTF-16 LE")]
    #[case::utf_16_big(b"\xfe\xff\0i\0d\0,\0s\0k\0i\0l\0l\0s\0\n", "UTF-16 BE")]
    #[case::latin_1(b"id,skills,caf\xe9\n", "Latin-1")]
    fn refuses_a_file_by_name(#[case] input: &[u8], #[case] names: &str) {
        let (ran, _) = Job::new(input).run("out.jsonl");
        ended(&ran, WRONG_USAGE);
        assert!(text(&ran.stderr).contains(names), "{}", text(&ran.stderr));
        assert_eq!(text(&ran.stderr).trim_end().lines().count(), 1, "one line says what to change");
    }

    #[test]
    fn says_that_a_file_is_missing_or_a_format_is_not_known() {
        let missing = marg(["batch", "no-such.csv", "--output", "-", "--format", "jsonl"]);
        ended(&missing, WRONG_USAGE);
        assert!(text(&missing.stderr).contains("no-such.csv"));
        let (ran, _) = Job::new(PEOPLE).run("out.xlsx");
        ended(&ran, WRONG_USAGE);
        assert!(text(&ran.stderr).contains("--format"));
        let dash = marg_with(["batch", "-", "--output", "-"], PEOPLE.as_bytes());
        ended(&dash, WRONG_USAGE);
    }

    #[test]
    fn other_columns_pass_through_to_csv() {
        let table = Job::new(PEOPLE).table(DONE);
        let remarks: Vec<&str> = table.iter().map(|row| row["remark"].as_str()).collect();
        assert_eq!(remarks, ["first", "second", "third"]);
        assert_eq!(table[0]["role_1"], "accounts-payable-executive");
        assert_eq!(table[0]["status"], "matched");
    }

    #[test]
    fn formulas_are_harmless_in_csv() {
        let input = "id,skills,=1+1\n=cmd(),\"=HYPERLINK(\"\"x\"\"), tally\",@sum\n+1,tally,-2\n";
        let (ran, written) = Job::new(input).run("out.csv");
        ended(&ran, DONE);
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(written.as_slice());
        for record in reader.records() {
            for field in &record.unwrap() {
                assert!(!field.starts_with(['=', '+', '-', '@', '\t', '\r']), "a spreadsheet would run {field:?}");
            }
        }
    }

    #[test]
    fn a_dash_is_standard_input_and_output() {
        let piped = marg_with(["batch", "-", "--output", "-", "--format", "jsonl"], PEOPLE.as_bytes());
        ended(&piped, DONE);
        let (_, written) = Job::new(PEOPLE).run("out.jsonl");
        assert_eq!(text(&piped.stdout), text(&written));
        let csv = marg_with(["batch", "-", "--output", "-", "--format", "csv"], PEOPLE.as_bytes());
        ended(&csv, DONE);
        assert_eq!(csv.stdout, Job::new(PEOPLE).run("out.csv").1);
    }

    #[test]
    fn gives_the_same_bytes_twice() {
        let job = Job::new(PEOPLE);
        assert_eq!(job.run("one.jsonl").1, job.run("two.jsonl").1);
        assert_eq!(job.run("one.csv").1, job.run("two.csv").1);
    }

    /// Until it is whole, a file has a name that says so; what cannot be finished is taken away.
    #[test]
    fn an_unfinished_output_never_looks_finished() {
        let broken = format!("id,skills\n1,tally\n2,\"{}", "excel ".repeat(300_000));
        let job = Job::new(broken);
        let old = job.folder.path().join("out.csv");
        fs::write(&old, "what was there").unwrap();
        let (ran, written) = job.run("out.csv");
        ended(&ran, WRONG_USAGE);
        assert!(text(&ran.stderr).contains("row 2 (line 3)"), "{}", text(&ran.stderr));
        assert_eq!(text(&written), "what was there");
        let left: Vec<_> = fs::read_dir(job.folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        assert_eq!(left.len(), 2, "{left:?}");
    }

    #[test]
    fn a_finished_output_replaces_the_old_one_also_behind_a_link() {
        let job = Job::new(PEOPLE);
        let (target, link) = (job.folder.path().join("answers"), job.folder.path().join("out.csv"));
        fs::write(&target, "old").unwrap();
        std::os::unix::fs::symlink(&target, &link).unwrap();
        let (ran, written) = job.run("out.csv");
        ended(&ran, DONE);
        assert!(text(&written).starts_with("id,"));
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink() && fs::read(&target).unwrap() == written);
    }

    #[test]
    fn the_input_is_never_overwritten() {
        let job = Job::new(PEOPLE);
        let (ran, written) = job.run("people.csv");
        ended(&ran, WRONG_USAGE);
        assert_eq!(text(&written), PEOPLE);
    }

    #[test]
    fn names_that_stand_twice_are_told_apart() {
        let job = Job::new("status,skills,remark,Remark,,\nold,tally,a,b,,\n");
        let (ran, written) = job.run("out.csv");
        ended(&ran, DONE);
        let first = text(&written).lines().next().unwrap().to_owned();
        assert!(first.starts_with("status_2,skills,remark,Remark_2,,,status,message,"), "{first}");
        assert!(text(&ran.stderr).contains("`status` is named `status_2`"), "{}", text(&ran.stderr));
        let (again, rewritten) = Job::new(&written).run("out.csv");
        ended(&again, DONE);
        let row: Vec<Vec<String>> = csv::ReaderBuilder::new()
            .from_reader(rewritten.as_slice())
            .records()
            .map(|record| record.unwrap().iter().map(str::to_owned).collect())
            .collect();
        assert_eq!((row.len(), row[0][0].as_str()), (1, "old"), "answers can be an input");
    }

    #[test]
    fn the_summary_counts_and_names() {
        use std::fmt::Write as _;
        let mut input = "id,skills,experience_years\n1,\"accounts payable, tally\",2\n2,hello,\n3,\"welding, plumbing, pipe fitting\",\n".to_owned();
        for id in 4..34 {
            writeln!(input, "{id},tally,never").unwrap();
        }
        let (ran, _) = Job::new(input).run("out.jsonl");
        ended(&ran, SOME_ROWS_FAILED);
        let said = text(&ran.stderr);
        assert!(said.starts_with("33 rows: 1 answered, 1 too little, 1 outside, 30 failed\n"), "{said}");
        assert!(said.contains(": 4, 5, 6,") && said.contains(", 23 and 10 more\n"), "{said}");
        assert!(said.contains("no column qualification, city\n"), "{said}");
    }

    /// `script` gives the program a terminal; in a pipe nothing but the summary is said.
    #[test]
    fn progress_is_shown_on_a_terminal_only() {
        use std::fmt::Write as _;
        let mut input = "skills\n".to_owned();
        for _ in 0..20_000 {
            writeln!(input, "\"tally, accounts payable\"").unwrap();
        }
        let job = Job::new(input);
        let (piped, _) = job.run("out.csv");
        ended(&piped, DONE);
        assert!(!text(&piped.stderr).contains("left") && !text(&piped.stderr).contains('\u{1b}'));
        let command = format!(
            "stty cols 100; {} batch {} --output {}",
            env!("CARGO_BIN_EXE_marg"),
            job.input.display(),
            job.folder.path().join("again.csv").display()
        );
        let shown = std::process::Command::new("script")
            .args(["--quiet", "--return", "--command", &command, "/dev/null"])
            .env("TERM", "xterm")
            .output()
            .unwrap();
        let shown = String::from_utf8_lossy(&shown.stdout).into_owned();
        for part in ["% · ", " rows · ", "/s · ", " left", "20000 rows: 20000 answered"] {
            assert!(shown.contains(part), "no {part:?} in {shown:?}");
        }
    }

    #[test]
    fn a_column_that_cannot_be_understood_is_named() {
        let lines = Job::new("skills,city\ntally,atlantis\n").lines(SOME_ROWS_FAILED);
        assert_eq!(lines[0]["id"], Value::Null);
        assert_eq!(lines[0]["error"]["column"], "city");
    }

    #[test]
    fn a_file_with_names_only_has_no_answers() {
        assert!(Job::new("id,skills\n").lines(DONE).is_empty());
    }
}
