"""Reads of uploads: how far one has come, what was understood, whom its names may stand for, and what waits."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.core.paginator import Page, Paginator

from samsyn.access.actions import NotAllowed, NotSeen, allow
from samsyn.compilations import models
from samsyn.compilations.queries.understanding import Understood, UnderstoodName, understood
from samsyn.domain.access import Act, Audience, Placement, Viewer, may
from samsyn.domain.grading import SheetFault
from samsyn.domain.names import Party
from samsyn.domain.verdicts import Refusal
from samsyn.office.sheets.refusals import FileFault
from samsyn.office.sheets.texts import say_refusal
from samsyn.parties.queries import choosable, others_known, parties_known

NAMES_PER_PAGE = 25
# A task that has said nothing for so long has stopped.
SILENT = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class UploadRow:
    """An upload as its owner sees it. `fault` is why it could not be read, in words."""

    pk: int
    title: str
    source_name: str
    size: int
    uploaded_at: datetime
    deadline_at: datetime | None
    state: str
    stage: str
    rows: int
    told_at: datetime
    fault_code: str
    fault: str
    kept_as: int | None

    @property
    def is_under_way(self) -> bool:
        return self.state in {"waiting", "working", "keeping"}

    def has_stopped(self, at: datetime) -> bool:
        """The task at work has been silent for so long that it will not come back by itself."""
        return self.is_under_way and at - self.told_at > SILENT


@dataclass(frozen=True, slots=True)
class Choosable:
    """Somebody that a name may stand for, and under which heading she stands in a list."""

    code: str
    name: str
    group: str


@dataclass(frozen=True, slots=True)
class UploadPage:
    """An upload with what was understood; `names` is one page of the names to look at, `who` whom they may stand for."""

    row: UploadRow
    understood: Understood
    names: Page[UnderstoodName]
    who: tuple[Choosable, ...]


@dataclass(frozen=True, slots=True)
class Work:
    """What the tasks need to know of an upload: the file, and what has been said of its names."""

    pk: int
    state: str
    source_name: str
    file_hash: str
    kind: str
    deadline_at: datetime | None
    chosen: dict[int, Party | None]


def own_place(viewer: Viewer) -> Placement:
    """Where what she uploads lies: with her alone."""
    if viewer.person is None:
        raise NotAllowed(Act.SHEET_UPLOAD)
    return Placement(Audience.PERSON, person=viewer.person)


def uploading(viewer: Viewer) -> None:
    """May she upload a sheet? `NotAllowed` when not."""
    allow(viewer, Act.SHEET_UPLOAD, own_place(viewer))


def may_upload(viewer: Viewer) -> bool:
    """Is she shown the way there?"""
    return viewer.person is not None and bool(may(viewer, Act.SHEET_UPLOAD, own_place(viewer)))


def upload(pk: int) -> UploadRow:
    """One upload that lies for whoever looks. One question."""
    return _row(_found(pk))


def upload_page(pk: int, *, page: int) -> UploadPage:
    """One upload with all that was understood. Two questions."""
    found = _found(pk)
    held = understood(found.understood)
    names = Paginator(held.names, NAMES_PER_PAGE).get_page(page)
    return UploadPage(_row(found), held, names, who_may_be_meant() if held.names else ())


def who_may_be_meant() -> tuple[Choosable, ...]:
    """Every organisation in use, side by side, then those without one. One question."""
    return tuple(Choosable(*row) for row in choosable())


def uploads_waiting() -> list[UploadRow]:
    """Whoever looks: her own uploads that are not kept yet, newest first. One question."""
    rows = models.Upload.objects.exclude(state__in=("kept", "discarded")).defer("understood")
    return [_row(row) for row in rows.order_by("-uploaded_at", "-pk")[:20]]


def work_on(pk: int, *, on: date) -> tuple[Work, tuple[Party, ...]]:
    """What the tasks work on, and the parties it is counted for."""
    found = _found(pk)
    parties = parties_known(on)
    known = {party.code: party for party in (*others_known(), *parties)}
    choices = found.choices.values_list("row", "organisation__code")
    chosen = {row: known.get(code) if code else None for row, code in choices}
    work = Work(found.pk, found.state, found.source_name, found.file_hash, found.kind, found.deadline_at, chosen)
    return work, parties


def _found(pk: int) -> Any:
    found = models.Upload.objects.filter(pk=pk).exclude(state="discarded").first()
    if found is None:
        raise NotSeen
    return found


def _row(found: Any) -> UploadRow:
    return UploadRow(
        pk=found.pk,
        title=found.title,
        source_name=found.source_name,
        size=found.size,
        uploaded_at=found.uploaded_at,
        deadline_at=found.deadline_at,
        state=found.state,
        stage=found.stage,
        rows=found.rows,
        told_at=found.told_at,
        fault_code=found.fault,
        fault=_words(found.fault, found.fault_facts, found.source_name),
        kept_as=found.kept_as,
    )


def _words(code: str, facts: dict[str, Any], name: str) -> str:
    """Why the file cannot be read, in the words of those who read files; empty where the fault is none of theirs."""
    if code not in {*FileFault, *SheetFault}:
        return ""
    return say_refusal(Refusal(code, **facts), name)
