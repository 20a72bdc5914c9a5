"""Redlines: accept all and it is the new text, reject all and it is the old one, whoever does it."""

from __future__ import annotations

import io
from dataclasses import replace

import docx
from docx_plus.revisions import accept_all_revisions, reject_all_revisions
from hypothesis import given, settings
from hypothesis import strategies as st

from samsyn.domain.sections import Text, written
from samsyn.office.word.reading import read_docx
from samsyn.office.word.redlining import Signed, redline_of
from samsyn.office.word.views import Revisions
from tests.office.word_cases import texts


def other_program(data: bytes, *, accepts: bool) -> bytes:
    document = docx.Document(io.BytesIO(data))
    (accept_all_revisions if accepts else reject_all_revisions)(document)
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


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
@settings(max_examples=12, deadline=None)
def test_all_accepted_is_the_new_text_and_all_rejected_the_old(pair: tuple[Text, Text]) -> None:
    old, new = pair
    data = redline_of(old, new, signed=Signed("Anna Ek", "2027-03-01T09:00:00Z"))
    assert written(read_docx(data).text) == written(replace(new, kind=new.kind))
    assert written(read_docx(data, revisions=Revisions.REJECT).text) == written(old)
    assert written(read_docx(other_program(data, accepts=True)).text) == written(new)
    assert words(read_docx(other_program(data, accepts=False)).text) == words(old)


def words(text: Text) -> list[tuple[int, str, str]]:
    return [(s.level, s.heading, s.body) for s in text.sections]
