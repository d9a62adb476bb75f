//! A sheet of people: a CSV file as spreadsheets write it, read row by row in memory that does not grow with it.

mod columns;
mod encoding;
mod metered;
mod row;

use std::io::{self, BufRead as _, BufReader, Cursor, Read};

use csv::{ByteRecord, StringRecord};

pub use columns::Columns;
use columns::Names;
use metered::Metered;
pub use row::{Row, RowError};

use crate::catalogue::Catalogue;

/// Longest first line, in bytes: column names, not data.
const LONGEST_HEADER: usize = 64 * 1024;
/// Longest row, in bytes: the longest text that is taken, in any script, and the columns beside it. A longer one is no
/// row but a quote that is never closed.
const LONGEST_ROW: usize = 1024 * 1024;
/// A first line by which Excel is told the separator: `sep=;`.
const SEPARATOR_LINE: &[u8] = b"sep=";

/// Why a file cannot be read as a sheet of people: what to do about it.
#[derive(Debug, thiserror::Error)]
pub enum SheetError {
    #[error("the file is empty; the first line must name the columns, `skills` among them")]
    Empty,
    #[error("this is {0}, not CSV; open it and save it as CSV UTF-8")]
    OtherKind(&'static str),
    #[error("the file is {0}, not UTF-8; save it as CSV UTF-8")]
    Encoding(&'static str),
    #[error("the first line is longer than {LONGEST_HEADER} bytes; it must name the columns, `skills` among them")]
    LongHeader,
    #[error("there is no column `skills`; the first line has: {0}")]
    NoSkills(String),
    #[error("there are two columns `{0}`; keep one of them or give the other another name")]
    Twice(&'static str),
    #[error("row {row} (line {line}) is longer than 1 MB; is a quote opened there and never closed?")]
    LongRow { row: u64, line: u64 },
    #[error("the file cannot be read: {0}")]
    Input(#[from] io::Error),
}

/// What the first line says, and what its columns may hold.
#[derive(Debug)]
pub struct Head {
    pub names: StringRecord,
    pub columns: Columns,
    known: Names,
}

/// The first line again, and what follows it.
type Whole<R> = io::Chain<Cursor<Vec<u8>>, BufReader<R>>;

/// The rows below the first line, in order.
pub struct Rows<R> {
    reader: csv::Reader<Metered<Whole<R>>>,
    /// Read ahead, so that the last row is known to be the last.
    ahead: Option<ByteRecord>,
    /// Number of the row that was given last.
    given: u64,
}

/// Opens a sheet: reads its first line.
///
/// # Errors
/// When it is no CSV in UTF-8, or has no column `skills`.
pub fn open<R: Read>(catalogue: &Catalogue, input: R) -> Result<(Head, Rows<R>), SheetError> {
    let mut input = BufReader::new(input);
    let mut line = first_line(&mut input)?;
    let told = separator_told(&line);
    if told.is_some() {
        line = first_line(&mut input)?;
    }
    let delimiter = told.unwrap_or_else(|| likely_delimiter(&line));
    let inside = Metered::new(Cursor::new(line).chain(input), LONGEST_ROW);
    let mut reader = csv::ReaderBuilder::new().delimiter(delimiter).flexible(true).from_reader(inside);
    let header = reader.byte_headers().map_err(|error| fault(error, 0, 1))?.clone();
    let names = StringRecord::from_byte_record(header)
        .map_err(|error| SheetError::Encoding(encoding::likely(error.into_byte_record().as_slice())))?;
    let columns = Columns::find(&names)?;
    let mut rows = Rows { reader, ahead: None, given: 0 };
    rows.ahead = rows.read()?;
    Ok((Head { names, columns, known: Names::new(catalogue) }, rows))
}

impl<R: Read> Rows<R> {
    /// The next row.
    ///
    /// # Errors
    /// When the file cannot be read any further.
    pub fn next_row(&mut self) -> Result<Option<Row>, SheetError> {
        let Some(record) = self.ahead.take() else { return Ok(None) };
        self.given += 1;
        self.ahead = self.read()?;
        let last = self.ahead.is_none();
        // An odd number of quotes in the whole file: one was opened and never closed, and all that follows is in it.
        let swallowed = last && self.reader.get_ref().odd_quotes() && record.as_slice().contains(&b'\n');
        Ok(Some(Row::new(self.given, record, swallowed)))
    }

    /// How far into the file the rows given so far reach, in bytes.
    pub fn bytes(&self) -> u64 {
        self.reader.position().byte()
    }

    fn read(&mut self) -> Result<Option<ByteRecord>, SheetError> {
        self.reader.get_mut().refill();
        let line = self.reader.position().line();
        let mut record = ByteRecord::new();
        match self.reader.read_byte_record(&mut record) {
            Ok(true) => Ok(Some(record)),
            Ok(false) => Ok(None),
            Err(error) => Err(fault(error, self.given + 1, line)),
        }
    }
}

fn fault(error: csv::Error, row: u64, line: u64) -> SheetError {
    match error.into_kind() {
        csv::ErrorKind::Io(error) if metered::is_long_row(&error) => SheetError::LongRow { row, line },
        csv::ErrorKind::Io(error) => SheetError::Input(error),
        // Rows of any length and any bytes are taken, so there is no other kind.
        other => SheetError::Input(io::Error::other(format!("{other:?}"))),
    }
}

/// The first line, without a byte order mark.
fn first_line<R: Read>(input: &mut BufReader<R>) -> Result<Vec<u8>, SheetError> {
    let mut line = Vec::new();
    input.take(LONGEST_HEADER as u64).read_until(b'\n', &mut line)?;
    if line.is_empty() {
        return Err(SheetError::Empty);
    }
    encoding::check(&line)?;
    if line.len() == LONGEST_HEADER && !line.ends_with(b"\n") {
        return Err(SheetError::LongHeader);
    }
    Ok(encoding::without_mark(line))
}

/// The separator that a line for Excel tells.
fn separator_told(line: &[u8]) -> Option<u8> {
    let rest = line.strip_prefix(SEPARATOR_LINE)?;
    match rest.trim_ascii_end() {
        [separator] => Some(*separator),
        _ => rest.starts_with(b"\t").then_some(b'\t'),
    }
}

/// Comma, semicolon or tab, whichever stands most often outside quotes.
fn likely_delimiter(line: &[u8]) -> u8 {
    let count = |delimiter: u8| {
        let mut quoted = false;
        line.iter()
            .filter(|byte| {
                quoted ^= **byte == b'"';
                !quoted && **byte == delimiter
            })
            .count()
    };
    [b'\t', b';', b','].into_iter().max_by_key(|delimiter| count(*delimiter)).unwrap_or(b',')
}

#[cfg(test)]
mod tests;
