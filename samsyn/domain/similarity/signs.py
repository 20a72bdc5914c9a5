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
    found: list[str] = []
    before = ""
    for at, (word, who) in enumerate(zip(words, roles, strict=True)):
        beside = word in LIMITS or before[:1].isdigit()
        before = "" if who else deciding(word) or (_beside_number(words, at, before) if beside else "")
        if word in BEFORE_HAND and words[at + 1 : at + 2] == ("hand",):
            before = ""
        found.append(before)
    return found


def _beside_number(words: tuple[str, ...], at: int, before: str) -> str:
    """A unit after a number, a limit before one."""
    word = words[at]
    if before and before[0].isdigit():
        return word if is_unit(word) else ""
    return word if word in LIMITS and "".join(words[at + 1 : at + 2])[:1].isdigit() else ""


def signs_of(words: tuple[str, ...], roles: tuple[str, ...]) -> Signs:
    """The signs of a sentence: what decides, and who stands between."""
    return signs_between(signs_in(words, roles), roles)


def signs_between(signs: list[str], roles: tuple[str, ...]) -> Signs:
    """As `signs_of`, when it is known what each word decides."""
    runs: list[list[str]] = [[]]
    for sign, who in zip(signs, roles, strict=True):
        if sign:
            runs.append([])
        elif who and runs[-1][-1:] != [who]:
            runs[-1].append(who)
    return Signs(_in_order([sign for sign in signs if sign]), tuple(tuple(run) for run in runs))


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
