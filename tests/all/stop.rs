//! How the server stops: it says so first, loses no request, and does not wait for ever.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::process::Command;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use marg::clock::Moment;
use rstest::rstest;

use crate::http::{begin, finish, send};
use crate::process::Served;
use crate::server::FORM;

/// A server that is told to stop is gone by then.
const STOPPED: Duration = Duration::from_secs(10);

fn served() -> (Served, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    (Served::start(&[], &folder.path().join("log")), folder)
}

#[rstest]
#[case::of_a_supervisor("TERM")]
#[case::of_a_terminal("INT")]
fn stopping_loses_no_request(#[case] signal: &str) {
    let (mut server, _folder) = served();
    let address = server.address;
    let told = AtomicBool::new(false);
    thread::scope(|scope| {
        let clients: Vec<_> = (0..4)
            .map(|n| {
                let told = &told;
                scope.spawn(move || {
                    let mut answered = 0;
                    // Each request begins before the signal and may end after it.
                    while !told.load(Ordering::SeqCst) {
                        let reply = send(address, "GET", &format!("/guidance?skills=tally&years={n}"), &[], b"");
                        assert_eq!(reply.status, 200);
                        answered += 1;
                    }
                    answered
                })
            })
            .collect();
        // A form whose body is still on its way when the door is closed.
        let mut slow = begin(address, "POST", "/guidance", &[("Content-Type", FORM)], 12);
        slow.write_all(b"skills").unwrap();
        thread::sleep(Duration::from_millis(300));
        told.store(true, Ordering::SeqCst);
        server.signal(signal);
        for client in clients {
            assert!(client.join().unwrap() > 0);
        }
        let began = Moment::now();
        while TcpStream::connect(address).is_ok() {
            assert!(began.elapsed() < Duration::from_secs(5), "the door is still open");
            thread::sleep(Duration::from_millis(50));
        }
        slow.write_all(b"=tally").unwrap();
        assert_eq!(finish(slow).status, 303);
    });
    assert!(server.ended_within(STOPPED).success());
}

/// For a second after the signal it answers still and says so. Who looks later than that has seen nothing: a machine
/// that is too busy to look in time has a few tries.
#[test]
fn it_says_that_it_is_not_ready_before_it_closes() {
    let seen = (0..5).any(|_| {
        let (mut server, _folder) = served();
        let seen = says_that_it_is_not_ready(&server);
        assert!(server.ended_within(STOPPED).success());
        seen
    });
    assert!(seen, "five times nothing was seen within the second");
}

/// Tells it to stop and asks; false when that took so long that the door may have been closed.
fn says_that_it_is_not_ready(server: &Served) -> bool {
    let address = server.address;
    assert_eq!(send(address, "GET", "/readyz", &[], b"").status, 200);
    let mut kept = TcpStream::connect(address).unwrap();
    let mut ask = || {
        kept.write_all(b"GET /livez HTTP/1.1\r\nHost: marg\r\n\r\n").ok()?;
        let mut answer = [0; 4_096];
        let read = kept.read(&mut answer).ok()?;
        Some(String::from_utf8_lossy(&answer[..read]).to_lowercase())
    };
    assert!(!ask().unwrap().contains("connection: close"));
    server.signal("TERM");
    let began = Moment::now();
    let in_time = || began.elapsed() < Duration::from_millis(800);
    let status = |target: &str| TcpStream::connect(address).ok().map(|_| send(address, "GET", target, &[], b"").status);
    loop {
        let ready = status("/readyz");
        if !in_time() {
            return false;
        }
        if ready.expect("the door is open") == 503 {
            break;
        }
    }
    // Whoever does not ask is answered still, but on no connection that stays open.
    let (alive, last) = (status("/livez"), ask());
    if in_time() {
        assert_eq!(alive, Some(200));
        let last = last.unwrap();
        assert!(last.starts_with("http/1.1 200") && last.contains("connection: close"), "{last}");
    }
    in_time()
}

#[test]
#[ignore = "slow: waits for all the time that requests in flight have"]
fn clients_that_never_end_do_not_hold_it() {
    let (mut server, _folder) = served();
    let _idle: Vec<TcpStream> = (0..50).map(|_| TcpStream::connect(server.address).unwrap()).collect();
    let mut slow = begin(server.address, "POST", "/guidance", &[("Content-Type", FORM)], 1_000);
    slow.write_all(b"skills").unwrap();
    thread::sleep(Duration::from_millis(200));
    server.signal("TERM");
    assert!(server.ended_within(STOPPED + Duration::from_secs(1)).success());
}

#[test]
fn told_twice_it_stops_at_once() {
    let (mut server, _folder) = served();
    let mut slow = begin(server.address, "POST", "/guidance", &[("Content-Type", FORM)], 1_000);
    slow.write_all(b"skills").unwrap();
    server.signal("INT");
    thread::sleep(Duration::from_millis(200));
    server.signal("INT");
    // Told once, it would wait nine seconds for this client.
    server.ended_within(Duration::from_secs(5));
}

#[test]
fn healthcheck_tells_whether_it_is_ready() {
    let (mut server, _folder) = served();
    let address = server.address.to_string();
    let check = || Command::new(env!("CARGO_BIN_EXE_marg")).args(["healthcheck", "--bind", &address]).output().unwrap();
    let ready = check();
    assert_eq!(ready.status.code(), Some(0), "{ready:?}");
    server.signal("TERM");
    server.ended_within(STOPPED);
    let gone = check();
    assert_eq!(gone.status.code(), Some(1));
    let said = String::from_utf8(gone.stderr).unwrap();
    assert!(said.starts_with("marg: no answer from") && said.lines().count() == 1, "{said}");
}
