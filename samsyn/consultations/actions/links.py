"""Following a mailed link: it opens no answer by itself. Whoever follows it proves that she reads the organisation's
mail (by her own address, her seat, or a code that is mailed there), and gets a coordinator's seat.

Somebody who has an account logs in as usual: no link and no code goes past her second factor.
"""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.contrib.auth.hashers import check_password, make_password
from django.db.models import F

from samsyn.access.actions import action, allow, record
from samsyn.accounts.actions import admit, own
from samsyn.accounts.queries import person_by_id
from samsyn.consultations.actions.inviting import new_links
from samsyn.consultations.actions.pieces import ConsultationRefused, note_opened
from samsyn.consultations.letters import Mail, letter_to, post
from samsyn.consultations.models import Consultation, RespondentInvitation
from samsyn.consultations.queries.links import (
    Link,
    LinkState,
    addresses_written_to,
    facts_for_letter,
    has_account,
    link,
)
from samsyn.consultations.texts import Refused
from samsyn.domain.access import PUBLIC, Act, Audience, Placement, Viewer
from samsyn.parties.actions import seat_coordinator

if TYPE_CHECKING:
    from samsyn.accounts.models import Person

CODE_LIVES, CODE_TRIES, DIGITS = timedelta(minutes=15), 5, 8


@action(logged=False)
def send_code(*, viewer: Viewer, at: datetime, secret: str) -> Link:
    """Mail a one-time code to the address that was invited, and to no other. An earlier code stops working."""
    allow(viewer, Act.LINK_FOLLOW, PUBLIC)
    found = _usable(secret)
    code = f"{secrets.randbelow(10**DIGITS):0{DIGITS}}"
    RespondentInvitation.objects.filter(pk=found.pk).update(
        code_hash=make_password(code), code_sent_at=at, code_tries=0
    )
    post([Mail(found.email, "code", facts_for_letter(found.consultation), {"code": code})])
    return found


@action(logged=False)
def count_try(*, viewer: Viewer, at: datetime, secret: str) -> None:
    """Count that a code is tried, whatever comes of it: after five tries it works no more. An action of its own, so that
    what is refused afterwards leaves the count."""
    allow(viewer, Act.LINK_FOLLOW, PUBLIC)
    found = _usable(secret)
    if not found.code_hash or found.code_sent_at is None:
        raise ConsultationRefused(Refused.CODE_WANTED)
    if at - found.code_sent_at > CODE_LIVES:
        raise ConsultationRefused(Refused.CODE_OLD)
    mine = RespondentInvitation.objects.filter(pk=found.pk, code_tries__lt=CODE_TRIES)
    if not mine.update(code_tries=F("code_tries") + 1):
        raise ConsultationRefused(Refused.CODE_TRIED_OUT)


@action()
def follow_link(*, viewer: Viewer, at: datetime, secret: str, code: str = "") -> Link:
    """Somebody who is signed in takes the consultation on for the organisation: a coordinator's seat, unless she has a
    seat there. By her own address, her seat, or the code."""
    allow(viewer, Act.LINK_FOLLOW, PUBLIC)
    found = _usable(secret)
    person = person_by_id(viewer.person) if viewer.person is not None else None
    if person is None:
        raise ConsultationRefused(Refused.CODE_WANTED)
    if not found.is_for(viewer, person.email):
        _prove(found, code, at)
    if found.organisation not in viewer.organisations:
        seat_coordinator(at=at, organisation=found.organisation, person=person.pk, email=person.email)
    _use(found, person.pk, at)
    _told(found)
    return found


@action()
def join_by_code(*, viewer: Viewer, at: datetime, secret: str, code: str, name: str, password: str) -> Person:
    """Somebody without an account gets one at the invited address, and a coordinator's seat, by the code. The form has
    tried the password."""
    allow(viewer, Act.LINK_FOLLOW, PUBLIC)
    found = _usable(secret)
    _prove(found, code, at)
    if has_account(found.email):
        raise ConsultationRefused(Refused.HAS_ACCOUNT)
    person = admit(at=at, email=found.email, name=name, password=password)
    record(person, own(person), act=Act.INVITATION_ACCEPT, data={"respondent": found.respondent})
    seat_coordinator(at=at, organisation=found.organisation, person=person.pk, email=person.email)
    _use(found, person.pk, at)
    _told(found, person=person.pk)
    return person


@action()
def ask_for_link(*, viewer: Viewer, at: datetime, secret: str) -> Link:
    """Whoever holds a link that is used or replaced has a new one mailed: to the organisation's address of today, never
    to one of her own."""
    allow(viewer, Act.LINK_ASK, PUBLIC)
    found = link(secret)
    if found is None or found.state not in {LinkState.USED, LinkState.REPLACED}:
        raise ConsultationRefused(Refused.LINK_DEAD)
    addresses = addresses_written_to([found.respondent])
    facts, links = facts_for_letter(found.consultation), new_links(addresses, at)
    name = found.organisation_name
    told = {"respondent": name, "letter": letter_to(facts, name), "link": links[found.respondent]}
    post([Mail(addresses[found.respondent], "invitation", facts, told)])
    _told(found)
    return found


def _usable(secret: str) -> Link:
    found = link(secret)
    if found is None or found.state in {LinkState.ENDED, LinkState.REPLACED}:
        raise ConsultationRefused(Refused.LINK_DEAD)
    if found.state is LinkState.USED:
        raise ConsultationRefused(Refused.LINK_USED)
    return found


def _prove(found: Link, code: str, at: datetime) -> None:
    """The code is the one that was mailed, and is not too old or tried out. Compared in constant time."""
    if not found.code_hash or found.code_sent_at is None:
        raise ConsultationRefused(Refused.CODE_WANTED)
    if at - found.code_sent_at > CODE_LIVES:
        raise ConsultationRefused(Refused.CODE_OLD)
    if found.code_tries > CODE_TRIES:
        raise ConsultationRefused(Refused.CODE_TRIED_OUT)
    if not check_password("".join(c for c in code if c.isdigit()), found.code_hash):
        raise ConsultationRefused(Refused.CODE_WRONG)


def _use(found: Link, person: int, at: datetime) -> None:
    """Take the link in one statement: of two who use it at the same moment, one gets it."""
    mine = RespondentInvitation.objects.filter(pk=found.pk, used_at=None, withdrawn_at=None)
    if mine.update(used_at=at, used_by=person, code_hash="") != 1:
        raise ConsultationRefused(Refused.LINK_USED)
    note_opened(found.respondent, at)


def _told(found: Link, **data: int) -> None:
    """Those who lead are told."""
    place = Placement(Audience.BODY, body=found.led_by)
    record(Consultation(pk=found.consultation), place, data={"respondent": found.respondent, **data})
