"""Comparing two texts: a change is never hidden inside a move, and sections are known by what stands in them."""

from __future__ import annotations

import subprocess
import sys

from samsyn.domain.redline import (
    Block,
    BlockKind,
    Document,
    SectionKind,
    Tag,
    block_of,
    blocks_of,
    compare,
    compare_package,
    parse_markdown,
    parse_plain,
    summary,
    without_moves,
)

CARE = "Kommunen ansvarar för hemsjukvården för alla som bor i kommunen."
MONEY = "Regionen betalar för läkemedel som ges i hemmet av kommunens personal."
FOLLOW = "Parterna följer varje år upp hur avtalet efterlevs och redovisar det öppet."

OLD = ("1 Ansvar", CARE, "2 Betalning", MONEY, "3 Uppföljning", FOLLOW)


def moved(*lines: str) -> list[tuple[str, str]]:
    found = compare(blocks_of(OLD), blocks_of(lines))
    assert found.verified
    return [(str(p.tag), p.text) for block in found.new for p in block.pieces if p.tag is not Tag.KEPT]


def test_a_section_that_moved_is_one_move_without_a_marked_word() -> None:
    found = compare(blocks_of(OLD), blocks_of(("1 Uppföljning", FOLLOW, "2 Ansvar", CARE, "3 Betalning", MONEY)))
    assert [(m.old, m.new, m.heading, m.text_same) for m in found.moves] == [((4, 5), (0, 1), "1 Uppföljning", True)]
    assert (summary(found).inserted, summary(found).deleted) == (0, 0)
    kinds = {(change.kind, change.old, change.new) for change in found.sections}
    assert (SectionKind.MOVED, (4,), (0,)) in kinds
    assert {k for k, _, _ in kinds} == {SectionKind.MOVED, SectionKind.RENUMBERED}


def test_one_word_changed_inside_a_move_is_marked_and_nothing_else() -> None:
    changed = FOLLOW.replace("varje år", "vart tredje år")
    found = compare(blocks_of(OLD), blocks_of(("1 Uppföljning", changed, "2 Ansvar", CARE, "3 Betalning", MONEY)))
    assert found.new[1].kind is BlockKind.MOVED_EDITED
    assert [(str(p.tag), p.text) for p in found.new[1].pieces] == [
        ("m", "Parterna följer"),
        ("+", "vart tredje"),
        ("m", "år upp hur avtalet efterlevs och redovisar det öppet."),
    ]
    assert [p.text for p in found.old[5].pieces if p.tag is Tag.DELETED] == ["varje"]
    assert not found.moves[0].text_same


def test_a_sentence_that_left_its_paragraph_for_another_is_moved() -> None:
    sentence = "Regionen betalar för läkemedel som ges i hemmet."
    old = blocks_of(("1 Ansvar", f"{CARE} {sentence}", "2 Tvister", FOLLOW, "3 Slut", "Avtalet gäller tills vidare."))
    new = blocks_of(("1 Ansvar", CARE, "2 Tvister", FOLLOW, "3 Slut", f"Avtalet gäller tills vidare. {sentence}"))
    found = compare(old, new)
    assert [(p.tag, p.text) for p in found.new[5].pieces] == [
        (Tag.KEPT, "Avtalet gäller tills vidare."),
        (Tag.MOVED, sentence),
    ]
    assert found.old[1].to == (1, 5) and found.new[5].sources == (1, 5)


def test_a_section_that_split_and_two_that_merged_are_named() -> None:
    long = f"{CARE} {MONEY}"
    before = blocks_of(("1 Ansvar", CARE, long, "2 Betalning", MONEY, "3 Uppföljning", FOLLOW))
    after = blocks_of(("1 Ansvar", CARE, long, "2 Uppföljning", FOLLOW, MONEY))
    assert SectionKind.MERGED in {change.kind for change in compare(before, after).sections}
    assert SectionKind.SPLIT in {change.kind for change in compare(after, before).sections}


def test_a_paragraph_that_was_split_has_no_marked_word() -> None:
    found = compare(blocks_of((f"{CARE} {MONEY}",)), blocks_of((CARE, MONEY)))
    assert [block.kind for block in found.new] == [BlockKind.SPLIT, BlockKind.SPLIT]
    assert found.old[0].to == (0, 1) and not found.moves
    assert (summary(found).inserted, summary(found).deleted) == (0, 0)


def test_a_new_title_is_a_new_title() -> None:
    found = compare(blocks_of(OLD), blocks_of(("1 Ansvar", CARE, "2 Kostnader", MONEY, "3 Uppföljning", FOLLOW)))
    assert [(c.kind, c.old, c.new) for c in found.sections] == [(SectionKind.RETITLED, (2,), (2,))]


