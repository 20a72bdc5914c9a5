"""References as they are written: "avsnitt 3.2", "avsnitten 3.2 och 3.3", "3 kap. 5 a §"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from samsyn.domain.redline.outline import Section
from samsyn.domain.redline.values import Block


class Written(NamedTuple):
    """A reference as written: the word that holds the number, the number, the address it gives, the words."""

    word: int
    number: str
    address: str
    text: str


_KEYWORD = re.compile(
    r"[(\[\"”»]?(?:\S*[-–])?(?:avsnitt(?:et|en|s)?|kapitel|kapitlet|punkt(?:en|erna)?|section|sections|clause|clauses|abschnitt)",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"(\d+(?:\.\d+)*)([.,;:)]*)")
_RANGE = re.compile(r"(\d+(?:\.\d+)+)[–-](\d+(?:\.\d+)+)([.,;:)]*)")
_AND = ("och", "eller", "samt", "till", "and", "or", "to", "und", "oder", "–", "-")
_SIGN = re.compile(r"§§?[.,;:)]*")
_PARAGRAPH_NUMBER = re.compile(r"(\d+)")
_LETTER = re.compile(r"[a-z]")
# What follows tells that another text is meant.
_ELSEWHERE = re.compile(
    r"(?:\S*(?:lagen|lag|lagens|balken|balkens|förordningen|förordning|ordningen|formen|avtalet|avtalets|direktivet"
    r"|stadgan)|bilaga|bilagan|samma|kap\.|\(?\d{4}:\d+\)?)[.,;:)]*",
    re.IGNORECASE,
)
_BETWEEN = re.compile(
    r"(?:första|andra|tredje|fjärde|femte|sjätte|sista|stycket|styckena|meningen|strecksatsen|och|eller|samt|i|den|det"
    r"|[1-9]\d?|[a-z]|punkten|punkterna|§§?)[.,;:)]*"
)
HOW_FAR = 24


def chapters_of(blocks: Sequence[Block], sections: list[Section]) -> list[str]:
    """For each block the number of the chapter it stands in."""
    chapters, chapter, number = [], "", 0
    for at in range(len(blocks)):
        while number < len(sections) and sections[number].start <= at:
            if sections[number].address.endswith(" kap."):
                chapter = sections[number].address.removesuffix(" kap.")
            number += 1
        chapters.append(chapter)
    return chapters


def written_in(words: Sequence[str], chapter: str = "") -> list[Written]:
    """The references in a text that are to a section of the same text, in order."""
    found: list[Written] = []
    at = 0
    while at < len(words):
        if _KEYWORD.fullmatch(words[at]):
            numbers = _numbers(words, at + 1)
            in_annex = at > 1 and bool(_ANOTHER.fullmatch(words[at - 2]))
            if numbers and not in_annex and not _elsewhere(words, numbers[-1].word + 1, bare=True):
                found += numbers
            at = numbers[-1].word if numbers else at
        elif _SIGN.fullmatch(words[at]) and (sign := _paragraph(words, at, chapter)):
            found.append(sign)
        at += 1
    return found


def _numbers(words: Sequence[str], at: int) -> list[Written]:
    """The numbers after "avsnitt": one, or several parted by commas and "och"."""
    found: list[Written] = []
    while at < len(words):
        both = _RANGE.fullmatch(words[at])
        number = _NUMBER.fullmatch(words[at])
        if both:
            found += [Written(at, both[n], both[n], f"{words[at]}") for n in (1, 2)]
        elif number and (not found or "." in number[1] or "." not in found[0].number):
            found.append(Written(at, number[1], number[1], words[at]))
        else:
            break
        ended = (both[3] if both else number[2] if number else "") or ""
        follows = at + 1 < len(words) and words[at + 1] in _AND
        if not follows and ended != ",":
            break
        at += 2 if follows else 1
    return found


def _paragraph(words: Sequence[str], sign: int, chapter: str) -> Written | None:
    """ "5 §", "3 kap. 5 a §": the reference that ends with this sign, unless another text is meant."""
    at, letter = sign - 1, ""
    if at > 0 and _LETTER.fullmatch(words[at]):
        at, letter = at - 1, words[at]
    if at < 0 or not _PARAGRAPH_NUMBER.fullmatch(words[at]) or _elsewhere(words, sign + 1, bare=False):
        return None
    number = words[at] + letter
    chapter = _chapter_before(words, at) or chapter
    return Written(at, number, f"{chapter}:{number}", " ".join(words[at : sign + 1]))


def _chapter_before(words: Sequence[str], at: int) -> str:
    """The chapter that "26 kap. 13, 14 c eller 15 §" names, seen from the 15."""
    for back in range(at - 1, max(at - HOW_FAR, 0), -1):
        if words[back].startswith("kap."):
            found = _PARAGRAPH_NUMBER.match(words[back - 1])
            return found[1] if found else ""
        if not _BETWEEN.fullmatch(words[back]):
            break
    return ""


def _elsewhere(words: Sequence[str], at: int, *, bare: bool) -> bool:
    """Do the next words name another text? After "avsnitt 3" only "i bilaga 2", "i huvudavtalet" and the like do."""
    if bare:
        return at + 1 < len(words) and words[at] == "i" and bool(_ANOTHER.fullmatch(words[at + 1]))
    for word in words[at : at + HOW_FAR]:
        if _ELSEWHERE.fullmatch(word):
            return True
        if not _BETWEEN.fullmatch(word):
            return False
    return False


_ANOTHER = re.compile(r"(?:bilaga|bilagan|underavtal|underavtalet|huvudavtal|huvudavtalet|annex|appendix)\S*", re.I)
