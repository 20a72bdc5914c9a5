"""A compiled consultation as JSON: the shape of `samsyn compile --format json`, and what only a consultation knows.

Written piece by piece. Each respondent, section and answer has the keys that a sheet's have, and more; `documents` and
`consultation` come first.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import Any

from samsyn.domain.consulted import Asked, Consulted, Section, Submitted, Told, keys_of, parties_of
from samsyn.domain.grading import Grade, Ground, groups_of, letter


def json_pieces(whole: Consulted, lines: Iterable[Told], *, notice: str = "") -> Iterator[str]:
    """The text of the file. `whole` may come without its answers: `lines` holds them, respondent by respondent."""
    keys = keys_of(whole.sections)
    counts: Counter[tuple[str, int, Grade | None]] = Counter()
    groups = {party.code: names for party, names in groups_of(parties_of(whole.respondents)).items()}
    yield "{" + (f'"notice": {_text(notice)},\n' if notice else "")
    yield f'"consultation": {_text(_about(whole))},\n"documents": {_text(_documents(whole))},\n'
    yield from _listed("respondents", map(_respondent, whole.respondents))
    yield from _listed("sections", (_section(at, one, keys[one.position]) for at, one in enumerate(whole.sections)))
    yield from _listed("answers", (_counted(told, keys[told.section.position], groups, counts) for told in lines))
    yield f'"tallies": {_text(_tallies(keys, groups, counts))},\n"problems": []}}\n'


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _listed(name: str, values: Iterable[dict[str, Any]]) -> Iterator[str]:
    yield f'"{name}": ['
    between = "\n"
    for value in values:
        yield between + _text(value)
        between = ",\n"
    yield "],\n"


def _moment(at: datetime | None) -> str | None:
    return at.astimezone(UTC).isoformat().replace("+00:00", "Z") if at else None


def _about(whole: Consulted) -> dict[str, Any]:
    about = {"title": whole.title, "opens_at": _moment(whole.opens_at), "closes_at": _moment(whole.closes_at)}
    return {**about, "scale": dict(whole.scale)}


def _documents(whole: Consulted) -> list[dict[str, Any]]:
    found = {(one.document, one.document_title, one.version): None for one in whole.sections}
    return [{"slug": slug, "title": title, "version": version} for slug, title, version in found]


def _respondent(one: Asked) -> dict[str, Any]:
    return {
        "row": one.key,
        "as_written": one.formal_name,
        "party": one.code if one.is_party else None,
        "certainty": 1.0,
        "superseded_by": None,
        "standing": "answered" if one.has_answered else "abstained" if one.submitted else "silent",
        **(_submitted(one.submitted) if one.submitted else {}),
    }


def _submitted(one: Submitted) -> dict[str, Any]:
    said = {name: getattr(one, name) or None for name in ("stance", "conditions", "general", "reason")}
    told = {name: getattr(one, name) or None for name in ("decided_by", "paragraph", "file_number", "content_hash")}
    day = one.decided_on.isoformat() if one.decided_on else None
    return {"submitted_at": _moment(one.at), "late": one.is_late, **said, **told, "decided_on": day}


def _section(at: int, one: Section, key: str) -> dict[str, Any]:
    return {
        "column": letter(at),
        "number": one.number or None,
        "heading": one.heading,
        "key": key,
        "position": one.position,
        "document": one.document,
        "slug": one.slug,
    }


def _counted(
    told: Told, key: str, groups: dict[str, tuple[str, ...]], counts: Counter[tuple[str, int, Grade | None]]
) -> dict[str, Any]:
    """The answer as it is written; counted on its way in every group of its party."""
    who, section, said = told
    for group in groups.get(who.code, ()) if who.is_party else ():
        counts[group, section.position, said.grade] += 1
    return {
        "party": who.code if who.is_party else None,
        "section": key,
        "grade": said.grade,
        "comment": said.comment or None,
        "respondent": who.key,
        "ground": None if said.ground is Ground.UNSAID else said.ground,
        "proposal": said.proposal or None,
    }


def _tallies(
    keys: dict[int, str], groups: dict[str, tuple[str, ...]], counts: Counter[tuple[str, int, Grade | None]]
) -> dict[str, dict[str, dict[str, int]]]:
    kinds = ("all", "side", "association", "care_area")
    names = {name for own in groups.values() for name in own} | {"all"}
    return {
        name: {
            key: {
                **{grade.value: counts[name, position, grade] for grade in Grade},
                "missing": counts[name, position, None],
            }
            for position, key in keys.items()
        }
        for name in sorted(names, key=lambda name: (kinds.index(name.partition(":")[0]), name))
    }
