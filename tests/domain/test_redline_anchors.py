"""Comments follow their words, and say how sure that is; a quote that is gone is gone."""

from __future__ import annotations

from samsyn.domain.redline import Anchor, AnchorStatus, Reanchored, blocks_of, compare, reanchor

CARE = "Kommunen ansvarar för hemsjukvården för alla som bor i kommunen."
MONEY = "Regionen betalar för läkemedel som ges i hemmet av kommunens personal."
OLD = blocks_of(("1 Ansvar", CARE, "2 Betalning", MONEY))


def carried(lines: tuple[str, ...], anchor: Anchor) -> Reanchored:
    return reanchor(compare(OLD, blocks_of(lines)), [anchor])[0]


def test_nothing_happened() -> None:
    found = carried(("1 Ansvar", CARE, "2 Betalning", MONEY), Anchor(3, 1, 4))
    assert found == Reanchored(AnchorStatus.SAME, 3, 1, 4, 1.0)


def test_its_paragraph_moved() -> None:
    found = carried(("1 Betalning", MONEY, "2 Ansvar", CARE), Anchor(3, 1, 4))
    assert (found.block, found.first, found.end) == (1, 1, 4) and found.status in (
        AnchorStatus.MOVED,
        AnchorStatus.SAME,
    )


def test_text_near_it_changed() -> None:
    found = carried(("1 Ansvar", CARE, "2 Betalning", "Numera " + MONEY), Anchor(3, 1, 4))
    assert found == Reanchored(AnchorStatus.NEAR_CHANGED, 3, 2, 5, 0.95)


def test_a_word_of_it_is_gone() -> None:
    changed = MONEY.replace("för läkemedel", "medel")
    found = carried(("1 Ansvar", CARE, "2 Betalning", changed), Anchor(3, 0, 4))
    assert found.status is AnchorStatus.PARTLY_GONE and found.block == 3 and found.first == 0
    assert 0 < found.confidence < 0.9


def test_its_words_are_gone() -> None:
    for lines in (("1 Ansvar", CARE), ("1 Ansvar", CARE, "2 Betalning", "Staten står för alla kostnader.")):
        assert carried(lines, Anchor(3, 1, 4)) == Reanchored(AnchorStatus.GONE, None, None, None, 0.0)


def test_an_anchor_outside_the_text_is_gone() -> None:
    assert carried(("1 Ansvar", CARE), Anchor(99, 0, 1)).status is AnchorStatus.GONE
    assert carried(("1 Ansvar", CARE), Anchor(1, 90, 91)).status is AnchorStatus.GONE
