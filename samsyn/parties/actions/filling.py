"""Filling an empty database with a county, and a demo county's seats with fictional people."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import IntegrityError, transaction

from samsyn.access.actions import action, allow, record
from samsyn.domain.access import PUBLIC, Act, Role, Viewer
from samsyn.domain.sorting import sort_key
from samsyn.office.county import County
from samsyn.parties import models
from samsyn.parties.actions import refusals
from samsyn.parties.queries.searching import searchable
from samsyn.search.actions import index


@action()
def fill_installation(
    *,
    viewer: Viewer,
    at: datetime,
    name: str,
    is_demo: bool,
    county: County,
    responsible: str = "",
    contact_email: str = "",
) -> models.Installation:
    """Fill an empty database with the county. Refused when it has been filled, also by somebody at the same time.

    `responsible` and `contact_email`: who answers for the installation, as the pages that the law requires say it.
    """
    allow(viewer, Act.INSTALLATION_FILL, PUBLIC)
    if models.Installation.objects.exists():
        raise refusals.AlreadyFilled
    try:
        with transaction.atomic():
            installation = models.Installation.objects.create(
                pk=1,
                name=name,
                is_demo=is_demo,
                filled_at=at,
                responsible=responsible,
                contact_email=contact_email,
            )
    except IntegrityError:
        raise refusals.AlreadyFilled from None
    _sides(county)
    _organisations(county)
    _groupings(county)
    _memberships(county)
    _bodies(county)
    index(searchable())
    counts = {
        "organisations": len(county.organisations),
        "groupings": len(county.groupings),
        "bodies": len(county.bodies),
    }
    record(installation, PUBLIC, data={"is_demo": is_demo, **counts})
    return installation


def _sides(county: County) -> None:
    models.Side.objects.bulk_create(
        models.Side(slug=row.slug, name=row.name, position=position)
        for position, row in enumerate(county.sides, start=1)
    )


def _organisations(county: County) -> None:
    models.Organisation.objects.bulk_create(
        models.Organisation(
            code=row.code,
            name=row.name,
            formal_name=row.formal_name,
            sort_key=sort_key(row.formal_name),
            kind=row.kind,
            side_id=row.side or None,
            is_party=row.is_party,
            aliases="\n".join(row.aliases),
            email=row.email,
        )
        for row in county.organisations
    )


def _groupings(county: County) -> None:
    """Associations are organisations of their own, on the side that most of their members are on."""
    sides = {row.code: row.side for row in county.organisations}
    for row in county.groupings:
        association = None
        if row.kind == "association":
            members = [sides[m.code] for m in county.memberships if (m.kind, m.slug) == (row.kind, row.slug)]
            side = max(sorted(set(filter(None, members))), key=members.count, default="")
            association = models.Organisation.objects.create(
                code=row.slug,
                name=row.name,
                formal_name=row.formal_name,
                sort_key=sort_key(row.formal_name),
                kind="association",
                side_id=side or None,
            )
        models.Grouping.objects.create(
            kind=row.kind,
            slug=row.slug,
            name=row.name,
            formal_name=row.formal_name,
            sort_key=sort_key(row.name),
            organisation=association,
        )


def _memberships(county: County) -> None:
    organisations = dict(models.Organisation.objects.values_list("code", "pk"))
    groupings = {(kind, slug): pk for kind, slug, pk in models.Grouping.objects.values_list("kind", "slug", "pk")}
    models.Membership.objects.bulk_create(
        models.Membership(
            grouping_id=groupings[row.kind, row.slug],
            organisation_id=organisations[row.code],
            from_on=row.period.from_on,
            until_on=row.period.until_on,
            certain=row.certain,
            note=row.note,
        )
        for row in county.memberships
    )


def _bodies(county: County) -> None:
    made: dict[str, models.Body] = {}
    sides = models.Side.objects.in_bulk()
    for position, row in enumerate(county.bodies, start=1):
        made[row.slug] = models.Body.objects.create(
            slug=row.slug,
            name=row.name,
            kind=row.kind,
            purpose=row.purpose,
            sort_key=sort_key(row.name),
            position=position,
            from_on=row.period.from_on,
            until_on=row.period.until_on,
            follows=made.get(row.follows),
        )
        made[row.slug].sides.set(sides[slug] for slug in row.sides)


@dataclass(frozen=True, slots=True)
class DemoSeat:
    """A seat for a fictional person: in a body (slug) for a side, or at an organisation (code)."""

    person: int
    role: str
    body: str = ""
    organisation: str = ""
    side: str = ""
    title: str = ""
    is_elected: bool = False
    political_party: str = ""
    from_on: date = date(2024, 1, 1)
    until_on: date | None = None


@action()
def fill_demo_seats(*, viewer: Viewer, at: datetime, seats: Sequence[DemoSeat]) -> None:
    """Seat fictional people, all at once. Refused in an installation that is not a demo: there each side's secretary
    gives the seats."""
    allow(viewer, Act.INSTALLATION_FILL, PUBLIC)
    installation = models.Installation.objects.filter(is_demo=True).first()
    if installation is None:
        raise refusals.NotADemo
    organisations = dict(models.Organisation.objects.values_list("code", "pk"))
    bodies = {slug: (pk, kind) for slug, pk, kind in models.Body.objects.values_list("slug", "pk", "kind")}
    if any(s.role == Role.SECRETARY and (not s.body or bodies[s.body][1] != "secretariat") for s in seats):
        raise refusals.SecretaryOutsideSecretariat
    models.Seat.objects.bulk_create(
        models.Seat(
            person_id=seat.person,
            role=Role(seat.role).value,
            body_id=bodies[seat.body][0] if seat.body else None,
            organisation_id=organisations[seat.organisation] if seat.organisation else None,
            side_id=seat.side or None,
            title=seat.title,
            is_elected=seat.is_elected,
            political_party=seat.political_party,
            from_on=seat.from_on,
            until_on=seat.until_on,
        )
        for seat in seats
    )
    record(installation, PUBLIC, data={"seats": len(seats)})
