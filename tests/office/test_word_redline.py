"""Redlines: accept all and it is the new text, reject all and it is the old one, whoever does it."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from samsyn.domain.sections import Section, Text, written
from samsyn.office.word.reading import read_docx
from samsyn.office.word.redlining import Signed, redline_of
from samsyn.office.word.views import Revisions
from tests.office.by_docx_plus import by_docx_plus
from tests.office.word_cases import texts


@st.composite
def pairs(draw: st.DrawFn) -> tuple[Text, Text]:
    """A text and another, or the same with sections in another order, left out, or with words put in."""
    old, new = draw(texts()), draw(texts())
    if draw(st.booleans()):
        kept = draw(st.permutations(old.sections))[: draw(st.integers(1, len(old.sections)))]
        edited = [replace(s, level=1, body=s.body.replace("kommunen", "regionen ska", 1)) for s in kept]
        new = replace(new, sections=tuple(edited))
    return old, new


@given(pairs())
# The same few texts each time, and not made smaller when they fail: that would take minutes.
@settings(max_examples=12, deadline=None, derandomize=True, phases=(Phase.explicit, Phase.generate))
def test_all_accepted_is_the_new_text_and_all_rejected_the_old(pair: tuple[Text, Text]) -> None:
    old, new = pair
    data = redline_of(old, new, signed=Signed("Anna Ek", "2027-03-01T09:00:00Z"))
    assert written(read_docx(data).text) == written(replace(new, kind=new.kind))
    assert written(read_docx(data, revisions=Revisions.REJECT).text) == written(old)
    assert written(read_docx(by_docx_plus(data, accepts=True)).text) == written(new)
    assert words(read_docx(by_docx_plus(data, accepts=False)).text) == words(old)


def words(text: Text) -> list[tuple[int, str, str]]:
    return [(s.level, s.heading, s.body) for s in text.sections]


def test_a_point_that_counts_in_another_list_now_counts_right_in_both() -> None:
    """ "3)" of one list became "2)" of another: one list cannot be right for both."""
    old = Text("a", "A", "main", "", (Section(1, "s", "S", "2) borttagen punkt\n3) kommunen betalar vården"),))
    new = replace(old, sections=(Section(1, "s", "S", "1) alldeles ny text\n2) kommunen betalar vården"),))
    for first, second in ((old, new), (new, old)):
        data = redline_of(first, second, signed=Signed("Anna Ek", "2027-03-01T09:00:00Z"))
        assert read_docx(data).text == second
        assert read_docx(data, revisions=Revisions.REJECT).text == first


def test_a_table_goes_on_past_one_that_is_gone() -> None:
    head, gone = "| Vad | Vem |\n|---|---|", "| Borta | Helt | Nu |\n|---|---|---|\n| x1 | x2 | x3 |"
    old = Text("a", "A", "main", "", (Section(1, "s", "S", f"{head}\n| a1 | a2 |\n\n{gone}\n\n{head}\n| b1 | b2 |"),))
    new = replace(old, sections=(Section(1, "s", "S", f"{head}\n| a1 | a2 |\n| b1 | b2 |"),))
    data = redline_of(old, new, signed=Signed("Anna Ek", "2027-03-01T09:00:00Z"))
    for seen in (data, by_docx_plus(data, accepts=True)):
        assert read_docx(seen).text == new
    assert read_docx(data, revisions=Revisions.REJECT).text == old
