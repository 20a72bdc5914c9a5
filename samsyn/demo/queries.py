"""What the demo's own pages show: the cast, and the letters that a real installation would have sent."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from samsyn.accounts import queries as accounts
from samsyn.demo.people import CAST, Cast
from samsyn.outbox import queries as outbox
from samsyn.outbox.delivery import message_of
from samsyn.parties import queries as parties


def is_demo_county() -> bool:
    """Was this database filled as a demo? The setting alone opens nothing."""
    county = parties.installation()
    return county is not None and county.is_demo


def cast() -> tuple[Cast, ...]:
    return CAST


def person_of_cast(slug: str) -> Any | None:
    """The account behind a slug of the cast; None when the slug is nobody's."""
    if slug not in {member.slug for member in CAST}:
        return None
    return accounts.person_named(f"{slug}@samsyn.example")


def letters() -> Any:
    """The letters, newest first."""
    return outbox.whole_letters()


@dataclass(frozen=True, slots=True)
class ReadLetter:
    """A letter as its receiver would have read it, the demo's notice included."""

    to: str
    sender: str
    subject: str
    text: str
    made_at: datetime


def letter(pk: int) -> ReadLetter | None:
    found = outbox.whole_letters().filter(pk=pk).first()
    if found is None:
        return None
    message = message_of(found)
    return ReadLetter(found.to, found.sender, str(message.subject), str(message.body), found.made_at)
