"""Measures Marg's engine, pages, start, memory and batch; prints one table. Run it as scripts/bench."""

import gzip
import os
import re
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
# How long each load is kept up.
SECONDS = 6
# Requests before the memory is looked at.
MANY = 100_000
rows = []


def row(what, figure, wanted=""):
    rows.append((what, figure, wanted))
    print(f"{what:62} {figure:>32}  {wanted}", flush=True)


def cores(count):
    return ",".join(str(cpu) for cpu in sorted(os.sched_getaffinity(0))[:count])


class Server:
    """A program that serves on a free port of this machine and says so in its first line."""

    def __init__(self, command, count):
        began = time.perf_counter()
        command = ["taskset", "-c", cores(count), *map(str, command)]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        self.address = re.search(r"http://127\.0\.0\.1:\d+", self.process.stdout.readline()).group()
        self.get("/livez")
        self.start = time.perf_counter() - began

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait()

    def get(self, path):
        with urllib.request.urlopen(self.address + path) as answer:
            return answer.read()

    def cpu(self):
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / CLOCK

    def memory(self, name="VmRSS"):
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.search(rf"{name}:\s+(\d+)", status).group(1)) / 1024


def marg(count):
    return Server([MARG, "serve", "--bind", "127.0.0.1:0", "--log", "error"], count)


def load(server, kind, seconds=SECONDS, connections=8, pause_ms=0):
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


def engine():
    """What criterion and valgrind say of one guidance."""
    said = subprocess.run(
        ["cargo", "bench", "--quiet", "--locked", "--bench", "engine", "--", "--measurement-time", "4", "--noplot"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    ).stdout
    for name, middle in re.findall(r"(?m)^(\S.*?)\s+time:\s+\[\S+ \S+ (\S+ \S+) \S+ \S+\]", re.sub(r"\n\s+time:", " time:", said)):
        row(f"engine, {name}", middle, "≤ 30 µs" if name == "guidance/ten skills as text" else "")
    said = subprocess.run([ROOT / "benches/instructions"], capture_output=True, text=True, check=True).stdout
    for name, count in re.findall(r"(\w+): (\d+) instructions", said):
        row(f"engine, {name.replace('_', ' ')}, ten skills", f"{int(count):,} instructions")


def pages(floor):
    query = (WORK / "queries.txt").read_text().splitlines()[0]
    for count in (1, 2):
        on = f"{count} core{'s' if count > 1 else ''}"
        with marg(count) as server:
            row(f"start to first answer, {on}", f"{server.start * 1000:.0f} ms", "≤ 200 ms")
            page = server.get(f"/guidance?{query}")
            load(server, "plain", 2)
            plain, packed, word = load(server, "plain"), load(server, "gzip"), load(server, "live")
            row(f"/guidance, 1,000 people, plain, {on}", f"{plain[1]:.0f} µs CPU, {plain[2]:,.0f}/s", "≤ 150 µs")
            row(f"/guidance, 1,000 people, gzip, {on}", f"{packed[1]:.0f} µs CPU, {packed[2]:,.0f}/s", "≤ 250 µs")
            row(f"Marg's plain text (/livez), {on}", f"{word[1]:.0f} µs CPU, {word[2]:,.0f}/s")
            if count == 2:
                waiting(server, plain[2] / 2)
                memory(server)
        ready(floor, page, count, on)


def ready(floor, page, count, on):
    """The same bytes, made before."""
    files = WORK / "page.html", WORK / "page.html.gz"
    files[0].write_bytes(page)
    files[1].write_bytes(gzip.compress(page, 6))
    with Server([floor, *files], count) as server:
        load(server, "plain", 1)
        for kind, what in [("plain", f"the same page ready-made, {len(page) / 1000:.0f} kB plain"),
                           ("gzip", f"the same page ready-made, {files[1].stat().st_size / 1000:.0f} kB gzip"),
                           ("live", "plain text, the framework alone")]:
            figures = load(server, kind)
            row(f"{what}, {on}", f"{figures[1]:.0f} µs CPU, {figures[2]:,.0f}/s")


def waiting(server, half):
    # Each of 16 connections waits so long between its requests that all together ask at half the rate.
    _, _, rate, p50, p99 = load(server, "plain", connections=16, pause_ms=round(16_000 / half))
    row(f"waiting at half load ({rate:,.0f}/s), p50 and p99", f"{p50:.1f} ms, {p99:.1f} ms", "p99 ≤ 5 ms")


def memory(server):
    asked = 0
    while asked < MANY:
        asked += load(server, "gzip", 10)[0]
    row(f"memory after {asked:,} more requests", f"{server.memory():.0f} MB", "≤ 64 MB")


def batch(counts):
    base = None
    for count in counts:
        sheet, answers = WORK / f"people-{count}.csv", WORK / "answers.csv"
        with sheet.open("w") as out:
            subprocess.run([sys.executable, PEOPLE, "csv", str(count)], stdout=out, check=True)
        began = time.perf_counter()
        process = subprocess.Popen(
            ["taskset", "-c", cores(2), MARG, "batch", sheet, "--output", answers], stderr=subprocess.DEVNULL
        )
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - began
        if status:
            sys.exit(f"the batch of {count} failed")
        with answers.open() as lines:
            if sum(1 for _ in lines) < count:
                sys.exit(f"the batch of {count} left people out")
        cpu, peak = used.ru_utime + used.ru_stime, used.ru_maxrss / 1024
        wanted = ""
        if count == 10_000:
            base = peak
        elif count == 1_000_000:
            wanted = f"≥ 40,000/s; ≤ {base * 1.1:.0f} MB"
        figure = f"{count / wall:,.0f}/s, {cpu / count * 1e6:.1f} µs CPU, {peak:.0f} MB"
        row(f"batch of {count:,} to CSV, 2 cores", figure, wanted)
        sheet.unlink()
        answers.unlink()


def main(floor):
    WORK.mkdir(parents=True, exist_ok=True)
    with (WORK / "queries.txt").open("w") as out:
        subprocess.run([sys.executable, PEOPLE, "queries", "1000"], stdout=out, check=True)
    row("the program", f"{MARG.stat().st_size / 1e6:.1f} MB", "≤ 20 MB")
    parts = {"engine": engine, "pages": lambda: pages(floor), "batch": lambda: batch([1_000, 10_000, 100_000, 1_000_000])}
    for name in sys.argv[2:] or parts:
        parts[name]()
    print("\n| what | figure | to hold |\n|---|---|---|")
    for line in rows:
        print("| " + " | ".join(line) + " |")


main(Path(sys.argv[1]))
