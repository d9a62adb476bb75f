//! The person that both benches answer: ten skills as a text, as people write them, with years.

use marg::reading::Answers;
use marg::years::Years;

/// Ten skills; two are no names of the catalogue's own, one has a slip.
pub const TEN_SKILLS: &str = "advanced excel, tally, GST returns, bank reconciliation, accounts payble, vendor payments, SAP, \
     english, data entry, MIS reports";

/// What the form would send.
pub fn ten_skills() -> Answers {
    Answers { texts: vec![TEN_SKILLS.to_owned()], years: Some(Years::whole(3)), ..Answers::default() }
}
