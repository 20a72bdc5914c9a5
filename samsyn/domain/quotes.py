"""A quote of a text: the words themselves and a few before and after, never an offset.

A comment points at words. While a version is frozen they are found exactly; what happens to a quote when the text is
edited is another module's matter.
"""

from __future__ import annotations

from dataclasses import dataclass

AROUND = 32


@dataclass(frozen=True, slots=True)
class Quote:
    """The quoted words, and up to `AROUND` characters before and after them where they were picked."""

    exact: str
    prefix: str = ""
    suffix: str = ""


def flat(text: str) -> str:
    """The text with every run of white space as one space: how quotes and texts are held against each other."""
    return " ".join(text.split())


def found(quote: Quote, text: str) -> tuple[int, int] | None:
    """Where in `flat(text)` the quote stands; where it stands more than once, the place whose surroundings fit best,
    and of equal ones the first. `None` when the words do not stand there."""
    whole, exact = flat(text), flat(quote.exact)
    if not exact:
        return None
    starts = [at for at in range(len(whole) - len(exact) + 1) if whole.startswith(exact, at)]
    if not starts:
        return None
    best = max(starts, key=lambda at: (_fit(quote, whole, at, at + len(exact)), -at))
    return best, best + len(exact)


def anchored(quote: Quote, text: str) -> Quote | None:
    """The quote as it is kept: flat, with its surroundings taken from the text. `None` when it does not stand there."""
    place = found(quote, text)
    if place is None:
        return None
    whole, (start, end) = flat(text), place
    return Quote(whole[start:end], whole[max(0, start - AROUND) : start], whole[end : end + AROUND])


def _fit(quote: Quote, whole: str, start: int, end: int) -> int:
    """How many characters around the place agree with the surroundings that were given."""
    before, after = flat(quote.prefix), flat(quote.suffix)
    left = _same(before[::-1], whole[:start].rstrip()[::-1])
    return left + _same(after, whole[end:].lstrip())


def _same(a: str, b: str) -> int:
    """How many characters the two have in common from the start."""
    count = 0
    for one, other in zip(a, b, strict=False):
        if one != other:
            break
        count += 1
    return count
