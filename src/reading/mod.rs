//! From a person's words to a profile: skills, titles, years, qualifications and languages, and what was not
//! understood. Knows nothing of scores or pay.

mod contact;
pub mod experience;
mod found;
pub mod jobs;
pub mod lexicon;
mod names;
mod negation;
mod phrase;
pub mod profile;
pub mod read;
mod separators;
pub mod spelling;
mod tree;
mod wishes;

pub use lexicon::Lexicon;
pub use profile::{Held, How, OtherWords, Profile, ReadLanguage, ReadSkill, ReadTitle, Reading, ShiftWish, Suggestion};
pub use read::{Answers, read, shift_wish};
