//! Guidance as one flat row for a spreadsheet, beside the columns that the row came with.

use crate::catalogue::Track;
use crate::guidance::{Engine, Guidance};
use crate::intake::sheet::{Head, Row, RowError};
use crate::reading::Profile;

/// Roles that have columns of their own.
const ROLES: usize = 3;
/// The columns of each of them; their place is added: `role_1`.
const OF_ROLE: [&str; 9] = ["role", "title", "track", "score", "p25", "p50", "p75", "confidence", "first_gap"];

/// Names of the columns of an answer, in order.
pub fn header() -> Vec<String> {
    let mut names: Vec<String> = ["status", "message", "phrases_read", "not_understood"].map(str::to_owned).to_vec();
    names.extend(Track::ALL.map(|track| format!("{}_percent", track.id())));
    for place in 1..=ROLES {
        names.extend(OF_ROLE.map(|column| format!("{column}_{place}")));
    }
    names.push("error".to_owned());
    names
}

/// The names under which a sheet's own columns pass through: each as it is, with a number where an answer's column or
/// an earlier one has that name.
pub fn passed_names(head: &Head) -> Vec<String> {
    let ours = header();
    let mut names: Vec<String> = Vec::with_capacity(head.names.len());
    for name in &head.names {
        let taken = |name: &str, names: &[String]| {
            ours.iter().chain(names).any(|other| other.trim().eq_ignore_ascii_case(name.trim()))
        };
        let mut free = name.to_owned();
        let mut number = 2;
        // Names that are empty tell nothing apart anyway.
        while !name.trim().is_empty() && taken(&free, &names) {
            free = format!("{}_{number}", name.trim());
            number += 1;
        }
        names.push(free);
    }
    names
}

/// Rows of CSV, one after the other in memory.
pub struct CsvRows {
    writer: csv::Writer<Vec<u8>>,
    answer_columns: usize,
}

impl CsvRows {
    pub fn with_capacity(bytes: usize) -> Self {
        Self { writer: csv::Writer::from_writer(Vec::with_capacity(bytes)), answer_columns: header().len() }
    }

    /// The first line.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn head(&mut self, head: &Head) -> csv::Result<()> {
        for name in passed_names(head).iter().chain(&header()) {
            self.field(name)?;
        }
        self.end()
    }

    /// A row with its answer; rupees a year, shares in percent.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn answer(
        &mut self,
        engine: &Engine,
        head: &Head,
        row: &Row,
        profile: &Profile,
        guidance: &Guidance,
    ) -> csv::Result<()> {
        let catalogue = &engine.catalogue;
        let reading = &profile.reading;
        self.passed_through(head, row)?;
        self.field(guidance.status.id())?;
        self.field(&guidance.message)?;
        self.field(&format!("{} of {}", reading.phrases_read, reading.phrases))?;
        match reading.unrecognised.as_slice() {
            [] => self.field("")?,
            [one] => self.field(one)?,
            several => self.field(&several.join("; "))?,
        }
        for track in Track::ALL {
            let share = guidance.tracks.iter().find(|share| share.track == track).map_or(0, |share| share.share);
            self.field(&format!("{}.{}", share / 10, share % 10))?;
        }
        for place in 0..ROLES {
            let Some(answer) = guidance.roles.get(place) else {
                self.empty(OF_ROLE.len())?;
                continue;
            };
            let role = &catalogue.roles[answer.fit.role];
            let band = &answer.salary.band;
            self.field(catalogue.roles.id(answer.fit.role))?;
            self.field(&role.title)?;
            self.field(role.track.id())?;
            self.number(u64::from(answer.fit.score))?;
            for point in [band.p25(), band.p50(), band.p75()] {
                self.number(point.0)?;
            }
            self.field(answer.salary.confidence.id())?;
            self.field(answer.fit.missing.first().map_or("", |gap| catalogue.skills[gap.skill].name.as_str()))?;
        }
        self.field("")?;
        self.end()
    }

    /// A row that has no answer, and why.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn failed(&mut self, head: &Head, row: &Row, errors: &[RowError]) -> csv::Result<()> {
        self.passed_through(head, row)?;
        self.empty(self.answer_columns - 1)?;
        let told: Vec<String> = errors.iter().map(|error| format!("{}: {}", error.code, error.detail)).collect();
        self.field(&told.join(" "))?;
        self.end()
    }

    /// All that was written.
    ///
    /// # Errors
    /// When it cannot be taken out of the writer.
    pub fn finish(self) -> csv::Result<Vec<u8>> {
        self.writer.into_inner().map_err(|error| csv::Error::from(error.into_error()))
    }

    /// The row's own columns, as many as the first line has.
    fn passed_through(&mut self, head: &Head, row: &Row) -> csv::Result<()> {
        (0..head.names.len()).try_for_each(|at| self.field(row.get(at)))
    }

    /// The only way a text gets into a cell.
    fn field(&mut self, text: &str) -> csv::Result<()> {
        if is_harmless(text) { self.writer.write_field(text) } else { self.writer.write_field(harmless(text)) }
    }

    fn number(&mut self, number: u64) -> csv::Result<()> {
        self.writer.write_field(number.to_string())
    }

    fn empty(&mut self, fields: usize) -> csv::Result<()> {
        (0..fields).try_for_each(|_| self.writer.write_field(""))
    }

    fn end(&mut self) -> csv::Result<()> {
        self.writer.write_record(None::<&[u8]>)
    }
}

