//! The guide: what `/learn` teaches, what `/practice` asks, and the interview questions of each job family. Its words
//! stand in `guide/`; links to roles and figures in them are resolved and checked here.

mod check;
pub mod marking;
pub mod prose;
mod raw;
mod read;

pub use marking::{Given, KeyPoint, Mark};
pub use prose::{Piece, Prose};
pub use read::{INTERVIEW_PREFIX, Tables, read};

use super::role::{Basis, Role};
use super::table::{FamilyId, Key as _, RoleId, Table, TopicId};
use super::track::Track;

/// Everything that is taught and asked.
#[derive(Debug)]
pub struct Guide {
    /// In the order in which they are read.
    pub topics: Table<TopicId, Topic>,
    /// One for each family, in the order of families.
    pub interviews: Vec<Interview>,
}

/// One page of `/learn`, with the questions that practise it.
#[derive(Debug)]
pub struct Topic {
    pub title: String,
    /// One or two sentences; also what search results show.
    pub lead: Prose,
    pub sections: Vec<Section>,
    /// Roles that the topic is about, in the order in which they are named.
    pub roles: Vec<RoleId>,
    /// Families and tracks whose roles it is about.
    pub families: Vec<FamilyId>,
    pub tracks: Vec<Track>,
    /// What its facts rest on; never empty.
    pub basis: Vec<Basis>,
    /// The month in which facts that age were looked at, such as "November 2026".
    pub as_of: Option<String>,
    /// Never empty.
    pub questions: Vec<Question>,
}

/// A heading and what stands below it, in this order.
#[derive(Debug)]
pub struct Section {
    pub heading: String,
    pub text: Vec<Prose>,
    pub points: Vec<Prose>,
    pub steps: Vec<Prose>,
    pub table: Option<GuideTable>,
    /// What is filled in from the catalogue.
    pub show: Option<Show>,
}

/// A table; every row has as many cells as the head.
#[derive(Debug)]
pub struct GuideTable {
    pub head: Vec<String>,
    pub rows: Vec<Vec<Prose>>,
}

/// A part of a page that is made from the catalogue, so that no figure is typed twice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Show {
    /// KPO, BPO and LPO on the same rows.
    Comparison,
    /// The general pay levels of each track.
    PayLevels,
    /// The pay bands of the topic's roles at each of their levels.
    PayOfRoles,
    /// Employers by track and kind.
    Employers,
    /// Sectors with the number of their roles.
    Sectors,
    /// The skills that most roles of each track ask for.
    Skills,
}

/// A question of `/practice`.
#[derive(Debug)]
pub struct Question {
    /// Unique within its topic; the name of its field.
    pub id: String,
    pub ask: String,
    pub answer: Answer,
    /// One of the three questions of the study guide.
    pub study_guide: bool,
}

/// What a question wants.
#[derive(Debug)]
pub enum Answer {
    /// One of several; exactly one is right.
    Choice {
        choices: Vec<Choice>,
        /// Why the right one is right.
        why: String,
    },
    /// A few sentences that should contain these points.
    Short {
        points: Vec<KeyPoint>,
        /// An answer with all of them.
        model: String,
    },
}

#[derive(Debug)]
pub struct Choice {
    pub text: String,
    pub right: bool,
}

/// The interview questions of a family.
#[derive(Debug)]
pub struct Interview {
    pub family: FamilyId,
    /// Five; three of them about the family's own work.
    pub questions: Vec<InterviewQuestion>,
}

#[derive(Debug)]
pub struct InterviewQuestion {
    pub ask: String,
    /// About the family's own work, rather than about the person.
    pub own: bool,
    /// What a good answer shows.
    pub shows: String,
}

/// Most topics named on a role's page.
const TOPICS_OF_A_ROLE: usize = 4;

impl Guide {
    /// The topics that a role's page names: first those that name the role, then its family, then its track.
    pub fn topics_of(&self, id: RoleId, role: &Role) -> Vec<TopicId> {
        let mut topics: Vec<(u8, TopicId)> = self
            .topics
            .iter()
            .filter_map(|(topic, info)| {
                let nearness = if info.roles.contains(&id) {
                    0
                } else if info.families.contains(&role.family) {
                    1
                } else if info.tracks.contains(&role.track) {
                    2
                } else {
                    return None;
                };
                Some((nearness, topic))
            })
            .collect();
        topics.sort_unstable();
        topics.into_iter().take(TOPICS_OF_A_ROLE).map(|(_, topic)| topic).collect()
    }

    /// The questions that an interview for a family asks; every catalogue that was read has them.
    pub fn interview(&self, family: FamilyId) -> Option<&Interview> {
        self.interviews.iter().find(|interview| interview.family == family)
    }

    /// The topics before and after one.
    pub fn around(&self, topic: TopicId) -> (Option<TopicId>, Option<TopicId>) {
        let place = topic.index();
        let at = |index: Option<usize>| index.filter(|index| *index < self.topics.len()).map(TopicId::from_index);
        (at(place.checked_sub(1)), at(place.checked_add(1)))
    }
}
