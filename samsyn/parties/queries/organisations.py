"""An organisation's page, and lists of those that are no party."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from samsyn.access.actions import allow
from samsyn.access.history import History, Told, history_of, whole_history_of
from samsyn.domain.access import PUBLIC, Act, Viewer, may
from samsyn.domain.calendar import Period
from samsyn.parties import models, texts
from samsyn.parties.queries.keeping import keeper_of_organisation, organisation_by_code
from samsyn.parties.queries.seats import SeatGroup, seats_shown


@dataclass(frozen=True, slots=True)
class ShownMembership:
    """What an organisation belongs, belonged or will belong to."""

    kind: str
    kind_name: str
    slug: str
    name: str
    days: str
    state: str
    certain: bool
    note: str


@dataclass(frozen=True, slots=True)
class OrganisationPage:
    organisation: models.Organisation
    kind: str
    parts: tuple[models.Organisation, ...]
    memberships: tuple[ShownMembership, ...]
    earlier_memberships: tuple[ShownMembership, ...]
    association: str
    seats: SeatGroup
    history: History
    may_update: bool
    may_give: bool
    may_withdraw: bool
    may_move: bool


def organisation_page(code: str, viewer: Viewer, on: date) -> OrganisationPage:
    """All that the page of an organisation shows this viewer."""
    organisation = organisation_by_code(code)
    memberships = memberships_shown(organisation, on)
    keeper, in_use = keeper_of_organisation(organisation), organisation.withdrawn_at is None
    association = models.Grouping.objects.filter(organisation=organisation).values_list("slug", flat=True).first()

    def allowed(act: Act) -> bool:
        return in_use and bool(may(viewer, act, keeper))

    return OrganisationPage(
        organisation=organisation,
        kind=str(texts.ORGANISATION_KINDS[organisation.kind]),
        parts=tuple(organisation.parts.order_by("sort_key")),
        memberships=tuple(m for m in memberships if m.state != "earlier"),
        earlier_memberships=tuple(m for m in memberships if m.state == "earlier"),
        association=association or "",
        seats=seats_shown(viewer, on, organisation=organisation)[0],
        history=history_of(organisation, viewer),
        may_update=allowed(Act.ORGANISATION_UPDATE),
        may_give=allowed(Act.SEAT_GIVE),
        may_withdraw=allowed(Act.ORGANISATION_WITHDRAW) and not organisation.is_party and not association,
        may_move=allowed(Act.MEMBERSHIP_CHANGE),
    )


def memberships_shown(organisation: models.Organisation, on: date) -> tuple[ShownMembership, ...]:
    """All memberships, the association before the care area, the newest first."""
    rows = organisation.memberships.select_related("grouping")
    rows_in_order = sorted(rows, key=lambda m: (m.grouping.kind, -(m.from_on or date.min).toordinal()))
    return tuple(
        ShownMembership(
            kind=row.grouping.kind,
            kind_name=str(texts.GROUPING_KINDS[row.grouping.kind]),
            slug=row.grouping.slug,
            name=row.grouping.name,
            days=texts.period(Period(row.from_on, row.until_on)),
            state=membership_state(row, on),
            certain=row.certain,
            note=row.note,
        )
        for row in rows_in_order
    )


def belongs_now(organisation: models.Organisation, kind: str, on: date) -> ShownMembership | None:
    """The association or the care area that the organisation belongs to that day."""
    shown = (m for m in memberships_shown(organisation, on) if m.kind == kind and m.state == "current")
    return next(shown, None)


def membership_state(row: models.Membership, on: date) -> str:
    """current, coming or earlier."""
    if row.until_on and row.until_on < on:
        return "earlier"
    return "coming" if row.from_on and row.from_on > on else "current"


def organisation_to_change(code: str, viewer: Viewer, act: Act) -> models.Organisation:
    """The organisation, when the viewer may do this to it."""
    organisation = organisation_by_code(code)
    allow(viewer, act, keeper_of_organisation(organisation), lies=PUBLIC)
    return organisation


def organisation_history(code: str, viewer: Viewer) -> tuple[models.Organisation, tuple[Told, ...]]:
    organisation = organisation_by_code(code)
    return organisation, whole_history_of(organisation, viewer)


@dataclass(frozen=True, slots=True)
class Others:
    """Organisations that are no party: those in use and those that are not, and where the viewer may add one."""

    in_use: tuple[models.Organisation, ...]
    withdrawn: tuple[models.Organisation, ...]
    add_for: tuple[models.Side, ...]


def other_organisations(viewer: Viewer) -> Others:
    """Associations, parts of parties and everybody else who takes part without being a party."""
    rows = list(models.Organisation.objects.filter(is_party=False).select_related("side", "part_of", "grouping"))
    return Others(
        in_use=tuple(row for row in rows if row.withdrawn_at is None),
        withdrawn=tuple(row for row in rows if row.withdrawn_at),
        add_for=sides_kept_by(viewer),
    )


def sides_kept_by(viewer: Viewer) -> tuple[models.Side, ...]:
    """The sides whose secretary the viewer is; no question to the database for anybody else."""
    kept = viewer.keeps
    return tuple(models.Side.objects.filter(pk__in=kept)) if kept else ()
