"""A draft as a Word document for those who decide about it: what is proposed to be answered, section by section.

The words are Swedish whatever language the page that asked for it is in: the document goes to a board.
"""

from __future__ import annotations

from itertools import groupby

from samsyn.office.answers.values import Shown, ShownAnswer
from samsyn.office.reports.docx.body import Body, Cell, Run
from samsyn.office.reports.docx.page import document_of

WIDTHS = (6.0, 11.0)  # centimetres


def draft_docx(shown: Shown) -> bytes:
    """The document's bytes. The same draft gives the same bytes."""
    body = Body()
    body.paragraph(shown.title, "Title")
    if shown.notice:
        body.paragraph(Run(shown.notice, bold=True))
    body.paragraph(Run(shown.respondent, bold=True, size=13))
    body.paragraph(shown.consultation)
    rows = [[Cell(Run(what, bold=True)), Cell(how)] for what, how in shown.facts if how]
    heads = [[Cell("Uppgift"), Cell("Innehåll")]]
    body.table("Om svaret", "Remissinstans, remiss och hur långt svaret har kommit", WIDTHS, heads, rows)
    _whole(shown, body)
    _sections(shown, body)
    if shown.unanswered:
        body.heading(1, "Avsnitt utan svar")
        for name in shown.unanswered:
            body.bullet(name)
    return document_of(shown.title, body.xml)


def _whole(shown: Shown, body: Body) -> None:
    if not (shown.stance or shown.general or shown.reason):
        return
    body.heading(1, "Helheten")
    for what, words in (
        ("Inställning", shown.stance),
        ("Förutsättningar", shown.conditions),
        ("Synpunkter på helheten", shown.general),
        ("Skäl", shown.reason),
    ):
        _said(body, what, words)


def _sections(shown: Shown, body: Body) -> None:
    for document, answers in groupby(shown.answers, key=lambda answer: answer.document):
        body.heading(1, document)
        for answer in answers:
            body.heading(2, answer.name)
            _section(answer, body)


def _section(answer: ShownAnswer, body: Body) -> None:
    if answer.grade:
        body.paragraph([Run("Gradering: ", bold=True), Run(f"{answer.letter} – {answer.grade}")], keep=True)
    if answer.ground:
        body.paragraph([Run("Kommentaren gäller: ", bold=True), Run(answer.ground)], keep=True)
    _said(body, "Kommentar", answer.comment)
    _said(body, "Föreslagen lydelse", answer.proposal)


def _said(body: Body, what: str, words: str) -> None:
    """A text under its name, each paragraph by itself."""
    if not words:
        return
    body.paragraph(Run(what, bold=True), keep=True)
    for paragraph in words.split("\n\n"):
        body.paragraph(paragraph)
