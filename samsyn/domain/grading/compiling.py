"""A sheet of answers compiled: who answered, which sections, every answer, tallies, and what to look at.

Rules in docs/rules/grading.md. Nothing is dropped: what cannot be counted stands among the problems.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from types import MappingProxyType

from samsyn.domain.grading.answers import Answer, CompiledSheet, Respondent
from samsyn.domain.grading.cells import read_comment, read_grade, read_ground
from samsyn.domain.grading.columns import grade_columns, is_technical
from samsyn.domain.grading.comments import Graded, pair_comments, span_start, unused_columns
from samsyn.domain.grading.ground_columns import ground_columns
from samsyn.domain.grading.headings import Section, name_sections
from samsyn.domain.grading.layout import layout_of
from samsyn.domain.grading.legend import Legend, legend_of
from samsyn.domain.grading.naming import Choice, fit_of, name_problem, superseded_problem
from samsyn.domain.grading.other_scales import finer_scale, no_grades
from samsyn.domain.grading.problems import Problem, ProblemCode, SheetFault
from samsyn.domain.grading.respondents import finished_column, finishing_times, respondent_column
from samsyn.domain.grading.scale import Grade
from samsyn.domain.grading.table import Row, Table, folded, is_blank, letter, text_of
from samsyn.domain.grading.tallies import Tally
from samsyn.domain.grading.twice import instead_of
from samsyn.domain.names import Match, Party, find, index_of
from samsyn.domain.verdicts import Refusal


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
    pairs = pair_comments(table, graded, taken, ground_columns(table, graded, taken))
    sections = name_sections([(at, _heading_over(table, at, graded, taken)) for at in graded])
    rows = [row for row in table.rows if not all(map(is_blank, row.values))]
    written = {row.number: text_of(row.at(who)) if who is not None else "" for row in rows}
    times = finishing_times(table, finished)
    respondents = _respondents(written, {n: named(text) for n, text in written.items()}, times, chosen)
    answers, set_aside, wrong = _read_rows(rows, respondents, pairs, sections, legend_of(table))
    problems = [*_about_columns(table, pairs, who, taken), *_about_names(respondents, who, times), *wrong]
    return CompiledSheet(
        sheet=table.name,
        respondents=respondents,
        sections=sections,
        answers=answers,
        tallies=_tallies(answers, respondents, sections, groups_of(parties)),
        problems=_in_order(problems),
        set_aside=set_aside,
        layout=layout_of(table, who, finished, pairs),
    )


def _respondents(
    written: Mapping[int, str],
    matches: Mapping[int, Match],
    times: Mapping[int, datetime],
    chosen: Mapping[int, Party | None],
) -> tuple[Respondent, ...]:
    """Row by row who answers: whom a person has said, else whom the name was matched to; and which row counts."""
    choices = {n: Choice(chosen[n]) for n in matches if n in chosen}
    whose = {n: choices[n].party if n in choices else match.party for n, match in matches.items()}
    instead = instead_of(whose, times)
    return tuple(Respondent(n, written[n], matches[n], instead.get(n), times.get(n), choices.get(n)) for n in matches)


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
    if not graded:
        raise no_grades(table)
    if refused := finer_scale(table, graded):
        raise refused
    return graded


def _heading_over(table: Table, at: int, graded: Sequence[int], taken: set[int]) -> str:
    """The header of a column of grades: its own, or the merged heading it stands under, or its letter."""
    if own := folded(table.header[at]):
        return own
    start = span_start(table, at)
    over = "" if start in taken or is_technical(table.header[start]) else folded(table.header[start])
    alone = not any(start <= other < at for other in graded)
    return (over if alone else f"{over}, kolumn {letter(at)}") if over else f"Kolumn {letter(at)}"


def _about_columns(table: Table, pairs: Sequence[Graded], who: int | None, taken: set[int]) -> Iterator[Problem]:
    for name in table.passed_over:
        yield Problem(ProblemCode.SHEET_UNUSED, facts=(("sheet", name), ("read", table.name)))
    if who is None:
        yield Problem(ProblemCode.NO_RESPONDENTS)
    if table.beyond:
        last = letter(len(table.header) - 1)
        yield Problem(ProblemCode.COLUMNS_BEYOND, facts=(("last", last), ("filled", str(table.beyond))))
    for at, filled in unused_columns(table, pairs, taken):
        over = folded(table.header[span_start(table, at)])
        facts = (("header", folded(table.header[at])), ("over", over), ("filled", str(filled)))
        yield Problem(ProblemCode.COLUMN_UNUSED, None, letter(at), facts)


def _about_names(
    respondents: Iterable[Respondent], who: int | None, times: Mapping[int, datetime]
) -> Iterator[Problem]:
    column = letter(who) if who is not None else None
    for respondent in respondents:
        wrong = None if respondent.choice else name_problem(respondent.as_written, respondent.match)
        if wrong is not None:
            yield Problem(wrong[0], respondent.row, column, wrong[1])
        if respondent.superseded_by is not None and respondent.party is not None:
            yield superseded_problem(respondent.row, respondent.superseded_by, respondent.party.name, times)


def _read_rows(
    rows: Iterable[Row],
    respondents: Iterable[Respondent],
    pairs: Sequence[Graded],
    sections: Sequence[Section],
    legend: Legend | None,
) -> tuple[tuple[Answer, ...], tuple[Answer, ...], list[Problem]]:
    """The answers of the rows that count, those of superseded rows, and what is wrong in their cells."""
    answers: list[Answer] = []
    set_aside: list[Answer] = []
    problems: list[Problem] = []
    for row, one in zip(rows, respondents, strict=True):
        read, wrong = _read_row(row, one.party, pairs, sections, legend)
        problems.extend(wrong)
        (answers if one.superseded_by is None else set_aside).extend(read)
    return tuple(answers), tuple(set_aside), problems


def _read_row(
    row: Row, party: Party | None, pairs: Sequence[Graded], sections: Sequence[Section], legend: Legend | None
) -> tuple[list[Answer], list[Problem]]:
    answers: list[Answer] = []
    problems: list[Problem] = []
    for pair, section in zip(pairs, sections, strict=True):
        grade, wrong = read_grade(row, pair.column, legend)
        comment, wrong_too = read_comment(row, pair.comment)
        ground, and_wrong = read_ground(row, pair.ground)
        answers.append(Answer(row.number, party, section.key, grade, comment, ground))
        problems.extend(problem for problem in (wrong, wrong_too, and_wrong) if problem)
    return answers, problems


def groups_of(parties: Iterable[Party]) -> dict[Party, tuple[str, ...]]:
    """The groups each party is counted in: "all", its side, its association, its care area."""
    return {party: groups_in(party.side, party.association, party.care_area) for party in parties}


def groups_in(side: str | None, association: str | None, care_area: str | None) -> tuple[str, ...]:
    """The groups that a party with these homes is counted in; it may lack any of them."""
    kinds = (("side", side), ("association", association), ("care_area", care_area))
    return ("all", *(f"{kind}:{slug}" for kind, slug in kinds if slug))


def _tallies(
    answers: Iterable[Answer],
    respondents: Iterable[Respondent],
    sections: Sequence[Section],
    groups: Mapping[Party, tuple[str, ...]],
) -> dict[str, dict[str, Tally]]:
    """Tallies of every group the party list names, also those where nobody answered."""
    counted = [one.party for one in respondents if one.party and one.superseded_by is None]
    answered = Counter(group for party in counted for group in groups.get(party, ()))
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
