"""LibreOffice opens what we write and comes to the same texts. One start for many, since a start takes seconds."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings

from benchmarks.text.judge import scoring
from benchmarks.text.word import faults_of, redlined
from samsyn.domain.sections import Text, parse_text, written
from samsyn.office.word import Read, Reason, Revisions, Signed, read_docx, redline_of, write_docx
from samsyn.office.word.layout import shown_words
from samsyn.office.word.lines import plain
from samsyn.office.word.reading import read_raw
from samsyn.office.word.views import ACCEPTED, REJECTED
from tests.architecture.tree import ROOT
from tests.office.libreoffice import ACCEPT, AS_IT_IS, REJECT, WORD, through
from tests.office.test_word_redline import pairs

OLD = parse_text((ROOT / "samsyn/demo/texts/munhalsa.md").read_text(encoding="utf-8"))


def moved() -> Text:
    """A chapter in another place with a word changed inside, a section gone, one split, a table with another cell."""
    sections = list(OLD.sections)
    tops = [at for at, section in enumerate(sections) if section.level == 1]
    chapter = sections[tops[1] : tops[2]]
    chapter[1] = replace(chapter[1], body=chapter[1].body.replace(" ska ", " får ", 1))
    rest = [*sections[: tops[1]], *sections[tops[2] :]]
    rest.pop()
    rest = [replace(s, body=s.body.replace("14 dagar", "15 dagar", 1).replace(". ", ".\n\n", 1)) for s in rest]
    return replace(OLD, sections=(*rest[:1], *rest[1:], *chapter))


def words(read: Read) -> list[str]:
    """What is read, line by line, with the numbers of headings, whatever style each line is in."""
    found = []
    for line in read.lines:
        shown = [word for word in shown_words(line) if word is not None]
        found.append(plain(tuple(shown)))
    return found


@pytest.mark.slow
def test_libreoffice_comes_to_the_same_texts(tmp_path: Path) -> None:
    new = moved()
    signed = Signed("Anna Ek", "2027-03-01T09:00:00Z")
    redline = redline_of(
        OLD,
        new,
        signed=signed,
        reasons=[Reason(new.sections[0].slug, "Enligt remissen.", "Bo Dal", "2027-03-02T09:00:00Z")],
    )
    asked = {"clean": (write_docx(OLD), AS_IT_IS, WORD), "kept": (redline, AS_IT_IS, WORD)}
    asked |= {"accepted": (redline, ACCEPT, WORD), "rejected": (redline, REJECT, WORD)}
    seen = through(tmp_path, asked)
    assert written(read_docx(seen["clean"]).text) == written(OLD)
    assert words(read_docx(seen["accepted"])) == words(read_docx(redline))
    assert words(read_docx(seen["rejected"])) == words(read_docx(redline, revisions=Revisions.REJECT))
    kept = read_docx(seen["kept"])
    assert [(t.author, t.last) for t in kept.tracked] == [("Anna Ek", "2027-03-01T09:00:00Z")]
    assert [(r.author, r.text) for r in kept.remarks] == [("Bo Dal", "Enligt remissen.")]
    assert words(kept) == words(read_docx(redline))


# Of each kind a small one, among them those that LibreOffice lost a paragraph's mark in: an insertion before an insertion,
# a move at the end of a paragraph after one that moved whole. All of them: `make bench-word`.
SAMPLE = (
    "heavy-07",
    "negotiation-03",
    "smuggled-00",
    "en-github-privacy-statement-2018-04-19",
    "sv-2011-7",
    "sv-2014-144",
)


@pytest.mark.slow
def test_three_programs_come_to_both_texts_of_real_pairs(tmp_path: Path) -> None:
    some = [pair for pair in (*scoring.truth_pairs("dev"), *scoring.real_pairs("dev")) if pair.id in SAMPLE]
    assert len(some) == len(SAMPLE)
    assert list(faults_of([redlined(pair) for pair in some], tmp_path)) == []


@pytest.mark.slow
def test_made_up_texts_with_lists_and_tables_are_the_same_in_libreoffice(tmp_path: Path) -> None:
    made: list[bytes] = []

    @given(pairs())
    @settings(max_examples=20, deadline=None, derandomize=True, database=None, phases=(Phase.generate,))
    def make(pair: tuple[Text, Text]) -> None:
        made.append(redline_of(*pair, signed=Signed("Anna Ek", "2027-03-01T09:00:00Z")))

    make()
    asked = {f"{at}a": (data, ACCEPT, WORD) for at, data in enumerate(made)}
    asked |= {f"{at}r": (data, REJECT, WORD) for at, data in enumerate(made)}
    seen = {name: read_raw(data, ACCEPTED) for name, data in through(tmp_path, asked).items()}
    for at, data in enumerate(made):
        assert seen[f"{at}a"] == read_raw(data, ACCEPTED)
        assert seen[f"{at}r"] == read_raw(data, REJECTED)
