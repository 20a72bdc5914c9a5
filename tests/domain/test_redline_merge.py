"""Two sides that change the same text: place and wording apart, and a conflict only where changes touch."""

from __future__ import annotations

from samsyn.domain.redline import Conflict, Merged, MergeSource, blocks_of, merge

CARE = "Kommunen ansvarar för hemsjukvården för alla som bor i kommunen."
MONEY = "Regionen betalar för läkemedel som ges i hemmet av kommunens personal."
FOLLOW = "Parterna följer varje år upp hur avtalet efterlevs och redovisar det öppet."
BASE = (CARE, MONEY, FOLLOW)


def merged(left: tuple[str, ...], right: tuple[str, ...], base: tuple[str, ...] = BASE) -> Merged:
    return merge(blocks_of(base), blocks_of(left), blocks_of(right))


def lines(found: Merged) -> list[str]:
    return [block.block.line for block in found.blocks]


def test_one_side_moves_what_the_other_rewords() -> None:
    reworded = FOLLOW.replace("varje år", "vartannat år")
    found = merged((FOLLOW, CARE, MONEY), (CARE, MONEY, reworded))
    assert lines(found) == [reworded, CARE, MONEY] and not found.conflicts
    assert found.blocks[0].source is MergeSource.RIGHT and found.blocks[0].base == 2


def test_changes_apart_in_the_same_paragraph_are_merged_and_listed() -> None:
    left, right = CARE.replace("ansvarar", "svarar"), CARE.replace("bor", "vistas")
    found = merged((left, MONEY, FOLLOW), (right, MONEY, FOLLOW))
    assert lines(found)[0] == CARE.replace("ansvarar", "svarar").replace("bor", "vistas")
    assert [block.source for block in found.to_look_at] == [MergeSource.MERGED] and not found.conflicts


def test_changes_that_touch_are_a_conflict_and_nobody_is_chosen() -> None:
    left, right = CARE.replace("ansvarar", "svarar"), CARE.replace("ansvarar", "bör ansvara")
    found = merged((left, MONEY, FOLLOW), (right, MONEY, FOLLOW))
    assert found.conflicts == (Conflict(0, CARE, left, right),) and lines(found)[0] == CARE


def test_changes_beside_each_other_touch() -> None:
    left, right = CARE.replace("ansvarar", "svarar"), CARE.replace("för hemsjukvården", "om hemsjukvården")
    assert merged((left, MONEY, FOLLOW), (right, MONEY, FOLLOW)).conflicts


def test_the_same_change_by_both_is_made_once() -> None:
    same = CARE.replace("ansvarar", "svarar")
    found = merged((same, MONEY, FOLLOW), (same, MONEY, FOLLOW))
    assert lines(found) == [same, MONEY, FOLLOW] and found.blocks[0].source is MergeSource.BOTH


def test_the_same_new_paragraph_from_both_stands_once() -> None:
    new = "Avtalet gäller tills vidare."
    found = merged((*BASE, new), (*BASE, new))
    assert lines(found) == [*BASE, new] and found.blocks[3].source is MergeSource.BOTH


def test_what_one_deletes_and_the_other_rewords_is_a_conflict() -> None:
    reworded = MONEY.replace("betalar", "svarar")
    found = merged((CARE, FOLLOW), (CARE, reworded, FOLLOW))
    assert found.conflicts == (Conflict(1, MONEY, None, reworded),) and MONEY in lines(found)


def test_what_one_deletes_and_the_other_leaves_is_gone() -> None:
    found = merged((CARE, FOLLOW), (CARE, MONEY, FOLLOW, "Nytt från höger."))
    assert lines(found) == [CARE, FOLLOW, "Nytt från höger."] and not found.conflicts


def test_a_paragraph_that_both_moved_to_different_places_is_handed_over() -> None:
    last = "Tvister löses i första hand genom samtal mellan parternas företrädare."
    base = (*BASE, last, "Avtalet gäller från årsskiftet och tills vidare.")
    found = merged((last, *BASE, base[4]), (CARE, last, MONEY, FOLLOW, base[4]), base)
    assert found.conflicts == (Conflict(3, last, last, last),) and lines(found)[0] == last


def test_section_numbers_follow_when_they_did_before() -> None:
    base = ("1 Ansvar", CARE, "2 Uppföljning", FOLLOW)
    left = ("1 Syfte", "Detta avtal handlar om vård i hemmet.", "2 Ansvar", CARE, "3 Uppföljning", FOLLOW)
    right = (*base, "3 Tvister", "Tvister löses genom samtal.")
    found = merged(left, right, base)
    assert [block.block.label for block in found.blocks if block.block.label] == ["1", "2", "3", "4"]
