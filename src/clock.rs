//! The only room that asks the time.

use std::time::{Duration, Instant};

use chrono::{Datelike as _, FixedOffset, NaiveDate, Utc};

/// A moment to measure from.
#[derive(Clone, Copy, Debug)]
pub struct Moment(Instant);

impl Moment {
    #[expect(clippy::disallowed_methods, reason = "this is the clock")]
    pub fn now() -> Self {
        Self(Instant::now())
    }

    pub fn elapsed(self) -> Duration {
        self.0.elapsed()
    }
}

/// Seconds by which India is ahead of Greenwich: five and a half hours.
const INDIA_AHEAD: i32 = 19_800;

/// Today in India.
#[expect(clippy::disallowed_methods, reason = "this is the clock")]
fn india_date() -> NaiveDate {
    let now = Utc::now();
    FixedOffset::east_opt(INDIA_AHEAD).map_or_else(|| now.date_naive(), |zone| now.with_timezone(&zone).date_naive())
}

/// The calendar year and month in India.
pub fn india_year_and_month() -> (u16, u8) {
    let date = india_date();
    (u16::try_from(date.year()).unwrap_or_default(), date.month() as u8)
}

/// Today in India, as it is written there: `5 August 2026`.
pub fn india_today() -> String {
    india_date().format("%-d %B %Y").to_string()
}
