"""Reads of people and of the links mailed to them, as nouns."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.db.models import QuerySet
from django.utils.module_loading import import_string

from samsyn.access.actions import NotSeen, allow
from samsyn.accounts.models import Invitation, Person
from samsyn.domain.access import Act, Audience, Placement, Viewer, may

Purpose = Literal["join", "second_factor"]


@dataclass(frozen=True, slots=True)
class Account:
    """What a person sees about her own account."""

    person: Person
    has_second_factor: bool
    sessions: int


def person_by_id(pk: int) -> Person | None:
    return Person.objects.filter(pk=pk).first()


def person_named(email: str) -> Person | None:
    """The person with this e-mail address, whatever its letter case."""
    return Person.objects.filter(email=address(email)).first()


def people_of(ids: Iterable[int]) -> dict[int, Person]:
    """The people with these numbers, by number; those that do not exist are left out."""
    return Person.objects.in_bulk(list(ids))


def address(email: str) -> str:
    """An e-mail address in the form it is stored in."""
    return email.strip().casefold()


def sides_of(person: Person, on: date) -> frozenset[str]:
    """The sides she sits for that day; the setting names who knows, since seats lie in a higher slice."""
    sides: frozenset[str] = import_string(settings.SAMSYN_SIDES_OF)(person.pk, on=on)
    return sides


def knows(viewer: Viewer, person: Person, on: date) -> bool:
    """May the viewer hear that this person has an account? The operator may, and those who share a side with her."""
    return viewer.operator or bool(viewer.sides & sides_of(person, on))


def place_to_help(viewer: Viewer, person: Person, on: date, act: Act) -> Placement:
    """One of her sides where the viewer may help, else any of them; without a side only the operator may."""
    places = [Placement(Audience.SIDE, side=side) for side in sorted(sides_of(person, on))]
    ready = (place for place in places if may(viewer, act, place))
    return next(ready, places[0] if places else Placement(Audience.PERSON, person=person.pk))


def person_to_help(viewer: Viewer, pk: int, on: date) -> Person:
    """Somebody whom the viewer may help to log in; else the answer is that she is not there, or not the viewer's."""
    person = Person.objects.filter(pk=pk, is_active=True).first()
    if person is None:
        raise NotSeen
    allow(viewer, Act.PERSON_RESET_SECOND_FACTOR, place_to_help(viewer, person, on, Act.PERSON_RESET_SECOND_FACTOR))
    return person


def hash_of(secret: str) -> str:
    """What is kept of a mailed link's secret. It has 256 random bits, so a plain hash is enough."""
    return hashlib.sha256(secret.encode()).hexdigest()


def usable_links(secret: str, purpose: Purpose, at: datetime) -> QuerySet[Invitation]:
    """The link with this secret, if it can still be used at `at`: none or one row.

    Looks at no other table: an update over it must be one that the database can repeat for whoever comes second.
    """
    return Invitation.objects.filter(
        secret_hash=hash_of(secret), purpose=purpose, used_at=None, withdrawn_at=None, expires_at__gt=at
    )


def holder_of_link(secret: str, purpose: Purpose, at: datetime) -> Person | None:
    """The person a link was mailed to; None when it is unknown, used, withdrawn or too old."""
    link = usable_links(secret, purpose, at).select_related("person").first()
    return link.person if link and link.person.is_active else None


def has_second_factor(person_id: int) -> bool:
    """Has she an authenticator of her own? Recovery codes alone do not count."""
    own = Authenticator.objects.filter(user_id=person_id).exclude(type=Authenticator.Type.RECOVERY_CODES)
    return bool(own.exists())


def account_of(person: Person) -> Account:
    return Account(
        person=person,
        has_second_factor=has_second_factor(person.pk),
        sessions=UserSession.objects.filter(user_id=person.pk).count(),
    )
