//! Reads `guide/`. A link to what does not exist is a fault with its line.

use std::collections::HashMap;

use super::check::{Asked, Sentences};
use super::prose::{self, LinkTo, Piece, Prose, RawMark};
use super::raw::{ContentsFile, InterviewFile, PracticeFile, RawQuestion, RawSection, RawTable, RawTopic};
use super::{Answer, Choice, Guide, GuideTable, Interview, InterviewQuestion, KeyPoint, Question, Section, Topic};
use crate::catalogue::fault::FaultList;
use crate::catalogue::files::{DataFile, DataFiles};
use crate::catalogue::raw::Placed;
use crate::catalogue::role::Basis;
use crate::catalogue::table::{EmployerId, FamilyId, Key as _, RoleId, SectorId, SourceId, Table, TopicId};
use crate::catalogue::track::{Level, Track};

/// The ids that the guide may name.
pub struct Tables<'a> {
    pub roles: &'a HashMap<String, RoleId>,
    pub families: &'a HashMap<String, FamilyId>,
    pub sectors: &'a HashMap<String, SectorId>,
    pub employers: &'a HashMap<String, EmployerId>,
    pub sources: &'a HashMap<String, SourceId>,
}

const CONTENTS: &str = "guide/contents.toml";
const TOPICS: &str = "guide/topics";
const PRACTICE: &str = "guide/practice";
const INTERVIEWS: &str = "guide/interviews";
/// Addresses of interview questions begin so, and no topic's id may.
pub const INTERVIEW_PREFIX: &str = "interview-";
/// Interview questions of a family, and how many of them are about its own work.
const QUESTIONS_A_FAMILY: usize = 5;
const OWN_QUESTIONS: usize = 3;

/// Reads the guide; nothing when a file is missing or cannot be parsed.
pub fn read(files: &DataFiles, tables: &Tables<'_>, faults: &mut FaultList) -> Option<Guide> {
    let contents_file = faults.needed(files, CONTENTS)?;
    let contents: ContentsFile = faults.parsed(contents_file)?;
    let ids: Vec<String> = contents.topics.iter().map(|id| id.get_ref().clone()).collect();
    let mut reader = Reader { tables, topics: Table::<TopicId, ()>::keys_of(&ids), sentences: Sentences::default() };
    for stray in files.under(TOPICS, "toml").chain(files.under(PRACTICE, "toml")) {
        if !ids.iter().any(|id| id == stem(stray)) {
            faults.in_file(&stray.path, format!("{CONTENTS} does not name the topic `{}`", stem(stray)));
        }
    }
    let mut topics = Table::default();
    for id in contents.topics {
        if id.get_ref().starts_with(INTERVIEW_PREFIX) || topics.find(id.get_ref()).is_some() {
            faults.at(contents_file, &id.span(), "a topic stands once and does not begin with `interview-`");
        }
        if let Some(topic) = reader.topic(files, id.get_ref(), faults) {
            topics.push(id.into_inner(), topic);
        }
    }
    let interviews = reader.interviews(files, faults);
    (topics.len() == ids.len()).then_some(Guide { topics, interviews })
}

/// The name of a file without its folder and ending.
fn stem(file: &DataFile) -> &str {
    file.path.rsplit('/').next().and_then(|name| name.strip_suffix(".toml")).unwrap_or_default()
}

fn find<K: Copy>(
    kind: &str,
    ids: &HashMap<String, K>,
    file: &DataFile,
    id: &Placed,
    faults: &mut FaultList,
) -> Option<K> {
    faults.known(file, kind, id, ids.get(id.get_ref()).copied())
}

struct Reader<'a> {
    tables: &'a Tables<'a>,
    topics: HashMap<String, TopicId>,
    sentences: Sentences,
}

