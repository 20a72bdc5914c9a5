"""Comments that say why: on a section or a line of the new text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from samsyn.office.word.look import RELATION, WORD_TYPE
from samsyn.office.word.paper import Paper
from samsyn.office.word.tokens import Token
from samsyn.office.word.xml import HEAD, SPACES, attributes, escaped


class Reason(NamedTuple):
    """Why something was changed: on a section's heading (`place` 0) or a line in it, by whom, when (ISO 8601)."""

    slug: str
    text: str
    author: str
    date: str = ""
    place: int = 0


class Comments:
    """Gives out the marks of comments as their lines are laid down, and makes the part that holds their words."""

    def __init__(self, paper: Paper, reasons: Sequence[Reason]) -> None:
        self._paper = paper
        self._left = list(reasons)
        self._said: list[str] = []

    def around(self, tokens: Sequence[Token], slug: str, place: int) -> list[Token]:
        """The tokens of a line with the marks of its comments around them."""
        own = [reason for reason in self._left if slug and (reason.slug, reason.place) == (slug, place)]
        before, after = [], []
        for reason in own:
            self._left.remove(reason)
            number = str(len(self._said))
            self._said.append(_comment(number, reason, self._paper.style("comment"), self._paper.style("reference")))
            before.append(Token("", raw=f'<w:commentRangeStart w:id="{number}"/>'))
            reference = f'<w:r><w:rPr><w:rStyle w:val="{self._paper.style("reference")}"/></w:rPr><w:commentReference w:id="{number}"/></w:r>'
            after.append(Token("", raw=f'<w:commentRangeEnd w:id="{number}"/>{reference}'))
        return [*before, *tokens, *after]

    def put(self) -> None:
        """Put the comments into the document, if there are any."""
        if self._said:
            part = f"{HEAD}<w:comments {SPACES}>{''.join(self._said)}</w:comments>"
            self._paper.package.set_part(
                "word/comments.xml", part.encode(), f"{WORD_TYPE}.comments+xml", f"{RELATION}/comments"
            )


def _comment(number: str, reason: Reason, style: str, reference: str) -> str:
    initials = "".join(part[0] for part in reason.author.split())[:4].upper()
    said = {"id": number, "author": reason.author, "initials": initials}
    head = attributes({**said, "date": reason.date} if reason.date else said)
    mark = f'<w:r><w:rPr><w:rStyle w:val="{reference}"/></w:rPr><w:annotationRef/></w:r>'
    paragraphs = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{"" if at else mark}'
        f'<w:r><w:t xml:space="preserve">{escaped(line)}</w:t></w:r></w:p>'
        for at, line in enumerate(reason.text.split("\n"))
    )
    return f"<w:comment{head}>{paragraphs}</w:comment>"
