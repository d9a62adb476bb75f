//! The invariants of ARCHITECTURE.md, read from the source.

use std::collections::BTreeSet;

use super::source::{self, Source};
use super::support::none;

/// Words that every room may use; they know no room.
const WORDS: [&str; 2] = ["rupees", "years"];
/// The rooms along the way of the data. A room may name itself and those before it.
const LINE: [&str; 6] = ["catalogue", "reading", "matching", "salary", "pathways", "guidance"];
/// The rooms around the line, and those of them that each may name. All may name the line.
const AROUND: [(&str, &[&str]); 8] = [
    ("intake", &[]),
    ("outputs", &["intake"]),
    ("clock", &[]),
    ("config", &[]),
    ("telemetry", &["config"]),
    ("web", &["clock", "config", "intake", "outputs", "telemetry"]),
    ("cli", &["clock", "config", "intake", "outputs", "telemetry", "web"]),
    ("main", &["cli"]),
];

/// The rooms that a file's code names as `crate::room`, also within braces.
fn rooms_named(source: &Source) -> BTreeSet<String> {
    let mut named = BTreeSet::new();
    for (at, _) in source.code.match_indices("crate::") {
        let rest = &source.code[at + "crate::".len()..];
        let word = |text: &str| text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
        if let Some(group) = rest.strip_prefix('{') {
            let mut depth = 0;
            let mut part = String::new();
            for c in group.chars() {
                match c {
                    '{' => depth += 1,
                    '}' if depth == 0 => break,
                    '}' => depth -= 1,
                    ',' if depth == 0 => {
                        named.insert(word(part.trim()));
                        part.clear();
                        continue;
                    }
                    _ => {}
                }
                part.push(c);
            }
            named.insert(word(part.trim()));
        } else {
            named.insert(word(rest));
        }
    }
    named.retain(|name| !name.is_empty());
    named
}

#[test]
fn imports_run_one_way() {
    let mut faults = Vec::new();
    for source in source::all() {
        let room = source.room().to_owned();
        let mut allowed: BTreeSet<&str> = BTreeSet::from([room.as_str()]);
        if let Some(place) = LINE.iter().position(|name| *name == room) {
            allowed.extend(&LINE[..=place]);
            allowed.extend(WORDS);
        } else if let Some((_, around)) = AROUND.iter().find(|(name, _)| *name == room) {
            allowed.extend(LINE);
            allowed.extend(WORDS);
            allowed.extend(*around);
        } else if !WORDS.contains(&room.as_str()) && room != "lib" {
            faults.push(format!("src/{}: the room `{room}` has no place yet; give it one in this test", source.path));
            continue;
        }
        for name in rooms_named(&source) {
            // Names that begin with a capital or belong to no room are items of the crate's root; there are none.
            if !allowed.contains(name.as_str()) && room != "lib" {
                faults.push(format!("src/{}: `{room}` names `{name}`", source.path));
            }
        }
        // Out of a room the way leads by `crate::`, so that the names above are all there are.
        let folders = source.path.matches('/').count();
        let climbs = "super::".repeat(folders + usize::from(!source.path.ends_with("mod.rs")));
        if folders > 0 {
            faults.extend(source.lines_with(&climbs));
        }
    }
    none(
        "imports run one way: catalogue, reading, matching, salary, pathways, guidance, then what stands around them",
        &faults,
    );
}

#[test]
fn pure_rooms_depend_on_their_input_alone() {
    let impure = ["std::fs", "std::net", "std::time", "std::env", "std::process", "rand::", "chrono::", "tokio::"];
    let outside = ["actix_web", "askama", "println!", "print!", "eprintln!", "eprint!"];
    let mut faults = Vec::new();
    for source in source::all() {
        let room = source.room();
        let pure = LINE.contains(&room) || WORDS.contains(&room) || ["intake", "outputs"].contains(&room);
        if !pure {
            continue;
        }
        for name in impure.iter().chain(&outside) {
            // The catalogue is read once; this is where.
            if source.path == "catalogue/files.rs" && *name == "std::fs" {
                continue;
            }
            faults.extend(source.lines_with(name));
        }
        let grouped = ["fs", "net", "time", "env", "process"];
        for line in source.lines_with("use std::{") {
            if grouped.iter().any(|name| line.contains(name)) {
                faults.push(line);
            }
        }
    }
    none(
        "the pure rooms read no file, clock, network, environment or chance, and know neither HTTP nor pages",
        &faults,
    );
}

