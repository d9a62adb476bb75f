//! How far a batch is: rows, rows a second and time left, on a terminal; nothing in a pipe.

use indicatif::{ProgressBar, ProgressStyle};

pub struct Progress {
    bar: ProgressBar,
    /// Bytes of the input; unknown for a pipe.
    size: Option<u64>,
}

impl Progress {
    pub fn new(size: Option<u64>) -> Self {
        let (bar, look) = match size {
            Some(_) => (ProgressBar::new(0), "{wide_bar} {percent}% · {human_pos} rows · {per_sec:0} · {eta} left"),
            None => (ProgressBar::new_spinner(), "{spinner} {human_pos} rows · {per_sec:0} · {elapsed}"),
        };
        if let Ok(style) = ProgressStyle::with_template(look) {
            bar.set_style(style);
        }
        Self { bar, size }
    }

    /// So many rows are answered; they reached so far into the input. How many there are in all is judged by their
    /// length so far.
    pub fn at(&self, rows: u64, bytes: u64) {
        if let Some(size) = self.size
            && let Some(all) = (u128::from(rows) * u128::from(size)).checked_div(u128::from(bytes))
        {
            self.bar.set_length(u64::try_from(all).unwrap_or(u64::MAX).max(rows));
        }
        self.bar.set_position(rows);
    }

    pub fn done(&self) {
        self.bar.finish_and_clear();
    }
}
