"""Sheets of answers as a web form gives them, compiled and kept."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from itertools import count
from typing import Any

from samsyn.compilations.actions import keep_compilation, widen_compilation
from samsyn.domain.access import Audience, Placement, Viewer
from samsyn.domain.grading import CompiledSheet, Row, Table, Value, compile_answers
from samsyn.parties.queries import parties_known
from tests.world import AT, DAY, World

WORDS = {"H": "Stämmer helt", "D": "Stämmer delvis", "I": "Stämmer inte alls", "-": ""}
SECTIONS = ("1.1 Syfte", "1.2 Parter", "2.1 Ansvar")
# As written → grades, one letter per section.
ANSWERS = (
    ("Orust kommun", "HDI"),
    ("Alingsås kommun", "HH-"),
    ("Tidahlm kommun", "III"),
    ("Västra Götalandsregionen", "HHD"),
    ("Bygdegårdsföreningen Lyktan", "III"),
)
_numbers = count()


def table(
    answers: Sequence[tuple[str, str]] = ANSWERS,
    sections: Sequence[str] = SECTIONS,
    comments: dict[tuple[int, int], str] | None = None,
) -> Table:
    """A sheet: respondents with their grades; `comments` by (respondent, section), counted from 0."""
    header = ["Slutförandetid", "Vilken kommun eller region svarar ni för?"]
    for section in sections:
        header += [section, f"Kommentar till {section}"]
    rows = []
    for number, (name, grades) in enumerate(answers):
        cells: list[Value] = [datetime(2026, 2, 1, 8, number % 60), name]
        for place, letter in enumerate(grades):
            cells += [WORDS.get(letter, letter), (comments or {}).get((number, place), "")]
        rows.append(Row(number + 2, tuple(cells)))
    return Table("Svar", tuple(header), tuple(rows))


def compiled(*args: Any, **kwargs: Any) -> CompiledSheet:
    """The sheet compiled against the parties of the small world."""
    return compile_answers(table(*args, **kwargs), parties_known(DAY))


def keep(viewer: Viewer, place: Placement | None = None, sheet: CompiledSheet | None = None, **more: Any) -> int:
    """Keep a compilation, by default for the viewer alone; its number."""
    given = {
        "title": "Remiss om avtalet",
        "source_name": "remissvar.xlsx",
        "source_hash": f"{next(_numbers):064x}",
        "compiled": sheet or compiled(),
        "place": place or Placement(Audience.PERSON, person=viewer.person),
    }
    return int(keep_compilation(viewer=viewer, at=AT, **{**given, **more}).pk)


def kept_at(world: World, place: Placement, sheet: CompiledSheet | None = None) -> int:
    """A compilation that lies there, made by the region's process leader (her side's secretary, when it is hers)."""
    leader = world.viewers["leader_municipal" if place.side == "municipal" else "leader_region"]
    if place.audience not in {Audience.PARTIES, Audience.PUBLIC}:
        return keep(leader, place, sheet)
    pk = keep(leader, None, sheet)
    widen_compilation(viewer=leader, at=AT, compilation=pk, place=place, registering_authority="14")
    return pk