#[test]
fn one_room_knows_http_and_one_part_of_it_pages() {
    let mut faults = Vec::new();
    for source in source::all() {
        if source.room() != "web" {
            faults.extend(source.lines_with("actix_web"));
        }
        if !source.path.starts_with("web/pages/") {
            faults.extend(source.lines_with("askama"));
        }
    }
    none("only src/web names actix_web and only src/web/pages names askama", &faults);
}

#[test]
fn html_stands_in_templates_only() {
    let mut faults = Vec::new();
    for source in source::all() {
        for literal in &source.strings {
            let chars: Vec<char> = std::iter::once(' ').chain(literal.text.chars()).collect();
            let tag = chars.windows(3).any(|three| {
                let opens = three[2].is_ascii_alphabetic() || three[2] == '!';
                // `Vec<Step>` is a type.
                three[1] == '<' && (three[2] == '/' || (opens && !three[0].is_alphanumeric()))
            });
            if tag {
                faults.push(format!("src/{}:{}: \"{}\"", source.path, literal.line, literal.text));
            }
        }
    }
    none("HTML stands in templates/", &faults);
}

#[test]
fn paths_stand_in_routes_only() {
    let sources = source::all();
    let routes = sources.iter().find(|source| source.path == "web/routes.rs").expect("src/web/routes.rs is there");
    // The first part of every path: `/guidance`, `/roles`, `/api`.
    let firsts: BTreeSet<String> = routes
        .strings
        .iter()
        .filter_map(|literal| literal.text.strip_prefix('/'))
        .filter_map(|path| path.split('/').next())
        .filter(|first| !first.is_empty())
        .map(|first| format!("/{first}"))
        .collect();
    assert!(firsts.contains("/guidance"), "src/web/routes.rs holds the paths: {firsts:?}");
    let mut faults = Vec::new();
    for source in sources.iter().filter(|source| source.path != "web/routes.rs") {
        for literal in &source.strings {
            let begins = literal.text.strip_prefix('/').is_some_and(|rest| rest.starts_with(char::is_alphabetic));
            let within = firsts.iter().any(|first| {
                literal.text.match_indices(first.as_str()).any(|(at, _)| {
                    let before = literal.text[..at].chars().next_back();
                    let after = literal.text[at + first.len()..].chars().next();
                    !before.is_some_and(char::is_alphanumeric)
                        && !after.is_some_and(|c| c.is_alphanumeric() || c == '-' || c == '_')
                })
            });
            if begins || within {
                faults.push(format!("src/{}:{}: \"{}\"", source.path, literal.line, literal.text));
            }
        }
    }
    none("paths of the site stand in src/web/routes.rs", &faults);
}

/// Large numbers that are no figure about pay or tax: where (a file, or a folder and all below), the number, and what
/// it is.
const LARGE_NUMBERS: [(&str, &str, &str); 13] = [
    ("rupees.rs", "1_00_000", "what a lakh is"),
    ("clock.rs", "19_800", "seconds"),
    ("intake/mod.rs", "20_000", "characters of a text"),
    ("web/extract.rs", "300_000", "bytes of a body"),
    ("matching/index.rs", "100_000", "thousandths of points"),
    ("matching/index.rs", "80_000", "thousandths of points"),
    ("matching/index.rs", "25_000", "thousandths of points"),
    ("catalogue/tax/", "10_000", "hundredths of percent"),
    ("salary/in_hand/", "10_000", "hundredths of percent"),
    ("salary/in_hand/question.rs", "10_000", "lakh, above which a CTC is a slip of typing"),
    ("salary/in_hand/income_tax.rs", "1_000_000_000_000", "parts of a rupee"),
    ("catalogue/evidence.rs", "50_000", "rupees, below which a figure is a slip of typing"),
    ("catalogue/evidence.rs", "2_00_00_000", "rupees, above which a figure is a slip of typing"),
];

