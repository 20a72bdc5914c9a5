"""The parties, what they are called and what they belong to on a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from samsyn.domain.names import Party
from samsyn.parties import models


@dataclass(frozen=True, slots=True)
class Belongs:
    """A grouping that an organisation belongs to, as a list shows it."""

    slug: str
    name: str
    sort_key: str
    certain: bool


@dataclass(frozen=True, slots=True)
class ListedParty:
    """A party as a list shows it, with its groupings of the day."""

    code: str
    name: str
    formal_name: str
    sort_key: str
    side: str
    side_name: str
    side_position: int
    aliases: tuple[str, ...] = ()
    association: Belongs | None = None
    care_area: Belongs | None = None


def parties_listed(on: date) -> tuple[ListedParty, ...]:
    """Every party in use, in Swedish order, with its groupings on the day. Two questions, however many they are."""
    belongs = _belonging(on)
    rows = models.Organisation.objects.filter(is_party=True, withdrawn_at=None).select_related("side")
    return tuple(
        ListedParty(
            code=row.code,
            name=row.name,
            formal_name=row.formal_name,
            sort_key=row.sort_key,
            side=row.side_id or "",
            side_name=row.side.name if row.side else "",
            side_position=row.side.position if row.side else 0,
            aliases=tuple(row.aliases.splitlines()),
            association=belongs.get((row.pk, "association")),
            care_area=belongs.get((row.pk, "care_area")),
        )
        for row in rows.order_by("sort_key", "code")
    )


def _belonging(on: date) -> dict[tuple[int, str], Belongs]:
    """What each party belongs to on the day, by its number and the kind of grouping."""
    rows = memberships_on(on).filter(organisation__is_party=True)
    names = ("grouping__slug", "grouping__name", "grouping__sort_key", "certain")
    return {
        (pk, kind): Belongs(*columns)
        for pk, kind, *columns in rows.values_list("organisation_id", "grouping__kind", *names)
    }


def memberships_on(on: date) -> QuerySet[models.Membership]:
    """The memberships that hold on the day."""
    return models.Membership.objects.filter(
        Q(from_on=None) | Q(from_on__lte=on), Q(until_on=None) | Q(until_on__gte=on)
    )


@dataclass(frozen=True, slots=True)
class Home:
    """A grouping that an organisation (by number) belongs to."""

    organisation: int
    kind: str
    slug: str
    name: str


def homes(on: date) -> list[Home]:
    """What every organisation belongs to on the day, in the groupings' order. One question."""
    rows = memberships_on(on).order_by("grouping__kind", "grouping__sort_key", "pk")
    fields = ("organisation_id", "grouping__kind", "grouping__slug", "grouping__name")
    return [Home(*row) for row in rows.values_list(*fields)]


def party_count() -> int:
    """How many parties there are."""
    return models.Organisation.objects.filter(is_party=True, withdrawn_at=None).count()


def parties_known(on: date) -> tuple[Party, ...]:
    """The parties as a written name is matched against them, with their groupings on the day."""
    return tuple(
        Party(
            code=row.code,
            name=row.name,
            formal_name=row.formal_name,
            side=row.side,
            association=row.association.slug if row.association else "",
            care_area=row.care_area.slug if row.care_area else "",
            aliases=row.aliases,
        )
        for row in parties_listed(on)
    )


def organisations_by_code() -> dict[str, models.Organisation]:
    """Every organisation by its code, to point at from other records."""
    return {row.code: row for row in models.Organisation.objects.all()}


def others_known() -> tuple[Party, ...]:
    """Organisations in use that are no party, by their names. One question."""
    rows = models.Organisation.objects.filter(is_party=False, withdrawn_at=None)
    return tuple(Party(*row) for row in rows.values_list("code", "name", "formal_name"))


def choosable() -> list[tuple[str, str, str]]:
    """Code, formal name and side (by name; empty for those that are no party) of every organisation in use, parties
    first, side by side. One question."""
    rows = models.Organisation.objects.filter(withdrawn_at=None).order_by("-is_party", "side__position", "sort_key")
    found = rows.values_list("code", "formal_name", "is_party", "side__name")
    return [(code, name, side or "" if is_party else "") for code, name, is_party, side in found]


@dataclass(frozen=True, slots=True)
class Askable:
    """An organisation that can be asked to answer: who it is, which side it has, what it is a part of, and where it is
    written to."""

    pk: int
    code: str
    name: str
    kind: str
    is_party: bool
    side: str
    side_name: str
    part_of: int | None
    email: str


def organisations_to_ask() -> list[Askable]:
    """Every organisation in use, parties first, side by side, in Swedish order. One question."""
    rows = models.Organisation.objects.filter(withdrawn_at=None).order_by("-is_party", "side__position", "sort_key")
    columns = ("pk", "code", "formal_name", "kind", "is_party", "side", "side__name", "part_of", "email")
    return [
        Askable(pk, code, name, kind, is_party, side or "", side_name or "", part_of, email)
        for pk, code, name, kind, is_party, side, side_name, part_of, email in rows.values_list(*columns)
    ]
