"""Work that takes a while, outside the request: reading what people upload (a sheet is somebody's file, and may be
large), and making large reports."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from datetime import datetime
from typing import Any

import structlog
from django.conf import settings

from samsyn.access.actions import NotSeen
from samsyn.access.clock import now, today
from samsyn.access.scope import seen_by
from samsyn.accounts.queries import person_by_id
from samsyn.compilations import queries, texts
from samsyn.compilations.actions import keep_uploaded
from samsyn.compilations.actions.live import fail_report, finish_report, note_rows
from samsyn.compilations.actions.pieces import STOCKHOLM
from samsyn.compilations.actions.uploads import fail_keeping, fail_reading, finish_reading, note_progress
from samsyn.compilations.queries import Work
from samsyn.compilations.queries.understanding import told
from samsyn.domain.access import Viewer
from samsyn.domain.grading import CompiledSheet, compile_answers
from samsyn.domain.names import Party
from samsyn.domain.verdicts import Refusal
from samsyn.files.store import bytes_of, keep
from samsyn.office.reports import Report
from samsyn.office.sheets import read_sheet
from samsyn.outbox.tasks import task
from samsyn.parties.queries import viewer_of

log = structlog.get_logger("samsyn.compilations")

# Why an upload is not read or kept, where those who read files have no words for it.
GONE, BROKEN = "file_is_gone", "broken"


@task()
def read_upload(upload: int, person: int) -> None:
    """Read one upload and say what was understood. Bears being run twice: the same bytes say the same."""
    with seen_by(_viewer(person)):
        try:
            work, parties = queries.work_on(upload, on=today())
            if work.state not in {"waiting", "working"}:
                return None
            compiled = _compiled(work, parties)
            said = told(compiled, parties, late=_late(compiled, work.deadline_at))
        except NotSeen:  # thrown away meanwhile
            return None
        except Refusal as refusal:
            facts = {fact: str(value) for fact, value in refusal.facts.items()}
            return fail_reading(upload, str(refusal.code), facts, at=now())
        except FileNotFoundError:
            return fail_reading(upload, GONE, {}, at=now())
        except Exception:
            fail_reading(upload, BROKEN, {}, at=now())
            raise
        finish_reading(upload, said, at=now())
    return None


@task()
def keep_upload(upload: int, person: int) -> None:
    """Keep one upload as a compilation, as whoever asked for it. Bears being run twice: it is kept once."""
    viewer = _viewer(person)
    with seen_by(viewer):
        try:
            work, parties = queries.work_on(upload, on=today())
            if work.state != "keeping":
                return
            compiled = _compiled(work, parties)
            keep_uploaded(viewer=viewer, at=now(), upload=upload, compiled=compiled)
        except NotSeen:  # thrown away meanwhile
            return
        except Refusal as refusal:
            log.warning("upload not kept", upload=upload, fault=str(refusal.code))
            fail_keeping(upload, str(refusal.code), at=now())
        except Exception:
            fail_keeping(upload, BROKEN, at=now())
            raise


def _viewer(person: int) -> Viewer:
    """Whoever uploaded, as she is today: what she may not do any more the house does not do for her."""
    found = person_by_id(person)
    return viewer_of(found, on=today()) if found else Viewer.public()


def _compiled(work: Work, parties: tuple[Party, ...]) -> CompiledSheet:
    """The sheet compiled from its bytes, with what has been said of its names; tells how far it has come."""

    def told_rows(rows: int) -> None:
        note_progress(work.pk, "reading", rows, at=now())

    note_progress(work.pk, "reading", 0, at=now())
    content: Any = bytes_of(work.file_hash)
    table = read_sheet(content, work.source_name, kind=work.kind, progress=told_rows)
    note_progress(work.pk, "compiling", len(table.rows), at=now())
    return compile_answers(table, parties, work.chosen)


def _late(compiled: CompiledSheet, deadline_at: datetime | None) -> int:
    """How many answers that count were finished after the deadline."""
    if deadline_at is None:
        return 0
    last = deadline_at.astimezone(STOCKHOLM).replace(tzinfo=None)
    return sum(r.superseded_by is None and r.finished is not None and r.finished > last for r in compiled.respondents)


@task()
def make_report(order: int, person: int) -> None:
    """Make a large report, as whoever ordered it sees the answers now. Bears being run twice."""
    viewer = _viewer(person)
    with seen_by(viewer):
        try:
            page = queries.ordered(order)
            note_rows(order, 0, at=now())
            _head, report = queries.live_report(viewer, page.consultation, on=today(), at=now())
            content = _written(replace(report, title=_marked(report.title)), page.kind, order)
        except NotSeen:  # taken back meanwhile
            return fail_report(order, at=now())
        except Exception:
            fail_report(order, at=now())
            raise
        finish_report(order, at=now(), file_hash=keep(content), size=len(content))
    return None


def _written(report: Report, kind: str, order: int) -> bytes:
    if kind == "docx":
        from samsyn.office.reports.docx import docx_of

        return docx_of(report)
    from samsyn.office.reports.xlsx import write_xlsx

    with tempfile.TemporaryFile() as made:
        write_xlsx(report, made, progress=lambda rows: note_rows(order, rows, at=now()))
        made.seek(0)
        return made.read()


def _marked(title: str) -> str:
    """In the demo the report says that what it tells is made up."""
    return f"{texts.DEMO_NOTICE}: {title}" if settings.DEMO else title
