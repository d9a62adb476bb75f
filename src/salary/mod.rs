//! Bands: evidence pooled into a distribution, adjustments as named lines. Knows nothing of HTTP or templates.

pub mod adjustments;
pub mod band;
pub mod basis;
pub mod behind;
pub mod cells;
pub mod counted;
pub mod curve;
pub mod estimate;
pub mod example;
pub mod figure;
pub mod held_out;
pub mod in_hand;
pub mod levels;
pub mod lognormal;
pub mod minimum_wage;
pub mod offer;
pub mod pooling;
pub mod standing;
pub mod table;

pub use band::SalaryBand;
pub use basis::{Basis, Confidence};
pub use behind::{Extra, InHandBand, Record, extras, in_hand_of_band, minimum_wage_of_role, records};
pub use counted::years_that_count;
pub use estimate::{Adjustment, AdjustmentSize, Estimate, Evidenced, Person, estimate};
pub use example::{Example, example};
pub use levels::{LevelPay, levels};
pub use minimum_wage::{MinimumLine, minimum_wage};
pub use standing::Standing;
pub use table::PayTable;
