"""The scenarios of tests/scenarios/validity, in a lawyer's words, each with its answer."""

from __future__ import annotations

import re
import tomllib
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from samsyn.domain.validity import Answer, Event, Kind, World, answer
from samsyn.office.validity.reading import read_scenario

FOLDER = Path(__file__).parents[1] / "scenarios/validity"
FILES = sorted(FOLDER.glob("*.toml"))
WORDS = {"antar": Kind.ADOPTED, "tackar nej till": Kind.DECLINED, "säger upp": Kind.NOTICE}
SENTENCE = re.compile(rf"(\S+) ({'|'.join(WORDS)}) (\S+) (\d{{4}}-\d\d-\d\d)(?: \(känt (\d{{4}}-\d\d-\d\d)\))?")


def event(sentence: str) -> Event:
    told = SENTENCE.fullmatch(sentence)
    assert told, sentence
    party, did, instrument, day, known = told.groups()
    recorded = date.fromisoformat(known) if known else None
    return Event(date.fromisoformat(day), party, instrument, WORDS[did], recorded)


def expected(lines: list[str], world: World) -> set[str]:
    said = set()
    for line in lines:
        who, _, what = line.partition(": ")
        said |= {f"{party}: {what}" for party in (world.parties if who == "alla" else (who,))}
    return said


def bound(found: Answer) -> set[str]:
    return {f"{i.party}: {i.instrument} {i.from_on} – {i.until_on or 'tills vidare'}" for i in found.bound}


def read(file: Path) -> tuple[dict[str, Any], World]:
    told = tomllib.loads(file.read_text(encoding="utf-8"))
    world = read_scenario(FOLDER / "varldar" / f"{told['varld']}.toml")
    return told, replace(world, events=tuple(event(sentence) for sentence in told["handelser"]))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_the_scenario_has_the_answer_it_tells(file: Path) -> None:
    told, world = read(file)
    found = answer(world, told["datum"], told.get("kant"))
    assert bound(found) == expected(told["svar"], world), told["titel"]
    if "anmarkningar" in told:
        assert {note.kind.value for note in found.notes} == set(told["anmarkningar"]), told["titel"]
    if "sista" in told:
        assert told["sista"] in {f"{d.instrument} {d.last_day}" for d in found.deadlines}


def test_there_are_at_least_forty() -> None:
    assert len(FILES) >= 40
