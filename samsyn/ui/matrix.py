"""The matrix as HTML, built in Python: three thousand cells are too many for a template.

Whoever has respondents × sections hands in plain values (`samsyn.domain.matrix.Matrix`) and the addresses behind them.
Markup and classes are those of static/ui/matrix.css. Whatever a sheet or a person wrote is escaped here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from samsyn.domain.grading.tallies import Tally
from samsyn.domain.matrix import ALL, Cell, Fold, Group, Line, Mark, Matrix, commonest, count, folded
from samsyn.domain.matrix import GRADES as FROM_THE_FOOT
from samsyn.domain.matrix_spans import Run, Span, cells_together, documents, runs, tallies_together
from samsyn.ui import matrix_words as texts
from samsyn.ui.grades import GRADES

MANY = 40

FOLDS = {
    "kommunalforbund": Fold.ASSOCIATION,
    "vardsamverkan": Fold.CARE_AREA,
    "sida": Fold.SIDE,
    "ingen": Fold.NONE,
}
WORDS = {fold: word for word, fold in FOLDS.items()}
SPANS = {"avsnitt": Span.SECTION, "kapitel": Span.CHAPTER, "dokument": Span.DOCUMENT}
SPAN_WORDS = {span: word for word, span in SPANS.items()}
_SLUG = re.compile(r"[a-z0-9_-]{1,60}")
_POSITION = re.compile(r"[0-9]{1,6}")


@dataclass(frozen=True, slots=True)
class Folding:
    """What the address asks for: by what the rows are gathered, and which groups show their share row only; by what the
    columns are, and which chapters or documents are the other way round (`turned`, by the position of their first)."""

    fold: Fold = Fold.ASSOCIATION
    all_folded: bool = False
    opened: frozenset[str] = frozenset()
    closed: frozenset[str] = frozenset()
    span: Span = Span.SECTION
    turned: frozenset[int] = frozenset()

    @staticmethod
    def of(query: QueryDict) -> Folding:
        """Read from `?gruppera=…&fall=1&visa=…&dolj=…&kolumner=…&vand=…`; whatever is none of the known words counts as
        not said."""
        return Folding(
            FOLDS.get(query.get("gruppera", ""), Fold.ASSOCIATION),
            query.get("fall") == "1",
            _slugs(query.getlist("visa")),
            _slugs(query.getlist("dolj")),
            SPANS.get(query.get("kolumner", ""), Span.SECTION),
            frozenset(int(value) for value in query.getlist("vand")[:MANY] if _POSITION.fullmatch(value)),
        )

    def folds(self, groups: Iterable[Group]) -> frozenset[str]:
        slugs = [group.slug for group in groups]
        return folded(slugs, all_folded=self.all_folded, opened=self.opened, closed=self.closed)

    def toggled(self, slug: str) -> Folding:
        """The same with one group changed."""
        if self.all_folded:
            return replace(self, opened=self.opened ^ {slug})
        return replace(self, closed=self.closed ^ {slug})

    def run_toggled(self, key: int) -> Folding:
        """The same with one run of columns changed."""
        return replace(self, turned=self.turned ^ {key})

    @property
    def href(self) -> str:
        """The address that asks for this, on the matrix page."""
        pairs = [("gruppera", WORDS[self.fold])]
        if self.all_folded:
            pairs += [("fall", "1"), *(("visa", slug) for slug in sorted(self.opened))]
        else:
            pairs += [("dolj", slug) for slug in sorted(self.closed)]
        if self.span is not Span.SECTION:
            pairs.append(("kolumner", SPAN_WORDS[self.span]))
        pairs += [("vand", str(key)) for key in sorted(self.turned)]
        return f"?{urlencode(pairs)}"


def _slugs(values: list[str]) -> frozenset[str]:
    return frozenset(value for value in values[:MANY] if _SLUG.fullmatch(value))


@dataclass(frozen=True, slots=True)
class Ways:
    """The addresses behind the matrix: `{row}` and `{col}` stand for the numbers of a respondent and a section."""

    cell: str
    row: str
    section: str


def drawn(matrix: Matrix, ways: Ways, folding: Folding) -> SafeString:
    """The whole table in its scroll box."""
    label = escape(_("Graderingar per remissinstans och avsnitt"))
    laid = _Laid(matrix, ways, folding, runs(matrix.columns, folding.span, folding.turned))
    parts = [
        f'<div class="matrix-scroll" role="region" tabindex="0" aria-label="{label}">\n'
        f'<table class="matrix" data-cell-href="{escape(ways.cell)}" data-cell-target="#svar">\n',
        f"<caption>{escape(texts.caption())}</caption>\n<thead>",
        *_documents(laid),
        *_chapters(laid),
        *_headings(laid),
        "</thead>\n",
        *_groups(laid),
        *_totals(laid),
        "</table></div>",
    ]
    return mark_safe("".join(parts))


@dataclass(frozen=True, slots=True)
class _Laid:
    """What is drawn, where it leads, how it is folded, and the runs its columns stand in."""

    matrix: Matrix
    ways: Ways
    folding: Folding
    runs: tuple[Run, ...]

    @property
    def any_folded(self) -> bool:
        return any(run.is_folded for run in self.runs)

    @property
    def width(self) -> int:
        """How many columns stand after the respondent's name."""
        return sum(run.width for run in self.runs) if self.runs else len(self.matrix.columns)


