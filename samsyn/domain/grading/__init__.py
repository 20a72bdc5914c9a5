"""Grades, tallies, and the compilation of a sheet of answers. Rules: docs/rules/grading.md."""

from samsyn.domain.grading.compiling import Answer, CompiledSheet, Respondent, compile_answers, has_grades
from samsyn.domain.grading.headings import Section
from samsyn.domain.grading.problems import Problem, ProblemCode, SheetFault
from samsyn.domain.grading.scale import Grade, grade_of
from samsyn.domain.grading.table import Formula, Row, Table, Value, letter
from samsyn.domain.grading.tallies import Shares, Tally, tally

__all__ = [
    "Answer",
    "CompiledSheet",
    "Formula",
    "Grade",
    "Problem",
    "ProblemCode",
    "Respondent",
    "Row",
    "Section",
    "Shares",
    "SheetFault",
    "Table",
    "Tally",
    "Value",
    "compile_answers",
    "grade_of",
    "has_grades",
    "letter",
    "tally",
]
