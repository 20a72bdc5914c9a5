"""Changes to uploads: put a sheet in, say whom names stand for, keep it as a compilation, or throw it away.

What takes long is done by tasks (`samsyn.compilations.tasks`), which say here how far they have come.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from samsyn.access.actions import NotSeen, action, allow, record
from samsyn.access.scope import columns_of, everything
from samsyn.compilations.actions.pieces import (
    NAME,
    TITLE,
    CompilationRefused,
    Source,
    all_writable,
    fit,
    save_compilation,
)
from samsyn.compilations.models import Compilation, NameChoice, Upload
from samsyn.compilations.queries.understanding import understood
from samsyn.compilations.texts import Refused, title_from
from samsyn.domain.access import Act, Audience, Placement, Viewer
from samsyn.domain.grading import CompiledSheet
from samsyn.files import store
from samsyn.outbox.tasks import enqueue
from samsyn.parties.queries import organisations_by_code

# An upload that nobody keeps is forgotten after this time.
KEPT_FOR = timedelta(days=30)
LIVE = ("waiting", "working", "read", "failed", "keeping")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A file as it came in: what it is called, its bytes, and what kind of sheet those are."""

    name: str
    content: bytes
    kind: str


@action()
def start_upload(
    *, viewer: Viewer, at: datetime, sheet: Sheet, title: str = "", deadline_at: datetime | None = None
) -> Upload:
    """Take a sheet in, for the viewer alone, and have it read. Without a title it is called as the file is."""
    place = Placement(Audience.PERSON, person=viewer.person) if viewer.person is not None else None
    if place is None:
        raise NotSeen
    allow(viewer, Act.SHEET_UPLOAD, place)
    made: Upload = Upload.objects.create(
        title=fit(title, TITLE) or fit(title_from(sheet.name), TITLE),
        source_name=fit(sheet.name, NAME),
        file_hash=store.keep(sheet.content),
        size=len(sheet.content),
        kind=sheet.kind,
        deadline_at=deadline_at,
        uploaded_at=at,
        told_at=at,
        **columns_of(place),
    )
    enqueue("samsyn.compilations.tasks.read_upload", upload=made.pk, person=viewer.person)
    record(made, place, data={"size": made.size, "kind": made.kind})
    return made


@action(logged=False)
def choose_names(*, viewer: Viewer, at: datetime, upload: int, chosen: Mapping[int, str | None]) -> Upload:
    """Say, by code, whom the names in some rows stand for (or nobody known), and have the sheet counted anew.

    Only what differs from what stands there is noted; then the choice is hers, beside the machine's reading.
    """
    row = _found(upload)
    allow(viewer, Act.SHEET_MATCH, row.placement)
    _must_be_read(row)
    names = {name.row: name for name in understood(row.understood).names}
    known = organisations_by_code()
    if not set(chosen) <= set(names) or not {code for code in chosen.values() if code} <= set(known):
        raise CompilationRefused(Refused.UNKNOWN_NAME)
    different = {number: code for number, code in chosen.items() if (code or "") != names[number].code}
    for number, code in different.items():
        NameChoice.objects.update_or_create(
            upload=row,
            row=number,
            defaults={
                "organisation": known[code] if code else None,
                "chosen_at": at,
                "chosen_by_id": viewer.person,
                **columns_of(row.placement),
            },
        )
    if different:
        _begin(row, "waiting", at)
        enqueue("samsyn.compilations.tasks.read_upload", upload=row.pk, person=viewer.person)
    return row


@action(logged=False)
def ask_to_keep(*, viewer: Viewer, at: datetime, upload: int, title: str) -> Upload:
    """Have it kept as a compilation with this title. What is kept lies with her alone until she shows it to more people."""
    row = _found(upload)
    allow(viewer, Act.COMPILATION_KEEP, row.placement)
    _must_be_read(row)
    if not fit(title, TITLE):
        raise CompilationRefused(Refused.TITLE_EMPTY)
    row.title = fit(title, TITLE)
    _begin(row, "keeping", at)
    enqueue("samsyn.compilations.tasks.keep_upload", upload=row.pk, person=viewer.person)
    return row


