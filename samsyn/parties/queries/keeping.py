"""Whose a thing is to keep, and where it lies: the placements that are asked about it."""

from __future__ import annotations

from collections.abc import Iterable

from samsyn.access.actions import NotSeen
from samsyn.domain.access import PARTIES, PUBLIC, Audience, Placement, Role, Viewer
from samsyn.parties import models

# The largest number that the databases' columns hold; an address may ask for any.
LARGEST = 2**63 - 1


def kept_by_side(side: str | None) -> Placement:
    """A side keeps its own; what belongs to no side lies open to every secretariat."""
    return Placement(Audience.SIDE, side=side) if side else PUBLIC


def keeper_of_organisation(organisation: models.Organisation) -> Placement:
    """The side of a party is the keeper of the party's parts too."""
    return kept_by_side(organisation.side_id)


def keeper_of_body(viewer: Viewer, sides: Iterable[str]) -> Placement:
    """A joint body is kept by each of its sides: the viewer's own when she is a secretary of one of them."""
    ordered = sorted(sides)
    own = [side for side in ordered if viewer.is_(Role.SECRETARY, side=side)]
    return kept_by_side((own or ordered)[0])


def keeper_of_seat(seat: models.Seat) -> Placement:
    """A seat in a body is its side's; a seat at an organisation is the organisation's side's."""
    if seat.organisation is not None:
        return keeper_of_organisation(seat.organisation)
    return kept_by_side(seat.side_id)


def place_of_seat(*, is_elected: bool) -> Placement:
    """Elected representatives' names are public with their office; officials' names are for the parties."""
    return PUBLIC if is_elected else PARTIES


def organisation_by_code(code: str) -> models.Organisation:
    """The organisation; `NotSeen` when there is none."""
    found = models.Organisation.objects.select_related("side", "part_of").filter(code=code).first()
    if found is None:
        raise NotSeen
    return found


def body_by_slug(slug: str) -> models.Body:
    """The body with its sides; `NotSeen` when there is none."""
    found = models.Body.objects.prefetch_related("sides").filter(slug=slug).first()
    if found is None:
        raise NotSeen
    return found


def seat_by_pk(pk: int) -> models.Seat:
    """The seat with its person and place; `NotSeen` when there is none."""
    if pk > LARGEST:
        raise NotSeen
    found = models.Seat.objects.select_related("person", "body", "organisation", "side").filter(pk=pk).first()
    if found is None:
        raise NotSeen
    return found
