"""How far a respondent has come, in one word: told by what it did and when, and by where the consultation stands.

Abstaining from answering (T12) is a standing of its own: neither a no to the agreement nor a notice. Nobody who has
handed in or abstained is reminded.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from samsyn.domain.timeliness import Phase


class Standing(StrEnum):
    """How far a respondent has come."""

    INVITED = "invited"
    OPENED = "opened"
    DRAFTING = "drafting"
    RELEASED = "released"
    SUBMITTED = "submitted"
    LATE = "late"
    ABSTAINED = "abstained"
    SILENT = "silent"


@dataclass(frozen=True, slots=True)
class Steps:
    """When a respondent did what; `None` where it has not. `is_late`: what it handed in came after the closing moment."""

    opened_at: datetime | None = None
    drafting_at: datetime | None = None
    released_at: datetime | None = None
    submitted_at: datetime | None = None
    is_late: bool = False
    abstained_at: datetime | None = None

    @property
    def is_done(self) -> bool:
        """It has handed in or abstained: there is nothing to wait for."""
        return self.submitted_at is not None or self.abstained_at is not None

    @property
    def furthest(self) -> Standing:
        """The last step that was taken on the way to an answer."""
        if self.released_at is not None:
            return Standing.RELEASED
        if self.drafting_at is not None:
            return Standing.DRAFTING
        return Standing.INVITED if self.opened_at is None else Standing.OPENED


def standing(steps: Steps, phase: Phase) -> Standing:
    """The respondent's standing. Once the consultation has closed, whoever has not answered is silent.

    >>> standing(Steps(), Phase.CLOSED)
    <Standing.SILENT: 'silent'>
    """
    if steps.submitted_at is not None and (steps.abstained_at is None or steps.submitted_at >= steps.abstained_at):
        return Standing.LATE if steps.is_late else Standing.SUBMITTED
    if steps.abstained_at is not None:
        return Standing.ABSTAINED
    return Standing.SILENT if phase is Phase.CLOSED else steps.furthest


def may_be_reminded(steps: Steps, phase: Phase) -> bool:
    """Only while an answer can be handed in, and only those who owe one."""
    return phase in {Phase.OPEN, Phase.CLOSED} and not steps.is_done
