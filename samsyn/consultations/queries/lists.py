"""The list of consultations: first what one has to answer, then what one composes, then all others by when they close."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import F
from django.utils.timezone import localdate

from samsyn.consultations import models
from samsyn.consultations.queries.heads import leads_from
from samsyn.consultations.queries.own import OwnRespondent, own_respondents
from samsyn.domain.access import Act, Viewer, may
from samsyn.domain.timeliness import Phase, Window
from samsyn.parties.queries import bodies_to_lead


@dataclass(frozen=True, slots=True)
class Listed:
    """A consultation in the list. `own`: the respondents that the viewer answers for; `is_led`: by a body of hers."""

    pk: int
    title: str
    led_by_name: str
    window: Window
    phase: Phase
    is_led: bool
    own: tuple[OwnRespondent, ...]

    @property
    def waits(self) -> bool:
        """Is an answer of the viewer's own wanted? Also late, once it has closed."""
        owing = any(not one.steps.is_done for one in self.own)
        return owing and self.phase in {Phase.SENT, Phase.OPEN, Phase.CLOSED}


@dataclass(frozen=True, slots=True)
class Listing:
    """The consultations that lie for the viewer, each in one of the groups."""

    waiting: tuple[Listed, ...]
    composed: tuple[Listed, ...]
    open: tuple[Listed, ...]
    coming: tuple[Listed, ...]
    closed: tuple[Listed, ...]
    withdrawn: tuple[Listed, ...]
    may_compose: bool

    @property
    def is_empty(self) -> bool:
        return not any((self.waiting, self.composed, self.open, self.coming, self.closed, self.withdrawn))


def consultations_listed(viewer: Viewer, at: datetime) -> Listing:
    """All of them, those that close next first. Four questions at the most."""
    own: dict[int, list[OwnRespondent]] = {}
    for one in own_respondents(viewer):
        own.setdefault(one.consultation, []).append(one)
    rows = models.Consultation.objects.select_related("led_by").order_by(F("closes_at").asc(nulls_last=True), "pk")
    every = [_listed(row, tuple(own.get(row.pk, ())), viewer, at) for row in rows]
    waiting = tuple(one for one in every if one.waits)
    rest = [one for one in every if not one.waits]

    def those(phase: Phase) -> tuple[Listed, ...]:
        return tuple(one for one in rest if one.phase is phase)

    return Listing(
        waiting=waiting,
        composed=those(Phase.COMPOSED),
        open=those(Phase.OPEN),
        coming=those(Phase.SENT),
        closed=those(Phase.CLOSED)[::-1],
        withdrawn=those(Phase.WITHDRAWN)[::-1],
        may_compose=may_compose(viewer, at),
    )


def _listed(row: models.Consultation, own: tuple[OwnRespondent, ...], viewer: Viewer, at: datetime) -> Listed:
    window = Window(row.sent_at, row.opens_at, row.closes_at, row.withdrawn_at)
    is_led = row.led_by_id in viewer.bodies
    return Listed(row.pk, row.title, row.led_by.name, window, window.phase(at), is_led, own)


def may_compose(viewer: Viewer, at: datetime) -> bool:
    """Does she lead the process from a body of both sides? One question, none for most."""
    if not any(may(viewer, Act.CONSULTATION_COMPOSE, leads_from(body)) for body in viewer.bodies):
        return False
    return bool(bodies_to_lead(viewer, localdate(at)))
