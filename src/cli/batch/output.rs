//! Where the answers go. A file gets its name when it is whole; until then it has a name that says it is not.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use anyhow::Context as _;

/// Added to the name of a file that is not whole.
const UNFINISHED: &str = ".unfinished";
/// Bytes that are written at once.
const BUFFER: usize = 256 * 1024;

pub struct Output {
    writer: BufWriter<Box<dyn Write + Send>>,
    /// The name a file has now and the one it gets.
    names: Option<(PathBuf, PathBuf)>,
}

impl Output {
    pub fn stdout() -> Self {
        Self { writer: BufWriter::with_capacity(BUFFER, Box::new(io::stdout())), names: None }
    }

    /// # Errors
    /// When the file cannot be made.
    pub fn file(path: &Path) -> anyhow::Result<Self> {
        // A link stays a link: the file that it points to is replaced.
        let whole = path.canonicalize().unwrap_or_else(|_| path.to_owned());
        // A pipe or a device has no other name.
        let replaceable = fs::metadata(&whole).map_or(true, |about| about.is_file());
        let now = if replaceable {
            let mut name = whole.clone().into_os_string();
            name.push(UNFINISHED);
            PathBuf::from(name)
        } else {
            whole.clone()
        };
        let file = File::options()
            .write(true)
            .create(replaceable)
            .truncate(replaceable)
            .open(&now)
            .with_context(|| format!("cannot write {}", path.display()))?;
        let names = replaceable.then_some((now, whole));
        Ok(Self { writer: BufWriter::with_capacity(BUFFER, Box::new(file)), names })
    }

    /// Gives a whole file its name.
    ///
    /// # Errors
    /// When the last answers cannot be written or the file cannot be renamed.
    pub fn finish(mut self) -> anyhow::Result<()> {
        self.flush().context("cannot write the answers")?;
        if let Some((now, whole)) = self.names.take() {
            fs::rename(&now, &whole)
                .with_context(|| format!("cannot rename {} to {}", now.display(), whole.display()))?;
        }
        Ok(())
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.writer.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.writer.flush()
    }
}

/// What was not finished is of no use to anyone.
impl Drop for Output {
    fn drop(&mut self) {
        if let Some((now, _)) = &self.names {
            let _ = fs::remove_file(now);
        }
    }
}
