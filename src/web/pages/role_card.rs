//! A role as a card of an answer: what it is, why it fits, what it pays and what is missing.

use std::sync::Arc;

use super::person::{Person, Way};
use crate::catalogue::evidence::BandPart;
use crate::catalogue::role::Outlook;
use crate::catalogue::texts::fill;
use crate::catalogue::{Catalogue, CityId, RoleId, Words};
use crate::guidance::RoleGuidance;
use crate::matching::shares::TrackShare;
use crate::matching::{GateAnswer, GateState, LevelFit, Missing};
use crate::outputs::chart::{Bar, Scale, WIDTH};
use crate::salary::adjustments::JUDGED;
use crate::salary::{AdjustmentSize, Confidence, Estimate, SalaryBand, in_hand_of_band, minimum_wage};
use crate::web::routes;
use crate::web::state::Site;

/// Skills named in the line that says why.
const REASONS: usize = 3;
/// Gaps named on a card; the role's own page has all.
const GAPS: usize = 5;

pub struct RoleCard {
    pub title: String,
    pub way: Way,
    pub track: &'static str,
    pub track_name: String,
    pub family: String,
    pub score: u8,
    pub why: String,
    pub ledger: Vec<LedgerRow>,
    pub gaps: Vec<String>,
    pub gates: Vec<GateRow>,
    pub outlook: String,
    pub pay: PayView,
    pub words: Arc<Words>,
}

pub struct LedgerRow {
    pub skill: String,
    pub points: u8,
    /// Whether it counts only in part: through a title or a near skill.
    pub in_part: bool,
    pub essential: bool,
}

pub struct GateRow {
    pub name: String,
    pub why: String,
    /// `met`, `not-met` or `unknown`: the class and the words go together.
    pub state: &'static str,
    pub words: String,
}

/// A band in words and as a bar.
pub struct PayView {
    pub band: SalaryBand,
    pub bar: Bar,
    /// "3.2 to 5.7 lakh", and what the sentence ends with.
    pub range: String,
    pub after: String,
    /// "confidence: low".
    pub confidence: String,
    pub fallback: Option<String>,
    /// Said of somebody with years in other work only.
    pub newcomer: Option<String>,
    pub below_role: Option<String>,
    pub adjustments: Vec<(String, String)>,
    /// What is adjusted for, and the range with all of it: "Pay in Pune" and "half earn 2.3 to 3.5 lakh."
    pub adjusted: Option<(String, String)>,
    /// Said where the range reaches below the legal minimum of the person's city.
    pub minimum: Option<String>,
    pub words: Arc<Words>,
    /// Where in the band the person may stand; absent when nothing is known of their skills.
    pub standing: Option<StandingView>,
    /// What of the middle half reaches the account in a month, and where that is worked out.
    pub in_hand: InHandLine,
}

/// A narrower part of a band.
pub struct StandingView {
    pub from: u32,
    pub to: u32,
    /// "By the essential skills you bring you may stand in the lower half: …".
    pub said: String,
}

/// In-hand pay of a band in a month.
pub struct InHandLine {
    /// "about ₹ 20,000 to ₹ 34,000 a month".
    pub range: String,
    /// From the middle pay, step by step.
    pub steps: String,
}

/// A track's part of what a person brings.
pub struct TrackPart {
    pub id: &'static str,
    pub name: String,
    pub full_form: String,
    pub percent: u16,
    /// Length of its bar, in units of a drawing.
    pub width: u16,
}

impl TrackPart {
    pub fn all(catalogue: &Catalogue, shares: &[TrackShare]) -> Vec<Self> {
        shares
            .iter()
            .map(|share| Self {
                id: share.track.id(),
                name: share.track.to_string(),
                full_form: catalogue.track(share.track).map_or_else(String::new, |info| info.full_form.clone()),
                percent: (share.share + 5) / 10,
                width: share.share,
            })
            .collect()
    }
}

impl RoleCard {
    pub fn new(site: &Site, scale: &Scale, person: &Person, answer: &RoleGuidance) -> Self {
        let catalogue = &site.engine.catalogue;
        let fit = &answer.fit;
        let role = &catalogue.roles[fit.role];
        let words = catalogue.words(person.language);
        let name = |skill| catalogue.skills[skill].name.clone();
        // What a near skill covers in part stands among the points, not among the gaps.
        let wholly = |gap: &&Missing| !fit.ledger.iter().any(|line| line.skill == gap.skill);
        let mut gaps: Vec<String> = fit
            .missing
            .iter()
            .filter(|gap| gap.essential)
            .filter(wholly)
            .take(GAPS)
            .map(|gap| name(gap.skill))
            .collect();
        if gaps.is_empty() {
            gaps = fit.missing.iter().filter(wholly).take(1).map(|gap| name(gap.skill)).collect();
        }
        Self {
            title: role.title.clone(),
            way: person.way(&routes::role(catalogue, fit.role)),
            track: role.track.id(),
            track_name: role.track.to_string(),
            family: catalogue.families[role.family].name.clone(),
            score: fit.score,
            why: fit
                .ledger
                .iter()
                .take(REASONS)
                .map(|line| {
                    let name = name(line.skill);
                    if line.percent < 100 { format!("{name} {}", words.card_in_part) } else { name }
                })
                .collect::<Vec<_>>()
                .join(", "),
            ledger: ledger(catalogue, answer),
            gaps,
            gates: fit.gates.iter().map(|gate| GateRow::new(words, gate)).collect(),
            outlook: fill(&words.card_outlook, &[("outlook", outlook(words, role.market.outlook))]),
            pay: PayView::new(catalogue, words, scale, answer),
            words: Arc::clone(words),
        }
    }
}

