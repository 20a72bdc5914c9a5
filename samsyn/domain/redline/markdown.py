"""Markdown to blocks: headings, list items, table rows and paragraphs. The house's own texts get their numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from samsyn.domain.redline.blocks import block_of
from samsyn.domain.redline.values import Block
from samsyn.domain.sections import Text, parse_text, placed
from samsyn.domain.verdicts import Refusal

_HEADING = re.compile(r"(#{1,6})\s+(.*?)(?:\s+#+)?(?:\s*\{#([\w-]+)\})?\s*")
_OWN_LINE = re.compile(r"\s*(?:[-*+•–]|\d+[.)]|[a-z]\))\s|\s*\||\s*>")


def parse_markdown(source: str) -> tuple[Block, ...]:
    """A Markdown text as blocks; a text of the house with its section numbers and names."""
    try:
        return _of_text(parse_text(source))
    except Refusal:
        return tuple(_blocks(source.removeprefix("\ufeff")))


def _of_text(text: Text) -> tuple[Block, ...]:
    """What the file says at the top is text too: a new title is a change."""
    fields = (("slug", text.slug), ("title", text.title), ("kind", text.kind), ("subtitle", text.subtitle))
    blocks = [Block("", f"{name}: {value}") for name, value in fields if value]
    for found in placed(text.sections):
        section = found.section
        blocks.append(Block(found.number, section.heading, section.level, section.slug))
        blocks += _blocks(section.body)
    return tuple(blocks)


def _blocks(source: str) -> Iterator[Block]:
    gathered: list[str] = []
    for line in source.splitlines():
        heading = _HEADING.fullmatch(line)
        if heading or not line.strip() or _OWN_LINE.match(line):
            yield from _closed(gathered)
            gathered = []
        if heading:
            yield _heading(heading)
        elif line.strip():
            gathered.append(line)
    yield from _closed(gathered)


def _heading(found: re.Match[str]) -> Block:
    """The marks go with the number: a heading that changes level changes its label."""
    inner = block_of(found[2])
    return Block(f"{found[1]} {inner.label}".strip(), inner.text, len(found[1]), found[3] or "")


def _closed(lines: list[str]) -> Iterator[Block]:
    if lines:
        yield block_of(" ".join(lines))
