"""What was understood of a sheet: how it is told before anything is kept, as values that the database holds as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from samsyn.domain.grading import CompiledSheet, Headed, Problem, Respondent, Tally
from samsyn.domain.names import Party
from samsyn.office.sheets.texts import say_problem

# Of each kind of problem so many are told one by one; the rest are counted, and stand in the compilation.
MOST_TOLD = 20
LONGEST_NAME = 400


@dataclass(frozen=True, slots=True)
class UnderstoodSection:
    """A column of grades: its letter, number and heading, the columns of its comments and grounds, and how the parties
    graded it."""

    letter: str
    number: str
    heading: str
    comments: str
    grounds: str
    tally: Tally


@dataclass(frozen=True, slots=True)
class UnderstoodName:
    """A name that was doubtful, fits nobody, or was said to stand for somebody. `code` is whom it counts as now."""

    row: int
    written: str
    code: str
    read_as: str
    certainty: float
    near: tuple[str, ...]
    is_chosen: bool

    @property
    def percent(self) -> int:
        """How sure the reading is, in whole hundredths."""
        return round(100 * self.certainty)


@dataclass(frozen=True, slots=True)
class UnderstoodProblem:
    """Something to look at, with its place."""

    row: int | None
    column: str
    text: str


@dataclass(frozen=True, slots=True)
class ProblemGroup:
    """Problems of one kind: how many in all, and the first of them."""

    kind: str
    count: int
    told: tuple[UnderstoodProblem, ...]

    @property
    def untold(self) -> int:
        """How many are counted only."""
        return self.count - len(self.told)


@dataclass(frozen=True, slots=True)
class Understood:
    """A sheet as it was understood, without the answers themselves."""

    sheet: str = ""
    header: tuple[int, int] = (1, 1)
    respondent: Headed | None = None
    finished: Headed | None = None
    sections: tuple[UnderstoodSection, ...] = ()
    rows: int = 0
    parties: int = 0
    sure: int = 0
    doubtful: int = 0
    nobody: int = 0
    chosen: int = 0
    superseded: int = 0
    late: int = 0
    comments: int = 0
    names: tuple[UnderstoodName, ...] = ()
    problems: tuple[ProblemGroup, ...] = ()

    @property
    def total(self) -> Tally:
        """How the parties' grades fall in all sections together."""
        return sum((section.tally for section in self.sections), Tally())


def told(compiled: CompiledSheet, parties: Iterable[Party], *, late: int = 0) -> dict[str, Any]:
    """What was understood, as JSON holds it."""
    codes = {party.code for party in parties}
    who = compiled.respondents
    answering = {r.party.code for r in who if r.party and r.superseded_by is None} & codes
    layout = compiled.layout
    return {
        "sheet": compiled.sheet,
        "header": list(layout.header),
        "respondent": _headed(layout.respondent),
        "finished": _headed(layout.finished),
        "sections": list(_sections(compiled)),
        "rows": len(who),
        "parties": len(answering),
        "sure": sum(r.choice is None and r.party is not None and not r.doubtful for r in who),
        "doubtful": sum(r.doubtful for r in who),
        "nobody": sum(r.party is None for r in who),
        "chosen": sum(r.choice is not None for r in who),
        "superseded": sum(r.superseded_by is not None for r in who),
        "late": late,
        "comments": sum(bool(answer.comment) for answer in compiled.answers),
        "names": [_name(r) for r in who if r.choice is not None or r.party is None or r.doubtful],
        "problems": _groups(compiled.problems),
    }


def _sections(compiled: CompiledSheet) -> Iterable[dict[str, Any]]:
    tallies = compiled.tallies["all"]
    columns = zip(compiled.layout.comments, compiled.layout.grounds, strict=True)
    for section, (comments, grounds) in zip(compiled.sections, columns, strict=True):
        tally = tallies[section.key]
        counts = [tally.full, tally.partial, tally.none, tally.missing]
        yield {
            "letter": section.letter,
            "number": section.number or "",
            "heading": section.heading,
            "comments": comments,
            "grounds": grounds,
            "tally": counts,
        }


def _headed(column: Headed | None) -> list[str] | None:
    return [column.letter, column.header] if column else None


def _name(r: Respondent) -> dict[str, Any]:
    match = r.match
    return {
        "row": r.row,
        "written": r.as_written[:LONGEST_NAME],
        "code": r.party.code if r.party else "",
        "read_as": match.party.code if match.party else "",
        "certainty": match.certainty,
        "near": [party.code for party in (match.party, match.runner_up, match.other) if party],
        "is_chosen": r.choice is not None,
    }


def _groups(problems: Iterable[Problem]) -> dict[str, dict[str, Any]]:
    """By kind: the first word of the code. Names have a form of their own."""
    found: dict[str, dict[str, Any]] = {}
    for problem in problems:
        kind = problem.code.value.partition(".")[0]
        if kind == "name":
            continue
        group = found.setdefault(kind, {"count": 0, "told": []})
        group["count"] += 1
        if len(group["told"]) < MOST_TOLD:
            group["told"].append([problem.row, problem.column or "", say_problem(problem)])
    return found


def understood(held: Mapping[str, Any]) -> Understood:
    """What the database holds, as values; nothing understood where nothing is held."""
    if not held:
        return Understood()
    return Understood(
        sheet=held["sheet"],
        header=(held["header"][0], held["header"][1]),
        respondent=Headed(*held["respondent"]) if held["respondent"] else None,
        finished=Headed(*held["finished"]) if held["finished"] else None,
        sections=tuple(UnderstoodSection(**{**s, "tally": Tally(*s["tally"])}) for s in held["sections"]),
        names=tuple(UnderstoodName(**{**n, "near": tuple(n["near"])}) for n in held["names"]),
        problems=tuple(
            ProblemGroup(kind, group["count"], tuple(UnderstoodProblem(*one) for one in group["told"]))
            for kind, group in held["problems"].items()
        ),
        **{name: held[name] for name in _NUMBERS},
    )


_NUMBERS = ("rows", "parties", "sure", "doubtful", "nobody", "chosen", "superseded", "late", "comments")
