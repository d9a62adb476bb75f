//! A class and its answers: read and guided, summed up, as a page and as CSV.

use askama::Template;
use rayon::prelude::*;

use super::super::layout::Layout;
use super::super::role_card::TrackPart;
use super::MOST_PEOPLE;
use super::form::Trouble;
use crate::catalogue::Catalogue;
use crate::guidance::class::ClassSummary;
use crate::guidance::{Guidance, guide};
use crate::intake::address;
use crate::intake::sheet::{self, Head, Row, RowError, SheetError};
use crate::matching::Status;
use crate::outputs::csv_row::CsvRows;
use crate::reading::Profile;
use crate::web::routes;
use crate::web::state::Site;

/// A person of the class, with an answer or with what is wrong with their row.
struct Member {
    row: Row,
    outcome: Result<(Profile, Guidance), Vec<RowError>>,
}

/// A sheet that was read and answered.
pub struct Class {
    head: Head,
    members: Vec<Member>,
}

impl Class {
    /// Reads a sheet and guides everybody on it.
    ///
    /// # Errors
    /// When it is no sheet, has nobody on it or too many.
    pub fn read(site: &Site, sheet: &[u8]) -> Result<Self, Trouble> {
        if sheet.trim_ascii().is_empty() {
            return Err(Trouble::nobody());
        }
        let engine = &site.engine;
        let unreadable = |error: SheetError| Trouble::unreadable(&error);
        let (head, mut rows) = sheet::open(&engine.catalogue, sheet).map_err(unreadable)?;
        let mut all = Vec::new();
        while let Some(row) = rows.next_row().map_err(unreadable)? {
            if all.len() == MOST_PEOPLE {
                return Err(Trouble::too_many());
            }
            all.push(row);
        }
        if all.is_empty() {
            return Err(Trouble::nobody());
        }
        let members = all
            .into_par_iter()
            .map(|row| {
                let outcome = row.person(&engine.catalogue, &head).map(|answers| {
                    let profile = engine.read(&answers);
                    let guidance = guide(engine, &profile);
                    (profile, guidance)
                });
                Member { row, outcome }
            })
            .collect();
        Ok(Self { head, members })
    }

    /// Everything that is wrong with a row.
    pub fn troubles(&self) -> Vec<Trouble> {
        self.members
            .iter()
            .filter_map(|member| Some((member.row.number, member.outcome.as_ref().err()?)))
            .flat_map(|(row, errors)| errors.iter().map(move |error| Trouble::of_row(row, error)))
            .collect()
    }

    /// The sheet with an answer beside each row.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn csv(&self, site: &Site) -> csv::Result<Vec<u8>> {
        let mut rows = CsvRows::with_capacity(self.members.len() * 1_024);
        rows.head(&self.head)?;
        for member in &self.members {
            match &member.outcome {
                Ok((profile, guidance)) => rows.answer(&site.engine, &self.head, &member.row, profile, guidance)?,
                Err(errors) => rows.failed(&self.head, &member.row, errors)?,
            }
        }
        rows.finish()
    }

    fn answers(&self) -> impl Iterator<Item = &Guidance> {
        self.members.iter().filter_map(|member| member.outcome.as_ref().ok()).map(|(_, guidance)| guidance)
    }
}

#[derive(Template)]
#[template(path = "class/class.html")]
pub struct ClassPage {
    layout: Layout,
    again: &'static str,
    people: usize,
    matched: usize,
    too_little: usize,
    outside: usize,
    left_out: usize,
    tracks: Vec<TrackPart>,
    families: Vec<Counted>,
    gaps: Vec<Counted>,
    workshops: Vec<WorkshopLine>,
    /// Whether the sheet has a column that tells people apart.
    named: bool,
    lines: Vec<Line>,
}

/// A name and how many people.
struct Counted {
    name: String,
    people: usize,
}

struct WorkshopLine {
    skill: String,
    people: usize,
    points: u32,
    weeks: u16,
}

/// A person of the table.
struct Line {
    row: u64,
    id: String,
    /// Where the answer is; empty when there is none.
    href: String,
    /// The best role, or what else the answer is.
    role: String,
    score: Option<u8>,
    pay: String,
    gap: String,
    error: String,
}

impl ClassPage {
    pub fn new(site: &Site, class: &Class) -> Self {
        let catalogue = &site.engine.catalogue;
        let summary = ClassSummary::new(catalogue, class.answers());
        let answered = summary.matched + summary.too_little + summary.outside;
        Self {
            layout: Layout::without_address(site, "Your class", "Roles, gaps and workshops for a class."),
            again: routes::CLASS,
            people: class.members.len(),
            matched: summary.matched,
            too_little: summary.too_little,
            outside: summary.outside,
            left_out: class.members.len() - answered,
            tracks: TrackPart::all(catalogue, &summary.tracks),
            families: summary
                .families
                .iter()
                .map(|(family, people)| Counted { name: catalogue.families[*family].name.clone(), people: *people })
                .collect(),
            gaps: summary
                .gaps
                .iter()
                .map(|(skill, people)| Counted { name: catalogue.skills[*skill].name.clone(), people: *people })
                .collect(),
            workshops: summary
                .workshops
                .iter()
                .map(|workshop| WorkshopLine {
                    skill: catalogue.skills[workshop.skill].name.clone(),
                    people: workshop.people,
                    points: workshop.points_each,
                    weeks: workshop.weeks,
                })
                .collect(),
            named: class.head.columns.id.is_some(),
            lines: class.members.iter().map(|member| Line::new(catalogue, &class.head, member)).collect(),
        }
    }
}

impl Line {
    fn new(catalogue: &Catalogue, head: &Head, member: &Member) -> Self {
        let mut line = Self {
            row: member.row.number,
            id: member.row.id(head).unwrap_or_default().to_owned(),
            href: String::new(),
            role: String::new(),
            score: None,
            pay: String::new(),
            gap: String::new(),
            error: String::new(),
        };
        let (profile, guidance) = match &member.outcome {
            Ok(answer) => answer,
            Err(errors) => {
                line.error = errors.iter().map(|error| error.detail.as_str()).collect::<Vec<_>>().join(" ");
                return line;
            }
        };
        // An address that says nothing of a person has no answer behind it.
        let query = address::query(catalogue, profile);
        if !query.is_empty() {
            line.href = routes::guidance(&query);
        }
        let best = guidance.roles.first().filter(|_| guidance.status == Status::Matched);
        match (best, guidance.status) {
            (Some(best), _) => {
                let band = &best.salary.band;
                line.role.clone_from(&catalogue.roles[best.fit.role].title);
                line.score = Some(best.fit.score);
                line.pay = format!("{} to {}", band.p25().lakh(), band.p75().lakh());
                let gap = best.fit.missing.first();
                line.gap = gap.map_or_else(String::new, |gap| catalogue.skills[gap.skill].name.clone());
            }
            (None, Status::Outside) => "Another field of work".clone_into(&mut line.role),
            (None, _) => "Too little to go on".clone_into(&mut line.role),
        }
        line
    }
}
