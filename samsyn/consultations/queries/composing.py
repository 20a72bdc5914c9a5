"""What is chosen and what is missing while a consultation is composed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from samsyn.access.actions import NotSeen, allow
from samsyn.agreements.queries import Sendable, sendable
from samsyn.consultations import models
from samsyn.consultations.queries.heads import Head, head_of
from samsyn.domain.access import Act, Placement, Viewer
from samsyn.domain.sending import ToSend
from samsyn.parties.queries import Askable, Home, homes, organisations_to_ask


@dataclass(frozen=True, slots=True)
class Composed:
    """A consultation to change while it is composed, and what its form begins with."""

    head: Head
    letter: str
    let_go_by: str
    let_go_on: date | None
    let_go_paragraph: str
    let_go_link: str


def to_compose(pk: int, viewer: Viewer, act: Act = Act.CONSULTATION_COMPOSE) -> Composed:
    """The consultation, when the viewer may do this to it and it stands. One question."""
    rows = models.Consultation.objects.select_related("led_by", "let_go_by")
    row = rows.filter(pk=pk).first()
    if row is None:
        raise NotSeen
    head = head_of(row)
    allow(viewer, act, head.leads, lies=head.placement)
    by = row.let_go_by.slug if row.let_go_by else ""
    return Composed(head, row.letter, by, row.let_go_on, row.let_go_paragraph, row.let_go_link)


@dataclass(frozen=True, slots=True)
class Choice:
    """Versions to choose among, and those that are chosen."""

    offered: tuple[Sendable, ...]
    chosen: frozenset[int]


def versions_to_choose(pk: int | None = None) -> Choice:
    """Every version that can be sent out. Two questions."""
    rows = models.ConsultedVersion.objects.filter(consultation=pk) if pk else models.ConsultedVersion.objects.none()
    return Choice(tuple(sendable()), frozenset(rows.values_list("version", flat=True)))


@dataclass(frozen=True, slots=True)
class Chosen:
    """A respondent that is chosen: its number, code, name and address."""

    pk: int
    code: str
    name: str
    email: str
    has_side: bool


def respondents_chosen(pk: int) -> tuple[Chosen, ...]:
    """Who is to be asked, in the organisations' order, for those who compose. One question."""
    rows = models.RespondentState.objects.filter(respondent__consultation=pk, respondent__withdrawn_at=None)
    columns = rows.order_by("respondent__organisation__sort_key", "respondent").values_list(
        "respondent",
        "respondent__organisation__code",
        "respondent__organisation__formal_name",
        "contact_email",
        "respondent__organisation__side",
    )
    return tuple(Chosen(one, code, name, email, side is not None) for one, code, name, email, side in columns)


@dataclass(frozen=True, slots=True)
class Circle:
    """Whom to ask: every organisation in use, and what each belongs to on the day."""

    organisations: tuple[Askable, ...]
    homes: tuple[Home, ...]


def circle(on: date) -> Circle:
    """Everyone there is to ask. Two questions."""
    return Circle(tuple(organisations_to_ask()), tuple(homes(on)))


def what_to_send(row: models.Consultation) -> ToSend:
    """What is known of a consultation before it is sent. Four questions."""
    consulted = models.ConsultedVersion.objects.filter(consultation=row).order_by("position")
    offered = {version.pk: version.placement for version in sendable()}
    versions: dict[str, Placement] = {}
    gone: list[str] = []
    for version, title in consulted.values_list("version", "version__title"):
        if version in offered:
            versions[title] = offered[version]
        else:
            gone.append(title)
    chosen = respondents_chosen(row.pk)
    return ToSend(
        versions=versions,
        gone=tuple(gone),
        graded=models.ConsultedSection.objects.filter(consultation=row, is_graded=True).count(),
        has_letter=bool(row.letter.strip()),
        opens_at=row.opens_at,
        closes_at=row.closes_at,
        respondents=len(chosen),
        without_email=tuple(one.name for one in chosen if not one.email),
        outsiders=tuple(one.name for one in chosen if not one.has_side),
    )


@dataclass(frozen=True, slots=True)
class ReadyToSend:
    """A consultation that is about to be sent: what it lacks, whom it goes to, and which texts have a newer version."""

    head: Head
    what: ToSend
    outdated: tuple[str, ...]


def ready_to_send(pk: int, viewer: Viewer, at: datetime) -> ReadyToSend:
    """For the one who sends it."""
    row = models.Consultation.objects.select_related("led_by").filter(pk=pk).first()
    if row is None:
        raise NotSeen
    head = head_of(row)
    allow(viewer, Act.CONSULTATION_SEND, head.leads, lies=head.placement)
    return ReadyToSend(head, what_to_send(row), outdated(pk))


def outdated(pk: int) -> tuple[str, ...]:
    """Titles of the chosen versions that have a newer one. Two questions."""
    choice = versions_to_choose(pk)
    return tuple(v.title for v in choice.offered if v.pk in choice.chosen and not v.is_newest)
