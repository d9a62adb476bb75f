//! How long and how much the server puts up with.

use std::time::Duration;

/// Times and numbers that keep slow and hostile clients from holding the server.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// The head of a connection's first request must be there by then.
    pub head: Duration,
    /// A body must be there by then, counted from its head.
    pub body: Duration,
    /// A connection on which nothing is being answered and nothing moves is closed after this time. A next request's
    /// head must be whole within it, and so must be what is left of a body that nobody reads.
    pub quiet: Duration,
    /// A connection between two requests is closed after this time.
    pub keep_alive: Duration,
    /// After the signal to stop, the server answers for so long and says that it is not ready, so that a balancer
    /// sends the next request elsewhere.
    pub leave: Duration,
    /// Then requests in flight have so long to finish; whole seconds.
    pub finish: Duration,
    /// Open connections for each worker thread. More wait until one is closed.
    pub connections: usize,
    /// Open connections of one client; further ones are closed at once. Many people may share one address.
    pub connections_of_client: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            head: Duration::from_secs(5),
            body: Duration::from_secs(10),
            quiet: Duration::from_secs(15),
            keep_alive: Duration::from_secs(5),
            leave: Duration::from_secs(1),
            finish: Duration::from_secs(8),
            connections: 8_192,
            connections_of_client: 2_000,
        }
    }
}
