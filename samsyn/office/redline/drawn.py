"""Both texts in one as HTML: headings, paragraphs, lists and tables with what came, went and moved marked in words too."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import groupby

from samsyn.domain.redline import compare
from samsyn.office.redline.sentences import sentences
from samsyn.office.word.fates import Fates, Strip, fates_of
from samsyn.office.word.layout import Laid
from samsyn.office.word.lines import BREAK, Line, LineKind
from samsyn.office.word.ranges import ranges_of
from samsyn.office.word.strips import tokens_of
from samsyn.office.word.tokens import GONE, Fate, Token

_ELEMENTS = {
    Fate.DELETED: ("del", ""),
    Fate.INSERTED: ("ins", ""),
    Fate.MOVED_AWAY: ("span", "away"),
    Fate.MOVED_HERE: ("span", "moved"),
}
_SIGNS = {Fate.DELETED: ("[–", "–]"), Fate.INSERTED: ("[+", "+]")}
_SAID = {Fate.MOVED_AWAY: "härifrån", Fate.MOVED_HERE: "hit"}

LEGEND = (
    '<div class="legend"><p><strong>Så läser du</strong></p>'
    '<p><span class="sign">[–</span><del>genomstruket</del><span class="sign">–]</span> är borttaget.</p>'
    '<p><span class="sign">[+</span><ins>understruket</ins><span class="sign">+]</span> är tillagt.</p>'
    '<p><span class="sign">[Flytt 1 härifrån: </span><span class="away">prickat och genomstruket</span><span class="sign">]</span>'
    " stod här förut.</p>"
    '<p><span class="sign">[Flytt 1 hit: </span><span class="moved">prickat och understruket</span><span class="sign">]</span>'
    " har flyttats hit. Samma nummer står på båda ställena.</p></div>"
)


@dataclass(frozen=True, slots=True)
class Drawn:
    """What became of each word: told in Swedish sentences, and drawn as pieces of HTML that need no escaping."""

    told: tuple[str, ...]
    parts: tuple[str, ...]
    is_same: bool


def drawn(old: Laid, new: Laid, *, only_changes: bool = False) -> Drawn:
    """Two texts laid out, drawn as one. With `only_changes` what stayed as it was is left out, but for the headings of the
    sections that have changes. Headings of the new text have their section's name as id."""
    comparison = compare(old.blocks, new.blocks)
    drawing = _Drawing(fates_of(comparison, old.lines, new.lines), old.lines, new.lines)
    shown = drawing.changed() if only_changes else None
    return Drawn(tuple(sentences(comparison)), tuple(drawing.parts(shown)), comparison.same)