@action()
def keep_uploaded(*, viewer: Viewer, at: datetime, upload: int, compiled: CompiledSheet) -> Compilation:
    """Keep what was compiled from an upload that waits for it. The choices of names go with it."""
    row = _found(upload)
    allow(viewer, Act.COMPILATION_KEEP, row.placement)
    if row.state != "keeping":
        raise CompilationRefused(Refused.NOT_READ)
    choices = row.choices.values_list("row", "chosen_by", "chosen_at")
    chosen = {number: (who, when) for number, who, when in choices}
    source = Source(row.title, row.source_name, row.file_hash, row.deadline_at, chosen)
    kept = save_compilation(viewer, at, row.placement, source, compiled)
    row.state, row.kept_as, row.ended_at, row.understood = "kept", kept.pk, at, {}
    row.save()
    return kept


@action()
def discard_upload(*, viewer: Viewer, at: datetime, upload: int) -> Upload:
    """Throw it away. Nothing of what was in it is left: the file, its name and what was read of it are gone."""
    row = _found(upload)
    allow(viewer, Act.SHEET_DISCARD, row.placement)
    _discard(row, at)
    record(row, row.placement)
    return row


@everything(why="uploads that nobody kept are forgotten after a month, whoever they lie with")
def forget_uploads(*, at: datetime) -> int:
    """The house's own doing: what has been waiting for a month is thrown away as by its owner; how many were."""
    with transaction.atomic():
        old = list(Upload.objects.select_for_update().filter(state__in=LIVE, uploaded_at__lt=at - KEPT_FOR))
        for row in old:
            _discard(row, at)
    return len(old)


def note_progress(upload: int, stage: str, rows: int, *, at: datetime) -> None:
    """The task has come so far."""
    mine = Upload.objects.filter(pk=upload)
    mine.filter(state="waiting").update(state="working")
    mine.filter(state__in=("working", "keeping")).update(stage=stage, rows=rows, told_at=at)


def finish_reading(upload: int, told: dict[str, Any], *, at: datetime) -> None:
    """The task has read it: this is what was understood."""
    working = Upload.objects.filter(pk=upload, state__in=("waiting", "working"))
    working.update(state="read", stage="", fault="", fault_facts={}, understood=all_writable(told), told_at=at)


def fail_reading(upload: int, fault: str, facts: Mapping[str, str], *, at: datetime) -> None:
    """The task could not read it, and why."""
    working = Upload.objects.filter(pk=upload, state__in=("waiting", "working"))
    said = all_writable(dict(facts))
    working.update(state="failed", stage="", fault=fault[:60], fault_facts=said, understood={}, told_at=at)


def fail_keeping(upload: int, fault: str, *, at: datetime) -> None:
    """The task could not keep it; it stands as it was read."""
    Upload.objects.filter(pk=upload, state="keeping").update(state="read", stage="", fault=fault[:60], told_at=at)


def _found(pk: int) -> Upload:
    """The upload, held until the action ends; gone when it has been thrown away."""
    row = Upload.objects.select_for_update(of=("self",)).filter(pk=pk).exclude(state="discarded").first()
    if row is None:
        raise NotSeen
    assert isinstance(row, Upload)
    return row


def _must_be_read(row: Upload) -> None:
    if row.state != "read":
        raise CompilationRefused(Refused.NOT_READ)


def _begin(row: Upload, state: str, at: datetime) -> None:
    row.state, row.stage, row.rows, row.fault, row.told_at = state, "", 0, "", at
    row.save()


def _discard(row: Upload, at: datetime) -> None:
    if row.state not in LIVE:
        raise CompilationRefused(Refused.KEPT_ALREADY)
    sha256, row.file_hash = row.file_hash, ""
    row.state, row.ended_at = "discarded", at
    row.title = row.source_name = row.fault = ""
    row.understood, row.fault_facts = {}, {}
    row.save()
    transaction.on_commit(lambda: _forget_file(sha256))


def _forget_file(sha256: str) -> None:
    """Sheets hold people's addresses: a file that no record names any more is taken away."""
    with everything(why="a file is somebody's as long as any record names it, also where nobody in particular looks"):
        named = Upload.objects.filter(file_hash=sha256).exists() or Compilation.objects.filter(source_hash=sha256)
        if not named:
            store.forget(sha256)