/// Whole numbers of five digits or more in code, with their lines; what follows a decimal point is no whole number.
fn large_numbers(source: &Source) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    for (at, line) in source.code.lines().enumerate() {
        let mut rest = line;
        let mut before = ' ';
        while let Some(start) = rest.find(|c: char| c.is_ascii_digit()) {
            before = rest[..start].chars().next_back().unwrap_or(before);
            let number: String = rest[start..].chars().take_while(|c| c.is_ascii_digit() || *c == '_').collect();
            rest = &rest[start + number.len()..];
            let digits = number.chars().filter(char::is_ascii_digit).count();
            let part_of_a_word = before.is_alphanumeric() || before == '_' || before == '.';
            if digits >= 5 && !part_of_a_word {
                found.push((at + 1, number.trim_end_matches('_').to_owned()));
            }
            before = '0';
        }
    }
    found
}

#[test]
fn figures_stand_in_data_only() {
    let mut faults = Vec::new();
    let mut used = BTreeSet::new();
    for source in source::all() {
        for (line, number) in large_numbers(&source) {
            let known: Vec<usize> = LARGE_NUMBERS
                .iter()
                .enumerate()
                .filter(|(_, (path, known, _))| source.path.starts_with(path) && *known == number)
                .map(|(place, _)| place)
                .collect();
            if known.is_empty() {
                faults.push(format!("src/{}:{line}: {number}", source.path));
            }
            used.extend(known);
        }
    }
    for (place, (path, number, what)) in LARGE_NUMBERS.iter().enumerate() {
        if !used.contains(&place) {
            faults.push(format!("src/{path} no longer holds {number} ({what}): take it off the list in this test"));
        }
    }
    none("figures on pay and tax stand in data/ with their source", &faults);
}

#[test]
fn only_the_clock_asks_the_time() {
    let mut faults = Vec::new();
    for source in source::all().iter().filter(|source| source.path != "clock.rs") {
        // `Moment` is the clock's own; what it says never reaches an answer.
        let calls = source.lines_with("now()").into_iter().filter(|line| !line.contains("Moment::now()"));
        faults.extend(calls);
        for type_of_time in ["SystemTime", "Instant"] {
            faults.extend(source.lines_with(type_of_time));
        }
    }
    none("only src/clock.rs asks the time", &faults);
}

#[test]
fn only_the_configuration_reads_the_environment() {
    let mut faults = Vec::new();
    for source in source::all() {
        if ["config/mod.rs", "cli/mod.rs"].contains(&source.path.as_str()) {
            continue;
        }
        for name in ["std::env", "env::var", "env::args", "env ="] {
            faults.extend(source.lines_with(name));
        }
    }
    none("only src/config and src/cli/mod.rs read the environment", &faults);
}

/// The names under `[dependencies]`, as code writes them.
fn dependencies(manifest: &str) -> Vec<String> {
    manifest
        .lines()
        .skip_while(|line| *line != "[dependencies]")
        .skip(1)
        .take_while(|line| !line.starts_with('['))
        .filter_map(|line| line.split_once(" = "))
        .map(|(name, _)| name.replace('-', "_"))
        .collect()
}

#[test]
fn every_crate_is_used() {
    let manifest = include_str!("../../Cargo.toml");
    let names = dependencies(manifest);
    assert!(names.len() > 15, "{names:?}");
    let sources = source::all();
    let is_used = |name: &String| sources.iter().any(|source| source.code.contains(&format!("{name}::")));
    let faults: Vec<String> = names.into_iter().filter(|name| !is_used(name)).collect();
    none("a crate that no code names goes from Cargo.toml", &faults);
}

#[test]
fn the_tests_above_can_fail() {
    let source = Source {
        path: "salary/x.rs".to_owned(),
        code: "use crate::{guidance::Engine, rupees};\nlet a = 4_50_000 + 1.281_551_6; crate::web::x();".to_owned(),
        strings: Vec::new(),
    };
    assert_eq!(rooms_named(&source), ["guidance", "rupees", "web"].map(str::to_owned).into());
    assert_eq!(large_numbers(&source), [(2, "4_50_000".to_owned())]);
    assert_eq!(dependencies("[x]\na = 1\n[dependencies]\nb-c = \"1\"\n[y]\nd = 1"), ["b_c"]);
}
