"""Comparisons and merges as a page of its own: no script, no other host, readable without colours, printable."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from samsyn.domain.redline import Comparison, Merged, Piece, Tag
from samsyn.domain.redline.inline import Inline, inlined
from samsyn.office.redline.as_text import merge_text
from samsyn.office.redline.sentences import sentences

STYLE = """
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 45rem; margin: 2rem auto; padding: 0 1rem; color: #1a1a1a; }
p { overflow-wrap: anywhere; }
del { color: #8b1a1a; background: #fbe9e9; text-decoration: line-through; }
ins { color: #14532d; background: #e6f4ea; text-decoration: underline; }
.moved { color: #1e3a8a; background: #e8eefc; border-bottom: 2px dotted; }
.from { color: #1e3a8a; font-size: .875rem; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; }
@media print { body { margin: 0; max-width: none; } }
"""
_ELEMENTS = {
    Tag.KEPT: ("", ""),
    Tag.DELETED: ("<del>", "</del>"),
    Tag.INSERTED: ("<ins>", "</ins>"),
    Tag.MOVED: ('<span class="moved">', "</span>"),
}


def redline_html(comparison: Comparison, old: str, new: str) -> str:
    """The summary, the legend, and the whole text with its changes; moves are linked both ways."""
    blocks = inlined(comparison)
    left = _left_places(comparison)
    body = [f"<h1>Ändringar från {escape(old)} till {escape(new)}</h1>", "<ul>"]
    body += [f"<li>{escape(said)}</li>" for said in sentences(comparison)]
    body += ["</ul>", _legend()]
    for number in left.get(-1, []):
        body.append(_left(comparison, number))
    for block in blocks:
        body.append(_block(comparison, block))
        body += [_left(comparison, number) for number in left.get(block.new, []) if block.new >= 0]
    return page(f"Ändringar: {old} – {new}", body)


def merge_html(merged: Merged) -> str:
    """The merge as its text, on a page."""
    return page("Sammanfört", ["<h1>Sammanfört</h1>", f"<pre>{escape(merge_text(merged))}</pre>"])


def page(title: str, body: Iterable[str]) -> str:
    """A whole page."""
    head = '<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">'
    inside = "\n".join(body)
    return (
        f'<!doctype html>\n<html lang="sv"><head>{head}<title>{escape(title)}</title><style>{STYLE}</style></head>\n'
        f"<body><main>\n{inside}\n</main></body></html>\n"
    )


def _legend() -> str:
    return (
        "<p>Så läser du: <del>genomstruket är borttaget</del>, <ins>understruket är tillagt</ins>, "
        '<span class="moved">prickad linje är flyttat hit</span>.</p>'
    )


def _block(comparison: Comparison, block: Inline) -> str:
    text = " ".join(map(_marked, block.pieces))
    if block.new < 0:
        return f'<p id="gammal-{block.old + 1}">{text}</p>'
    move = next((n for n, move in enumerate(comparison.moves) if move.new[0] == block.new), None)
    link = "" if move is None else f'<a class="from" id="till-{move}" href="#fran-{move}">Flyttat hit ↑↓</a> '
    return f'<p id="ny-{block.new + 1}">{link}{text}</p>'


def _marked(piece: Piece) -> str:
    before, after = _ELEMENTS[piece.tag]
    return f"{before}{escape(piece.text)}{after}"


def _left_places(comparison: Comparison) -> dict[int, list[int]]:
    """For each move the new block that its old place is read after; -1 for the beginning."""
    stayed = {run.old: run.new for run in comparison.runs if not run.moved}
    places: dict[int, list[int]] = {}
    for number, move in enumerate(comparison.moves):
        before = next((stayed[at] for at in range(move.old[0] - 1, -1, -1) if at in stayed), -1)
        places.setdefault(before, []).append(number)
    return places


def _left(comparison: Comparison, number: int) -> str:
    move = comparison.moves[number]
    what = comparison.old[move.old[0]].block.line
    short = what if len(what) < 80 else what[:79] + "…"
    return f'<p class="from"><a id="fran-{number}" href="#till-{number}">Härifrån flyttat: {escape(short)}</a></p>'