class _Drawing:
    """The paragraphs of both texts, as HTML."""

    def __init__(self, fates: Fates, old: Sequence[Line], new: Sequence[Line]) -> None:
        self._fates, self._old, self._new = fates, old, new
        self._tokens = [[] if self._line(s).kind is LineKind.ROW else self._of(s) for s in fates.strips]
        sides = [Fate.DELETED if s.new < 0 else Fate.INSERTED if s.old < 0 else None for s in fates.strips]
        self._before: dict[tuple[int, int], str] = {}
        self._after: dict[tuple[int, int], str] = {}
        for found in ranges_of(self._tokens, sides):
            number, other = (
                found.name.removeprefix("flytt"),
                Fate.MOVED_HERE if found.fate in GONE else Fate.MOVED_AWAY,
            )
            link = f'<a id="{found.name}-{found.fate}" href="#{found.name}-{other}">Flytt {number} {_SAID[found.fate]}</a>'
            self._before[found.first] = f'<span class="sign">[{link}: </span>'
            self._after[found.last] = '<span class="sign">]</span>'

    def _line(self, strip: Strip) -> Line:
        return self._new[strip.new] if strip.new >= 0 else self._old[strip.old]

    def _of(self, strip: Strip, cell: int = 0) -> list[tuple[Token, int]]:
        old = self._fates.old[strip.old] if strip.old >= 0 else []
        new = self._fates.new[strip.new] if strip.new >= 0 else []
        return tokens_of([t for t in old if t.cell == cell], [t for t in new if t.cell == cell])

    def changed(self) -> set[int]:
        """The places of paragraphs and rows in which something changed, and of the headings of their sections."""
        found, heading = set[int](), -1
        for at, strip in enumerate(self._fates.strips):
            if strip.new >= 0 and self._line(strip).kind is LineKind.HEADING:
                heading = at
            if self._is_changed(at, strip):
                found |= {at, heading} - {-1}
        return found

    def _is_changed(self, at: int, strip: Strip) -> bool:
        if strip.old < 0 or strip.new < 0:
            return True
        cells = len(self._line(strip).cells)
        tokens = [t for cell in range(cells) for t in self._of(strip, cell)] if cells else self._tokens[at]
        return any(token.fate for token, _ in tokens)

    def parts(self, only: set[int] | None = None) -> Iterator[str]:
        """Headings, paragraphs, lists and tables; those at the places `only`, where it is given."""
        shown = [(at, strip) for at, strip in enumerate(self._fates.strips) if only is None or at in only]
        for kind, group in groupby(shown, key=lambda one: self._line(one[1]).kind):
            some = list(group)
            if kind is LineKind.ROW:
                yield self._table([strip for _, strip in some])
            elif kind is LineKind.ITEM:
                yield f'<ul class="lines">{"".join(self._item(at, strip) for at, strip in some)}</ul>'
            else:
                yield from (self._block(at, strip) for at, strip in some)

    def _item(self, at: int, strip: Strip) -> str:
        line = self._line(strip)
        mark = "•" if line.mark == "-" else line.mark
        return f'<li class="in-{line.level}">{mark} {self._words(at)}</li>'

    def _block(self, at: int, strip: Strip) -> str:
        line, words = self._line(strip), self._words(at)
        if line.kind is LineKind.HEADING and strip.new >= 0:
            return f'<h{line.level + 1} id="{line.slug}" class="depth-{line.level}">{words}</h{line.level + 1}>'
        # A heading that is gone leaves no step in the order of headings.
        gone = ' class="gone-heading"' if line.kind in (LineKind.HEADING, LineKind.TITLE) else ""
        return f"<p{gone}>{words}</p>"

    def _words(self, at: int) -> str:
        found = []
        for number, (token, _) in enumerate(self._tokens[at]):
            found.append((self._before.get((at, number), ""), token, self._after.get((at, number), "")))
        return _html(found)

    def _table(self, strips: Sequence[Strip]) -> str:
        drawn = []
        for columns, group in groupby(strips, key=lambda strip: len(self._line(strip).cells)):
            rows = "".join(self._row(strip, columns) for strip in group)
            drawn.append(f'<table class="table"><tbody>{rows}</tbody></table>')
        return "".join(drawn)

    def _row(self, strip: Strip, columns: int) -> str:
        is_head = self._line(strip).is_head
        cells = []
        for at in range(columns):
            tag, scope = ("th", ' scope="col"') if is_head else ("th", ' scope="row"') if not at else ("td", "")
            cells.append(f"<{tag}{scope}>{_html([('', token, '') for token, _ in self._of(strip, at)])}</{tag}>")
        return f"<tr>{''.join(cells)}</tr>"


_Marked = tuple[str, Token, str]


def _html(tokens: Sequence[_Marked]) -> str:
    """Tokens with what is written before and after them; those of one fate and one move are one element."""
    groups: list[list[_Marked]] = []
    for one in tokens:
        last = groups[-1][-1] if groups else None
        if last is None or last[1].fate != one[1].fate or one[0] or last[2]:
            groups.append([])
        groups[-1].append(one)
    return "".join(map(_element, groups))


def _element(some: list[_Marked]) -> str:
    fate, before, after = some[0][1].fate, some[0][0], some[-1][2]
    words = [token for _, token, _ in some]
    # Blanks at the ends stand outside the marks; alone they are no change to read.
    lead = trail = ""
    while fate and words and words[0].text.isspace():
        lead += _look(words.pop(0))
    while fate and words and words[-1].text.isspace():
        trail = _look(words.pop()) + trail
    inside = "".join(map(_look, words))
    if not fate:
        return inside
    if not words:
        return before + ("" if fate in GONE else lead) + after
    element, name = _ELEMENTS[fate]
    first, last = (f'<span class="sign">{sign}</span>' if sign else "" for sign in _SIGNS.get(fate, ("", "")))
    said = f' class="{name}"' if name else ""
    return f"{lead}{before}{first}<{element}{said}>{inside}</{element}>{last}{after}{trail}"


def _look(token: Token) -> str:
    if token.text.isspace():
        return "<br>" if token.text == BREAK else token.text
    text = escape(token.text).replace(BREAK, "<br>")
    text = f"<em>{text}</em>" if token.italic else text
    return f"<strong>{text}</strong>" if token.bold else text
