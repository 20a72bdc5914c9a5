"""A compilation as text for a terminal: sections by side, groups by share, then everything a person should look at."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence

from samsyn.domain.grading import CompiledSheet, Grade, Problem, ProblemCode, Section, Tally
from samsyn.domain.grading.scale import NO_GRADE_LETTER
from samsyn.office.sheets.texts import say_problem

GROUP_NAMES = {"all": "Alla", "side:municipal": "Kommuner", "side:region": "Region"}
KINDS = {"side": "sida", "association": "kommunalförbund", "care_area": "vårdsamverkan"}
CELL = 5  # characters of one number
GROUP = 4 * CELL
NARROWEST_HEADING = 18
LETTERS = [*(grade.letter for grade in Grade), NO_GRADE_LETTER]


def as_text(compiled: CompiledSheet, *, file: str, width: int = 80) -> str:
    """The whole report, no line of a table wider than `width` characters."""
    parts = [
        _summary(compiled, file, width),
        *_section_tables(compiled, width),
        _wrapped("H stämmer helt · D stämmer delvis · I stämmer inte alls · – har svarat men inte graderat", width),
        _group_table(compiled, width),
        *_problem_lists(compiled, width),
    ]
    return "\n\n".join(parts) + "\n"


def _wrapped(text: str, width: int, indent: str = "") -> str:
    """Running text in lines no wider than the terminal."""
    return textwrap.fill(text, max(width, 40), initial_indent=indent, subsequent_indent=indent * 2)


def _summary(compiled: CompiledSheet, file: str, width: int) -> str:
    rows = compiled.respondents
    counted = sum(1 for r in rows if r.party and r.superseded_by is None)
    instead = sum(1 for r in rows if r.superseded_by is not None)
    nobody = sum(1 for r in rows if r.party is None)
    lines = [f"Sammanställning av {file}" + (f", bladet {compiled.sheet}" if compiled.sheet != file else "")]
    lines.append(f"{len(rows)} svar på {len(compiled.sections)} avsnitt")
    lines.append(f"Räknas: {counted} · ersatta av ett senare svar: {instead} · från någon som inte är part: {nobody}")
    return "\n".join(_wrapped(line, width) for line in lines)


def _section_tables(compiled: CompiledSheet, width: int) -> Iterator[str]:
    """One table of all groups side by side where the width allows it, else one table a group."""
    groups = ["all", *(group for group in compiled.tallies if group.startswith("side:"))]
    if width >= NARROWEST_HEADING + len(groups) * GROUP:
        yield _section_table(compiled, groups, width)
        return
    for group in groups:
        yield _section_table(compiled, [group], width)


def _section_table(compiled: CompiledSheet, groups: Sequence[str], width: int) -> str:
    longest = max(len(_title(section)) for section in compiled.sections)
    room = max(NARROWEST_HEADING, min(longest, width - len(groups) * GROUP))
    lines = [" " * room + "".join(_fit(group_name(group), GROUP - 1).rjust(GROUP) for group in groups)]
    lines.append("Avsnitt".ljust(room) + "".join(letter.rjust(CELL) for _ in groups for letter in LETTERS))
    for section in compiled.sections:
        tallies = [compiled.tallies[group][section.key] for group in groups]
        numbers = [str(n).rjust(CELL) for t in tallies for n in (t.full, t.partial, t.none, t.missing)]
        lines.append(_fit(_title(section), room - 1).ljust(room) + "".join(numbers))
    return "\n".join(line.rstrip() for line in lines)


def _group_table(compiled: CompiledSheet, width: int) -> str:
    """All grades of each group, as shares of those given."""
    sums = {group: sum(tallies.values(), Tally()) for group, tallies in compiled.tallies.items()}
    room = min(max(len(group_name(group)) for group in sums) + 1, max(NARROWEST_HEADING, width - 3 * 7 - 10))
    head = "Andel av graderingarna".ljust(room)[: max(room, 22)]
    room = max(room, len(head) + 1)
    lines = [head.ljust(room) + "".join(letter.rjust(7) for letter in LETTERS[:3]) + "Antal".rjust(9)]
    for group, total in sums.items():
        tenths = total.shares.parts(1000)
        cells = "".join(f"{_percent(part) if total.graded else '·'}".rjust(7) for part in tenths)
        lines.append(_fit(group_name(group), room - 1).ljust(room) + cells + str(total.graded).rjust(9))
    return "\n".join(lines)


def _problem_lists(compiled: CompiledSheet, width: int) -> Iterator[str]:
    doubtful = [p for p in compiled.problems if p.code is ProblemCode.NAME_DOUBTFUL]
    others = [p for p in compiled.problems if p.code is not ProblemCode.NAME_DOUBTFUL]
    if doubtful:
        yield "\n".join([f"Osäkra namn ({len(doubtful)})", *(_problem_line(p, width) for p in doubtful)])
    if others:
        yield "\n".join([f"Att kontrollera ({len(others)})", *(_problem_line(p, width) for p in others)])
    if not compiled.problems:
        yield "Inget att kontrollera."


def _problem_line(problem: Problem, width: int) -> str:
    row = f"rad {problem.row}" if problem.row is not None else ""
    column = f"kolumn {problem.column}" if problem.column is not None else ""
    place = ", ".join(part for part in (row, column) if part)
    said = f"{place[:1].upper()}{place[1:]}: {say_problem(problem)}" if place else say_problem(problem)
    return _wrapped(said, width, "  ")


def group_name(group: str) -> str:
    """A group in words: "Alla", "Kommuner", "kommunalförbund fyrbodal"."""
    kind, _, slug = group.partition(":")
    return GROUP_NAMES.get(group, f"{KINDS.get(kind, kind)} {slug}")


def _title(section: Section) -> str:
    """The heading with its number, unless the heading is the whole header, which holds it."""
    return section.heading if section.heading == section.header else f"{section.number} {section.heading}"


def _fit(text: str, room: int) -> str:
    return text if len(text) <= room else text[: room - 1] + "…"


def _percent(tenths: int) -> str:
    return f"{tenths // 10},{tenths % 10} %"