def fold_links(folding: Folding) -> list[dict[str, Any]]:
    """The ways to gather the rows, as links; the present one marked."""
    plain = replace(folding, opened=frozenset(), closed=frozenset())
    return [
        {"name": texts.FOLD_NAMES[fold], "href": replace(plain, fold=fold).href, "current": fold is folding.fold}
        for fold in FOLDS.values()
    ]


def span_links(folding: Folding, matrix: Matrix) -> list[dict[str, Any]]:
    """The ways to gather the columns, as links, where there is more than one."""
    plain = replace(folding, turned=frozenset())
    ways = [Span.SECTION, *([Span.CHAPTER] if matrix.chapters else [])]
    ways += [Span.DOCUMENT] if documents(matrix.columns) else []
    return [
        {"name": texts.SPAN_NAMES[span], "href": replace(plain, span=span).href, "current": span is folding.span}
        for span in (ways if len(ways) > 1 else [])
    ]


def fold_toggle(folding: Folding) -> dict[str, Any]:
    """The link that shows the groups only, or everybody again."""
    name = _("Visa alla remissinstanser") if folding.all_folded else _("Visa bara grupperna")
    turned = replace(folding, all_folded=not folding.all_folded, opened=frozenset(), closed=frozenset())
    return {"name": name, "href": turned.href}


def _around(address: str, place: str) -> tuple[str, str]:
    """What stands before and after the number in an address."""
    before, _place, after = escape(address).partition(place)
    return before, after


def _documents(laid: _Laid) -> Iterator[str]:
    """The documents over the chapters, where there are several."""
    found = documents(laid.matrix.columns) if laid.folding.span is not Span.DOCUMENT else ()
    if not found or not laid.runs:
        return
    yield '<tr class="matrix-chapters matrix-documents"><td class="matrix-corner"></td>'
    at, left = 0, list(laid.runs)
    for document in found:
        at, width = at + document.span, 0
        while left and left[0].first < at:
            width += left.pop(0).width
        name = escape(document.document)
        yield f'<th scope="colgroup" colspan="{width}" title="{name}">{name}</th>'
    yield "</tr>\n"


def _chapters(laid: _Laid) -> Iterator[str]:
    """The runs of columns, each a link that folds it. A folded one has its name over its own column."""
    if not laid.runs:
        return
    alone = laid.folding.span is Span.DOCUMENT or not documents(laid.matrix.columns)
    yield '<tr class="matrix-chapters"><td class="matrix-corner"></td>'
    for run in laid.runs:
        words = escape(_run_name(run, with_document=alone))
        if run.is_folded or not words:
            yield f'<td colspan="{run.width}"></td>'
        elif run.size == 1:
            yield f'<th scope="colgroup" colspan="1" title="{words}">{words}</th>'
        else:
            href = escape(laid.folding.run_toggled(run.key).href)
            yield (
                f'<th scope="colgroup" colspan="{run.width}" title="{words}"><a href="{href}" aria-expanded="true">{words}'
                "</a></th>"
            )
    yield "</tr>\n"


def _run_name(run: Run, *, with_document: bool) -> str:
    return " ".join(filter(None, (run.document if with_document or not run.number else "", run.number, run.heading)))


def _headings(laid: _Laid) -> Iterator[str]:
    yield f'<tr><th scope="col" class="matrix-corner">{escape(_("Remissinstans"))}</th>'
    before, after = _around(laid.ways.section, "{col}")
    folded_at = {run.first: run for run in laid.runs if run.is_folded}
    inside = {at for run in folded_at.values() for at in range(run.first, run.first + run.size)}
    for at, column in enumerate(laid.matrix.columns):
        if at in folded_at:
            yield _folded_heading(folded_at[at], laid.folding)
        elif at not in inside:
            yield (
                f'<th scope="col" class="matrix-section" data-col="{column.position}"><a href="{before}{column.position}'
                f'{after}" title="{escape(column.heading)}"><span>{escape(texts.column_label(column))}</span></a></th>'
            )
    yield "</tr>"


def _folded_heading(run: Run, folding: Folding) -> str:
    words, href = escape(_run_name(run, with_document=False)), escape(folding.run_toggled(run.key).href)
    told = escape(texts.sections_in(run.size))
    return (
        f'<th scope="col" class="matrix-section matrix-together"><a href="{href}" aria-expanded="false" '
        f'title="{words}, {told}"><span>{words}</span></a></th>'
    )


def _cell(cell: Cell) -> str:
    look = GRADES[cell.grade]
    note = " has-note" if cell.noted else ""
    return f'<td class="g {look.css}{note}">{look.letter}</td>'


