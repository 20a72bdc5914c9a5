"""A section to comment on: in a published version, or in the open one as it reads now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from samsyn.access.actions import NotSeen
from samsyn.agreements.queries.drafting import draft
from samsyn.agreements.queries.reading import reading
from samsyn.agreements.queries.rows import PackageRow, VersionRow
from samsyn.domain.access import Viewer
from samsyn.domain.sections import Numbers, Placed


@dataclass(frozen=True, slots=True)
class Commentable:
    """A section in one version: its row, its words, and where its references lead."""

    text: int
    package: PackageRow
    document: str
    version: VersionRow
    placed: Placed
    known: Numbers
    titles: Mapping[str, tuple[str, str]]


def commentable(package: str, document: str, number: int, section: str, viewer: Viewer) -> Commentable:
    """The section in version `number`, published or open, as far as it lies for the viewer; `NotSeen` otherwise."""
    try:
        found = reading(package, document, number)
    except NotSeen:
        return _drafted(package, document, number, section, viewer)
    placed = found.clause(section)
    if placed is None:
        raise NotSeen
    text = found.notes[section].pk
    return Commentable(text, found.package, document, found.version, placed, found.known, found.titles)


def _drafted(package: str, document: str, number: int, section: str, viewer: Viewer) -> Commentable:
    found = draft(package, document, viewer)
    if found.version.number != number:
        raise NotSeen
    text = found.notes[section].pk if section in found.notes else 0
    return Commentable(
        text, found.package, document, found.version, found.section(section), found.known, found.titles
    )
