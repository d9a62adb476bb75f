//! The catalogue in the binary has no fault, and every kind of fault is told with its file and line.

use std::collections::BTreeMap;

use marg::catalogue::skill::SkillKind;
use marg::catalogue::{Catalogue, DataFiles, Key, Track};
use marg::guidance::guide;
use marg::matching::Status;
use marg::reading::Answers;

use super::support::{ENGINE, none};

/// A catalogue's files by their path.
type Files = BTreeMap<String, String>;

/// Where a fault is expected.
#[derive(Clone, Copy)]
enum At {
    /// The last line that contains a text.
    Line(&'static str),
    /// A fault of the file as a whole.
    File,
}

const PAYABLE: &str = "roles/bpo/accounts-payable-executive.toml";
const RECEIVABLE: &str = "roles/bpo/accounts-receivable-executive.toml";
const SKILLS: &str = "skills/quality-operations-and-reporting.toml";
const TITLES: &str = "reading/titles.toml";
const CERTIFICATES: &str = "certificates/contact-centre.toml";
const FIRST_CERTIFICATE: &str = "id = \"nsqf-customer-care-executive\"";
const EVIDENCE: &str = "salaries/evidence.csv";
const MODEL: &str = "salaries/model.toml";
const MINIMUM_WAGES: &str = "salaries/minimum-wages.toml";

/// The line of a file that begins with a text.
fn line_of<'a>(files: &'a Files, path: &str, begins: &str) -> &'a str {
    let found = files[path].lines().find(|line| line.starts_with(begins));
    found.unwrap_or_else(|| panic!("no line of {path} begins with `{begins}`"))
}

/// Puts another line in the place of the first that begins with a text.
fn set(files: &mut Files, path: &str, begins: &str, line: &str) {
    let old = line_of(files, path, begins).to_owned();
    let text = files.get_mut(path).unwrap();
    *text = text.replacen(&old, line, 1);
}

/// Adds a line after the first that begins with a text.
fn insert(files: &mut Files, path: &str, begins: &str, line: &str) {
    let old = line_of(files, path, begins).to_owned();
    set(files, path, begins, &format!("{old}\n{line}"));
}

fn append(files: &mut Files, path: &str, text: &str) {
    files.get_mut(path).unwrap_or_else(|| panic!("there is no {path}")).push_str(text);
}

fn skill(id: &str, aliases: &str) -> String {
    format!("\n[[skill]]\nid = \"{id}\"\nname = \"Made for a test {id}\"\nkind = \"skill\"\naliases = [{aliases}]\n")
}

/// A role whose first year lies so many years after that of another.
fn role_later_by(id: &str, years: u16) -> String {
    let roles = &ENGINE.catalogue.roles;
    let first = roles[roles.find(id).unwrap()].years.entry;
    let found = roles.iter().find(|(_, role)| role.years.entry == first + years);
    roles.id(found.unwrap_or_else(|| panic!("no role begins {years} years after `{id}`")).0).to_owned()
}

/// A role that names another as its step up: a loop when the other names it too.
fn role_below(id: &str) -> String {
    let roles = &ENGINE.catalogue.roles;
    let goal = roles.find(id).unwrap();
    roles.id(roles.iter().find(|(_, role)| role.up.contains(&goal)).expect("a role leads up to it").0).to_owned()
}

