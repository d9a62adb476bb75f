//! The program as a process of its own that serves, is told to stop, and has a log.

use std::fs::File;
use std::io::{BufRead as _, BufReader};
use std::net::SocketAddr;
use std::path::Path;
use std::process::{Child, ChildStdout, Command, ExitStatus, Stdio};
use std::thread;
use std::time::Duration;

use marg::clock::Moment;

/// A server that is stopped, if need be by force, when the test is done with it.
pub struct Served {
    child: Child,
    pub address: SocketAddr,
    _output: BufReader<ChildStdout>,
}

impl Served {
    /// Starts `marg serve` on a free port with settings; its log goes to a file.
    pub fn start(settings: &[(&str, &str)], log: &Path) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_marg"))
            .args(["serve", "--bind", "127.0.0.1:0"])
            .envs(settings.iter().copied())
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(File::create(log).unwrap())
            .spawn()
            .unwrap();
        let mut output = BufReader::new(child.stdout.take().unwrap());
        let mut line = String::new();
        output.read_line(&mut line).unwrap();
        let address = line.trim().rsplit("http://").next().unwrap().parse();
        Self { address: address.unwrap_or_else(|_| panic!("no address in {line:?}")), child, _output: output }
    }

    /// Sends a signal, such as `TERM`.
    pub fn signal(&self, name: &str) {
        let sent = Command::new("kill").arg(format!("-{name}")).arg(self.child.id().to_string()).status().unwrap();
        assert!(sent.success());
    }

    /// Waits until the process ends; fails when it does not in time.
    #[track_caller]
    pub fn ended_within(&mut self, time: Duration) -> ExitStatus {
        let began = Moment::now();
        loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                return status;
            }
            assert!(began.elapsed() < time, "the server still runs after {time:?}");
            thread::sleep(Duration::from_millis(20));
        }
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
