"""A section's small Markdown to lines."""

from __future__ import annotations

from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.tree import SyntaxTreeNode

from samsyn.domain.sections import REFERENCE, reference
from samsyn.office.word.lines import BREAK, Line, LineKind, Piece, Words, words_of


def lines_of(body: str) -> tuple[Line, ...]:
    """The lines of a body, in reading order. A table within a list stands after the point it belongs to."""
    return tuple(_lines(SyntaxTreeNode(_markdown.parse(body)), 0))


def inline_words(source: str) -> Words:
    """The words of one paragraph, heading or cell."""
    root = SyntaxTreeNode(_markdown.parseInline(source))
    return words_of(piece for child in root.children for piece in _pieces(child))


def _lines(node: SyntaxTreeNode, depth: int) -> Iterator[Line]:
    for child in node.children:
        if child.type in ("bullet_list", "ordered_list"):
            yield from _list(child, depth + 1)
        elif child.type == "table":
            yield from _rows(child)
        else:
            yield Line(LineKind.TEXT, _words(child), depth)


def _list(node: SyntaxTreeNode, depth: int) -> Iterator[Line]:
    start = int(node.attrs.get("start", 1))
    for at, item in enumerate(node.children):
        mark = f"{start + at}{item.markup}" if node.type == "ordered_list" else "-"
        lines = list(_lines(item, depth))
        first = lines[0] if lines else None
        if first and first.kind is LineKind.TEXT and first.level == depth:
            lines[0] = Line(LineKind.ITEM, first.words, depth, mark)
        yield from lines


def _rows(table: SyntaxTreeNode) -> Iterator[Line]:
    for part in table.children:
        for row in part.children:
            yield Line(LineKind.ROW, cells=tuple(map(_words, row.children)), is_head=part.type == "thead")


def _words(node: SyntaxTreeNode) -> Words:
    return words_of(_pieces(node))


def _pieces(node: SyntaxTreeNode, *, bold: bool = False, italic: bool = False) -> Iterator[Piece]:
    if node.type.endswith("break"):
        yield Piece(BREAK if node.type == "hardbreak" else " ")
    elif node.type == "cross_reference":
        yield Piece(node.content, bold, italic, node.content)
    elif not node.is_nested and node.type != "inline" and node.type != "root":
        yield Piece(node.content, bold, italic)
    for child in node.children:
        yield from _pieces(child, bold=bold or child.type == "strong", italic=italic or child.type == "em")


def _cross_reference(state: StateInline, silent: bool) -> bool:
    found = REFERENCE.match(state.src, state.pos, state.posMax)
    if found is None or not reference(found[1]).section:
        return False
    if not silent:
        token = state.push("cross_reference", "", 0)
        token.content = found[0]
    state.pos = found.end()
    return True


def _made() -> MarkdownIt:
    """As the pages read it: `samsyn/agreements/rendering.py`."""
    markdown = MarkdownIt("zero", {"html": False}).enable(["list", "table", "emphasis", "escape", "newline"])
    markdown.inline.ruler.before("text", "cross_reference", _cross_reference)
    return markdown


_markdown = _made()