fn outlook(words: &Words, outlook: Outlook) -> &str {
    match outlook {
        Outlook::Growing => &words.outlook_growing,
        Outlook::Steady => &words.outlook_steady,
        Outlook::Shrinking => &words.outlook_shrinking,
    }
}

/// The points of a role, line by line.
pub fn ledger(catalogue: &Catalogue, answer: &RoleGuidance) -> Vec<LedgerRow> {
    answer
        .fit
        .ledger
        .iter()
        .map(|line| LedgerRow {
            skill: catalogue.skills[line.skill].name.clone(),
            points: line.points,
            in_part: line.percent < 100,
            essential: line.essential,
        })
        .collect()
}

impl GateRow {
    pub fn new(words: &Words, gate: &GateAnswer) -> Self {
        let (state, words) = match gate.state {
            GateState::Met => ("met", &words.gate_met),
            GateState::NotMet => ("not-met", &words.gate_not_met),
            GateState::Unknown => ("unknown", &words.gate_unknown),
        };
        Self { name: gate.name.clone(), why: gate.why.clone(), state, words: words.clone() }
    }
}

fn confidence(words: &Words, confidence: Confidence) -> &str {
    match confidence {
        Confidence::Low => &words.confidence_low,
        Confidence::Medium => &words.confidence_medium,
        Confidence::High => &words.confidence_high,
    }
}

fn part(words: &Words, part: BandPart) -> &str {
    match part {
        BandPart::Lower => &words.standing_lower,
        BandPart::Middle => &words.standing_middle,
        BandPart::Upper => &words.standing_upper,
    }
}

impl PayView {
    pub fn new(catalogue: &Catalogue, words: &Arc<Words>, scale: &Scale, answer: &RoleGuidance) -> Self {
        let view = Self::of_estimate(catalogue, words, scale, answer.fit.role, &answer.salary);
        let below = answer.fit.level_fit == LevelFit::Below;
        Self {
            below_role: view.below_role.or_else(|| below.then(|| begins(catalogue, words, answer.fit.role))),
            ..view
        }
    }

    /// A band that is about a role alone.
    pub fn of_estimate(
        catalogue: &Catalogue,
        words: &Arc<Words>,
        scale: &Scale,
        role: RoleId,
        salary: &Estimate,
    ) -> Self {
        let in_hand = in_hand_of_band(catalogue, &salary.band, salary.city);
        Self {
            band: salary.band,
            bar: scale.bar(&salary.band),
            range: fill(&words.band_range, &[("low", &salary.band.p25().lakh()), ("high", &salary.band.p75().lakh())]),
            after: fill(&words.band_after, &[("middle", &salary.band.p50().lakh())]),
            confidence: fill(&words.confidence, &[("confidence", confidence(words, salary.confidence))]),
            words: Arc::clone(words),
            fallback: salary.fallback.clone(),
            newcomer: salary.elsewhere.map(|years| fill(&words.band_newcomer, &[("years", &years.to_string())])),
            below_role: salary.below_role.then(|| begins(catalogue, words, role)),
            standing: salary.standing.as_ref().map(|standing| StandingView {
                from: scale.place(standing.low, WIDTH),
                to: scale.place(standing.high, WIDTH),
                said: fill(
                    &words.standing,
                    &[
                        ("part", part(words, standing.part)),
                        ("low", &standing.low.lakh()),
                        ("high", &standing.high.lakh()),
                    ],
                ),
            }),
            in_hand: InHandLine {
                range: fill(
                    &words.in_hand_range,
                    &[("low", &in_hand.low.to_string()), ("high", &in_hand.high.to_string())],
                ),
                steps: routes::in_hand(salary.band.p50()),
            },
            adjusted: salary.adjusted().map(|[low, high]| {
                let lines: Vec<&str> = salary.adjustments.iter().map(|line| line.line.as_str()).collect();
                (lines.join(", "), fill(&words.adjusted, &[("low", &low.lakh()), ("high", &high.lakh())]))
            }),
            minimum: salary.city.and_then(|city| below_minimum(catalogue, words, salary, city)),
            adjustments: salary
                .adjustments
                .iter()
                .map(|line| {
                    let size = match line.size {
                        AdjustmentSize::Percent(100) => "the same".to_owned(),
                        AdjustmentSize::Percent(percent) if percent > 100 => format!("{} % more", percent - 100),
                        AdjustmentSize::Percent(percent) => format!("{} % less", 100 - percent),
                        AdjustmentSize::Rupees(rupees) => format!("{rupees} a year more"),
                    };
                    let judged = if line.source == JUDGED { " (our judgement)" } else { "" };
                    (line.line.clone(), format!("{size}{judged}"))
                })
                .collect(),
        }
    }
}

/// Said where the lower end of the middle half lies under the legal minimum of a city.
fn below_minimum(catalogue: &Catalogue, words: &Words, salary: &Estimate, city: CityId) -> Option<String> {
    let minimum = minimum_wage(catalogue, city)?;
    let low = salary.adjusted().map_or(salary.band.p25(), |[low, _]| low);
    if low >= minimum.ctc_a_year {
        return None;
    }
    let state = minimum.rate.place(&catalogue.states);
    let others: Vec<&str> = minimum.elsewhere.iter().map(|rate| rate.place(&catalogue.states)).collect();
    let state = if others.is_empty() {
        state.to_owned()
    } else {
        fill(&words.minimum_more_in, &[("state", state), ("others", &others.join(", "))])
    };
    Some(fill(&words.below_minimum, &[("state", &state), ("rupees", &minimum.ctc_a_year.lakh())]))
}

/// Said where a person has fewer years than the role's first.
fn begins(catalogue: &Catalogue, words: &Words, role: RoleId) -> String {
    fill(&words.band_begins, &[("years", &catalogue.roles[role].years.entry.to_string())])
}
