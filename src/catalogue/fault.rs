//! What is wrong with a catalogue, and where.

use std::fmt;
use std::ops::Range;

use serde::de::DeserializeOwned;

use super::files::{DataFile, DataFiles};
use super::raw::Placed;

/// One fault of a catalogue file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fault {
    pub file: String,
    /// Counted from 1.
    pub line: usize,
    pub message: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.file, self.line, self.message)
    }
}

/// All faults of a catalogue, in the order of files and lines; never empty when returned as an error.
#[derive(Debug, thiserror::Error)]
#[error("{}", .0.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))]
pub struct Faults(pub Vec<Fault>);

/// Collects faults while a catalogue is read.
#[derive(Debug, Default)]
pub struct FaultList(Vec<Fault>);

impl FaultList {
    /// A fault at a place in a file's text.
    pub fn at(&mut self, file: &DataFile, span: &Range<usize>, message: impl Into<String>) {
        let line = 1 + file.text.as_bytes().iter().take(span.start).filter(|byte| **byte == b'\n').count();
        self.on_line(file, line, message);
    }

    pub fn on_line(&mut self, file: &DataFile, line: usize, message: impl Into<String>) {
        self.0.push(Fault { file: file.path.clone(), line, message: message.into() });
    }

    /// A fault of a file as a whole, or of one that is missing.
    pub fn in_file(&mut self, path: &str, message: impl Into<String>) {
        self.0.push(Fault { file: path.to_owned(), line: 1, message: message.into() });
    }

    /// What an id was found to stand for; nothing is a fault at its place.
    pub fn known<K>(&mut self, file: &DataFile, kind: &str, id: &Placed, found: Option<K>) -> Option<K> {
        if found.is_none() {
            self.at(file, &id.span(), format!("there is no {kind} `{}`", id.get_ref()));
        }
        found
    }

    /// A file that must be there.
    pub fn needed<'a>(&mut self, files: &'a DataFiles, path: &str) -> Option<&'a DataFile> {
        let found = files.get(path);
        if found.is_none() {
            self.in_file(path, "this file is missing");
        }
        found
    }

    /// What a file of TOML holds.
    pub fn parsed<T: DeserializeOwned>(&mut self, file: &DataFile) -> Option<T> {
        toml::from_str(&file.text).map_err(|error| self.at(file, &error.span().unwrap_or(0..0), error.message())).ok()
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn into_faults(mut self) -> Faults {
        self.0.sort();
        Faults(self.0)
    }
}
