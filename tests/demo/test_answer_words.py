# SPDX-License-Identifier: EUPL-1.2
"""What the demo's respondents write is tied to sections that are sent out, and proposes what can stand there."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from samsyn.demo.consultations.plans import DOCUMENTS
from samsyn.demo.consultations.words import FOLDER, Place, Words, about, bank, letter, reworded, sections
from samsyn.domain.grading import Grade, Ground
from tests.demo.test_texts import FORBIDDEN

OWN = bank(*(f"kommentarer/{document}" for document in DOCUMENTS))
ASSOCIATIONS = ("borasregionen", "fyrbodal", "goteborgsregionen", "skaraborg")
HANDED = {slug: bank(f"forbund/{slug}") for slug in ASSOCIATIONS}
GUIDELINE = bank("riktlinjen")
BANKS = {"own": OWN, **HANDED, "region": bank("regionen"), "patients": bank("hemma-i-tid"), "guideline": GUIDELINE}
ALL = [(name, words) for name, found in BANKS.items() for said in found.values() for words in said]


def test_every_line_is_about_a_section_that_is_sent_out() -> None:
    assert not [(name, words.place) for name, words in ALL if words.place not in sections()]
    assert len(OWN) == 60
    assert not [place for name, found in BANKS.items() if name != "guideline" for place in found if place not in OWN]


def test_hundreds_of_different_comments_and_each_association_its_own() -> None:
    texts = Counter(words.text for _, words in ALL)
    assert [text for text, times in texts.items() if times > 1] == []
    assert sum(map(len, OWN.values())) >= 400
    assert all(sum(map(len, found.values())) == 25 for found in HANDED.values())


def test_every_section_has_something_to_say_in_yellow_and_most_have_an_editorial_slip() -> None:
    yellow: dict[Place, list[Words]] = {p: [w for w in said if w.grade is Grade.PARTIAL] for p, said in OWN.items()}
    assert min(map(len, yellow.values())) >= 4
    editorial = [p for p, said in yellow.items() if any(w.ground is Ground.EDITORIAL for w in said)]
    assert len(editorial) >= 50


def test_the_words_are_plain_swedish() -> None:
    assert [(name, words.text) for name, words in ALL if _is_odd(words)] == []


def _is_odd(words: Words) -> bool:
    text = words.text
    begins_well = text[0] == "”" or text[0].isupper() or text[0].isdigit()
    forbidden = any(re.search(rf"\b{word}\b", text, re.I) for word in FORBIDDEN)
    badly_set = re.search(r"\s{2}|\s[.,]|\"|'", text) or not text.endswith((".", "?"))
    return not begins_well or forbidden or bool(badly_set) or words.kind not in {"", *about()["kinds"]}


def test_a_proposal_is_the_sections_own_sentence_with_other_words() -> None:
    place = ("halso-och-sjukvardsavtal", "planerade-forandringar")
    assert reworded(place, "fyra månader", "sex månader") == (
        "Samrådet inleds minst sex månader före genomförandet med en skriftlig beskrivning av följderna."
    )
    with pytest.raises(ValueError, match="stands 0 times"):
        reworded(place, "fem månader", "sex månader")


def test_a_proposal_is_one_item_and_names_what_it_refers_to_by_its_heading() -> None:
    proposals = [words.proposal for _, words in ALL if words.proposal]
    assert len(proposals) >= 150
    assert not [p for p in proposals if re.search(r"\[\[|\||\*\*|\n|^- |^\d+\. ", p)]
    assert any("”Personer som omfattas”" in p for p in proposals)


def test_a_proposal_changes_the_text() -> None:
    for _, words in ALL:
        said = words.proposal.removeprefix("Lägg till: ")
        assert not words.proposal or said not in sections()[words.place].body, words.place


def test_the_letters_are_there() -> None:
    assert all(len(letter(name).split()) > 50 for name in ("brev", "brev-riktlinje"))
    assert {path.stem for path in FOLDER.glob("forbund/*.md")} == set(ASSOCIATIONS)
