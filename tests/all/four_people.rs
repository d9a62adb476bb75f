//! Four people who must be told the right thing, whatever else changes.

use std::io::{Write as _, stdout};

use marg::guidance::guide;
use marg::intake::{self, RawAnswers};
use marg::matching::Status;

use super::support::ENGINE;

pub struct Somebody {
    pub who: &'static str,
    pub skills: &'static str,
    pub years: &'static str,
    pub qualification: &'static str,
    /// Roles that are right, by id.
    roles: &'static [&'static str],
    /// Families whose every role is right.
    families: &'static [&'static str],
}

pub const FOUR: [Somebody; 4] = [
    Somebody {
        who: "a BCom graduate of two years",
        skills: "advanced excel, tally, GST returns, english",
        years: "2",
        qualification: "bcom",
        // Payable, receivable, general ledger, tax or MIS.
        roles: &[
            "accounts-payable-executive",
            "accounts-receivable-executive",
            "general-ledger-accountant",
            "indirect-tax-associate",
            "us-tax-associate",
            "mis-executive",
            "mis-coordinator",
        ],
        families: &[],
    },
    Somebody {
        who: "a call-centre agent of four years",
        skills: "call centre agent, inbound calls, customer handling, CRM, english and hindi",
        years: "4",
        qualification: "",
        // Voice, quality or team lead.
        roles: &["quality-analyst", "quality-lead", "team-leader", "subject-matter-expert"],
        families: &["voice-support"],
    },
    Somebody {
        who: "an LLB fresher",
        skills: "legal research, drafting, contract review",
        years: "0",
        qualification: "llb",
        // Contracts, research or document review.
        roles: &[
            "contract-review-analyst",
            "contract-drafting-associate",
            "contract-abstraction-associate",
            "contract-management-specialist",
            "legal-research-associate",
            "document-review-associate",
        ],
        families: &[],
    },
    Somebody {
        who: "a BPharm who knows pharmacovigilance",
        skills: "pharmacovigilance",
        years: "",
        qualification: "bpharm",
        // Drug safety.
        roles: &["drug-safety-associate", "senior-drug-safety-associate", "literature-surveillance-associate"],
        families: &[],
    },
];

#[test]
fn four_people_are_told_the_right_roles() {
    let mut wrong = Vec::new();
    for somebody in FOUR {
        let raw = RawAnswers {
            skills: vec![somebody.skills.to_owned()],
            years: somebody.years.to_owned(),
            qualification: vec![somebody.qualification.to_owned()],
            ..RawAnswers::default()
        };
        let answers = intake::parse(&ENGINE.catalogue, &raw).unwrap();
        let profile = ENGINE.read(&answers);
        let guidance = guide(&ENGINE, &profile);
        // Straight to the terminal: what four people are told is worth seeing at each run, not only when it is wrong.
        let mut out = stdout();
        writeln!(out, "{}: {}", somebody.who, somebody.skills).unwrap();
        let catalogue = &ENGINE.catalogue;
        let mut right = Vec::new();
        for role in guidance.roles.iter().take(3) {
            let (id, entry) = (catalogue.roles.id(role.fit.role), &catalogue.roles[role.fit.role]);
            let is_right =
                somebody.roles.contains(&id) || somebody.families.contains(&catalogue.families.id(entry.family));
            let mark = if is_right { "+" } else { "-" };
            writeln!(out, "  {mark} {:>3} {} ({id})", role.fit.score, entry.title).unwrap();
            right.push(is_right);
        }
        // The best role is a right one, and so are most of the first three.
        let enough = right.iter().filter(|right| **right).count() * 2 > right.len();
        if guidance.status != Status::Matched || right.first() != Some(&true) || !enough {
            wrong.push(somebody.who);
        }
    }
    assert!(wrong.is_empty(), "told the wrong roles: {wrong:?}");
}

#[test]
fn the_ids_that_are_right_exist() {
    let catalogue = &ENGINE.catalogue;
    for somebody in FOUR {
        for id in somebody.roles {
            assert!(catalogue.roles.find(id).is_some(), "there is no role `{id}`");
        }
        for id in somebody.families {
            assert!(catalogue.families.find(id).is_some(), "there is no family `{id}`");
        }
    }
}
