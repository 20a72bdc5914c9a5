"""`make soak`: people save while the server is killed (kill -9) at random moments and started again.

Some write organisations' pages, some an open version, some their answer to a consultation (many more of those in
`benchmarks.last_hour`). Nothing that was acknowledged may be lost, and the log's chain must hold. Runs on SQLite, and on PostgreSQL when
SAMSYN_DATABASE_URL says so. A save counts as acknowledged when its redirect has been followed to a page.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

from benchmarks import last_hour
from benchmarks.server import ROOT, Server, Visitor, environment, fill, free_port, samsyn
from benchmarks.writers import Writer

# A text that the demo's working group has open, and who of the cast sits in the group.
DRAFT = "/avtal/halso-och-sjukvardsavtal/psykisk-halsa/arbete/"
DRAFTERS = ["processledare-region", "processledare-kommun", "jurist-region", "jurist-kommun", "sekreterare"]
# So many of them write answers, five at each respondent.
ANSWERING = 20
# Organisations that the municipal side's secretary keeps; one writer each.
CODES = ("1421", "1489", "1498", "1480", "1440", "1463")


class Website(Writer):
    """Writes an organisation's website. The last number stands on its page, or one whose answer the kill cut off."""

    @property
    def path(self) -> str:
        return f"/parter/{self.place}/andra/"

    def send(self, visitor: Visitor, fields: dict[str, str]) -> None:
        fields["website"] = f"https://soak.example/{self.tried}"
        answer = visitor.send(self.path, fields)
        assert fields["website"] in answer, "the page after saving does not show what was saved"

    def lost(self) -> str:
        found = re.search(r"https://soak\.example/(\d+)", Visitor(self.origin).get(f"/parter/{self.place}/"))
        there = int(found.group(1)) if found else 0
        if max(self.acknowledged, default=0) <= there <= self.tried:
            return ""
        return f"{self.place}: acknowledged {self.acknowledged[-1:]}, tried {self.tried}, found {there}"


class Drafting(Writer):
    """Writes a section of an open version, as the page's script saves it. Every acknowledged text is among those saved."""

    @property
    def path(self) -> str:
        return f"{DRAFT}{self.place}/"

    def send(self, visitor: Visitor, fields: dict[str, str]) -> None:
        fields["body"] = f"Text nummer {self.tried}. Den som skriver får veta när den är sparad."
        answer = json.loads(visitor.send(self.path, fields, accept="application/json"))
        assert answer["state"] == "saved", answer

    def lost(self) -> str:
        visitor = Visitor(self.origin)
        visitor.be(self.who)
        kept = {int(n) for n in re.findall(r"Text nummer (\d+)\.", visitor.get(f"{self.path}sparade/"))}
        gone = set(self.acknowledged) - kept
        return f"{self.place}: acknowledged and not kept: {sorted(gone)}" if gone else ""


def writers_of(server: Server, until: float) -> list[Writer]:
    """Six who write websites, and as many who draft, each in a place of her own."""
    visitor = Visitor(server.origin)
    visitor.be("sekreterare")
    sections = dict.fromkeys(re.findall(rf"{DRAFT}(organ-\d+/avsnitt/[a-z0-9-]+)/", visitor.get(DRAFT)))
    drafting = zip(list(sections)[3 : 3 + len(CODES)], DRAFTERS * 2, strict=False)
    websites: list[Writer] = [Website(server.origin, code, until, "sekreterare") for code in CODES]
    return websites + [Drafting(server.origin, section, until, who) for section, who in drafting]


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
    found = last_hour.laid(data)
    port = free_port()
    server = Server(data, port=port)
    until = time.monotonic() + seconds
    writers = writers_of(server, until)
    answering = last_hour.writers_at(found, port, until, chance, most=ANSWERING)
    threads = [threading.Thread(target=writer.run) for writer in (*writers, *answering)]
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
    faults = [fault for writer in writers if (fault := writer.lost())]
    server.stop()
    faults += last_hour.lost(answering, data)
    print(f"Answers: {sum(len(w.acknowledged) for w in answering)} acknowledged saves by {len(answering)} writers.")
    checked = subprocess.run(samsyn("verify"), env=environment(data), cwd=ROOT, capture_output=True, text=True)
    if checked.returncode:
        faults.append(f"samsyn verify: {checked.stdout}{checked.stderr}")
    return told(writers, kills, faults)


def told(writers: list[Writer], kills: int, faults: list[str]) -> int:
    saves = 0
    for kind in (Website, Drafting):
        mine = [w for w in writers if isinstance(w, kind)]
        times = sorted(t for writer in mine for t in writer.took)
        p95 = f"{times[int(len(times) * 0.95)] * 1000:.0f} ms" if times else "–"
        saves = len(times) if kind is Website else min(saves, len(times))
        print(f"{kind.__name__}: {len(times)} acknowledged saves by {len(mine)} writers, p95 {p95}.")
    print(f"{kills} kills, {len(faults)} lost.")
    for fault in faults:
        print(fault)
    if not saves:
        print("Nothing was saved. Last:", *{writer.last for writer in writers}, sep="\n  ")
    return 1 if faults or not saves or not kills else 0


if __name__ == "__main__":
    sys.exit(main())
