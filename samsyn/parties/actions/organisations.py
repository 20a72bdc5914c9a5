"""Changes of organisations and of what they belong to."""

from __future__ import annotations

from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils.text import slugify
from django.utils.timezone import localdate

from samsyn.access.actions import NotSeen, action, allow, record
from samsyn.domain.access import PUBLIC, Act, Viewer
from samsyn.domain.calendar import ONE_DAY
from samsyn.domain.sorting import sort_key
from samsyn.parties import models
from samsyn.parties.actions import refusals
from samsyn.parties.queries.keeping import keeper_of_organisation, kept_by_side, organisation_by_code
from samsyn.parties.queries.searching import ORGANISATION, organisation_entries
from samsyn.search.actions import forget, index

# First words of addresses under /parter/ that are pages of their own, so no organisation may have them as its code.
RESERVED = frozenset({"kommunalforbund", "vardsamverkan", "organisationer", "sidor", "platser", "lista", "ny"})
LONGEST_CODE = 20


@action()
def add_organisation(
    *,
    viewer: Viewer,
    at: datetime,
    side: str | None,
    name: str,
    formal_name: str,
    part_of: str = "",
    email: str = "",
    website: str = "",
) -> models.Organisation:
    """Add an organisation that is no party: a part of one of the side's own parties, or somebody else who takes part,
    on the side or (side None) on none."""
    parent = organisation_by_code(part_of) if part_of else None
    allow(viewer, Act.ORGANISATION_ADD, keeper_of_organisation(parent) if parent else kept_by_side(side), lies=PUBLIC)
    if side is not None and not models.Side.objects.filter(slug=side).exists():
        raise NotSeen
    if parent and (not parent.is_party or parent.withdrawn_at):
        raise refusals.NotAParty
    try:
        with transaction.atomic():
            organisation = models.Organisation.objects.create(
                code=_free_code(name),
                name=name,
                formal_name=formal_name,
                sort_key=sort_key(formal_name),
                kind="part" if parent else "other",
                side_id=parent.side_id if parent else side,
                part_of=parent,
                email=email,
                website=website,
            )
    except IntegrityError:
        raise refusals.AddressTaken from None
    _index(organisation)
    record(organisation, PUBLIC, data={"code": organisation.code})
    return organisation


def _index(organisation: models.Organisation) -> None:
    """Found by its names as they are now; so are its parts, whose entries say what they are part of."""
    rows = models.Organisation.objects.filter(Q(pk=organisation.pk) | Q(part_of=organisation))
    index(organisation_entries(rows))


def _free_code(name: str) -> str:
    """A readable address from the name; a number behind it when it is taken."""
    plain = slugify(name)[:LONGEST_CODE].strip("-") or "organisation"
    tails = ("", *(f"-{n}" for n in range(2, 1000)))
    tried = (plain[: LONGEST_CODE - len(tail)].strip("-") + tail for tail in tails)
    # A code of digits alone would look like Statistics Sweden's.
    usable = (code for code in tried if code not in RESERVED and not code.isdigit())
    return next(code for code in usable if not models.Organisation.objects.filter(code=code).exists())


@action()
def update_organisation(
    *, viewer: Viewer, at: datetime, code: str, name: str, formal_name: str, email: str, website: str
) -> models.Organisation:
    """Change an organisation's names and contact. Its side, its code and whether it is a party stay what they are."""
    organisation = _locked(code)
    allow(viewer, Act.ORGANISATION_UPDATE, keeper_of_organisation(organisation), lies=PUBLIC)
    _in_use(organisation)
    new = {"name": name, "formal_name": formal_name, "email": email, "website": website}
    changed = sorted(field for field, value in new.items() if getattr(organisation, field) != value)
    for field in changed:
        setattr(organisation, field, new[field])
    organisation.sort_key = sort_key(formal_name)
    organisation.save(update_fields=[*changed, "sort_key"])
    _index(organisation)
    record(organisation, PUBLIC, data={"changed": changed})
    return organisation


