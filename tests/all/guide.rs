//! What is taught and asked: complete, linked both ways, in plain English and in our own words.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use marg::catalogue::entries::EmployerKind;
use marg::catalogue::guide::{Answer, Given};
use marg::catalogue::{Key, Track};
use marg::web::routes;
use rstest::rstest;
use scraper::{ElementRef, Html, Selector};

use super::http::{Reply, send};
use super::server::{FORM, JSON, address, get, post_form};
use super::support::{ENGINE, none};

fn parse(reply: &Reply, status: u16) -> Html {
    assert_eq!(reply.status, status, "{}", reply.text());
    let page = Html::parse_document(reply.text());
    assert_eq!(all(&page, "h1").len(), 1);
    page
}

fn all<'a>(page: &'a Html, selector: &str) -> Vec<ElementRef<'a>> {
    let selector = Selector::parse(selector).expect("a selector");
    page.select(&selector).collect()
}

/// The words of an element with single spaces.
fn words_of(element: ElementRef<'_>) -> String {
    element.text().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

fn main_text(page: &Html) -> String {
    words_of(all(page, "main")[0])
}

fn topics() -> Vec<(String, String)> {
    let catalogue = &ENGINE.catalogue;
    catalogue.guide.topics.iter().map(|(id, topic)| (routes::topic(catalogue, id), topic.title.clone())).collect()
}

#[test]
fn the_contents_name_every_topic() {
    let page = parse(&get(routes::LEARN), 200);
    let links: Vec<&str> = all(&page, "main li a").iter().filter_map(|link| link.attr("href")).collect();
    let wanted: Vec<String> = topics().into_iter().map(|(href, _)| href).collect();
    assert_eq!(links, wanted);
    assert!((12..=16).contains(&wanted.len()), "{} topics", wanted.len());
}

#[test]
fn each_topic_leads_on_and_back() {
    let topics = topics();
    let mut links = BTreeSet::new();
    for (place, (href, title)) in topics.iter().enumerate() {
        let page = parse(&get(href), 200);
        assert_eq!(words_of(all(&page, "h1")[0]), *title);
        let link = |rel: &str| all(&page, &format!("a[rel={rel}]")).first().and_then(|link| link.attr("href"));
        assert_eq!(link("next"), topics.get(place + 1).map(|(href, _)| href.as_str()), "{href}");
        assert_eq!(link("prev"), place.checked_sub(1).map(|before| topics[before].0.as_str()), "{href}");
        assert!(!all(&page, "section[aria-labelledby=roles] li a").is_empty(), "{href} names no role");
        assert!(main_text(&page).contains("This page rests on:"), "{href}");
        links.extend(all(&page, "main a[href^='/']").iter().map(|link| link.attr("href").unwrap().to_owned()));
    }
    for to in links {
        assert_eq!(get(&to).status, 200, "{to}");
    }
}

#[test]
fn every_role_leads_to_topics_that_are_about_it() {
    let catalogue = &ENGINE.catalogue;
    for (id, role) in catalogue.roles.iter() {
        let topics = catalogue.guide.topics_of(id, role);
        assert!(!topics.is_empty(), "{}", role.title);
        let named = catalogue.guide.topics.iter().any(|(_, topic)| topic.roles.contains(&id));
        let first = &catalogue.guide.topics[topics[0]];
        assert_eq!(named, first.roles.contains(&id), "{}: what names the role comes first", role.title);
    }
    let page = parse(&get("/roles/patent-search-analyst"), 200);
    let links: Vec<&str> = all(&page, "main a").iter().filter_map(|link| link.attr("href")).collect();
    for wanted in ["/learn/legal-process-outsourcing", "/practice/interview-intellectual-property"] {
        assert!(links.contains(&wanted), "{wanted} in {links:?}");
    }
}

/// Each point of the study guide, and where we say it in our words.
#[rstest]
#[case::full_forms("full-forms", &["Knowledge Process Outsourcing", "Business Process Outsourcing", "Legal Process Outsourcing"])]
#[case::what_it_is("what-kpo-is", &["research", "data analysis", "business advice", "money matters", "technical", "Skill that they lack", "Less cost", "faster", "secret"])]
#[case::examples("examples", &["Analytics", "Research", "Global reporting", "Data management", "Accounts and tax returns", "Engineering simulation", "Financial services"])]
#[case::contexts("where-it-is-used", &["Business", "Education", "Finance", "Healthcare", "IT", "financial model", "contract", "commerce and management"])]
#[case::principles("principles", &["runs on knowledge", "trained experts", "adds a lot of value", "made to fit", "talent from all over the world", "cost stays under control"])]
#[case::types("service-types", &["Data analytics and insight", "Market and business research", "Global reporting and performance management", "Data management"])]
#[case::steps("five-steps", &["The need.", "The partner.", "The work.", "The delivery.", "The decision."])]
#[case::compared("kpo-bpo-lpo", &["Full form", "Nature of the work", "Who does it", "For which industries"])]
#[case::lpo("legal-process-outsourcing", &["Contract management", "Legal research", "Document review", "Compliance and patents", "LPO is KPO in one field"])]
#[case::skills("skills", &["Clear thinking", "Depth in one subject", "Reading and reporting data", "Talking and advising", "Tools"])]
#[case::sectors("sectors", &["Finance and investment banking", "Market research and analytics", "Legal services", "Healthcare and pharmaceuticals", "Engineering and IT consulting"])]
#[case::analyst("analyst", &["Research and hard analysis", "Reports and models", "Help with choices", "Advice that can be used"])]
#[case::companies("companies", &["Genpact", "WNS", "Capgemini since 17 October 2025", "GCCs"])]
#[case::reasons("exams-and-interviews", &["Competitive exams", "Interviews", "Commerce and management", "which fields grow", "across the world"])]
#[case::answers("questions-and-answers", &["1. ", "2. ", "3. ", "4. ", "5. ", "6. ", "7. ", "8. ", "9. ", "10. ", "11. ", "12. "])]
fn the_study_guide_is_covered(#[case] topic: &str, #[case] points: &[&str]) {
    let text = main_text(&parse(&get(&routes::TOPIC.replace("{topic}", topic)), 200));
    for point in points {
        assert!(text.contains(point), "{topic} does not say: {point}");
    }
}

#[test]
fn pay_levels_are_those_of_the_catalogue() {
    let pages = ["/learn/pay", "/learn/questions-and-answers"].map(|path| main_text(&parse(&get(path), 200)));
    for level in &ENGINE.catalogue.track(Track::Kpo).unwrap().levels {
        let wanted = match level.high {
            Some(high) => format!("{} to {} lakh a year", level.low.lakh(), high.lakh()),
            None => format!("above {} lakh a year", level.low.lakh()),
        };
        assert!(pages.iter().all(|page| page.contains(&wanted)), "{wanted}");
    }
    // Typed by hand it would not change with the catalogue.
    for (path, text) in guide_files() {
        let typed = text.lines().find(|line| line.contains("lakh a year") || line.contains("₹"));
        assert!(typed.is_none() && !text.contains("LPA"), "{path}: {typed:?}");
    }
}

#[test]
fn ten_employers_a_track_are_named_with_companies_own_centres() {
    let text = main_text(&parse(&get("/learn/companies"), 200));
    for track in Track::ALL {
        let of_track: Vec<_> = ENGINE.catalogue.employers.iter().filter(|(_, firm)| firm.track == track).collect();
        assert!(of_track.len() >= 10, "{track}");
        assert!(of_track.iter().any(|(_, firm)| firm.kind == EmployerKind::Captive), "{track}");
        for (_, firm) in of_track {
            assert!(text.contains(&firm.name), "{}", firm.name);
        }
    }
}

#[test]
fn there_are_enough_questions() {
    let topics = &ENGINE.catalogue.guide.topics;
    let questions: usize = topics.iter().map(|(_, topic)| topic.questions.len()).sum();
    let of_study_guide = topics.iter().flat_map(|(_, topic)| &topic.questions).filter(|q| q.study_guide).count();
    assert_eq!(of_study_guide, 3);
    assert!(questions >= 33, "{questions}");
    let kinds: BTreeSet<bool> = topics
        .iter()
        .flat_map(|(_, topic)| &topic.questions)
        .map(|question| matches!(question.answer, Answer::Short { .. }))
        .collect();
    assert_eq!(kinds.len(), 2, "short answers and choices");
    // The right answer does not always stand in one place.
    let places: BTreeSet<usize> = topics
        .iter()
        .flat_map(|(_, topic)| &topic.questions)
        .filter_map(|question| match &question.answer {
            Answer::Choice { choices, .. } => choices.iter().position(|choice| choice.right),
            Answer::Short { .. } => None,
        })
        .collect();
    assert_eq!(places, BTreeSet::from([0, 1, 2, 3]));
}

/// Answers that earn everything, as the form sends them.
fn best_answers(topic: &marg::catalogue::guide::Topic) -> Vec<(&str, String)> {
    topic
        .questions
        .iter()
        .map(|question| {
            let answer = match &question.answer {
                Answer::Choice { choices, .. } => {
                    (1 + choices.iter().position(|choice| choice.right).unwrap()).to_string()
                }
                Answer::Short { model, .. } => model.clone(),
            };
            (question.id.as_str(), answer)
        })
        .collect()
}

fn post(target: &str, answers: &[(&str, String)]) -> Reply {
    let pairs: Vec<(&str, &str)> = answers.iter().map(|(name, value)| (*name, value.as_str())).collect();
    post_form(target, &pairs)
}

#[test]
fn the_right_answers_earn_all_points() {
    let catalogue = &ENGINE.catalogue;
    for (id, topic) in catalogue.guide.topics.iter() {
        let reply = post(&routes::practice(catalogue, id), &best_answers(topic));
        let page = parse(&reply, 200);
        let most: usize = topic.questions.iter().map(|question| question.mark(&Given::Nothing).most).sum();
        assert_eq!(
            words_of(all(&page, "[role=status] strong")[0]),
            format!("{most} of {most} points"),
            "{}",
            topic.title
        );
        assert_eq!(reply.header("cache-control"), Some("private, no-store"));
        assert_eq!(reply.header("x-robots-tag"), Some("noindex"));
        assert_eq!(reply.header("referrer-policy"), Some("no-referrer"));
    }
}

const SET: &str = "/practice/kpo-bpo-lpo";

#[test]
fn what_is_right_and_why_is_shown() {
    let text = "In BPO the work is routine.\r\nKPO needs RESEARCHES by specialists <b>of</b> a field.";
    let page = parse(&post_form(SET, &[("differ", text), ("insurer", "1")]), 200);
    insta::assert_snapshot!(all(&page, "form .notice").into_iter().map(words_of).collect::<Vec<_>>().join("\n"));
    assert_eq!(words_of(all(&page, "[role=status] strong")[0]), "3 of 6 points");
    assert_eq!(
        all(&page, "#q-differ")[0].text().collect::<String>(),
        text.replace("\r\n", "\n"),
        "what was typed is kept"
    );
    assert_eq!(all(&page, "input[name=insurer][checked]")[0].attr("value"), Some("1"));
    assert!(all(&page, "main b").is_empty(), "markup stays text");
    assert!(main_text(&page).contains("A machine looked for words"));
}

#[rstest]
#[case::nothing(&[], "differ", "Answer at least one question.")]
#[case::blanks(&[("differ", " \r\n "), ("insurer", "")], "differ", "Answer at least one question.")]
#[case::other_names(&[("what", "ever")], "differ", "Answer at least one question.")]
#[case::no_such_choice(&[("insurer", "9")], "insurer", "Choose one of the answers below.")]
#[case::choice_zero(&[("insurer", "0")], "insurer", "Choose one of the answers below.")]
#[case::choice_in_words(&[("insurer", "BPO")], "insurer", "Choose one of the answers below.")]
#[case::huge_choice(&[("insurer", "99999999999999999999999")], "insurer", "Choose one of the answers below.")]
fn an_answer_that_cannot_be_marked_is_told_at_its_field(
    #[case] pairs: &[(&str, &str)],
    #[case] field: &str,
    #[case] message: &str,
) {
    let reply = post_form(SET, pairs);
    let page = parse(&reply, 422);
    assert_eq!(reply.header("cache-control"), Some("private, no-store"));
    assert_eq!(words_of(all(&page, &format!("#q-{field}-error"))[0]), format!("Error: {message}"));
    assert_eq!(all(&page, &format!(".error-summary a[href='#q-{field}']")).len(), 1);
    assert!(all(&page, "form .notice").is_empty(), "nothing is marked");
}

#[test]
fn too_long_an_answer_is_kept_as_it_was_typed() {
    let long = "é".repeat(1_501);
    let page = parse(&post_form(SET, &[("differ", &long), ("measure", "2")]), 422);
    assert!(words_of(all(&page, "#q-differ-error")[0]).contains("1501 characters"));
    assert_eq!(all(&page, "#q-differ")[0].text().collect::<String>(), long);
    assert_eq!(all(&page, "input[name=measure][checked]")[0].attr("value"), Some("2"));
    parse(&post_form(SET, &[("differ", &"é".repeat(1_500))]), 200);
    // A line end is one character, however it is sent.
    parse(&post_form(SET, &[("differ", &"x\r\n".repeat(750))]), 200);
}

#[test]
fn bodies_that_are_no_form_get_a_page() {
    let send = |headers: &[(&str, &str)], body: &[u8]| send(address(), "POST", SET, headers, body);
    parse(&send(&[("Content-Type", JSON)], b"{}"), 415);
    parse(&send(&[("Content-Type", FORM)], &vec![b'a'; 400_000]), 413);
    parse(&send(&[("Content-Type", FORM)], b"\xff\xfe=%ff&&=&%"), 422);
}

#[rstest]
#[case("GET", "/learn/no-such-topic", 404)]
#[case("GET", "/learn/%22%3E%3Cscript%3Ealert(1)%3C%2Fscript%3E", 404)]
#[case("GET", "/practice/no-such-topic", 404)]
#[case("POST", "/practice/no-such-topic", 404)]
#[case("GET", "/practice/interview-no-such-family", 404)]
#[case("GET", "/practice/interview-", 404)]
#[case("POST", "/practice/interview-life-sciences", 405)]
#[case("DELETE", "/practice/kpo-bpo-lpo", 405)]
#[case("POST", "/learn", 405)]
fn an_unknown_address_or_method_gets_a_page(#[case] method: &str, #[case] target: &str, #[case] status: u16) {
    let page = parse(&send(address(), method, target, &[("Content-Type", FORM)], b"differ=x"), status);
    assert!(all(&page, "script:not([src])").is_empty());
}

#[rstest]
#[case("/learn")]
#[case("/learn/pay")]
#[case("/practice")]
#[case("/practice/pay")]
#[case("/practice/interview-voice-support")]
fn pages_for_everyone_may_be_kept(#[case] target: &str) {
    let reply = get(target);
    parse(&reply, 200);
    assert_eq!(reply.header("cache-control"), Some("public, max-age=600"));
}

#[test]
fn every_family_has_its_interview() {
    let catalogue = &ENGINE.catalogue;
    let contents = parse(&get(routes::PRACTICE), 200);
    for (id, family) in catalogue.families.iter() {
        let href = routes::interview(catalogue, id);
        assert_eq!(all(&contents, &format!("a[href='{href}']")).len(), 1, "{href}");
        let page = parse(&get(&href), 200);
        assert_eq!(all(&page, "section[aria-labelledby=work] summary").len(), 3, "{href}");
        assert_eq!(all(&page, "section[aria-labelledby=you] summary").len(), 2, "{href}");
        assert_eq!(all(&page, "details p").iter().filter(|p| words_of(**p).len() > 60).count(), 5, "{href}");
        let roles = catalogue.roles.iter().filter(|(_, role)| role.family == id).count();
        assert_eq!(all(&page, "section[aria-labelledby=roles] li").len(), roles, "{}", family.name);
        let (role, _) = catalogue.roles.iter().find(|(_, role)| role.family == id).unwrap();
        let role_page = parse(&get(&routes::role(catalogue, role)), 200);
        assert_eq!(all(&role_page, &format!("a[href='{href}']")).len(), 1, "the role's page links to {href}");
    }
}

proptest::proptest! {
    // Each case marks every question three times.
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(24))]

    /// Any text at all is marked, the same each time, and never above what there is to earn.
    #[test]
    fn any_answer_is_marked(text in "\\PC{0,300}", place in 0_usize..9) {
        for (_, topic) in ENGINE.catalogue.guide.topics.iter() {
            for question in &topic.questions {
                for given in [Given::Text(text.clone()), Given::Choice(place), Given::Nothing] {
                    let mark = question.mark(&given);
                    proptest::prop_assert!(mark.points <= mark.most);
                    proptest::prop_assert_eq!(mark, question.mark(&given));
                }
                // More words never take a point away.
                if let Answer::Short { model, .. } = &question.answer {
                    let longer = Given::Text(format!("{model}\n{text}"));
                    let mark = question.mark(&longer);
                    proptest::prop_assert_eq!(mark.points, mark.most);
                }
            }
        }
    }
}

