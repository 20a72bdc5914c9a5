"""May a consultation be sent: everything that is missing, told at once.

A consultation reaches no further than its texts, and asks nobody who could not read it. Moments are aware datetimes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from samsyn.domain.access import PARTIES, PUBLIC, Placement, reaches_no_further
from samsyn.domain.verdicts import YES, Reason, Verdict


class NotReady(StrEnum):
    """What a consultation lacks before it can be sent."""

    NO_VERSIONS = "consultation_sends_nothing_out"
    VERSION_GONE = "consulted_version_cannot_be_sent"
    NOTHING_GRADED = "consultation_grades_nothing"
    NO_LETTER = "consultation_has_no_letter"
    NO_TIME = "consultation_has_no_time_to_answer"
    CLOSES_IN_THE_PAST = "consultation_closes_in_the_past"
    NO_RESPONDENTS = "consultation_asks_nobody"
    WITHOUT_EMAIL = "respondent_has_no_address"
    NO_AUDIENCE = "consultation_goes_to_parties_or_everyone"
    VERSION_NARROWER = "consulted_version_lies_for_fewer"
    OUTSIDERS = "respondent_belongs_to_no_side"


@dataclass(frozen=True, slots=True)
class ToSend:
    """What is known of a consultation that is to be sent. `versions`: title → where it lies; `gone`: titles of those
    that cannot be sent out any more; `without_email` and `outsiders` (of no side): names of respondents."""

    versions: Mapping[str, Placement] = field(default_factory=dict)
    gone: tuple[str, ...] = ()
    graded: int = 0
    has_letter: bool = False
    opens_at: datetime | None = None
    closes_at: datetime | None = None
    respondents: int = 0
    without_email: tuple[str, ...] = ()
    outsiders: tuple[str, ...] = ()


def may_be_sent(what: ToSend, at: datetime, place: Placement | None = None) -> Verdict:
    """Yes, or all that is missing; with `place` also what stands in the way of sending it there.

    >>> [str(reason.code) for reason in may_be_sent(ToSend(), datetime(2026, 1, 1)).reasons][:2]
    ['consultation_sends_nothing_out', 'consultation_grades_nothing']
    """
    reasons = (*_lacks(what, at), *(_stops(what, place) if place is not None else ()))
    return Verdict(False, reasons) if reasons else YES


def _lacks(what: ToSend, at: datetime) -> Iterator[Reason]:
    if not what.versions and not what.gone:
        yield Reason(NotReady.NO_VERSIONS)
    if what.gone:
        yield _named(NotReady.VERSION_GONE, what.gone)
    if not what.graded:
        yield Reason(NotReady.NOTHING_GRADED)
    if not what.has_letter:
        yield Reason(NotReady.NO_LETTER)
    if what.opens_at is None or what.closes_at is None:
        yield Reason(NotReady.NO_TIME)
    elif what.closes_at <= at:
        yield Reason(NotReady.CLOSES_IN_THE_PAST)
    if not what.respondents:
        yield Reason(NotReady.NO_RESPONDENTS)
    if what.without_email:
        yield _named(NotReady.WITHOUT_EMAIL, what.without_email)


def _stops(what: ToSend, place: Placement) -> Iterator[Reason]:
    if place not in (PARTIES, PUBLIC):
        yield Reason(NotReady.NO_AUDIENCE)
        return
    narrower = tuple(title for title, lies in what.versions.items() if not reaches_no_further(place, lies))
    if narrower:
        yield _named(NotReady.VERSION_NARROWER, narrower)
    if what.outsiders and place != PUBLIC:
        yield _named(NotReady.OUTSIDERS, what.outsiders)


def _named(code: NotReady, names: tuple[str, ...]) -> Reason:
    return Reason(code, facts=(("names", ", ".join(names)),))
