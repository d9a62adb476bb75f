//! An offer letter looked at: what counts inside its CTC, what reaches the account, where it stands in the band of its
//! role, and what to ask before one signs.

use super::band::SalaryBand;
use super::in_hand::{InHand, Question, in_hand};
use super::minimum_wage::{MinimumLine, minimum_wage};
use super::table::PayTable;
use crate::catalogue::offer::Flag;
use crate::catalogue::{Catalogue, CityId, RoleId};
use crate::rupees::Rupees;
use crate::years::Years;

/// The parts of an offer letter.
#[derive(Clone, Debug)]
pub struct OfferLetter<'a> {
    /// The offer by the in-hand conventions: its CTC holds neither joining bonus nor benefits.
    pub question: Question<'a>,
    /// Paid once, counted inside the CTC of the letter.
    pub joining_bonus: Rupees,
    /// Insurance, meals, transport and the like: inside the CTC, never paid out.
    pub benefits: Rupees,
    pub role: Option<RoleId>,
    /// Years that count in the role; absent: its first year.
    pub years: Option<Years>,
    pub city: Option<CityId>,
    /// Money that the person is to pay.
    pub fee: Rupees,
    pub bond_months: u16,
    pub notice_days: u16,
    /// The firm keeps original certificates.
    pub originals: bool,
    /// The joining bonus is to be paid back when one leaves early.
    pub claw_back: bool,
}

/// What is said of an offer.
#[derive(Clone, Debug)]
pub struct OfferCheck<'a> {
    pub in_hand: InHand,
    /// Sums to the CTC of the letter.
    pub parts: Vec<Part>,
    pub ctc: Rupees,
    /// Of the CTC of the letter, to the nearest percent.
    pub variable_percent: u64,
    pub place: Option<Place>,
    /// The minimum wage of the city's state, where one is known.
    pub minimum: Option<MinimumLine<'a>>,
    /// The gravest first.
    pub flags: Vec<Flag>,
}

/// A part of a CTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    pub kind: PartKind,
    pub amount: Rupees,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartKind {
    /// Gross pay: comes month by month, before your own provident fund and tax.
    Gross,
    Variable,
    JoiningBonus,
    ProvidentFund,
    Gratuity,
    StateInsurance,
    Benefits,
}

impl PartKind {
    pub fn in_words(self) -> &'static str {
        match self {
            Self::Gross => "Gross pay, month by month",
            Self::Variable => "Variable pay, if targets are met",
            Self::JoiningBonus => "Joining bonus, once, before income tax",
            Self::ProvidentFund => "Employer's provident fund",
            Self::Gratuity => "Gratuity, when you leave after 5 years (1 year in fixed-term work)",
            Self::StateInsurance => "Employer's state insurance",
            Self::Benefits => "Insurance, meals and other benefits",
        }
    }
}

/// Where fixed pay stands in a band.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    pub role: RoleId,
    pub years: Years,
    /// Of the role at those years, in the offer's city.
    pub band: SalaryBand,
    /// What was compared: CTC without variable pay, joining bonus and benefits.
    pub fixed: Rupees,
    pub rung: Rung,
    /// Fewer years than the role's first: the band is that of its first year.
    pub below_role: bool,
}

/// Between which points of a band an amount stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rung {
    UnderBand,
    LowestQuarter,
    LowerMiddle,
    UpperMiddle,
    HighestQuarter,
    AboveBand,
}

impl Rung {
    pub fn of(band: &SalaryBand, amount: Rupees) -> Self {
        match band.points().iter().filter(|point| **point <= amount).count() {
            0 => Self::UnderBand,
            1 => Self::LowestQuarter,
            2 => Self::LowerMiddle,
            3 => Self::UpperMiddle,
            4 => Self::HighestQuarter,
            _ => Self::AboveBand,
        }
    }

    /// For a sentence: "the fixed pay stands …".
    pub fn in_words(self) -> &'static str {
        match self {
            Self::UnderBand => "under what nine of ten people earn",
            Self::LowestQuarter => "in the lowest quarter",
            Self::LowerMiddle => "a little under the middle",
            Self::UpperMiddle => "a little above the middle",
            Self::HighestQuarter => "in the highest quarter",
            Self::AboveBand => "above what nine of ten people earn",
        }
    }
}

