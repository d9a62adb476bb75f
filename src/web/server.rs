//! Binds, answers and stops.

use std::net::{SocketAddr, TcpListener};
use std::time::Duration;

use actix_web::dev::Server;
use actix_web::middleware::from_fn;
use actix_web::{App, HttpServer, web};

use super::state::Site;
use super::{api, errors, headers, log, pages, plumbing, qr};

/// A head that takes longer than this is given up.
const HEAD_TIME: Duration = Duration::from_secs(5);
/// Requests in flight have so many seconds to finish when the server stops.
const STOP_SECONDS: u64 = 8;

/// A bound server, not yet running.
pub struct Application {
    server: Server,
    address: SocketAddr,
}

impl Application {
    /// Binds an address; port 0 takes any free port.
    ///
    /// # Errors
    /// When the address cannot be bound.
    pub fn bind(mut site: Site, address: SocketAddr) -> std::io::Result<Self> {
        let listener = TcpListener::bind(address)?;
        let address = listener.local_addr()?;
        site.listens_at(address);
        let site = web::Data::new(site);
        let server = HttpServer::new(move || {
            App::new()
                .app_data(site.clone())
                .wrap(from_fn(headers::safe))
                .wrap(from_fn(api::cors::open))
                .wrap(from_fn(log::line))
                .configure(pages::configure)
                .configure(api::configure)
                .configure(plumbing::configure)
                .configure(qr::configure)
                .default_service(web::to(errors::not_found))
        })
        .client_request_timeout(HEAD_TIME)
        .shutdown_timeout(STOP_SECONDS)
        .listen(listener)?
        .run();
        Ok(Self { server, address })
    }

    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Serves until it is told to stop.
    ///
    /// # Errors
    /// When the server cannot go on.
    pub async fn run(self) -> std::io::Result<()> {
        self.server.await
    }
}
