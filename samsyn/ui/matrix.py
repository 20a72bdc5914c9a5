"""The matrix as HTML, built in Python: three thousand cells are too many for a template.

Whoever has respondents × sections hands in plain values (`samsyn.domain.matrix.Matrix`) and the addresses behind them.
Markup and classes are those of static/ui/matrix.css. Whatever a sheet or a person wrote is escaped here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from samsyn.domain.grading.tallies import Tally
from samsyn.domain.matrix import ALL, Cell, Fold, Group, Line, Matrix, commonest, count, folded
from samsyn.domain.matrix import GRADES as FROM_THE_FOOT
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
_SLUG = re.compile(r"[a-z0-9_-]{1,60}")


@dataclass(frozen=True, slots=True)
class Folding:
    """What the address asks for: by what the rows are gathered, and which groups show their share row only."""

    fold: Fold = Fold.ASSOCIATION
    all_folded: bool = False
    opened: frozenset[str] = frozenset()
    closed: frozenset[str] = frozenset()

    @staticmethod
    def of(query: QueryDict) -> Folding:
        """Read from `?gruppera=…&fall=1&visa=…&dolj=…`; whatever is none of the known words counts as not said."""
        return Folding(
            FOLDS.get(query.get("gruppera", ""), Fold.ASSOCIATION),
            query.get("fall") == "1",
            _slugs(query.getlist("visa")),
            _slugs(query.getlist("dolj")),
        )

    def folds(self, groups: Iterable[Group]) -> frozenset[str]:
        slugs = [group.slug for group in groups]
        return folded(slugs, all_folded=self.all_folded, opened=self.opened, closed=self.closed)

    def toggled(self, slug: str) -> Folding:
        """The same with one group changed."""
        if self.all_folded:
            return replace(self, opened=self.opened ^ {slug})
        return replace(self, closed=self.closed ^ {slug})

    @property
    def href(self) -> str:
        """The address that asks for this, on the matrix page."""
        pairs = [("gruppera", WORDS[self.fold])]
        if self.all_folded:
            pairs += [("fall", "1"), *(("visa", slug) for slug in sorted(self.opened))]
        else:
            pairs += [("dolj", slug) for slug in sorted(self.closed)]
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
    parts = [
        f'<div class="matrix-scroll" role="region" tabindex="0" aria-label="{label}">\n'
        f'<table class="matrix" data-cell-href="{escape(ways.cell)}" data-cell-target="#svar">\n',
        f"<caption>{escape(texts.caption())}</caption>\n<thead>",
        *_chapters(matrix),
        *_headings(matrix, ways),
        "</thead>\n",
        *_groups(matrix, ways, folding),
        *_totals(matrix),
        "</table></div>",
    ]
    return mark_safe("".join(parts))


def fold_links(folding: Folding) -> list[dict[str, Any]]:
    """The ways to gather the rows, as links; the present one marked."""
    return [
        {
            "name": texts.FOLD_NAMES[fold],
            "href": Folding(fold, folding.all_folded).href,
            "current": fold is folding.fold,
        }
        for fold in FOLDS.values()
    ]


def fold_toggle(folding: Folding) -> dict[str, Any]:
    """The link that shows the groups only, or everybody again."""
    name = _("Visa alla remissinstanser") if folding.all_folded else _("Visa bara grupperna")
    return {"name": name, "href": Folding(folding.fold, not folding.all_folded).href}


def _around(address: str, place: str) -> tuple[str, str]:
    """What stands before and after the number in an address."""
    before, _place, after = escape(address).partition(place)
    return before, after


def _chapters(matrix: Matrix) -> Iterator[str]:
    if not matrix.chapters:
        return
    yield '<tr class="matrix-chapters"><td class="matrix-corner"></td>'
    for chapter in matrix.chapters:
        words = escape(" ".join(filter(None, (chapter.document, chapter.number, chapter.heading))))
        if words:
            yield f'<th scope="colgroup" colspan="{chapter.span}" title="{words}">{words}</th>'
        else:
            yield f'<td colspan="{chapter.span}"></td>'
    yield "</tr>\n"


def _headings(matrix: Matrix, ways: Ways) -> Iterator[str]:
    yield f'<tr><th scope="col" class="matrix-corner">{escape(_("Remissinstans"))}</th>'
    before, after = _around(ways.section, "{col}")
    for column in matrix.columns:
        yield (
            f'<th scope="col" class="matrix-section" data-col="{column.position}"><a href="{before}{column.position}{after}"'
            f' title="{escape(column.heading)}"><span>{escape(texts.column_label(column))}</span></a></th>'
        )
    yield "</tr>"


def _cell(cell: Cell) -> str:
    look = GRADES[cell.grade]
    note = " has-note" if cell.noted else ""
    return f'<td class="g {look.css}{note}">{look.letter}</td>'


# A cell is one of few kinds: drawn once each.
_CELLS = {cell: _cell(cell) for grade in GRADES for cell in (Cell(grade, False), Cell(grade, True))}


def _groups(matrix: Matrix, ways: Ways, folding: Folding) -> Iterator[str]:
    """Each group's heading with its share row, and its lines unless it is folded."""
    shut = folding.folds(matrix.groups)
    rows = _around(ways.row, "{row}")
    for group in matrix.groups:
        is_shut = group.slug in shut
        yield f'<tbody class="matrix-group{" is-folded" if is_shut else ""}">'
        yield from _group_heading(group, matrix, folding, is_shut)
        if not is_shut:
            yield from (_line(line, rows) for line in group.lines)
        yield "</tbody>\n"


def _group_heading(group: Group, matrix: Matrix, folding: Folding, is_shut: bool) -> Iterator[str]:
    if group.slug == ALL and not is_shut:
        return
    name, count = escape(texts.group_name(group, matrix.fold)), len(group.lines)
    href = escape(folding.toggled(group.slug).href)
    yield (
        f'<tr class="matrix-group-row"><th scope="rowgroup"><a href="{href}" aria-expanded="{str(not is_shut).lower()}">'
        f'{name}</a> <span class="matrix-count">{count}</span></th>'
    )
    yield from map(_share, group.tallies)
    if not group.tallies:
        yield f'<td colspan="{len(matrix.columns)}"></td>'
    yield "</tr>\n"


def _line(line: Line, rows: tuple[str, str]) -> str:
    who = line.respondent
    before, after = rows
    cells = "".join([_CELLS[cell] for cell in line.cells])
    return f'<tr data-row="{who.row}"><th scope="row"><a href="{before}{who.row}{after}">{escape(who.name)}</a></th>{cells}</tr>\n'


def _totals(matrix: Matrix) -> Iterator[str]:
    """All parties together, in view at the foot."""
    if matrix.totals:
        yield f'<tfoot><tr><th scope="row">{escape(_("Alla parter"))}</th>'
        yield from map(_share, matrix.totals)
        yield "</tr></tfoot>\n"


_BAR = 16


def _share(tally: Tally) -> str:
    """The commonest grade and how many gave it, over a small column of the shares: H at the foot, I at the top."""
    grade = commonest(tally)
    told = f"{GRADES[grade].letter}{count(tally, grade)}" if grade else GRADES[grade].letter
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
