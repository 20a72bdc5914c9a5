"""What is worked out from sealed answers: tallies as JSON, every answer as CSV, the matrix as HTML."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from samsyn.domain.grading import Answer, Grade, Ground, groups_in, judged, reweighed
from samsyn.domain.matrix import tally_of
from samsyn.office.csv_out import csv_lines
from samsyn.office.sealed.page import matrix_html
from samsyn.office.sealed.values import Asked, Given, Sealed, as_json
from samsyn.office.sealed.words import HEADS, STATUS, ground_words

# Respondent (code) and section (position) → what was said.
Said = Mapping[tuple[str, int], Given]


def outputs(sealed: Sealed) -> dict[str, bytes]:
    """File name → content. Nothing but the answers goes in: no clock, no database, no language but Swedish."""
    said = {(given.respondent, given.section): given for given in sealed.answers}
    return {
        "sammanstallning.json": as_json(_compiled(sealed, said)),
        "sammanstallning.csv": "".join(csv_lines(_rows(sealed, said))).encode(),
        "matris.html": matrix_html(sealed, said).encode(),
    }


def groups_of(asked: Asked) -> tuple[str, ...]:
    """The groups a party is counted in; one that is no party is counted nowhere."""
    return groups_in(asked.side, asked.association, asked.care_area) if asked.is_party else ()


def _compiled(sealed: Sealed, said: Said) -> dict[str, Any]:
    names = ["all", *(f"{group.kind}:{group.slug}" for group in sealed.groups)]
    return {
        "title": sealed.title,
        "sealed_at": sealed.sealed_at,
        "counts": _counts(sealed),
        "stances": _stances(sealed),
        "sections": [
            {"section": q.position, "document": q.document, "number": q.number, "heading": q.heading}
            for q in sealed.sections
            if q.is_graded
        ],
        "tallies": {name: _tallies(sealed, said, name) for name in names},
        "reweighed": {
            str(q.position): reweighed(
                judged(_answer(given)) for given in _of_parties(sealed, said, q.position)
            ).as_said.as_counts()
            for q in sealed.sections
            if q.is_graded
        },
    }


def _counts(sealed: Sealed) -> dict[str, int]:
    parties = [asked for asked in sealed.respondents if asked.is_party]
    found = {status: sum(asked.status == status for asked in parties) for status in STATUS}
    late = sum(asked.is_late for asked in parties)
    return {**found, "parties": len(parties), "others": len(sealed.respondents) - len(parties), "late": late}


def _stances(sealed: Sealed) -> dict[str, int]:
    found: dict[str, int] = {}
    for asked in sealed.respondents:
        if asked.is_party and asked.stance:
            found[asked.stance] = found.get(asked.stance, 0) + 1
    return found


def _tallies(sealed: Sealed, said: Said, group: str) -> dict[str, dict[str, int]]:
    own = [asked.code for asked in sealed.respondents if asked.status == "answered" and group in groups_of(asked)]
    return {
        str(q.position): tally_of(_grade(said, code, q.position) for code in own).as_counts()
        for q in sealed.sections
        if q.is_graded
    }


def _grade(said: Said, code: str, section: int) -> str:
    given = said.get((code, section))
    return given.grade if given else ""


def _of_parties(sealed: Sealed, said: Said, section: int) -> Iterator[Given]:
    for asked in sealed.respondents:
        if asked.is_party and asked.status == "answered":
            yield said.get((asked.code, section)) or Given(asked.code, section, "", "", "", "")


def _answer(given: Given) -> Answer:
    return Answer(
        row=0,
        party=None,
        section=str(given.section),
        grade=Grade(given.grade) if given.grade else None,
        comment=given.comment or None,
        ground=Ground(given.ground) if given.ground else Ground.UNSAID,
    )


def _rows(sealed: Sealed, said: Said) -> Iterator[list[str]]:
    """One row for each answer, respondent by respondent; one alone for whoever has not answered."""
    names = {(group.kind, group.slug): group.name for group in sealed.groups}
    labels = dict(sealed.scale)
    yield list(HEADS)
    for asked in sealed.respondents:
        who = [
            asked.name,
            names.get(("side", asked.side), ""),
            names.get(("association", asked.association), ""),
            names.get(("care_area", asked.care_area), ""),
            STATUS.get(asked.status, asked.status) + (" (sent)" if asked.is_late else ""),
        ]
        given = [(q, found) for q in sealed.sections if (found := said.get((asked.code, q.position)))]
        for q, one in given:
            words = [labels.get(one.grade, ""), ground_words(one.ground), one.comment, one.proposal]
            yield [*who, q.document, q.number, q.heading, *words]
        if not given:
            yield [*who, *[""] * 7]
