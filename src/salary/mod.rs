//! Bands: evidence pooled into a distribution, adjustments as named lines. Knows nothing of HTTP or templates.

pub mod band;
pub mod basis;
pub mod cells;
pub mod curve;
pub mod estimate;
pub mod figure;
pub mod in_hand;
pub mod levels;
pub mod lognormal;
pub mod pooling;
pub mod table;

pub use band::SalaryBand;
pub use basis::{Basis, Confidence};
pub use estimate::{Adjustment, AdjustmentSize, Estimate, Evidenced, Person, estimate};
pub use levels::{LevelPay, levels};
pub use table::PayTable;
