"""How long a search takes among 10 000 entries of about 80 words, in a process of its own: prints milliseconds as JSON.

The entries are cut from the demo's agreement texts: 25 documents in five versions, so that of each the newest must be
found out. Run by `benchmarks/run.py`; on PostgreSQL when SAMSYN_DATABASE_URL names one.
"""

from __future__ import annotations

import json
import os
import random
import statistics
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from samsyn.search.actions import Entry

ENTRIES, WORDS, TIMES = 10_000, 80, 25
TEXTS = Path(__file__).resolve().parent.parent / "samsyn" / "demo" / "texts"
# From what stands in two thirds of all entries to what stands in one.
QUERIES = ("kommun", "avtalet", "kommunernas ansvar", "hälso- och sjukvård", "3.2", "sjuksköt", "finnsinte")


def entries() -> Iterator[Entry]:
    from samsyn.domain.access import PARTIES, PUBLIC
    from samsyn.search.actions import Entry

    words = [word for file in sorted(TEXTS.glob("*.md")) for word in file.read_text(encoding="utf-8").split()]
    chance = random.Random(1)
    for n in range(ENTRIES):
        begins = chance.randrange(len(words) - WORDS)
        yield Entry(
            kind=("section", "comment", "answer")[n % 3],
            key=n,
            place=PUBLIC if n % 3 else PARTIES,
            address=f"/avtal/matning/{n}/",
            title=f"{n % 9}.{n % 7} {' '.join(words[begins : begins + 4])}",
            inside="Mätning",
            text=" ".join(words[begins : begins + WORDS]),
            series=f"document:{n % 25}",
            age=n // 25 % 5 + 1,
            position=n // 125,
        )


def measure() -> dict[str, float]:
    """The median and the slowest query, each the median of many tries; putting all in; all in milliseconds."""
    from django.db import connection

    from samsyn.access.scope import everything, seen_by
    from samsyn.domain.access import Role, Seat, Viewer
    from samsyn.search.actions import index
    from samsyn.search.queries import found

    began = time.perf_counter()
    with everything(why="the measurement puts its entries in"):
        index(entries())
    put_in = (time.perf_counter() - began) * 1000
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    viewer = Viewer(person=1, seats=(Seat(Role.MEMBER, side="region", body=1), Seat(Role.MEMBER, organisation=1)))
    took = {}
    for words in QUERIES:
        tries = []
        for _ in range(TIMES):
            began = time.perf_counter()
            with seen_by(viewer):
                found(words)
            tries.append((time.perf_counter() - began) * 1000)
        took[words] = statistics.median(tries)
    return {**took, "median": statistics.median(took.values()), "slowest": max(took.values()), "put in": put_in}


def main() -> int:
    os.environ.setdefault("SAMSYN_MODE", "demo")
    from samsyn.cli.django_setup import prepared, set_up

    set_up()
    prepared()
    json.dump(measure(), sys.stdout)
    return 0


if __name__ == "__main__":
    sys.exit(main())
