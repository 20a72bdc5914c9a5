"""Badly made files: what is read out of them, and what is said of what was guessed or left out."""

from __future__ import annotations

import pytest

from samsyn.domain.sections import Section
from samsyn.domain.verdicts import Refusal
from samsyn.office.word import NoteCode, Read, Revisions, WordFault, read_blocks, read_docx
from samsyn.office.word.texts import refused, said
from samsyn.office.word.views import View
from tests.office.word_cases import bold, listed, para, put_in, run, styled, table, word_file, zipped

TEXT = "Kommunen ansvarar för vård i hemmet."


def tree(read: Read) -> list[tuple[int, str, str]]:
    return [(section.level, section.heading, section.body) for section in read.text.sections]


def noted(read: Read) -> list[NoteCode]:
    return [note.code for note in read.notes]


def test_bold_lines_with_typed_numbers_are_headings() -> None:
    body = (
        para("Avtal om vård", '<w:jc w:val="center"/>', '<w:b/><w:sz w:val="36"/>') + bold("1. Ansvar", 28) + para(TEXT)
        + bold("1.1 Kommunens ansvar") + para("• vård i hemmet") + para("–\thjälpmedel") + para("1) ett") + para("2) två")
        + bold("2. Uppföljning", 28) + para(TEXT) + bold("Övrigt") + para(run("Definition", "<w:b/>") + run(": " + TEXT))
    )  # fmt: skip
    read = read_docx(word_file(body))
    assert read.text.title == "Avtal om vård"
    assert tree(read) == [
        (1, "Ansvar", TEXT),
        (2, "Kommunens ansvar", "- vård i hemmet\n- hjälpmedel\n1) ett\n2) två"),
        (1, "Uppföljning", TEXT),
        (2, "Övrigt", f"**Definition**: {TEXT}"),
    ]
    assert noted(read).count(NoteCode.HEADING_GUESSED) == 4 and NoteCode.TITLE_GUESSED in noted(read)
    assert said(read.notes[1]) == "”1. Ansvar” saknar rubrikformat men är läst som rubrik på nivå 1."
    assert read.notes[1].paragraph == 2


def test_headings_of_a_template_of_its_own_and_levels_that_are_skipped() -> None:
    body = (
        para("Förord utan rubrik.") + styled("Ansvar", "Rubrik1") + styled("", "Rubrik1") + styled("Djupt", "Rubrik7")
        + para(TEXT) + styled("1.1 Kommunen", "Kommunrubrik") + bold("Inte en rubrik")
    )  # fmt: skip
    read = read_docx(word_file(body))
    assert tree(read) == [
        (1, "Inledande text", "Förord utan rubrik."),
        (1, "Ansvar", f"**Djupt**\n\n{TEXT}"),
        (2, "Kommunen", "**Inte en rubrik**"),
    ]
    assert {NoteCode.BEFORE_FIRST_HEADING, NoteCode.HEADING_AS_TEXT} <= set(noted(read))


def test_lists_in_lists_keep_their_depth_and_letters_stay_as_text() -> None:
    body = (
        styled("Ansvar", "Rubrik1") + listed("ett", 1) + listed("djupare", 1, 1) + listed("två", 1)
        + listed("först", 2) + listed("med bokstav", 2, 1) + listed("sedan", 2)
    )  # fmt: skip
    read = read_docx(word_file(body))
    assert tree(read)[0][2] == "- ett\n  - djupare\n- två\n1. först\n\n   a) med bokstav\n\n2. sedan"
    assert noted(read) == [NoteCode.LIST_AS_TEXT]


