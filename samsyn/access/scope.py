"""No viewer, no rows: shared records are read only inside `seen_by(viewer)`."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.db.models import Q

from samsyn.domain.access import Audience, Placement, Viewer


class NobodyLooks(RuntimeError):
    """A shared record was asked for outside `seen_by(viewer)`."""


class SomebodyElseLooks(RuntimeError):
    """A second viewer was opened inside another: a page is one person's."""


@dataclass(frozen=True, slots=True)
class Everything:
    """The way round the gate, with its reason."""

    why: str


_looking: ContextVar[Viewer | Everything | None] = ContextVar("samsyn_looking", default=None)


@contextmanager
def seen_by(viewer: Viewer) -> Iterator[Viewer]:
    """Rows of shared records are those that lie for `viewer`. Opening the same viewer again inside is fine."""
    current = _looking.get()
    if current is not None and current != viewer:
        raise SomebodyElseLooks("seen_by(viewer) was opened inside another viewer's.")
    token = _looking.set(viewer)
    try:
        yield viewer
    finally:
        _looking.reset(token)


@contextmanager
def everything(*, why: str) -> Iterator[None]:
    """All rows, for work that belongs to no viewer (backup, verify, migration of data). Rare; `why` is true."""
    if len(why) < 10:
        raise ValueError("everything(why=…) wants a reason that a reader can weigh.")
    token = _looking.set(Everything(why))
    try:
        yield
    finally:
        _looking.reset(token)


def lies_for(viewer: Viewer) -> Q:
    """The placements that lie for `viewer`, as one condition; the SQL twin of `samsyn.domain.access.may_see`."""
    condition = Q(audience=Audience.PUBLIC.value)
    if viewer.sides:
        condition |= Q(audience=Audience.PARTIES.value)
        condition |= Q(audience=Audience.SIDE.value, for_side__in=sorted(viewer.sides))
    if viewer.bodies:
        condition |= Q(audience=Audience.BODY.value, for_body__in=sorted(viewer.bodies))
    if viewer.organisations:
        condition |= Q(audience=Audience.ORGANISATION.value, for_organisation__in=sorted(viewer.organisations))
    if viewer.person is not None:
        condition |= Q(audience=Audience.PERSON.value, for_person=viewer.person)
    return condition


class SeenManager(models.Manager[Any]):
    """Gives the rows that lie for whoever looks. Takes no arguments: Django builds related managers from the class."""

    def get_queryset(self) -> models.QuerySet[Any]:
        who = _looking.get()
        if who is None:
            raise NobodyLooks(
                f"{self.model.__name__} was read outside seen_by(viewer). Open it where the viewer is known."
            )
        rows = super().get_queryset()
        return rows if isinstance(who, Everything) else rows.filter(lies_for(who))


class Shared(models.Model):
    """A record that says where it lies. `objects` gives only the rows that lie for the viewer who looks."""

    audience = models.CharField(
        max_length=12,
        choices=[(a, a) for a in ("public", "parties", "side", "body", "organisation", "person")],
    )
    for_side = models.ForeignKey("parties.Side", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    for_body = models.ForeignKey("parties.Body", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    for_organisation = models.ForeignKey(
        "parties.Organisation", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    for_person = models.ForeignKey(
        "accounts.Person", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = SeenManager()

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=(
                    Q(
                        audience__in=["public", "parties"],
                        for_side=None,
                        for_body=None,
                        for_organisation=None,
                        for_person=None,
                    )
                    | Q(
                        audience="side",
                        for_side__isnull=False,
                        for_body=None,
                        for_organisation=None,
                        for_person=None,
                    )
                    | Q(
                        audience="body",
                        for_side=None,
                        for_body__isnull=False,
                        for_organisation=None,
                        for_person=None,
                    )
                    | Q(
                        audience="organisation",
                        for_side=None,
                        for_body=None,
                        for_organisation__isnull=False,
                        for_person=None,
                    )
                    | Q(
                        audience="person",
                        for_side=None,
                        for_body=None,
                        for_organisation=None,
                        for_person__isnull=False,
                    )
                ),
                name="%(app_label)s_%(class)s_lies_in_one_place",
            )
        ]

    @property
    def placement(self) -> Placement:
        return Placement(
            Audience(self.audience),
            side=self.for_side_id,
            body=self.for_body_id,
            organisation=self.for_organisation_id,
            person=self.for_person_id,
        )

    def lie(self, place: Placement) -> None:
        """Put the record there (unsaved). Only actions do this."""
        self.audience = place.audience.value
        self.for_side_id = place.side
        self.for_body_id = place.body
        self.for_organisation_id = place.organisation
        self.for_person_id = place.person


def columns_of(place: Placement) -> dict[str, Any]:
    """The placement as column values, for `Model(**columns_of(place), …)`."""
    return {
        "audience": place.audience.value,
        "for_side_id": place.side,
        "for_body_id": place.body,
        "for_organisation_id": place.organisation,
        "for_person_id": place.person,
    }
