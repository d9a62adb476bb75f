//! Ways: out of the call centre, past no closed gate, and what one more skill is worth.

use std::io::{Write as _, stdout};

use marg::catalogue::{Catalogue, QualificationId, RoleId, SkillId, Track};
use marg::guidance::{guide, tracks};
use marg::intake::{self, RawAnswers};
use marg::matching::{GateState, gates};
use marg::pathways::next_skill::{MOST_CONSIDERED, MOST_NEXT_SKILLS, WEEKS_TO_BEGIN, worth_of};
use marg::pathways::ten_years::{TOO_CLOSE_PERCENT, TOO_CLOSE_WHEN_UNSURE_PERCENT};
use marg::pathways::{Blocked, Plan, Route, Shut, Verdict, between, next_skills, plan, two_roles, verdict};
use marg::reading::{Answers, Profile};
use marg::rupees::Rupees;
use marg::years::Years;
use proptest::prelude::*;

use super::support::ENGINE;

const AGENT: &str = "call centre agent, inbound calls, customer handling, CRM, english and hindi";
const ACCOUNTS: &str = "advanced excel, tally, GST returns, english";

fn person(skills: &str, years: &str, qualification: &str) -> Profile {
    let raw = RawAnswers {
        skills: vec![skills.to_owned()],
        years: years.to_owned(),
        qualification: vec![qualification.to_owned()],
        ..RawAnswers::default()
    };
    ENGINE.read(&intake::parse(&ENGINE.catalogue, &raw).unwrap())
}

fn role(id: &str) -> RoleId {
    ENGINE.catalogue.roles.find(id).unwrap_or_else(|| panic!("there is no role {id}"))
}

fn planned(profile: &Profile, goal: &str) -> Plan {
    plan(ENGINE.terrain(), profile, role(goal))
}

fn routes(profile: &Profile, goal: &str) -> Vec<Route> {
    match planned(profile, goal) {
        Plan::Routes(routes) => routes,
        other => panic!("no way to {goal}: {other:?}"),
    }
}

fn blocked(profile: &Profile, goal: &str) -> Blocked {
    match planned(profile, goal) {
        Plan::Blocked(blocked) => blocked,
        other => panic!("{goal} is not blocked: {other:?}"),
    }
}

/// Nobody is told to take a certificate that they hold.
#[test]
fn a_held_certificate_is_no_step() {
    let catalogue = &ENGINE.catalogue;
    let green_belt = catalogue.certificates.find("six-sigma-green-belt").unwrap();
    let told = |skills: &str| {
        let person = person(skills, "6", "graduate");
        routes(&person, "quality-lead").iter().any(|route| {
            route.steps.iter().any(|step| step.role == role("quality-lead") && step.certificates.contains(&green_belt))
        })
    };
    assert!(told("quality analyst, call calibration, excel"));
    assert!(!told("quality analyst, call calibration, excel, six sigma green belt"));
}

#[test]
fn a_call_centre_agent_comes_to_data_by_reports_or_quality() {
    let catalogue = &ENGINE.catalogue;
    for route in routes(&person(AGENT, "4", ""), "data-analyst") {
        let [first, last] = route.steps.as_slice() else { panic!("not two steps: {route:?}") };
        let family = catalogue.families.id(catalogue.roles[first.role].family);
        let id = catalogue.roles.id(first.role);
        assert!(
            ["reporting-and-mis", "quality-training-and-workforce"].contains(&family),
            "by way of {id} of {family}"
        );
        assert_eq!(route.weeks, first.weeks + last.weeks);
        assert!(last.lessons.list.iter().any(|lesson| catalogue.skills.id(lesson.skill) == "sql"));
        assert!(first.years > Years::ZERO, "four years of calls count for something in {id}");
    }
}

#[test]
fn a_bcom_is_told_that_legal_work_asks_for_an_llb() {
    let answer = blocked(&person(ACCOUNTS, "2", "bcom"), "legal-research-associate");
    let Shut::Gates(shut) = &answer.why else { panic!("not a gate: {answer:?}") };
    assert!(shut.iter().any(|gate| gate.gate == "llb" && gate.name.contains("LLB")), "{shut:?}");
    let (nearest, way) = answer.nearest.expect("something is open");
    assert_eq!(way.steps.last().map(|step| step.role), Some(nearest));
    assert_ne!(ENGINE.catalogue.roles.id(nearest), "legal-research-associate");
}

#[test]
fn an_llb_needs_a_few_weeks_only() {
    let routes = routes(&person("legal research, drafting, contract review", "0", "llb"), "legal-research-associate");
    assert_eq!(routes[0].steps.len(), 1);
    assert!(routes[0].weeks < 26, "{} weeks", routes[0].weeks);
}

#[test]
fn a_job_that_is_held_needs_no_way() {
    assert_eq!(planned(&person("MIS executive", "3", ""), "mis-executive"), Plan::Held);
}

