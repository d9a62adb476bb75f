//! A client that says exactly what a test wants to say, wrong requests too, one connection a request.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

use serde_json::Value;

/// Longest wait for an answer; longer than the server waits for a body.
const PATIENCE: Duration = Duration::from_secs(30);

/// What the server answered.
#[derive(Debug)]
pub struct Reply {
    pub status: u16,
    headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

impl Reply {
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(own, _)| own.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
    }

    pub fn text(&self) -> &str {
        std::str::from_utf8(&self.body).expect("the body is UTF-8")
    }

    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|error| panic!("no JSON ({error}): {}", self.text()))
    }
}

/// Sends one request and reads the whole answer.
pub fn send(to: SocketAddr, method: &str, target: &str, headers: &[(&str, &str)], body: &[u8]) -> Reply {
    let mut stream = begin(to, method, target, headers, body.len());
    // A server that refuses may close before all has arrived; its answer is what counts.
    let _ = stream.write_all(body);
    finish(stream)
}

/// Sends the head of a request that announces so many bytes.
pub fn begin(to: SocketAddr, method: &str, target: &str, headers: &[(&str, &str)], length: usize) -> TcpStream {
    let length = length.to_string();
    let host = to.to_string();
    let ours = [("Host", host.as_str()), ("Connection", "close"), ("Content-Length", length.as_str())];
    let lines: Vec<String> = ours.iter().chain(headers).map(|(name, value)| format!("{name}: {value}\r\n")).collect();
    let head = format!("{method} {target} HTTP/1.1\r\n{}\r\n", lines.concat());
    let mut stream = TcpStream::connect(to).expect("the server listens");
    stream.set_read_timeout(Some(PATIENCE)).expect("a time limit can be set");
    stream.write_all(head.as_bytes()).expect("the head is taken");
    stream
}

/// Reads the answer to its end.
pub fn finish(mut stream: TcpStream) -> Reply {
    let mut all = Vec::new();
    let ended = stream.read_to_end(&mut all);
    let split = all.windows(4).position(|four| four == b"\r\n\r\n");
    let split = split.unwrap_or_else(|| panic!("no answer ({ended:?}): {}", String::from_utf8_lossy(&all)));
    let head = String::from_utf8(all[..split].to_vec()).expect("the head is text");
    let mut lines = head.split("\r\n");
    let status = lines.next().and_then(|line| line.split(' ').nth(1)).and_then(|code| code.parse().ok());
    let headers = lines.filter_map(|line| line.split_once(": ")).map(|(n, v)| (n.to_owned(), v.to_owned())).collect();
    Reply { status: status.expect("a status line"), headers, body: all[split + 4..].to_vec() }
}
