//! Slow, large and hostile clients: each is told what is wrong or let go, and the server answers everyone else.

use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::sync::LazyLock;
use std::thread;
use std::time::Duration;

use marg::clock::Moment;
use marg::config::{Limits, ServeConfig};
use rstest::rstest;

use crate::http::{Reply, begin, finish, send};
use crate::server::{ANY_PORT, FORM, JSON, address, get, start};

/// Times that a test can wait for. None is so short that a busy machine would miss it.
const SHORT: Limits = Limits {
    head: Duration::from_millis(700),
    body: Duration::from_secs(1),
    quiet: Duration::from_millis(1_500),
    keep_alive: Duration::from_millis(700),
    leave: Duration::from_millis(100),
    finish: Duration::from_secs(1),
    connections: 4_096,
    connections_of_client: 4_096,
};
/// By then a server with short times has let a client go, even on a busy machine.
const SOON: Duration = Duration::from_secs(10);
/// How often a slow client sends a byte.
const DRIP: Duration = Duration::from_millis(100);

/// A server that does not wait for long.
static IMPATIENT: LazyLock<SocketAddr> =
    LazyLock::new(|| start(&ServeConfig { limits: SHORT, ..ServeConfig::at(ANY_PORT) }));

fn connect(server: SocketAddr) -> TcpStream {
    let stream = TcpStream::connect(server).expect("the server listens");
    stream.set_read_timeout(Some(SOON)).expect("a time limit can be set");
    stream
}

/// What comes until the server closes the connection; fails when it does not.
#[track_caller]
fn until_closed(stream: &mut TcpStream) -> String {
    let mut all = Vec::new();
    if let Err(error) = stream.read_to_end(&mut all) {
        assert_eq!(error.kind(), std::io::ErrorKind::ConnectionReset, "the connection is still open");
    }
    String::from_utf8_lossy(&all).into_owned()
}

/// Sends bytes one by one, slowly, until the server lets go; fails when it does not.
#[track_caller]
fn drip(stream: &mut TcpStream, bytes: &[u8]) -> String {
    let began = Moment::now();
    let mut reading = stream.try_clone().expect("a stream can be read apart");
    let answer = thread::spawn(move || until_closed(&mut reading));
    for byte in bytes.iter().cycle() {
        if answer.is_finished() || stream.write_all(&[*byte]).is_err() {
            break;
        }
        assert!(began.elapsed() < SOON, "the server still listens to a client that sends a byte now and then");
        thread::sleep(DRIP);
    }
    answer.join().expect("the connection is closed")
}

/// Sends bytes as they are and reads what comes back.
fn raw(server: SocketAddr, bytes: &[u8]) -> Reply {
    let mut stream = connect(server);
    // A server that refuses may close before all has arrived; its answer is what counts.
    let _ = stream.write_all(bytes);
    finish(stream)
}

fn is_answering(server: SocketAddr) {
    in_time(|| assert_eq!(send(server, "GET", "/guidance?skills=tally", &[], b"").status, 200));
}

/// Fails when something takes two seconds. The machine may be busy with something else: the shortest of three counts.
#[track_caller]
fn in_time(ask: impl Fn()) {
    let mut took = Vec::new();
    for _ in 0..3 {
        let began = Moment::now();
        ask();
        took.push(began.elapsed());
        if began.elapsed() < Duration::from_secs(2) {
            return;
        }
    }
    panic!("the server is held up: {took:?}");
}

#[test]
fn a_slow_head_is_given_up() {
    let answer =
        drip(&mut connect(*IMPATIENT), b"GET / HTTP/1.1\r\nHost: marg\r\nX-Slow: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa");
    assert!(answer.starts_with("HTTP/1.1 408 "), "{answer}");
    assert!(answer.contains("<title>Your text did not arrive in time"), "{answer}");
    is_answering(*IMPATIENT);
}

/// The framework times only the first head of a connection.
#[test]
fn a_slow_second_head_is_given_up() {
    let mut stream = connect(*IMPATIENT);
    stream.write_all(b"GET /livez HTTP/1.1\r\nHost: marg\r\n\r\n").unwrap();
    let answer = drip(&mut stream, b"G");
    assert_eq!(answer.matches("HTTP/1.1").count(), 1, "{answer}");
    assert!(answer.starts_with("HTTP/1.1 200 "), "{answer}");
}

