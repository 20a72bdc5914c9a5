"""Things to find, put into the index by the tests themselves."""

from __future__ import annotations

from typing import Any

from samsyn.access.scope import everything, seen_by
from samsyn.domain.access import PUBLIC, Viewer
from samsyn.search.actions import Entry, index
from samsyn.search.queries import Results, found

NOBODY = Viewer.public()


def entry(key: int, title: str = "Avsnitt", text: str = "", **more: Any) -> Entry:
    given = {"kind": "section", "place": PUBLIC, "address": f"/avtal/prov/{key}/", "inside": "Provavtal", **more}
    return Entry(key=key, title=title, text=text, **given)


def put(*entries: Entry) -> None:
    with everything(why="the test puts things where nobody in particular looks"):
        index(entries)


def search(words: str, viewer: Viewer = NOBODY, **more: Any) -> Results:
    with seen_by(viewer):
        return found(words, **more)


def keys(words: str, viewer: Viewer = NOBODY, **more: Any) -> list[int]:
    """What is found, in order."""
    return [hit.key for hit in search(words, viewer, **more).hits]
