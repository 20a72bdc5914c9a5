"""Changes to people and their way in: invite, accept, and help somebody who has lost her second factor.

`prepare_invitation` is the piece that other slices use inside their own actions; `invite_person` is the action
around it.
"""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.core.exceptions import ValidationError
from django.core.mail import send_mail
from django.core.validators import MaxLengthValidator, validate_email
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.timezone import localdate

from samsyn.access.actions import NotSeen, action, allow, record
from samsyn.accounts.models import Invitation, Person
from samsyn.accounts.queries import Purpose, address, hash_of, knows, place_to_help, usable_links
from samsyn.accounts.texts import Refused
from samsyn.domain.access import PARTIES, PUBLIC, Act, Audience, Placement, Viewer
from samsyn.domain.lines import one_line
from samsyn.domain.sorting import sort_key
from samsyn.domain.verdicts import Refusal

JOIN_WITHIN = timedelta(days=14)
RESET_WITHIN = timedelta(days=2)
# What the column holds: SQLite would keep more, PostgreSQL would stop.
LONGEST_ADDRESS = 254


class InvitationRefused(Refusal):
    """The address or the name does not hold, or the address belongs to somebody who needs no invitation."""


class LinkUnusable(Refusal):
    """The mailed link is unknown, used, withdrawn or too old; which of them is nobody's business."""

    code = Refused.LINK_UNUSABLE


class PasswordWrong(Refusal):
    """The password that proves who asks is not hers."""

    code = Refused.PASSWORD_WRONG


@dataclass(frozen=True, slots=True)
class Invited:
    """Who was invited, the invitation's number, and the link: kept nowhere but in the letter."""

    person: Person
    invitation: int
    link: str = field(repr=False)


@action()
def invite_person(*, viewer: Viewer, at: datetime, email: str, name: str, side: str | None = None) -> Invited:
    """Invite somebody to `side`, by a link that works once within 14 days. Only the operator invites without a side."""
    # No side's secretary may act on what lies for all parties, so this place leaves the operator.
    place = Placement(Audience.SIDE, side=side) if side else PARTIES
    allow(viewer, Act.PERSON_INVITE, place)
    invited = prepare_invitation(viewer=viewer, at=at, email=email, name=name)
    record(
        invited.person, place if side else own(invited.person), data={"invitation": invited.invitation, "side": side}
    )
    return invited


@action()
def invite_first_operator(*, viewer: Viewer, at: datetime, email: str, name: str) -> Invited:
    """Invite whoever is to run a new installation. The link is printed where it is filled, not mailed."""
    allow(viewer, Act.INSTALLATION_FILL, PUBLIC)
    invited = prepare_invitation(viewer=viewer, at=at, email=email, name=name, mail=False, operator=True)
    record(invited.person, own(invited.person), data={"invitation": invited.invitation})
    return invited


def prepare_invitation(
    *, viewer: Viewer, at: datetime, email: str, name: str, mail: bool = True, operator: bool = False
) -> Invited:
    """The work of inviting, for use inside an action that has asked its own `allow()` and records what it did.

    Makes the person, or finds her when she has not joined yet (an earlier link of hers is then withdrawn), and
    mails the link. `mail=False` is for the first operator of an installation, who gets the link printed.
    """
    email, name = _address_and_name(email, name)
    person, _ = Person.objects.get_or_create(
        email=email,
        defaults={
            "name": name,
            "sort_key": sort_key(name),
            "password": make_password(None),
            "is_operator": operator and viewer.operator,
        },
    )
    person = Person.objects.select_for_update().get(pk=person.pk)
    _refuse_if_joined(viewer, person, at)
    invitation, secret = _new_link(person, "join", at, JOIN_WITHIN, viewer)
    link = _address_of("accounts:accept", secret)
    if mail:
        _send("invitation", person, link, invitation.expires_at)
    return Invited(person, invitation.pk, link)


@action()
def invite_again(*, viewer: Viewer, at: datetime, person: int) -> Invited:
    """Mail somebody who has not joined yet a new link; the earlier one stops working."""
    waiting, place = _asked_to_help(viewer, person, at, Act.PERSON_INVITE)
    invited = prepare_invitation(viewer=viewer, at=at, email=waiting.email, name=waiting.name)
    record(waiting, place, data={"invitation": invited.invitation, "side": place.side})
    return invited


@action()
def accept_invitation(*, viewer: Viewer, at: datetime, secret: str, name: str, password: str) -> Person:
    """Somebody follows her link and chooses name and password; the link is then used. The form has tried the password."""
    allow(viewer, Act.INVITATION_ACCEPT, PUBLIC)
    link = _use_link(secret, "join", at)
    person = link.person
    name = one_line(name)
    if not name:
        raise InvitationRefused(Refused.NAME_MISSING)
    person.name, person.sort_key, person.joined_at = name, sort_key(name), at
    person.set_password(password)
    person.save()
    record(person, own(person), data={"invitation": link.pk})
    return person


def admit(*, at: datetime, email: str, name: str, password: str) -> Person:
    """Somebody who has proved that she reads the mail of this address comes in with name and password; for use inside an
    action that has asked, and has the proof. Nobody who has joined already, or was closed, is touched."""
    email, name = _address_and_name(email, name)
    person, _ = Person.objects.get_or_create(email=email, defaults={"name": name, "password": make_password(None)})
    person = Person.objects.select_for_update().get(pk=person.pk)
    if person.joined_at is not None or not person.is_active:
        raise InvitationRefused(Refused.ADDRESS_REFUSED, email=email)
    person.invitations.filter(used_at=None, withdrawn_at=None).update(withdrawn_at=at)
    person.name, person.sort_key, person.joined_at = name, sort_key(name), at
    person.set_password(password)
    person.save()
    return person