#[test]
fn a_connection_that_says_nothing_is_closed() {
    assert!(until_closed(&mut connect(*IMPATIENT)).starts_with("HTTP/1.1 408 "));
    let mut idle = connect(*IMPATIENT);
    idle.write_all(b"GET /livez HTTP/1.1\r\nHost: marg\r\n\r\n").unwrap();
    assert!(until_closed(&mut idle).starts_with("HTTP/1.1 200 "));
}

#[rstest]
#[case::form("/guidance", FORM)]
#[case::json("/api/v1/guidance", JSON)]
fn a_slow_body_is_given_up(#[case] target: &str, #[case] content: &str) {
    let mut stream = begin(*IMPATIENT, "POST", target, &[("Content-Type", content)], 100_000);
    let answer = drip(&mut stream, b"skills=tally&");
    assert!(answer.starts_with("HTTP/1.1 408 "), "{answer}");
    assert!(answer.contains("did not arrive in time"), "{answer}");
    assert_eq!(answer.contains("\"code\":\"too_slow\""), content == JSON, "{answer}");
    is_answering(*IMPATIENT);
}

/// A body that no handler reads: the answer is sent, and the connection does not wait for the rest for ever.
#[rstest]
#[case::announced("Content-Length: 100000\r\n")]
#[case::in_chunks("Transfer-Encoding: chunked\r\n")]
fn a_body_that_nobody_reads_is_given_up(#[case] length: &str) {
    for head in ["POST /roles", "GET /livez", "POST /nowhere", "PUT /api/v1/guidance"] {
        let mut stream = connect(*IMPATIENT);
        stream.write_all(format!("{head} HTTP/1.1\r\nHost: marg\r\n{length}\r\n").as_bytes()).unwrap();
        let answer = drip(&mut stream, b"1\r\na\r\n");
        assert_eq!(answer.matches("HTTP/1.1").count(), 1, "{head}: {answer}");
    }
}

/// The same, sent as fast as it goes.
#[test]
fn a_flood_that_nobody_reads_is_cut() {
    let mut stream = connect(*IMPATIENT);
    stream.write_all(b"POST /nowhere HTTP/1.1\r\nHost: marg\r\nTransfer-Encoding: chunked\r\n\r\n").unwrap();
    let chunk = [b"4000\r\n".as_slice(), &[b'a'; 0x4000], b"\r\n"].concat();
    let began = Moment::now();
    while stream.write_all(&chunk).is_ok() {
        assert!(began.elapsed() < SOON, "the server still listens");
    }
    is_answering(*IMPATIENT);
}

/// Answers that the client asks for and never takes.
#[test]
fn a_client_that_does_not_listen_is_let_go() {
    let mut stream = connect(*IMPATIENT);
    stream.set_write_timeout(Some(SOON)).unwrap();
    let request = b"GET /roles HTTP/1.1\r\nHost: marg\r\n\r\n".repeat(100);
    let began = Moment::now();
    let error = loop {
        match stream.write_all(&request) {
            Ok(()) => assert!(began.elapsed() < SOON, "the server still answers"),
            Err(error) => break error,
        }
    };
    assert!(matches!(error.kind(), std::io::ErrorKind::ConnectionReset | std::io::ErrorKind::BrokenPipe), "{error}");
    is_answering(*IMPATIENT);
}

#[test]
fn two_thousand_idle_connections_hold_nobody_up() {
    let server = address();
    let connections: Vec<TcpStream> =
        (0..2_000).map(|_| TcpStream::connect(server).expect("so many connections may be open")).collect();
    is_answering(server);
    in_time(|| {
        for _ in 0..50 {
            assert_eq!(send(server, "GET", "/livez", &[], b"").status, 200);
        }
    });
    drop(connections);
}

/// One client cannot take all connections: it has so many, and a further one is closed at once.
#[test]
fn a_client_has_so_many_connections_and_no_more() {
    let limits = Limits { connections_of_client: 20, ..Limits::default() };
    let server = start(&ServeConfig { limits, rate_limit: 0, rate_limit_loopback: true, ..ServeConfig::at(ANY_PORT) });
    let mut open: Vec<TcpStream> = (0..20).map(|_| connect(server)).collect();
    for stream in &mut open {
        stream.write_all(b"GET /livez HTTP/1.1\r\nHost: marg\r\n\r\n").unwrap();
        assert!(stream.read(&mut [0; 4_096]).unwrap() > 0, "each of them is answered");
    }
    assert_eq!(until_closed(&mut connect(server)), "", "no answer on one too many");
    drop(open);
    let began = Moment::now();
    loop {
        let mut next = connect(server);
        let _ = next.write_all(b"GET /livez HTTP/1.1\r\nHost: marg\r\nConnection: close\r\n\r\n");
        if until_closed(&mut next).starts_with("HTTP/1.1 200 ") {
            return;
        }
        assert!(began.elapsed() < SOON, "places of closed connections are not free again");
        thread::sleep(DRIP);
    }
}

