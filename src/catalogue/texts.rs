//! What the form and the answers say, in each language, from one file of texts.

use std::collections::BTreeSet;
use std::sync::Arc;

use serde::Deserialize;
use toml::Spanned;

use super::fault::FaultList;
use super::files::DataFile;

/// A language that the form and the answers speak.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Language {
    #[default]
    English,
    Hindi,
}

impl Language {
    /// As addresses and the attribute `lang` have it.
    pub fn id(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Hindi => "hi",
        }
    }

    /// English where an id is not known: an answer in English is better than none.
    pub fn from_id(id: &str) -> Self {
        if id == "hi" { Self::Hindi } else { Self::English }
    }

    /// Its own name for itself.
    pub fn own_name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::Hindi => "हिन्दी",
        }
    }

    pub fn other(self) -> Self {
        match self {
            Self::English => Self::Hindi,
            Self::Hindi => Self::English,
        }
    }

    pub fn is_english(self) -> bool {
        self == Self::English
    }
}

/// A text as the file has it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawText {
    en: Spanned<String>,
    hi: Spanned<String>,
}

/// Declares the texts that there are: a key of the file is a field here, so that a template can name no other.
macro_rules! texts {
    ($($key:ident),* $(,)?) => {
        /// Every text in one language. The keys are those of `data/texts.toml`.
        #[derive(Clone, Debug)]
        pub struct Words {
            pub language: Language,
            $(pub $key: String,)*
        }

        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        pub(super) struct TextsFile {
            $($key: RawText,)*
        }

        impl TextsFile {
            fn each(&self) -> impl Iterator<Item = (&'static str, &RawText)> {
                [$((stringify!($key), &self.$key),)*].into_iter()
            }

            fn words(&self, language: Language) -> Words {
                let of = |text: &RawText| match language {
                    Language::English => text.en.get_ref().clone(),
                    Language::Hindi => text.hi.get_ref().clone(),
                };
                Words { language, $($key: of(&self.$key),)* }
            }
        }
    };
}

texts! {
    skip,
    nav_main,
    nav_find,
    nav_roles,
    nav_compare,
    nav_pay,
    nav_learn,
    nav_method,
    footer_promise,
    footer_in_hand,
    footer_offer,
    footer_sources,
    footer_privacy,
    footer_accessibility,
    footer_api,
    footer_class,
    wrong_figure,
    home_title,
    home_description,
    home_heading,
    home_lead,
    promise_time,
    promise_free,
    promise_account,
    promise_stored,
    examples_heading,
    examples_advice,
    example_commerce,
    example_voice,
    example_law,
    get_heading,
    get_understood,
    get_roles,
    get_gaps,
    get_pay,
    kinds_heading,
    skills_label,
    skills_hint,
    years_label,
    years_hint,
    qualification_label,
    qualification_hint,
    qualification_none,
    qualification_school,
    qualification_degree,
    qualification_professional,
    city_label,
    city_any,
    track_label,
    track_all,
    track_only,
    shift_label,
    shift_day,
    shift_any,
    show_roles,
    completions_found,
    error_title,
    error_mark,
    error_nothing,
    error_years_number,
    error_years_negative,
    error_years_many,
    error_unknown,
    error_track,
    error_shift,
    error_text_long,
    error_long,
    error_address_long,
    answer_matched,
    answer_outside,
    answer_outside_field,
    answer_too_little,
    heading_matched,
    heading_outside,
    heading_too_little,
    answer_title,
    answer_description,
    bridges_start,
    bridges_ways,
    understood_heading,
    understood_count,
    understood_wrong,
    understood_job,
    understood_years,
    understood_wrote,
    understood_from,
    understood_half,
    understood_meant,
    understood_without,
    understood_wishes,
    understood_wish_way,
    understood_wishes_advice,
    understood_other,
    understood_unread,
    understood_more,
    understood_dates,
    understood_unread_advice,
    understood_add,
    understood_again,
    tracks_heading,
    tracks_kind,
    tracks_share,
    compare_link,
    roles_heading,
    roles_score,
    roles_scale,
    at_night,
    later_heading,
    later_why,
    pay_table,
    pay_table_caption,
    pay_role,
    pay_middle,
    card_of,
    card_outlook,
    outlook_growing,
    outlook_steady,
    outlook_shrinking,
    card_bring,
    card_learn,
    card_why,
    card_essential,
    card_useful,
    card_in_part,
    card_sum,
    card_missing,
    gate_met,
    gate_not_met,
    gate_unknown,
    weak_heading,
    weak_why,
    band_before,
    band_range,
    band_after,
    band_newcomer,
    band_begins,
    adjusted,
    minimum_more_in,
    below_minimum,
    standing,
    standing_lower,
    standing_middle,
    standing_upper,
    in_hand,
    in_hand_range,
    confidence,
    confidence_low,
    confidence_medium,
    confidence_high,
    next_heading,
    next_how,
    next_takes,
    next_opens_none,
    next_opens_one,
    next_opens,
    next_gain,
    next_method,
    next_plan,
    next_plan_button,
    week,
    weeks,
    months,
    cost_free,
    cost_about,
    range,
    english_only,
    sectors_heading,
    sectors_why,
    lookup_heading,
    lookup_label,
    lookup_hint,
    lookup_button,
    share_heading,
    share_how,
    share_link,
    share_change,
    share_print,
    share_fee,
    version,
}

/// All texts in all languages.
#[derive(Debug)]
pub struct Texts {
    english: Arc<Words>,
    hindi: Arc<Words>,
}

impl Texts {
    /// Texts of a file; a text that is blank or fills in other names than its translation is a fault.
    pub(super) fn read(file: &DataFile, raw: &TextsFile, faults: &mut FaultList) -> Self {
        for (key, text) in raw.each() {
            for one in [&text.en, &text.hi] {
                if one.get_ref().trim().is_empty() {
                    faults.at(file, &one.span(), format!("the text `{key}` is blank in one language"));
                }
            }
            if names_filled_in(text.en.get_ref()) != names_filled_in(text.hi.get_ref()) {
                faults.at(file, &text.hi.span(), format!("the text `{key}` fills in other names than in English"));
            }
        }
        Self { english: Arc::new(raw.words(Language::English)), hindi: Arc::new(raw.words(Language::Hindi)) }
    }

    pub fn of(&self, language: Language) -> &Arc<Words> {
        match language {
            Language::English => &self.english,
            Language::Hindi => &self.hindi,
        }
    }
}

/// The names in braces of a text.
fn names_filled_in(text: &str) -> BTreeSet<&str> {
    text.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name).collect()
}

/// A text with its names in braces filled in. What is filled in is not looked at again.
pub fn fill(text: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(text.len() + 32);
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let Some((name, tail)) = after.split_once('}') else {
            rest = after;
            break;
        };
        filled.push_str(values.iter().find(|(key, _)| *key == name).map_or("", |(_, value)| value));
        rest = tail;
    }
    filled.push_str(rest);
    filled
}

#[cfg(test)]
mod tests {
    use super::*;

    #[rstest::rstest]
    #[case("plain", "plain")]
    #[case("{a} to {b}", "{b} to 2")]
    #[case("{none}.", ".")]
    #[case("रात {b} बजे", "रात 2 बजे")]
    fn fills_in_once(#[case] text: &str, #[case] filled: &str) {
        assert_eq!(fill(text, &[("a", "{b}"), ("b", "2")]), filled);
    }

    #[test]
    fn names_are_found() {
        assert_eq!(names_filled_in("{low} to {high}"), BTreeSet::from(["low", "high"]));
    }
}
