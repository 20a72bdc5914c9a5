"""An answer as a document shows it: ready words, no codes but the grade's letter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ShownAnswer:
    """What is said of one section. `grade` in the consultation's own words; empty where nothing is said."""

    document: str
    number: str
    heading: str
    letter: str = ""
    grade: str = ""
    ground: str = ""
    comment: str = ""
    proposal: str = ""

    @property
    def name(self) -> str:
        return f"{self.number} {self.heading}".strip()


@dataclass(frozen=True, slots=True)
class Shown:
    """A whole answer. `facts`: pairs of what and how, in the order they are told; `notice` stands first ("Påhittade
    uppgifter")."""

    title: str
    respondent: str
    consultation: str
    facts: Sequence[tuple[str, str]]
    answers: Sequence[ShownAnswer]
    stance: str = ""
    conditions: str = ""
    general: str = ""
    reason: str = ""
    notice: str = ""
    unanswered: Sequence[str] = ()
