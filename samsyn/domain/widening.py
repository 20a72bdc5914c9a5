"""How far something may be let out, step by step: a person, a side, the parties, everyone. Never back again."""

from __future__ import annotations

from collections.abc import Collection

from samsyn.domain.access import PARTIES, PUBLIC, Audience, Placement


def ways_out(current: Placement, sides: Collection[str]) -> tuple[Placement, ...]:
    """Where something that lies at `current` may be widened to by somebody who sits for `sides`, nearest first.

    Everyone who sees it now must see it then. What one person holds goes to her own side first or further; what lies
    with an organisation, which may stand outside every side, can only be let out to everyone.
    """
    match current.audience:
        case Audience.PERSON:
            own = tuple(Placement(Audience.SIDE, side=side) for side in sorted(sides))
            return (*own, PARTIES, PUBLIC) if own else ()
        case Audience.SIDE | Audience.BODY:
            return (PARTIES, PUBLIC)
        case Audience.PARTIES | Audience.ORGANISATION:
            return (PUBLIC,)
        case Audience.PUBLIC:
            return ()
