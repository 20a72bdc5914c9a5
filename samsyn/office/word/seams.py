"""Where a paragraph that stays ends in words that came, and the next one begins with such.

LibreOffice joins two insertions that only a paragraph's mark parts, and takes the mark for inserted as well: when all is
rejected the two paragraphs have become one. So no insertion is written up to the end of such a paragraph. What went is
put last there; or the last letters that are the same in both texts; or the last word of the old text is written as one
that went and came. Each way gives the same two texts, in Word as well.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from samsyn.office.word.tokens import GONE, Fate, Token

Paragraph = list[tuple[Token, int]]


def parted(paragraphs: Sequence[Paragraph], stays: Sequence[bool]) -> list[Paragraph]:
    """The paragraphs, none of which ends in an insertion that the next one goes on. `stays[n]`: is its mark in both texts?"""
    found: list[Paragraph] = []
    # From the last one on, since a paragraph that is written anew may begin with an insertion that it did not begin with.
    for tokens, stay in zip(reversed(paragraphs), reversed(stays), strict=True):
        meets = stay and _is_inserted(found[-1][:1] if found else []) and _is_inserted(tokens[-1:])
        found.append(_ending_otherwise(tokens) if meets else tokens)
    return found[::-1]


def _is_inserted(tokens: Paragraph) -> bool:
    return any(token.fate is Fate.INSERTED for token, _ in tokens)


def _ending_otherwise(tokens: Paragraph) -> Paragraph:
    kept = max((at for at, (token, _) in enumerate(tokens) if token.fate is Fate.KEPT), default=-1)
    tail = tokens[kept + 1 :]
    gone = [one for one in tail if one[0].fate in GONE]
    if gone:
        return [*tokens[: kept + 1], *(one for one in tail if one[0].fate not in GONE), *gone]
    if kept < 0:
        return tokens
    return [*tokens[:kept], *_slid(tokens[kept][0], tail)]


def _slid(last: Token, tail: Paragraph) -> Paragraph:
    """The last token that is kept, with what was inserted after it put before its end."""
    sign, final = last.text[-1:], tail[-1][0]
    is_sign = not last.ref and unicodedata.category(sign).startswith("P")
    end = last._replace(text=sign) if is_sign else last
    before = [(last._replace(text=last.text[:-1]), -1)] if is_sign and len(last.text) > 1 else []
    came = (end._replace(fate=Fate.INSERTED, was=None), -1)
    looks_same = (last.bold, last.italic, last.was) == (final.bold, final.italic, None)
    if is_sign and looks_same and not final.ref and final.text.endswith(sign):
        shortened = final._replace(text=final.text[:-1])
        rest = [*tail[:-1], (shortened, -1)] if shortened.text else tail[:-1]
        return [*before, came, *rest, (end, -1)]
    bold, italic = last.was or (last.bold, last.italic)
    went = end._replace(bold=bold, italic=italic, fate=Fate.DELETED, was=None)
    return [*before, came, *tail, (went, -1)]