/// Characters that make a spreadsheet take a cell for a formula, the wide ones of Asian keyboards too.
const FORMULA: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];
/// What splits cells in a spreadsheet that separates by something else than commas.
const OTHER_SEPARATORS: [char; 2] = [';', '\t'];

/// Whether no spreadsheet takes a cell for a formula.
fn is_harmless(text: &str) -> bool {
    // Nearly every cell begins with a letter or a digit and holds no other separator.
    if text.starts_with(['\t', '\r', '\n']) || begins_like_a_formula(text) {
        return false;
    }
    let bytes = text.as_bytes();
    !bytes.iter().any(|byte| OTHER_SEPARATORS.contains(&char::from(*byte)))
        || !text.split(OTHER_SEPARATORS).skip(1).any(begins_like_a_formula)
}

/// Blanks and quotes before a formula do not stop every spreadsheet.
fn begins_like_a_formula(text: &str) -> bool {
    text.trim_start_matches(|c: char| c.is_whitespace() || c == '"').starts_with(FORMULA)
}

/// A text that a spreadsheet takes for a text: what begins like a formula gets an apostrophe in front.
fn harmless(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    if text.starts_with(['\t', '\r', '\n']) {
        out.push('\'');
    }
    for part in text.split_inclusive(OTHER_SEPARATORS) {
        if begins_like_a_formula(part) {
            out.push('\'');
        }
        out.push_str(part);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[rstest::rstest]
    #[case("Tally; Excel", "Tally; Excel")]
    #[case("C++", "C++")]
    #[case("", "")]
    #[case("=1+1", "'=1+1")]
    #[case("+91 98", "'+91 98")]
    #[case("-2", "'-2")]
    #[case("@sum", "'@sum")]
    #[case("  =1", "'  =1")]
    #[case("\t=1", "'\t'=1")]
    #[case("\rx", "'\rx")]
    #[case("＝1", "'＝1")]
    #[case("\"=1", "'\"=1")]
    #[case("tally;=cmd()", "tally;'=cmd()")]
    #[case("tally;\"=cmd()\"", "tally;'\"=cmd()\"")]
    fn formulas_become_texts(#[case] text: &str, #[case] wanted: &str) {
        let got = if is_harmless(text) { text.to_owned() } else { harmless(text) };
        assert_eq!(got, wanted);
    }

    proptest::proptest! {
        /// However a spreadsheet splits it, no cell begins like a formula.
        #[test]
        fn no_text_is_a_formula(text in "[=+@;\t\r\n\" a-c-]{0,12}") {
            let cell = if is_harmless(&text) { text } else { harmless(&text) };
            proptest::prop_assert!(cell.split(OTHER_SEPARATORS).all(|part| !begins_like_a_formula(part)), "{:?}", cell);
        }
    }
}
