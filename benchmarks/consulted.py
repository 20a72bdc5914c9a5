"""A consultation with many answers, put into a filled demo county: what its compilation is measured on.

    python -m benchmarks.consulted put RESPONDENTS      puts it in; prints its number
    python -m benchmarks.consulted take CONSULTATION    prints what its matrix, CSV and Excel take, as JSON

60 sections in five documents, each graded by everybody, two of three with a comment; comments that associations hand to
their members among them. In a process of its own: SAMSYN_DATA says which county. Respondents beyond the county's own
parties are invented.
"""

from __future__ import annotations

import io
import json
import os
import random
import resource
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

SECTIONS, DOCUMENTS = 60, 5
AT = datetime(2026, 6, 1, 10, 0, tzinfo=UTC)
BATCH = 1000
BEGINNINGS = ("Vi ser", "Kommunen menar", "Det är oklart", "Vi föreslår", "Nämnden anser", "Texten säger inte")
MIDDLES = (
    "vem som bär kostnaden", "hur ansvaret fördelas vid utskrivning", "när samordningen ska börja",
    "vilken kompetens som krävs", "hur uppföljningen går till", "vad som gäller på helger",
)  # fmt: skip
ENDS = ("i det dagliga arbetet.", "mellan huvudmännen.", "för den enskilde.", "enligt avtalet.", "under övergången.")


def comment(chance: random.Random, section: int, association: int) -> str:
    """One in four is handed down by an association, word for word; the others are put together."""
    hands_down = chance.random() < 0.25
    by = random.Random(f"{section} {association}") if hands_down else chance
    return " ".join(
        f"{by.choice(BEGINNINGS)} {by.choice(MIDDLES)} {by.choice(ENDS)}" for _ in range(by.randint(1, 3))
    )


def put(respondents: int) -> int:
    """The consultation's number, in a filled demo county."""
    from samsyn.accounts.models import Person

    return laid(respondents, Person.objects.get(email__startswith="processledare-region"))


def laid(respondents: int, leader: Any) -> int:
    """The consultation's number. Everything lies where it would if it had been sent and answered through the pages."""
    from django.db import transaction

    from samsyn.access.scope import everything

    with everything(why="the measurement puts in what it measures"), transaction.atomic():
        consultation, sections = _sent(leader)
        _answered(consultation, sections, respondents, leader)
        return int(consultation.pk)


def _sent(leader: Any) -> tuple[Any, list[Any]]:
    from samsyn.access.scope import columns_of
    from samsyn.agreements.models import Document, Package, Section, SectionText, Version
    from samsyn.consultations.models import Consultation, ConsultedSection, ConsultedVersion
    from samsyn.domain.access import PARTIES
    from samsyn.parties.models import Body, Organisation

    where, tag = columns_of(PARTIES), f"{time.time_ns()}"
    package = Package.objects.create(slug=f"matning-{tag}", title="Mätavtalet", **where)
    consultation = Consultation.objects.create(
        title="Remiss att mäta på", led_by=Body.objects.get(slug="arbetsgrupp"), opens_at=AT - timedelta(days=60),
        closes_at=AT, composed_at=AT - timedelta(days=70), composed_by=leader, sent_at=AT - timedelta(days=61),
        sent_by=leader, registering_authority=Organisation.objects.filter(is_party=True).first(), **where,
    )  # fmt: skip
    consulted, each = [], SECTIONS // DOCUMENTS
    for d in range(DOCUMENTS):
        document = Document.objects.create(
            package=package, slug=f"text-{d}", kind="sub" if d else "main", position=d + 1, **where
        )
        title = f"Överenskommelse {d + 1}"
        version = Version.objects.create(document=document, label="1", title=title, opened_at=AT, **where)
        texts = [
            SectionText.objects.create(
                version=version, section=Section.objects.create(document=document, slug=f"avsnitt-{n}"), position=n + 1,
                level=1 if n % 4 == 0 else 2, number=f"{n // 4 + 1}" + (f".{n % 4}" if n % 4 else ""),
                heading=f"{MIDDLES[n % 6].capitalize()} {n}", body="Parterna samverkar om vården. " * 20,
                content_hash="0" * 64, **where,
            )
            for n in range(each)
        ]  # fmt: skip
        version.number, version.published_at, version.content_hash = 1, AT - timedelta(days=80), "0" * 64
        version.save()
        sent = ConsultedVersion.objects.create(consultation=consultation, version=version, position=d, **where)
        consulted += [
            ConsultedSection.objects.create(
                consultation=consultation, consulted=sent, text=text, position=d * each + n, **where
            )
            for n, text in enumerate(texts)
        ]
    return consultation, consulted


