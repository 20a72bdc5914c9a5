"""The answer as JSON, and as text for a terminal."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import Any

from samsyn.domain.validity import Answer, Difference, Interval, Note
from samsyn.office.validity.texts import say_because, say_change, say_note, say_span


@dataclass(frozen=True, slots=True)
class Report:
    """What was asked and what the answer is."""

    answer: Answer
    parties: tuple[str, ...]
    on: date | None = None
    changes: tuple[Difference, ...] | None = None


def as_json(report: Report) -> str:
    """Keys as in the contract."""
    answer = report.answer
    found: dict[str, Any] = {
        "bound": [_interval(i) for i in answer.bound],
        "deadlines": [
            {"instrument": d.instrument, "last_day": str(d.last_day), "period_ends": str(d.period_ends)}
            for d in answer.deadlines
        ],
        "notes": [_note(note) for note in answer.notes],
    }
    if report.on is not None:
        binding = answer.binding(report.on)
        found["on"] = {"date": str(report.on), "parties": {p: list(binding.get(p, ())) for p in report.parties}}
    if report.changes is not None:
        found["changes"] = [_change(change) for change in report.changes]
    return json.dumps(found, ensure_ascii=False, indent=1) + "\n"


def _day(day: date | None) -> str | None:
    return str(day) if day else None


def _interval(one: Interval) -> dict[str, Any]:
    because = [line for why in one.because for line in say_because(why)]
    return {
        "party": one.party,
        "instrument": one.instrument,
        "from": str(one.from_on),
        "to": _day(one.until_on),
        "because": because,
    }


def _note(note: Note) -> dict[str, Any]:
    return {
        "kind": note.kind.value,
        "party": note.party,
        "instrument": note.instrument,
        "date": str(note.date),
        "text": say_note(note),
    }


def _change(change: Difference) -> dict[str, Any]:
    one = change.after or change.before
    assert one is not None
    return {
        "kind": change.kind.value,
        "party": one.party,
        "instrument": one.instrument,
        "before": _span(change.before),
        "after": _span(change.after),
        "text": say_change(change),
    }


def _span(one: Interval | None) -> dict[str, str | None] | None:
    return None if one is None else {"from": str(one.from_on), "to": _day(one.until_on)}


def as_text(report: Report) -> str:
    """A section for each instrument; parties with the same dates and the same reasons stand together."""
    answer = report.answer
    lines: list[str] = []
    for instrument in sorted({i.instrument for i in answer.bound}):
        lines += [instrument, *_groups([i for i in answer.bound if i.instrument == instrument]), ""]
    if not answer.bound:
        lines += ["Ingen part är bunden av något.", ""]
    lines += _section("Sista dag för uppsägning", [_deadline(d.instrument, d) for d in answer.deadlines])
    lines += _section("Att se på", [say_note(note) for note in answer.notes])
    if report.on is not None:
        binding = answer.binding(report.on)
        said = [f"{p}: {', '.join(binding.get(p, ())) or 'inget'}" for p in report.parties]
        lines += _section(f"Gäller {report.on}", said)
    if report.changes is not None:
        lines += _section("Detta ändras", [say_change(c) for c in report.changes] or ["Ingenting."])
    return "\n".join(lines).rstrip() + "\n"


def _deadline(instrument: str, deadline: Any) -> str:
    return f"{instrument}: {deadline.last_day} (perioden slutar {deadline.period_ends})"


def _section(title: str, lines: list[str]) -> list[str]:
    return [title, *(f"  {line}" for line in lines), ""] if lines else []


def _groups(intervals: list[Interval]) -> list[str]:
    """The parties that share dates and reasons, then the reasons once."""
    groups: dict[tuple[str, tuple[str, ...]], list[str]] = {}
    for one in intervals:
        why = tuple(line for because in one.because for line in say_because(because))
        groups.setdefault((say_span(one), why), []).append(one.party)
    lines = []
    for (span, why), parties in groups.items():
        lines.append(f"  {span}  {', '.join(parties)}")
        lines += [f"    {line}" for line in why]
    return lines
