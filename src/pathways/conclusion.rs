//! The sentence that a comparison of tracks ends with. It says no more than the numbers do.

use super::Terrain;
use super::ten_years::{PayAhead, Verdict, verdict};
use crate::catalogue::Track;

/// The best role of a track that is open to somebody, and what it pays them from the day they begin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrackWay {
    pub track: Track,
    /// 0 to 100, today.
    pub score: u8,
    /// Until they can begin.
    pub weeks: u32,
    pub ahead: PayAhead,
}

/// The months that some weeks make, to the nearest.
pub fn months_of(weeks: u32) -> u32 {
    (weeks * 12 + super::WEEKS_A_YEAR / 2) / super::WEEKS_A_YEAR
}

/// A time in plain words: weeks below nine, then months, from two years on years and months.
pub fn time_in_words(weeks: u32) -> String {
    let months = months_of(weeks);
    match (weeks, months / 12, months % 12) {
        (0..9, ..) => counted(weeks, "week"),
        (_, 0, _) => counted(months, "month"),
        (_, years, 0) => counted(years, "year"),
        (_, years, months) => format!("{} and {}", counted(years, "year"), counted(months, "month")),
    }
}

/// "1 week", "3 weeks".
pub fn counted(count: u32, what: &str) -> String {
    if count == 1 { format!("1 {what}") } else { format!("{count} {what}s") }
}

/// What follows from the ways that are open.
pub fn conclusion(terrain: Terrain<'_>, ways: &[TrackWay]) -> String {
    let paid: Vec<PayAhead> = ways.iter().map(|way| way.ahead.clone()).collect();
    let title = |way: &TrackWay| terrain.catalogue.roles[way.ahead.role].title.as_str();
    let lakh = |way: &TrackWay| way.ahead.total.lakh();
    match verdict(&paid) {
        Verdict::None => "No track has a role that is open to you today. Add what you can do, or plan a way to a role \
                          you want: the plan says what to learn."
            .to_owned(),
        Verdict::OnlyOne(only) => {
            let only = &ways[only];
            format!(
                "Only {} has a role that fits you and is open to you now: {}, with about {} lakh over ten years.",
                only.track,
                title(only),
                lakh(only)
            )
        }
        Verdict::Ahead { first, second, percent } => {
            let (first, second) = (&ways[first], &ways[second]);
            format!(
                "{} pays you most: about {} lakh over ten years as {}, {percent} % more than {} as {} ({} lakh). {}",
                first.track,
                lakh(first),
                title(first),
                second.track,
                title(second),
                lakh(second),
                fit(terrain, first, second)
            )
        }
        Verdict::TooClose { first, second, percent } => {
            let (first, second) = (&ways[first], &ways[second]);
            let better = if first.score >= second.score { (first, second) } else { (second, first) };
            format!(
                "{} and {} are too close to call: about {} and {} lakh over ten years, {percent} % apart, which is less \
                 than our estimates can tell. Choose by the work you like. {}",
                first.track,
                second.track,
                lakh(first),
                lakh(second),
                fit(terrain, better.0, better.1)
            )
        }
    }
}

/// Which of two fits today's skills better, and what the first still takes.
fn fit(terrain: Terrain<'_>, first: &TrackWay, second: &TrackWay) -> String {
    let scores = |one: &TrackWay, other: &TrackWay| format!("{} points of 100 against {}", one.score, other.score);
    let wait = match first.weeks {
        0 => String::new(),
        weeks => {
            let title = &terrain.catalogue.roles[first.ahead.role].title;
            format!(" To begin as {title} takes you about {}.", time_in_words(weeks))
        }
    };
    match first.score.cmp(&second.score) {
        std::cmp::Ordering::Equal => format!("Both fit what you can do today equally.{wait}"),
        std::cmp::Ordering::Greater => {
            format!("{} fits what you can do today better ({}).{wait}", first.track, scores(first, second))
        }
        std::cmp::Ordering::Less => {
            format!("But {} fits what you can do today better ({}).{wait}", second.track, scores(second, first))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[rstest::rstest]
    #[case(0, "0 weeks")]
    #[case(1, "1 week")]
    #[case(8, "8 weeks")]
    #[case(9, "2 months")]
    #[case(26, "6 months")]
    #[case(52, "1 year")]
    #[case(88, "1 year and 8 months")]
    #[case(104, "2 years")]
    fn says_times(#[case] weeks: u32, #[case] words: &str) {
        assert_eq!(time_in_words(weeks), words);
    }
}
