"""Mailed links: what whoever holds one is told before she is known, and where letters go.

The link itself is the proof that its holder may hear which consultation and which respondent it is about, and no more;
these are read through it, past the gate.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from samsyn.access.scope import everything
from samsyn.accounts.queries import hash_of, person_named
from samsyn.consultations import models
from samsyn.consultations.letters import Facts
from samsyn.consultations.queries.facts import facts_of
from samsyn.domain.access import Viewer
from samsyn.domain.timeliness import Window


class LinkState(StrEnum):
    """What a mailed link is still good for."""

    USABLE = "usable"
    USED = "used"
    REPLACED = "replaced"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Link:
    """A mailed link as its holder is told of it. `ended`: the consultation or the respondent was withdrawn."""

    pk: int
    state: LinkState
    respondent: int
    organisation: int
    organisation_name: str
    consultation: int
    title: str
    led_by: int
    led_by_name: str
    window: Window
    email: str = field(repr=False)
    code_hash: str = field(repr=False)
    code_sent_at: datetime | None = None
    code_tries: int = 0

    def is_for(self, viewer: Viewer, email: str) -> bool:
        """Is whoever is signed in known to read the organisation's mail, by her address or her seat?"""
        return viewer.signed_in and (email == self.email or self.organisation in viewer.organisations)


_LINK = (
    "pk", "used_at", "withdrawn_at", "respondent", "respondent__withdrawn_at", "respondent__organisation",
    "respondent__organisation__formal_name", "respondent__consultation", "respondent__consultation__title",
    "respondent__consultation__led_by", "respondent__consultation__led_by__name",
    "respondent__consultation__sent_at", "respondent__consultation__opens_at", "respondent__consultation__closes_at",
    "respondent__consultation__withdrawn_at", "email", "code_hash", "code_sent_at", "code_tries",
)  # fmt: skip


def link(secret: str) -> Link | None:
    """The link with this secret; nothing when it is unknown. One question."""
    rows = models.RespondentInvitation.objects.filter(secret_hash=hash_of(secret))
    values = rows.values_list(*_LINK).first()
    if values is None:
        return None
    pk, used_at, replaced_at, respondent, taken_out_at, organisation, name, consultation, title, *rest = values
    led_by, led_by_name, sent_at, opens_at, closes_at, withdrawn_at, *own = rest
    state = LinkState.USABLE
    if taken_out_at is not None or withdrawn_at is not None:
        state = LinkState.ENDED
    elif used_at is not None:
        state = LinkState.USED
    elif replaced_at is not None:
        state = LinkState.REPLACED
    window = Window(sent_at, opens_at, closes_at, withdrawn_at)
    return Link(
        pk, state, respondent, organisation, name, consultation, title, led_by, led_by_name, window, *own
    )  # fmt: skip


def has_account(email: str) -> bool:
    """Has somebody joined with this address?"""
    person = person_named(email)
    return person is not None and person.joined_at is not None


def addresses_written_to(respondents: Iterable[int]) -> dict[int, str]:
    """Where these respondents are written to, to put on a letter; shown to nobody who does not lead. One question."""
    with everything(why="a letter goes to the address that those who lead have given, whoever has it sent"):
        rows = models.RespondentState.objects.filter(respondent__in=list(respondents))
        return dict(rows.values_list("respondent", "contact_email"))


def facts_for_letter(consultation: int) -> Facts:
    """What a letter tells, when nobody who is signed in has it sent. Two questions."""
    with everything(why="the letter goes to whoever is asked, also when she is not signed in as she asks for it"):
        return facts_of(models.Consultation.objects.select_related("led_by").get(pk=consultation))
