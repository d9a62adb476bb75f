//! The guide's texts as a template needs them: words, some of them links.

use crate::catalogue::guide::prose::LinkTo;
use crate::catalogue::guide::{Piece, Prose};
use crate::catalogue::{Catalogue, Level, Track, search};
use crate::web::routes;

/// Words, with an address when they are a link.
pub struct Words {
    pub text: String,
    pub href: Option<String>,
}

impl Words {
    pub fn plain(text: impl Into<String>) -> Vec<Self> {
        vec![Self { text: text.into(), href: None }]
    }

    pub fn link(text: impl Into<String>, href: String) -> Vec<Self> {
        vec![Self { text: text.into(), href: Some(href) }]
    }

    /// A text of the guide with its links and figures filled in.
    pub fn of(catalogue: &Catalogue, prose: &Prose) -> Vec<Self> {
        prose.0.iter().map(|piece| Self::of_piece(catalogue, piece)).collect()
    }

    pub fn of_all(catalogue: &Catalogue, texts: &[Prose]) -> Vec<Vec<Self>> {
        texts.iter().map(|text| Self::of(catalogue, text)).collect()
    }

    fn of_piece(catalogue: &Catalogue, piece: &Piece) -> Self {
        let plain = |text: String| Self { text, href: None };
        match piece {
            Piece::Text(text) => plain(text.clone()),
            Piece::Employer(employer) => plain(catalogue.employers[*employer].name.clone()),
            Piece::Roles(track) => plain(search::roles_of_track(catalogue, *track).to_string()),
            Piece::Pay(track, level) => plain(pay_level(catalogue, *track, *level)),
            Piece::Link { to, words } => {
                let (title, href) = target(catalogue, *to);
                Self { text: words.clone().unwrap_or(title), href: Some(href) }
            }
        }
    }

    /// The words without their links.
    pub fn text(words: &[Self]) -> String {
        words.iter().map(|word| word.text.as_str()).collect()
    }
}

/// The title and the address of what is linked.
fn target(catalogue: &Catalogue, to: LinkTo) -> (String, String) {
    let topic = |topic| catalogue.guide.topics[topic].title.clone();
    match to {
        LinkTo::Role(id) => (catalogue.roles[id].title.clone(), routes::role(catalogue, id)),
        LinkTo::Topic(id) => (topic(id), routes::topic(catalogue, id)),
        LinkTo::Practice(id) => (topic(id), routes::practice(catalogue, id)),
        LinkTo::Sector(id) => (catalogue.sectors[id].name.clone(), routes::sector(catalogue, id)),
        LinkTo::Compare => ("KPO, BPO and LPO compared".to_owned(), routes::COMPARE.to_owned()),
        LinkTo::Roles => ("All roles".to_owned(), routes::ROLES.to_owned()),
        LinkTo::InHand => ("From CTC to in-hand".to_owned(), routes::IN_HAND.to_owned()),
    }
}

/// A track's general pay at a level, as words within a sentence.
pub fn pay_level(catalogue: &Catalogue, track: Track, level: Level) -> String {
    let info = catalogue.track(track);
    let own = info.and_then(|info| info.levels.iter().find(|line| line.level == level));
    match (own, info.and_then(|info| info.within)) {
        (Some(line), _) => match line.high {
            Some(high) => format!("{} to {} lakh a year", line.low.lakh(), high.lakh()),
            None => format!("above {} lakh a year", line.low.lakh()),
        },
        (None, Some(within)) => format!("no figure of its own; see {within}"),
        (None, None) => "our source gives none".to_owned(),
    }
}
