"""The matrix as one HTML page that needs nothing else: no script, no other file, no host."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape
from itertools import groupby

from samsyn.domain.grading import Grade
from samsyn.domain.grading.scale import NO_GRADE_LETTER
from samsyn.domain.matrix import NO_PARTY, WITHOUT, Cell, Column, Fold, Group, Line, Respondent, arranged
from samsyn.office.sealed.values import Asked, Given, Question, Sealed
from samsyn.office.sealed.words import STATUS

_STYLE = """body{font:16px/1.5 system-ui,sans-serif;margin:2rem;color:#1a1a1a}table{border-collapse:collapse;font-size:13px}
th,td{border:1px solid #c9d0d4;padding:2px 6px;text-align:center}th[scope=row],caption{text-align:left}caption{padding:.5rem 0}
tbody th[scope=rowgroup]{text-align:left;background:#eef2f4}td.full{background:#dceee2}td.partial{background:#faf0c8}
td.none{background:#f6d5d0;font-weight:700}@media print{body{margin:0}}"""
_LETTERS = {grade.value: grade.letter for grade in Grade} | {"": NO_GRADE_LETTER}
_OUTSIDE = {WITHOUT: "Utan kommunalförbund", NO_PARTY: "Inte någon part"}


def matrix_html(sealed: Sealed, said: Mapping[tuple[str, int], Given]) -> str:
    """The page: respondents that answered by association, graded sections by document; then who has not answered."""
    graded = [q for q in sealed.sections if q.is_graded]
    columns = [Column(q.position, q.number, q.heading) for q in graded]
    lines = [
        _line(at, asked, graded, said) for at, asked in enumerate(sealed.respondents) if asked.status == "answered"
    ]
    names = {group.slug: group.name for group in sealed.groups if group.kind == "association"}
    found = arranged(lines, columns, fold=Fold.ASSOCIATION, names=names)
    title = escape(sealed.title)
    rows = "\n".join(row for group in found.groups for row in _rows(group, len(graded)))
    scale = ", ".join(f"{_LETTERS[code]} {escape(label.lower())}" for code, label in sealed.scale if code in _LETTERS)
    return (
        f'<!DOCTYPE html>\n<html lang="sv"><head><meta charset="utf-8"><title>{title}</title><style>{_STYLE}</style></head>\n'
        f"<body><h1>{title}</h1>\n<p>Förseglad {escape(sealed.sealed_at)}. Svarstiden gick ut {escape(sealed.closes_at)}.</p>\n"
        f"<table><caption>En rad per remissinstans och en kolumn per avsnitt: {scale}, {NO_GRADE_LETTER} ej svar.</caption>\n"
        f"<thead>{_heads(graded)}</thead>\n<tbody>\n{rows}\n</tbody></table>\n{_without(sealed)}</body></html>\n"
    )


def _line(at: int, asked: Asked, graded: list[Question], said: Mapping[tuple[str, int], Given]) -> Line:
    who = Respondent(at, asked.name, asked.sort_key, asked.is_party, asked.side, asked.association, asked.care_area)
    cells = []
    for q in graded:
        given = said.get((asked.code, q.position))
        cells.append(Cell(given.grade, bool(given.comment)) if given else Cell())
    return Line(who, tuple(cells))


def _heads(graded: list[Question]) -> str:
    documents = [(name, len(list(run))) for name, run in groupby(graded, key=lambda q: q.document)]
    over = "".join(f'<th scope="colgroup" colspan="{span}">{escape(name)}</th>' for name, span in documents)
    under = "".join(
        f'<th scope="col" title="{escape(q.heading)}">{escape(q.number or q.heading)}</th>' for q in graded
    )
    return f"<tr><td></td>{over}</tr>\n<tr><td></td>{under}</tr>"


def _rows(group: Group, width: int) -> Iterator[str]:
    name = _OUTSIDE.get(group.slug, group.name)
    yield f'<tr><th scope="rowgroup" colspan="{width + 1}">{escape(name)}</th></tr>'
    for line in group.lines:
        cells = "".join(_cell(cell) for cell in line.cells)
        yield f'<tr><th scope="row">{escape(line.respondent.name)}</th>{cells}</tr>'
    if group.tallies:
        shares = "".join(f"<td>{t.full}/{t.partial}/{t.none}</td>" for t in group.tallies)
        yield f'<tr><th scope="row">Helt/delvis/inte alls</th>{shares}</tr>'


def _cell(cell: Cell) -> str:
    mark = "*" if cell.noted else ""
    return (
        f'<td class="{cell.grade}">{_LETTERS[cell.grade]}{mark}</td>'
        if cell.grade
        else f"<td>{NO_GRADE_LETTER}{mark}</td>"
    )


def _without(sealed: Sealed) -> str:
    """Those who have not answered, by what they have said about it. An asterisk told of comments above."""
    told = ["<p>En asterisk (*) betyder att det finns en kommentar.</p>\n"]
    for status in ("abstained", "silent"):
        names = [escape(asked.name) for asked in sealed.respondents if asked.status == status]
        if names:
            told.append(f"<h2>{STATUS[status]}</h2>\n<ul>{''.join(f'<li>{name}</li>' for name in names)}</ul>\n")
    return "".join(told)
