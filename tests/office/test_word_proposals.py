"""A file that was edited outside comes back as what each author proposes, section by section."""

from __future__ import annotations

import re

from samsyn.domain.sections import Section, Text
from samsyn.office.word import Proposal, proposals, read_docx, write_docx
from samsyn.office.word.package import opened
from samsyn.office.word.proposing import ProposalKind
from tests.office.word_cases import SPACES, put_in, run

VERSION = Text(
    "avtal", "Avtal om vård", "main", "",
    (
        Section(1, "syfte", "Syfte", "Parterna samverkar om vården enligt [[#ansvar]]."),
        Section(1, "ansvar", "Ansvar", "Kommunen ska betala senast den sista dagen i månaden.\n\n- vård i hemmet\n- hjälpmedel"),
        Section(2, "tvist", "Tvist", "Tvister löses av parterna gemensamt innan de förs vidare."),
        Section(1, "uppfoljning", "Uppföljning", "Avtalet följs upp varje år av parternas ledningar."),
    ),
)  # fmt: skip


def edited(*changes: tuple[str, str], comments: str = "", named: bool = True) -> bytes:
    """The version's file with pieces of its XML replaced; without our bookmarks unless `named`."""
    package = opened(write_docx(VERSION), "avtal.docx")
    source = package.parts["word/document.xml"].decode()
    for before, after in changes:
        assert before in source, before
        source = source.replace(before, after, 1)
    if not named:
        source = re.sub(r"<w:bookmark(?:Start|End) [^>]*/>", "", source)
    package.parts["word/document.xml"] = source.encode()
    if comments:
        kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
        package.set_part(
            "word/comments.xml", f"<w:comments {SPACES}>{comments}</w:comments>".encode(), "application/xml", kind
        )
    return package.packed()


def told(found: tuple[Proposal, ...]) -> list[tuple[str, str, str]]:
    return [(one.author, one.kind.value, one.slug) for one in found]


PAYS = run("Kommunen ska betala senast den sista dagen i månaden.")
PAYS_BY_BO = (
    run("Kommunen ")
    + put_in("ska", "Bo", "del")
    + put_in("får", "Bo")
    + run(" betala senast den sista dagen i månaden.")
)
MEET = run("Avtalet följs upp varje år av parternas ledningar.")
MEET_BY_EVA = run("Avtalet följs upp ") + put_in("två gånger ", "Eva") + run("varje år av parternas ledningar.")


def test_a_file_that_nobody_changed_proposes_nothing() -> None:
    assert proposals(read_docx(edited()), VERSION).proposals == ()
    assert proposals(read_docx(edited(named=False)), VERSION).proposals == ()


def test_each_author_proposes_what_that_author_tracked() -> None:
    data = edited((PAYS, PAYS_BY_BO), (MEET, MEET_BY_EVA))
    found = proposals(read_docx(data), VERSION).proposals
    assert told(found) == [("Bo", "changed", "ansvar"), ("Eva", "changed", "uppfoljning")]
    assert found[0].body == VERSION.sections[1].body.replace("ska", "får")
    assert found[0].is_tracked and found[0].last.startswith("2027-02-0")
    assert found[1].body == "Avtalet följs upp två gånger varje år av parternas ledningar."


def test_what_was_not_tracked_is_said_to_be_by_the_sender() -> None:
    data = edited((MEET, MEET.replace("varje år", "varannat år")), (PAYS, PAYS_BY_BO))
    found = proposals(read_docx(data), VERSION, sent_by="Exempelkommun").proposals
    assert told(found) == [("Exempelkommun", "changed", "uppfoljning"), ("Bo", "changed", "ansvar")]
    assert not found[0].is_tracked


def test_sections_are_found_by_their_words_where_the_bookmarks_are_gone() -> None:
    changed = MEET.replace("varje år", "varannat år")
    found = proposals(
        read_docx(edited((MEET, changed), (run("Ansvar"), run("Vem som betalar")), named=False)), VERSION
    ).proposals
    assert {(one.kind, one.slug, one.heading) for one in found} == {
        (ProposalKind.CHANGED, "ansvar", "Vem som betalar"),
        (ProposalKind.CHANGED, "uppfoljning", "Uppföljning"),
    }


def test_sections_that_came_went_and_moved() -> None:
    package = opened(write_docx(VERSION), "avtal.docx")
    source = package.parts["word/document.xml"].decode()
    paragraphs = re.findall(r"<w:p>.*?</w:p>", source)
    by_text = {re.sub(r"<[^>]+>", "", p): p for p in paragraphs}
    tvist, inside = by_text["Tvist"], by_text["Tvister löses av parterna gemensamt innan de förs vidare."]
    syfte = by_text["Syfte"]
    new = re.sub(r"<w:bookmark(?:Start|End) [^>]*/>", "", syfte).replace("Syfte", "Ekonomi")
    source = source.replace(tvist, "").replace(inside, "")
    source = source.replace(
        by_text["Uppföljning"],
        new + "<w:p>" + run("Parterna delar kostnaderna lika.") + "</w:p>" + by_text["Uppföljning"],
    )
    sections_last = by_text[re.sub(r"<[^>]+>", "", MEET)]
    source = source.replace(syfte, "").replace(sections_last, sections_last + syfte)
    package.parts["word/document.xml"] = source.encode()
    found = proposals(read_docx(package.packed()), VERSION, sent_by="Sekreteraren").proposals
    kinds = {one.slug: one.kind for one in found}
    assert kinds["tvist"] is ProposalKind.REMOVED and kinds["ekonomi"] is ProposalKind.ADDED
    assert kinds["syfte"] is ProposalKind.MOVED
    added = next(one for one in found if one.slug == "ekonomi")
    assert (added.body, added.after, added.level) == ("Parterna delar kostnaderna lika.", "ansvar", 1)


def test_comments_come_back_with_the_section_they_are_about() -> None:
    comment = f'<w:comment w:id="0" w:author="Bo" w:date="2027-02-01T08:00:00Z"><w:p>{run("Varför månaden?")}</w:p></w:comment>'
    marked = '<w:commentRangeStart w:id="0"/>' + PAYS_BY_BO + '<w:commentRangeEnd w:id="0"/>'
    found = proposals(read_docx(edited((PAYS, marked), comments=comment)), VERSION)
    assert [(r.section, r.text) for r in found.remarks] == [("ansvar", "Varför månaden?")]
    assert found.proposals[0].remarks == found.remarks
