# SPDX-License-Identifier: EUPL-1.2
"""The steps between the versions of the demo texts can be carried out, and what they leave is good text."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from samsyn.domain.sections import Section, Text, numbers, parse_text, placed, unresolved
from tests.demo.test_texts import FORBIDDEN, TEXTS

MAIN = "halso-och-sjukvardsavtal"
Step = dict[str, Any]

# --- a small interpreter of the steps --------------------------------------------------------------------------------


@dataclass
class Draft:
    """A document while the steps are carried out."""

    text: Text
    sections: list[Section] = field(default_factory=list)
    news: dict[str, str] = field(default_factory=dict)

    def at(self, slug: str) -> int:
        return [section.slug for section in self.sections].index(slug)

    def end(self, slug: str) -> int:
        """The place right after everything under the section."""
        first = self.at(slug)
        deeper = (
            n for n in range(first + 1, len(self.sections)) if self.sections[n].level <= self.sections[first].level
        )
        return next(deeper, len(self.sections))

    def leaf(self, slug: str) -> int:
        assert self.end(slug) == self.at(slug) + 1, f"{slug} has sections under it"
        return self.at(slug)

    def change(self, slug: str, **fields: Any) -> None:
        self.sections[self.at(slug)] = replace(self.sections[self.at(slug)], **fields)

    def done(self) -> Text:
        return replace(self.text, sections=tuple(self.sections))

    # The acts, named as in the files.

    def rewrite(self, section: str, old: str, new: str) -> None:
        body = self.sections[self.at(section)].body
        assert body.count(old) == 1, f"{section}: {old!r} stands {body.count(old)} times"
        self.change(section, body=body.replace(old, new))

    def retitle(self, section: str, heading: str) -> None:
        self.change(section, heading=heading)

    def move(self, section: str, level: int, after: str = "", first_in: str = "") -> None:
        start, end = self.at(section), self.end(section)
        moved, self.sections[start:end] = self.sections[start:end], []
        place = self.end(after) if after else self.at(first_in) + 1
        deeper = level - moved[0].level
        self.sections[place:place] = [replace(s, level=s.level + deeper) for s in moved]

    def split(self, section: str, at: str, heading: str, slug: str) -> None:
        old = self.sections[self.leaf(section)]
        blocks = old.body.split("\n\n")
        (cut,) = (n for n, block in enumerate(blocks) if block.startswith(at))
        assert cut > 0, f"{section}: nothing is left before {at!r}"
        self.change(section, body="\n\n".join(blocks[:cut]))
        self.sections.insert(self.at(section) + 1, Section(old.level, slug, heading, "\n\n".join(blocks[cut:])))

    def merge(self, section: str, into: str) -> None:
        gone, kept = self.sections[self.leaf(section)], self.sections[self.leaf(into)]
        assert self.at(section) == self.at(into) + 1 and gone.level == kept.level
        self.change(into, body=f"{kept.body}\n\n{gone.body}")
        self.remove(section)

    def add(self, after: str, level: int, heading: str, slug: str, body: str) -> None:
        self.sections.insert(self.end(after), Section(level, slug, heading, body))

    def remove(self, section: str) -> None:
        del self.sections[self.leaf(section)]

    def note(self, section: str, text: str) -> None:
        self.at(section)
        self.news[section] = text

    def title(self, title: str = "", subtitle: str = "") -> None:
        self.text = replace(self.text, title=title or self.text.title, subtitle=subtitle or self.text.subtitle)


ACTS = {"rewrite", "retitle", "move", "split", "merge", "add", "remove", "news", "title"}


def steps_of(name: str) -> list[Step]:
    steps: list[Step] = tomllib.loads((TEXTS / f"{name}.toml").read_text(encoding="utf-8"))["step"]
    return steps


def carried_out(drafts: dict[str, Draft], name: str) -> dict[str, Draft]:
    for step in steps_of(name):
        given = {key: value for key, value in step.items() if key not in {"document", "act", "reason"}}
        act = {"news": "note"}.get(step["act"], step["act"])
        getattr(drafts[step["document"]], act)(**given)
    return drafts


def read(folder: Path) -> dict[str, Draft]:
    texts = [parse_text(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.md"))]
    return {text.slug: Draft(text, list(text.sections)) for text in texts}


@cache
def version(name: str) -> dict[str, Draft]:
    """The documents after the steps that lead to this version."""
    if name == "utkast":
        return read(TEXTS) | read(TEXTS / "utkast")
    if name == "justeringar":
        return carried_out(read(TEXTS) | read(TEXTS / "utkast"), name)
    drafts = carried_out(read(TEXTS), "remiss")
    for later in ("forslag", "arbete")[: ["remiss", "forslag", "arbete"].index(name)]:
        for draft in drafts.values():
            draft.news = {}
        drafts = carried_out(drafts, later)
    return drafts


# --- what the steps leave --------------------------------------------------------------------------------------------

STEPS = ["remiss", "forslag", "arbete", "justeringar"]
each = pytest.mark.parametrize("name", STEPS)


def bodies(name: str) -> dict[tuple[str, str], str]:
    return {(d, s.slug): s.body for d, draft in version(name).items() for s in draft.sections}


def words(body: str) -> list[str]:
    return re.findall(r"\w+", body)


def sentences(body: str) -> list[str]:
    """The sentences of running text, whatever stands before them."""
    lines = [re.sub(r"^(- |\d+\. )", "", line) for line in body.splitlines() if not line.startswith("|")]
    return [s for line in lines for s in re.split(r"(?<=[.:?])\s+", line) if len(s.split()) >= 7]


@each
def test_every_step_can_be_carried_out(name: str) -> None:
    assert {step["act"] for step in steps_of(name)} <= ACTS
    assert len(version(name)) == 5


@each
def test_no_section_hops_over_a_level_and_every_reference_leads_somewhere(name: str) -> None:
    texts = [draft.done() for draft in version(name).values()]
    assert all(placed(text.sections) for text in texts)
    known = numbers(texts)
    assert [unresolved(text, known) for text in texts] == [()] * 5


@each
def test_the_form_of_the_texts_is_kept(name: str) -> None:
    for draft in version(name).values():
        headings = [section.heading for section in draft.sections]
        assert not [h for h in headings if re.search(r"\d|§|\[\[", h) or h.endswith((".", ":")) or not h[0].isupper()]
        assert not [h for h, count in Counter(headings).items() if count > 1]
        for section in draft.sections:
            assert not re.search(r"\bavsnitt(et)? (\d|\[\[)|  |\n{3}|(?i:\b(\w+) \3\b)", section.body), section.slug
            assert section.body == section.body.strip()
            assert (40 if section.level > 1 else 1) <= len(words(section.body)) <= 400, section.slug


@each
def test_no_forbidden_words_in_the_texts_or_the_notes(name: str) -> None:
    plain = [re.sub(r"\[\[[^\]]*\]\]|lagen \(1988:870\) om vård av \w+", "", body) for body in bodies(name).values()]
    said = [step[key] for step in steps_of(name) for key in ("text", "reason", "heading", "title") if key in step]
    for text in plain + said:
        assert not [word for word in FORBIDDEN if re.search(rf"\b{word}\b", text, re.I)], text
    assert not [text for text in said if re.search(r"\bavsnitt(et)? \d", text)]


@each
def test_no_sentence_occurs_twice(name: str) -> None:
    seen = Counter(sentence for body in bodies(name).values() for sentence in sentences(body))
    assert not [sentence for sentence, count in seen.items() if count > 1]


@each
def test_the_notes_are_one_or_two_sentences_each_on_a_section_of_its_own(name: str) -> None:
    notes = [(step["document"], step["section"], step["text"]) for step in steps_of(name) if step["act"] == "news"]
    assert len({note[:2] for note in notes}) == len(notes)
    for *_, text in notes:
        assert text.endswith(".") and 1 <= len(re.findall(r"[.](?:\s|$)", text)) <= 2, text


# --- each version ----------------------------------------------------------------------------------------------------


def changed(old: str, new: str) -> dict[tuple[str, str], tuple[list[str], list[str]]]:
    """Sections of both versions whose words differ: what was lost and what was gained, however they are ordered."""
    before, after = bodies(old), bodies(new)
    found = {}
    for key in before.keys() & after.keys():
        was, now = Counter(words(before[key])), Counter(words(after[key]))
        if was != now:
            found[key] = (list((was - now).elements()), list((now - was).elements()))
    return found


def test_the_proposal_holds_what_a_revision_holds() -> None:
    acts = Counter(step["act"] for step in steps_of("forslag"))
    assert 45 <= sum(acts.values()) <= 60
    assert acts["move"] >= 4 and acts["rewrite"] >= 20 and acts["news"] >= 12 and acts["retitle"] >= 3
    assert (acts["split"], acts["merge"], acts["add"], acts["remove"], acts["title"]) == (2, 2, 1, 1, 1)
    assert {step["document"] for step in steps_of("forslag")} == set(version("forslag"))


def test_two_moved_sections_of_the_proposal_differ_by_one_word_only() -> None:
    moved = {(s["document"], s["section"]) for s in steps_of("forslag") if s["act"] == "move"}
    differing = {key: change for key, change in changed("remiss", "forslag").items() if key in moved}
    assert sorted(differing.values()) == [(["fem"], ["tre"]), (["och"], ["eller"])]


def test_the_open_version_goes_on_with_mental_health_and_with_the_follow_up() -> None:
    steps = steps_of("arbete")
    assert 10 <= len(steps) <= 14
    assert all(s["document"] == "psykisk-halsa" or s["section"].startswith("uppfoljning") for s in steps)


def test_the_referral_version_is_only_noted() -> None:
    assert {step["act"] for step in steps_of("remiss")} == {"news"}
    assert 12 <= len(steps_of("remiss")) <= 18


def test_every_adjustment_has_its_reason() -> None:
    steps = steps_of("justeringar")
    assert 4 <= len(steps) <= 6
    assert all(step["reason"].endswith(".") and step["reason"].count(".") == 1 for step in steps)
    assert version("justeringar")[MAIN].text.title == version("remiss")[MAIN].text.title
    assert not any("2028" in body for body in bodies("justeringar").values())
