//! What a person says of their years and of what they would like to do, and what of their text goes into a link.

use marg::guidance::guide;
use marg::intake::{self, RawAnswers, address};
use marg::matching::{GateState, gates};
use marg::reading::Profile;
use rstest::rstest;

use super::support::ENGINE;

fn read(text: &str) -> Profile {
    let raw = RawAnswers { skills: vec![text.to_owned()], ..RawAnswers::default() };
    ENGINE.read(&intake::parse(&ENGINE.catalogue, &raw).unwrap())
}

#[rstest]
#[case("accounts payable 3 years", Some(36))]
#[case("3yrs accounts payable", Some(36))]
#[case("2-3 years in voice", Some(30))]
#[case("18 months of data entry", Some(18))]
#[case("1 year 8 months AR calling", Some(20))]
#[case("three years and six months voice process", Some(42))]
#[case("two and half years", Some(30))]
#[case("2 and a half years in medical coding", Some(30))]
#[case("dhai saal", Some(30))]
#[case("sava do saal voice", Some(27))]
#[case("sadhe teen saal telecaller", Some(42))]
#[case("साढ़े तीन साल", Some(42))]
#[case("२ साल टाइपिंग", Some(24))]
// Ages, gaps, notices and courses are years that were not worked.
#[case("data entry operator 24 years old", None)]
#[case("meri umar 22 saal hai, typing", None)]
#[case("मैं 22 साल की हूँ, typing", None)]
#[case("age 24 years, typing", None)]
#[case("worked 3 years in accounts, 9 year gap", Some(36))]
#[case("2 years gap 3 years experience in voice", Some(36))]
#[case("gap of 2 years, typing", None)]
#[case("notice period 2 months, email support", None)]
#[case("3 year degree course, typing", None)]
#[case("2 years ago, typing", None)]
fn years_are_those_worked(#[case] text: &str, #[case] months: Option<u16>) {
    assert_eq!(read(text).years.map(marg::years::Years::months), months);
}

#[rstest]
#[case("customer care 3 years, want quality analyst job", &["quality-analyst"], "quality-audit")]
#[case("3 saal se data entry me hu, TL banna hai", &["team-leader"], "team-management")]
#[case("accounts payable, want to move to data analytics", &["data-analyst"], "data-analysis")]
// Nothing else was said, or it is no job: it is read as before.
#[case("data analyst banna hai", &[], "")]
#[case("voice process, want night shift", &[], "")]
#[case("voice process, dont want sales", &[], "sales")]
fn what_is_wished_for_brings_no_points(#[case] text: &str, #[case] wished: &[&str], #[case] not_held: &str) {
    let profile = read(text);
    let wishes: Vec<&str> = profile.reading.wishes.iter().map(|role| ENGINE.catalogue.roles.id(*role)).collect();
    assert_eq!(wishes, wished);
    let held: Vec<&str> = profile.held.iter().map(|held| ENGINE.catalogue.skills.id(held.skill)).collect();
    assert!(!held.is_empty());
    assert!(!held.contains(&not_held), "{held:?}");
}

/// A wish goes along in the link.
#[test]
fn a_wish_is_read_again_from_its_link() {
    let profile = read("customer care 3 years, want quality analyst job");
    let query = address::query(&ENGINE.catalogue, &profile);
    let raw = RawAnswers::from_pairs(serde_html_form::from_str(&query).unwrap());
    let again = ENGINE.read(&intake::parse(&ENGINE.catalogue, &raw).unwrap());
    assert_eq!(again.reading.wishes, profile.reading.wishes);
    assert_eq!(again.held, profile.held);
}

/// Dates are not counted as years; that is said, from the link too, until years are given.
#[rstest]
#[case("accounts payable, Genpact, 2021 to 2024", Some("2021 to 2024"))]
#[case("data entry Jan 2022 - Mar 2024", Some("2022 to 2024"))]
#[case("BCom 2018 - 2021, tally", None)]
#[case("tally, batch of 2021", None)]
#[case("tally 2021 to 2024, 3 years", None)]
fn dates_of_work_are_asked_about(#[case] text: &str, #[case] dates: Option<&str>) {
    let profile = read(text);
    let query = address::query(&ENGINE.catalogue, &profile);
    let raw = RawAnswers::from_pairs(serde_html_form::from_str(&query).unwrap());
    let again = ENGINE.read(&intake::parse(&ENGINE.catalogue, &raw).unwrap());
    assert_eq!(again.reading.dates.as_deref(), dates);
    assert!(again.reading.unrecognised.is_empty());
    assert_eq!(again.years, profile.years);
}