#[test]
fn somebody_who_brings_next_to_nothing_is_not_sent_to_a_senior_job() {
    let answer = blocked(&person("typing", "", ""), "data-science-lead");
    assert!(matches!(answer.why, Shut::TooFar { .. } | Shut::Years { .. }), "{answer:?}");
}

#[test]
fn a_role_compared_with_itself_shows_no_difference() {
    for id in ENGINE.catalogue.roles.keys() {
        let name = ENGINE.catalogue.roles.id(id);
        assert!(two_roles(ENGINE.terrain(), id, id).are_alike(), "{name} differs from itself");
        let still = between(ENGINE.terrain(), id, id);
        assert_eq!((still.covered_percent, still.years_between), (100, 0), "{name}");
        let step = still.step.unwrap_or_else(|shut| panic!("{name} is shut to itself: {shut:?}"));
        assert!(step.lessons.list.is_empty() && step.weeks == 0, "{name}: {step:?}");
        assert_eq!(still.pay_percent, Some(100), "{name}");
    }
}

#[test]
fn roles_that_differ_are_told_apart() {
    let differ = two_roles(ENGINE.terrain(), role("mis-executive"), role("data-analyst"));
    assert!(!differ.are_alike() && differ.only.iter().all(|only| !only.is_empty()));
    let back = two_roles(ENGINE.terrain(), role("data-analyst"), role("mis-executive"));
    assert_eq!(differ.shared.len(), back.shared.len());
    assert_eq!(differ.only[0], back.only[1]);
}

#[test]
fn the_next_skill_is_found_soon() {
    for (skills, years, qualification) in
        [(AGENT, "4", ""), (ACCOUNTS, "2", "bcom"), ("pharmacovigilance", "", "bpharm")]
    {
        let profile = person(skills, years, qualification);
        let footing = guide(&ENGINE, &profile).footing();
        #[expect(clippy::disallowed_methods, reason = "a test may look at the clock")]
        let began = std::time::Instant::now();
        let next = next_skills(ENGINE.terrain(), &profile, &footing);
        let took = began.elapsed();
        writeln!(stdout(), "next skill of {skills:?}: {took:?}").unwrap();
        assert_eq!(next.len(), MOST_NEXT_SKILLS);
        // The figure to hold is that of the program as it is released.
        #[cfg(not(debug_assertions))]
        assert!(took < std::time::Duration::from_millis(1), "{took:?}");
        for next in next {
            assert_eq!(profile.strength(next.skill), 0, "it is held already");
            assert!(next.gain[0] <= next.gain[1]);
            assert!(!next.opens.is_empty() || next.gain == [Rupees(0); 2], "{next:?}");
        }
    }
}

fn at<T>(list: impl Iterator<Item = T>, place: usize) -> T {
    let all: Vec<T> = list.collect();
    let place = place % all.len();
    all.into_iter().nth(place).unwrap()
}

fn chosen(skills: &[SkillId], years: u16, qualifications: &[QualificationId]) -> Profile {
    ENGINE.read(&Answers {
        skills: skills.to_vec(),
        years: Some(Years::whole(years)),
        qualifications: qualifications.to_vec(),
        ..Answers::default()
    })
}

fn catalogue() -> &'static Catalogue {
    &ENGINE.catalogue
}

fn skill() -> impl Strategy<Value = SkillId> {
    any::<usize>().prop_map(|place| at(catalogue().skills.keys(), place))
}

/// Somebody of a trade: some skills of one role, and others.
fn skills() -> impl Strategy<Value = Vec<SkillId>> {
    let of_role = (goal(), 0..8_usize).prop_map(|(role, count)| {
        catalogue().roles[role].skills.iter().take(count).map(|skill| skill.skill).collect::<Vec<_>>()
    });
    (of_role, prop::collection::vec(skill(), 0..6)).prop_map(|(trade, others)| [trade, others].concat())
}

fn goal() -> impl Strategy<Value = RoleId> {
    any::<usize>().prop_map(|place| at(catalogue().roles.keys(), place))
}

