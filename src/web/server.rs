//! Binds, answers and stops.

use std::net::{SocketAddr, TcpListener};
use std::sync::Arc;

use actix_http::HttpService;
use actix_http::error::DispatchError;
use actix_server::{Server, ServerHandle};
use actix_service::{ServiceFactoryExt as _, fn_service, map_config};
use actix_web::dev::{AppConfig, ServiceFactory, ServiceRequest, ServiceResponse};
use actix_web::middleware::from_fn;
use actix_web::web::ServiceConfig;
use actix_web::{App, Error, web};
use tokio::net::TcpStream;
use tokio::signal::unix::{Signal, SignalKind, signal};

use super::connection::Connection;
use super::refusals::Refusals;
use super::state::Site;
use super::{api, errors, headers, log, pages, plumbing, qr, rate, same_site};

/// A bound server, not yet running.
pub struct Application {
    server: Server,
    address: SocketAddr,
    site: web::Data<Site>,
}

impl Application {
    /// Binds an address; port 0 takes any free port.
    ///
    /// # Errors
    /// When the address cannot be bound.
    pub fn bind(site: Site, address: SocketAddr) -> std::io::Result<Self> {
        Self::bind_with(site, address, everything)
    }

    fn bind_with(mut site: Site, address: SocketAddr, routes: Routes) -> std::io::Result<Self> {
        let listener = TcpListener::bind(address)?;
        let address = listener.local_addr()?;
        site.listens_at(address);
        let limits = site.limits;
        let refusals = Arc::new(Refusals::new(&site));
        let open = Arc::clone(&site.open);
        let site = web::Data::new(site);
        let every = site.clone();

        // The framework's own server would do, but for the stream to the client, which it takes as it is.
        let builder = Server::build()
            .max_concurrent_connections(limits.connections)
            .shutdown_timeout(limits.finish.as_secs())
            .disable_signals();
        let stopping = builder.graceful_shutdown_signal();
        let server = builder
            .listen("marg", listener, move || {
                let stopping = stopping.clone();
                let refusals = Arc::clone(&refusals);
                let open = Arc::clone(&open);
                let http = HttpService::build()
                    .graceful_shutdown_signal(move || {
                        let stopping = stopping.clone();
                        async move { stopping.notified().await }
                    })
                    .client_request_timeout(limits.head)
                    .keep_alive(limits.keep_alive)
                    .on_connect_ext(|connection: &Connection, data| {
                        data.insert(connection.watch());
                    })
                    .h1(map_config(application(&every, routes), |()| AppConfig::default()));
                fn_service(move |stream: TcpStream| {
                    let client = stream.peer_addr().ok();
                    let place = open.enter(client.map(|client| client.ip()));
                    let connection =
                        place.map(|place| Connection::new(stream, limits.quiet, Arc::clone(&refusals), place));
                    async move {
                        // Without a place the stream is dropped, and thereby closed.
                        connection.map(|connection| (connection, client)).ok_or(DispatchError::HandlerDroppedPayload)
                    }
                })
                .and_then(http)
            })?
            .run();
        Ok(Self { server, address, site })
    }

    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Serves until the process is told to stop (SIGTERM or SIGINT): then says that it is not ready, answers what
    /// still comes for a moment, closes its door and lets requests in flight finish. Told twice, it stops at once.
    ///
    /// # Errors
    /// When the server cannot go on, or signals cannot be heard.
    pub async fn run(self) -> std::io::Result<()> {
        let signals = Signals { term: signal(SignalKind::terminate())?, int: signal(SignalKind::interrupt())? };
        actix_web::rt::spawn(rate::forget(self.site.clone()));
        actix_web::rt::spawn(stop_when_told(signals, self.site, self.server.handle()));
        self.server.await
    }
}

/// What tells the process to stop.
struct Signals {
    term: Signal,
    int: Signal,
}

impl Signals {
    async fn next(&mut self) {
        tokio::select! {
            _ = self.term.recv() => {}
            _ = self.int.recv() => {}
        }
    }
}

async fn stop_when_told(mut signals: Signals, site: web::Data<Site>, server: ServerHandle) {
    signals.next().await;
    tracing::info!("told to stop");
    site.leave();
    let gracefully = async {
        tokio::time::sleep(site.limits.leave).await;
        server.stop(true).await;
    };
    tokio::select! {
        () = gracefully => {}
        () = signals.next() => server.stop(false).await,
    }
}

