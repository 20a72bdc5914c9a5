"""A covering letter as a Word document."""

from __future__ import annotations

from samsyn.office.letters.values import CoveringLetter
from samsyn.office.reports.docx.body import Body, Cell, Run
from samsyn.office.reports.docx.page import document_of
from samsyn.office.reports.looks import QUIET


def letter_docx(letter: CoveringLetter) -> bytes:
    """The document's bytes. The same letter gives the same bytes."""
    body = Body()
    body.paragraph([Run(letter.sender, bold=True)])
    if letter.on:
        body.paragraph(Run(letter.on, ink=QUIET))
    if letter.to:
        body.paragraph([Run("Till: ", ink=QUIET), Run(letter.to)])
    body.heading(1, letter.title)
    for block in letter.blocks:
        if block.is_list:
            for point in block.lines:
                body.bullet(point)
        else:
            body.paragraph("\n".join(block.lines))
    _facts(letter, body)
    if letter.texts:
        body.heading(2, "Texter på remiss")
        for text in letter.texts:
            body.bullet(text)
    return document_of(letter.title, body.xml)


def _facts(letter: CoveringLetter, body: Body) -> None:
    """The table of what one must know to answer."""
    if not letter.facts:
        return
    body.heading(2, "Om svaret")
    rows = [[Cell(Run(name, bold=True)), Cell(value)] for name, value in letter.facts]
    body.table("Om svaret", "När och var svaret lämnas.", (5, 12), [], rows)
