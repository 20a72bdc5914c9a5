"""Changes of bodies: new, renamed, closed, following an earlier one."""

from __future__ import annotations

from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.db.models import Max, Q
from django.utils.text import slugify

from samsyn.access.actions import action, allow, record
from samsyn.domain.access import PUBLIC, Act, Role, Viewer
from samsyn.domain.sorting import sort_key
from samsyn.parties import models
from samsyn.parties.actions import refusals
from samsyn.parties.queries.keeping import body_by_slug, keeper_of_body, kept_by_side
from samsyn.parties.queries.searching import body_entries
from samsyn.search.actions import index

# First words of addresses under /organ/ that are pages of their own.
RESERVED = frozenset({"nytt"})
LONGEST_SLUG = 50


@action()
def add_body(
    *,
    viewer: Viewer,
    at: datetime,
    side: str,
    sides: frozenset[str],
    name: str,
    kind: str,
    purpose: str = "",
    from_on: date | None = None,
    follows: str = "",
) -> models.Body:
    """Start a body for the secretary's own side, or for several sides together. A body's sides never change: whoever
    sits there has read what lies there."""
    allow(viewer, Act.BODY_ADD, kept_by_side(side), lies=PUBLIC)
    if side not in sides:
        raise refusals.OwnSideMissing
    if kind == "secretariat":
        raise refusals.SecretariatIsGiven
    earlier = _earlier(viewer, follows, from_on) if follows else None
    last = models.Body.objects.aggregate(last=Max("position"))["last"]
    try:
        with transaction.atomic():
            body = models.Body.objects.create(
                slug=_free_slug(name),
                name=name,
                kind=kind,
                purpose=purpose,
                sort_key=sort_key(name),
                position=(last or 0) + 1,
                from_on=from_on,
                follows=earlier,
            )
            body.sides.set(models.Side.objects.filter(pk__in=sides))
    except IntegrityError:
        raise refusals.AddressTaken from None
    index(body_entries(models.Body.objects.filter(pk=body.pk)))
    record(body, PUBLIC, data={"sides": sorted(sides), "follows": follows})
    return body


def _earlier(viewer: Viewer, slug: str, from_on: date | None) -> models.Body:
    """The body that the new one follows: one of the viewer's own sides', over before the new one begins."""
    earlier = body_by_slug(slug)
    if not any(viewer.is_(Role.SECRETARY, side=side.slug) for side in earlier.sides.all()):
        raise refusals.OwnSideMissing
    if earlier.until_on is None or (from_on is not None and earlier.until_on >= from_on):
        raise refusals.EarlierBodyStillOpen(name=earlier.name)
    return earlier


def _free_slug(name: str) -> str:
    plain = slugify(name)[:LONGEST_SLUG].strip("-") or "organ"
    tails = ("", *(f"-{n}" for n in range(2, 1000)))
    tried = (plain[: LONGEST_SLUG - len(tail)].strip("-") + tail for tail in tails)
    return next(s for s in tried if s not in RESERVED and not models.Body.objects.filter(slug=s).exists())


@action()
def update_body(*, viewer: Viewer, at: datetime, slug: str, name: str, purpose: str) -> models.Body:
    """Change a body's name and purpose. A joint body is kept by each of its sides."""
    body = _locked(viewer, Act.BODY_UPDATE, slug)
    new = {"name": name, "purpose": purpose}
    changed = sorted(field for field, value in new.items() if getattr(body, field) != value)
    for field in changed:
        setattr(body, field, new[field])
    body.sort_key = sort_key(name)
    body.save(update_fields=[*changed, "sort_key"])
    index(body_entries(models.Body.objects.filter(pk=body.pk)))
    record(body, PUBLIC, data={"changed": changed})
    return body


@action()
def close_body(*, viewer: Viewer, at: datetime, slug: str, last_on: date) -> models.Body:
    """The body's last day. The own side's seats end with it; refused while another side's run longer, for those are
    not hers to end."""
    body = _locked(viewer, Act.BODY_CLOSE, slug)
    if body.kind == "secretariat":
        raise refusals.SecretariatIsGiven
    if body.from_on and last_on < body.from_on:
        raise refusals.EndsBeforeItBegins(day=body.from_on.isoformat())
    longer = list(body.seats.filter(Q(until_on=None) | Q(until_on__gt=last_on)))
    if any(not viewer.is_(Role.SECRETARY, side=seat.side_id) for seat in longer):
        raise refusals.OtherSideStillSits
    late = [seat.from_on for seat in longer if seat.from_on > last_on]
    if late:
        raise refusals.EndsBeforeItBegins(day=max(late).isoformat())
    body.seats.filter(pk__in=[seat.pk for seat in longer]).update(until_on=last_on)
    body.until_on = last_on
    body.save(update_fields=["until_on"])
    record(body, PUBLIC, data={"last_on": last_on.isoformat(), "seats_ended": [seat.pk for seat in longer]})
    return body


def _locked(viewer: Viewer, act: Act, slug: str) -> models.Body:
    """The body, asked about and held until the transaction ends."""
    body = body_by_slug(slug)
    allow(viewer, act, keeper_of_body(viewer, [side.slug for side in body.sides.all()]), lies=PUBLIC)
    held = models.Body.objects.select_for_update().get(pk=body.pk)
    if held.until_on:
        raise refusals.BodyClosed
    return held
