//! A reader that gives no more than so many bytes until it is told that a row has ended.

use std::io::{self, Read};

/// The mark of the error that ends a row which is too long.
const LONG_ROW: io::ErrorKind = io::ErrorKind::FileTooLarge;

pub struct Metered<R> {
    inner: R,
    most: usize,
    left: usize,
    odd_quotes: bool,
}

impl<R> Metered<R> {
    pub fn new(inner: R, most: usize) -> Self {
        Self { inner, most, left: most, odd_quotes: false }
    }

    /// A row has ended: the next may be as long.
    pub fn refill(&mut self) {
        self.left = self.most;
    }

    /// Whether an odd number of quotes was read so far.
    pub fn odd_quotes(&self) -> bool {
        self.odd_quotes
    }
}

impl<R: Read> Read for Metered<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.left == 0 {
            return Err(LONG_ROW.into());
        }
        let room = buffer.len().min(self.left);
        let read = self.inner.read(&mut buffer[..room])?;
        self.left -= read;
        let quotes = memchr::memchr_iter(b'"', &buffer[..read]).count();
        self.odd_quotes ^= quotes % 2 == 1;
        Ok(read)
    }
}

pub fn is_long_row(error: &io::Error) -> bool {
    error.kind() == LONG_ROW
}