# A cell is one of few kinds: drawn once each.
_CELLS = {cell: _cell(cell) for grade in GRADES for cell in (Cell(grade, False), Cell(grade, True))}


def _groups(laid: _Laid) -> Iterator[str]:
    """Each group's heading with its share row, and its lines unless it is folded."""
    shut = laid.folding.folds(laid.matrix.groups)
    rows = _around(laid.ways.row, "{row}")
    for group in laid.matrix.groups:
        is_shut = group.slug in shut
        yield f'<tbody class="matrix-group{" is-folded" if is_shut else ""}">'
        yield from _group_heading(group, laid, is_shut)
        if not is_shut:
            yield from (_line(line, rows, laid) for line in group.lines)
        yield "</tbody>\n"


def _group_heading(group: Group, laid: _Laid, is_shut: bool) -> Iterator[str]:
    if group.slug == ALL and not is_shut:
        return
    name, told = escape(texts.group_name(group, laid.matrix.fold)), escape(texts.group_count(group))
    href = escape(laid.folding.toggled(group.slug).href)
    yield (
        f'<tr class="matrix-group-row"><th scope="rowgroup"><a href="{href}" aria-expanded="{str(not is_shut).lower()}">'
        f'{name}</a> <span class="matrix-count">{told}</span></th>'
    )
    yield from map(_share, _together(group.tallies, laid))
    if not group.tallies:
        yield f'<td colspan="{laid.width}"></td>'
    yield "</tr>\n"


def _together(tallies: Sequence[Tally], laid: _Laid) -> Iterable[Tally]:
    """The tallies as the columns stand: those of a folded run as one."""
    if not laid.any_folded or not tallies:
        return tallies
    parts = ([tallies_together(tallies, run)] if run.is_folded else tallies[run.columns] for run in laid.runs)
    return (tally for part in parts for tally in part)


def _line(line: Line, rows: tuple[str, str], laid: _Laid) -> str:
    who = line.respondent
    before, after = rows
    mark = f' <span class="matrix-mark">{escape(texts.MARKS[who.mark])}</span>' if who.mark is Mark.LATE else ""
    heading = f'<th scope="row"><a href="{before}{who.row}{after}">{escape(who.name)}</a>{mark}</th>'
    return f'<tr data-row="{who.row}">{heading}{"".join(_cells_of(line, laid))}</tr>\n'


def _cells_of(line: Line, laid: _Laid) -> Iterable[str]:
    if not line.respondent.has_answered:
        words = escape(texts.MARKS[line.respondent.mark])
        return (f'<td class="matrix-without" colspan="{laid.width}"><span>{words}</span></td>',)
    if not laid.any_folded:
        return [_CELLS[cell] for cell in line.cells]
    return (
        drawing
        for run in laid.runs
        for drawing in (
            [_lying(cells_together(line.cells, run))]
            if run.is_folded
            else [_CELLS[cell] for cell in line.cells[run.columns]]
        )
    )


def _totals(laid: _Laid) -> Iterator[str]:
    """All parties together, in view at the foot."""
    if laid.matrix.totals:
        yield f'<tfoot><tr><th scope="row">{escape(_("Alla parter"))}</th>'
        yield from map(_share, _together(laid.matrix.totals, laid))
        yield "</tr></tfoot>\n"


_BAR = 16


def _commonest(tally: Tally) -> str:
    grade = commonest(tally)
    return f"{GRADES[grade].letter}{count(tally, grade)}" if grade else GRADES[grade].letter


def _lying(tally: Tally) -> str:
    """One respondent's grades in several sections: the commonest and how often, over a lying bar of their shares."""
    start, parts, asked = 0.0, [], tally.graded + tally.missing
    for grade in FROM_THE_FOOT:
        if width := _BAR * count(tally, grade) / max(asked, 1):
            parts.append(
                f'<path class="share-{GRADES[grade].css[2:]}" d="M{start:.1f} 0h{width:.1f}v1h-{width:.1f}z"/>'
            )
            start += width
    return (
        f'<td class="g-lying">{_commonest(tally)}<svg viewBox="0 0 {_BAR} 1" preserveAspectRatio="none" aria-hidden="true">'
        f"{''.join(parts)}</svg></td>"
    )


def _share(tally: Tally) -> str:
    """The commonest grade and how many gave it, over a small column of the shares: H at the foot, I at the top."""
    told = _commonest(tally)
    return (
        f'<td class="g-share">{told}<svg viewBox="0 0 1 {_BAR}" preserveAspectRatio="none" aria-hidden="true">'
        f"{_bar(tally)}</svg></td>"
    )


def _bar(tally: Tally) -> str:
    foot, parts, asked = float(_BAR), [], tally.graded + tally.missing
    for grade in FROM_THE_FOOT:
        if height := _BAR * count(tally, grade) / max(asked, 1):
            foot -= height
            parts.append(f'<path class="share-{GRADES[grade].css[2:]}" d="M0 {foot:.1f}h1v{height:.1f}H0z"/>')
    return "".join(parts)
