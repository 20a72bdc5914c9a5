"""The page of a consultation: what it says to everyone it lies for, and the ways on from it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.utils.timezone import localdate

from samsyn.access.actions import NotSeen
from samsyn.access.history import History, history_of
from samsyn.consultations import models
from samsyn.consultations.letters import Facts, letter_to
from samsyn.consultations.queries.composing import outdated, what_to_send
from samsyn.consultations.queries.facts import facts_of
from samsyn.consultations.queries.heads import Head, head_of
from samsyn.consultations.queries.own import OwnRespondent, own_respondents
from samsyn.domain.access import Act, Viewer, may
from samsyn.domain.letters import Block, blocks
from samsyn.domain.paragraphs import with_sign
from samsyn.domain.sending import may_be_sent
from samsyn.domain.timeliness import Phase
from samsyn.domain.verdicts import Reason
from samsyn.parties.queries import associations_at


@dataclass(frozen=True, slots=True)
class SentVersion:
    """A version that is sent out, and where it is read."""

    title: str
    label: str
    package: str
    document: str
    number: int
    sections: int
    graded: int


@dataclass(frozen=True, slots=True)
class Asked:
    """A respondent as everyone sees it."""

    pk: int
    organisation: int
    code: str
    name: str
    side: str


@dataclass(frozen=True, slots=True)
class Moved:
    """That the time to answer was changed."""

    was_at: datetime
    becomes_at: datetime
    reason: str
    changed_at: datetime


@dataclass(frozen=True, slots=True)
class Position:
    """The position of a body that let it go; nothing in it when none was given."""

    body: str
    on: date | None
    paragraph: str
    link: str


@dataclass(frozen=True, slots=True)
class ConsultationPage:
    """All that the page shows this viewer. `lacks`: what is missing before it can be sent, for those who compose."""

    head: Head
    phase: Phase
    sent_at: datetime | None
    withdrawn_reason: str
    authority: str
    position: Position
    letter: tuple[Block, ...]
    versions: tuple[SentVersion, ...]
    asked: tuple[Asked, ...]
    moved: tuple[Moved, ...]
    own: tuple[OwnRespondent, ...]
    lacks: tuple[Reason, ...]
    outdated: tuple[str, ...]
    history: History
    may_compose: bool
    may_move: bool
    may_add: bool
    may_withdraw: bool
    follows: bool
    leads: bool

    @property
    def graded(self) -> int:
        return sum(version.graded for version in self.versions)

    @property
    def asked_by_side(self) -> list[tuple[str, list[Asked]]]:
        """Those who are asked, side by side; those of no side last."""
        groups: dict[str, list[Asked]] = {}
        for one in sorted(self.asked, key=lambda one: one.side == ""):
            groups.setdefault(one.side, []).append(one)
        return list(groups.items())


def consultation_page(pk: int, viewer: Viewer, at: datetime) -> ConsultationPage:
    """One consultation. Some ten questions, a few more for those who compose it."""
    rows = models.Consultation.objects.select_related("led_by", "let_go_by", "registering_authority")
    row = rows.filter(pk=pk).first()
    if row is None:
        raise NotSeen
    head, own = head_of(row), tuple(own_respondents(viewer, pk))
    phase, versions = head.phase(at), _versions(pk)
    leads, composes = row.led_by_id in viewer.bodies, phase is Phase.COMPOSED
    stands = phase is not Phase.WITHDRAWN
    asked = _asked(pk)

    def allowed(act: Act) -> bool:
        return stands and bool(may(viewer, act, head.leads))

    may_compose = composes and allowed(Act.CONSULTATION_COMPOSE)
    return ConsultationPage(
        head=head,
        phase=phase,
        sent_at=row.sent_at,
        withdrawn_reason=row.withdrawn_reason,
        authority=row.registering_authority.formal_name if row.registering_authority else "",
        position=_position(row),
        letter=_letter(row, own, versions),
        versions=versions,
        asked=asked,
        moved=_moved(pk),
        own=own if stands and not composes else (),
        lacks=may_be_sent(what_to_send(row), at).reasons if may_compose else (),
        outdated=outdated(pk) if may_compose else (),
        history=history_of(row, viewer),
        may_compose=may_compose,
        may_move=not composes and allowed(Act.CONSULTATION_MOVE_DEADLINE),
        may_add=not composes and allowed(Act.RESPONDENT_ADD),
        may_withdraw=allowed(Act.CONSULTATION_WITHDRAW),
        follows=not composes and (leads or _helps(viewer, asked, at)),
        leads=leads,
    )


def _position(row: models.Consultation) -> Position:
    body = row.let_go_by.name if row.let_go_by else ""
    return Position(body, row.let_go_on, with_sign(row.let_go_paragraph), row.let_go_link)


def _letter(
    row: models.Consultation, own: tuple[OwnRespondent, ...], versions: tuple[SentVersion, ...]
) -> tuple[Block, ...]:
    """The letter as the viewer's own organisation reads it; to others without a name."""
    titles = tuple(version.title for version in versions)
    facts = Facts(row.pk, row.title, row.letter, row.led_by.name, titles, row.opens_at, row.closes_at)
    return blocks(letter_to(facts, own[0].name if len(own) == 1 else ""))


_VERSION = (
    "pk", "version__title", "version__label", "version__document__package__slug", "version__document__slug",
    "version__number",
)  # fmt: skip


def _versions(pk: int) -> tuple[SentVersion, ...]:
    """The versions with how many sections each has, and how many of them are graded. Two questions."""
    every: dict[int, int] = {}
    graded: dict[int, int] = {}
    sections = models.ConsultedSection.objects.filter(consultation=pk).order_by()
    for consulted, is_graded in sections.values_list("consulted", "is_graded"):
        every[consulted] = every.get(consulted, 0) + 1
        graded[consulted] = graded.get(consulted, 0) + int(is_graded)
    rows = models.ConsultedVersion.objects.filter(consultation=pk).order_by("position").values_list(*_VERSION)
    return tuple(
        SentVersion(title, label, package, document, number, every.get(one, 0), graded.get(one, 0))
        for one, title, label, package, document, number in rows
    )


def _asked(pk: int) -> tuple[Asked, ...]:
    rows = models.Respondent.objects.filter(consultation=pk, withdrawn_at=None)
    columns = ("pk", "organisation", "organisation__code", "organisation__formal_name", "organisation__side__name")
    found = rows.order_by("organisation__side__position", "organisation__sort_key").values_list(*columns)
    return tuple(Asked(one, organisation, code, name, side or "") for one, organisation, code, name, side in found)


def _moved(pk: int) -> tuple[Moved, ...]:
    rows = models.DeadlineChange.objects.filter(consultation=pk).order_by("-pk")
    return tuple(Moved(*row) for row in rows.values_list("was_at", "becomes_at", "reason", "changed_at"))


def _helps(viewer: Viewer, asked: tuple[Asked, ...], at: datetime) -> bool:
    """Is she at the association of somebody who is asked?"""
    helped = associations_at(sorted(viewer.organisations), localdate(at))
    return any(one.organisation in association.members for association in helped for one in asked)


def letter_facts(pk: int) -> Facts:
    """What letters tell of a consultation that lies for whoever looks. Two questions."""
    row = models.Consultation.objects.select_related("led_by").filter(pk=pk).first()
    if row is None:
        raise NotSeen
    return facts_of(row)
