//! Starts Marg.

use std::process::ExitCode;

use mimalloc::MiMalloc;

/// A page is some hundreds of small texts that live for a fraction of a millisecond: the C library's own allocator took
/// an eighth of its time.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    marg::cli::run()
}
