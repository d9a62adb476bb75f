"""Measures Marg's pages, start, memory and batch; prints one table. Run it as scripts/bench."""

import os
import re
import resource
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
MARG = ROOT / "target/release/marg"
WORK = ROOT / "target/bench"
PEOPLE = ROOT / "benches/people.py"
LUA = Path(__file__).with_name("people.lua")
CLOCK = os.sysconf("SC_CLK_TCK")
SECONDS = 6
rows = []


def row(what, figure, wanted=""):
    rows.append((what, figure, wanted))
    print(f"{what:58} {figure:>24}  {wanted}", flush=True)


class Server:
    """Marg serving on a free port, on so many cores."""

    def __init__(self, cores, command=None):
        cpus = ",".join(str(cpu) for cpu in sorted(os.sched_getaffinity(0))[:cores])
        command = command or [MARG, "serve", "--bind", "127.0.0.1:0", "--log", "error"]
        began = time.perf_counter()
        self.process = subprocess.Popen(["taskset", "-c", cpus, *map(str, command)], stdout=subprocess.PIPE, text=True)
        line = self.process.stdout.readline()
        self.address = re.search(r"http://127\.0\.0\.1:\d+", line).group()
        urllib.request.urlopen(self.address + "/livez").read()
        self.start = time.perf_counter() - began

    def cpu(self):
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / CLOCK

    def memory(self):
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.search(r"VmRSS:\s+(\d+)", status).group(1)) / 1024

    def stop(self):
        self.process.terminate()
        self.process.wait()


def wrk(server, kind, seconds=SECONDS, connections=8, pause_ms=0):
    """Asks for some seconds; answers requests, CPU time of the server for each in µs, rate, p50 and p99 in ms."""
    environment = {**os.environ, "KIND": kind, "QUERIES": str(WORK / "queries.txt"), "PAUSE": str(pause_ms)}
    before = server.cpu()
    said = subprocess.run(
        ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--latency", "-s", str(LUA), server.address],
        env=environment, capture_output=True, text=True, check=True,
    ).stdout
    used = server.cpu() - before
    requests = int(re.search(r"(\d+) requests in", said).group(1))
    bad = re.search(r"Non-2xx or 3xx responses: (\d+)", said)
    if bad or "Socket errors" in said:
        sys.exit(f"not every request was answered:\n{said}")
    unit = {"us": 1e-3, "ms": 1.0, "s": 1e3}
    wait = {p: float(n) * unit[u] for p, n, u in re.findall(r"(50|99)%\s+([\d.]+)(us|ms|s)", said)}
    return requests, used / requests * 1e6, requests / seconds, wait["50"], wait["99"]


def pages():
    for cores in (1, 2):
        server = Server(cores)
        wrk(server, "plain", 2)
        plain, packed = wrk(server, "plain"), wrk(server, "gzip")
        fixed, floor = wrk(server, "asset"), wrk(server, "live")
        on = f"{cores} core{'s' if cores > 1 else ''}"
        row(f"/guidance, 1,000 people, plain, {on}", f"{plain[1]:.0f} µs CPU, {plain[2]:.0f}/s", "≤ 150 µs")
        row(f"/guidance, 1,000 people, gzip, {on}", f"{packed[1]:.0f} µs CPU, {packed[2]:.0f}/s", "≤ 250 µs")
        row(f"ready-made bytes (the stylesheet), {on}", f"{fixed[1]:.0f} µs CPU, {fixed[2]:.0f}/s")
        row(f"plain text (/livez), {on}", f"{floor[1]:.0f} µs CPU, {floor[2]:.0f}/s")
        if cores == 2:
            half = max(1, int(plain[2] / 2))
            # Each of 16 connections waits so long between its requests that all together ask at half the rate.
            _, _, rate, p50, p99 = wrk(server, "plain", connections=16, pause_ms=round(16_000 / half))
            row(f"waiting at half load ({rate:.0f}/s), p50 and p99", f"{p50:.1f} ms, {p99:.1f} ms", "p99 ≤ 5 ms")
            asked = 0
            while asked < 100_000:
                asked += wrk(server, "gzip", 10)[0]
            row(f"memory after {asked:,} more requests", f"{server.memory():.0f} MB", "≤ 64 MB")
        row(f"start to first answer, {on}", f"{server.start * 1000:.0f} ms", "≤ 200 ms")
        server.stop()


def batch(counts):
    base = None
    for count in counts:
        sheet, answers = WORK / f"people-{count}.csv", WORK / "answers.csv"
        if not sheet.exists():
            with sheet.open("w") as out:
                subprocess.run([sys.executable, PEOPLE, "csv", str(count)], stdout=out, check=True)
        began = time.perf_counter()
        process = subprocess.Popen([MARG, "batch", sheet, "--output", answers], stderr=subprocess.DEVNULL)
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - began
        if status:
            sys.exit(f"the batch of {count} failed")
        cpu, memory = used.ru_utime + used.ru_stime, used.ru_maxrss / 1024
        wanted = ""
        if count == 10_000:
            base = memory
        elif count == 1_000_000:
            wanted = f"≥ 40,000/s; memory ≤ {base * 1.1:.0f} MB"
        row(f"batch of {count:,} to CSV", f"{count / wall:.0f}/s, {cpu / count * 1e6:.0f} µs CPU, {memory:.0f} MB", wanted)


def main():
    WORK.mkdir(parents=True, exist_ok=True)
    with (WORK / "queries.txt").open("w") as out:
        subprocess.run([sys.executable, PEOPLE, "queries", "1000"], stdout=out, check=True)
    row("the program", f"{MARG.stat().st_size / 1e6:.1f} MB", "≤ 20 MB")
    pages()
    batch([1_000, 10_000, 100_000] + ([1_000_000] if "--long" in sys.argv else []))
    print("\n| what | figure | to hold |\n|---|---|---|")
    for line in rows:
        print("| " + " | ".join(line) + " |")


main()
