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
    Tile,
    WideningPage,
    about_page,
    compilation,
    compilations_seen,
    standing,
    widening_page,
    withdrawable,
)
from samsyn.compilations.queries.linear import Asked, Choice, LinearPage, linear_lines, linear_page
from samsyn.compilations.queries.matrix import Facts, MatrixData, matrix
from samsyn.compilations.queries.problems import NamePage, ProblemsPage, name_page, problems_page
from samsyn.compilations.queries.reporting import report
from samsyn.compilations.queries.searching import searchable
from samsyn.compilations.queries.understanding import Understood, UnderstoodName
from samsyn.compilations.queries.uploads import (
    Choosable,
    UploadPage,
    UploadRow,
    Work,
    may_upload,
    upload,
    upload_page,
    uploading,
    uploads_waiting,
    who_may_be_meant,
    work_on,
)
from samsyn.compilations.queries.whole import whole

__all__ = [
    "AboutPage",
    "AnswerPage",
    "Asked",
    "Choice",
    "Choosable",
    "Facts",
    "Head",
    "LinearPage",
    "MatrixData",
    "NamePage",
    "ProblemsPage",
    "RowPage",
    "SectionPage",
    "Tile",
    "Understood",
    "UnderstoodName",
    "UploadPage",
    "UploadRow",
    "Voice",
    "WideningPage",
    "Work",
    "about_page",
    "answer_page",
    "compilation",
    "compilations_seen",
    "linear_lines",
    "linear_page",
    "matrix",
    "may_upload",
    "name_page",
    "problems_page",
    "report",
    "row_page",
    "searchable",
    "section_page",
    "standing",
    "upload",
    "upload_page",
    "uploading",
    "uploads_waiting",
    "who_may_be_meant",
    "whole",
    "widening_page",
    "withdrawable",
    "work_on",
]
