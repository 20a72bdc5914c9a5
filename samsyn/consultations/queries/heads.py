"""The head of each page about a consultation, its sections, and for whom the viewer answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Value

from samsyn.access.actions import NotSeen
from samsyn.consultations import models
from samsyn.domain.access import Audience, Placement, Viewer
from samsyn.domain.timeliness import Phase, Window


@dataclass(frozen=True, slots=True)
class Head:
    """What every page about a consultation says of it. `led_by` is the body that follows it and reads the answers;
    `scale` holds the labels of grades that are not the usual ones."""

    pk: int
    title: str
    placement: Placement
    led_by: int
    led_by_name: str
    window: Window
    scale: Mapping[str, str]
    asks_stance: bool
    asks_ground: bool
    comment_required: bool
    revision: int

    @property
    def leads(self) -> Placement:
        """Where what is handed in lies, until it is published: with the body that leads the consultation."""
        return leads_from(self.led_by)

    def phase(self, at: datetime) -> Phase:
        return self.window.phase(at)


@dataclass(frozen=True, slots=True)
class ConsultedText:
    """A section that is sent out, in the order it is read in: where it stands in which document, and its words. What is
    sent out lies for all parties or everyone, so its version has the document's own number (ADR 0016)."""

    pk: int
    position: int
    version: int
    package: str
    document: str
    document_title: str
    version_number: int
    slug: str
    level: int
    number: str
    heading: str
    body: str
    is_graded: bool
    kind: str = "sub"


@dataclass(frozen=True, slots=True)
class OwnPart:
    """A respondent that the viewer answers for: its number, and its organisation."""

    pk: int
    organisation: int
    code: str
    name: str


def leads_from(body: int) -> Placement:
    """Where what a body leads lies until it is let out."""
    return Placement(Audience.BODY, body=body)


def consultation(pk: int) -> Head:
    """One consultation; `NotSeen` when it does not lie for whoever looks. One question."""
    row = models.Consultation.objects.select_related("led_by").filter(pk=pk).first()
    if row is None:
        raise NotSeen
    return head_of(row)


def head_of(row: models.Consultation) -> Head:
    """The head of a row that was read with the body that leads it."""
    return Head(
        row.pk,
        row.title,
        row.placement,
        row.led_by_id,
        row.led_by.name,
        Window(row.sent_at, row.opens_at, row.closes_at, row.withdrawn_at),
        row.scale,
        row.asks_stance,
        row.asks_ground,
        row.comment_required,
        row.revision,
    )


_TEXT = (
    "pk", "position", "consulted__version", "consulted__version__document__package__slug",
    "consulted__version__document__slug", "consulted__version__title", "consulted__version__number",
    "text__section__slug", "text__level", "text__number", "text__heading", "text__body", "is_graded",
    "consulted__version__document__kind",
)  # fmt: skip


def texts_consulted(pk: int, *, bodies: bool = True) -> list[ConsultedText]:
    """All sections of a consultation that lies for whoever looks, in order; without `bodies` their words are left out.
    One question."""
    rows = models.ConsultedSection.objects.filter(consultation=pk).order_by("position")
    columns = _TEXT if bodies else tuple(Value("") if name == "text__body" else name for name in _TEXT)
    return [ConsultedText(*row) for row in rows.values_list(*columns)]


def own_parts(pk: int, viewer: Viewer) -> list[OwnPart]:
    """The respondents of a consultation at which the viewer has a seat. One question."""
    rows = models.Respondent.objects.filter(
        consultation=pk, withdrawn_at=None, organisation__in=sorted(viewer.organisations)
    )
    columns = ("pk", "organisation", "organisation__code", "organisation__formal_name")
    return [OwnPart(*row) for row in rows.order_by("organisation__sort_key").values_list(*columns)]