/// The Flesch-Kincaid grade that a page of /learn may have at most.
const HARDEST_GRADE: f64 = 8.0;

#[test]
fn learn_is_in_plain_english() {
    let mut lines = Vec::new();
    let mut whole = Text::default();
    for (href, _) in topics() {
        let page = parse(&get(&href), 200);
        let text = Text::of(all(&page, "article")[0]);
        lines.push((href, text.grade()));
        whole.add(&text);
    }
    println!("grade of all of /learn: {:.1}", whole.grade());
    let hard: Vec<String> = lines
        .iter()
        .inspect(|(href, grade)| println!("{grade:5.1} {href}"))
        .filter(|(_, grade)| *grade > HARDEST_GRADE)
        .map(|(href, grade)| format!("{href}: grade {grade:.1}"))
        .collect();
    none("pages of /learn are of grade 8 or below", &hard);
    assert!(whole.grade() <= HARDEST_GRADE);
}

/// What the Flesch-Kincaid grade is made of.
#[derive(Default)]
struct Text {
    sentences: usize,
    words: usize,
    syllables: usize,
}

impl Text {
    /// Paragraphs, lines of lists, headings and cells end a sentence; lists of names have none and are left out.
    fn of(article: ElementRef<'_>) -> Self {
        let blocks = Selector::parse("p, li, h1, h2, h3, td, th").unwrap();
        let mut text = Self::default();
        for block in article.select(&blocks) {
            let names = block
                .ancestors()
                .filter_map(ElementRef::wrap)
                .any(|above| above.attr("class").is_some_and(|class| class.starts_with("legend")));
            if !names {
                words_of(block).split_inclusive(['.', '?', '!']).for_each(|sentence| text.sentence(sentence));
            }
        }
        text
    }