fn qualifications() -> impl Strategy<Value = Vec<QualificationId>> {
    prop::collection::vec(any::<usize>().prop_map(|place| at(catalogue().qualifications.keys(), place)), 0..2)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, ..ProptestConfig::default() })]

    #[test]
    fn a_route_never_passes_a_closed_gate(
        held in skills(), years in 0..12_u16, degrees in qualifications(), goal in goal()
    ) {
        let profile = chosen(&held, years, &degrees);
        let ways = match plan(ENGINE.terrain(), &profile, goal) {
            Plan::Held => Vec::new(),
            Plan::Routes(routes) => routes,
            Plan::Blocked(blocked) => blocked.nearest.into_iter().map(|(_, way)| way).collect(),
        };
        for step in ways.iter().flat_map(|way| &way.steps) {
            let shut = gates::answers(catalogue(), &profile, step.role);
            prop_assert!(shut.iter().all(|gate| gate.state != GateState::NotMet), "{shut:?}");
        }
        for way in &ways {
            prop_assert!(!way.steps.is_empty() && way.steps.len() <= 2);
            prop_assert_eq!(way.weeks, way.steps.iter().map(|step| step.weeks).sum::<u32>());
        }
    }

    #[test]
    fn one_more_skill_never_makes_a_way_longer(
        held in skills(), more in skill(), years in 0..12_u16, degrees in qualifications(), goal in goal()
    ) {
        let weeks = |skills: &[SkillId]| {
            marg::pathways::route::least_weeks(ENGINE.terrain(), &chosen(skills, years, &degrees), goal)
        };
        let before = weeks(&held);
        let after = weeks(&[held, vec![more]].concat());
        let longer = before.is_some_and(|before| after.is_none_or(|after| after > before));
        prop_assert!(!longer, "from {before:?} to {after:?} weeks");
    }

    #[test]
    fn the_next_skills_are_the_best_that_differ_in_what_they_open(
        held in skills(), years in 0..12_u16, degrees in qualifications()
    ) {
        let profile = chosen(&held, years, &degrees);
        let footing = guide(&ENGINE, &profile).footing();
        let mut all: Vec<_> = catalogue()
            .skills
            .keys()
            .filter(|skill| profile.lacks(*skill))
            .filter_map(|skill| worth_of(ENGINE.terrain(), &profile, &footing, skill))
            .filter(|next| !next.opens.is_empty() || next.adds > 0)
            .collect();
        all.sort_by_key(|next| {
            let weeks = u64::from(next.weeks) + WEEKS_TO_BEGIN;
            let middle = (next.gain[0] + next.gain[1]).0 / 2;
            std::cmp::Reverse((middle / weeks, next.opens.len(), u64::from(next.adds) / weeks))
        });
        let mut best: Vec<marg::pathways::NextSkill> = Vec::new();
        for next in all.into_iter().take(MOST_CONSIDERED) {
            let opened = |role| best.iter().any(|other| other.opens.contains(role));
            if best.len() < MOST_NEXT_SKILLS && (next.opens.is_empty() || !next.opens.iter().all(opened)) {
                best.push(next);
            }
        }
        prop_assert_eq!(next_skills(ENGINE.terrain(), &profile, &footing), best);
    }

    #[test]
    fn a_held_skill_is_worth_nothing(held in skills(), years in 0..12_u16) {
        let profile = chosen(&held, years, &[]);
        let footing = guide(&ENGINE, &profile).footing();
        for skill in held {
            if let Some(worth) = worth_of(ENGINE.terrain(), &profile, &footing, skill) {
                prop_assert!(worth.opens.is_empty() && worth.gain == [Rupees(0); 2] && worth.adds == 0, "{worth:?}");
            }
        }
    }
}

/// The people that the readers are tested with, as far as needed.
fn people() -> impl Iterator<Item = Profile> {
    let file = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/people.csv");
    let rows = csv::Reader::from_path(file).unwrap().into_deserialize::<std::collections::BTreeMap<String, String>>();
    rows.map(|row| {
        let row = row.unwrap();
        person(&row["skills"], &row["experience_years"], &row["qualification"])
    })
}

#[test]
fn the_conclusion_follows_from_the_numbers() {
    let (mut kpo, mut bpo, mut close) = (None, None, None);
    for profile in people() {
        let compared = tracks::compare(&ENGINE, &profile);
        let paid: Vec<_> = compared.ways.iter().map(|way| way.ahead.clone()).collect();
        let said = &compared.conclusion;
        match verdict(&paid) {
            Verdict::Ahead { first, second, percent } => {
                let (first, second) = (&compared.ways[first], &compared.ways[second]);
                assert!(said.starts_with(&format!("{} pays you most", first.track)), "{said}");
                assert!(said.contains(&format!("{percent} % more than {}", second.track)), "{said}");
                assert!(first.ahead.total > second.ahead.total && percent >= TOO_CLOSE_PERCENT, "{said}");
                let seen = if first.track == Track::Kpo { &mut kpo } else { &mut bpo };
                if [Track::Kpo, Track::Bpo].contains(&first.track) {
                    seen.get_or_insert(said.clone());
                }
            }
            Verdict::TooClose { first, second, percent } => {
                let tracks =
                    format!("{} and {} are too close to call", compared.ways[first].track, compared.ways[second].track);
                assert!(said.starts_with(&tracks) && percent < TOO_CLOSE_WHEN_UNSURE_PERCENT, "{said}");
                close.get_or_insert(said.clone());
            }
            Verdict::OnlyOne(_) => assert!(said.starts_with("Only "), "{said}"),
            Verdict::None => assert!(said.starts_with("No track"), "{said}"),
        }
        if kpo.is_some() && bpo.is_some() && close.is_some() {
            break;
        }
    }
    let mut out = stdout();
    for (what, said) in [("KPO ahead", kpo), ("BPO ahead", bpo), ("too close", close)] {
        let said = said.unwrap_or_else(|| panic!("nobody of the people is told: {what}"));
        writeln!(out, "{what}: {said}").unwrap();
    }
}
