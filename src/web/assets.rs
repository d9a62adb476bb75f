//! Stylesheet, script and pictures: carried in the binary, named by their contents, kept by browsers for good.

use std::hash::{DefaultHasher, Hash, Hasher};

use include_dir::{Dir, include_dir};

use super::compression;

static EMBEDDED: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/assets");

/// One asset, ready to be sent.
#[derive(Debug)]
pub struct Asset {
    /// Its name with a mark of its contents: `site.1a2b3c4d.css`.
    pub name: String,
    pub content_type: &'static str,
    pub plain: &'static [u8],
    /// Absent where compression gains nothing.
    pub compressed: Option<Vec<u8>>,
}

/// All assets.
#[derive(Debug)]
pub struct Assets(Vec<(&'static str, Asset)>);

impl Assets {
    pub fn new() -> Self {
        Self(EMBEDDED.files().filter_map(|file| Some((file.path().to_str()?, asset(file)?))).collect())
    }

    /// The marked name of an asset; its plain name where there is none, which then answers 404.
    pub fn name<'a>(&'a self, file: &'a str) -> &'a str {
        self.0.iter().find(|(name, _)| *name == file).map_or(file, |(_, asset)| &asset.name)
    }

    pub fn find(&self, name: &str) -> Option<&Asset> {
        self.0.iter().map(|(_, asset)| asset).find(|asset| asset.name == name)
    }
}

fn asset(file: &'static include_dir::File<'static>) -> Option<Asset> {
    let path = file.path();
    let (stem, extension) = (path.file_stem()?.to_str()?, path.extension()?.to_str()?);
    let plain = file.contents();
    let mut hasher = DefaultHasher::new();
    plain.hash(&mut hasher);
    let (content_type, compresses) = match extension {
        "css" => ("text/css; charset=utf-8", true),
        "js" => ("text/javascript; charset=utf-8", true),
        "svg" => ("image/svg+xml", true),
        "png" => ("image/png", false),
        "ico" => ("image/x-icon", false),
        _ => return None,
    };
    Some(Asset {
        name: format!("{stem}.{:08x}.{extension}", hasher.finish() as u32),
        content_type,
        plain,
        compressed: compresses.then(|| compression::gzip(plain)),
    })
}