def test_a_table_with_merged_cells_is_filled_and_one_in_a_table_is_text() -> None:
    merged = f'<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>{para("bred")}</w:tc>'
    nested = f"<w:tc>{para('yttre')}{table(['inre', 'cell'])}{para('')}</w:tc>"
    framed = table([f"<w:tc>{para('I en ram.')}</w:tc>"])
    body = styled("Ansvar", "Rubrik1") + framed + table(["Vad", "Vem", "När"], [merged, "nu"], ["a|b", nested, "sen"])
    read = read_docx(word_file(body))
    rows = "| Vad | Vem | När |\n|---|---|---|\n| bred | | nu |\n| a\\|b | yttre inre cell | sen |"
    assert tree(read)[0][2] == f"I en ram.\n\n{rows}"
    assert {NoteCode.TABLE_FILLED, NoteCode.TABLE_IN_TABLE, NoteCode.CELL_JOINED} == set(noted(read))


def test_notes_boxes_and_heads_are_read_or_told() -> None:
    note = f'<w:footnote w:id="2">{para("Se HSL.")}</w:footnote><w:footnote w:id="-1" w:type="separator"><w:p/></w:footnote>'
    box = f"<w:txbxContent>{para('I rutan.')}</w:txbxContent>"
    drawn = (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>'
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    picture = '<w:r><w:drawing><wp:inline><wp:docPr id="1" name="x" descr="Karta"/></wp:inline></w:drawing></w:r>'
    contents = (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TOC \\o </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run("Ansvar 3")}</w:p>'
        + styled("Tvist 4", "Innehll1") + '<w:p><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )  # fmt: skip
    control = f"<w:sdt><w:sdtPr/><w:sdtContent>{para('I en kontroll.')}</w:sdtContent></w:sdt>"
    mixed = (
        run("Text") + '<w:r><w:footnoteReference w:id="2"/></w:r>' + drawn + picture + run("hemligt", "<w:vanish/>")
    )
    body = contents + styled("Ansvar", "Rubrik1") + para(mixed) + control
    read = read_docx(word_file(body, footnotes=note, header=para("Utkast 3"), footer=para("Sida 1 (4)")))
    assert tree(read) == [(1, "Ansvar", "Text (fotnot 1)\n\nFotnot 1: Se HSL.\n\nI rutan.\n\nI en kontroll.")]
    told = [said(note) for note in read.notes]
    assert "Sidhuvudet är inte läst: ”Utkast 3”." in told and not any("Sidfoten" in one for one in told)
    assert "En bild är inte läst: ”Karta”." in told and "Dold text är inte läst: ”hemligt”." in told
    assert "Innehållsförteckningen är inte läst (2 rader)." in told


CHANGED = para(
    run("Kommunen ")
    + put_in("ska ", "Bo", "del")
    + put_in("får ", "Bo")
    + run("betala")
    + put_in(" varje år", "Cecilia")
    + run(".")
)


def test_the_changes_of_several_authors_are_told_apart() -> None:
    gone = para(put_in("Borta.", "Bo", "del"), '<w:rPr><w:del w:id="5" w:author="Bo"/></w:rPr>')
    joined = para(run("Först"), '<w:rPr><w:ins w:id="6" w:author="Cecilia"/></w:rPr>') + para(run("sedan."))
    data = word_file(styled("Ansvar", "Rubrik1") + gone + CHANGED + joined)
    read = read_docx(data)
    assert tree(read)[0][2] == "Kommunen får betala varje år.\n\nFörst\n\nsedan."
    assert tree(read.seen_by(View(author="Bo")))[0][2] == "Kommunen får betala.\n\nFörstsedan."
    assert (
        tree(read.seen_by(View(author="Cecilia")))[0][2]
        == "Borta.\n\nKommunen ska betala varje år.\n\nFörst\n\nsedan."
    )
    assert tree(read_docx(data, revisions=Revisions.REJECT))[0][2] == "Borta.\n\nKommunen ska betala.\n\nFörstsedan."
    assert [(t.author, t.inserted, t.deleted) for t in read.tracked] == [("Bo", 1, 2), ("Cecilia", 2, 0)]
    with pytest.raises(Refusal) as refusal:
        read_docx(data, name="svar.docx", revisions=Revisions.REFUSE)
    assert refused(refusal.value).startswith("svar.docx: dokumentet har spårade ändringar.")


def test_comments_come_with_their_words_their_section_and_their_answers() -> None:
    marked = (
        run("Kommunen ")
        + '<w:commentRangeStart w:id="0"/>'
        + run("betalar")
        + '<w:commentRangeEnd w:id="0"/>'
        + run(".")
    )
    comments = (
        f'<w:comment w:id="0" w:author="Bo" w:date="2027-02-01T08:00:00Z"><w:p w14:paraId="1A">{run("Hur mycket?")}</w:p></w:comment>'
        f'<w:comment w:id="1" w:author="Cecilia" w:date="2027-02-02T08:00:00Z"><w:p w14:paraId="1B">{run("Se 4.2.")}</w:p></w:comment>'
    )
    threads = '<w15:commentEx w15:paraId="1A" w15:done="1"/><w15:commentEx w15:paraId="1B" w15:paraIdParent="1A" w15:done="0"/>'
    body = styled("Syfte", "Rubrik1") + para(TEXT) + styled("Ansvar", "Rubrik1") + para(marked)
    first, second = read_docx(word_file(body, comments=comments, commentsExtended=threads)).remarks
    assert (first.author, first.text, first.section, first.quote, first.is_done) == (
        "Bo",
        "Hur mycket?",
        "ansvar",
        "betalar",
        True,
    )
    assert (second.author, second.answers, second.section) == ("Cecilia", "0", "ansvar")


def test_blocks_for_a_comparison_have_the_numbers_that_word_shows() -> None:
    body = listed("Ansvar", 3) + listed("Kommunen", 3, 1) + para("5 § Text.") + table(["a", "b"]) + para("")
    assert [block.line for block in read_blocks(word_file(body))] == [
        "1 Ansvar",
        "1.1 Kommunen",
        "5 § Text.",
        "| a | b |",
    ]


WHOLE = word_file(styled("Ansvar", "Rubrik1") + para(TEXT))
BOMB = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"", WordFault.EMPTY),
        (b"Bara text", WordFault.NOT_WORD),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 600, WordFault.OLD_OR_LOCKED),
        (WHOLE[: len(WHOLE) // 2], WordFault.BROKEN),
        (WHOLE.replace(b"PK\x01\x02", b"PK\x01\x03", 1), WordFault.BROKEN),
        (zipped({"[Content_Types].xml": b"<x/>", "xl/workbook.xml": b"<x/>"}), WordFault.OTHER_OFFICE),
        (zipped({"[Content_Types].xml": b"<x/>", "word/vbaProject.bin": b"x"}), WordFault.MACROS),
        (zipped({"[Content_Types].xml": b"<x/>", "word/document.xml": b"\0" * 6_000_000}), WordFault.TOO_LARGE_INSIDE),
        (word_file(para(TEXT), declared=BOMB), WordFault.BROKEN),
        (word_file("<w:p><w:r>"), WordFault.BROKEN),
        (word_file("<w:sdt>" * 300 + "</w:sdt>" * 300), WordFault.BROKEN),
    ],
    ids=["empty", "text", "old", "cut", "directory", "excel", "macros", "bomb", "entities", "open", "deep"],
)  # fmt: skip
def test_a_hostile_or_damaged_file_is_refused_in_words(data: bytes, fault: WordFault) -> None:
    with pytest.raises(Refusal) as refusal:
        read_docx(data, name="fil.docx")
    assert refusal.value.code == fault
    assert refused(refusal.value).startswith("fil.docx: ")


def test_a_part_beside_the_text_may_be_broken() -> None:
    read = read_docx(word_file(styled("Ansvar", "Rubrik1") + para(TEXT), comments="<w:comment"))
    assert read.text.sections == (Section(1, "ansvar", "Ansvar", TEXT),)
    assert noted(read) == [NoteCode.PART_BROKEN]


def test_a_typed_number_that_does_not_follow_is_told() -> None:
    read = read_docx(word_file(styled("1 Syfte", "Rubrik1") + styled("3 Ansvar", "Rubrik1") + para(TEXT)))
    assert [said(note) for note in read.notes] == [
        "”3 Ansvar” har fått numret 2. Avsnittens nummer följer av ordningen."
    ]
