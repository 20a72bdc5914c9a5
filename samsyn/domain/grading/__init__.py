"""Grades with their grounds, tallies and shares, hot spots, the meaning of yellow, and the compilation of a sheet.

A library of its own: plain frozen values in and out, nothing but the standard library and `samsyn.domain.names`. Rules
in docs/rules/grading.md.

    table = Table("Svar", ("Kommun", "2.1 Egenvård", "Kommentar"), (Row(2, ("Orust", "Stämmer delvis", "Skrivfel.")),))
    compiled = compile_answers(table, parties)                  # respondents, sections, answers, tallies, problems
    compiled.tallies["side:municipal"]["2.1"].shares.parts()    # (0, 100, 0): per cent of those who graded
    judgements = [judged(answer) for answer in compiled.answers]
    reweighed(judgements)                                       # the picture as given, and without slips of the pen
    by_red(compiled.tallies["all"]).top(10)                     # the sections with the largest share of red
"""

from samsyn.domain.grading.answers import Answer, CompiledSheet, Respondent, judged
from samsyn.domain.grading.beside import Beside, BesideLine, beside
from samsyn.domain.grading.compiling import compile_answers, groups_in, groups_of, has_grades
from samsyn.domain.grading.grounds import SAYABLE, Ground, Judgement, Suggestion, ground_of
from samsyn.domain.grading.headings import Section
from samsyn.domain.grading.hotspots import Place, Ranking, by_comments, by_red
from samsyn.domain.grading.layout import Headed, Layout
from samsyn.domain.grading.naming import Choice, superseded_problem
from samsyn.domain.grading.problems import Problem, ProblemCode, SheetFault
from samsyn.domain.grading.reweighing import SET_ASIDE, Moved, Reweighed, reweighed
from samsyn.domain.grading.scale import Grade, grade_of
from samsyn.domain.grading.shares import Shares, apportioned
from samsyn.domain.grading.suggesting import suggest
from samsyn.domain.grading.table import Formula, Row, Table, Value, letter
from samsyn.domain.grading.tallies import Tally, tally
from samsyn.domain.grading.twice import instead_of

__all__ = [
    "SAYABLE",
    "SET_ASIDE",
    "Answer",
    "Beside",
    "BesideLine",
    "Choice",
    "CompiledSheet",
    "Formula",
    "Grade",
    "Ground",
    "Headed",
    "Judgement",
    "Layout",
    "Moved",
    "Place",
    "Problem",
    "ProblemCode",
    "Ranking",
    "Respondent",
    "Reweighed",
    "Row",
    "Section",
    "Shares",
    "SheetFault",
    "Suggestion",
    "Table",
    "Tally",
    "Value",
    "apportioned",
    "beside",
    "by_comments",
    "by_red",
    "compile_answers",
    "grade_of",
    "ground_of",
    "groups_in",
    "groups_of",
    "has_grades",
    "instead_of",
    "judged",
    "letter",
    "reweighed",
    "suggest",
    "superseded_problem",
    "tally",
]
