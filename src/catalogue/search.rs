//! Finding roles and skills by what people type.

use super::words::{fold, key, words};
use super::{Catalogue, FamilyId, Key as _, RoleId, SectorId, SkillId, Track};

/// What a list of roles is narrowed to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RoleFilter {
    pub words: Vec<String>,
    pub track: Option<Track>,
    pub family: Option<FamilyId>,
    pub sector: Option<SectorId>,
}

impl RoleFilter {
    /// A filter from texts; an unknown id is left out and told.
    pub fn parse(catalogue: &Catalogue, q: &str, track: &str, family: &str, sector: &str) -> (Self, Vec<String>) {
        let mut unknown = Vec::new();
        let mut told = |id: &str, missing: bool| {
            if !id.is_empty() && missing {
                unknown.push(id.chars().take(40).collect());
            }
        };
        let filter = Self {
            words: words(&fold(q)).into_iter().map(|word| word.plain).collect(),
            track: Track::from_id(track),
            family: catalogue.families.find(family),
            sector: catalogue.sectors.find(sector),
        };
        told(track, filter.track.is_none());
        told(family, filter.family.is_none());
        told(sector, filter.sector.is_none());
        (filter, unknown)
    }

    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// The roles that a filter leaves. Every word must begin a word of the title, another title, the purpose or an essential
/// skill. Roles whose own title has all words come first, then those that are also called so, each in the order of titles.
pub fn roles(catalogue: &Catalogue, filter: &RoleFilter) -> Vec<RoleId> {
    let in_all = |text: &str| filter.words.iter().all(|word| begins_a_word(text, word));
    let mut found: Vec<(u8, &str, RoleId)> = catalogue
        .roles
        .iter()
        .filter(|(_, role)| {
            filter.track.is_none_or(|track| role.track == track)
                && filter.family.is_none_or(|family| role.family == family)
                && filter.sector.is_none_or(|sector| role.sectors.contains(&sector))
        })
        .filter_map(|(id, role)| {
            let mut text = key(&role.title);
            if in_all(&text) {
                return Some((0, role.title.as_str(), id));
            }
            let names: Vec<String> = role.also_called.iter().map(|name| key(name)).collect();
            if names.iter().any(|name| in_all(name)) {
                return Some((1, role.title.as_str(), id));
            }
            let essentials = role.essentials().map(|skill| &catalogue.skills[skill.skill].name);
            for other in names.into_iter().chain([&role.purpose].into_iter().chain(essentials).map(|other| key(other)))
            {
                text.push(' ');
                text.push_str(&other);
            }
            in_all(&text).then_some((2, role.title.as_str(), id))
        })
        .collect();
    found.sort_unstable();
    found.into_iter().map(|(.., id)| id).collect()
}

/// Completions of what is typed: skills whose name, or another way to write it in one word, begins with it; then those
/// with a longer alias that does; then those with a word that does. Among equals the ones that more roles ask for come
/// first, then the shorter name.
pub fn skills(catalogue: &Catalogue, typed: &str, most: usize) -> Vec<SkillId> {
    let typed = key(typed);
    let mut roles = vec![0_usize; catalogue.skills.len()];
    for (_, role) in catalogue.roles.iter() {
        for skill in &role.skills {
            roles[skill.skill.index()] += 1;
        }
    }
    let mut found: Vec<_> = catalogue
        .skills
        .iter()
        .filter_map(|(id, skill)| {
            let name = key(&skill.name);
            let aliases: Vec<String> = skill.aliases.iter().chain(&skill.alone).map(|alias| key(alias)).collect();
            let begins = |alias: &&String| alias.starts_with(&typed);
            let rank = if name.starts_with(&typed) || aliases.iter().filter(begins).any(|alias| !alias.contains(' ')) {
                0
            } else if aliases.iter().any(|alias| begins(&alias)) {
                1
            } else if [&name].into_iter().chain(&aliases).any(|text| begins_a_word(text, &typed)) {
                2
            } else {
                return None;
            };
            Some((rank, std::cmp::Reverse(roles[id.index()]), skill.name.len(), skill.name.as_str(), id))
        })
        .collect();
    found.sort_unstable();
    found.into_iter().take(most).map(|(.., id)| id).collect()
}

/// The skills that most roles of a track ask for, each with the number of those roles, most first.
pub fn skills_of_track(catalogue: &Catalogue, track: Track, most: usize) -> Vec<(SkillId, usize)> {
    let mut roles = vec![0_usize; catalogue.skills.len()];
    for (_, role) in catalogue.roles.iter().filter(|(_, role)| role.track == track) {
        for skill in &role.skills {
            roles[skill.skill.index()] += 1;
        }
    }
    let mut found: Vec<(SkillId, usize)> = catalogue.skills.keys().map(|skill| (skill, roles[skill.index()])).collect();
    found.sort_by_key(|(skill, count)| (std::cmp::Reverse(*count), *skill));
    found.truncate(most);
    found
}

/// How many roles a track has.
pub fn roles_of_track(catalogue: &Catalogue, track: Track) -> usize {
    catalogue.roles.iter().filter(|(_, role)| role.track == track).count()
}

fn begins_a_word(text: &str, start: &str) -> bool {
    text.starts_with(start) || text.match_indices(start).any(|(at, _)| text[..at].ends_with(' '))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[rstest::rstest]
    #[case("team leader", "team-leader")]
    #[case("paralegal", "ip-paralegal")]
    fn roles_with_the_words_in_their_title_come_first(#[case] typed: &str, #[case] first: &str) {
        let catalogue = Catalogue::embedded().unwrap();
        let (filter, unknown) = RoleFilter::parse(&catalogue, typed, "", "", "");
        assert!(unknown.is_empty());
        assert_eq!(catalogue.roles.id(roles(&catalogue, &filter)[0]), first);
    }

    #[rstest::rstest]
    #[case("ex", "ms-excel")]
    #[case("tal", "tally")]
    #[case("gst", "gst")]
    #[case("power b", "power-bi")]
    fn the_skill_that_most_roles_ask_for_comes_first(#[case] typed: &str, #[case] first: &str) {
        let catalogue = Catalogue::embedded().unwrap();
        let found = skills(&catalogue, typed, 8);
        assert!(found.len() <= 8);
        assert_eq!(catalogue.skills.id(found[0]), first);
    }
}
