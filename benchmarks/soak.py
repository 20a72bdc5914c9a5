"""`make soak`: people save while the server is killed (kill -9) at random moments and started again.

Nothing that was acknowledged may be lost, and the log's chain must hold. Runs on SQLite, and on PostgreSQL when
SAMSYN_DATABASE_URL says so. A save counts as acknowledged when its redirect has been followed to a page.
"""

from __future__ import annotations

import argparse
import html
import random
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
from dataclasses import dataclass, field
from http.client import HTTPException
from pathlib import Path

from benchmarks.server import ROOT, Server, Visitor, environment, fill, free_port, samsyn

# Organisations that the municipal side's secretary keeps; one writer each.
CODES = ("1421", "1489", "1498", "1480", "1440", "1463")
GONE = (urllib.error.URLError, HTTPException, ConnectionError, TimeoutError, AssertionError)


@dataclass
class Writer:
    """Saves numbers to one organisation's website, over and over; remembers which were acknowledged."""

    origin: str
    code: str
    until: float
    acknowledged: int = 0
    tried: int = 0
    saves: int = 0
    last: str = ""
    took: list[float] = field(default_factory=list)

    def run(self) -> None:
        visitor: Visitor | None = None
        # A slow machine gets half a minute more for the first save.
        while time.monotonic() < self.until or (not self.saves and time.monotonic() < self.until + 30):
            try:
                if visitor is None:
                    visitor = Visitor(self.origin)
                    visitor.be("sekreterare")
                self.save(visitor)
            except GONE as gone:
                visitor, self.last = None, f"{type(gone).__name__}: {gone}"
                time.sleep(0.1)

    def save(self, visitor: Visitor) -> None:
        path = f"/parter/{self.code}/andra/"
        page = visitor.get(path)
        fields = dict(re.findall(r'<input[^>]*name="(\w+)"[^>]*value="([^"]*)"', page))
        fields = {
            k: html.unescape(v) for k, v in fields.items() if k not in {"csrfmiddlewaretoken", "next", "language"}
        }
        self.tried += 1
        fields["website"] = f"https://soak.example/{self.tried}"
        began = time.perf_counter()
        answer = visitor.post(path, fields, form_at=path)
        assert fields["website"] in answer, "the page after saving does not show what was saved"
        self.took.append(time.perf_counter() - began)
        self.acknowledged = self.tried
        self.saves += 1


def kept(origin: str, code: str) -> int:
    """The number that the organisation's page shows; 0 when none was ever saved."""
    found = re.search(r"https://soak\.example/(\d+)", Visitor(origin).get(f"/parter/{code}/"))
    return int(found.group(1)) if found else 0


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=600)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    data = Path(tempfile.mkdtemp(prefix="samsyn-soak-"))
    try:
        return soak(data, args.seconds, random.Random(args.seed))
    finally:
        shutil.rmtree(data, ignore_errors=True)


def soak(data: Path, seconds: float, chance: random.Random) -> int:
    fill(data)
    port = free_port()
    server = Server(data, port=port)
    until = time.monotonic() + seconds
    writers = [Writer(server.origin, code, until) for code in CODES]
    threads = [threading.Thread(target=writer.run) for writer in writers]
    for thread in threads:
        thread.start()
    kills = 0
    while time.monotonic() < until - 1:
        time.sleep(min(chance.uniform(1.5, 6.0), max(until - time.monotonic() - 1, 0)))
        server.kill()
        kills += 1
        server = Server(data, port=port)
    for thread in threads:
        thread.join()
    faults = [fault for writer in writers if (fault := lost(server.origin, writer))]
    server.stop()
    checked = subprocess.run(samsyn("verify"), env=environment(data), cwd=ROOT, capture_output=True, text=True)
    if checked.returncode:
        faults.append(f"samsyn verify: {checked.stdout}{checked.stderr}")
    return told(writers, kills, faults)


def lost(origin: str, writer: Writer) -> str:
    """What was acknowledged must be there, unless a later try was saved whose answer the kill cut off."""
    there = kept(origin, writer.code)
    if writer.acknowledged <= there <= writer.tried:
        return ""
    return f"{writer.code}: acknowledged {writer.acknowledged}, tried {writer.tried}, found {there}"


def told(writers: list[Writer], kills: int, faults: list[str]) -> int:
    times = sorted(t for writer in writers for t in writer.took)
    saves = sum(writer.saves for writer in writers)
    p95 = f"{times[int(len(times) * 0.95)] * 1000:.0f} ms" if times else "–"
    print(f"{saves} acknowledged saves by {len(writers)} writers, {kills} kills, p95 {p95}, {len(faults)} lost.")
    for fault in faults:
        print(fault)
    if not saves:
        print("Nothing was saved. Last:", *{writer.last for writer in writers}, sep="\n  ")
    return 1 if faults or not saves or not kills else 0


if __name__ == "__main__":
    sys.exit(main())
