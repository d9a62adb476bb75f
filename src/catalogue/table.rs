//! Tables of catalogue entries and the small numbers that stand for their ids.

use std::collections::HashMap;
use std::marker::PhantomData;
use std::ops::Index;

use rustc_hash::FxHashMap;

/// A number that stands for an id of one kind, so that a role is never taken for a skill.
pub trait Key: Copy + Eq {
    fn from_index(index: usize) -> Self;
    fn index(self) -> usize;
}

macro_rules! keys {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(u16);

        impl Key for $name {
            fn from_index(index: usize) -> Self {
                // The reader refuses tables of more than 65,535 entries, so nothing is cut off here.
                Self(index as u16)
            }
            fn index(self) -> usize {
                usize::from(self.0)
            }
        }
    )+};
}

keys! {
    /// A role of the catalogue.
    RoleId,
    /// A skill of the catalogue.
    SkillId,
    /// A job family.
    FamilyId,
    /// A sector.
    SectorId,
    /// A state or union territory.
    StateId,
    /// A city.
    CityId,
    /// A qualification.
    QualificationId,
    /// A firm that hires.
    EmployerId,
    /// A certificate.
    CertificateId,
    /// Where a fact comes from.
    SourceId,
    /// A field of work outside outsourcing.
    OtherFieldId,
    /// A job title that may mean several roles.
    TitleId,
    /// A topic of the guide.
    TopicId,
}

/// Entries in a fixed order, found by key or by id.
#[derive(Debug)]
pub struct Table<K, T> {
    items: Vec<T>,
    ids: Vec<String>,
    by_id: FxHashMap<String, usize>,
    key: PhantomData<K>,
}

impl<K: Key, T> Default for Table<K, T> {
    fn default() -> Self {
        Self { items: Vec::new(), ids: Vec::new(), by_id: FxHashMap::default(), key: PhantomData }
    }
}

impl<K: Key, T> Table<K, T> {
    /// The keys for a list of ids, given before their entries are known, so that entries may name each other.
    /// The first of two equal ids wins; the reader reports the second.
    pub fn keys_of(ids: &[String]) -> HashMap<String, K> {
        let mut keys = HashMap::with_capacity(ids.len());
        for (index, id) in ids.iter().enumerate() {
            keys.entry(id.clone()).or_insert_with(|| K::from_index(index));
        }
        keys
    }

    pub fn push(&mut self, id: String, item: T) -> K {
        let index = self.items.len();
        self.by_id.entry(id.clone()).or_insert(index);
        self.ids.push(id);
        self.items.push(item);
        K::from_index(index)
    }

    pub fn find(&self, id: &str) -> Option<K> {
        self.by_id.get(id).map(|index| K::from_index(*index))
    }

    pub fn id(&self, key: K) -> &str {
        self.ids.get(key.index()).map_or("", String::as_str)
    }

    pub fn len(&self) -> usize {
        self.items.len()
    }

    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    pub fn keys(&self) -> impl Iterator<Item = K> + use<K, T> {
        (0..self.items.len()).map(K::from_index)
    }

    pub fn iter(&self) -> impl Iterator<Item = (K, &T)> {
        self.items.iter().enumerate().map(|(index, item)| (K::from_index(index), item))
    }
}

/// Keys come only from this catalogue's own tables, so the entry is there.
impl<K: Key, T> Index<K> for Table<K, T> {
    type Output = T;
    fn index(&self, key: K) -> &T {
        &self.items[key.index()]
    }
}
