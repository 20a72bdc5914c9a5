"""Hot spots: the sections that most would talk about, by their share of red and by their number of comments."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from samsyn.domain.grading.tallies import Tally

# Fewer grades than this say nothing about a section: one red of two is no half of a county.
FEWEST = 5


@dataclass(frozen=True, slots=True)
class Place:
    """A section's place: its rank, what it was ranked by, and how many others share the rank."""

    rank: int
    section: str
    value: Fraction
    tied: int = 0


@dataclass(frozen=True, slots=True)
class Ranking:
    """Every section once: in `places`, most first and equals in the sheet's order, or in `too_few`, not ranked."""

    places: tuple[Place, ...]
    too_few: tuple[str, ...] = ()

    def top(self, number: int) -> tuple[Place, ...]:
        """The first places; a section with nothing to rank by is never among them."""
        return tuple(place for place in self.places[:number] if place.value)

    def left_out(self, number: int) -> int:
        """How many sections share the rank of the last of the first places without standing among them."""
        top = self.top(number)
        return sum(place.rank == top[-1].rank for place in self.places[number:]) if top else 0


def by_red(tallies: Mapping[str, Tally], *, fewest: int = FEWEST) -> Ranking:
    """Sections ranked by the share of red among the grades given; those with fewer grades than `fewest` stand apart.

    >>> ranking = by_red({"2.1": Tally(8, 1, 1), "2.2": Tally(5, 0, 5), "2.3": Tally(0, 0, 1)})
    >>> [(place.rank, place.section, str(place.value)) for place in ranking.places], ranking.too_few
    ([(1, '2.2', '1/2'), (2, '2.1', '1/10')], ('2.3',))
    """
    enough = {section: tally.shares.none for section, tally in tallies.items() if tally.graded >= max(1, fewest)}
    return Ranking(_ranked(enough), tuple(section for section in tallies if section not in enough))


def by_comments(comments: Mapping[str, int]) -> Ranking:
    """Sections ranked by how many commented on them."""
    return Ranking(_ranked({section: Fraction(number) for section, number in comments.items()}))


def _ranked(values: Mapping[str, Fraction]) -> tuple[Place, ...]:
    """Equals share a rank and the next rank counts them: 1, 2, 2, 4. Sorting is stable, so the sheet's order holds."""
    times = Counter(values.values())
    ordered = sorted(values, key=lambda section: -values[section])
    first: dict[Fraction, int] = {}
    for rank, section in enumerate(ordered, start=1):
        first.setdefault(values[section], rank)
    return tuple(Place(first[values[s]], s, values[s], times[values[s]] - 1) for s in ordered)
