"""A side: its parties, its secretariat, its bodies, and what its secretary keeps."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from samsyn.access.actions import NotSeen, allow
from samsyn.domain.access import PUBLIC, Act, Role, Viewer, may
from samsyn.parties import models
from samsyn.parties.queries.keeping import kept_by_side
from samsyn.parties.queries.seats import SeatGroup, seats_shown, state_of


@dataclass(frozen=True, slots=True)
class SidePage:
    side: models.Side
    parties: int
    others: tuple[models.Organisation, ...]
    bodies: tuple[models.Body, ...]
    secretariat: models.Body | None
    seats: SeatGroup | None
    keeps: bool
    may_appoint: bool


def side_by_slug(slug: str) -> models.Side:
    """The side; `NotSeen` when there is none."""
    found = models.Side.objects.filter(pk=slug).first()
    if found is None:
        raise NotSeen
    return found


def side_page(slug: str, viewer: Viewer, on: date) -> SidePage:
    """All that the page of a side shows this viewer."""
    side = side_by_slug(slug)
    organisations = list(side.organisations.filter(withdrawn_at=None))
    bodies = [b for b in side.bodies.prefetch_related("sides") if not (b.until_on and b.until_on < on)]
    secretariat = next((b for b in bodies if b.kind == "secretariat"), None)
    groups = seats_shown(viewer, on, body=secretariat) if secretariat else ()
    return SidePage(
        side=side,
        parties=sum(1 for row in organisations if row.is_party),
        others=tuple(row for row in organisations if not row.is_party),
        bodies=tuple(b for b in bodies if b.kind != "secretariat"),
        secretariat=secretariat,
        seats=next((group for group in groups if group.side == slug), None),
        keeps=viewer.is_(Role.SECRETARY, side=slug),
        may_appoint=bool(may(viewer, Act.SECRETARY_APPOINT, PUBLIC)) and not _has_secretary(secretariat, on),
    )


def _has_secretary(secretariat: models.Body | None, on: date) -> bool:
    """Is there a secretary, now or coming? Nobody to appoint either where there is no secretariat to sit in."""
    if secretariat is None:
        return True
    seats = secretariat.seats.filter(role=Role.SECRETARY.value)
    return any(state_of(seat, on) != "earlier" for seat in seats)


def side_to_appoint_for(slug: str, viewer: Viewer) -> models.Side:
    """The side, when the viewer may appoint its first secretary."""
    allow(viewer, Act.SECRETARY_APPOINT, PUBLIC)
    return side_by_slug(slug)


def side_to_add_to(slug: str, viewer: Viewer, act: Act) -> models.Side:
    """The side, when the viewer keeps it."""
    side = side_by_slug(slug)
    allow(viewer, act, kept_by_side(slug), lies=PUBLIC)
    return side


def parties_to_choose(side: str) -> list[tuple[str, str]]:
    """Code and formal name of the side's parties, for a form."""
    rows = models.Organisation.objects.filter(side=side, is_party=True, withdrawn_at=None)
    return list(rows.order_by("sort_key").values_list("code", "formal_name"))


def sides_to_choose() -> list[tuple[str, str]]:
    """Slug and name of every side, for a form."""
    return list(models.Side.objects.values_list("slug", "name"))
