"""Which party a misspelt name is nearest to, counted in letters wrong, with every known place competing.

The measure is the restricted Damerau–Levenshtein distance (a letter added, left out, changed, or two neighbours
swapped count one each) on folded words; a wrong diacritic counts a fifth of a letter.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from samsyn.domain.names.index import NameIndex
from samsyn.domain.names.values import Party

DIACRITIC = 0.2
MARGIN = 0.5  # two parties nearer to each other than this cannot be told apart
BESIDE_A_PLACE = 0.7  # no more certain than this where a place that is no party is about as near
LONGEST = 60  # letters; no name is longer


@dataclass(frozen=True, slots=True)
class Nearest:
    """`party` is chosen; `best` and `second` are the two nearest even where none is. Certainties as in `Match`."""

    party: Party | None = None
    best: Party | None = None
    certainty: float = 0.0
    second: Party | None = None
    second_certainty: float = 0.0
    tied: bool = False

    def at_most(self, ceiling: float) -> Nearest:
        """The same with no more certainty than `ceiling`."""
        return replace(self, certainty=min(self.certainty, ceiling))


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A party (None: a place that is no party), the letters wrong, and whether it may be chosen or only competes."""

    cost: float
    certainty: float
    party: Party | None
    fits: bool


def allowed(letters: int) -> float:
    """How many letters of a name this long may be wrong (docs/rules/names.md has the table)."""
    if letters <= 7:
        return 1.4
    return 2.4 if letters <= 11 else 3.4


def certainty_of(cost: float, letters: int) -> float:
    """0.94 at no letter wrong, falling with the share of wrong letters."""
    return round(max(0.0, 0.94 - 0.6 * cost / letters), 2)


def nearest(raw: str, bare: str, index: NameIndex, *, strong: bool) -> Nearest:
    """The nearest party to a name written without spaces, `bare` folded. `strong`: *kommun* stands there too."""
    if not 2 < len(bare) < LONGEST or bare in index.places or bare in index.groupings:
        return Nearest()
    found: dict[Party | None, _Candidate] = {}
    for name, distance, at in extract(bare, index.fuzzy_folded, scorer=OSA.distance, score_cutoff=3, limit=12):
        phrase = index.fuzzy[at]
        cost = distance + DIACRITIC * max(0, OSA.distance(raw, phrase.joined) - distance)
        if cost <= allowed(len(name)):
            fits = len(name) > 4 or short_fits(bare, name, strong=strong)
            candidate = _Candidate(cost, certainty_of(cost, len(name)), phrase.party, fits)
            found[phrase.party] = min(found.get(phrase.party, candidate), candidate, key=lambda c: c.cost)
    return _choose(found)


def short_fits(bare: str, name: str, *, strong: bool) -> bool:
    """Names of three or four letters are everyday words: only beside *kommun*, and no letter changed to another."""
    if bare == name:
        return True
    missing = len(bare) < len(name)
    return strong and (sorted(bare) == sorted(name) or len(bare) > len(name) or (missing and len(name) > 3))


def _choose(found: dict[Party | None, _Candidate]) -> Nearest:
    """The nearest party unless a place that is no party is nearer, or another party nearly as near.

    A place exactly as near leaves the party chosen, since the parties were asked and the place was not, but with
    little certainty: "Lindköping" among parties that have Lidköping.
    """
    place = found.pop(None, None)
    ranked = sorted(found.values(), key=lambda c: c.cost)
    if not ranked:
        return Nearest()
    best, second = ranked[0], ranked[1] if len(ranked) > 1 else None
    tied = second is not None and second.cost - best.cost < MARGIN
    sure = best.fits and not tied and (place is None or best.cost <= place.cost)
    chosen = best.party if sure else None
    certainty = min(best.certainty, BESIDE_A_PLACE) if place and place.cost <= best.cost + MARGIN else best.certainty
    if second is None:
        return Nearest(chosen, best.party, certainty)
    return Nearest(chosen, best.party, certainty, second.party, second.certainty, tied)