/// What is broken, how, and the fault that must be told: file, line, a part of the message.
type Case = (&'static str, fn(&mut Files), &'static str, At, &'static str);

const CASES: &[Case] = &[
    (
        "unknown skill",
        |files| insert(files, PAYABLE, "[skills.essential]", "no-such-skill = 3"),
        PAYABLE,
        At::Line("no-such-skill"),
        "there is no skill `no-such-skill`",
    ),
    (
        "duplicate skill id",
        |files| append(files, SKILLS, &skill("ms-excel", "")),
        SKILLS,
        At::Line("id = \"ms-excel\""),
        "already in skills/common.toml",
    ),
    (
        "duplicate alias",
        |files| append(files, SKILLS, &skill("made-up-skill", "\"Accounts-Payable\"")),
        SKILLS,
        At::Line("Accounts-Payable"),
        "belongs to the skill `accounts-payable`",
    ),
    (
        "an id with a capital",
        |files| append(files, SKILLS, &skill("Made-Up", "")),
        SKILLS,
        At::Line("id = \"Made-Up\""),
        "is no id",
    ),
    (
        "an importance of 6",
        |files| set(files, PAYABLE, "accounts-payable =", "accounts-payable = 6"),
        PAYABLE,
        At::Line("accounts-payable = 6"),
        "importance",
    ),
    (
        "a skill twice in a role",
        |files| insert(files, PAYABLE, "[skills.optional]", "accounts-payable = 1"),
        PAYABLE,
        At::Line("accounts-payable = 1"),
        "both essential and optional",
    ),
    (
        "a ladder that leads back to its role",
        |files| {
            let below = role_below("general-ledger-accountant");
            let ladder = format!("up = [\"{below}\"]");
            set(files, "roles/bpo/general-ledger-accountant.toml", "up = [", &ladder);
        },
        "roles/bpo/general-ledger-accountant.toml",
        At::Line("up = ["),
        "leads back",
    ),
    (
        "a step of six years",
        |files| {
            let ladder = format!("up = [\"{}\"]", role_later_by("accounts-payable-executive", 6));
            set(files, PAYABLE, "up = [", &ladder);
        },
        PAYABLE,
        At::Line("up = ["),
        "takes 6 years",
    ),
    (
        "a step down in pay",
        |files| {
            set(files, PAYABLE, "up = [", "up = [\"accounts-receivable-executive\"]");
            set(files, RECEIVABLE, "entry = [", "entry = [1_60_000, 2_20_000]");
        },
        PAYABLE,
        At::Line("up = ["),
        "falls in pay",
    ),
    (
        "a ladder that ends without saying so",
        |files| set(files, PAYABLE, "up = [", "up = []"),
        PAYABLE,
        At::Line("up = ["),
        "`head = true`",
    ),
    (
        "no step sideways",
        |files| set(files, PAYABLE, "sideways = [", "sideways = []"),
        PAYABLE,
        At::Line("sideways = ["),
        "a step sideways",
    ),
    (
        "a step to itself",
        |files| set(files, PAYABLE, "sideways = [", "sideways = [\"accounts-payable-executive\"]"),
        PAYABLE,
        At::Line("sideways = ["),
        "to another role",
    ),
    (
        "a role that no other leads to",
        |files| {
            for (_, text) in files.iter_mut().filter(|(path, _)| path.starts_with("roles/")) {
                for list in ["\"language-specialist\", ", ", \"language-specialist\""] {
                    *text = text.replace(list, "");
                }
            }
        },
        "roles/bpo/language-specialist.toml",
        At::Line("id = \"language-specialist\""),
        "no other role leads here",
    ),
    (
        "a field left empty",
        |files| set(files, PAYABLE, "shift_note =", "shift_note = \" \""),
        PAYABLE,
        At::Line("shift_note ="),
        "`shift_note` is empty",
    ),
    (
        "a task without a target",
        |files| {
            let text = files.get_mut(PAYABLE).unwrap();
            let from = text.rfind("\ntarget = ").unwrap() + 1;
            let to = from + text[from..].find('\n').unwrap();
            text.replace_range(from..to, "target = \"\"");
        },
        PAYABLE,
        At::Line("[[tasks]]"),
        "`target` is empty",
    ),
    (
        "a role without employers",
        |files| set(files, PAYABLE, "employers = [", "employers = []"),
        PAYABLE,
        At::Line("employers = []"),
        "names an employer",
    ),
    (
        "a city twice",
        |files| set(files, PAYABLE, "cities = [", "cities = [\"pune\", \"pune\"]"),
        PAYABLE,
        At::Line("cities = ["),
        "stands twice",
    ),
    (
        "a gate that no usual qualification opens",
        |files| insert(files, PAYABLE, "head =", "\n[[gates]]\nany_of = [\"llb\"]\nwhy = \"Made for a test\""),
        PAYABLE,
        At::Line("[[gates]]"),
        "opens this gate",
    ),
    (
        "too few skills",
        |files| {
            let text = files.get_mut(PAYABLE).unwrap();
            let (from, to) = (text.find("[skills.optional]").unwrap(), text.find("[entry]").unwrap());
            text.replace_range(from..to, "");
            set(files, PAYABLE, "accounting =", "");
            set(files, PAYABLE, "ms-excel =", "");
            set(files, PAYABLE, "finance-operations =", "");
        },
        PAYABLE,
        At::Line("[skills.essential]"),
        "8 to 20 skills",
    ),
    (
        "essentials that nobody shares",
        |files| {
            for at in 0..4 {
                append(files, SKILLS, &skill(&format!("made-up-{at}"), &format!("\"made up alias {at}\"")));
            }
            let text = files.get_mut(PAYABLE).unwrap();
            let (from, to) = (text.find("[skills.essential]").unwrap(), text.find("[skills.optional]").unwrap());
            let own =
                "[skills.essential]\nmade-up-0 = 5\nmade-up-1 = 5\nmade-up-2 = 5\nmade-up-3 = 5\naccounting = 3\n\n";
            text.replace_range(from..to, own);
        },
        PAYABLE,
        At::Line("[skills.essential]"),
        "shared with another role",
    ),
    (
        "a skill known by one name only",
        |files| append(files, SKILLS, &skill("made-up-skill", "")),
        SKILLS,
        At::Line("id = \"made-up-skill\""),
        "no other name",
    ),
    (
        "a skill broader than itself",
        |files| {
            let broader = |id: &str, other: &str| {
                format!("{}broader = [\"{other}\"]\n", skill(id, &format!("\"alias of {id}\"")))
            };
            append(files, SKILLS, &broader("made-up-one", "made-up-two"));
            append(files, SKILLS, &broader("made-up-two", "made-up-one"));
        },
        SKILLS,
        At::Line("id = \"made-up-two\""),
        "broader than itself",
    ),
    (
        "a skill that implies what is not broader than it",
        |files| {
            let narrow = skill("made-up-one", "\"made up alias\"");
            append(files, SKILLS, &format!("{narrow}broader = [\"ms-word\"]\nimplies = [\"ms-excel\"]\n"));
        },
        SKILLS,
        At::Line("implies = [\"ms-excel\"]"),
        "not broader than it",
    ),
    (
        "more than a third of the skills in one role each",
        |files| {
            let skills = ENGINE.catalogue.skills.len();
            let text = files.get_mut(PAYABLE).unwrap();
            let from = text.find("[skills.optional]").unwrap() + "[skills.optional]\n".len();
            let asked = (0..skills).map(|at| format!("made-up-{at} = 1\n")).collect::<Vec<_>>().concat();
            text.insert_str(from, &asked);
            let made: String =
                (0..skills).map(|at| skill(&format!("made-up-{at}"), &format!("\"made up alias {at}\""))).collect();
            append(files, SKILLS, &made);
        },
        "skills",
        At::File,
        "more than a third",
    ),
    (
        "a title of two entries",
        |files| {
            append(files, TITLES, "\n[[title]]\nwords = [\"Accounts Payable Executive\"]\nroles = [\"bookkeeper\"]\n");
        },
        TITLES,
        At::Line("Accounts Payable Executive"),
        "belongs to the role `accounts-payable-executive`",
    ),
    (
        "noise that is a skill",
        |files| set(files, "reading/noise.toml", "phrases = [", "phrases = [ \"Medical-Coding\","),
        "reading/noise.toml",
        At::Line("Medical-Coding"),
        "is noise here",
    ),
    (
        "a track with few employers",
        |files| {
            let text = files.get_mut("employers.toml").unwrap();
            *text = text.replace("track = \"lpo\"", "track = \"kpo\"");
        },
        "employers.toml",
        At::File,
        "LPO has at least 10 employers",
    ),
    (
        "an employer that no role names",
        |files| {
            append(
                files,
                "employers.toml",
                "\n[[employer]]\nid = \"made-up\"\nname = \"Made Up\"\ntrack = \"bpo\"\nkind = \"provider\"\n",
            );
        },
        "employers.toml",
        At::Line("id = \"made-up\""),
        "no role names the employer",
    ),
    (
        "a certificate of no weeks",
        |files| set(files, CERTIFICATES, "weeks =", "weeks = 0"),
        CERTIFICATES,
        At::Line(FIRST_CERTIFICATE),
        "1 to 156 weeks",
    ),
    (
        "a certificate that no role asks for",
        |files| {
            append(
                files,
                CERTIFICATES,
                "\n[[certificate]]\nid = \"made-up\"\nname = \"Made up\"\nbody = \"Made up\"\nrupees = [0, 1]\nweeks = 1\neligibility = \"Open\"\nbasis = \"judged\"\n",
            );
        },
        CERTIFICATES,
        At::Line("id = \"made-up\""),
        "no role asks for the certificate",
    ),
    (
        "a text without Hindi",
        |files| set(files, "texts.toml", "hi = \"सीधे पेज पर जाएँ\"", "hi = \" \""),
        "texts.toml",
        At::Line("hi = \" \""),
        "`skip` is blank",
    ),
    (
        "a text that fills in another name",
        |files| set(files, "texts.toml", "hi = \"{low} से", "hi = \"{least} से {high} लाख\""),
        "texts.toml",
        At::Line("{least}"),
        "`band_range` fills in other names",
    ),
    (
        "a text that no page has",
        |files| append(files, "texts.toml", "[made_up]\nen = \"a\"\nhi = \"b\"\n"),
        "texts.toml",
        At::Line("[made_up]"),
        "made_up",
    ),
    ("a missing file", |files| drop(files.remove("places.toml")), "places.toml", At::File, "missing"),
    ("a missing file of pay", |files| drop(files.remove(EVIDENCE)), EVIDENCE, At::File, "missing"),
    (
        "a folder without files",
        |files| files.retain(|path, _| !path.starts_with("sources/")),
        "sources",
        At::File,
        "no file",
    ),
    (
        "bad TOML",
        |files| append(files, "tracks.toml", "\nbroken = \"no end\n"),
        "tracks.toml",
        At::Line("broken"),
        "invalid",
    ),
    (
        "a field that is not known",
        |files| insert(files, PAYABLE, "title =", "colour = \"green\""),
        PAYABLE,
        At::Line("colour"),
        "unknown field",
    ),
    (
        "a role in the wrong folder",
        |files| {
            let text = files.remove(PAYABLE).unwrap();
            files.insert("roles/kpo/accounts-payable-executive.toml".to_owned(), text);
        },
        "roles/kpo/accounts-payable-executive.toml",
        At::Line("id = \"accounts-payable-executive\""),
        "another folder",
    ),
    (
        "a role in a file of another name",
        |files| {
            let text = files.remove(PAYABLE).unwrap();
            files.insert("roles/bpo/accounts-payable.toml".to_owned(), text);
        },
        "roles/bpo/accounts-payable.toml",
        At::Line("id = \"accounts-payable-executive\""),
        "bears its id",
    ),
    (
        "codes that differ",
        |files| set(files, PAYABLE, "isco_08 =", "isco_08 = \"9999\""),
        PAYABLE,
        At::Line("[codes]"),
        "differ",
    ),
    (
        "a sentence in two roles",
        |files| {
            let purpose = line_of(files, PAYABLE, "purpose =").to_owned();
            set(files, RECEIVABLE, "purpose =", &purpose);
        },
        RECEIVABLE,
        At::Line("purpose ="),
        "`accounts-payable-executive` too",
    ),
    (
        "pay that falls",
        |files| set(files, PAYABLE, "mid = [", "mid = [1_00_000, 1_50_000]"),
        PAYABLE,
        At::Line("[pay]"),
        "pay rises from entry to mid",
    ),
    (
        "levels out of order",
        |files| set(files, PAYABLE, "senior =", "senior = 1"),
        PAYABLE,
        At::Line("[years]"),
        "one after the other",
    ),
    (
        "a family that does not exist",
        |files| set(files, PAYABLE, "family =", "family = \"no-such-family\""),
        PAYABLE,
        At::Line("no-such-family"),
        "there is no family",
    ),
    (
        "a fact without a source",
        |files| set(files, PAYABLE, "basis =", "basis = \"no-such-source\""),
        PAYABLE,
        At::Line("no-such-source"),
        "there is no source",
    ),
    (
        "an outlook of its own",
        |files| set(files, PAYABLE, "outlook =", "outlook = \"splendid\""),
        PAYABLE,
        At::Line("splendid"),
        "unknown variant",
    ),
    (
        "evidence on a role that does not exist",
        |files| {
            let row = evidence("role", "no-such-role", "200000", "300000");
            append(files, EVIDENCE, &row);
        },
        EVIDENCE,
        At::Line("no-such-role"),
        "there is no role `no-such-role`",
    ),
    (
        "evidence with a use of its own",
        |files| append(files, EVIDENCE, &evidence("rumour", "data-analyst", "200000", "300000")),
        EVIDENCE,
        At::Line("rumour"),
        "is no use",
    ),
    (
        "evidence whose low is above its high",
        |files| append(files, EVIDENCE, &evidence("role", "data-analyst", "400000", "300000")),
        EVIDENCE,
        At::Line("etest"),
        "do not rise",
    ),
    (
        "evidence by the month",
        |files| append(files, EVIDENCE, &evidence("role", "data-analyst", "20000", "30000")),
        EVIDENCE,
        At::Line("etest"),
        "a year's pay",
    ),
    (
        "a minimum wage of no state",
        |files| set(files, MINIMUM_WAGES, "state = ", "state = \"atlantis\""),
        MINIMUM_WAGES,
        At::Line("atlantis"),
        "there is no state `atlantis`",
    ),
    (
        "a minimum wage of no month",
        |files| set(files, MINIMUM_WAGES, "from = ", "from = \"2025-13\""),
        MINIMUM_WAGES,
        At::Line("2025-13"),
        "no month",
    ),
    (
        "a minimum wage without a source",
        |files| set(files, MINIMUM_WAGES, "source = ", "source = \"hearsay\""),
        MINIMUM_WAGES,
        At::Line("hearsay"),
        "there is no source `hearsay`",
    ),
    (
        "a line for no language",
        |files| set(files, MODEL, "language = ", "language = \"elvish\""),
        MODEL,
        At::Line("elvish"),
        "there is no language `elvish`",
    ),
    (
        "a line for no qualification",
        |files| set(files, MODEL, "qualification = ", "qualification = \"wizard\""),
        MODEL,
        At::Line("wizard"),
        "there is no qualification `wizard`",
    ),
    (
        "evidence with a word for a number",
        |files| append(files, EVIDENCE, &evidence("role", "data-analyst", "lots", "300000")),
        EVIDENCE,
        At::Line("lots"),
        "invalid digit",
    ),
];

/// A row of evidence on one role from a source that exists.
fn evidence(used_for: &str, target: &str, low: &str, high: &str) -> String {
    let source = ENGINE.catalogue.sources.id(Key::from_index(0));
    format!("etest,{used_for},{target},,0,2,{low},{high},,,,range,,,2025,yes,B,{source},made for a test,\n")
}

fn embedded() -> Files {
    DataFiles::embedded().iter().map(|file| (file.path.clone(), file.text.clone())).collect()
}

#[test]
fn the_catalogue_in_the_binary_has_no_fault() {
    if let Err(faults) = Catalogue::read(&DataFiles::embedded()) {
        panic!("{faults}");
    }
}

#[test]
fn every_fault_is_told_with_its_file_and_line() {
    let sound = embedded();
    let mut wrong = Vec::new();
    for (what, break_it, path, at, part) in CASES {
        let mut files = sound.clone();
        break_it(&mut files);
        let line = match at {
            At::File => 1,
            At::Line(text) => {
                let lines: Vec<&str> = files[*path].lines().collect();
                1 + lines.iter().rposition(|line| line.contains(text)).unwrap_or_else(|| panic!("{what}: no `{text}`"))
            }
        };
        match Catalogue::read(&DataFiles::from_texts(files)) {
            Ok(_) => wrong.push(format!("{what}: no fault was told")),
            Err(faults) => {
                let told = faults.0.iter().any(|f| f.file == *path && f.line == line && f.message.contains(part));
                if !told {
                    wrong.push(format!("{what}: wanted {path}:{line}: …{part}…, was told:\n{faults}"));
                }
            }
        }
    }
    none("a broken catalogue is told apart", &wrong);
}

#[test]
fn a_catalogue_of_anything_is_refused_and_nothing_panics() {
    for text in ["", "\u{0}", "[[", "id = 1", "😀 = \"x\"", "a,b\n1", "[[role]]\n"] {
        let mut files = embedded();
        for path in files.keys().cloned().collect::<Vec<_>>() {
            if path.ends_with("families.toml") || path.ends_with("common.toml") || path == EVIDENCE {
                files.insert(path, text.to_owned());
            }
        }
        assert!(Catalogue::read(&DataFiles::from_texts(files)).is_err(), "{text:?}");
    }
    assert!(Catalogue::read(&DataFiles::from_texts([])).is_err());
}

#[test]
fn there_are_roles_enough_for_every_track_and_family() {
    let catalogue = &ENGINE.catalogue;
    assert!(catalogue.roles.len() >= 140, "only {} roles", catalogue.roles.len());
    for track in Track::ALL {
        let roles = catalogue.roles.iter().filter(|(_, role)| role.track == track).count();
        assert!(roles >= 25, "only {roles} roles of {}", track.id());
    }
    let mut empty = Vec::new();
    for (id, family) in catalogue.families.iter() {
        if !catalogue.roles.iter().any(|(_, role)| role.family == id) {
            empty.push(family.name.clone());
        }
    }
    assert_eq!(catalogue.families.len(), 21);
    none("every family has roles", &empty);
}

/// Jobs that the trade hires for every day and that catalogues drawn up at a desk forget.
#[test]
fn everyday_jobs_are_there() {
    const EVERYDAY: &[&str] = &[
        "order-management-associate",
        "cash-application-analyst",
        "credit-control-analyst",
        "mortgage-processor",
        "title-search-examiner",
        "fund-accountant",
        "reference-data-analyst",
        "ad-operations-associate",
        "catalogue-associate",
        "web-research-associate",
        "language-specialist",
        "gis-analyst",
        "proofreader",
        "e-publishing-associate",
        "survey-programmer",
        "eligibility-and-authorisation-associate",
        "travel-desk-executive",
        "it-service-desk-analyst",
        "customer-success-associate",
    ];
    let roles = &ENGINE.catalogue.roles;
    let missing = EVERYDAY.iter().filter(|id| roles.find(id).is_none()).map(|id| (*id).to_owned()).collect::<Vec<_>>();
    none("roles are missing:", &missing);
}

/// Directors and chiefs end their ladders: someone who does not name such a post is never sent there first.
#[test]
fn ends_of_ladders_are_directors_and_chiefs() {
    let heads = ENGINE.catalogue.roles.iter().filter(|(_, role)| role.entry.head);
    let young: Vec<String> =
        heads.filter(|(_, role)| role.years.entry < 10).map(|(_, role)| role.title.clone()).collect();
    none("an end of a ladder that begins before the tenth year:", &young);
}

/// WNS has been part of Capgemini since October 2025.
#[test]
fn a_firm_that_was_bought_is_named_with_its_buyer() {
    let named: Vec<&str> = ENGINE
        .catalogue
        .employers
        .iter()
        .map(|(_, employer)| employer.name.as_str())
        .filter(|name| name.contains("WNS"))
        .collect();
    assert_eq!(named, ["Capgemini (with WNS)"]);
}

#[test]
fn there_are_skills_enough_of_every_kind_with_words_as_people_write_them() {
    let skills = &ENGINE.catalogue.skills;
    let names = skills.iter().map(|(_, skill)| 1 + skill.aliases.len() + skill.alone.len()).sum::<usize>();
    let count = |kind| skills.iter().filter(|(_, skill)| skill.kind == kind).count();
    let kinds = [SkillKind::Skill, SkillKind::Tool, SkillKind::Knowledge, SkillKind::Language, SkillKind::Trait];
    let edges = skills.iter().map(|(_, skill)| skill.broader.len() + skill.related.len()).sum::<usize>();
    println!(
        "{} skills with {names} names and {edges} edges; {:?} of {kinds:?}; {} qualifications",
        skills.len(),
        kinds.map(count),
        ENGINE.catalogue.qualifications.len()
    );
    assert!(skills.len() >= 500);
    assert!(names >= skills.len() * 4, "only {names} names");
    assert!(edges >= skills.len() / 2, "only {edges} edges");
    assert!(kinds.map(count).iter().all(|count| *count >= 10));
}

#[test]
fn the_version_changes_with_any_file_and_only_then() {
    let sound = Catalogue::embedded().unwrap().version;
    assert_eq!(sound, Catalogue::read(&DataFiles::from_texts(embedded())).unwrap().version);
    let mut files = embedded();
    append(&mut files, PAYABLE, "# a remark\n");
    assert_ne!(sound, Catalogue::read(&DataFiles::from_texts(files)).unwrap().version);
}

/// Every file of the catalogue in turn, cut short in its middle: told as a fault or still a catalogue, never a panic.
#[test]
#[ignore = "slow: reads the catalogue some three hundred times"]
fn any_file_may_be_cut_short() {
    let sound = embedded();
    let mut told = 0;
    for (path, text) in &sound {
        let mut middle = text.len() / 2;
        while !text.is_char_boundary(middle) {
            middle += 1;
        }
        let mut files = sound.clone();
        files.insert(path.clone(), text[..middle].to_owned());
        if let Err(faults) = Catalogue::read(&DataFiles::from_texts(files)) {
            told += 1;
            assert!(!faults.0.is_empty() && faults.0.iter().all(|fault| fault.line > 0), "{path}: {faults}");
        }
    }
    // A list cut between two entries may still be whole.
    assert!(told * 10 > sound.len() * 9, "only {told} of {} were told", sound.len());
}

/// Somebody who is told to begin there must be able to.
#[test]
fn first_steps_are_open_to_those_they_are_offered_to() {
    let catalogue = &ENGINE.catalogue;
    let mut faults = Vec::new();
    for step in &catalogue.first_steps {
        let role = &catalogue.roles[step.role];
        if role.years.entry > 0 {
            faults.push(format!("{} asks for {} years", role.title, role.years.entry));
        }
        for qualification in &step.qualifications {
            if !catalogue.with_implied(&[*qualification]).iter().any(|has| role.entry.qualifications.contains(has)) {
                faults.push(format!("{}: {} is not usual", role.title, catalogue.qualifications[*qualification].name));
            }
        }
    }
    // Who says nothing is taken to have finished school as far as the step asks; who says "10th" has that.
    let tenth = catalogue.qualifications.find("10th").unwrap();
    for step in catalogue.first_steps.iter().filter(|step| step.qualifications.is_empty()) {
        let role = &catalogue.roles[step.role];
        if !role.entry.qualifications.contains(&step.schooling.unwrap_or(tenth)) {
            faults.push(format!("{} is not open after the school that its step asks for", role.title));
        }
    }
    none("a first step is not open:", &faults);
    assert!(catalogue.first_steps.iter().any(|step| step.qualifications.is_empty()), "some step is open to everybody");
}

#[test]
fn what_was_studied_leads_to_its_own_first_steps() {
    for (text, first) in [
        ("bpharm fresher", "drug-safety-associate"),
        ("MBA in finance", "financial-modelling-analyst"),
        ("BCom", "accounts-payable-executive"),
        ("12th pass, no experience", "domestic-voice-executive"),
        ("10th pass", "data-entry-operator"),
        ("I have done BA", "domestic-voice-executive"),
        ("hello, I am new", "domestic-voice-executive"),
    ] {
        let profile = ENGINE.read(&Answers { texts: vec![text.to_owned()], ..Answers::default() });
        let guidance = guide(&ENGINE, &profile);
        assert_eq!(guidance.status, Status::TooLittle, "{text}");
        let begin = guidance.bridges.first().map(|bridge| ENGINE.catalogue.roles.id(bridge.role));
        assert_eq!(begin, Some(first), "{text}");
        assert!(guidance.bridges.len() <= 4, "{text}: {} steps", guidance.bridges.len());
    }
}
