//! The catalogue's files, from the binary or from a folder.

use std::fs;
use std::io;
use std::path::Path;

use include_dir::{Dir, include_dir};

static EMBEDDED: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/data");

/// One file of the catalogue: its path below the catalogue's folder, with `/`, and its text.
#[derive(Debug)]
pub struct DataFile {
    pub path: String,
    pub text: String,
}

/// All files of a catalogue, in the order of their paths.
#[derive(Debug)]
pub struct DataFiles(Vec<DataFile>);

impl DataFiles {
    /// The catalogue that the binary carries.
    pub fn embedded() -> Self {
        let mut files = Vec::new();
        collect_embedded(&EMBEDDED, &mut files);
        Self::sorted(files)
    }

    /// Every `.toml` and `.csv` file below a folder.
    ///
    /// # Errors
    /// When a file cannot be read or is not UTF-8.
    pub fn from_folder(folder: &Path) -> io::Result<Self> {
        let mut files = Vec::new();
        collect_folder(folder, folder, &mut files)?;
        Ok(Self::sorted(files))
    }

    /// The files as given; for tests of single faults.
    pub fn from_texts(texts: impl IntoIterator<Item = (String, String)>) -> Self {
        Self::sorted(texts.into_iter().map(|(path, text)| DataFile { path, text }).collect())
    }

    fn sorted(mut files: Vec<DataFile>) -> Self {
        files.sort_by(|a, b| a.path.cmp(&b.path));
        Self(files)
    }

    pub fn iter(&self) -> impl Iterator<Item = &DataFile> {
        self.0.iter()
    }

    pub fn get(&self, path: &str) -> Option<&DataFile> {
        self.0.iter().find(|file| file.path == path)
    }

    /// The files below a folder that end in an extension.
    pub fn under<'a>(&'a self, folder: &'a str, extension: &'a str) -> impl Iterator<Item = &'a DataFile> {
        self.0.iter().filter(move |file| {
            file.path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'))
                && file.path.strip_suffix(extension).is_some_and(|stem| stem.ends_with('.'))
        })
    }
}

/// What the folder says of itself to people is no part of the catalogue.
fn is_data(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "toml" || extension == "csv")
}

fn collect_embedded(dir: &Dir<'_>, into: &mut Vec<DataFile>) {
    for file in dir.files() {
        if let (true, Some(path), Some(text)) = (is_data(file.path()), file.path().to_str(), file.contents_utf8()) {
            into.push(DataFile { path: path.replace('\\', "/"), text: text.to_owned() });
        }
    }
    for sub in dir.dirs() {
        collect_embedded(sub, into);
    }
}

fn collect_folder(root: &Path, folder: &Path, into: &mut Vec<DataFile>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect_folder(root, &path, into)?;
            continue;
        }
        if let (true, Ok(below)) = (is_data(&path), path.strip_prefix(root)) {
            let text = fs::read_to_string(&path)
                .map_err(|error| io::Error::new(error.kind(), format!("{}: {error}", path.display())))?;
            into.push(DataFile { path: below.to_string_lossy().replace('\\', "/"), text });
        }
    }
    Ok(())
}
