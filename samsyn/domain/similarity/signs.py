"""Words that decide a meaning: change one, and a sentence says something else though the rest is the same.

*Deciding words* are negations, *ska/får/bör/kan/måste*, numbers with their units, months, and words that have an
opposite (*högst/minst*, *stryk/behåll*). Two sentences with the same words agree only if these stand in the same order.
*Roles* are who does it (*kommunen*, *regionen*, *läkaren*): one may be added, none may be exchanged.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

from samsyn.domain.similarity.sign_words import BEFORE_HAND, LIMITS, MODALS, NOT, deciding, is_unit


@dataclass(frozen=True, slots=True)
class Signs:
    """The deciding words of a sentence in their order, and between them the roles: one run more than words."""

    deciding: tuple[str, ...] = ()
    roles: tuple[tuple[str, ...], ...] = ((),)


def signs_in(words: tuple[str, ...], roles: tuple[str, ...]) -> list[str]:
    """For each word what it decides there, or nothing. `roles` stands beside `words`: a name has a role that its
    letters do not tell, and whoever has a role decides nothing."""
    signs = ["" if who else sign for sign, who in zip(map(deciding, words), roles, strict=True)]
    for at in [at for at, sign in enumerate(signs) if sign[:1].isdigit()]:
        if at and words[at - 1] in LIMITS:
            signs[at - 1] = words[at - 1]
        if at + 1 < len(words) and not signs[at + 1] and is_unit(words[at + 1]):
            signs[at + 1] = words[at + 1]
    for at, word in enumerate(words[1:]) if "hand" in words else ():
        if word == "hand" and words[at] in BEFORE_HAND:
            signs[at] = ""
    return signs


def signs_of(words: tuple[str, ...], roles: tuple[str, ...]) -> Signs:
    """The signs of a sentence: what decides, and who stands between."""
    return signs_between(signs_in(words, roles), roles)


def signs_between(signs: list[str], roles: tuple[str, ...]) -> Signs:
    """As `signs_of`, when it is known what each word decides."""
    found = [sign for sign in signs if sign]
    if not any(roles):
        return _signs(_in_order(found), ((),) * (len(found) + 1))
    runs: list[list[str]] = [[]]
    for sign, who in zip(signs, roles, strict=True):
        if sign:
            runs.append([])
        elif who and runs[-1][-1:] != [who]:
            runs[-1].append(who)
    return _signs(_in_order(found), tuple([tuple(run) for run in runs]))


@lru_cache(maxsize=1 << 13)
def _signs(deciding: tuple[str, ...], roles: tuple[tuple[str, ...], ...]) -> Signs:
    """Many sentences have the same."""
    return Signs(deciding, roles)


def _in_order(found: list[str]) -> tuple[str, ...]:
    """*att kommunen inte ska* says what *kommunen ska inte* says."""
    for at in range(len(found) - 1):
        if found[at] == NOT and found[at + 1] in MODALS:
            found[at : at + 2] = found[at + 1], NOT
    return tuple(found)


@lru_cache(maxsize=1 << 15)
def clash(first: Signs, second: Signs) -> bool:
    """Do two sentences with the same words mean different things? Symmetric."""
    if first.deciding != second.deciding:
        return True
    if first.roles == second.roles:
        return False
    *before, last = zip(first.roles, second.roles, strict=True)
    # Nearest to the deciding word stands who does it: before it the last one, after it the first.
    return not (all(_ends_alike(a, b) for a, b in before) and _begins_alike(*last))


def _ends_alike(first: tuple[str, ...], second: tuple[str, ...]) -> bool:
    few = min(len(first), len(second))
    return not few or first[-few:] == second[-few:]


def _begins_alike(first: tuple[str, ...], second: tuple[str, ...]) -> bool:
    few = min(len(first), len(second))
    return first[:few] == second[:few]


def differing(first: Signs, second: Signs) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The signs that only one of them has: deciding words where those differ, else roles; all where only the order
    differs."""
    mine, theirs = first.deciding, second.deciding
    if mine == theirs:
        mine, theirs = (tuple(who for run in signs.roles for who in run) for signs in (first, second))
    only, others = Counter(mine) - Counter(theirs), Counter(theirs) - Counter(mine)
    return (tuple(only.elements()), tuple(others.elements())) if only or others else (mine, theirs)
