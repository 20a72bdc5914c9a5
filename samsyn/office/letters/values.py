"""What stands in a covering letter."""

from __future__ import annotations

from dataclasses import dataclass

from samsyn.domain.letters import Block


@dataclass(frozen=True, slots=True)
class CoveringLetter:
    """A letter: from whom, to whom (empty: to nobody in particular), which day (in words), what about, what it says, and
    under that a table of facts and the list of texts."""

    sender: str
    to: str
    on: str
    title: str
    blocks: tuple[Block, ...]
    facts: tuple[tuple[str, str], ...] = ()
    texts: tuple[str, ...] = ()
