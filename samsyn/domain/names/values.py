"""A party as the matcher knows it, and what came of matching a written name."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

# A match below this was weighed, not read: whoever uses it tells what was chosen (docs/rules/names.md).
DOUBTFUL_BELOW = 0.95


@dataclass(frozen=True, slots=True)
class Party:
    """One party of a package. `side`, `association` and `care_area` are slugs; empty where it belongs to none."""

    code: str
    name: str
    formal_name: str = ""
    side: str = ""
    association: str = ""
    care_area: str = ""
    aliases: tuple[str, ...] = ()


class MatchKind(StrEnum):
    """How a written name was read."""

    CERTAIN = "certain"  # the party's name, in whole or with words that name nobody else
    DOUBTFUL = "doubtful"  # misspelt, or among words that are not understood: chosen, to be told
    AMBIGUOUS = "ambiguous"  # two parties fit: none is chosen, `runner_up` and `other` name them
    SOMEONE_ELSE = "someone_else"  # names a party's place but is another body; `runner_up` names the party
    UNKNOWN = "unknown"  # fits nobody; `runner_up` may name the nearest
    EMPTY = "empty"  # nothing is written


@dataclass(frozen=True, slots=True)
class Match:
    """The party a written name stands for (None where nobody fits) and how sure that is.

    `certainty` is 0–1: 1.0 for the name, formal name, alias or code itself, 0.0 where no party is chosen.
    `runner_up` is the next best party that was weighed, with its certainty had it been chosen.
    """

    kind: MatchKind
    party: Party | None = None
    certainty: float = 0.0
    runner_up: Party | None = None
    runner_up_certainty: float = 0.0
    other: Party | None = None

    @property
    def doubtful(self) -> bool:
        """True where a party was chosen that a person should look at."""
        return self.party is not None and self.certainty < DOUBTFUL_BELOW
