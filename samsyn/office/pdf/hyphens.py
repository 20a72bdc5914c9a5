"""Where the long compounds of agreements are broken: between their parts, not where patterns of letters guess.

The Swedish patterns that WeasyPrint brings know no compounds: they make "sjukhu-sansluten" and "läkaran-svar". Each part
below is kept whole, and broken at its bar. A new part is added when a bad break has been seen.
"""

from __future__ import annotations

from functools import cache
from itertools import pairwise

import pyphen

PARTS = """
|ansvar |anslut |avtal |bedöm |begräns |behov |förmedl |gemensam |havare |huvudman |instrument |kommun |område |orsak
|patient |region |samtal |sköterska |system |tillfäll |undersök |uppgift |vård |överens
bedömnings| döds| läkar| läkemedels| samverkans| sjukhus| utbildnings| utskrivnings| vistelse| vårdnads|
huvud|avtal under|avtal tjänst|lag vård|lag vårds|lag säkerhets|lag
"""
HERE, NOWHERE = 9, 8  # the patterns' own values end at 7; odd breaks, even does not


@cache
def taught() -> None:
    """Add the parts to the Swedish patterns of this process. They are the same for every PDF, so once is enough."""
    swedish = pyphen.Pyphen(lang="sv").hd
    for part in PARTS.split():
        swedish.patterns[part.replace("|", "")] = (0, values(part))
    swedish.cache.clear()


def values(part: str) -> tuple[int, ...]:
    """One value for each place between letters, the ends included: a bar breaks, the inside does not, ends are free."""
    inner = part.strip("|")
    found: list[int] = [HERE if part.startswith("|") else 0]
    for before, letter in pairwise(inner):
        if letter == "|":
            found.append(HERE)
        elif before != "|":
            found.append(NOWHERE)
    return (*found, HERE if part.endswith("|") else 0)
