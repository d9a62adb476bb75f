//! What a file is written in, told by its first bytes.

use super::SheetError;

/// The mark that some programs put before UTF-8.
const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// How other encodings begin. UTF-32 comes first: its mark begins with that of UTF-16.
const OTHER_ENCODINGS: [(&[u8], &str); 4] = [
    (b"\xff\xfe\x00\x00", "UTF-32 LE"),
    (b"\x00\x00\xfe\xff", "UTF-32 BE"),
    (b"\xff\xfe", "UTF-16 LE"),
    (b"\xfe\xff", "UTF-16 BE"),
];
/// How files that are no text begin.
const OTHER_KINDS: [(&[u8], &str); 4] = [
    (b"PK\x03\x04", "a workbook of Excel or LibreOffice"),
    (b"\xd0\xcf\x11\xe0", "an old workbook of Excel"),
    (b"%PDF", "a PDF"),
    (b"\x1f\x8b", "a compressed file"),
];

/// # Errors
/// When the file is no text, or text in another encoding than UTF-8.
pub fn check(start: &[u8]) -> Result<(), SheetError> {
    if let Some((_, name)) = OTHER_ENCODINGS.iter().find(|(mark, _)| start.starts_with(mark)) {
        return Err(SheetError::Encoding(name));
    }
    if let Some((_, name)) = OTHER_KINDS.iter().find(|(mark, _)| start.starts_with(mark)) {
        return Err(SheetError::OtherKind(name));
    }
    // Text without a mark in two bytes a letter: every other byte of English is zero.
    match start.iter().position(|byte| *byte == 0) {
        None => Ok(()),
        Some(0) => Err(SheetError::Encoding("UTF-16 BE")),
        Some(_) => Err(SheetError::Encoding("UTF-16 LE")),
    }
}

pub fn without_mark(line: Vec<u8>) -> Vec<u8> {
    match line.strip_prefix(BYTE_ORDER_MARK) {
        Some(rest) => rest.to_vec(),
        None => line,
    }
}

/// What bytes that are no UTF-8 probably are. Windows-1252 has letters and signs where Latin-1 has nothing to print.
pub fn likely(bytes: &[u8]) -> &'static str {
    if bytes.iter().any(|byte| (0x80..0xa0).contains(byte)) { "probably Windows-1252" } else { "probably Latin-1" }
}