impl Reader<'_> {
    fn topic(&mut self, files: &DataFiles, id: &str, faults: &mut FaultList) -> Option<Topic> {
        let questions = self.questions(files, id, faults);
        let file = faults.needed(files, &format!("{TOPICS}/{id}.toml"))?;
        let raw: RawTopic = faults.parsed(file)?;
        let mut roles: Vec<RoleId> =
            raw.roles.iter().filter_map(|id| find("role", self.tables.roles, file, id, faults)).collect();
        let basis_span = raw.basis.span();
        let basis: Vec<Basis> = raw
            .basis
            .into_inner()
            .iter()
            .filter_map(|id| match id.get_ref().as_str() {
                "judged" => Some(Basis::Judged),
                _ => find("source", self.tables.sources, file, id, faults).map(Basis::Source),
            })
            .collect();
        if basis.is_empty() {
            faults.at(file, &basis_span, "a topic says what it rests on: sources, or `judged`");
        }
        let sections_span = raw.section.span();
        let sections: Vec<Section> =
            raw.section.into_inner().into_iter().filter_map(|section| self.section(file, section, faults)).collect();
        let lead = self.prose(file, &raw.lead, faults)?;
        let texts = sections.iter().flat_map(Section::prose).chain([&lead]);
        let links: Vec<LinkTo> = texts.flat_map(|text| &text.0).filter_map(link).collect();
        if links.is_empty() {
            faults.at(file, &sections_span, "a topic links to a role, a sector or another topic");
        }
        // What the text names is what the topic is about.
        for to in links {
            if let LinkTo::Role(role) = to
                && !roles.contains(&role)
            {
                roles.push(role);
            }
        }
        if roles.is_empty() {
            faults.at(file, &sections_span, "a topic names at least one role");
        }
        Some(Topic {
            title: raw.title.into_inner(),
            lead,
            sections,
            roles,
            families: raw
                .families
                .iter()
                .filter_map(|id| find("family", self.tables.families, file, id, faults))
                .collect(),
            tracks: raw.tracks,
            basis,
            as_of: raw.as_of,
            questions: questions?,
        })
    }

    fn section(&mut self, file: &DataFile, raw: RawSection, faults: &mut FaultList) -> Option<Section> {
        let mut all = |texts: &[Placed], faults: &mut FaultList| -> Vec<Prose> {
            texts.iter().filter_map(|text| self.prose(file, text, faults)).collect()
        };
        let text = all(&raw.text, faults);
        let points = all(&raw.points, faults);
        let steps = all(&raw.steps, faults);
        let table = raw.table.map(|table| {
            let RawTable { head, rows } = table;
            if rows.iter().any(|row| row.len() != head.get_ref().len()) {
                faults.at(file, &head.span(), "every row of a table has as many cells as its head");
            }
            GuideTable { head: head.into_inner(), rows: rows.iter().map(|row| all(row, faults)).collect() }
        });
        if text.is_empty() && points.is_empty() && steps.is_empty() && table.is_none() && raw.show.is_none() {
            faults.at(file, &raw.heading.span(), "there is nothing below this heading");
            return None;
        }
        Some(Section { heading: raw.heading.into_inner(), text, points, steps, table, show: raw.show })
    }

    fn prose(&mut self, file: &DataFile, text: &Placed, faults: &mut FaultList) -> Option<Prose> {
        self.sentences.once(file, text, faults);
        prose::parse(text.get_ref(), |mark| self.resolve(mark))
            .map_err(|wrong| {
                for message in wrong {
                    faults.at(file, &text.span(), message);
                }
            })
            .ok()
    }

    fn resolve(&self, mark: &RawMark<'_>) -> Result<Piece, String> {
        let missing = || format!("there is no {} `{}`", mark.kind, mark.id);
        let link =
            |to: Option<LinkTo>| Ok(Piece::Link { to: to.ok_or_else(missing)?, words: mark.words.map(str::to_owned) });
        let track = |id: &str| Track::from_id(id).ok_or_else(missing);
        match mark.kind {
            "role" => link(self.tables.roles.get(mark.id).copied().map(LinkTo::Role)),
            "topic" => link(self.topics.get(mark.id).copied().map(LinkTo::Topic)),
            "practice" => link(self.topics.get(mark.id).copied().map(LinkTo::Practice)),
            "sector" => link(self.tables.sectors.get(mark.id).copied().map(LinkTo::Sector)),
            "compare" => link(Some(LinkTo::Compare)),
            "all-roles" => link(Some(LinkTo::Roles)),
            "in-hand" => link(Some(LinkTo::InHand)),
            "employer" => self.tables.employers.get(mark.id).copied().map(Piece::Employer).ok_or_else(missing),
            "roles" => track(mark.id).map(Piece::Roles),
            "pay" => {
                let (id, level) = mark.id.split_once(':').ok_or_else(missing)?;
                let level = Level::ALL.into_iter().find(|known| known.id() == level).ok_or_else(missing)?;
                Ok(Piece::Pay(track(id)?, level))
            }
            _ => Err(format!("`{{{}}}` is no mark that we know", mark.kind)),
        }
    }

    fn questions(&mut self, files: &DataFiles, id: &str, faults: &mut FaultList) -> Option<Vec<Question>> {
        let file = faults.needed(files, &format!("{PRACTICE}/{id}.toml"))?;
        let raw: PracticeFile = faults.parsed(file)?;
        if raw.question.is_empty() {
            faults.in_file(&file.path, "a topic has at least one question");
        }
        let mut questions: Vec<Question> = Vec::new();
        for question in raw.question {
            if questions.iter().any(|other| other.id == *question.id.get_ref()) {
                faults.at(
                    file,
                    &question.id.span(),
                    format!("the question `{}` is there twice", question.id.get_ref()),
                );
            }
            questions.extend(self.question(file, question, faults));
        }
        Some(questions)
    }

    fn question(&mut self, file: &DataFile, raw: RawQuestion, faults: &mut FaultList) -> Option<Question> {
        self.sentences.once(file, &raw.ask, faults);
        let span = raw.ask.span();
        let answer = match (raw.why, raw.model) {
            (Some(why), None) if raw.points.is_empty() => {
                self.sentences.once(file, &why, faults);
                let right = raw.choices.iter().filter(|choice| choice.right).count();
                let repeated = raw.choices.iter().enumerate().any(|(at, choice)| {
                    choice.text.trim().is_empty()
                        || raw.choices.iter().skip(at + 1).any(|other| other.text == choice.text)
                });
                if right != 1 || repeated || !(3..=5).contains(&raw.choices.len()) {
                    faults.at(file, &span, "three to five choices, each another, exactly one of them right");
                }
                let choices =
                    raw.choices.into_iter().map(|choice| Choice { text: choice.text, right: choice.right }).collect();
                Answer::Choice { choices, why: why.into_inner() }
            }
            (None, Some(model)) if raw.choices.is_empty() => {
                self.sentences.once(file, &model, faults);
                let mut points = Vec::new();
                for point in raw.points {
                    let span = point.says.span();
                    match KeyPoint::new(point.says.into_inner(), &point.found_by) {
                        Ok(point) => {
                            if !point.is_in(model.get_ref()) {
                                faults.at(
                                    file,
                                    &span,
                                    format!("the model answer does not make the point: {}", point.says),
                                );
                            }
                            points.push(point);
                        }
                        Err(text) => faults.at(file, &span, format!("`{text}` has no word in it")),
                    }
                }
                if !(2..=6).contains(&points.len()) {
                    faults.at(file, &span, "a short answer has two to six points");
                }
                Answer::Short { points, model: model.into_inner() }
            }
            _ => {
                faults.at(file, &span, "a question has either `choices` and `why`, or `points` and `model`");
                return None;
            }
        };
        Some(Question { id: raw.id.into_inner(), ask: raw.ask.into_inner(), answer, study_guide: raw.study_guide })
    }

    fn interviews(&mut self, files: &DataFiles, faults: &mut FaultList) -> Vec<Interview> {
        let mut asked = Asked::default();
        let mut interviews = Vec::new();
        for file in files.under(INTERVIEWS, "toml") {
            let Some(family) = self.tables.families.get(stem(file)).copied() else {
                faults.in_file(&file.path, format!("there is no family `{}`", stem(file)));
                continue;
            };
            let Some(raw) = faults.parsed::<InterviewFile>(file) else { continue };
            let span = raw.question.span();
            let raw = raw.question.into_inner();
            let own = raw.iter().filter(|question| question.own).count();
            if raw.len() != QUESTIONS_A_FAMILY || own != OWN_QUESTIONS {
                faults.at(file, &span, "a family has five questions, three of them about its own work");
            }
            let mut questions = Vec::new();
            for question in raw {
                asked.once(file, question.ask.get_ref(), &question.ask.span(), faults);
                self.sentences.once(file, &question.ask, faults);
                self.sentences.once(file, &question.shows, faults);
                questions.push(InterviewQuestion {
                    ask: question.ask.into_inner(),
                    own: question.own,
                    shows: question.shows.into_inner(),
                });
            }
            interviews.push(Interview { family, questions });
        }
        let mut missing: Vec<&String> = self
            .tables
            .families
            .iter()
            .filter(|(_, family)| !interviews.iter().any(|interview| interview.family == **family))
            .map(|(id, _)| id)
            .collect();
        missing.sort_unstable();
        for id in missing {
            faults.in_file(&format!("{INTERVIEWS}/{id}.toml"), "this file is missing");
        }
        interviews.sort_by_key(|interview| interview.family.index());
        interviews
    }
}

fn link(piece: &Piece) -> Option<LinkTo> {
    if let Piece::Link { to, .. } = piece { Some(*to) } else { None }
}

impl Section {
    /// Every text of the section.
    fn prose(&self) -> impl Iterator<Item = &Prose> {
        let cells = self.table.iter().flat_map(|table| table.rows.iter().flatten());
        self.text.iter().chain(&self.points).chain(&self.steps).chain(cells)
    }
}
