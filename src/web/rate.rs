//! Not more from one client than is fair to the others.

use std::net::IpAddr;
use std::num::NonZeroU32;
use std::time::Duration;

use actix_web::body::{BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::middleware::Next;
use actix_web::{Error, web};
use governor::clock::DefaultClock;
use governor::state::keyed::DashMapStateStore;
use governor::{Quota, RateLimiter};

use super::errors::{self, RequestError};
use super::state::Site;
use super::{client, routes};
use crate::config::{ServeConfig, TrustedProxies};

/// Seconds to wait after a refusal: a rate is at least one a second, so that by then one more is free.
pub const RETRY_SECONDS: &str = "1";
/// So many seconds' worth may come at once.
const BURST_SECONDS: NonZeroU32 = NonZeroU32::MIN.saturating_add(2);
/// Clients that were not heard of long enough to have their burst again are forgotten this often. What is kept is
/// thereby bounded by the requests of so much time.
const FORGET_EVERY: Duration = Duration::from_secs(5);

/// How much each client asked of late.
#[derive(Debug)]
pub struct Limiter {
    /// Absent when there is no limit.
    clients: Option<RateLimiter<IpAddr, DashMapStateStore<IpAddr>, DefaultClock>>,
    proxies: TrustedProxies,
    loopback_too: bool,
}

impl Limiter {
    pub fn new(config: &ServeConfig) -> Self {
        let quota = NonZeroU32::new(config.rate_limit)
            .map(|rate| Quota::per_second(rate).allow_burst(rate.saturating_mul(BURST_SECONDS)));
        Self {
            clients: quota.map(RateLimiter::keyed),
            proxies: config.trusted_proxies.clone(),
            loopback_too: config.rate_limit_loopback,
        }
    }

    /// Counts a request; false when it is one too many.
    fn takes(&self, client: IpAddr) -> bool {
        let Some(clients) = &self.clients else { return true };
        (client.is_loopback() && !self.loopback_too) || clients.check_key(&client::limited_as(client)).is_ok()
    }

    /// Clients that are remembered.
    pub fn remembered(&self) -> usize {
        self.clients.as_ref().map_or(0, RateLimiter::len)
    }

    fn forget(&self) {
        if let Some(clients) = &self.clients {
            clients.retain_recent();
            clients.shrink_to_fit();
        }
    }
}

/// Forgets clients again and again, for as long as the server runs.
pub async fn forget(site: web::Data<Site>) {
    loop {
        tokio::time::sleep(FORGET_EVERY).await;
        site.limiter.forget();
    }
}

/// Refuses what is too much. Those who watch over the server are never refused.
pub async fn limit(
    site: web::Data<Site>,
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, Error> {
    let watched = routes::WATCHED.contains(&request.path());
    let client = client::address(&request, &site.limiter.proxies);
    if watched || client.is_none_or(|client| site.limiter.takes(client)) {
        return next.call(request).await.map(ServiceResponse::map_into_boxed_body);
    }
    let refusal = errors::respond(&site, request.request(), &RequestError::TooMany);
    Ok(request.into_response(refusal))
}
