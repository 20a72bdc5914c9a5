"""How it goes: each respondent with how far it has come, when it was last in touch, and when its answer is expected.

Those who lead follow all of it. An association's officer follows her own members, and reads neither where they are
written to nor what others have noted about them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from django.utils.timezone import localdate

from samsyn.access.actions import NotSeen
from samsyn.access.scope import everything
from samsyn.consultations import models
from samsyn.consultations.queries.heads import Head, consultation
from samsyn.domain.access import Act, Audience, Placement, Viewer, may
from samsyn.domain.standing import Standing, Steps, may_be_reminded, standing
from samsyn.domain.timeliness import Phase
from samsyn.parties.queries import Helped, associations_at, homes


@dataclass(frozen=True, slots=True)
class Scope:
    """What the viewer follows of a consultation: all of it, or the members of her associations. `place`: whose act it
    is when she does something; `asks`: may she ask more respondents, and ask one no more."""

    place: Placement
    leads: bool
    helped: tuple[Helped, ...] = ()
    asks: bool = False

    def place_for(self, organisation: int) -> Placement | None:
        """Where her own notes about this organisation lie; `None` where she does not follow it."""
        if self.leads:
            return self.place
        own = next((one for one in self.helped if organisation in one.members), None)
        return Placement(Audience.ORGANISATION, organisation=own.organisation) if own else None

    @property
    def names(self) -> str:
        return ", ".join(one.name for one in self.helped)


@dataclass(frozen=True, slots=True)
class Followed:
    """A respondent as it is followed. `email` is empty for those who do not lead."""

    pk: int
    organisation: int
    code: str
    name: str
    side: str
    side_name: str
    steps: Steps
    standing: Standing
    email: str
    invited_at: datetime | None
    expected_on: date | None
    reminded_at: datetime | None
    can_be_reminded: bool
    association: str = ""
    association_name: str = ""
    care_area_name: str = ""
    last_at: datetime | None = None
    last_channel: str = ""

    @property
    def answered_at(self) -> datetime | None:
        return self.steps.submitted_at or self.steps.abstained_at


@dataclass(frozen=True, slots=True)
class Following:
    """All that the viewer follows, how many stand how, and what can be chosen among."""

    head: Head
    phase: Phase
    scope: Scope
    rows: tuple[Followed, ...]
    counts: Mapping[Standing, int] = field(default_factory=dict)

    @property
    def silent(self) -> tuple[Followed, ...]:
        """Those who may be reminded."""
        return tuple(row for row in self.rows if row.can_be_reminded)

    @property
    def associations(self) -> dict[str, str]:
        named = {row.association: row.association_name for row in self.rows if row.association}
        return dict(sorted(named.items(), key=lambda one: one[1]))

    @property
    def sides(self) -> dict[str, str]:
        return {row.side: row.side_name for row in self.rows if row.side}


def scope_of(head: Head, viewer: Viewer, on: date) -> Scope:
    """What she follows; `NotSeen` where that is nothing. No question for those who lead, else two at the most."""
    if head.led_by in viewer.bodies:
        return Scope(head.leads, True, asks=bool(may(viewer, Act.RESPONDENT_ADD, head.leads)))
    helped = associations_at(sorted(viewer.organisations), on)
    if not helped:
        raise NotSeen
    return Scope(Placement(Audience.ORGANISATION, organisation=helped[0].organisation), False, helped)


def following(pk: int, viewer: Viewer, at: datetime) -> Following:
    """Everyone whom the viewer follows, in the organisations' order. Five questions, six for an association."""
    head = consultation(pk)
    if head.window.sent_at is None:
        raise NotSeen
    scope = scope_of(head, viewer, localdate(at))
    rows = _with_homes(_followed(pk, scope, head.phase(at)), localdate(at))
    rows = _with_contacts(rows, pk)
    if not rows and not scope.leads:
        raise NotSeen
    return Following(head, head.phase(at), scope, tuple(rows), Counter(row.standing for row in rows))


def followed(pk: int, viewer: Viewer, at: datetime, respondents: Iterable[int]) -> list[Followed]:
    """Those of the respondents (by number) whom the viewer follows, for an action."""
    head = consultation(pk)
    wanted = set(respondents)
    return [row for row in _followed(pk, scope_of(head, viewer, localdate(at)), head.phase(at)) if row.pk in wanted]


