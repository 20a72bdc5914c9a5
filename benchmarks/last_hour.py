"""The last hour before a deadline: 50 respondents × 5 writers whose forms save every five seconds, while the server is
killed (kill -9) at random moments and started again.

No save that was acknowledged may be lost, and while the server is up 95 of 100 saves are answered within 300 ms. Runs on
SQLite, and on PostgreSQL when SAMSYN_DATABASE_URL says so.
"""

from __future__ import annotations

import argparse
import http.client
import json
import random
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.server import ROOT, Server, environment, fill, free_port, samsyn
from benchmarks.writers import GONE

EVERY = 5.0  # seconds between two saves of one writer
AGAIN = 2.0  # seconds after a failed try, as the page's script waits
P95 = 0.3  # seconds
# One save in so many goes to a field that all five share.
SHARED = 7


@dataclass
class Answering:
    """One writer: her own section's comment, and now and then the field that all share. A save that fails is sent again
    unchanged until it is acknowledged."""

    port: int
    base: str
    section: int
    name: str
    session: str
    until: float
    chance: random.Random
    acknowledged: set[str] = field(default_factory=set)
    took: list[tuple[float, float]] = field(default_factory=list)  # when it began, and how long it took
    failed: int = 0
    last: str = ""
    tokens: dict[str, str] = field(default_factory=dict)
    revisions: dict[str, int] = field(default_factory=dict)

    def run(self) -> None:
        time.sleep(self.chance.uniform(0, min(EVERY, max(self.until - time.monotonic(), 0) / 2)))
        number = 0
        while time.monotonic() < self.until or not self.acknowledged:
            number += 1
            text = f"{self.name} nummer {number}"
            where = "general" if number % SHARED == 0 else "comment"
            while not self._saved(where, text) and time.monotonic() < self.until + 30:
                time.sleep(self.chance.uniform(0.5, 1.0) * AGAIN)
            if time.monotonic() > self.until + 30:
                return
            time.sleep(EVERY * self.chance.uniform(0.9, 1.1))

    def _saved(self, where: str, text: str) -> bool:
        try:
            self._save(where, text)
        except (*GONE, OSError) as gone:
            self.failed += 1
            self.last = f"{type(gone).__name__}: {gone}"
            return False
        self.acknowledged.add(text)
        return True

    def _save(self, where: str, text: str) -> None:
        address = f"{self.base}helheten/" if where == "general" else f"{self.base}avsnitt/{self.section}/"
        if not self.tokens:
            self._open(address)
        fields = {
            "csrfmiddlewaretoken": self.tokens["form"],
            where: text,
            f"on_{where}": str(self.revisions.get(where, 0)),
        }
        began = time.monotonic()
        answer = self._ask("POST", address, urllib.parse.urlencode(fields))
        self.took.append((began, time.monotonic() - began))
        told = json.loads(answer)["fields"][where]
        self.revisions[where] = told["revision"]

    def _open(self, address: str) -> None:
        page = self._ask("GET", address, "")
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
        assert token, "no form on the page"
        self.tokens["form"] = token.group(1)

    def _ask(self, method: str, address: str, body: str) -> str:
        """One connection a request: nothing is left open over a kill."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        cookies = f"sessionid={self.session}" + (
            f"; csrftoken={self.tokens['cookie']}" if "cookie" in self.tokens else ""
        )
        headers = {"Cookie": cookies, "Accept": "application/json"}
        if body:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        try:
            connection.request(method, address, body or None, headers)
            answer = connection.getresponse()
            said = answer.read().decode()
            assert answer.status == 200, f"{answer.status}: {said[:200]}"
            for cookie in answer.headers.get_all("Set-Cookie") or ():
                if cookie.startswith("csrftoken="):
                    self.tokens["cookie"] = cookie.split(";")[0].partition("=")[2]
            return said
        finally:
            connection.close()


def laid(data: Path) -> dict[str, Any]:
    """Put the consultation before every party."""
    run = subprocess.run(
        [sys.executable, "-m", "benchmarks.asked"],
        env=environment(data),
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    found: dict[str, Any] = json.loads(run.stdout)
    return found


def kept(data: Path) -> set[str]:
    """Every text that was saved, asked of the database itself."""
    run = subprocess.run(
        [sys.executable, "-m", "benchmarks.asked", "--kept"],
        env=environment(data),
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return set(json.loads(run.stdout))


def writers_at(
    found: dict[str, Any], port: int, until: float, chance: random.Random, most: int = 0
) -> list[Answering]:
    """So many of those who write (all, when 0), the five of a respondent each in a section of her own."""
    chosen = found["writers"][: most or None]
    return [
        Answering(
            port,
            f"/remisser/{found['consultation']}/svar/{one['response']}/",
            found["sections"][n % len(found["sections"])],
            f"Skrivare {n}",
            one["session"],
            until,
            random.Random(chance.random()),
        )
        for n, one in enumerate(chosen)
    ]


def lost(writers: list[Answering], data: Path) -> list[str]:
    """What was acknowledged and is not there, in words."""
    there = kept(data)
    return [
        f"{writer.name}: acknowledged and not kept: {sorted(gone)[:3]}"
        for writer in writers
        if (gone := writer.acknowledged - there)
    ]


def p95(writers: list[Answering], ups: list[tuple[float, float]]) -> tuple[int, float]:
    """How many saves were answered by a server that stayed up the while, and the 95th percentile of how long it took."""
    took = sorted(
        seconds
        for writer in writers
        for began, seconds in writer.took
        if any(start <= began and began + seconds <= end for start, end in ups)
    )
    return len(took), took[int(len(took) * 0.95)] if took else 0.0


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=600)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    data = Path(tempfile.mkdtemp(prefix="samsyn-last-hour-"))
    try:
        return last_hour(data, args.seconds, random.Random(args.seed))
    finally:
        shutil.rmtree(data, ignore_errors=True)


def last_hour(data: Path, seconds: float, chance: random.Random) -> int:
    fill(data)
    found = laid(data)
    port = free_port()
    server = Server(data, port=port)
    until = time.monotonic() + seconds
    writers = writers_at(found, port, until, chance)
    threads = [threading.Thread(target=writer.run, daemon=True) for writer in writers]
    for thread in threads:
        thread.start()
    ups, began, kills = [], time.monotonic(), 0
    while time.monotonic() < until - 5:
        time.sleep(min(chance.uniform(15, 45), max(until - time.monotonic() - 5, 0)))
        ups.append((began, time.monotonic()))
        server.kill()
        kills += 1
        server = Server(data, port=port)
        began = time.monotonic()
    for thread in threads:
        thread.join(timeout=60)
    ups.append((began, time.monotonic()))
    server.stop()
    faults = lost(writers, data)
    checked = subprocess.run(samsyn("verify"), env=environment(data), cwd=ROOT, capture_output=True, text=True)
    if checked.returncode:
        faults.append(f"samsyn verify: {checked.stdout}{checked.stderr}")
    return told(writers, ups, kills, faults)


def told(writers: list[Answering], ups: list[tuple[float, float]], kills: int, faults: list[str]) -> int:
    saves, slow = p95(writers, ups)
    everything = sum(len(writer.acknowledged) for writer in writers)
    cut = sum(writer.failed for writer in writers)
    silent = [writer for writer in writers if not writer.acknowledged]
    print(
        f"{everything} acknowledged saves by {len(writers)} writers, {kills} kills, {cut} tries cut off, {len(faults)} lost."
    )
    print(f"p95 while the server was up: {slow * 1000:.0f} ms over {saves} saves.")
    for fault in [*faults, *(f"{writer.name} saved nothing: {writer.last}" for writer in silent[:3])]:
        print(fault)
    return 1 if faults or silent or slow > P95 or not kills else 0


if __name__ == "__main__":
    sys.exit(main())