#[rstest]
#[case::many_fields("GET / HTTP/1.1\r\nHost: marg\r\n", "X-A: b\r\n", 2_000, 431)]
#[case::large_fields(
    "GET / HTTP/1.1\r\nHost: marg\r\n",
    "X-A: bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb\r\n",
    4_000,
    431
)]
#[case::endless_field("GET / HTTP/1.1\r\nHost: marg\r\nX-A: ", "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb", 5_000, 431)]
#[case::long_address("GET /guidance?skills=", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", 2_100, 400)]
#[case::very_long_address("GET /guidance?skills=", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", 5_000, 431)]
#[case::long_address_of_the_api("GET /api/v1/roles?q=", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", 2_100, 400)]
fn too_large_a_head_is_told(#[case] beginning: &str, #[case] again: &str, #[case] times: usize, #[case] status: u16) {
    let rest = if beginning.contains('\n') { "\r\n\r\n" } else { " HTTP/1.1\r\nHost: marg\r\n\r\n" };
    let reply = raw(address(), format!("{beginning}{}{rest}", again.repeat(times)).as_bytes());
    assert_eq!(reply.status, status);
    assert_refused(&reply, beginning.contains("/api/"));
}

/// A refusal that the framework made: a page or a problem, with the headers of every answer.
#[track_caller]
fn assert_refused(reply: &Reply, api: bool) {
    if api {
        assert_eq!(reply.header("content-type"), Some("application/problem+json"));
        assert_eq!(reply.json()["status"], reply.status);
    } else {
        assert_eq!(reply.header("content-type"), Some("text/html; charset=utf-8"));
        assert!(reply.text().contains("<h1>"), "{}", reply.text());
        assert!(reply.text().contains("href=\"/\""), "{}", reply.text());
    }
    assert!(reply.header("content-security-policy").is_some());
    assert_eq!(reply.header("cache-control"), Some("no-store"));
    assert_eq!(reply.header("connection"), Some("close"));
    assert_eq!(reply.header("content-length"), Some(reply.body.len().to_string().as_str()));
}

/// Two readings of where a request ends are how a second one is smuggled past a proxy.
#[rstest]
#[case::length_and_chunks("Content-Length: 5\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n")]
#[case::chunks_and_length("Transfer-Encoding: chunked\r\nContent-Length: 50\r\n", "0\r\n\r\n")]
#[case::two_lengths("Content-Length: 5\r\nContent-Length: 6\r\n", "aaaaaa")]
#[case::a_length_with_a_list("Content-Length: 5, 6\r\n", "aaaaaa")]
#[case::a_length_with_a_sign("Content-Length: +5\r\n", "aaaaa")]
#[case::odd_chunks("Transfer-Encoding: xchunked\r\n", "0\r\n\r\n")]
#[case::two_codings("Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n", "0\r\n\r\n")]
#[case::a_space_before_the_colon("Content-Length : 5\r\n", "aaaaa")]
#[case::two_hosts("Host: other\r\nContent-Length: 5\r\n", "aaaaa")]
#[case::a_bad_chunk("Transfer-Encoding: chunked\r\n", "xyz\r\naaaaa\r\n0\r\n\r\n")]
fn no_second_request_is_smuggled(#[case] fields: &str, #[case] body: &str) {
    let smuggled = "GET /livez HTTP/1.1\r\nHost: marg\r\n\r\n";
    let request =
        format!("POST /guidance HTTP/1.1\r\nHost: marg\r\nContent-Type: {FORM}\r\n{fields}\r\n{body}{smuggled}");
    let mut stream = connect(address());
    stream.write_all(request.as_bytes()).unwrap();
    let answer = until_closed(&mut stream);
    assert!(answer.starts_with("HTTP/1.1 400 "), "{answer}");
    assert_eq!(answer.matches("HTTP/1.1 ").count(), 1, "{answer}");
}