/// What answers at which address.
type Routes = fn(&mut ServiceConfig);

fn everything(config: &mut ServiceConfig) {
    config
        .configure(pages::configure)
        .configure(api::configure)
        .configure(plumbing::configure)
        .configure(qr::configure);
}

/// All that answers, and what is around each answer: the last layer is the outermost.
fn application(
    site: &web::Data<Site>,
    routes: Routes,
) -> App<
    impl ServiceFactory<ServiceRequest, Config = (), Response = ServiceResponse, Error = Error, InitError = ()> + use<>,
> {
    App::new()
        .app_data(site.clone())
        .configure(routes)
        .default_service(web::to(errors::not_found))
        .wrap(from_fn(same_site::only))
        .wrap(from_fn(rate::limit))
        .wrap(from_fn(headers::safe))
        .wrap(from_fn(api::cors::open))
        .wrap(from_fn(log::line))
}

#[cfg(test)]
mod tests {
    use std::io::{Read as _, Write as _};
    use std::sync::mpsc;
    use std::thread;

    use actix_web::HttpResponse;

    use super::*;
    use crate::config::ServeConfig;
    use crate::guidance::Engine;
    use crate::web::{self as our_web};

    async fn panics() -> HttpResponse {
        panic!("xylophone, which a person typed")
    }

    async fn panics_later() -> HttpResponse {
        tokio::task::yield_now().await;
        panics().await
    }

    fn with_faults(config: &mut ServiceConfig) {
        everything(config);
        config.route("/faulty", web::get().to(panics));
        config.route("/api/faulty", web::get().to(panics_later));
    }

    fn start() -> SocketAddr {
        let (ready, address) = mpsc::channel();
        thread::spawn(move || {
            our_web::block_on(async move {
                let bind = SocketAddr::from(([127, 0, 0, 1], 0));
                let site = Site::new(Engine::embedded().unwrap(), &ServeConfig::at(bind));
                let application = Application::bind_with(site, bind, with_faults).unwrap();
                ready.send(application.address()).unwrap();
                application.run().await.unwrap();
            });
        });
        address.recv().unwrap()
    }

    fn get(server: SocketAddr, path: &str) -> String {
        let mut stream = std::net::TcpStream::connect(server).unwrap();
        write!(stream, "GET {path} HTTP/1.1\r\nHost: marg\r\nConnection: close\r\n\r\n").unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer
    }

    fn header<'a>(answer: &'a str, name: &str) -> &'a str {
        let line = answer.lines().find(|line| line.to_ascii_lowercase().starts_with(&format!("{name}: ")));
        line.and_then(|line| line.split_once(": ")).map_or("", |(_, value)| value)
    }

    #[test]
    fn a_panic_is_an_answer_and_the_server_lives_on() {
        let server = start();
        for _ in 0..20 {
            let page = get(server, "/faulty");
            assert!(page.starts_with("HTTP/1.1 500 "), "{page}");
            assert!(page.contains("Something went wrong on our side"), "{page}");
            assert!(header(&page, "content-security-policy").starts_with("default-src 'none'"), "{page}");
            let id = header(&page, "x-request-id");
            assert!(id.len() == 16 && page.contains(&format!("tell us this number: {id}.")), "{page}");
            assert!(!page.contains("xylophone"), "{page}");

            let problem = get(server, "/api/faulty");
            assert!(problem.starts_with("HTTP/1.1 500 "), "{problem}");
            assert_eq!(header(&problem, "content-type"), "application/problem+json");
            assert_eq!(header(&problem, "access-control-allow-origin"), "*");
            assert!(problem.contains(header(&problem, "x-request-id")), "{problem}");
        }
        assert!(get(server, "/").starts_with("HTTP/1.1 200 "));
        let counted = get(server, "/metrics");
        assert!(counted.contains("marg_panics_total 40"), "{counted}");
        assert!(counted.contains("route=\"/faulty\",status=\"500\"} 20"), "{counted}");
        assert!(counted.contains("marg_requests_in_flight 1"), "{counted}");
    }
}
