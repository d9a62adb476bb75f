//! What the form of the class page sends: a file or a text, and what is wanted of it.

use std::time::Duration;

use actix_multipart::{Field, Multipart};
use actix_web::HttpRequest;
use actix_web::web::{Bytes, BytesMut, Payload};
use futures_util::StreamExt as _;

use crate::web::errors::RequestError;
use crate::web::extract;

/// Largest sheet, in bytes: 1 MB. The file and the text share it.
pub const LARGEST_SHEET: usize = 1_024 * 1_024;
/// What a form may have around its sheet.
const FRAME: usize = 16 * 1_024;
/// A file that takes longer than this is given up; 1 MB at 30 kB a second.
const UPLOAD_TIME: Duration = Duration::from_secs(35);
/// Parts of the form; more are no form of ours.
const MOST_PARTS: usize = 10;

/// Names of the form's fields.
pub const FILE: &str = "people";
pub const TEXT: &str = "pasted";
pub const LEAVE_OUT: &str = "leave_out";
pub const AS: &str = "as";
pub const AS_CSV: &str = "csv";

/// A sheet and what is wanted of it.
pub struct Upload {
    /// The file, or else the text.
    pub sheet: Bytes,
    pub as_csv: bool,
    /// Answer the others where a row cannot be understood.
    pub leave_out: bool,
}

/// # Errors
/// When it is no form of ours, too large, too slow or broken off.
pub async fn read(request: &HttpRequest, payload: Payload) -> Result<Upload, RequestError> {
    if !extract::has_type(request, "multipart/form-data") {
        return Err(RequestError::UnsupportedType);
    }
    let announced = request.headers().get("content-length").and_then(|value| value.to_str().ok()?.parse().ok());
    if announced.is_some_and(|length: usize| length > LARGEST_SHEET + FRAME) {
        return Err(RequestError::TooLarge);
    }
    let parts = Multipart::new(request.headers(), payload);
    actix_web::rt::time::timeout(UPLOAD_TIME, form(parts)).await.unwrap_or(Err(RequestError::TooSlow))
}

async fn form(mut parts: Multipart) -> Result<Upload, RequestError> {
    let (mut file, mut text) = (Bytes::new(), Bytes::new());
    let (mut as_csv, mut leave_out) = (false, false);
    let mut room = LARGEST_SHEET;
    let mut count = 0;
    while let Some(part) = parts.next().await {
        let mut part = part.map_err(broken)?;
        count += 1;
        if count > MOST_PARTS {
            return Err(RequestError::TooLarge);
        }
        let name = part.name().unwrap_or_default().to_owned();
        let value = whole(&mut part, &mut room).await?;
        match name.as_str() {
            FILE => file = value,
            TEXT => text = value,
            LEAVE_OUT => leave_out = !value.is_empty(),
            AS => as_csv = value == AS_CSV,
            _ => {}
        }
    }
    // A browser sends an empty file where none was chosen.
    let sheet = if file.trim_ascii().is_empty() { text } else { file };
    Ok(Upload { sheet, as_csv, leave_out })
}

async fn whole(part: &mut Field, room: &mut usize) -> Result<Bytes, RequestError> {
    let mut value = BytesMut::new();
    while let Some(chunk) = part.next().await {
        let chunk = chunk.map_err(broken)?;
        *room = room.checked_sub(chunk.len()).ok_or(RequestError::TooLarge)?;
        value.extend_from_slice(&chunk);
    }
    Ok(value.freeze())
}

#[expect(clippy::needless_pass_by_value, reason = "map_err gives the error away")]
fn broken(error: actix_multipart::MultipartError) -> RequestError {
    tracing::debug!(%error, "a form could not be read");
    RequestError::Unreadable(
        "The form broke off on its way or is no form of this page. Please send it again.".to_owned(),
    )
}
