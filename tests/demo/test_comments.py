# SPDX-License-Identifier: EUPL-1.2
"""The comments of the demo county quote what stands in the text, and lie where their writer may put them."""

from __future__ import annotations

import re
import tomllib
from collections import Counter

import pytest

from tests.demo.test_steps import Step, bodies
from tests.demo.test_texts import FORBIDDEN, TEXTS

WHO = {
    "processledare-region", "processledare-kommun", "jurist-region", "jurist-kommun",
    "handlaggare-orust", "handlaggare-tidaholm", "sekreterare",
}  # fmt: skip
COMMENTS: list[Step] = tomllib.loads((TEXTS / "kommentarer.toml").read_text(encoding="utf-8"))["comment"]


@pytest.mark.parametrize("comment", COMMENTS, ids=lambda c: f"{c['version']}-{c['section']}")
def test_a_comment_quotes_the_very_words_of_its_section(comment: Step) -> None:
    body = bodies(comment["version"])[comment["document"], comment["section"]]
    assert body.count(comment["quote"]) == 1
    assert 3 <= len(comment["quote"].split()) <= 12
    assert not re.search(r"[*|\[\]\n]|^- |^\d+\. ", comment["quote"])
    assert 1 <= len(sentences_said(comment["text"])) <= 3
    assert not [word for word in FORBIDDEN if re.search(rf"\b{word}\b", comment["text"], re.I)]


def sentences_said(text: str) -> list[str]:
    return re.split(r"(?<=[.?])\s+(?=[A-ZÅÄÖ])", text)


def test_the_comments_are_many_and_lie_where_they_may() -> None:
    assert 36 <= len(COMMENTS) <= 44
    assert {comment["who"] for comment in COMMENTS} == WHO
    assert {c["where"] for c in COMMENTS if c["version"] == "forslag"} == {
        "parties",
        "side",
        "organisation",
        "body",
        "person",
    }
    assert {c["where"] for c in COMMENTS if c["version"] == "arbete"} == {"body", "person"}
    assert all(c["who"].startswith("handlaggare") for c in COMMENTS if c["where"] == "organisation")
    said = Counter(comment["text"] for comment in COMMENTS)
    assert max(said.values()) == 1
