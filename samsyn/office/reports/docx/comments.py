"""Comments section by section, grouped by side with who sent them; and last what a person should look at."""

from __future__ import annotations

from samsyn.office.reports import texts
from samsyn.office.reports.docx.body import Body, Cell, Run
from samsyn.office.reports.docx.cells import head
from samsyn.office.reports.looks import QUIET
from samsyn.office.reports.remarks import Remark, remarks_of
from samsyn.office.reports.sides import is_one, only_grade, sides_of, tallies_of
from samsyn.office.reports.values import Report, Section


def comments_part(report: Report, body: Body) -> None:
    """Every comment whole, each text once with everybody who sent it."""
    body.heading(1, "Kommentarer avsnitt för avsnitt", new_page=True)
    body.paragraph(
        "Kommentarer med samma ordalydelse står en gång, med alla som lämnat dem. Bokstaven efter namnet är graderingen.",
        "Not",
    )
    for part in report.parts:
        if len(report.parts) > 1:
            body.heading(2, f"Kommentarer: {part.name}")
        for section in part.sections:
            _section(report, section, body)


def _section(report: Report, section: Section, body: Body) -> None:
    body.heading(3, section.label)
    body.paragraph(_graded(report, section), "Not", keep=True)
    remarks = remarks_of(report, section)
    if not remarks:
        body.paragraph("Inga kommentarer.")
    for side, own in remarks:
        body.paragraph(
            f"{side}: {texts.count(sum(len(r.senders) for r in own), 'kommentar', 'kommentarer')}", "Heading4"
        )
        for remark in own:
            body.bullet(_told(remark))


def _graded(report: Report, section: Section) -> str:
    """How each side graded the section, in one line."""
    told = []
    for side, tally in zip(sides_of(report), tallies_of(section), strict=True):
        if is_one(side):
            told.append(f"{side.name}: {report.label(only_grade(tally)).lower()}")
        else:
            missing = f", ej svar {tally.missing}" if tally.missing else ""
            told.append(f"{side.name}: {texts.shares(tally)} av {tally.graded} graderingar{missing}")
    return ". ".join(told) + "."


def _told(remark: Remark) -> list[Run]:
    grounds = f". {remark.grounds[0].upper()}{remark.grounds[1:]}" if remark.grounds else ""
    proposal = [Run("\nFöreslagen lydelse: ", bold=True), Run(remark.proposal)] if remark.proposal else []
    return [Run(remark.text), *proposal, Run(f" – {remark.who}{grounds}", italic=True, ink=QUIET, size=9)]


def looks_part(report: Report, body: Body) -> None:
    """What was doubtful in the sheet, and where."""
    body.heading(1, "Att granska", new_page=True)
    if not report.looks:
        body.paragraph("Inget var tveksamt i arket.")
        return
    body.paragraph("Rad och kolumn är arkets egna. Inget av det här har stoppat sammanställningen.", "Not")
    rows = [
        [Cell(str(look.row or ""), middle=True), Cell(look.column or "", middle=True), Cell(look.text)]
        for look in report.looks
    ]
    heads = [head("Rad"), head("Kolumn"), head("Att titta på")]
    body.table("Att granska", "Det som var tveksamt i arket, med rad och kolumn.", (1.5, 1.8, 13.7), [heads], rows)
