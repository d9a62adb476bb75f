//! How many connections each client has open: one alone must not take all that there are.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::client;
use crate::config::{ServeConfig, TrustedProxies};

/// The open connections of all clients.
#[derive(Debug)]
pub struct OpenConnections {
    /// Of one client.
    most: usize,
    proxies: TrustedProxies,
    loopback_too: bool,
    counts: Mutex<HashMap<IpAddr, usize>>,
}

/// A connection that counts until it is dropped; of a proxy it does not count.
#[derive(Debug)]
pub struct Place {
    all: Arc<OpenConnections>,
    client: Option<IpAddr>,
}

impl OpenConnections {
    pub fn new(config: &ServeConfig) -> Self {
        Self {
            most: config.limits.connections_of_client,
            proxies: config.trusted_proxies.clone(),
            loopback_too: config.rate_limit_loopback,
            counts: Mutex::default(),
        }
    }

    /// A place for one more connection of a peer; none when it has too many. A trusted proxy brings everyone's.
    pub fn enter(self: &Arc<Self>, peer: Option<IpAddr>) -> Option<Place> {
        let counted = peer
            .map(|peer| peer.to_canonical())
            .filter(|peer| !self.proxies.trusts(*peer) && (self.loopback_too || !peer.is_loopback()));
        let client = counted.map(client::limited_as);
        if let Some(client) = client {
            let mut counts = self.counts();
            let count = counts.entry(client).or_default();
            if *count >= self.most {
                return None;
            }
            *count += 1;
        }
        Some(Place { all: Arc::clone(self), client })
    }

    fn counts(&self) -> MutexGuard<'_, HashMap<IpAddr, usize>> {
        // A count is changed in one step, so it is right even where a holder of the lock panicked.
        self.counts.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let Some(client) = self.client else { return };
        let mut counts = self.all.counts();
        if let Some(count) = counts.get_mut(&client) {
            *count -= 1;
            if *count == 0 {
                counts.remove(&client);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Limits;

    fn two_each() -> Arc<OpenConnections> {
        let config = ServeConfig {
            limits: Limits { connections_of_client: 2, ..Limits::default() },
            trusted_proxies: "10.0.0.0/8".parse().unwrap(),
            ..ServeConfig::at(([127, 0, 0, 1], 0).into())
        };
        Arc::new(OpenConnections::new(&config))
    }

    #[test]
    fn a_client_has_so_many_and_no_more_until_one_is_closed() {
        let all = two_each();
        let enter = |peer: &str| all.enter(Some(peer.parse().unwrap()));
        let one = enter("203.0.113.1").unwrap();
        let other = enter("::ffff:203.0.113.1").unwrap();
        assert!(enter("203.0.113.1").is_none());
        assert!(enter("203.0.113.2").is_some(), "another client");
        drop(one);
        assert!(enter("203.0.113.1").is_some());
        drop(other);
        assert!(all.counts().is_empty(), "who left is forgotten");
    }

    #[test]
    fn proxies_and_this_machine_are_not_counted() {
        let all = two_each();
        for peer in ["10.1.2.3", "127.0.0.1", "::1"] {
            let places: Vec<_> = (0..9).map(|_| all.enter(Some(peer.parse().unwrap()))).collect();
            assert!(places.iter().all(Option::is_some), "{peer}");
        }
    }
}