@action()
def reset_second_factor(*, viewer: Viewer, at: datetime, person: int) -> Person:
    """Mail somebody a link with which she, and her password, can set up her second factor anew."""
    lost, place = _asked_to_help(viewer, person, at, Act.PERSON_RESET_SECOND_FACTOR)
    if lost.joined_at is None:
        raise InvitationRefused(Refused.NOT_JOINED, name=lost.name)
    invitation, secret = _new_link(lost, "second_factor", at, RESET_WITHIN, viewer)
    _send("second_factor", lost, _address_of("accounts:clear_second_factor", secret), invitation.expires_at)
    record(lost, place, data={"invitation": invitation.pk})
    return lost


@action()
def clear_second_factor(*, viewer: Viewer, at: datetime, secret: str, password: str) -> Person:
    """The person herself, by link and password: the old second factor is gone, and so is every session of hers."""
    allow(viewer, Act.SECOND_FACTOR_CLEAR, PUBLIC)
    link = _use_link(secret, "second_factor", at)
    person = link.person
    if not person.check_password(password):
        raise PasswordWrong  # rolls the use of the link back, so that she can try again
    Authenticator.objects.filter(user=person).delete()
    for session in UserSession.objects.filter(user=person):
        session.end()
    record(person, own(person), data={"invitation": link.pk})
    return person


@dataclass(frozen=True, slots=True)
class Fictional:
    """Somebody of the demo's: address, name, and whether she runs the installation."""

    email: str
    name: str
    operator: bool = False


@action()
def admit_people(*, viewer: Viewer, at: datetime, people: Sequence[Fictional]) -> dict[str, int]:
    """Fill the demo with fictional people who need no invitation; their numbers by address. They have no password:
    one steps into them. Refused outside the demo, where people come in by invitation."""
    allow(viewer, Act.INSTALLATION_FILL, PUBLIC)
    if not settings.DEMO:
        raise InvitationRefused(Refused.NOT_A_DEMO)
    rows = [
        Person(email=p.email, name=p.name, sort_key=sort_key(p.name), joined_at=at, is_operator=p.operator)
        for p in people
    ]
    for row in rows:
        row.set_unusable_password()
    Person.objects.bulk_create(rows)
    numbers = dict(Person.objects.filter(email__in=[p.email for p in people]).values_list("email", "pk"))
    first = Person.objects.get(pk=min(numbers.values()))
    record(first, own(first), data={"people": len(rows)})
    return numbers


def hold(person: int) -> None:
    """For use inside an action: nobody else changes what she is or where she sits until it ends."""
    Person.objects.select_for_update().get(pk=person)


def own(person: Person) -> Placement:
    """What lies open to this person only."""
    return Placement(Audience.PERSON, person=person.pk)


def _address_and_name(email: str, name: str) -> tuple[str, str]:
    email, name = address(email), one_line(name)
    try:
        validate_email(email)
        MaxLengthValidator(LONGEST_ADDRESS)(email)
    except ValidationError:
        raise InvitationRefused(Refused.ADDRESS_UNREADABLE, email=one_line(email)) from None
    if not name:
        raise InvitationRefused(Refused.NAME_MISSING)
    return email, name


def _refuse_if_joined(viewer: Viewer, person: Person, at: datetime) -> None:
    """Say that somebody has an account only to those who may know it."""
    if person.joined_at is None and person.is_active:
        return
    if knows(viewer, person, localdate(at)) and person.is_active:
        raise InvitationRefused(Refused.ALREADY_JOINED, name=person.name, email=person.email)
    raise InvitationRefused(Refused.ADDRESS_REFUSED, email=person.email)


def _asked_to_help(viewer: Viewer, person: int, at: datetime, act: Act) -> tuple[Person, Placement]:
    """The person with this number, and where it was allowed to help her."""
    # Held, so that of two who help her at the same moment one comes after the other.
    found = Person.objects.select_for_update().filter(pk=person, is_active=True).first()
    if found is None:
        raise NotSeen
    place = place_to_help(viewer, found, localdate(at), act)
    allow(viewer, act, place)
    return found, place


def _new_link(
    person: Person, purpose: Purpose, at: datetime, within: timedelta, viewer: Viewer
) -> tuple[Invitation, str]:
    """A new link; an earlier one of the same purpose stops working."""
    person.invitations.filter(purpose=purpose, used_at=None, withdrawn_at=None).update(withdrawn_at=at)
    secret = secrets.token_urlsafe(32)
    invitation = person.invitations.create(
        purpose=purpose,
        secret_hash=hash_of(secret),
        made_at=at,
        expires_at=at + within,
        made_by_id=viewer.person,
    )
    return invitation, secret


def _use_link(secret: str, purpose: Purpose, at: datetime) -> Invitation:
    """Take the link in one statement: of two who use it at the same moment, one gets it."""
    if usable_links(secret, purpose, at).update(used_at=at) != 1:
        raise LinkUnusable
    link = Invitation.objects.select_related("person").get(secret_hash=hash_of(secret))
    if not link.person.is_active:
        raise LinkUnusable
    return link


def _address_of(name: str, secret: str) -> str:
    """The link as mailed: on the installation's own address, never on the one a request claims to come to."""
    return settings.ORIGIN + reverse(name, args=[secret])


def _send(letter: str, person: Person, link: str, until: datetime) -> None:
    with translation.override(settings.LANGUAGE_CODE):
        context = {"person": person, "link": link, "until": until, "origin": settings.ORIGIN}
        subject = render_to_string(f"accounts/mail/{letter}_subject.txt", context).strip()
        text = render_to_string(f"accounts/mail/{letter}.txt", context)
        send_mail(subject, text, None, [person.email])