    fn sentence(&mut self, sentence: &str) {
        let words: Vec<&str> =
            sentence.split(|c: char| !c.is_alphanumeric() && c != '’').filter(|word| !word.is_empty()).collect();
        self.sentences += usize::from(words.iter().any(|word| word.starts_with(char::is_alphabetic)));
        self.words += words.len();
        self.syllables += words.iter().map(|word| syllables(word)).sum::<usize>();
    }

    fn add(&mut self, other: &Self) {
        self.sentences += other.sentences;
        self.words += other.words;
        self.syllables += other.syllables;
    }

    /// 0.39 words a sentence + 11.8 syllables a word - 15.59 (Kincaid and others, 1975).
    fn grade(&self) -> f64 {
        let (sentences, words, syllables) = (self.sentences as f64, self.words as f64, self.syllables as f64);
        0.39 * words / sentences + 11.8 * syllables / words - 15.59
    }
}

/// Groups of vowels, a silent `e` less; the letters of a short form are spelt out.
fn syllables(word: &str) -> usize {
    if word.starts_with(|c: char| c.is_ascii_digit()) {
        return 1;
    }
    if word.len() <= 4 && word.chars().all(char::is_uppercase) {
        return word.len();
    }
    let word = word.to_lowercase();
    let vowels: Vec<bool> = word.chars().map(|c| "aeiouyé".contains(c)).collect();
    let groups = vowels.iter().enumerate().filter(|(at, vowel)| **vowel && (*at == 0 || !vowels[at - 1])).count();
    let silent = usize::from(word.ends_with('e') && !word.ends_with("le"));
    groups.saturating_sub(silent).max(1)
}

