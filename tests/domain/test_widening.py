"""What is let out goes further step by step, and never leaves anybody behind."""

from __future__ import annotations

from samsyn.domain.access import PARTIES, PUBLIC, Audience, Placement, Seat, Viewer, may_see
from samsyn.domain.access import Role as R
from samsyn.domain.widening import ways_out

REGION, MUNICIPAL = Placement(Audience.SIDE, side="region"), Placement(Audience.SIDE, side="municipal")
MINE = Placement(Audience.PERSON, person=7)
VIEWERS = [
    Viewer(
        person=person,
        seats=tuple(Seat(R.MEMBER, side=side, body=body, organisation=org) for side, body, org in seats),
    )
    for person in (None, 7, 8)
    for seats in ((), (("region", 1, None),), (("municipal", None, 3),), (("municipal", 1, None), (None, None, 3)))
]


def test_ones_own_goes_to_ones_side_then_the_parties_then_everyone() -> None:
    assert ways_out(MINE, {"region"}) == (REGION, PARTIES, PUBLIC)
    assert ways_out(REGION, {"region"}) == (PARTIES, PUBLIC)
    assert ways_out(PARTIES, {"region"}) == (PUBLIC,)
    assert ways_out(PUBLIC, {"region"}) == ()


def test_what_a_body_holds_goes_to_the_parties_then_everyone() -> None:
    """Whoever sits in a body sits there for a side. Not so at an organisation."""
    assert ways_out(Placement(Audience.BODY, body=1), {"region"}) == (PARTIES, PUBLIC)
    assert ways_out(Placement(Audience.ORGANISATION, organisation=3), {"region"}) == (PUBLIC,)


def test_whoever_sits_for_no_side_lets_nothing_out() -> None:
    assert ways_out(MINE, ()) == ()


def test_nobody_lets_anything_out_to_a_side_that_is_not_hers() -> None:
    assert MUNICIPAL not in ways_out(MINE, {"region"})
    assert MUNICIPAL not in ways_out(REGION, {"region", "municipal"})


def test_everyone_who_sees_it_still_sees_it_when_it_has_been_let_out() -> None:
    places = [
        REGION,
        MUNICIPAL,
        PARTIES,
        PUBLIC,
        Placement(Audience.BODY, body=1),
        Placement(Audience.ORGANISATION, organisation=3),
    ]
    for place in places:
        for wider in ways_out(place, {"region"}):
            assert wider != place
            assert all(may_see(viewer, wider) for viewer in VIEWERS if may_see(viewer, place)), (place, wider)
