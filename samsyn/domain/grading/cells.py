"""One cell of grades, one cell of comments: what it says, or what is wrong with it."""

from __future__ import annotations

from samsyn.domain.grading.grounds import Ground, ground_of
from samsyn.domain.grading.legend import Legend, number_of
from samsyn.domain.grading.problems import Problem, ProblemCode
from samsyn.domain.grading.scale import Grade, grade_of
from samsyn.domain.grading.table import Formula, Row, Value, is_blank, letter, text_of

LONGEST_COMMENT = 100_000  # characters; specs/consultation.md, "Bad input"


def read_grade(row: Row, column: int, legend: Legend | None = None) -> tuple[Grade | None, Problem | None]:
    """The grade of a cell, a number by the sheet's legend. A formula is never computed, and what is not on the scale counts as no grade."""
    value = row.at(column)
    grade = graded(value, legend)
    if grade is not None or is_blank(value):
        return grade, None
    code = ProblemCode.GRADE_FORMULA if _is_formula(value) else ProblemCode.GRADE_UNKNOWN
    return None, _problem(code, row, column, value)


def read_comment(row: Row, column: int | None) -> tuple[str | None, Problem | None]:
    """The comment of a cell without the white space around it. A formula is kept as the text it is, and reported."""
    value = row.at(column) if column is not None else None
    if column is None or is_blank(value):
        return None, None
    text = text_of(value).replace("\r\n", "\n").strip()
    if len(text) > LONGEST_COMMENT:
        return None, _problem(ProblemCode.COMMENT_TOO_LONG, row, column, f"{len(text)}")
    wrong = _problem(ProblemCode.COMMENT_FORMULA, row, column, value) if isinstance(value, Formula) else None
    return text, wrong


def read_ground(row: Row, column: int | None) -> tuple[Ground, Problem | None]:
    """The ground a cell names. What names none, or several, is told and counts as not said."""
    value = row.at(column) if column is not None else None
    if column is None or is_blank(value):
        return Ground.UNSAID, None
    ground = ground_of(value)
    return ground or Ground.UNSAID, None if ground else _problem(ProblemCode.GROUND_UNKNOWN, row, column, value)


def graded(value: Value, legend: Legend | None) -> Grade | None:
    """The grade that a value says in words, or by its number where there is a legend."""
    number = number_of(value) if legend else None
    return legend[number] if legend and number else grade_of(value)


def _is_formula(value: Value) -> bool:
    """In a text file a formula is text that begins with its sign."""
    return isinstance(value, Formula) or (isinstance(value, str) and value.lstrip().startswith("="))


def _problem(code: ProblemCode, row: Row, column: int, value: Value) -> Problem:
    return Problem(code, row.number, letter(column), (("written", text_of(value)),))
