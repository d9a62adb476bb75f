//! What the server says about itself: one line a request, never an address, a query or a body.

use std::cell::RefCell;
use std::panic;

use tracing::{Level, Metadata};
use tracing_appender::non_blocking::{NonBlockingBuilder, WorkerGuard};
use tracing_subscriber::filter::{FilterExt as _, filter_fn};
use tracing_subscriber::layer::{Layer as _, SubscriberExt as _};
use tracing_subscriber::util::SubscriberInitExt as _;
use tracing_subscriber::{EnvFilter, fmt};

use crate::config::LogFormat;

/// While it lives, lines are written; when it goes, those that wait are written first.
#[must_use]
#[derive(Debug)]
pub struct Log {
    _writer: WorkerGuard,
}

/// Starts logging to standard error. A slow reader of the log holds no request up: lines that it does not take in
/// time are dropped.
///
/// # Errors
/// When the filter cannot be read, or logging was started before.
pub fn start(filter: &str, format: LogFormat) -> anyhow::Result<Log> {
    let filter = EnvFilter::try_new(filter)
        .map_err(|error| anyhow::anyhow!("MARG_LOG or --log cannot be read ({error}); try info or marg=debug"))?
        .and(filter_fn(is_ours_or_serious));
    let (lines, writer) = NonBlockingBuilder::default().thread_name("log").finish(std::io::stderr());
    let layer = fmt::layer::<_>().with_writer(lines).with_target(false).with_ansi(false);
    let registry = tracing_subscriber::registry();
    match format {
        LogFormat::Human => registry.with(layer.with_filter(filter)).try_init(),
        LogFormat::Json => registry.with(layer.json().flatten_event(true).with_filter(filter)).try_init(),
    }
    .map_err(|error| anyhow::anyhow!("logging cannot start: {error}"))?;
    panic::set_hook(Box::new(told));
    Ok(Log { _writer: writer })
}

/// Others' crates may warn, but their finer lines may hold what a person sent. What actix-http has to say of a
/// connection is only that its bytes were no HTTP, which anyone could have it say without end.
fn is_ours_or_serious(line: &Metadata<'_>) -> bool {
    line.target().starts_with("marg") || (*line.level() <= Level::WARN && !line.target().starts_with("actix_http"))
}

thread_local! {
    /// Where this thread last panicked.
    static LAST_PANIC: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Keeps where a panic was. Not its message: that may hold what a person typed.
fn told(panic: &panic::PanicHookInfo<'_>) {
    let place = panic.location().map(ToString::to_string).unwrap_or_default();
    tracing::error!(place, "panicked");
    LAST_PANIC.set(Some(place));
}

/// Where this thread panicked, if nobody asked since.
pub fn last_panic() -> Option<String> {
    LAST_PANIC.take()
}