_STEPS = ("opened_at", "drafting_at", "released_at", "submitted_at", "is_late", "abstained_at")
_OWN = (
    "respondent", "respondent__organisation", "respondent__organisation__code",
    "respondent__organisation__formal_name", "respondent__organisation__side",
    "respondent__organisation__side__name",
)  # fmt: skip
_SINCE = ("contact_email", "invited_at", "expected_on", "reminded_at")


def _followed(pk: int, scope: Scope, phase: Phase) -> list[Followed]:
    with _looking(scope):
        rows = models.RespondentState.objects.filter(
            respondent__consultation=pk, respondent__withdrawn_at=None
        ).order_by("respondent__organisation__sort_key", "respondent")
        if not scope.leads:
            members = [member for one in scope.helped for member in one.members]
            rows = rows.filter(respondent__organisation__in=members)
        columns = list(rows.values_list(*_OWN, *_STEPS, *_SINCE))
    return [_row(values, scope, phase) for values in columns]


def _looking(scope: Scope) -> AbstractContextManager[None]:
    """How far its members have come lies with the body that leads, not with their association."""
    if scope.leads:
        return nullcontext()
    return everything(why="an association's officer helps its own members, and is told how far they have come")


def _row(values: tuple, scope: Scope, phase: Phase) -> Followed:  # type: ignore[type-arg]
    own, steps, since = values[:6], Steps(*values[6:12]), values[12:]
    pk, organisation, code, name, side, side_name = own
    email, invited_at, expected_on, reminded_at = since
    return Followed(
        pk,
        organisation,
        code,
        name,
        side or "",
        side_name or "",
        steps,
        standing(steps, phase),
        email if scope.leads else "",
        invited_at,
        expected_on,
        reminded_at,
        may_be_reminded(steps, phase),
    )


def _with_homes(rows: list[Followed], on: date) -> list[Followed]:
    """Each with its association and care area of the day. One question."""
    at_home = {(home.organisation, home.kind): home for home in homes(on)}
    found = []
    for row in rows:
        association = at_home.get((row.organisation, "association"))
        area = at_home.get((row.organisation, "care_area"))
        slug, name = (association.slug, association.name) if association else ("", "")
        found.append(replace(row, association=slug, association_name=name, care_area_name=area.name if area else ""))
    return found


def _with_contacts(rows: list[Followed], pk: int) -> list[Followed]:
    """Each with the latest contact that lies for whoever looks; a reminder is known to all who follow. One question."""
    contacts = models.Contact.objects.filter(respondent__consultation=pk, withdrawn_at=None).order_by("at", "pk")
    latest = {one: (at, channel) for one, at, channel in contacts.values_list("respondent", "at", "channel")}
    found = []
    for row in rows:
        at, channel = latest.get(row.pk, (None, ""))
        if row.reminded_at is not None and (at is None or row.reminded_at > at):
            at, channel = row.reminded_at, "reminder"
        found.append(replace(row, last_at=at, last_channel=channel))
    return found


@dataclass(frozen=True, slots=True)
class ContactRow:
    """One time somebody was in touch. `by` is empty where the house did it by itself."""

    pk: int
    channel: str
    at: datetime
    by: str
    note: str
    withdrawn_at: datetime | None
    is_note: bool


@dataclass(frozen=True, slots=True)
class FollowedPage:
    """A respondent with all contacts that lie for whoever looks, and whether its invitation has been followed."""

    head: Head
    scope: Scope
    row: Followed
    contacts: tuple[ContactRow, ...]
    link_used_at: datetime | None


def followed_page(pk: int, respondent: int, viewer: Viewer, at: datetime) -> FollowedPage:
    """One respondent, for those who follow it."""
    found = following(pk, viewer, at)
    row = next((one for one in found.rows if one.pk == respondent), None)
    if row is None:
        raise NotSeen
    contacts = models.Contact.objects.filter(respondent=respondent).order_by("-at", "-pk")
    columns = ("pk", "channel", "at", "by__name", "note", "withdrawn_at")
    shown = tuple(
        ContactRow(one, channel, when, by or "", note, gone, channel != "reminder")
        for one, channel, when, by, note, gone in contacts.values_list(*columns)
    )
    used = models.RespondentInvitation.objects.filter(respondent=respondent, used_at__isnull=False)
    last = used.order_by("-used_at").values_list("used_at", flat=True).first()
    return FollowedPage(found.head, found.scope, row, shown, last)
