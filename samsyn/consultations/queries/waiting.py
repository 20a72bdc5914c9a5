"""What the desk tells of consultations: answers that are owed, and those that are led and close soon."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Q

from samsyn.consultations import models
from samsyn.consultations.queries.own import own_respondents
from samsyn.domain.access import Viewer

# How long after it has closed a missing answer is told of.
STILL = timedelta(days=30)
SOON = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Owed:
    """An answer that an organisation of the viewer's owes. `is_late`: the time has gone out."""

    consultation: int
    title: str
    name: str
    closes_at: datetime
    is_late: bool


@dataclass(frozen=True, slots=True)
class Led:
    """A consultation that a body of the viewer's leads, that closes soon with answers missing."""

    pk: int
    title: str
    silent: int
    closes_at: datetime


def answers_owed(viewer: Viewer, at: datetime) -> list[Owed]:
    """Those that can be handed in now, the one that closes first first. Three questions, none for whoever answers for
    nobody."""
    own = [one for one in own_respondents(viewer) if not one.steps.is_done]
    if not own:
        return []
    rows = models.Consultation.objects.filter(
        pk__in={one.consultation for one in own},
        sent_at__isnull=False,
        withdrawn_at=None,
        opens_at__lte=at,
        closes_at__gte=at - STILL,
    )
    open_now = {pk: (title, closes_at) for pk, title, closes_at in rows.values_list("pk", "title", "closes_at")}
    owed = [
        Owed(one.consultation, title, one.name, closes_at, closes_at < at)
        for one in own
        if one.consultation in open_now
        for title, closes_at in [open_now[one.consultation]]
    ]
    return sorted(owed, key=lambda one: one.closes_at)


def consultations_closing(viewer: Viewer, at: datetime) -> list[Led]:
    """Those that close within two weeks and lack answers. One question, none for whoever sits in no body."""
    if not viewer.bodies:
        return []
    silent = Q(
        respondents__withdrawn_at=None,
        respondents__states__submitted_at=None,
        respondents__states__abstained_at=None,
        respondents__states__isnull=False,
    )
    rows = models.Consultation.objects.filter(
        led_by__in=sorted(viewer.bodies),
        sent_at__isnull=False,
        withdrawn_at=None,
        opens_at__lte=at,
        closes_at__range=(at, at + SOON),
    ).annotate(silent=Count("respondents", filter=silent, distinct=True))
    found = rows.filter(silent__gt=0).order_by("closes_at", "pk")
    return [Led(*row) for row in found.values_list("pk", "title", "silent", "closes_at")]


def titles_of(pks: Iterable[int]) -> list[tuple[int, str]]:
    """Number and title of these consultations, as far as they lie for whoever looks. One question."""
    return list(models.Consultation.objects.filter(pk__in=list(pks)).values_list("pk", "title"))
