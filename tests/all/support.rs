//! What several modules need.

use std::sync::LazyLock;

use marg::guidance::Engine;

/// The engine over the catalogue in the binary, made once.
pub static ENGINE: LazyLock<Engine> = LazyLock::new(|| match Engine::embedded() {
    Ok(engine) => engine,
    Err(faults) => panic!("the embedded catalogue has faults:\n{faults}"),
});

/// Fails with every fault at once, one a line.
#[track_caller]
pub fn none(rule: &str, faults: &[String]) {
    assert!(faults.is_empty(), "{rule}\n{}\n", faults.join("\n"));
}
