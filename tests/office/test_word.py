"""A text to Word and back: nothing is lost on the way, and other programs agree that it is a Word document."""

from __future__ import annotations

from hypothesis import given, settings

from samsyn.domain.sections import Text, written
from samsyn.office.word.markdown_in import lines_of
from samsyn.office.word.markdown_out import body_of, canonical
from samsyn.office.word.reading import read_docx
from samsyn.office.word.writing import write_docx
from tests.office.word_cases import lines, texts
from samsyn.office.word.lines import Line


@given(lines())
@settings(max_examples=60, deadline=None)
def test_lines_are_the_same_after_a_turn_through_markdown(found: list[Line]) -> None:
    body = body_of(found)
    assert body_of(lines_of(body)) == body
    assert len(lines_of(body)) == len(canonical(found))


@given(texts())
@settings(max_examples=25, deadline=None)
def test_a_text_that_was_written_is_read_as_it_was(text: Text) -> None:
    assert written(read_docx(write_docx(text)).text) == written(text)
