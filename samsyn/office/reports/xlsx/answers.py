"""The long lists: comments with who sent them, every answer on a row of its own, and what to look at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from samsyn.domain.grading import Ground
from samsyn.office.reports import texts
from samsyn.office.reports.remarks import remarks_of
from samsyn.office.reports.values import Report, Said, Voice
from samsyn.office.reports.xlsx.looks import GRADES, LABEL, NUMBER, TEXT, WRAPPED, head
from samsyn.office.workbooks.sheet import Cell, Page, Row, Sheet

MOST_ROWS = 1_000_000  # answers on a sheet; the format holds 1 048 576 rows
FLAT = {
    "Part": 30,
    "Kod": 8,
    "Sida": 14,
    "Kommunalförbund": 20,
    "Delregional vårdsamverkan": 20,
    "Dokument": 20,
    "Avsnitt": 9,
    "Rubrik": 40,
    "Gradering": 10,
    "Gradering i ord": 18,
    "Grund": 24,
    "Föreslagen grund": 24,
    "Ord i kommentaren": 24,
    "Kommentar": 80,
    "Rad i arket": 11,
}
# What a consultation knows beside, instead of the row of a sheet.
LIVE = {"Föreslagen lydelse": 60, "Sent svar": 10}


def remarks_sheet(report: Report) -> Sheet:
    """Comments section by section and side by side, each text once."""
    widths = (20, 9, 34, 16, 36, 8, 28, 90, *([60] if report.live else []))
    about = "Kommentarerna avsnitt för avsnitt, med vem som lämnat dem."
    return Sheet("Kommentarer", _remarks(report), widths, frozen=(1, 0), repeated=(1, 1), filtered=1, about=about)


def _remarks(report: Report) -> Iterator[Row]:
    more = ["Föreslagen lydelse"] if report.live else []
    yield head("Dokument", "Avsnitt", "Rubrik", "Sida", "Vem (gradering)", "Antal", "Grund", "Kommentar", *more)
    for section in report.sections:
        for side, remarks in remarks_of(report, section):
            for remark in remarks:
                where: list[Cell] = [(section.document, TEXT), (section.number, LABEL), (section.heading, WRAPPED)]
                who: list[Cell] = [(side, TEXT), (remark.who, WRAPPED), (len(remark.senders), NUMBER)]
                said: list[Cell] = [(remark.grounds, WRAPPED), (remark.text, WRAPPED)]
                yield Row([*where, *who, *said, *([(remark.proposal, WRAPPED)] if report.live else [])])


def answers_sheets(report: Report) -> list[Sheet]:
    """One row an answer, one heading a column: fit for filters and pivot tables. More than a sheet holds go on on the next."""
    each = max(1, MOST_ROWS // max(1, len(report.sections)))
    shares = [report.voices[at : at + each] for at in range(0, len(report.voices), each)]
    widths, about = tuple(_flat(report).values()), "En rad per svar, för filter och pivottabeller."
    empty = Sheet("Alla svar", (), widths, frozen=(1, 1), repeated=(1, 1), filtered=1, about=about, lined=True)
    return [replace(empty, rows=_answers(report, voices)) for voices in shares]


def _flat(report: Report) -> dict[str, int]:
    if not report.live:
        return FLAT
    return {name: width for name, width in FLAT.items() if name != "Rad i arket"} | LIVE


def _answers(report: Report, voices: Sequence[Voice]) -> Iterator[Row]:
    yield head(*_flat(report))
    names = {f"{g.kind}:{g.slug}": g.name for g in (*report.sides, *report.associations, *report.care_areas)}
    for voice in voices:
        who, late = _who(voice, names), "ja" if voice.is_late else ""
        for section, said in zip(report.sections, voice.said, strict=True):
            last = (said.proposal, late) if report.live else (voice.respondent.row,)
            where = (section.document, section.number, section.heading)
            yield Row([*who, *where, *_said(said, report.label(said.grade)), *last])


def _who(voice: Voice, names: dict[str, str]) -> tuple[str, ...]:
    """Name, code and groups; who is no party belongs to none."""
    one = voice.respondent
    if not one.is_party:
        return one.name, "", texts.NO_PARTY, "", ""
    groups = (("side", one.side), ("association", one.association), ("care_area", one.care_area))
    return one.name, voice.code, *(names.get(f"{kind}:{slug}", slug) for kind, slug in groups)


def _said(said: Said, label: str) -> tuple[Cell, ...]:
    judgement = said.judgement
    suggested = judgement.suggestion if judgement.said is Ground.UNSAID else None
    return (
        (texts.letter_of(said.grade), GRADES[said.grade]),
        label,
        texts.GROUNDS[judgement.said],
        texts.GROUNDS[suggested.ground] if suggested else "",
        ", ".join(suggested.words) if suggested else "",
        said.comment,
    )


def looks_sheet(report: Report) -> Sheet:
    """What was doubtful in the sheet, and where."""
    page = Page(landscape=False)
    about, widths = "Det som var tveksamt i arket, med rad och kolumn.", (8, 9, 110)
    return Sheet("Att granska", _looks(report), widths, (1, 0), (1, 1), filtered=1, page=page, about=about)


def _looks(report: Report) -> Iterator[Row]:
    yield head("Rad", "Kolumn", "Att titta på")
    for look in report.looks:
        yield Row([(look.row, NUMBER), (look.column, TEXT), (look.text, WRAPPED)])
    if not report.looks:
        yield Row([("", TEXT), ("", TEXT), ("Inget var tveksamt i arket.", TEXT)])
