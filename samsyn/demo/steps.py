"""Carrying out the steps between the versions of the demo's texts, through the same acts as everybody's.

A file of `texts/` holds `[[step]]`s in order: which document, which act (rewrite, retitle, move, split, merge, add,
remove, news, title), and what the act needs. `reason` says why, where a version adjusts another.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from samsyn.access.scope import seen_by
from samsyn.agreements import actions, queries
from samsyn.agreements.actions import TermFacts
from samsyn.agreements.queries import Draft
from samsyn.domain.access import Viewer
from samsyn.domain.rearranging import blocks_of

TEXTS = Path(__file__).parent / "texts"
Step = Mapping[str, Any]


def steps_of(name: str) -> list[Step]:
    """The steps of a file, in order."""
    found: list[Step] = tomllib.loads((TEXTS / f"{name}.toml").read_text(encoding="utf-8"))["step"]
    return found


@dataclass(frozen=True, slots=True)
class Hand:
    """Somebody at work on a package's open versions; each step takes her a minute."""

    package: str
    viewer: Viewer
    at: datetime

    def carry_out(self, steps: Iterable[Step]) -> None:
        for n, step in enumerate(steps):
            one = Hand(self.package, self.viewer, self.at + timedelta(minutes=n))
            one.do(step)

    def do(self, step: Step) -> None:
        """One step. A step that cannot be carried out raises what the act raises."""
        draft = self.draft(step["document"])
        given = {key: value for key, value in step.items() if key not in {"document", "act", "reason"}}
        ACTS[step["act"]](self, draft, **given)

    def draft(self, document: str) -> Draft:
        with seen_by(self.viewer):
            return queries.draft(self.package, document, self.viewer)

    def words(self, document: str) -> str:
        """What a lawyer reads now, as a hash."""
        with seen_by(self.viewer):
            return queries.words_to_check(queries.draft(self.package, document, self.viewer).version.pk)

    def put(self, draft: Draft, section: str, **words: str) -> None:
        """The section as it reads, with these words instead."""
        note, now = draft.notes[section], draft.section(section).section
        actions.save_section(
            viewer=self.viewer,
            at=self.at,
            text=note.pk,
            heading=words.get("heading", now.heading),
            body=words.get("body", now.body),
            news=words.get("news", note.news),
            written_on=note.revision,
        )

    def rearrange(self, act: Callable[..., Any], draft: Draft, **given: Any) -> None:
        act(viewer=self.viewer, at=self.at, version=draft.version.pk, **given)


def _rewrite(hand: Hand, draft: Draft, section: str, old: str, new: str) -> None:
    body = draft.section(section).section.body
    if body.count(old) != 1:
        raise ValueError(f"{section}: {old!r} stands {body.count(old)} times")
    hand.put(draft, section, body=body.replace(old, new))


def _title(hand: Hand, draft: Draft, title: str = "", subtitle: str = "") -> None:
    describe(hand, draft, title=title or draft.version.title, subtitle=subtitle or draft.version.subtitle)


def describe(hand: Hand, draft: Draft, **facts: Any) -> None:
    """Say what the version is called or how long it binds; what is not said stays."""
    row = draft.term
    term = TermFacts(*(getattr(row, name) for name in row.__slots__)) if row else None
    was = {
        "title": draft.version.title,
        "subtitle": draft.version.subtitle,
        "is_interim": draft.version.is_interim,
        "term": term,
    }
    hand.rearrange(actions.describe_version, draft, **{**was, **facts})


def _split(hand: Hand, draft: Draft, section: str, at: str, heading: str, slug: str) -> None:
    blocks = blocks_of(draft.section(section).section.body)
    block = next(n for n, words in enumerate(blocks) if words.startswith(at))
    hand.rearrange(actions.split_section, draft, section=section, block=block, heading=heading, slug=slug)


def _add(hand: Hand, draft: Draft, body: str, **given: Any) -> None:
    hand.rearrange(actions.add_section, draft, body=body.strip("\n"), **given)


ACTS: Mapping[str, Callable[..., None]] = {
    "rewrite": _rewrite,
    "retitle": lambda hand, draft, section, heading: hand.put(draft, section, heading=heading),
    "news": lambda hand, draft, section, text: hand.put(draft, section, news=text),
    "title": _title,
    "move": lambda hand, draft, **given: hand.rearrange(actions.move_section, draft, **given),
    "split": _split,
    "merge": lambda hand, draft, **given: hand.rearrange(actions.merge_sections, draft, **given),
    "add": _add,
    "remove": lambda hand, draft, **given: hand.rearrange(actions.remove_section, draft, **given),
}
