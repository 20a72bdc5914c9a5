"""A file for a spreadsheet opens right and runs nothing."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samsyn.office.csv_out import csv_lines, neutral


@pytest.mark.parametrize(
    "cell", ["=1+1", "+46", "-1", "@SUM(A1)", "\t=1", "\r=1", "  =cmd|' /C calc'!A0", "\u00a0=1"]
)
def test_no_cell_is_a_formula(cell: str) -> None:
    assert neutral(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["", "Orust kommun", "1421", "a=b", "Hälso- och sjukvård"])
def test_plain_text_stays_as_it_is(cell: str) -> None:
    assert neutral(cell) == cell


def test_the_file_says_that_it_is_utf8_once() -> None:
    text = "".join(csv_lines([["Å"], ["Ä"]]))
    assert text == "\ufeffÅ\r\nÄ\r\n"


cells = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\x00"), max_size=20)


@given(st.lists(st.lists(cells, min_size=2, max_size=3), min_size=1, max_size=4))
def test_what_is_written_is_read_back(rows: list[list[str]]) -> None:
    text = "".join(csv_lines(rows)).removeprefix("\ufeff")
    read = list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))
    assert read == [[neutral(cell) for cell in row] for row in rows]
