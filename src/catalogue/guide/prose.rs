//! Text with links and figures in it. `{role:data-analyst}` becomes a link that bears the role's title,
//! `{role:data-analyst|an analyst}` one with words of its own. A figure is filled in from the catalogue.

use crate::catalogue::table::{EmployerId, RoleId, SectorId, TopicId};
use crate::catalogue::track::{Level, Track};

/// A paragraph, a line of a list or a cell.
#[derive(Debug)]
pub struct Prose(pub Vec<Piece>);

/// A part of a text.
#[derive(Debug, PartialEq, Eq)]
pub enum Piece {
    Text(String),
    Link {
        to: LinkTo,
        /// In place of the title of what is linked.
        words: Option<String>,
    },
    /// A firm's name as the catalogue has it.
    Employer(EmployerId),
    /// How many roles a track has.
    Roles(Track),
    /// A track's general pay at a level, in lakh.
    Pay(Track, Level),
}

/// What a text links to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkTo {
    Role(RoleId),
    Topic(TopicId),
    Sector(SectorId),
    Practice(TopicId),
    Compare,
    Roles,
    InHand,
}

/// A mark as it is written: `{kind:id|words}`.
pub struct RawMark<'a> {
    pub kind: &'a str,
    pub id: &'a str,
    pub words: Option<&'a str>,
}

/// Cuts a text at its marks.
///
/// # Errors
/// What is wrong with a brace or a mark, for the fault.
pub fn parse(text: &str, mut resolve: impl FnMut(&RawMark<'_>) -> Result<Piece, String>) -> Result<Prose, Vec<String>> {
    let mut pieces = Vec::new();
    let mut wrong = Vec::new();
    let mut rest = text;
    while let Some(open) = rest.find('{') {
        let Some(length) = rest[open..].find('}') else {
            wrong.push("a `{` has no `}`".to_owned());
            break;
        };
        if open > 0 {
            pieces.push(Piece::Text(rest[..open].to_owned()));
        }
        let inside = &rest[open + 1..open + length];
        let (name, words) = inside.split_once('|').map_or((inside, None), |(name, words)| (name, Some(words)));
        let (kind, id) = name.split_once(':').unwrap_or((name, ""));
        match resolve(&RawMark { kind, id, words }) {
            Ok(piece) => pieces.push(piece),
            Err(message) => wrong.push(message),
        }
        rest = &rest[open + length + 1..];
    }
    if rest.contains('}') && wrong.is_empty() {
        wrong.push("a `}` has no `{`".to_owned());
    }
    if !rest.is_empty() {
        pieces.push(Piece::Text(rest.to_owned()));
    }
    if wrong.is_empty() { Ok(Prose(pieces)) } else { Err(wrong) }
}
