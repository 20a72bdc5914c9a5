"""Answers that carry their because: a verdict is yes or no with the reasons that led there."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Reason:
    """Why: a code that `texts.py` gives words, and the clause or rule it rests on ("R9", "avtalet 15:1")."""

    code: str
    clause: str = ""
    facts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """Yes or no, with reasons. Falsy when no, so `if verdict:` reads as the question."""

    yes: bool
    reasons: tuple[Reason, ...] = field(default=())

    def __bool__(self) -> bool:
        return self.yes


YES = Verdict(True)


def no(code: str, clause: str = "", **facts: object) -> Verdict:
    """A refusal with one reason; `facts` are what its words need ("deadline", "role")."""
    return Verdict(False, (Reason(code, clause, tuple((k, str(v)) for k, v in facts.items())),))


class Refusal(Exception):
    """What an action raises when the answer is no; the page shows its words and keeps what was typed."""

    code = "refused"

    def __init__(self, code: str = "", **facts: object) -> None:
        self.code = code or type(self).code
        self.facts = facts
        super().__init__(self.code)