def test_a_number_that_begins_a_sentence_is_text() -> None:
    assert block_of("10 procent av kostnaden").label == ""
    assert moved("1 Ansvar", CARE, "2 Betalning", MONEY, "3 Uppföljning", FOLLOW) == []
    found = compare(blocks_of(("10 procent av kostnaden.",)), blocks_of(("15 procent av kostnaden.",)))
    assert summary(found).inserted == summary(found).deleted == 1


LABELS = {
    "3.2 Ansvar": "3.2",
    "3 Ansvar": "3",
    "5 § Denna lag": "5 §",
    "5 a § Denna lag": "5 a §",
    "§ 5 Geltung": "§ 5",
    "3 kap. Vård": "3 kap.",
    "a) boende": "a)",
    "1. boende": "1.",
    "– boende": "–",
    "(2) Satz": "(2)",
    "10 000 invånare": "",
    "1 juli 2026 gäller": "",
    "Ansvar": "",
}


def test_a_label_is_kept_apart_from_its_text() -> None:
    for line, label in LABELS.items():
        assert block_of(line).label == label, line
        assert block_of(line).line == line


def test_blocks_of_a_plain_text_are_parted_by_empty_lines() -> None:
    found = parse_plain("\ufeff1 Ansvar\r\n\r\nEn rad\r\noch en till.\n \t\n\n– punkt\n")
    assert [(block.label, block.text) for block in found] == [
        ("1", "Ansvar"),
        ("", "En rad och en till."),
        ("–", "punkt"),
    ]
    assert parse_plain(" \n\n ") == ()


def test_markdown_has_headings_items_and_rows_as_blocks() -> None:
    found = parse_markdown("# Ansvar {#ansvar}\n\nEn rad\nmed mera.\n- ett\n- två\n\n| a | b |\n")
    assert [(block.label, block.text, block.level) for block in found] == [
        ("#", "Ansvar", 1),
        ("", "En rad med mera.", 0),
        ("-", "ett", 0),
        ("-", "två", 0),
        ("", "| a | b |", 0),
    ]
    assert found[0].ident == "ansvar"


def test_a_text_of_the_house_gets_its_numbers() -> None:
    found = parse_markdown(
        "---\nslug: avtal\ntitle: Avtal\nkind: main\n---\n\n# Ansvar {#ansvar}\n\n## Vem {#vem}\n\nAlla.\n"
    )
    assert [(block.label, block.text) for block in found][3:] == [("1", "Ansvar"), ("1.1", "Vem"), ("", "Alla.")]
    assert found[1].text == "title: Avtal"


def test_the_same_letter_stored_in_two_ways_is_no_change() -> None:
    found = compare((Block("", "på a\u030aret"),), (Block("", "på året"),))
    assert found.same and found.old[0].pieces[0].text == "på a\u030aret"


def test_a_soft_hyphen_that_came_is_shown() -> None:
    assert summary(compare(blocks_of(("samverkan",)), blocks_of(("sam\u00adverkan",)))).inserted == 1


def test_what_went_to_another_document_moved_there() -> None:
    old = [
        Document("huvud", blocks_of(("1 Ansvar", CARE, FOLLOW))),
        Document("under", blocks_of(("1 Pengar", MONEY))),
    ]
    new = [
        Document("under", blocks_of(("1 Pengar", MONEY, CARE))),
        Document("huvud", blocks_of(("1 Ansvar", FOLLOW))),
    ]
    found = compare_package(old, new)
    move = found.comparison.moves[0]
    assert found.old_place(move.old[0]) == ("huvud", 1) and found.new_place(move.new[0]) == ("under", 2)
    assert move.text_same and len(found.comparison.moves) == 1 and found.comparison.verified


def test_a_passage_between_documents_is_never_kept_in_place() -> None:
    found = compare_package([Document("a", blocks_of((CARE,)))], [Document("b", blocks_of((CARE,)))])
    assert [piece.tag for piece in found.comparison.new[0].pieces] == [Tag.MOVED]


def test_moves_can_be_shown_as_deleted_and_inserted() -> None:
    found = without_moves(compare(blocks_of((CARE, MONEY)), blocks_of((MONEY, CARE))))
    assert found.verified and not found.moves
    assert summary(found).moved == 0 and summary(found).inserted == summary(found).deleted > 0


def test_a_deleted_list_item_is_not_found_again_in_a_rewritten_paragraph() -> None:
    found = compare(blocks_of(("– boende och vård", CARE)), blocks_of((CARE, "Staten betalar för vägar och broar.")))
    assert found.new[1].kind is BlockKind.INSERTED and not found.old[0].to


def test_the_package_can_be_lifted_out() -> None:
    """It is a library that others would import: it loads nothing of the house above the domain."""
    code = "import sys; import samsyn.domain.redline; print([m for m in sys.modules if m.split('.')[0] == 'django'])"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
