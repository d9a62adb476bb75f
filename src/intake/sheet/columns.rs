//! Which columns are read, and the ids and names that they may hold.

use std::collections::HashMap;

use csv::StringRecord;

use super::SheetError;
use crate::catalogue::words::key;
use crate::catalogue::{Catalogue, Key, table::Table};

/// Names of the columns that are read, as the first line writes them.
const ID: &str = "id";
const SKILLS: &str = "skills";
const YEARS: &str = "experience_years";
const QUALIFICATION: &str = "qualification";
const CITY: &str = "city";

/// Where the columns that are read stand; all others pass through.
#[derive(Clone, Copy, Debug)]
pub struct Columns {
    pub id: Option<usize>,
    pub skills: usize,
    pub years: Option<usize>,
    pub qualification: Option<usize>,
    pub city: Option<usize>,
}

impl Columns {
    /// # Errors
    /// When there is no column `skills`, or a column that is read stands twice.
    pub fn find(names: &StringRecord) -> Result<Self, SheetError> {
        let find = |wanted: &'static str| {
            let mut found = (0..names.len())
                .filter(|at| names.get(*at).is_some_and(|name| name.trim().eq_ignore_ascii_case(wanted)));
            match (found.next(), found.next()) {
                (_, Some(_)) => Err(SheetError::Twice(wanted)),
                (found, None) => Ok(found),
            }
        };
        let skills = find(SKILLS)?
            .ok_or_else(|| SheetError::NoSkills(names.iter().map(shown).collect::<Vec<_>>().join(", ")))?;
        Ok(Self { id: find(ID)?, skills, years: find(YEARS)?, qualification: find(QUALIFICATION)?, city: find(CITY)? })
    }

    /// Columns that could be read but are not there.
    pub fn absent(&self) -> Vec<&'static str> {
        [(ID, self.id), (YEARS, self.years), (QUALIFICATION, self.qualification), (CITY, self.city)]
            .into_iter()
            .filter_map(|(name, at)| at.is_none().then_some(name))
            .collect()
    }
}

/// A column's name, short enough for a message.
fn shown(name: &str) -> String {
    name.trim().chars().take(40).collect()
}

/// A sheet is written by people: `B.Com` and `Bangalore` are taken for their ids.
#[derive(Debug)]
pub struct Names {
    cities: HashMap<String, String>,
    qualifications: HashMap<String, String>,
}

impl Names {
    pub fn new(catalogue: &Catalogue) -> Self {
        Self {
            cities: by_name(&catalogue.cities, |city| std::iter::once(&city.name).chain(&city.aliases)),
            qualifications: by_name(&catalogue.qualifications, |one| std::iter::once(&one.name).chain(&one.aliases)),
        }
    }

    /// A city's id; the text itself where no city has this name.
    pub fn city(&self, catalogue: &Catalogue, text: &str) -> String {
        id(&catalogue.cities, &self.cities, text)
    }

    /// The ids of qualifications in a cell: one, or several apart by commas, semicolons, slashes or bars.
    pub fn qualifications(&self, catalogue: &Catalogue, text: &str) -> Vec<String> {
        let whole = id(&catalogue.qualifications, &self.qualifications, text);
        if catalogue.qualifications.find(&whole).is_some() {
            return vec![whole];
        }
        let parts = text.split([',', ';', '/', '|']).map(str::trim).filter(|part| !part.is_empty());
        parts.map(|part| id(&catalogue.qualifications, &self.qualifications, part)).collect()
    }
}

fn by_name<'a, K: Key, T, I: Iterator<Item = &'a String>>(
    table: &'a Table<K, T>,
    names: impl Fn(&'a T) -> I,
) -> HashMap<String, String> {
    let mut ids = HashMap::new();
    for (of, entry) in table.iter() {
        for name in names(entry) {
            ids.entry(key(name)).or_insert_with(|| table.id(of).to_owned());
        }
    }
    ids
}

fn id<K: Key, T>(table: &Table<K, T>, by_name: &HashMap<String, String>, text: &str) -> String {
    if text.is_empty() || table.find(text).is_some() {
        return text.to_owned();
    }
    let lower = text.to_lowercase();
    if table.find(&lower).is_some() {
        return lower;
    }
    by_name.get(&key(text)).map_or_else(|| text.to_owned(), String::clone)
}