/// Nobody's name, number or street goes into a link that is passed on.
#[test]
fn a_curriculum_vitae_leaves_its_owner_out_of_the_link() {
    let profile = read(
        "RAHUL SHARMA\nMob: 9812345678\nEmail: rahul.s@example.com\nH.No 12 Gandhi Nagar Ratlam\n\
         Frobnicates widgets daily with customers\nAccounts payable 2 years",
    );
    let query = address::query(&ENGINE.catalogue, &profile).to_lowercase();
    for word in ["rahul", "sharma", "98123", "example", "gandhi"] {
        assert!(!query.contains(word), "{word} in {query}");
    }
    assert!(query.contains("accounts-payable"));
}

/// A certificate's words say the skill too, stand beside a chosen degree, and tell nothing of schooling.
#[rstest]
#[case("six sigma green belt", "six-sigma-green-belt", "six-sigma")]
#[case("LSSBB", "six-sigma-green-belt", "six-sigma")]
#[case("CAMS certified", "cams-certificate", "aml")]
#[case("power bi certified", "pl-300", "power-bi")]
#[case("relativity certified user", "relativity-certified", "relativity")]
#[case("CEDS", "ceds", "ediscovery")]
#[case("CIPP/E", "cipp-e", "gdpr")]
fn certificates_are_read(#[case] text: &str, #[case] certificate: &str, #[case] skill: &str) {
    let catalogue = &ENGINE.catalogue;
    let holds =
        |profile: &Profile, id: &str| profile.qualifications.contains(&catalogue.qualifications.find(id).unwrap());
    let raw =
        RawAnswers { skills: vec![text.to_owned()], qualification: vec!["bcom".to_owned()], ..RawAnswers::default() };
    let profile = ENGINE.read(&intake::parse(catalogue, &raw).unwrap());
    assert!(holds(&profile, certificate) && holds(&profile, "bcom"));
    assert!(profile.held.iter().any(|held| catalogue.skills.id(held.skill) == skill && held.strength == 100));
    let alone = read(text);
    let role = catalogue.roles.find("contract-review-analyst").unwrap();
    let states: Vec<GateState> = gates::answers(catalogue, &alone, role).iter().map(|gate| gate.state).collect();
    assert!(states.contains(&GateState::Unknown) && !states.contains(&GateState::NotMet), "{states:?}");
}

/// The firm of that name is no certificate.
#[test]
fn a_firm_is_no_certificate() {
    let profile = read("worked at CAMS, mutual fund operations");
    assert!(profile.qualifications.is_empty());
}

/// Who wants day work is told of the night work that fits better, and nobody else is.
#[rstest]
#[case("AR caller, no night shift", &["ar-caller", "denial-management-analyst"])]
#[case("AR caller", &[])]
#[case("accounts payable, tally, no night shift", &[])]
fn night_work_is_left_out_with_a_word(#[case] text: &str, #[case] left_out: &[&str]) {
    let roles = &ENGINE.catalogue.roles;
    let answer = guide(&ENGINE, &read(text));
    assert_eq!(answer.at_night.iter().map(|role| roles.id(*role)).collect::<Vec<_>>(), left_out);
    assert!(answer.roles.iter().all(|role| !answer.at_night.contains(&role.fit.role)));
}

/// The words around "fresher" are no job: "am" alone is an assistant manager.
#[rstest]
#[case("i am a fresher")]
#[case("I am fresher")]
#[case("I am new here")]
#[case("hello, I am new")]
#[case("i am from pune")]
#[case("main fresher hu")]
fn who_says_nothing_of_work_has_none(#[case] text: &str) {
    let profile = read(text);
    assert!(profile.held.is_empty() && profile.reading.other.is_empty(), "{:?}", profile.reading);
}

/// A place beside a word that stands alone does not hide it.
#[test]
fn a_trade_is_read_beside_its_place() {
    assert!(!read("voice pune").held.is_empty());
    assert!(!read("I am TL in Pune").reading.titles.is_empty());
}
