"""Names in a comment: whoever pastes a wording puts in her own. A municipality or a region named is read as *kommun* or
*region*, any other Swedish place as a place, and "Orust kommun anser att" as nothing."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from samsyn.domain.names.places import KNOWN
from samsyn.domain.similarity.sign_words import deciding, role

# What every place is read as.
PLACE = "*"
# Names of places that are words of the language too: a place only beside *kommun* or *stad*.
_WORDS_TOO = "vara mark berg boden lund kil klippan köping mora sala nora flen ale sunne säter hylte ånge trosa"
# "Vi i Orust anser att": who says it is no part of what is said.
_SAYS = """
anser menar tycker föreslår framhåller framför bedömer konstaterar påpekar understryker betonar framhålla framföra
påpeka understryka betona poängtera poängterar noterar
"""
_WORD_TOO, _SPOKEN = frozenset(_WORDS_TOO.split()), frozenset(_SAYS.split())
_LONGEST_SENDER = 9


class _Place(NamedTuple):
    """A name by its first word: its other words, the role it has by itself, and whether it is a word of the language."""

    rest: tuple[str, ...]
    role: str
    word_too: bool


def _places() -> dict[str, _Place]:
    found: dict[str, _Place] = {}
    for name in KNOWN:
        first, *rest = name.casefold().split()
        if first == "region":
            found.setdefault(rest[0], _Place((), "", False))
        else:
            found[first] = _Place(tuple(rest), "region" if name.endswith("regionen") else "", first in _WORD_TOO)
    return found


_PLACES = _places()


def named(tokens: list[str]) -> tuple[list[str], list[str]]:
    """Words, and beside them their roles; a municipality or a region named is one word, and so is any other place."""
    if not any(map(_place, tokens)):
        return tokens, list(map(role, tokens))
    words: list[str] = []
    roles: list[str] = []
    at = 0
    while at < len(tokens):
        word, who, taken = _name(tokens, at)
        at += taken
        if word == PLACE and roles[-1:] == ["region"]:
            continue  # Region Halland
        if word == PLACE and words[-1:] in (["i"], ["på"]) and roles[-2:-1] == ["kommun"]:
            del words[-1], roles[-1]  # kommunen i Orust
            continue
        words.append(word)
        roles.append(who)
    return words, roles


def _name(tokens: list[str], at: int) -> tuple[str, str, int]:
    """The word at a place, its role, and how many tokens it is."""
    token = tokens[at]
    place = _place(token)
    if not place:
        return token, role(token), 1
    taken = 1 + len(place.rest)
    after = tokens[at + taken] if at + taken < len(tokens) else ""
    whole = all(map(_same_name, tokens[at + 1 : at + taken], place.rest)) and at + taken <= len(tokens)
    if not whole or (place.word_too and role(after) != "kommun"):
        return token, role(token), 1
    if place.role:
        return place.role, place.role, taken
    return (after, "kommun", taken + 1) if role(after) == "kommun" else (PLACE, "", taken)


@lru_cache(maxsize=1 << 15)
def _place(token: str) -> _Place | None:
    return _PLACES.get(token) or _PLACES.get(token.removesuffix("s"))


def _same_name(token: str, name: str) -> bool:
    return token in (name, name + "s")


def sender(words: list[str]) -> int:
    """How many words say who speaks ("Orust kommun anser därför att"); none if something in them decides the meaning."""
    if "att" not in words[:_LONGEST_SENDER]:
        return 0
    end = words.index("att")
    before = words[:end]
    spoken = not _SPOKEN.isdisjoint(before) and not any(map(deciding, before))
    return end + 1 if spoken and len(words) - end > 3 else 0
