//! Starts Marg.

use std::process::ExitCode;

fn main() -> ExitCode {
    marg::cli::run()
}
