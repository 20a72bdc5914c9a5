"""What a match of a name means for a sheet: how well a column fits, and what to report."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from samsyn.domain.grading.problems import Problem, ProblemCode
from samsyn.domain.names import Match, MatchKind, Party

_CODES = {
    MatchKind.AMBIGUOUS: ProblemCode.NAME_AMBIGUOUS,
    MatchKind.SOMEONE_ELSE: ProblemCode.NAME_SOMEONE_ELSE,
    MatchKind.UNKNOWN: ProblemCode.NAME_UNKNOWN,
    MatchKind.EMPTY: ProblemCode.NAME_EMPTY,
}


@dataclass(frozen=True, slots=True)
class Choice:
    """What a person has said of the name in a row: whom it stands for, or (None) nobody that is known."""

    party: Party | None


def fit_of(match: Match) -> float:
    """How much a value speaks for its column holding respondents, 0–1."""
    weak = {MatchKind.AMBIGUOUS: 0.5, MatchKind.SOMEONE_ELSE: 0.2}
    return match.certainty if match.party else weak.get(match.kind, 0.0)


def name_problem(written: str, match: Match) -> tuple[ProblemCode, tuple[tuple[str, str], ...]] | None:
    """The code and facts to report about a name, or None where there is nothing to say."""
    if match.party is not None and not match.doubtful:
        return None
    code = ProblemCode.NAME_DOUBTFUL if match.party else _CODES[match.kind]
    people = (("party", match.party), ("second", match.runner_up), ("other", match.other))
    return code, (("written", written), *((fact, party.name) for fact, party in people if party))


def superseded_problem(row: int, by: int, name: str, times: Mapping[int, datetime]) -> Problem:
    """Two answers from one respondent: which row counts, and whether the times say so."""
    told = row in times and by in times and times[row] < times[by]
    code = ProblemCode.SUPERSEDED_BY_TIME if told else ProblemCode.SUPERSEDED_BY_ROW
    return Problem(code, row, None, (("party", name), ("by", str(by))))