def _answered(consultation: Any, sections: list[Any], respondents: int, leader: Any) -> None:
    from samsyn.access.scope import columns_of
    from samsyn.consultations.models import Respondent
    from samsyn.domain.access import Audience, Placement
    from samsyn.responses.models import Submission, SubmittedAnswer

    with_parties = columns_of(consultation.placement)
    body = columns_of(Placement(Audience.BODY, body=consultation.led_by_id))
    asked = Respondent.objects.bulk_create(
        (
            Respondent(consultation=consultation, organisation=one, asked_at=AT, **with_parties)
            for one in _organisations(respondents)
        ),
        batch_size=BATCH,
    )
    stances = ("supports", "conditional", "opposes", "no_objection")
    handed_in = Submission.objects.bulk_create(
        (
            Submission(
                respondent=one, number=1, kind="answer", submitted_at=AT - timedelta(hours=n % 900 - 2),
                is_late=n % 900 < 2, submitted_by=leader, stance=stances[n % 4], conditions="Kostnaden utreds.",
                content_hash=f"{n:064d}", **body,
            )
            for n, one in enumerate(asked)
        ),
        batch_size=BATCH,
    )  # fmt: skip
    chance = random.Random(1)

    def answers() -> Iterator[Any]:
        grades, grounds = ("full", "partial", "none"), ("", "editorial", "principle", "today", "")
        for n, submission in enumerate(handed_in):
            for at, section in enumerate(sections):
                grade = grades[chance.choices(range(3), (55, 37, 8))[0]]
                says = chance.random() < 2 / 3
                yield SubmittedAnswer(
                    submission=submission, section=section, grade=grade, ground=grounds[(n + at) % 5] if says else "",
                    comment=comment(chance, at, n % 5) if says else "",
                    proposal=f"Parterna avgör {MIDDLES[at % 6]}." if n % 17 == 0 else "", **body,
                )  # fmt: skip

    SubmittedAnswer.objects.bulk_create(answers(), batch_size=BATCH)


def _organisations(respondents: int) -> list[Any]:
    """The county's parties, and beyond them invented ones on the side of the municipalities."""
    from samsyn.parties.models import Grouping, Membership, Organisation, Side

    known = list(Organisation.objects.filter(is_party=True, withdrawn_at=None).order_by("sort_key"))[:respondents]
    missing = respondents - len(known)
    if missing <= 0:
        return known
    side, groups = Side.objects.order_by("-position").first(), list(Grouping.objects.all())
    made = Organisation.objects.bulk_create(
        (
            Organisation(
                code=f"m{n}", name=f"Mätkommun {n}", formal_name=f"Mätkommun {n}", sort_key=f"mätkommun {n:05d}",
                kind="municipality", side=side, is_party=True,
            )
            for n in range(len(known), respondents)
        ),
        batch_size=BATCH,
    )  # fmt: skip
    Membership.objects.bulk_create(
        (Membership(grouping=groups[n % len(groups)], organisation=one) for n, one in enumerate(made)),
        batch_size=BATCH,
    )
    return known + made


def take(pk: int) -> dict[str, Any]:
    """Processor time of a folded matrix, the CSV file and the workbook, and the process' highest memory after each."""
    from samsyn.access.clock import today
    from samsyn.access.scope import seen_by
    from samsyn.accounts.models import Person
    from samsyn.compilations.queries import live_head
    from samsyn.parties.queries import viewer_of

    viewer = viewer_of(Person.objects.get(email__startswith="processledare-region"), on=today())
    with seen_by(viewer):
        found: dict[str, Any] = {"answers": len(live_head(viewer, pk).seen) * SECTIONS, "memory before": memory()}
        for name, work in (("matrix", _matrix), ("csv", _csv), ("xlsx", _xlsx)):
            began = time.process_time()
            work(viewer, pk)
            found[name] = time.process_time() - began
            found[f"memory {name}"] = memory()
    return found


def memory() -> float:
    """The most that this process has held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _matrix(viewer: Any, pk: int) -> None:
    from samsyn.access.clock import today
    from samsyn.compilations import queries
    from samsyn.compilations.tables import live_drawn
    from samsyn.domain.matrix_spans import Span
    from samsyn.ui.matrix import Folding

    live_drawn(queries.live_head(viewer, pk), Folding(all_folded=True, span=Span.CHAPTER), on=today())


def _csv(viewer: Any, pk: int) -> None:
    from samsyn.access.clock import today
    from samsyn.compilations import queries
    from samsyn.office.consulted.as_csv import csv_rows
    from samsyn.office.csv_out import csv_lines

    head = queries.live_head(viewer, pk)
    lines = queries.live_lines(viewer, head, queries.Asked(), on=today())
    for _ in csv_lines(csv_rows(lines, scale={})):
        pass


def _xlsx(viewer: Any, pk: int) -> None:
    from samsyn.access.clock import now, today
    from samsyn.compilations import queries
    from samsyn.office.reports.xlsx import write_xlsx

    _, report = queries.live_report(viewer, pk, on=today(), at=now())
    write_xlsx(report, io.BytesIO())


WORDS: dict[str, Callable[[int], Any]] = {"put": put, "take": take}


def main() -> int:
    os.environ.setdefault("SAMSYN_MODE", "demo")
    from samsyn.cli.django_setup import prepared, set_up

    set_up()
    prepared()
    word, number = sys.argv[1:]
    json.dump(WORDS[word](int(number)), sys.stdout)
    return 0


if __name__ == "__main__":
    sys.exit(main())
