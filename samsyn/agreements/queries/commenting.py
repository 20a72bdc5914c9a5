"""A section to comment on: in a published version, or in the open one as it reads now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from samsyn.access.actions import NotSeen
from samsyn.agreements.places import Number
from samsyn.agreements.queries.drafting import draft
from samsyn.agreements.queries.reading import reading
from samsyn.agreements.queries.rows import PackageRow, VersionRow
from samsyn.domain.access import Placement, Viewer
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


def commentable(package: str, document: str, number: Number, section: str) -> Commentable:
    """The section in a published version, as far as it lies for the viewer; `NotSeen` otherwise."""
    found = reading(package, document, number)
    placed = found.clause(section)
    if placed is None:
        raise NotSeen
    text = found.notes[section].pk
    return Commentable(text, found.package, document, found.version, placed, found.known, found.titles)


def commentable_draft(package: str, document: str, place: Placement, section: str, viewer: Viewer) -> Commentable:
    """The section in the open version that lies there, as it reads now."""
    found = draft(package, document, viewer, place)
    placed = found.section(section)
    text = found.notes[section].pk
    return Commentable(text, found.package, document, found.version, placed, found.known, found.titles)
