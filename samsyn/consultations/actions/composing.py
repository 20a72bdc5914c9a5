"""Composing: which versions, what the letter says, which sections are graded. Until it is sent it lies with the body
that leads it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from django.utils.timezone import localdate

from samsyn.access.actions import action, allow, record
from samsyn.access.scope import columns_of
from samsyn.agreements.queries import Sendable, sections_to_send, sendable
from samsyn.consultations.actions.pieces import (
    LETTER,
    LINK,
    PARAGRAPH,
    TITLE,
    ConsultationRefused,
    composed,
    fits,
)
from samsyn.consultations.letters import LETTER_PLACES, letter_template
from samsyn.consultations.models import Consultation, ConsultedSection, ConsultedVersion
from samsyn.consultations.queries.searching import index_consultation
from samsyn.consultations.texts import Refused
from samsyn.domain.access import Act, Audience, Placement, Viewer
from samsyn.domain.letters import unknown_places
from samsyn.domain.lines import one_line
from samsyn.parties.queries import bodies_to_lead
from samsyn.parties.queries.labels import body_label

GRADES = ("full", "partial", "none")
LABEL = 40


@dataclass(frozen=True, slots=True)
class Position:
    """The position of a body that lets the consultation go: the body's slug, the day, § and where it can be read."""

    body: str = ""
    on: date | None = None
    paragraph: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True)
class Described:
    """What a consultation is called and asks for. `scale`: grade → its label where it is not the usual one."""

    title: str
    letter: str
    opens_at: datetime | None = None
    closes_at: datetime | None = None
    asks_stance: bool = True
    asks_ground: bool = True
    comment_required: bool = True
    scale: Mapping[str, str] = field(default_factory=dict)
    position: Position = Position()


@action()
def compose_consultation(
    *, viewer: Viewer, at: datetime, title: str, led_by: int, versions: Sequence[int]
) -> Consultation:
    """Begin a consultation on these versions, led by a body of both sides where the viewer sits. The letter begins as
    the template."""
    place = Placement(Audience.BODY, body=led_by)
    allow(viewer, Act.CONSULTATION_COMPOSE, place)
    if str(led_by) not in dict(bodies_to_lead(viewer, localdate(at))):
        raise ConsultationRefused(Refused.BODY_ONE_SIDED)
    assert viewer.person is not None
    row = Consultation(led_by_id=led_by, composed_at=at, composed_by_id=viewer.person, letter=letter_template())
    row.title = _title(title)
    row.lie(place)
    row.save(force_insert=True)
    _consult(row, versions)
    index_consultation(row)
    record(row, place, data={"what": "begun", "versions": list(versions)}, words=row.title)
    return row


@action()
def choose_versions(*, viewer: Viewer, at: datetime, consultation: int, versions: Sequence[int]) -> Consultation:
    """Other versions. What was said about the grading of a section is kept where its text stays."""
    row = composed(viewer, consultation)
    _consult(row, versions)
    record(row, row.placement, data={"what": "versions", "versions": list(versions)})
    return row


@action()
def describe_consultation(*, viewer: Viewer, at: datetime, consultation: int, described: Described) -> Consultation:
    """What it is called, what the letter says, what is asked for, when one may answer, which position lets it go."""
    row = composed(viewer, consultation)
    row.title = _title(described.title)
    fits(letter=(described.letter, LETTER))
    unknown = unknown_places(described.letter, LETTER_PLACES)
    if unknown:
        raise ConsultationRefused(Refused.PLACES_UNKNOWN, places=", ".join(unknown))
    opens, closes = described.opens_at, described.closes_at
    if opens is not None and closes is not None and closes <= opens:
        raise ConsultationRefused(Refused.CLOSES_BEFORE_IT_OPENS)
    row.letter, row.opens_at, row.closes_at = described.letter.strip(), opens, closes
    row.asks_stance, row.asks_ground = described.asks_stance, described.asks_ground
    row.comment_required = described.comment_required
    row.scale = {g: one_line(described.scale[g], LABEL) for g in GRADES if described.scale.get(g, "").strip()}
    _let_go(row, described.position)
    row.save()
    index_consultation(row)
    record(row, row.placement, data={"what": "described"})
    return row


@action()
def grade_sections(*, viewer: Viewer, at: datetime, consultation: int, graded: Collection[int]) -> Consultation:
    """Exactly these sections (`ConsultedText.pk`) are graded; of others than the consultation's own nothing is heard."""
    row = composed(viewer, consultation)
    sections = ConsultedSection.objects.filter(consultation=row)
    sections.exclude(pk__in=graded).update(is_graded=False)
    count = sections.filter(pk__in=graded).update(is_graded=True)
    record(row, row.placement, data={"what": "sections", "graded": count})
    return row


def _title(title: str) -> str:
    found = one_line(title, TITLE)
    if not found:
        raise ConsultationRefused(Refused.TITLE_EMPTY)
    return found


def _let_go(row: Consultation, position: Position) -> None:
    fits(paragraph=(position.paragraph, PARAGRAPH), link=(position.link, LINK))
    if position.link and not position.link.startswith(("https://", "http://")):
        raise ConsultationRefused(Refused.LINK_UNSAFE)
    body, _name = body_label(position.body) if position.body else (None, "")
    if position.body and body is None:
        raise ConsultationRefused(Refused.UNKNOWN_BODY)
    row.let_go_by_id, row.let_go_on = body, position.on
    row.let_go_paragraph, row.let_go_link = one_line(position.paragraph, PARAGRAPH), position.link


def _consult(row: Consultation, wanted: Sequence[int]) -> None:
    """Put these versions and all their sections there, in the documents' order. What nobody has been asked about yet
    leaves no trace when it is taken out."""
    chosen = _chosen(wanted)
    graded = dict(ConsultedSection.objects.filter(consultation=row).values_list("text", "is_graded"))
    ConsultedSection.objects.filter(consultation=row).delete()
    ConsultedVersion.objects.filter(consultation=row).delete()
    where = columns_of(row.placement)
    consulted: dict[int, ConsultedVersion] = {}
    for position, version in enumerate(chosen):
        consulted[version.pk] = ConsultedVersion.objects.create(
            consultation=row, version_id=version.pk, position=position, **where
        )
    sections = sections_to_send(consulted)
    order = {version: n for n, version in enumerate(consulted)}
    sections.sort(key=lambda section: order[section.version])
    ConsultedSection.objects.bulk_create(
        ConsultedSection(
            consultation=row,
            consulted=consulted[section.version],
            text_id=section.pk,
            position=position,
            # A heading with nothing under it gives nothing to grade.
            is_graded=graded.get(section.pk, section.has_words),
            **where,
        )
        for position, section in enumerate(sections)
    )


def _chosen(wanted: Sequence[int]) -> list[Sendable]:
    """The versions, in order; one of each document."""
    known = {version.pk: version for version in sendable()}
    if not set(wanted) <= set(known):
        raise ConsultationRefused(Refused.VERSION_UNKNOWN)
    chosen = [version for pk, version in known.items() if pk in set(wanted)]
    documents: set[int] = set()
    for version in chosen:
        if version.document in documents:
            raise ConsultationRefused(Refused.TWO_OF_ONE, title=version.title)
        documents.add(version.document)
    return chosen
