"""References mean sections, not numbers: after a move it is told which of them lead wrong."""

from __future__ import annotations

from samsyn.domain.redline import ReferenceStatus, blocks_of, compare, references

CARE = "Kommunen ansvarar för hemsjukvården för alla som bor i kommunen."
MONEY = "Regionen betalar för läkemedel som ges i hemmet av kommunens personal."
FOLLOW = "Parterna följer varje år upp hur avtalet efterlevs enligt avsnitt 1."


def found(old: tuple[str, ...], new: tuple[str, ...]) -> list[tuple[str, str | None, str]]:
    told = references(compare(blocks_of(old), blocks_of(new)))
    return [(reference.text, reference.meant, str(reference.status)) for reference in told]


OLD = ("1 Ansvar", CARE, "2 Betalning", MONEY, "3 Uppföljning", FOLLOW)


def test_a_number_that_now_belongs_to_another_section_is_found() -> None:
    assert found(OLD, ("1 Betalning", MONEY, "2 Ansvar", CARE, "3 Uppföljning", FOLLOW)) == [("1.", "2", "stale")]


def test_a_reference_that_was_brought_along_follows() -> None:
    follow = FOLLOW.replace("avsnitt 1", "avsnitt 2")
    assert found(OLD, ("1 Betalning", MONEY, "2 Ansvar", CARE, "3 Uppföljning", follow)) == [("2.", "2", "follows")]


def test_a_reference_to_what_is_gone_is_broken() -> None:
    assert found(OLD, ("2 Betalning", MONEY, "3 Uppföljning", FOLLOW)) == [("1.", None, "broken")]


def test_a_new_reference_to_a_number_that_does_not_exist_is_broken() -> None:
    assert ("9.9", None, "broken") in found(OLD, (*OLD, "Ett nytt stycke hänvisar till avsnitt 9.9 utan vidare."))


def test_the_place_is_the_word_that_holds_the_number() -> None:
    new = ("1 Betalning", MONEY, "2 Ansvar", CARE, "3 Uppföljning", FOLLOW)
    told = references(compare(blocks_of(OLD), blocks_of(new)))[0]
    assert told.block == 5 and blocks_of(new)[5].words[told.word] == "1." and told.status is ReferenceStatus.STALE


def test_several_numbers_after_one_word_are_several_references() -> None:
    old = ("1 A", CARE, "2 B", MONEY, "3 C", "Detta följer av avsnitten 1, 2 och 3 i detta avtal om allt.")
    new = ("1 B", MONEY, "2 A", CARE, *old[4:])
    assert [(text, meant, status) for text, meant, status in found(old, new)] == [
        ("1,", "2", "stale"),
        ("2", "1", "stale"),
        ("3", "3", "follows"),
    ]


def test_another_text_is_left_alone() -> None:
    old = ("1 § " + CARE, "2 § " + MONEY, "3 § Detta följer av 1 § lagen (2001:453) och av avsnitt 2 i bilaga 1.")
    new = ("1 § " + MONEY, "2 § " + CARE, old[2])
    assert found(old, new) == []


def test_a_paragraph_of_a_statute_is_followed_within_its_chapter() -> None:
    old = (
        "1 kap. Vård",
        "1 § " + CARE,
        "2 § " + MONEY,
        "3 § Vad som sägs i 1 § gäller också för den som är på besök.",
    )
    new = ("1 kap. Vård", "1 § " + MONEY, "2 § " + CARE, old[3])
    assert found(old, new) == [("1 §", "2 §", "stale")]
