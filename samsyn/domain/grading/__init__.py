"""Grades, tallies, and the compilation of a sheet of answers. Rules: docs/rules/grading.md."""

from samsyn.domain.grading.compiling import Answer, CompiledSheet, Respondent, compile_answers, has_grades
from samsyn.domain.grading.headings import Section
from samsyn.domain.grading.layout import Headed, Layout
from samsyn.domain.grading.naming import Choice, superseded_problem
from samsyn.domain.grading.problems import Problem, ProblemCode, SheetFault
from samsyn.domain.grading.scale import Grade, grade_of
from samsyn.domain.grading.table import Formula, Row, Table, Value, letter
from samsyn.domain.grading.tallies import Shares, Tally, tally
from samsyn.domain.grading.twice import instead_of

__all__ = [
    "Answer",
    "Choice",
    "CompiledSheet",
    "Formula",
    "Grade",
    "Headed",
    "Layout",
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
    "instead_of",
    "letter",
    "superseded_problem",
    "tally",
]