#[rstest]
#[case::tls(b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n")]
#[case::no_host(b"GET / HTTP/1.1\r\n\r\n")]
#[case::bytes_in_the_address(b"GET /roles/\xff\xfe HTTP/1.1\r\nHost: marg\r\n\r\n")]
#[case::a_space_in_the_address(b"GET /roles/data analyst HTTP/1.1\r\nHost: marg\r\n\r\n")]
#[case::a_nul_in_a_field(b"GET / HTTP/1.1\r\nHost: marg\r\nX-A: a\0b\r\n\r\n")]
#[case::no_http(b"hello\r\n\r\n")]
fn what_is_no_request_gets_a_page(#[case] bytes: &[u8]) {
    let reply = raw(address(), bytes);
    assert_eq!(reply.status, 400);
    assert_refused(&reply, false);
}

/// Tricks with paths lead nowhere, and the way back is shown.
#[rstest]
#[case("//roles")]
#[case("//evil.example/roles")]
#[case("/roles/")]
#[case("/assets/../../../etc/passwd")]
#[case("/assets/%2e%2e%2f%2e%2e%2fetc%2fpasswd")]
#[case("/assets/..%5c..%5cetc%5cpasswd")]
#[case("/roles/%00")]
#[case("/roles/data-analyst%00")]
#[case("/roles/%zz%f")]
#[case("/roles/%ff%fe")]
#[case("/roles%2fdata-analyst")]
#[case("/roles/data-analyst%2f..%2f..")]
#[case("/roles;a=b/data-analyst")]
#[case("/ROLES")]
#[case("/.env")]
#[case("/roles/data-analyst.html")]
fn tricks_with_paths_lead_nowhere(#[case] target: &str) {
    let reply = get(target);
    assert_eq!(reply.status, 404, "{target}");
    assert!(reply.text().contains("<h1>"), "{}", reply.text());
    assert!(!reply.text().contains("root:"), "{}", reply.text());
}

/// Broken escapes and bytes in a query or a form are read as far as they go; never a blank page, never an error of ours.
#[rstest]
#[case("skills=%zz%f%")]
#[case("skills=%ff%fe%00")]
#[case("skills=tally%00excel")]
#[case("skills[]=a&skills[0][x]=b")]
#[case("=&&==&skills")]
#[case("%73kills=tally")]
#[case("skills=%F0%9F%98%80%E2%80%8F%EF%BB%BF")]
fn broken_escapes_are_no_error_of_ours(#[case] query: &str) {
    let asked = get(&format!("/guidance?{query}"));
    assert!([200, 422].contains(&asked.status), "{}", asked.status);
    assert!(asked.text().contains("<h1>"));
    let posted = send(address(), "POST", "/guidance", &[("Content-Type", FORM)], query.as_bytes());
    assert!([303, 422].contains(&posted.status), "{}", posted.status);
    let bytes = [query.as_bytes(), b"\xff\xfe\0&skills=tally"].concat();
    let posted = send(address(), "POST", "/guidance", &[("Content-Type", FORM)], &bytes);
    assert!([303, 422].contains(&posted.status), "{}", posted.status);
}

#[rstest]
#[case::other_site(&[("Sec-Fetch-Site", "cross-site")], 403)]
#[case::sister_site(&[("Sec-Fetch-Site", "same-site")], 403)]
#[case::old_browser_of_another_site(&[("Origin", "https://evil.example")], 403)]
#[case::our_page(&[("Sec-Fetch-Site", "same-origin"), ("Origin", "null")], 303)]
#[case::the_person_alone(&[("Sec-Fetch-Site", "none")], 303)]
#[case::a_program(&[], 303)]
fn only_our_own_forms_are_taken(#[case] sent: &[(&str, &str)], #[case] status: u16) {
    let headers: Vec<(&str, &str)> = sent.iter().copied().chain([("Content-Type", FORM)]).collect();
    let reply = send(address(), "POST", "/guidance", &headers, b"skills=tally");
    assert_eq!(reply.status, status);
    if status == 403 {
        assert!(reply.text().contains("This form came from another site"), "{}", reply.text());
    }
    // Scripts of other sites may ask the API.
    let headers: Vec<(&str, &str)> = sent.iter().copied().chain([("Content-Type", JSON)]).collect();
    let reply = send(address(), "POST", "/api/v1/guidance", &headers, b"{\"skills\": \"tally\"}");
    assert_eq!(reply.status, 200, "{}", reply.text());
    assert_eq!(reply.header("access-control-allow-origin"), Some("*"));
}

