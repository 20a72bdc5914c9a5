"""Setting texts as PDF, a moment later and outside the request: a package takes seconds."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import structlog
from django.conf import settings
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import override

from samsyn.access.clock import now
from samsyn.access.scope import everything
from samsyn.agreements import queries, rendering
from samsyn.agreements.actions.printing import fail_printout, finish_printout, note_page
from samsyn.agreements.queries import Reading
from samsyn.agreements.queries.printing import what_to_print
from samsyn.domain.sections import Section, Text, written
from samsyn.domain.verdicts import Refusal
from samsyn.files.store import keep
from samsyn.office.pdf import Attachment, Book, BookAdjustment, BookDocument, BookSection, book_html, pdf_of
from samsyn.outbox.tasks import task
from samsyn.parties.queries.installation import installation_name

log = structlog.get_logger("samsyn.agreements")

# Progress is told every so many pages; each telling is a write.
TOLD_EVERY = 5


@task()
def print_texts(printout: int) -> None:
    """Set one printout. Bears being run twice: the same versions give the same file."""
    with everything(why="a printout is for all who see its versions; whoever ordered it read them through the gate"):
        title, versions, beside = what_to_print(printout)
        note_page(printout, 0)
        readings = queries.printed(versions, beside)
        changes = {r.version.pk: queries.adjustments(r, for_all=True) for r in readings}
        at = max(r.version.published_at for r in readings if r.version.published_at)
        try:
            with override("sv"):
                content = _set(title, readings, changes, at, printout)
        except Refusal as refusal:
            log.warning("printout failed", printout=printout, fault=str(refusal.code))
            return fail_printout(printout, str(refusal.code))
        except Exception:
            fail_printout(printout, "broken")
            raise
        finish_printout(printout, at=now(), file_hash=keep(content), size=len(content))
    return None


def _set(title: str, readings: Sequence[Reading], changes: dict[int, Any], at: datetime, printout: int) -> bytes:
    def told(page: int) -> None:
        if page % TOLD_EVERY == 0:
            note_page(printout, page)

    book = _book(title, readings, changes)
    sources = [Attachment(f"{r.document.slug}.md", written(_text(r)).encode()) for r in readings]
    return pdf_of(book_html(book), made_at=at, progress=told, attachments=sources)


def _text(r: Reading) -> Text:
    sections: tuple[Section, ...] = tuple(p.section for p in r.sections)
    return Text(r.document.slug, r.version.title, r.document.kind, r.version.subtitle, sections)


def _book(title: str, readings: Sequence[Reading], changes: dict[int, Any]) -> Book:
    first = readings[0]
    inside = frozenset(r.document.slug for r in readings)
    alone = len(readings) == 1
    return Book(
        title=title,
        subtitle=first.version.subtitle if alone else "",
        kind=first.document.kind_name if alone else first.package.kind_name,
        label=_labels(readings),
        status=_published(first) if alone else "",
        checksum=first.version.content_hash if alone else "",
        made_on=localtime(max(r.version.published_at for r in readings if r.version.published_at)).date(),
        documents=tuple(_document(r, inside) for r in readings),
        notice="Påhittade uppgifter" if settings.DEMO else "",
        issuer=installation_name(),
        adjustments=tuple(
            BookAdjustment(
                f"{a.number} {a.heading}".strip() or "Titel och avtalstid",
                a.reason,
                f"{r.document.slug}--{a.slug}" if a.slug else "",
            )
            for r in readings
            for a in changes[r.version.pk]
        ),
    )


def _labels(readings: Sequence[Reading]) -> str:
    return ", ".join(dict.fromkeys(r.version.label for r in readings))


def _published(r: Reading) -> str:
    assert r.version.published_at is not None
    day = date_format(localtime(r.version.published_at), "j F Y")
    interim = ". Interimsversion: gäller medan arbetet fortsätter" if r.version.is_interim else ""
    return f"Version {r.version.called}, publicerad {day}{interim}"


def _document(r: Reading, inside: frozenset[str]) -> BookDocument:
    links = rendering.Links(
        r.package.slug, r.document.slug, r.known, r.titles, r.package.words, rendering.Where.BOOK, inside=inside
    )
    sections = tuple(
        BookSection(
            p.number,
            p.section.level,
            p.section.heading,
            links.anchor(p.section.slug),
            rendering.body_html(p.section.body, links),
            r.notes[p.section.slug].news,
        )
        for p in r.sections
    )
    return BookDocument(
        title=r.version.title,
        kind=r.document.kind_name,
        label=r.version.label,
        anchor=r.document.slug,
        sections=sections,
        subtitle=r.version.subtitle,
        status=_published(r),
        checksum=r.version.content_hash,
    )
