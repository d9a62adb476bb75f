//! How guidance goes out: JSON, a row of CSV, a terminal. Pages are in `web`.

pub mod ahead_chart;
pub mod catalogue_json;
pub mod chart;
pub mod csv_row;
pub mod in_hand_json;
pub mod json;
pub mod next_skill_json;
pub mod terminal;
