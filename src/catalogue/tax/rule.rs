//! One rule of law: what it says, where that stands, and whether we are sure of it.

use std::ops::Range;

use serde::Deserialize;
use toml::Spanned;

use crate::catalogue::entries::Source;
use crate::catalogue::fault::FaultList;
use crate::catalogue::files::DataFile;
use crate::catalogue::raw::Placed;
use crate::catalogue::table::{SourceId, Table};

/// What a rule says, with its source.
#[derive(Clone, Debug)]
pub struct Rule<T> {
    pub value: T,
    pub source: SourceId,
    /// False where the source is weak or was not read in full.
    pub certain: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawRule<T> {
    value: T,
    source: Placed,
    certain: bool,
}

/// The file that is being read and what it may refer to.
pub(super) struct Page<'a> {
    pub file: &'a DataFile,
    pub sources: &'a Table<SourceId, Source>,
}

impl Page<'_> {
    pub fn source(&self, id: &Placed, faults: &mut FaultList) -> Option<SourceId> {
        faults.known(self.file, "source", id, self.sources.find(id.get_ref()))
    }

    pub fn rule<T>(&self, raw: RawRule<T>, faults: &mut FaultList) -> Option<Rule<T>> {
        let source = self.source(&raw.source, faults)?;
        Some(Rule { value: raw.value, source, certain: raw.certain })
    }

    /// A rule with the place of its value, for faults that show only beside other rules.
    pub fn placed_rule<T>(&self, raw: RawRule<Spanned<T>>, faults: &mut FaultList) -> Option<(Rule<T>, Range<usize>)> {
        let rule = self.rule(raw, faults)?;
        let span = rule.value.span();
        Some((Rule { value: rule.value.into_inner(), source: rule.source, certain: rule.certain }, span))
    }
}
