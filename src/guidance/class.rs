//! Many people at once: where a class stands, what it lacks most and what would be worth a workshop.

use std::collections::BTreeMap;

use super::Guidance;
use crate::catalogue::{Catalogue, FamilyId, Key, SkillId, Track};
use crate::matching::Status;
use crate::matching::rounding::largest_remainder;
use crate::matching::shares::{Permille, TrackShare};

/// Families and gaps that are named.
const MOST_NAMED: usize = 10;
/// Skills that are named for a workshop.
const MOST_WORKSHOPS: usize = 5;
/// Fewer people than this are no reason for a workshop.
const LEAST_FOR_A_WORKSHOP: usize = 2;

/// A class in sum. Only people whose roles could be named count for tracks, families, gaps and workshops.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ClassSummary {
    /// People whose roles could be named.
    pub matched: usize,
    pub too_little: usize,
    pub outside: usize,
    /// The mean of each person's shares, largest first.
    pub tracks: Vec<TrackShare>,
    /// The family of each person's best role, the commonest first.
    pub families: Vec<(FamilyId, usize)>,
    /// Essential skills that people lack for their best role, the commonest first.
    pub gaps: Vec<(SkillId, usize)>,
    pub workshops: Vec<Workshop>,
}

/// A skill that one could teach many of the class at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Workshop {
    pub skill: SkillId,
    /// People whose best role asks for it and who did not name it.
    pub people: usize,
    /// Points by which their scores for that role would rise on average.
    pub points_each: u32,
    /// Usual weeks of learning.
    pub weeks: u16,
}

impl ClassSummary {
    pub fn new<'a>(catalogue: &Catalogue, people: impl Iterator<Item = &'a Guidance>) -> Self {
        let mut summary = Self::default();
        let mut tracks = Track::ALL.map(|_| 0_u64);
        let mut families: BTreeMap<usize, usize> = BTreeMap::new();
        let mut gaps: BTreeMap<usize, usize> = BTreeMap::new();
        // People and thousandths of points of each skill that the best roles ask for in vain.
        let mut worth: BTreeMap<usize, (usize, u64)> = BTreeMap::new();
        for person in people {
            match person.status {
                Status::Matched => summary.matched += 1,
                Status::TooLittle => summary.too_little += 1,
                Status::Outside => summary.outside += 1,
            }
            let Some(best) = person.roles.first().filter(|_| person.status == Status::Matched) else { continue };
            for share in &person.tracks {
                if let Some(at) = Track::ALL.iter().position(|track| *track == share.track) {
                    tracks[at] += u64::from(share.share);
                }
            }
            *families.entry(catalogue.roles[best.fit.role].family.index()).or_default() += 1;
            for gap in &best.fit.missing {
                if gap.essential {
                    *gaps.entry(gap.skill.index()).or_default() += 1;
                }
                let (people, points) = worth.entry(gap.skill.index()).or_default();
                *people += 1;
                *points += u64::from(gap.worth);
            }
        }
        summary.tracks = mean_shares(tracks);
        summary.families = commonest(families).map(|(at, people)| (FamilyId::from_index(at), people)).collect();
        summary.gaps = commonest(gaps).map(|(at, people)| (SkillId::from_index(at), people)).collect();
        summary.workshops = workshops(catalogue, worth);
        summary
    }
}

fn mean_shares(sums: [u64; 3]) -> Vec<TrackShare> {
    let parts = sums.map(|sum| sum as f64);
    if parts.iter().sum::<f64>() <= 0.0 {
        return Vec::new();
    }
    let mut shares: Vec<TrackShare> = Track::ALL
        .into_iter()
        .zip(largest_remainder(&parts, 1_000))
        .map(|(track, share)| TrackShare { track, share: share as Permille })
        .collect();
    shares.sort_by_key(|share| std::cmp::Reverse(share.share));
    shares
}

fn commonest(counts: BTreeMap<usize, usize>) -> impl Iterator<Item = (usize, usize)> {
    let mut counts: Vec<_> = counts.into_iter().collect();
    counts.sort_by_key(|(_, people)| std::cmp::Reverse(*people));
    counts.into_iter().take(MOST_NAMED)
}

/// The skills by which the scores of the class would rise most in all, among those that one can learn outside a job.
fn workshops(catalogue: &Catalogue, worth: BTreeMap<usize, (usize, u64)>) -> Vec<Workshop> {
    let mut worth: Vec<_> = worth
        .into_iter()
        .filter(|(_, (people, _))| *people >= LEAST_FOR_A_WORKSHOP)
        .filter_map(|(at, (people, points))| {
            let skill = SkillId::from_index(at);
            let weeks = catalogue.skills[skill].learn.as_ref()?.weeks;
            let points_each = ((points / people as u64 + 500) / 1_000) as u32;
            Some((points, Workshop { skill, people, points_each, weeks }))
        })
        .filter(|(_, workshop)| workshop.points_each > 0)
        .collect();
    worth.sort_by_key(|(points, _)| std::cmp::Reverse(*points));
    worth.into_iter().take(MOST_WORKSHOPS).map(|(_, workshop)| workshop).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::guidance::{Engine, guide};
    use crate::reading::Answers;

    fn class(skills: &[&str]) -> (Engine, ClassSummary) {
        let engine = Engine::embedded().expect("the catalogue has no fault");
        let people: Vec<Guidance> = skills
            .iter()
            .map(|text| {
                let answers = Answers { texts: vec![(*text).to_owned()], ..Answers::default() };
                guide(&engine, &engine.read(&answers))
            })
            .collect();
        let summary = ClassSummary::new(&engine.catalogue, people.iter());
        (engine, summary)
    }

    #[test]
    fn counts_add_up() {
        let (engine, class) = class(&[
            "accounts payable, invoice processing, tally",
            "accounts payable, vendor reconciliation, ms excel",
            "legal research, contract review, drafting",
            "hello",
            "welding, plumbing, pipe fitting",
        ]);
        assert_eq!((class.matched, class.too_little, class.outside), (3, 1, 1));
        assert_eq!(class.tracks.iter().map(|share| share.share).sum::<Permille>(), 1_000);
        assert_eq!(class.tracks[0].track, Track::Bpo);
        assert_eq!(class.families.iter().map(|(_, people)| people).sum::<usize>(), 3);
        assert_eq!(engine.catalogue.families.id(class.families[0].0), "finance-and-accounting");
        assert!(class.gaps.iter().all(|(_, people)| (1..=3).contains(people)));
        assert!(class.gaps.is_sorted_by(|a, b| a.1 >= b.1));
        assert!(!class.workshops.is_empty());
        for workshop in &class.workshops {
            assert!((2..=3).contains(&workshop.people) && workshop.points_each > 0 && workshop.weeks > 0);
        }
    }

    #[test]
    fn nobody_is_a_class_too() {
        assert_eq!(class(&[]).1, ClassSummary::default());
    }

    #[test]
    fn one_person_needs_no_workshop() {
        assert!(class(&["accounts payable, invoice processing"]).1.workshops.is_empty());
    }
}
