//! `marg healthcheck`: whether the server on this machine is ready, for whoever starts and stops it.

use std::io::{self, Read as _, Write as _};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, TcpStream};
use std::process::ExitCode;
use std::time::Duration;

use crate::config::HealthcheckConfig;
use crate::web::routes;

/// A ready server answers in a millisecond.
const PATIENCE: Duration = Duration::from_secs(3);
/// What the answer of a ready server begins with.
const READY: &[u8] = b"HTTP/1.1 200 ";

pub fn run(config: HealthcheckConfig) -> ExitCode {
    let server = reachable(config.bind);
    match is_ready(server) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => {
            eprintln!("marg: the server at {server} is not ready");
            ExitCode::FAILURE
        }
        Err(error) => {
            eprintln!("marg: no answer from {server}: {error}");
            ExitCode::FAILURE
        }
    }
}

fn is_ready(server: SocketAddr) -> io::Result<bool> {
    let mut stream = TcpStream::connect_timeout(&server, PATIENCE)?;
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_write_timeout(Some(PATIENCE))?;
    write!(stream, "GET {} HTTP/1.1\r\nHost: {server}\r\nConnection: close\r\n\r\n", routes::READY)?;
    let mut beginning = [0; READY.len()];
    stream.read_exact(&mut beginning)?;
    Ok(beginning == READY)
}

/// A server that listens on every address is asked on the loopback.
fn reachable(bind: SocketAddr) -> SocketAddr {
    let ip = match bind.ip() {
        IpAddr::V4(ip) if ip.is_unspecified() => Ipv4Addr::LOCALHOST.into(),
        IpAddr::V6(ip) if ip.is_unspecified() => Ipv6Addr::LOCALHOST.into(),
        ip => ip,
    };
    SocketAddr::new(ip, bind.port())
}