/// Looks at an offer.
pub fn check<'a>(catalogue: &'a Catalogue, table: &PayTable, letter: &OfferLetter<'_>) -> OfferCheck<'a> {
    let worked_out = in_hand(&catalogue.tax, &letter.question);
    let ctc = worked_out.ctc_annual + letter.joining_bonus + letter.benefits;
    let minimum = letter.city.and_then(|city| minimum_wage(catalogue, city));
    let variable_percent = (worked_out.variable_annual.0 * 100 + ctc.0 / 2) / ctc.0.max(1);
    let mut check = OfferCheck {
        parts: parts(&worked_out, letter),
        ctc,
        variable_percent,
        place: letter.role.map(|role| place(catalogue, table, letter, role)),
        minimum,
        flags: Vec::new(),
        in_hand: worked_out,
    };
    check.flags = Flag::ALL.into_iter().filter(|flag| raised(*flag, catalogue, letter, &check)).collect();
    check
}

fn raised(flag: Flag, catalogue: &Catalogue, letter: &OfferLetter<'_>, check: &OfferCheck<'_>) -> bool {
    let gross = check.in_hand.gross_annual.a_month();
    match flag {
        Flag::Fee => letter.fee > Rupees(0),
        Flag::Originals => letter.originals,
        Flag::MinimumWage => check.minimum.as_ref().is_some_and(|minimum| gross < minimum.rate.rupees_a_month),
        Flag::MinimumElsewhere => check.minimum.as_ref().is_some_and(|minimum| {
            gross >= minimum.rate.rupees_a_month && minimum.elsewhere.iter().any(|rate| gross < rate.rupees_a_month)
        }),
        Flag::AboveBand => check.place.as_ref().is_some_and(|place| place.rung == Rung::AboveBand),
        Flag::UnderBand => check.place.as_ref().is_some_and(|place| place.rung == Rung::UnderBand),
        Flag::Bond => letter.bond_months > 0,
        Flag::ClawBack => letter.claw_back,
        Flag::Notice => letter.notice_days > catalogue.pay.offer.long_notice_days,
        Flag::HighVariable => {
            let track = letter.role.map(|role| catalogue.roles[role].track);
            let usual =
                catalogue.pay.model.variable.iter().filter(|line| track.is_none_or(|track| line.track == track));
            usual.map(|line| u64::from(line.high)).max().is_some_and(|most| check.variable_percent > most)
        }
    }
}

/// Every part that is not nothing.
fn parts(worked_out: &InHand, letter: &OfferLetter<'_>) -> Vec<Part> {
    [
        (PartKind::Gross, worked_out.gross_annual),
        (PartKind::Variable, worked_out.variable_annual),
        (PartKind::JoiningBonus, letter.joining_bonus),
        (PartKind::ProvidentFund, worked_out.employer_pf_annual),
        (PartKind::Gratuity, worked_out.gratuity_annual),
        (PartKind::StateInsurance, worked_out.employer_esi_annual),
        (PartKind::Benefits, letter.benefits),
    ]
    .into_iter()
    .filter(|(_, amount)| *amount > Rupees(0))
    .map(|(kind, amount)| Part { kind, amount })
    .collect()
}

fn place(catalogue: &Catalogue, table: &PayTable, letter: &OfferLetter<'_>, role: RoleId) -> Place {
    let first = Years::whole(catalogue.roles[role].years.entry);
    let years = letter.years.unwrap_or(first);
    let metro = table.band(role, years);
    let band = letter.city.map_or(metro, |city| metro.percent(u32::from(catalogue.cities[city].pay_percent)));
    let fixed = letter.question.offer.fixed();
    Place { role, years, band, fixed, rung: Rung::of(&band, fixed), below_role: years < first }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[rstest::rstest]
    #[case(1_99_999, Rung::UnderBand)]
    #[case(2_00_000, Rung::LowestQuarter)]
    #[case(3_00_000, Rung::LowerMiddle)]
    #[case(3_99_999, Rung::LowerMiddle)]
    #[case(4_00_000, Rung::UpperMiddle)]
    #[case(5_00_000, Rung::HighestQuarter)]
    #[case(7_00_000, Rung::AboveBand)]
    fn a_rung_by_hand(#[case] amount: u64, #[case] wanted: Rung) {
        let band = SalaryBand::rising([2_00_000, 3_00_000, 4_00_000, 5_00_000, 7_00_000].map(Rupees));
        assert_eq!(Rung::of(&band, Rupees(amount)), wanted);
    }
}
