"""An agreement's small Markdown as running text, for the search: the words that a reader sees, and where they part."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from samsyn.domain.sections import Reference, references

# After these signs nothing more is needed to part one thing from the next.
_PARTS = (".", ",", ";", ":", "!", "?")
# What stands between the parts of these.
_BETWEEN = {
    "bullet_list": ";", "ordered_list": ";", "list_item": ":",
    "table": ";", "thead": ";", "tbody": ";", "tr": ",",
}  # fmt: skip

_markdown = MarkdownIt("zero", {"html": False}).enable(["list", "table", "emphasis", "escape", "newline"])


def plain_words(body: str, said: Callable[[Reference], str]) -> str:
    """A body without its marks: items of a list and rows of a table with "; " between them, cells with ", ". Each
    reference reads as what is `said` of it."""
    words = _words(SyntaxTreeNode(_markdown.parse(body)))
    for ref in references(words):
        words = words.replace(ref.written, said(ref))
    return words


def _words(node: SyntaxTreeNode) -> str:
    if node.type == "inline":
        parts = node.walk(include_self=False)
        return "".join(" " if part.type.endswith("break") else part.content for part in parts)
    within = [(child, words) for child in node.children if (words := _words(child).strip())]
    if sign := _BETWEEN.get(node.type):
        return _joined([words for _, words in within], sign)
    # A list or a table ends here, though it has no full stop of its own.
    ended = [w if child.type == "paragraph" or w.endswith(_PARTS) else f"{w}." for child, w in within[:-1]]
    return "\n".join([*ended, *(words for _, words in within[-1:])])


def _joined(parts: Sequence[str], sign: str) -> str:
    """The parts with the sign after each but the last, unless it ends with one already."""
    return " ".join([*(p if p.endswith(_PARTS) else p + sign for p in parts[:-1]), *parts[-1:]])