#[rstest]
#[case("make", 1)]
#[case("table", 2)]
#[case("outsourcing", 3)]
#[case("knowledge", 2)]
#[case("KPO", 3)]
#[case("1997", 1)]
fn syllables_are_counted(#[case] word: &str, #[case] wanted: usize) {
    assert_eq!(syllables(word), wanted);
}

/// Fingerprints of every eight words in a row of the study guide, so that it need not be here itself.
const FINGERPRINTS: &str = include_str!("../data/study-guide-eight-words.txt");
const IN_A_ROW: usize = 8;

/// FNV-1a, 64 bits, of eight words with single spaces.
fn fingerprint(words: &[String]) -> u64 {
    words
        .join(" ")
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

fn plain_words(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_alphanumeric() && !['\'', '’'].contains(&c));
    words.map(|word| word.replace(['\'', '’'], "").to_lowercase()).filter(|word| !word.is_empty()).collect()
}

fn files_below(folder: &Path, into: &mut Vec<(String, String)>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files_below(&path, into);
        } else if let Ok(text) = fs::read_to_string(&path) {
            into.push((path.display().to_string(), text));
        }
    }
}

fn guide_files() -> Vec<(String, String)> {
    let mut files = Vec::new();
    files_below(&Path::new(env!("CARGO_MANIFEST_DIR")).join("data/guide"), &mut files);
    assert!(files.len() > 40);
    files
}

