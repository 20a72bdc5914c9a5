"""What is sealed: plain values, that go into JSON and come back the same."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any, TypeVar, get_type_hints

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class SentVersion:
    """A version that was sent out, with the hash of its content."""

    title: str
    label: str
    content_hash: str


@dataclass(frozen=True, slots=True)
class GroupName:
    """What a side, an association or a care area is called; `kind` is one of those three in code."""

    kind: str
    slug: str
    name: str


@dataclass(frozen=True, slots=True)
class Question:
    """A section that was sent out: its place among all, where it stands, and whether it was graded."""

    position: int
    document: str
    number: str
    heading: str
    is_graded: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """A respondent: who it is, which groups it belonged to on the day of sealing, and what it said of the whole.

    `status`: answered, abstained or silent. Moments are ISO 8601 in UTC, days ISO 8601; what is not said is empty.
    """

    code: str
    name: str
    sort_key: str
    is_party: bool
    side: str
    association: str
    care_area: str
    status: str
    submitted_at: str
    is_late: bool
    decided_by: str
    decided_on: str
    paragraph: str
    file_number: str
    stance: str
    conditions: str
    general: str
    reason: str
    content_hash: str


@dataclass(frozen=True, slots=True)
class Given:
    """What a respondent says of a section; empty where it says nothing."""

    respondent: str
    section: int
    grade: str
    ground: str
    comment: str
    proposal: str


@dataclass(frozen=True, slots=True)
class Finding:
    """What the working group found, about a section or (0) about the whole."""

    section: int
    words: str


@dataclass(frozen=True, slots=True)
class Sealed:
    """The whole compilation as it was sealed. Everything is in its order: the same answers are the same values."""

    title: str
    led_by: str
    opens_at: str
    closes_at: str
    sealed_at: str
    scale: tuple[tuple[str, str], ...]
    versions: tuple[SentVersion, ...]
    groups: tuple[GroupName, ...]
    sections: tuple[Question, ...]
    respondents: tuple[Asked, ...]
    answers: tuple[Given, ...]
    findings: tuple[Finding, ...]


_PARTS: Mapping[str, type[Any]] = {
    "versions": SentVersion,
    "groups": GroupName,
    "sections": Question,
    "respondents": Asked,
    "answers": Given,
    "findings": Finding,
}


def as_json(value: object) -> bytes:
    """Data as canonical JSON: keys in order, one value a line, UTF-8, no trailing spaces. The same data, the same bytes."""
    return (json.dumps(value, ensure_ascii=False, sort_keys=True, indent=1) + "\n").encode()


def written(sealed: Sealed) -> bytes:
    """The answers file."""
    return as_json({"format": 1, **asdict(sealed)})


def read(data: bytes) -> Sealed:
    """The answers file read again. Raises `ValueError` saying where it is not what it should be."""
    found = json.loads(data)
    if not isinstance(found, dict) or found.pop("format", None) != 1:
        raise ValueError("format")
    lists: dict[str, Any] = {name: _list(found.pop(name, None), name, kind) for name, kind in _PARTS.items()}
    scale = found.pop("scale", None)
    if not isinstance(scale, list) or not all(_is_pair(pair) for pair in scale):
        raise ValueError("scale")
    for name in ("title", "led_by", "opens_at", "closes_at", "sealed_at"):
        if not isinstance(found.get(name), str):
            raise ValueError(name)
    if len(found) != 5:
        raise ValueError(sorted(found)[0])
    return Sealed(**found, **lists, scale=tuple((str(a), str(b)) for a, b in scale))


def _is_pair(value: object) -> bool:
    return isinstance(value, list) and len(value) == 2 and all(isinstance(v, str) for v in value)


def _list(value: object, name: str, kind: type[T]) -> tuple[T, ...]:
    if not isinstance(value, list):
        raise ValueError(name)
    return tuple(_one(each, f"{name}[{at}]", kind) for at, each in enumerate(value))


def _one(value: object, name: str, kind: type[T]) -> T:
    hints = get_type_hints(kind)
    known = {field.name: hints[field.name] for field in fields(kind)}  # type: ignore[arg-type]
    if not isinstance(value, dict) or set(value) != set(known):
        raise ValueError(name)
    for key, of in known.items():
        # A bool is an int in Python, and not in JSON.
        if type(value[key]) is not of:
            raise ValueError(f"{name}.{key}")
    return kind(**value)
