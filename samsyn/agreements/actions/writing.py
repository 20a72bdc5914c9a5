"""Writing in an open version: every text that arrives is kept, also when somebody else was faster."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils.timezone import localtime

from samsyn.access.actions import NotSeen, action, allow
from samsyn.access.scope import columns_of
from samsyn.agreements.actions.pieces import HEADING, fits, save_changed
from samsyn.agreements.models import SectionSave, SectionText, Version, Writing
from samsyn.agreements.queries.searchable import index_section
from samsyn.agreements.texts import Refused
from samsyn.domain.access import Act, Viewer
from samsyn.domain.lines import one_line
from samsyn.domain.sections import check_body, check_length
from samsyn.domain.verdicts import Refusal


@dataclass(frozen=True, slots=True)
class Saved:
    """What became of a text that was sent in: the section's revision now, and where the text was kept beside."""

    revision: int
    at: datetime
    # The number of the save when the text met another's newer one, or the section had been taken out; else 0.
    beside: int = 0


@action(logged=False)
def save_section(
    *,
    viewer: Viewer,
    at: datetime,
    text: int,
    heading: str,
    body: str,
    news: str = "",
    written_on: int,
    settles: int | None = None,
) -> Saved:
    """Save how a section reads in an open version, written on the revision `written_on`.

    Met by a newer revision, or by a section that was taken out meanwhile, the text is kept beside and nothing is
    overwritten. Sent again unchanged, it is saved once. `settles`: a text that was kept beside and is chosen about now.
    A draft writes no entry in the log.
    """
    row = _held(text)
    allow(viewer, Act.SECTION_WRITE, row.placement)
    words = (one_line(heading, HEADING + 1), _tidy(body), _tidy(news))
    if settles is not None:
        SectionSave.objects.filter(pk=settles, text=row, settled_at=None).update(settled_at=at)
    if row.position is not None and words == (row.heading, row.body, row.news):
        return Saved(row.revision, at)
    fits(heading=(words[0], HEADING))
    check_body(words[1])
    check_length(words[2])
    if written_on != row.revision or row.position is None:
        return Saved(row.revision, at, _beside(row, words, written_on, viewer, at))
    row.heading, row.body, row.news = words
    save_changed(row, viewer=viewer, at=at)
    index_section(row)
    _note(row, viewer, at)
    return Saved(row.revision, at)


@action(logged=False)
def settle_save(*, viewer: Viewer, at: datetime, save: int) -> SectionSave:
    """Somebody has looked at a text that was kept beside and chosen; it stays among the saved texts."""
    found = SectionSave.objects.select_for_update(of=("self",)).select_related("text").filter(pk=save).first()
    if found is None:
        raise NotSeen
    assert isinstance(found, SectionSave)
    allow(viewer, Act.SECTION_WRITE, found.placement)
    if found.settled_at is None:
        found.settled_at = at
        found.save(update_fields=["settled_at"])
    return found


@action(logged=False)
def note_writing(*, viewer: Viewer, at: datetime, text: int) -> SectionText:
    """She has the section open to write in. Others are shown it; when last is all that is kept."""
    row = _held(text)
    allow(viewer, Act.SECTION_WRITE, row.placement)
    _note(row, viewer, at)
    return row


def _held(pk: int) -> SectionText:
    """The section of an open version, both held until the action ends: the version first, as whoever publishes it holds
    them. Otherwise a save that waited for a publishing would still take the version for open."""
    list(Version.objects.select_for_update(of=("self",)).filter(texts=pk))
    rows = SectionText.objects.select_for_update(of=("self",)).select_related("version__document", "section")
    row = rows.filter(pk=pk).first()
    if row is None:
        raise NotSeen
    assert isinstance(row, SectionText)
    if row.version.published_at is not None or row.version.withdrawn_at is not None:
        raise Refusal(Refused.NOT_OPEN)
    return row


def _tidy(text: str) -> str:
    """Line ends as one kind, no blanks at the ends of lines or of the text; nothing that a database cannot hold."""
    lines = text.replace("\x00", "").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(line.rstrip() for line in lines).strip("\n").encode("utf-8", "replace").decode()


def _beside(row: SectionText, words: tuple[str, str, str], written_on: int, viewer: Viewer, at: datetime) -> int:
    """Keep a text that cannot take the section's place; one that was kept already is not kept again."""
    heading, body, news = words
    same = SectionSave.objects.filter(
        text=row, number=None, saved_by=viewer.person, written_on=written_on, heading=heading, body=body, news=news
    )
    kept = same.order_by("-pk").first()
    if kept is None:
        kept = SectionSave.objects.create(
            text=row,
            written_on=written_on,
            heading=heading,
            body=body,
            news=news,
            saved_by_id=viewer.person,
            saved_at=localtime(at),
            **columns_of(row.placement),
        )
    return int(kept.pk)


def _note(row: SectionText, viewer: Viewer, at: datetime) -> None:
    Writing.objects.update_or_create(
        text=row, person_id=viewer.person, defaults={"at": at, **columns_of(row.placement)}
    )
