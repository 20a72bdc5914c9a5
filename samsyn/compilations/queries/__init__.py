"""Reads of compilations, as nouns. Each takes the viewer and gives small frozen values, or raises `NotSeen`."""

from samsyn.compilations.queries.answers import (
    AnswerPage,
    RowPage,
    SectionPage,
    Voice,
    answer_page,
    row_page,
    section_page,
)
from samsyn.compilations.queries.heads import (
    AboutPage,
    Head,
    ProblemsPage,
    Tile,
    WideningPage,
    about_page,
    compilation,
    compilations_seen,
    problems_page,
    standing,
    widening_page,
    withdrawable,
)
from samsyn.compilations.queries.linear import Asked, Choice, LinearPage, linear_lines, linear_page
from samsyn.compilations.queries.matrix import Facts, MatrixData, matrix
from samsyn.compilations.queries.searching import searchable
from samsyn.compilations.queries.whole import whole

__all__ = [
    "AboutPage",
    "AnswerPage",
    "Asked",
    "Choice",
    "Facts",
    "Head",
    "LinearPage",
    "MatrixData",
    "ProblemsPage",
    "RowPage",
    "SectionPage",
    "Tile",
    "Voice",
    "WideningPage",
    "about_page",
    "answer_page",
    "compilation",
    "compilations_seen",
    "linear_lines",
    "linear_page",
    "matrix",
    "problems_page",
    "row_page",
    "searchable",
    "section_page",
    "standing",
    "whole",
    "widening_page",
    "withdrawable",
]
