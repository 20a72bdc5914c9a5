"""Somebody who saves over and over while the server comes and goes, and remembers what was acknowledged."""

from __future__ import annotations

import html
import re
import time
import urllib.error
from dataclasses import dataclass, field
from http.client import HTTPException

from benchmarks.server import Visitor

GONE = (urllib.error.URLError, HTTPException, ConnectionError, TimeoutError, AssertionError)


@dataclass
class Writer:
    """Saves numbers to one place, over and over; remembers which were acknowledged."""

    origin: str
    place: str
    until: float
    who: str
    acknowledged: list[int] = field(default_factory=list)
    tried: int = 0
    last: str = ""
    took: list[float] = field(default_factory=list)

    def run(self) -> None:
        visitor: Visitor | None = None
        # A slow machine gets half a minute more for the first save.
        while time.monotonic() < self.until or (not self.acknowledged and time.monotonic() < self.until + 30):
            try:
                if visitor is None:
                    visitor = Visitor(self.origin)
                    visitor.be(self.who)
                self.save(visitor)
            except GONE as gone:
                visitor, self.last = None, f"{type(gone).__name__}: {gone}"
                time.sleep(0.1)

    def save(self, visitor: Visitor) -> None:
        fields = fields_of(visitor.get(self.path))
        self.tried += 1
        began = time.perf_counter()
        self.send(visitor, fields)
        self.took.append(time.perf_counter() - began)
        self.acknowledged.append(self.tried)

    @property
    def path(self) -> str:
        raise NotImplementedError

    def send(self, visitor: Visitor, fields: dict[str, str]) -> None:
        """Save the number `tried`; raises unless it was acknowledged."""
        raise NotImplementedError

    def lost(self) -> str:
        """What was acknowledged and is not there, in words; nothing when everything is."""
        raise NotImplementedError


def fields_of(page: str) -> dict[str, str]:
    """The fields of the page's own form, as a browser would send them."""
    main = page[page.index("<main") :]
    form = next(f for f in re.findall(r"<form.*?</form>", main, re.S) if 'method="post"' in f)
    fields = dict(re.findall(r'<input[^>]*name="(\w+)"[^>]*value="([^"]*)"', form))
    fields |= {
        k: v.removeprefix("\n")
        for k, v in re.findall(r'<textarea[^>]*name="(\w+)"[^>]*>(.*?)</textarea>', form, re.S)
    }
    return {name: html.unescape(value) for name, value in fields.items()}
