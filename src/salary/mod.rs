//! Bands: evidence pooled into a distribution, adjustments as named lines. Knows nothing of HTTP or templates.

pub mod band;
pub mod curve;
pub mod estimate;
pub mod in_hand;
pub mod levels;
pub mod pooling;
pub mod table;

pub use band::SalaryBand;
pub use estimate::{Adjustment, AdjustmentSize, Confidence, Estimate, Evidenced, Person, estimate};
pub use levels::{LevelPay, levels};
pub use table::PayTable;
