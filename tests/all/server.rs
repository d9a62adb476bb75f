//! Real servers on sockets with the embedded catalogue: one that all tests share, and others with their own settings.

use std::net::{Ipv4Addr, SocketAddr, SocketAddrV4};
use std::sync::{LazyLock, mpsc};
use std::thread;

use marg::config::ServeConfig;
use marg::guidance::Engine;
use marg::web::{self, Application, Site};
use serde_json::Value;

use crate::http::{Reply, send};

pub const FORM: &str = "application/x-www-form-urlencoded";
pub const JSON: &str = "application/json";

static SERVER: LazyLock<SocketAddr> = LazyLock::new(|| start(&ServeConfig::at(ANY_PORT)));

/// Any free port of this machine.
pub const ANY_PORT: SocketAddr = SocketAddr::V4(SocketAddrV4::new(Ipv4Addr::LOCALHOST, 0));

/// Where the server that all tests share listens; the first call starts it.
pub fn address() -> SocketAddr {
    *SERVER
}

/// Starts a server with settings of its own; it runs until the tests end.
pub fn start(config: &ServeConfig) -> SocketAddr {
    let (ready, address) = mpsc::channel();
    let config = config.clone();
    thread::spawn(move || {
        web::block_on(async move {
            let engine = Engine::embedded().expect("the embedded catalogue has no fault");
            let application = Application::bind(Site::new(engine, &config), config.bind).expect("a free port");
            ready.send(application.address()).expect("the tests wait for it");
            application.run().await.expect("the server runs to its end");
        });
    });
    address.recv().expect("the server starts")
}

pub fn get(target: &str) -> Reply {
    send(address(), "GET", target, &[], b"")
}

/// Posts a form of pairs.
pub fn post_form(target: &str, pairs: &[(&str, &str)]) -> Reply {
    let body = serde_html_form::to_string(pairs).expect("pairs encode");
    send(address(), "POST", target, &[("Content-Type", FORM)], body.as_bytes())
}

/// Posts JSON to the guidance call.
pub fn ask(body: &Value) -> Reply {
    send(address(), "POST", "/api/v1/guidance", &[("Content-Type", JSON)], body.to_string().as_bytes())
}

/// A target with a query of pairs.
pub fn with(path: &str, pairs: &[(&str, &str)]) -> String {
    format!("{path}?{}", serde_html_form::to_string(pairs).expect("pairs encode"))
}
