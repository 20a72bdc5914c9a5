"""A sheet of answers compiled: who answered, which sections, every answer, tallies, and what to look at.

Rules in docs/rules/grading.md. Nothing is dropped: what cannot be counted stands among the problems.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from types import MappingProxyType

from samsyn.domain.grading.cells import read_comment, read_grade
from samsyn.domain.grading.columns import grade_columns, numbers_without_legend
from samsyn.domain.grading.comments import Graded, pair_comments, unused_columns
from samsyn.domain.grading.headings import Section, name_sections
from samsyn.domain.grading.layout import NO_LAYOUT, Layout, layout_of
from samsyn.domain.grading.legend import Legend, legend_of
from samsyn.domain.grading.naming import Choice, fit_of, name_problem, superseded_problem
from samsyn.domain.grading.problems import Problem, ProblemCode, SheetFault
from samsyn.domain.grading.respondents import finished_column, finishing_times, respondent_column
from samsyn.domain.grading.scale import Grade
from samsyn.domain.grading.table import Row, Table, folded, is_blank, letter, text_of
from samsyn.domain.grading.tallies import Tally
from samsyn.domain.grading.twice import instead_of
from samsyn.domain.names import Match, Party, find, index_of
from samsyn.domain.verdicts import Refusal


@dataclass(frozen=True, slots=True)
class Respondent:
    """One row: the name as written, how it was matched, and the row that counts instead of it, if any.

    `finished` is when the answer was completed, as the sheet says it: a moment in nobody's time zone. `choice` is what a
    person has said of the name; the match stands beside it as it was.
    """

    row: int
    as_written: str
    match: Match
    superseded_by: int | None = None
    finished: datetime | None = None
    choice: Choice | None = None

    @property
    def party(self) -> Party | None:
        """Whom a person has said, else the party the name was matched to."""
        return self.choice.party if self.choice else self.match.party


@dataclass(frozen=True, slots=True)
class Answer:
    """What one counted row says of one section (`Section.key`). `party` is None where the name fits nobody."""

    row: int
    party: Party | None
    section: str
    grade: Grade | None
    comment: str | None


@dataclass(frozen=True, slots=True)
class CompiledSheet:
    """The whole compilation. `tallies`: group ("all", "side:municipal", …) → section key → tally.

    `set_aside` are the answers of superseded rows, which are in no tally; `layout` is what was taken for what.
    """

    sheet: str
    respondents: tuple[Respondent, ...]
    sections: tuple[Section, ...]
    answers: tuple[Answer, ...]
    tallies: Mapping[str, Mapping[str, Tally]]
    problems: tuple[Problem, ...]
    set_aside: tuple[Answer, ...] = ()
    layout: Layout = NO_LAYOUT


def has_grades(table: Table) -> bool:
    """True where the sheet has at least one column of grades."""
    return bool(grade_columns(_widened(table)))


NOTHING_CHOSEN: Mapping[int, Party | None] = MappingProxyType({})


def compile_answers(
    table: Table, parties: Sequence[Party], chosen: Mapping[int, Party | None] = NOTHING_CHOSEN
) -> CompiledSheet:
    """Compile one sheet against a list of parties. Raises `Refusal` with a `SheetFault` where nothing can be read.

    `chosen` is what a person has said of the names in some rows: somebody, or nobody known. Whoever is chosen but is none
    of `parties` answers under her own name and is counted nowhere.
    """
    table = _widened(table)
    graded = _checked(table)
    index = index_of(parties)
    known: dict[str, Match] = {}

    def named(text: str) -> Match:
        if text not in known:
            known[text] = find(text, index)
        return known[text]

    who = respondent_column(table, graded, lambda text: fit_of(named(text)))
    finished = finished_column(table)
    taken = {at for at in (who, finished) if at is not None}
    pairs = pair_comments(table, graded, taken)
    sections = name_sections([(at, folded(table.header[at]) or f"Kolumn {letter(at)}") for at in graded])
    rows = [row for row in table.rows if not all(map(is_blank, row.values))]
    written = {row.number: text_of(row.at(who)) if who is not None else "" for row in rows}
    matches = {row.number: named(written[row.number]) for row in rows}
    times = finishing_times(table, finished)
    choices = {n: Choice(chosen[n]) for n in matches if n in chosen}
    whose = {n: choices[n].party if n in choices else match.party for n, match in matches.items()}
    instead = instead_of(whose, times)
    respondents = tuple(
        Respondent(n, written[n], matches[n], instead.get(n), times.get(n), choices.get(n)) for n in matches
    )
    problems = [*_about_columns(table, pairs, who, taken), *_about_names(respondents, who, instead, times)]
    answers: list[Answer] = []
    set_aside: list[Answer] = []
    legend = legend_of(table)
    for row in rows:
        read, wrong = _read_row(row, whose[row.number], pairs, sections, legend)
        problems.extend(wrong)
        (set_aside if row.number in instead else answers).extend(read)
    groups = groups_of(parties)
    counted = [party for r in respondents if r.superseded_by is None and (party := r.party) and party in groups]
    tallies = _tallies(answers, counted, sections, groups)
    layout = layout_of(table, who, finished, pairs)
    return CompiledSheet(
        table.name, respondents, sections, tuple(answers), tallies, _in_order(problems), tuple(set_aside), layout
    )


def _widened(table: Table) -> Table:
    """The header as wide as the widest row, so that a cell without header has a column too."""
    width = max([len(table.header), *(len(row.values) for row in table.rows)])
    header = table.header + ("",) * (width - len(table.header))
    return replace(table, header=header)


def _checked(table: Table) -> list[int]:
    """The grade columns of a sheet that can be compiled."""
    if not any(map(folded, table.header)) or not table.rows:
        raise Refusal(SheetFault.EMPTY, sheet=table.name)
    first: dict[str, int] = {}
    for at, header in enumerate(map(folded, table.header)):
        if header and first.setdefault(header, at) != at:
            place = {"first": letter(first[header]), "second": letter(at)}
            raise Refusal(SheetFault.SAME_HEADER, sheet=table.name, header=header, **place)
    graded = grade_columns(table)
    if not graded and (asked := numbers_without_legend(table)):
        raise Refusal(SheetFault.NO_LEGEND, sheet=table.name, header=folded(asked))
    if not graded:
        raise Refusal(SheetFault.NO_GRADES, sheet=table.name)
    return graded


def _about_columns(table: Table, pairs: Sequence[Graded], who: int | None, taken: set[int]) -> Iterator[Problem]:
    for name in table.passed_over:
        yield Problem(ProblemCode.SHEET_UNUSED, facts=(("sheet", name), ("read", table.name)))
    if who is None:
        yield Problem(ProblemCode.NO_RESPONDENTS)
    for at, filled in unused_columns(table, pairs, taken):
        facts = (("header", folded(table.header[at])), ("filled", str(filled)))
        yield Problem(ProblemCode.COLUMN_UNUSED, None, letter(at), facts)


def _about_names(
    respondents: Iterable[Respondent], who: int | None, instead: Mapping[int, int], times: Mapping[int, datetime]
) -> Iterator[Problem]:
    column = letter(who) if who is not None else None
    for respondent in respondents:
        wrong = None if respondent.choice else name_problem(respondent.as_written, respondent.match)
        if wrong is not None:
            yield Problem(wrong[0], respondent.row, column, wrong[1])
        if respondent.superseded_by is not None and respondent.party is not None:
            yield superseded_problem(respondent.row, respondent.superseded_by, respondent.party.name, times)


def _read_row(
    row: Row, party: Party | None, pairs: Sequence[Graded], sections: Sequence[Section], legend: Legend | None
) -> tuple[list[Answer], list[Problem]]:
    answers: list[Answer] = []
    problems: list[Problem] = []
    for pair, section in zip(pairs, sections, strict=True):
        grade, wrong = read_grade(row, pair.column, legend)
        comment, also_wrong = read_comment(row, pair.comment)
        answers.append(Answer(row.number, party, section.key, grade, comment))
        problems.extend(problem for problem in (wrong, also_wrong) if problem)
    return answers, problems


def groups_of(parties: Iterable[Party]) -> dict[Party, tuple[str, ...]]:
    """The groups each party is counted in: "all", its side, its association, its care area."""
    found = {}
    for party in parties:
        kinds = (("side", party.side), ("association", party.association), ("care_area", party.care_area))
        found[party] = ("all", *(f"{kind}:{slug}" for kind, slug in kinds if slug))
    return found


def _tallies(
    answers: Iterable[Answer],
    counted: Sequence[Party],
    sections: Sequence[Section],
    groups: Mapping[Party, tuple[str, ...]],
) -> dict[str, dict[str, Tally]]:
    """Tallies of every group the party list names, also those where nobody answered."""
    answered = Counter(group for party in counted for group in groups[party])
    given = Counter(
        (group, a.section, a.grade) for a in answers if a.party and a.grade for group in groups.get(a.party, ())
    )
    names = sorted({group for own in groups.values() for group in own} | {"all"}, key=_group_order)
    return {name: {s.key: _tally_of(name, s.key, given, answered[name]) for s in sections} for name in names}


def _tally_of(group: str, key: str, given: Mapping[tuple[str, str, Grade], int], answered: int) -> Tally:
    full, partial, none = (given.get((group, key, grade), 0) for grade in Grade)
    return Tally(full, partial, none, answered - full - partial - none)


def _group_order(group: str) -> tuple[int, str]:
    """All, then sides, associations, care areas, each in the order of the alphabet."""
    kind = group.partition(":")[0]
    return ("all", "side", "association", "care_area").index(kind), group


def _in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """What concerns the whole sheet or a column first, then row by row from left to right."""
    return tuple(sorted(problems, key=lambda p: (p.row or 0, len(p.column or ""), p.column or "", p.code)))
