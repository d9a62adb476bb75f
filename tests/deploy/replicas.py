#!/usr/bin/env python3
"""Two replicas behind nginx, as deploy/nginx.conf has it: each is stopped and replaced while people go on asking.
No request may fail.

    tests/deploy/replicas.py PROGRAM      such as target/release/marg; needs nginx and openssl
"""

import collections
import http.client
import itertools
import json
import os
import pathlib
import re
import signal
import socket
import ssl
import subprocess
import sys
import tempfile
import threading
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
CLIENTS = 6
# Longest that a replica may take from the signal until it is gone.
STOPPED = 10


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


class Replica:
    """One process that serves on a port of its own."""

    def __init__(self, program, port, log):
        self.port, self.program, self.log = port, program, log
        self.start()

    def start(self):
        settings = {"MARG_BIND": f"127.0.0.1:{self.port}", "MARG_TRUSTED_PROXIES": "127.0.0.1", "MARG_LOG": "warn"}
        environment = {**os.environ, **settings}
        self.process = subprocess.Popen([self.program, "serve"], env=environment, stdout=self.log, stderr=self.log)
        ready = time.monotonic() + 10
        while subprocess.run([self.program, "healthcheck"], env=environment, stderr=self.log).returncode:
            assert time.monotonic() < ready, "a replica does not become ready"
            time.sleep(0.05)

    def stop(self):
        """Stops it as a supervisor does, and says how long that took."""
        begun = time.monotonic()
        self.process.send_signal(signal.SIGTERM)
        code = self.process.wait(timeout=STOPPED)
        assert code == 0, f"a replica ended with {code}"
        return time.monotonic() - begun

    def kill(self):
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()


class Clients:
    """People who ask without end, by page, form and API, on connections that stay open and on new ones."""

    def __init__(self, port):
        self.port, self.going = port, True
        self.answers, self.failures = collections.Counter(), []
        self.threads = [threading.Thread(target=self.ask, args=(number,)) for number in range(CLIENTS)]
        for thread in self.threads:
            thread.start()

    def ask(self, number):
        trust = ssl.create_default_context()
        trust.check_hostname, trust.verify_mode = False, ssl.CERT_NONE
        form = {"Content-Type": "application/x-www-form-urlencoded"}
        questions = itertools.cycle([
            ("GET", f"/guidance?skills=tally,excel&years={number}", None, {}, 200),
            ("POST", "/guidance", "skills=accounts payable, tally", form, 303),
            ("POST", "/api/v1/guidance", json.dumps({"skills": "sql"}), {"Content-Type": "application/json"}, 200),
            ("GET", "/roles", None, {}, 200),
        ])
        connection = None
        for count, (method, target, body, headers, wanted) in enumerate(questions):
            if not self.going:
                break
            if connection is None or count % 7 == 0:
                connection = http.client.HTTPSConnection("127.0.0.1", self.port, timeout=10, context=trust)
            try:
                connection.request(method, target, body, {**headers, "Host": "career.example"})
                answer = connection.getresponse()
                answer.read()
                status = answer.status
            except OSError as error:
                status = repr(error)
            self.answers[f"{method} {status}"] += 1
            if status != wanted:
                self.failures.append(f"{method} {target}: {status}")
            # They come from this machine, which is not limited; but nobody clicks faster.
            time.sleep(0.05)

    def stop(self):
        self.going = False
        for thread in self.threads:
            thread.join()


def nginx_configuration(folder, site_port, replicas):
    """The kept example with this test's ports and files."""
    text = (ROOT / "deploy/nginx.conf").read_text()
    changes = [
        (r"127\.0\.0\.1:8081", f"127.0.0.1:{replicas[0]}"),
        (r"127\.0\.0\.1:8082", f"127.0.0.1:{replicas[1]}"),
        (r"listen 443 ssl", f"listen 127.0.0.1:{site_port} ssl"),
        (r"listen 80;", f"listen 127.0.0.1:{free_port()};"),
        (r" *listen \[::\]:.*\n", ""),
        (r"/etc/ssl/marg|/var/log/nginx", str(folder)),
    ]
    for pattern, by in changes:
        text, count = re.subn(pattern, by, text)
        assert count, f"deploy/nginx.conf no longer has {pattern}"
    (folder / "site.conf").write_text(text)
    paths = "".join(f"{name}_temp_path {folder}/{name};\n"
                    for name in ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"])
    (folder / "nginx.conf").write_text(
        f"daemon off;\npid {folder}/pid;\nerror_log {folder}/error.log;\nevents {{}}\n"
        f"http {{\naccess_log off;\n{paths}include {folder}/site.conf;\n}}\n")
    return ["nginx", "-p", str(folder), "-c", str(folder / "nginx.conf")]


def main():
    program = pathlib.Path(sys.argv[1]).resolve()
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        # nginx gives up its rights as root; its workers need to reach the folder.
        folder.chmod(0o755)
        subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj",
                        "/CN=career.example", "-keyout", folder / "privkey.pem", "-out", folder / "fullchain.pem"],
                       check=True, stderr=subprocess.DEVNULL)
        site, ports = free_port(), [free_port(), free_port()]
        command = nginx_configuration(folder, site, ports)
        subprocess.run([*command, "-t", "-q"], check=True)
        log = open(folder / "marg.log", "w")
        replicas, proxy, clients = [], None, None
        try:
            replicas = [Replica(program, port, log) for port in ports]
            proxy = subprocess.Popen(command)
            time.sleep(0.5)
            clients = Clients(site)
            time.sleep(2)
            for replica in [*replicas, *replicas]:
                took = replica.stop()
                print(f"replica on {replica.port} stopped in {took:.1f} s")
                time.sleep(1)
                replica.start()
                time.sleep(1)
            clients.stop()
        finally:
            if clients:
                clients.stop()
            for replica in replicas:
                replica.kill()
            if proxy:
                proxy.terminate()
                proxy.wait()
        print(", ".join(f"{count} x {answer}" for answer, count in sorted(clients.answers.items())))
        wrote = (folder / "marg.log").read_text()
        if clients.failures or sum(clients.answers.values()) < 100:
            print("\n".join(clients.failures[:20]), wrote, (folder / "error.log").read_text(), sep="\n")
            sys.exit("some requests failed" if clients.failures else "too few requests to tell")


if __name__ == "__main__":
    main()
