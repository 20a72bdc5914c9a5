"""The first sheet: what the compilation tells in figures, and what lies on the other sheets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from samsyn.office.reports import texts
from samsyn.office.reports.values import Group, Report
from samsyn.office.reports.xlsx.looks import (
    HEADING,
    LABEL,
    LINK,
    NUMBER,
    TITLE,
    WRAPPED,
    count_cells,
    head,
    paragraph,
    share_cells,
)
from samsyn.office.workbooks.sheet import Link, Page, Row, Sheet

WIDTHS = (34, 10, 10, 9, 9, 9, 9, 9, 9, 9)
BESIDE = sum(WIDTHS[1:])
LAST = "J"
COLUMNS = ("Parter", "Har svarat", "Antal H", "Antal D", "Antal I", "Ej svar", "Andel H", "Andel D", "Andel I")


class _Cover:
    """The rows of the sheet as they are laid down, with the cells that are merged and those that lead further."""

    def __init__(self) -> None:
        self.rows: list[Row] = []
        self.merged: list[str] = []
        self.links: list[Link] = []

    def text(self, row: Row) -> None:
        """A row over the whole width."""
        self.rows.append(row)
        self.merged.append(f"A{len(self.rows)}:{LAST}{len(self.rows)}")

    def heading(self, text: str) -> None:
        self.rows.append(Row([]))
        self.rows.append(Row([(text, HEADING)], height=24))

    def pair(self, name: str, text: str, leads_to: str = "") -> None:
        """A name, and what is said of it over the other columns."""
        said = paragraph(text, BESIDE)
        style = LINK if leads_to else LABEL
        blank = [("", WRAPPED)] * (len(WIDTHS) - 2)
        self.rows.append(Row([(name, style), (text, WRAPPED), *blank], height=said.height))
        self.merged.append(f"B{len(self.rows)}:{LAST}{len(self.rows)}")
        if leads_to:
            self.links.append(Link(f"A{len(self.rows)}", leads_to))


def cover_sheet(report: Report, others: Sequence[Sheet]) -> Sheet:
    """The cover of a workbook with these other sheets."""
    cover = _Cover()
    cover.text(Row([(report.title, TITLE)], height=32))
    cover.text(paragraph(texts.origin(report), sum(WIDTHS)))
    cover.heading("I siffror")
    for name, text in texts.figures(report.figures):
        cover.pair(name, text)
    if not report.live:
        cover.pair("Att granska", _doubtful(report))
    for name, groups in _tables(report):
        cover.heading(name)
        cover.rows.append(head(name.removeprefix("Per ").capitalize(), *COLUMNS))
        cover.rows.extend(map(_group_row, groups))
    cover.rows.append(Row([]))
    cover.text(paragraph(texts.SHARES, sum(WIDTHS)))
    if len(report.sides) > 1:
        cover.text(paragraph(texts.COMPARABLE if report.beside.comparable else texts.NOT_COMPARABLE, sum(WIDTHS)))
    cover.heading("Blad i arbetsboken")
    for sheet in others:
        cover.pair(sheet.name, sheet.about, leads_to=sheet.name)
    cover.heading("Så läser du")
    cover.text(paragraph(texts.LEGEND, sum(WIDTHS)))
    cover.text(paragraph(texts.SUGGESTED, sum(WIDTHS)))
    page = Page(landscape=False)
    return Sheet("Försättsblad", cover.rows, WIDTHS, merged=cover.merged, links=cover.links, page=page)


def _doubtful(report: Report) -> str:
    names = texts.count(report.figures.doubtful, "osäkert namn", "osäkra namn")
    looks = texts.count(len(report.looks), "uppgift", "uppgifter")
    return f"{looks} att titta på, varav {names}. De står på sista bladet med rad och kolumn i arket."


def _tables(report: Report) -> Iterator[tuple[str, tuple[Group, ...]]]:
    named = (
        ("Per sida", report.sides),
        ("Per kommunalförbund", report.associations),
        ("Per delregional vårdsamverkan", report.care_areas),
    )
    return ((name, groups) for name, groups in named if groups)


def _group_row(group: Group) -> Row:
    figures = [(group.members, NUMBER), (group.answered, NUMBER)]
    return Row([(group.name, LABEL), *figures, *count_cells(group.total), *share_cells(group.total)])
