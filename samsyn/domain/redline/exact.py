"""Blocks whose text is the same in both versions, wherever they stand: found first, and never let go.

A text that stands once on each side is its own anchor. One that stands several times goes with its neighbours, then to
the place nearest to where it would be expected.
"""

from __future__ import annotations

from samsyn.domain.redline.prepared import Prepared

NOWHERE = -1
# Larger groups of equal blocks (an empty table's cells) are paired in reading order.
LARGEST_GROUP = 400


class Pairing:
    """Which old block a new block is, and the other way round."""

    def __init__(self, old: int, new: int) -> None:
        self.of_new = [NOWHERE] * new
        self.of_old = [NOWHERE] * old

    def join(self, old: int, new: int) -> None:
        self.of_new[new] = old
        self.of_old[old] = new

    def turned(self) -> Pairing:
        """The same pairs seen from the other text."""
        pairing = Pairing(0, 0)
        pairing.of_old, pairing.of_new = self.of_new, self.of_old
        return pairing

    def free(self, old: int, new: int) -> bool:
        return self.of_old[old] < 0 and self.of_new[new] < 0


class Equals:
    """The texts that stand in both versions. Those that stand several times wait until their neighbours are known."""

    def __init__(self, old: Prepared, new: Prepared) -> None:
        self.old, self.new = old, new
        self.pairing = Pairing(len(old), len(new))
        groups = _groups(old.keys, new.keys)
        for olds, news in groups:
            if len(olds) == len(news) == 1:
                self.pairing.join(olds[0], news[0])
        self._repeated = [group for group in groups if len(group[0]) > 1 or len(group[1]) > 1]
        # Forwards only: a paragraph belongs rather to what it follows than to the heading after it.
        _grow(old, new, self.pairing, +1)

    def waiting(self) -> tuple[set[int], set[int]]:
        """The old and the new blocks that have equals on the other side, but which of them is not known yet."""
        of_old, of_new = self.pairing.of_old, self.pairing.of_new
        olds: set[int] = set()
        news: set[int] = set()
        for group in self._repeated:
            free = [at for at in group[0] if of_old[at] < 0], [at for at in group[1] if of_new[at] < 0]
            if all(free):
                olds.update(free[0])
                news.update(free[1])
        return olds, news

    def settle(self) -> None:
        """Pair what still waits: with its neighbours, else as well as can be told."""
        if not self._repeated:
            return
        _grow(self.old, self.new, self.pairing, +1)
        _grow(self.old, self.new, self.pairing, -1)
        near = _nearest(self.pairing)
        for olds, news in self._repeated:
            _settle(olds, news, self.old, self.new, self.pairing, near)


def _groups(old: list[str], new: list[str]) -> list[tuple[list[int], list[int]]]:
    """For each text of both sides: where it stands in the old and in the new."""
    places: dict[str, tuple[list[int], list[int]]] = {}
    for at, key in enumerate(old):
        found = places.get(key)
        if found is None:
            places[key] = ([at], [])
        else:
            found[0].append(at)
    for at, key in enumerate(new):
        found = places.get(key)
        if found is not None:
            found[1].append(at)
    return [group for group in places.values() if group[1]]


def _grow(old: Prepared, new: Prepared, pairing: Pairing, step: int) -> None:
    """From each pair onwards (or backwards), as long as the neighbours are equal too."""
    order = range(len(new)) if step > 0 else range(len(new) - 1, -1, -1)
    for at in order:
        there, to = pairing.of_new[at] + step, at + step
        if pairing.of_new[at] < 0 or not (0 <= there < len(old) and 0 <= to < len(new)):
            continue
        if pairing.free(there, to) and old.keys[there] == new.keys[to]:
            pairing.join(there, to)


def _settle(
    olds: list[int],
    news: list[int],
    old: Prepared,
    new: Prepared,
    pairing: Pairing,
    near: list[list[tuple[int, int]]],
) -> None:
    """What is left of a group: the same label counts most, then the nearest place."""
    olds = [at for at in olds if pairing.of_old[at] < 0]
    news = [at for at in news if pairing.of_new[at] < 0]
    if len(olds) * len(news) > LARGEST_GROUP:
        for there, at in zip(olds, news, strict=False):
            pairing.join(there, at)
        return
    expected = {at: [there + at - beside for beside, there in near[at]] or [at] for at in news}
    wishes = sorted(
        (_differ(old.labels[there], new.labels[at]), min(abs(there - place) for place in expected[at]), at, there)
        for at in news
        for there in olds
    )
    for _, _, at, there in wishes:
        if pairing.free(there, at):
            pairing.join(there, at)


def _differ(old: str, new: str) -> bool:
    return old != new or not old


def _nearest(pairing: Pairing) -> list[list[tuple[int, int]]]:
    """For each new block the nearest pairs before and after it: a new block and its old one."""
    near: list[list[tuple[int, int]]] = [[] for _ in pairing.of_new]
    for order in (range(len(near)), range(len(near) - 1, -1, -1)):
        last: tuple[int, int] | None = None
        for at in order:
            if last is not None:
                near[at].append(last)
            if pairing.of_new[at] >= 0:
                last = (at, pairing.of_new[at])
    return near
