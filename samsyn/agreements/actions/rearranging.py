"""Acts on the sections of an open version: each keeps identity, and says in the log what was done."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from samsyn.access.actions import NotSeen, action, allow, record
from samsyn.access.scope import columns_of
from samsyn.agreements.actions.numbering import section_slug
from samsyn.agreements.actions.pieces import HEADING, fits, held_open, plain, tree_of, write_order
from samsyn.agreements.models import SectionText, Succession, Version
from samsyn.agreements.queries.searchable import index_version
from samsyn.domain import rearranging
from samsyn.domain.access import Act, Viewer
from samsyn.domain.lines import one_line
from samsyn.domain.sections import Section as Plain

Sections = tuple[Plain, ...]


@action()
def move_section(
    *, viewer: Viewer, at: datetime, version: int, section: str, level: int, after: str = "", first_in: str = ""
) -> Version:
    """Move a section, with everything under it, right after the branch `after`, or first under `first_in`, or first of
    all. Its words are untouched."""
    found = _asked(viewer, Act.SECTION_MOVE, version)
    rows = _rearranged(
        found, lambda tree: rearranging.moved(tree, section, level=level, after=after, first_in=first_in), viewer, at
    )
    _tell(found, rows[section])
    return found


@action()
def split_section(
    *, viewer: Viewer, at: datetime, version: int, section: str, block: int, heading: str, slug: str = ""
) -> Version:
    """Split a section before its block number `block` (counted from 0): what follows becomes a section of its own."""
    found = _asked(viewer, Act.SECTION_SPLIT, version)
    heading = _heading(heading)
    new = slug or section_slug(found, heading)
    rows = _rearranged(
        found, lambda tree: rearranging.split(tree, section, block=block, heading=heading, new=new), viewer, at
    )
    _succeed(found, "split", rows[new], rows[section])
    _tell(found, rows[section], other=rows[new])
    return found


@action()
def merge_sections(*, viewer: Viewer, at: datetime, version: int, section: str, into: str) -> Version:
    """Merge a section into the one right before it. It is gone from this version; its identity tells where it went."""
    found = _asked(viewer, Act.SECTION_MERGE, version)
    rows = _rearranged(found, lambda tree: rearranging.merged(tree, section, into=into), viewer, at)
    _succeed(found, "merged", rows[section], rows[into])
    _tell(found, rows[section], other=rows[into])
    return found


@action()
def add_section(
    *,
    viewer: Viewer,
    at: datetime,
    version: int,
    heading: str,
    level: int,
    after: str = "",
    first_in: str = "",
    body: str = "",
    slug: str = "",
) -> Version:
    """Add a section, right after the branch `after`, first under `first_in`, or first of all."""
    found = _asked(viewer, Act.SECTION_ADD, version)
    heading = _heading(heading)
    new = Plain(level, slug or section_slug(found, heading), heading, body)
    rows = _rearranged(found, lambda tree: rearranging.added(tree, new, after=after, first_in=first_in), viewer, at)
    _tell(found, rows[new.slug])
    return found


@action()
def remove_section(*, viewer: Viewer, at: datetime, version: int, section: str) -> Version:
    """Take a section out of the open version. Its text is kept, and it can be put back."""
    found = _asked(viewer, Act.SECTION_REMOVE, version)
    rows = _rearranged(found, lambda tree: rearranging.removed(tree, section), viewer, at)
    _tell(found, rows[section])
    return found


@action()
def restore_section(
    *, viewer: Viewer, at: datetime, version: int, section: str, level: int, after: str = "", first_in: str = ""
) -> Version:
    """Put a section that was taken out, or merged into another, back with the text it had."""
    found = _asked(viewer, Act.SECTION_RESTORE, version)
    out = SectionText.objects.select_related("section").filter(
        version=found, section__slug=section, position__isnull=True
    )
    row = out.first()
    if row is None:
        raise NotSeen
    back = Plain(level, section, row.heading, row.body)
    rows = [*tree_of(found), row]
    wanted = rearranging.added(plain(rows[:-1]), back, after=after, first_in=first_in)
    write_order(found, rows, wanted, viewer=viewer, at=at)
    found.successions.filter(kind="merged", section=row.section).delete()
    index_version(found)
    _tell(found, row)
    return found


def _asked(viewer: Viewer, act: Act, version: int) -> Version:
    found = held_open(version)
    allow(viewer, act, found.placement)
    return found


def _rearranged(
    version: Version, change: Callable[[Sections], Sections], viewer: Viewer, at: datetime
) -> dict[str, SectionText]:
    """The version's tree after the change, written; its rows by slug."""
    rows = tree_of(version)
    written = write_order(version, rows, change(plain(rows)), viewer=viewer, at=at)
    index_version(version)
    return written


def _succeed(version: Version, kind: str, row: SectionText, other: SectionText) -> None:
    Succession.objects.create(
        version=version, kind=kind, section=row.section, other=other.section, **columns_of(version.placement)
    )


def _tell(version: Version, row: SectionText, *, other: SectionText | None = None) -> None:
    data = {"section": row.section_id, **({"other": other.section_id} if other else {})}
    record(version, version.placement, data=data, words=row.heading)


def _heading(heading: str) -> str:
    line = one_line(heading, HEADING + 1)
    fits(heading=(line, HEADING))
    return line
