"""The list of compilations, the head of each page about one, and what its pages of changes ask."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Q

from samsyn.access.actions import NotAllowed, NotSeen
from samsyn.access.history import History, history_of
from samsyn.compilations import models
from samsyn.domain.access import PUBLIC, Act, Placement, Viewer, may
from samsyn.domain.widening import ways_out
from samsyn.parties.queries import authorities, side_names


@dataclass(frozen=True, slots=True)
class Head:
    """What every page about a compilation says of it, and what the viewer may do to it."""

    pk: int
    title: str
    sheet: str
    source_name: str
    source_hash: str
    kept_at: datetime
    kept_by: str
    deadline_at: datetime | None
    revision: int
    placement: Placement
    place_name: str
    authority: str
    withdrawn_at: datetime | None
    widens_to: tuple[Placement, ...]
    may_withdraw: bool
    may_match: bool


@dataclass(frozen=True, slots=True)
class Tile:
    """A compilation in the list."""

    pk: int
    title: str
    kept_at: datetime
    placement: Placement
    place_name: str
    answered: int
    withdrawn: bool


def compilations_seen(viewer: Viewer) -> list[Tile]:
    """The compilations that lie for the viewer, newest first; a withdrawn one only for those who may withdraw it."""
    rows = (
        models.Compilation.objects.filter(standing(viewer))
        .select_related("for_side", "for_body", "for_organisation")
        .annotate(answered=Count("rows", filter=Q(rows__superseded_by=None, rows__organisation__is_party=True)))
        .order_by("-kept_at", "-pk")
    )
    return [
        Tile(
            row.pk, row.title, row.kept_at, row.placement, place_name(row), row.answered, row.withdrawn_at is not None
        )
        for row in rows
    ]


def standing(viewer: Viewer) -> Q:
    """Not withdrawn; or withdrawn, but the viewer's own or hers to lead."""
    if may(viewer, Act.COMPILATION_WITHDRAW, PUBLIC):
        return Q()
    return Q(withdrawn_at=None) | Q(kept_by=viewer.person) if viewer.signed_in else Q(withdrawn_at=None)


# Every page asks for a head: the names it shows, not every column of those who bear them.
_HEAD = (
    *("title", "sheet", "source_name", "source_hash", "kept_at"),
    *("deadline_at", "revision", "withdrawn_at", "audience", "for_person"),
    *("kept_by__name", "registering_authority__formal_name"),
    *("for_side__name", "for_body__name", "for_organisation__name"),
)


def compilation(viewer: Viewer, pk: int) -> Head:
    """One compilation; `NotSeen` when it does not lie for the viewer, or is withdrawn and not hers to look after."""
    row = (
        models.Compilation.objects.filter(standing(viewer), pk=pk)
        .select_related("kept_by", "registering_authority", "for_side", "for_body", "for_organisation")
        .only(*_HEAD)
        .first()
    )
    if row is None:
        raise NotSeen
    place = row.placement
    stands = row.withdrawn_at is None
    return Head(
        pk=row.pk,
        title=row.title,
        sheet=row.sheet,
        source_name=row.source_name,
        source_hash=row.source_hash,
        kept_at=row.kept_at,
        # Officials' names are for the parties.
        kept_by=row.kept_by.name if viewer.sides else "",
        deadline_at=row.deadline_at,
        revision=row.revision,
        placement=place,
        place_name=place_name(row),
        authority=row.registering_authority.formal_name if row.registering_authority else "",
        withdrawn_at=row.withdrawn_at,
        widens_to=ways_out(place, viewer.sides) if stands and may(viewer, Act.COMPILATION_WIDEN, place) else (),
        may_withdraw=stands and bool(may(viewer, Act.COMPILATION_WITHDRAW, place)),
        may_match=stands and bool(may(viewer, Act.COMPILATION_MATCH, place)),
    )


def place_name(row: Any) -> str:
    """The name of the side, body or organisation that a record lies with; empty for the other audiences."""
    whose = row.for_side or row.for_body or row.for_organisation
    return str(whose.name) if whose else ""


@dataclass(frozen=True, slots=True)
class AboutPage:
    """Where a compilation comes from and what has happened to it."""

    head: Head
    history: History


def about_page(viewer: Viewer, pk: int) -> AboutPage:
    head = compilation(viewer, pk)
    return AboutPage(head, history_of(models.Compilation(pk=pk), viewer, newest=50))


@dataclass(frozen=True, slots=True)
class WideningPage:
    """What can be chosen when a compilation is shown to more people. No places: it goes no further."""

    head: Head
    sides: dict[str, str]
    authorities: tuple[tuple[str, str], ...]


def widening_page(viewer: Viewer, pk: int) -> WideningPage:
    """The choices; `NotAllowed` when the viewer sees it but may not show it to others."""
    head = compilation(viewer, pk)
    if not may(viewer, Act.COMPILATION_WIDEN, head.placement):
        raise NotAllowed(Act.COMPILATION_WIDEN)
    return WideningPage(head, side_names(), tuple(authorities()))


def withdrawable(viewer: Viewer, pk: int) -> Head:
    """The compilation; `NotAllowed` when the viewer sees it but may not take it back."""
    head = compilation(viewer, pk)
    if not may(viewer, Act.COMPILATION_WITHDRAW, head.placement):
        raise NotAllowed(Act.COMPILATION_WITHDRAW)
    return head
