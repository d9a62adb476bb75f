//! From skills to ranked roles: score, ledger, gaps, gates, and when to refuse. Knows nothing of pay or HTTP.

pub mod gates;
pub mod index;
pub mod rank;
pub mod rounding;
pub mod shares;
pub mod status;

pub use gates::{GateAnswer, GateState};
pub use index::RoleIndex;
pub use rank::{LedgerLine, LevelFit, Missing, RoleMatch, explain, rank};
pub use status::Status;
