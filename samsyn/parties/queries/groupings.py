"""Associations and care areas: their lists and their pages."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from samsyn.access.actions import NotSeen
from samsyn.access.history import History, Told, history_of, whole_history_of
from samsyn.domain.access import Viewer
from samsyn.domain.calendar import Period
from samsyn.parties import models, texts
from samsyn.parties.queries.organisations import membership_state
from samsyn.parties.queries.parties import memberships_on


@dataclass(frozen=True, slots=True)
class ListedGrouping:
    slug: str
    name: str
    formal_name: str
    parties: int
    others: int


@dataclass(frozen=True, slots=True)
class Member:
    code: str
    name: str
    is_party: bool
    days: str
    certain: bool
    note: str
    state: str


@dataclass(frozen=True, slots=True)
class GroupingPage:
    grouping: models.Grouping
    kind: str
    members: tuple[Member, ...]
    earlier: tuple[Member, ...]
    parties: int
    history: History


def groupings_listed(kind: str, on: date) -> tuple[ListedGrouping, ...]:
    """Every association, or every care area, with how many belong to it on the day. Two questions."""
    parties: dict[int, int] = {}
    others: dict[int, int] = {}
    rows = memberships_on(on).filter(grouping__kind=kind)
    for pk, is_party in rows.values_list("grouping_id", "organisation__is_party"):
        count = parties if is_party else others
        count[pk] = count.get(pk, 0) + 1
    return tuple(
        ListedGrouping(row.slug, row.name, row.formal_name, parties.get(row.pk, 0), others.get(row.pk, 0))
        for row in models.Grouping.objects.filter(kind=kind).order_by("sort_key")
    )


def grouping_by_slug(kind: str, slug: str) -> models.Grouping:
    """The grouping; `NotSeen` when there is none."""
    found = models.Grouping.objects.select_related("organisation").filter(kind=kind, slug=slug).first()
    if found is None:
        raise NotSeen
    return found


def grouping_page(kind: str, slug: str, viewer: Viewer, on: date) -> GroupingPage:
    """All that the page of an association or care area shows this viewer."""
    grouping = grouping_by_slug(kind, slug)
    rows = grouping.memberships.select_related("organisation").order_by("organisation__sort_key", "from_on")
    members = [
        Member(
            code=row.organisation.code,
            name=row.organisation.formal_name,
            is_party=row.organisation.is_party,
            days=texts.period(Period(row.from_on, row.until_on)),
            certain=row.certain,
            note=row.note,
            state=membership_state(row, on),
        )
        for row in rows
    ]
    return GroupingPage(
        grouping=grouping,
        kind=str(texts.GROUPING_KINDS[kind]),
        members=tuple(m for m in members if m.state != "earlier"),
        earlier=tuple(m for m in members if m.state == "earlier"),
        parties=sum(1 for m in members if m.is_party and m.state == "current"),
        history=history_of(grouping, viewer),
    )


def grouping_history(kind: str, slug: str, viewer: Viewer) -> tuple[models.Grouping, tuple[Told, ...]]:
    grouping = grouping_by_slug(kind, slug)
    return grouping, whole_history_of(grouping, viewer)


def groupings_to_choose(kind: str) -> list[tuple[str, str]]:
    """Slug and name of every association or care area, for a form."""
    return list(models.Grouping.objects.filter(kind=kind).order_by("sort_key").values_list("slug", "name"))


@dataclass(frozen=True, slots=True)
class Helped:
    """An association at whose organisation somebody has a seat, and the organisations that belong to it on the day."""

    organisation: int
    slug: str
    name: str
    members: frozenset[int]


def associations_at(organisations: Iterable[int], on: date) -> tuple[Helped, ...]:
    """The associations that these organisations are, with their members on the day. Two questions, none for nobody."""
    numbers = list(organisations)
    if not numbers:
        return ()
    rows = list(
        models.Grouping.objects.filter(kind="association", organisation__in=numbers)
        .order_by("sort_key")
        .values_list("pk", "organisation", "slug", "name")
    )
    members: dict[int, set[int]] = {}
    belonging = (
        memberships_on(on).filter(grouping__in=[pk for pk, *_ in rows]) if rows else models.Membership.objects.none()
    )
    for grouping, member in belonging.values_list("grouping", "organisation"):
        members.setdefault(grouping, set()).add(member)
    return tuple(Helped(own, slug, name, frozenset(members.get(pk, ()))) for pk, own, slug, name in rows)
