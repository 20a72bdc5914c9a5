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


def named(tokens: list[str]) -> list[tuple[str, str]]:
    """Words with their roles; a municipality or a region named is one word, and so is any other place."""
    if not any(map(_place, tokens)):
        return [(token, role(token)) for token in tokens]
    found: list[tuple[str, str]] = []
    at = 0
    while at < len(tokens):
        word, who, taken = _name(tokens, at)
        if word == PLACE and found and found[-1][1] == "region":
            word = ""  # Region Halland
        elif word == PLACE and len(found) > 1 and found[-1][0] in ("i", "på") and found[-2][1] == "kommun":
            found.pop()  # kommunen i Orust
            word = ""
        if word:
            found.append((word, who))
        at += taken
    return found


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


def without_sender(tokens: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Without "Orust kommun anser därför att", unless something in it decides the meaning."""
    for at, (word, _) in enumerate(tokens[:_LONGEST_SENDER]):
        if deciding(word):
            return tokens
        if word == "att":
            spoken = any(form in _SPOKEN for form, _ in tokens[:at])
            return tokens[at + 1 :] if spoken and len(tokens) - at > 3 else tokens
    return tokens
