"""For or against, told in sentences that need not be alike: *tillstyrker* on one side, *avstyrker* on the other."""

from __future__ import annotations

from enum import Enum

from samsyn.domain.similarity.sign_words import NOT

_FOR = frozenset({"tillstyrk", "bifall", "godkänn"})
_AGAINST = frozenset({"avstyrk", "avsl", "motsätt", "underkänn", "avvisa"})
# "Vi delar inte följande synpunkt": what comes after is turned down.
_AGREES = frozenset({"instämmer", "instämma", "delar", "dela", "stödjer", "stödja", "håller", "ställer"})
_FOLLOWS = "följande synpunkt synpunkten synpunkter yttrande yttrandet kommentar kommentaren"
_WHAT_FOLLOWS = frozenset(_FOLLOWS.split())


class Stance(Enum):
    """What a sentence does: is for something, against it, or turns down what it quotes."""

    FOR = "for"
    AGAINST = "against"
    REJECTS = "rejects"


_SIDES = frozenset({Stance.FOR, Stance.AGAINST})


def stance_of(forms: tuple[str, ...], deciding: tuple[str, ...]) -> Stance | None:
    """The stance of one sentence, by its words and its deciding words."""
    turned = NOT in deciding
    if turned and not _AGREES.isdisjoint(forms) and not _WHAT_FOLLOWS.isdisjoint(forms):
        return Stance.REJECTS
    if not _FOR.isdisjoint(deciding):
        return Stance.AGAINST if turned else Stance.FOR
    if not _AGAINST.isdisjoint(deciding):
        return Stance.FOR if turned else Stance.AGAINST
    return None


def at_odds(first: frozenset[Stance], second: frozenset[Stance]) -> bool:
    """One is for what the other is against, or turns down what the other says. Symmetric."""
    if first == second:
        return False
    sides = first & _SIDES, second & _SIDES
    opposite = all(sides) and not sides[0] & sides[1]
    return opposite or (Stance.REJECTS in first) is not (Stance.REJECTS in second)