/// Two requests a second, six at once.
fn limited() -> ServeConfig {
    ServeConfig { rate_limit: 2, rate_limit_loopback: true, ..ServeConfig::at(ANY_PORT) }
}

fn statuses(server: SocketAddr, times: usize, target: &str, headers: &[(&str, &str)]) -> Vec<u16> {
    (0..times).map(|_| send(server, "GET", target, headers, b"").status).collect()
}

#[test]
fn too_many_requests_are_told_to_wait() {
    let server = start(&limited());
    // Those who watch over the server are not counted.
    assert_eq!(statuses(server, 20, "/readyz", &[]), [200; 20]);
    let answers = statuses(server, 30, "/method", &[]);
    assert_eq!(answers[..6], [200; 6]);
    assert!(answers.contains(&429), "{answers:?}");

    let mut page = send(server, "GET", "/method", &[], b"");
    while page.status != 429 {
        page = send(server, "GET", "/method", &[], b"");
    }
    assert_eq!(page.header("retry-after"), Some("1"));
    assert_eq!(page.header("cache-control"), Some("no-store"));
    assert!(page.text().contains("That was a lot at once"), "{}", page.text());
    let problem = send(server, "GET", "/api/v1/tracks", &[], b"");
    assert_eq!((problem.status, problem.header("retry-after")), (429, Some("1")));
    assert_eq!(problem.json()["code"], "too_many");
    assert_eq!(problem.header("access-control-allow-origin"), Some("*"));

    thread::sleep(Duration::from_millis(1_100));
    assert_eq!(send(server, "GET", "/method", &[], b"").status, 200, "after the time that was told");
}

#[test]
fn each_client_behind_a_trusted_proxy_has_its_own_limit() {
    let server = start(&ServeConfig { trusted_proxies: "127.0.0.1".parse().unwrap(), ..limited() });
    let asked = |client: &str| statuses(server, 12, "/method", &[("X-Forwarded-For", client)]);
    assert!(asked("203.0.113.1").contains(&429));
    assert_eq!(asked("203.0.113.2")[..6], [200; 6]);
    // What the client itself wrote before its address changes nothing.
    assert_ne!(asked("198.51.100.1, 203.0.113.2")[..6], [200; 6]);
    // One network of IPv6 is one client.
    assert!(asked("2001:db8:0:1::1").contains(&429));
    assert_ne!(asked("2001:db8:0:1:ffff::2")[..6], [200; 6]);
    assert_eq!(asked("2001:db8:0:2::1")[..6], [200; 6]);
}

#[test]
fn a_proxy_that_is_not_named_is_not_believed() {
    let server = start(&limited());
    let answers: Vec<u16> = (0..30)
        .map(|n| send(server, "GET", "/method", &[("X-Forwarded-For", &format!("203.0.113.{n}"))], b"").status)
        .collect();
    assert!(answers.contains(&429), "{answers:?}");
}

/// Clients that were not heard of for a while are forgotten, so that the limit's memory does not grow.
#[test]
#[ignore = "slow: waits until clients are forgotten"]
fn clients_are_forgotten() {
    let server = start(&ServeConfig { trusted_proxies: "127.0.0.1".parse().unwrap(), ..limited() });
    for n in 0..500 {
        let client = format!("2001:db8:{n:x}::1");
        assert_eq!(send(server, "GET", "/nowhere", &[("X-Forwarded-For", &client)], b"").status, 404);
    }
    let remembered = || {
        let counted = send(server, "GET", "/metrics", &[], b"");
        let line = counted.text().lines().find(|line| line.starts_with("marg_limited_clients ")).unwrap().to_owned();
        line.rsplit(' ').next().unwrap().parse::<u32>().unwrap()
    };
    assert!(remembered() > 0);
    thread::sleep(Duration::from_secs(11));
    assert_eq!(remembered(), 0);
}

#[test]
fn without_the_setting_this_machine_is_not_limited() {
    let server = start(&ServeConfig { rate_limit: 1, ..ServeConfig::at(ANY_PORT) });
    assert_eq!(statuses(server, 40, "/livez", &[]), [200; 40]);
    assert_eq!(statuses(server, 40, "/method", &[]), [200; 40]);
}