#[test]
fn no_eight_words_in_a_row_are_the_study_guides() {
    let known: BTreeSet<u64> = FINGERPRINTS.lines().map(|line| u64::from_str_radix(line, 16).unwrap()).collect();
    assert!(known.len() > 500, "{} fingerprints", known.len());
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    for folder in ["data", "templates"] {
        files_below(&root.join(folder), &mut files);
    }
    // What is filled in from the catalogue makes sentences of its own.
    let pages = topics()
        .into_iter()
        .map(|(href, _)| href)
        .chain([routes::LEARN, routes::PRACTICE, routes::COMPARE].map(str::to_owned));
    files.extend(pages.map(|href| (href.clone(), main_text(&parse(&get(&href), 200)))));
    let mut faults = Vec::new();
    for (path, text) in files {
        let words = plain_words(&text);
        for eight in words.windows(IN_A_ROW).filter(|eight| known.contains(&fingerprint(eight))) {
            faults.push(format!("{path}: {}", eight.join(" ")));
        }
    }
    none("no eight words in a row stand in the study guide too", &faults);
}

/// Where the study guide's text lies, for whoever has it: `STUDY_GUIDE=text.txt cargo test --test all fingerprints`
/// compares, and with `UPDATE_FINGERPRINTS=1` writes.
#[test]
fn the_fingerprints_are_those_of_the_study_guide() {
    let Some(text) = std::env::var_os("STUDY_GUIDE") else { return };
    let words = plain_words(&fs::read_to_string(text).unwrap());
    let prints: BTreeSet<String> =
        words.windows(IN_A_ROW).map(|eight| format!("{:016x}", fingerprint(eight))).collect();
    let wanted = prints.into_iter().map(|line| line + "\n").collect::<String>();
    if std::env::var_os("UPDATE_FINGERPRINTS").is_some() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/study-guide-eight-words.txt");
        fs::write(path, &wanted).unwrap();
    } else {
        assert!(wanted == FINGERPRINTS, "the fingerprints are of another text");
    }
}

#[test]
fn eight_words_can_be_found() {
    let words = plain_words("One's work, TWO three; four-five six\n• seven eight");
    assert_eq!(words.join(" "), "ones work two three four five six seven eight");
    assert_ne!(fingerprint(&words[..8]), fingerprint(&words[1..]));
    assert_eq!(fingerprint(&[]), 0xcbf2_9ce4_8422_2325);
}

#[test]
fn the_keys_of_topics_are_their_places() {
    let guide = &ENGINE.catalogue.guide;
    let last = guide.topics.keys().last().unwrap();
    assert_eq!(last.index() + 1, guide.topics.len());
    assert_eq!(guide.around(last).1, None);
}