@action()
def withdraw_organisation(*, viewer: Viewer, at: datetime, code: str) -> models.Organisation:
    """Take an organisation that is no party out of use; its seats end at once and its memberships that day."""
    organisation = _locked(code)
    allow(viewer, Act.ORGANISATION_WITHDRAW, keeper_of_organisation(organisation), lies=PUBLIC)
    _in_use(organisation)
    if organisation.is_party:
        raise refusals.PartyStays
    if organisation.parts.filter(withdrawn_at=None).exists():
        raise refusals.HasParts
    if models.Grouping.objects.filter(organisation=organisation).exists():
        raise refusals.HasMembers
    organisation.withdrawn_at = at
    organisation.save(update_fields=["withdrawn_at"])
    _end_everything(organisation, at)
    forget(ORGANISATION, [organisation.pk])
    record(organisation, PUBLIC)
    return organisation


def _end_everything(organisation: models.Organisation, at: datetime) -> None:
    today = localdate(at)
    for seat in organisation.seats.filter(Q(until_on=None) | Q(until_on__gte=today), ended_at=None):
        seat.until_on, seat.ended_at = max(seat.from_on, today), at
        seat.save(update_fields=["until_on", "ended_at"])
    organisation.memberships.filter(Q(from_on=None) | Q(from_on__lte=today), until_on=None).update(until_on=today)


@action()
def change_membership(
    *, viewer: Viewer, at: datetime, code: str, kind: str, grouping: str, from_on: date, note: str = ""
) -> models.Membership | None:
    """From a day the organisation belongs to another association or care area (`grouping` empty: to none)."""
    organisation = _locked(code)
    allow(viewer, Act.MEMBERSHIP_CHANGE, keeper_of_organisation(organisation), lies=PUBLIC)
    _in_use(organisation)
    new = _grouping(kind, grouping)
    if new and new.organisation_id == organisation.pk:
        raise refusals.NotItsOwnMember
    old = _membership_to_end(organisation, kind, from_on)
    if (old.grouping if old else None) == new:
        raise refusals.MembershipUnchanged
    if old:
        old.until_on = from_on - ONE_DAY
        old.save(update_fields=["until_on"])
    begun = (
        models.Membership.objects.create(organisation=organisation, grouping=new, from_on=from_on, note=note)
        if new
        else None
    )
    _record_membership(organisation, kind, old.grouping if old else None, new, from_on)
    return begun


def _grouping(kind: str, slug: str) -> models.Grouping | None:
    if not slug:
        return None
    found = models.Grouping.objects.filter(kind=kind, slug=slug).first()
    if found is None:
        raise NotSeen
    return found


def _membership_to_end(organisation: models.Organisation, kind: str, from_on: date) -> models.Membership | None:
    """The one that runs on the day before. Nothing may begin, or already be over, on or after `from_on`."""
    of_kind = organisation.memberships.filter(grouping__kind=kind).select_related("grouping")
    if of_kind.filter(from_on__gte=from_on).exists():
        raise refusals.MembershipOverlaps
    return of_kind.filter(Q(until_on=None) | Q(until_on__gte=from_on)).first()


def _record_membership(
    organisation: models.Organisation,
    kind: str,
    old: models.Grouping | None,
    new: models.Grouping | None,
    from_on: date,
) -> None:
    """Told on the organisation's page and on the pages of both groupings."""
    data = {
        "kind": kind,
        "organisation": organisation.code,
        "left": old.slug if old else "",
        "joined": new.slug if new else "",
        "from_on": from_on.isoformat(),
    }
    words = f"{organisation.formal_name}: {old.name if old else '–'} → {new.name if new else '–'}"
    for target in (organisation, old, new):
        if target is not None:
            record(target, PUBLIC, data=data, words=words)


@action()
def confirm_membership(*, viewer: Viewer, at: datetime, code: str, kind: str) -> models.Membership:
    """Say that a membership that was only assumed is certain."""
    organisation = _locked(code)
    allow(viewer, Act.MEMBERSHIP_CHANGE, keeper_of_organisation(organisation), lies=PUBLIC)
    membership = organisation.memberships.filter(grouping__kind=kind, certain=False).order_by("-from_on").first()
    if membership is None:
        raise refusals.MembershipUnchanged
    membership.certain = True
    membership.save(update_fields=["certain"])
    grouping = membership.grouping
    record(organisation, PUBLIC, data={"kind": kind, "confirmed": grouping.slug})
    return membership


def _locked(code: str) -> models.Organisation:
    """The organisation, held until the transaction ends: two changes of its periods wait for each other."""
    organisation_by_code(code)
    return models.Organisation.objects.select_for_update().get(code=code)


def _in_use(organisation: models.Organisation) -> None:
    if organisation.withdrawn_at:
        raise refusals.OrganisationWithdrawn
