"""Who may see, who may do: the pure rules, by properties and by name."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samsyn.domain.access import (
    MAY,
    PARTIES,
    PUBLIC,
    Act,
    Audience,
    Placement,
    Role,
    Seat,
    Viewer,
    legal_counsel_there,
    may,
    may_see,
    narrowest,
    reaches_no_further,
    works_there,
)

SIDES = ("region", "municipal")
sides = st.sampled_from(SIDES)
ids = st.integers(min_value=1, max_value=3)
# Whoever sits in a body sits there for a side (the database holds it); an organisation may stand outside every side.
seats = st.one_of(
    st.builds(lambda role, side, body: Seat(role, side=side, body=body), st.sampled_from(Role), sides, ids),
    st.builds(
        lambda role, side, organisation: Seat(role, side=side, organisation=organisation),
        st.sampled_from(Role),
        st.one_of(st.none(), sides),
        ids,
    ),
)
viewers = st.one_of(
    st.just(Viewer.public()),
    st.builds(
        lambda person, held, operator: Viewer(person, tuple(held), operator),
        ids,
        st.lists(seats, max_size=3),
        st.booleans(),
    ),
)
PLACES = [
    PUBLIC,
    PARTIES,
    *(Placement(Audience.SIDE, side=s) for s in SIDES),
    *(Placement(Audience.BODY, body=i) for i in (1, 2, 3)),
    *(Placement(Audience.ORGANISATION, organisation=i) for i in (1, 2, 3)),
    *(Placement(Audience.PERSON, person=i) for i in (1, 2, 3)),
]
places = st.sampled_from(PLACES)
REGION_LEADER = Viewer(1, (Seat(Role.PROCESS_LEADER, side="region", body=1),))
ORUST = Viewer(2, (Seat(Role.CASE_OFFICER, side="municipal", organisation=2),))
PATIENTS = Viewer(3, (Seat(Role.CASE_OFFICER, organisation=3),))
EXPERT = Viewer(6, (Seat(Role.MEMBER, side="municipal", organisation=2),))
OPERATOR = Viewer(4, (), operator=True)
MUNICIPAL_SECRETARY = Viewer(5, (Seat(Role.SECRETARY, side="municipal", body=2),))
MUNICIPAL = Placement(Audience.SIDE, side="municipal")
REGION = Placement(Audience.SIDE, side="region")


@given(viewers)
def test_everybody_sees_what_is_public(viewer: Viewer) -> None:
    assert may_see(viewer, PUBLIC)


@given(places)
def test_the_public_sees_nothing_else(place: Placement) -> None:
    assert may_see(Viewer.public(), place) == (place == PUBLIC)


@given(viewers, places)
def test_being_the_operator_opens_no_record(viewer: Viewer, place: Placement) -> None:
    assert may_see(Viewer(viewer.person, viewer.seats, operator=True), place) == may_see(
        Viewer(viewer.person, viewer.seats, operator=False), place
    )


@given(viewers, seats, places)
def test_one_more_seat_never_closes_a_record(viewer: Viewer, seat: Seat, place: Placement) -> None:
    if viewer.person is not None and may_see(viewer, place):
        assert may_see(Viewer(viewer.person, (*viewer.seats, seat)), place)


@given(viewers, places, places)
def test_whoever_sees_the_narrower_sees_the_wider(viewer: Viewer, inner: Placement, outer: Placement) -> None:
    if reaches_no_further(inner, outer) and may_see(viewer, inner):
        assert may_see(viewer, outer)


@pytest.mark.parametrize(
    ("viewer", "place", "sees"),
    [
        (REGION_LEADER, PARTIES, True),
        (REGION_LEADER, REGION, True),
        (REGION_LEADER, MUNICIPAL, False),
        (REGION_LEADER, Placement(Audience.BODY, body=1), True),
        (REGION_LEADER, Placement(Audience.BODY, body=2), False),
        (ORUST, PARTIES, True),
        (ORUST, MUNICIPAL, True),
        (ORUST, REGION, False),
        (ORUST, Placement(Audience.ORGANISATION, organisation=2), True),
        (ORUST, Placement(Audience.ORGANISATION, organisation=3), False),
        (ORUST, Placement(Audience.PERSON, person=2), True),
        (ORUST, Placement(Audience.PERSON, person=3), False),
        (PATIENTS, PARTIES, False),
        (PATIENTS, Placement(Audience.ORGANISATION, organisation=3), True),
        (OPERATOR, PARTIES, False),
        (OPERATOR, MUNICIPAL, False),
    ],
)
def test_what_the_cast_sees(viewer: Viewer, place: Placement, sees: bool) -> None:
    assert may_see(viewer, place) is sees


def test_a_placement_names_whose_it_is_and_nobody_else() -> None:
    with pytest.raises(ValueError, match=r"a placement for side names \['side'\], not \[\]"):
        Placement(Audience.SIDE)
    with pytest.raises(ValueError, match=r"a placement for public names \[\], not \['body'\]"):
        Placement(Audience.PUBLIC, body=1)
    with pytest.raises(ValueError, match="not"):
        Placement(Audience.PERSON, side="region", person=1)
    with pytest.raises(ValueError, match="not"):
        Placement(Audience.PARTIES, organisation=1)


def test_what_reaches_no_further() -> None:
    for inner, outer in itertools.product(PLACES, PLACES):
        within = outer == PARTIES and inner.audience in {Audience.SIDE, Audience.BODY}
        expected = outer == PUBLIC or inner == outer or within
        assert reaches_no_further(inner, outer) is expected, (inner, outer)
        sided = outer == PARTIES and inner.organisation == 2
        assert reaches_no_further(inner, outer, sided={2}) is (expected or sided), (inner, outer)


def test_the_narrowest_of_some_places() -> None:
    body = Placement(Audience.BODY, body=1)
    assert narrowest([]) is None
    assert narrowest([PUBLIC, PUBLIC]) == PUBLIC
    assert narrowest([PUBLIC, body, PARTIES, PUBLIC]) == body
    assert narrowest([REGION, PARTIES]) == REGION
    assert narrowest([REGION, MUNICIPAL]) is None and narrowest([body, REGION, PUBLIC]) is None


LAWYER = Viewer(6, (Seat(Role.LEGAL_COUNSEL, side="region", body=1), Seat(Role.MEMBER, side="region", body=2)))


def test_an_open_version_is_worked_on_by_those_it_lies_for_and_nobody_else() -> None:
    assert works_there(LAWYER, Placement(Audience.BODY, body=1)) and works_there(ORUST, MUNICIPAL)
    assert not works_there(LAWYER, Placement(Audience.BODY, body=3)) and not works_there(ORUST, REGION)
    for place in (PUBLIC, PARTIES, Placement(Audience.PERSON, person=6)):
        assert not works_there(LAWYER, place)


def test_a_lawyer_checks_where_she_sits_as_one() -> None:
    assert legal_counsel_there(LAWYER, Placement(Audience.BODY, body=1))
    assert legal_counsel_there(LAWYER, REGION)
    assert not legal_counsel_there(LAWYER, Placement(Audience.BODY, body=2))
    both = Viewer(7, (*LAWYER.seats, Seat(Role.MEMBER, side="municipal", organisation=2)))
    assert works_there(both, MUNICIPAL) and not legal_counsel_there(both, MUNICIPAL)
    assert not legal_counsel_there(REGION_LEADER, Placement(Audience.BODY, body=1))


def test_every_act_is_in_the_table_and_some_viewer_may_do_it() -> None:
    assert set(MAY) == set(Act)
    held = (None, *itertools.product(Role, (None, *SIDES)))
    viewers = [
        Viewer(1, (Seat(seat[0], side=seat[1], **where),) if seat else (), operator)
        for seat in held
        for where in ({"body": 1}, {"organisation": 1})
        for operator in (False, True)
    ]
    for act in Act:
        assert any(may(viewer, act, place) for viewer in viewers for place in PLACES), act


def test_a_no_names_the_act() -> None:
    verdict = may(ORUST, Act.VERSION_PUBLISH, PUBLIC)
    assert not verdict
    assert verdict.reasons[0].code == "not_yours_to_do"
    assert verdict.reasons[0].facts == (("act", "version.publish"),)


@pytest.mark.parametrize(
    ("viewer", "act", "place", "yes"),
    [
        (MUNICIPAL_SECRETARY, Act.SEAT_GIVE, MUNICIPAL, True),
        (MUNICIPAL_SECRETARY, Act.SEAT_GIVE, REGION, False),
        (MUNICIPAL_SECRETARY, Act.SEAT_GIVE, PARTIES, False),
        (REGION_LEADER, Act.SEAT_GIVE, REGION, False),
        (OPERATOR, Act.SEAT_GIVE, REGION, False),
        (REGION_LEADER, Act.VERSION_PUBLISH, PARTIES, True),
        (REGION_LEADER, Act.VERSION_PUBLISH, MUNICIPAL, False),
        (Viewer(7, (Seat(Role.PROCESS_LEADER, organisation=3),)), Act.VERSION_PUBLISH, PUBLIC, False),
        (Viewer(7, (Seat(Role.PROCESS_LEADER, body=1),)), Act.VERSION_PUBLISH, PUBLIC, False),
        (Viewer(7, (Seat(Role.PROCESS_LEADER, side="region", organisation=3),)), Act.VERSION_PUBLISH, PUBLIC, False),
        (Viewer(7, (Seat(Role.MEMBER, side="region", body=1),)), Act.VERSION_PUBLISH, PUBLIC, False),
        (ORUST, Act.COMPILATION_KEEP, Placement(Audience.PERSON, person=2), True),
        (PATIENTS, Act.COMPILATION_KEEP, Placement(Audience.PERSON, person=3), False),
        (ORUST, Act.COMPILATION_WIDEN, Placement(Audience.PERSON, person=2), True),
        (ORUST, Act.COMPILATION_WIDEN, Placement(Audience.PERSON, person=3), False),
        (ORUST, Act.COMPILATION_WIDEN, PARTIES, False),
        (REGION_LEADER, Act.COMPILATION_WIDEN, PARTIES, True),
        (MUNICIPAL_SECRETARY, Act.SEAT_GIVE, PUBLIC, True),
        (ORUST, Act.SEAT_GIVE, PUBLIC, False),
        (Viewer(6, (Seat(Role.SECRETARY, body=2),)), Act.SEAT_GIVE, PUBLIC, False),
        (Viewer.public(), Act.FEEDBACK_GIVE, PUBLIC, True),
        (Viewer.public(), Act.LOG_READ, PUBLIC, False),
        (OPERATOR, Act.LOG_READ, PUBLIC, True),
        # A consultation is followed by the body that leads it, and by nobody who only sees what lies for all.
        (REGION_LEADER, Act.RESPONDENT_INVITE, Placement(Audience.BODY, body=1), True),
        (REGION_LEADER, Act.RESPONDENT_INVITE, Placement(Audience.BODY, body=2), False),
        (REGION_LEADER, Act.RESPONDENT_INVITE, PARTIES, False),
        # An answer is written by all who sit at the organisation, and handed in by those who speak for it.
        (ORUST, Act.RESPONSE_WRITE, Placement(Audience.ORGANISATION, organisation=2), True),
        (ORUST, Act.RESPONSE_WRITE, Placement(Audience.ORGANISATION, organisation=3), False),
        (ORUST, Act.RESPONSE_WRITE, MUNICIPAL, False),
        (ORUST, Act.RESPONSE_SUBMIT, Placement(Audience.ORGANISATION, organisation=2), True),
        (ORUST, Act.RESPONSE_SUBMIT, Placement(Audience.ORGANISATION, organisation=3), False),
        (ORUST, Act.RESPONSE_SUBMIT, PUBLIC, False),
        (EXPERT, Act.RESPONSE_WRITE, Placement(Audience.ORGANISATION, organisation=2), True),
        (EXPERT, Act.RESPONSE_SUBMIT, Placement(Audience.ORGANISATION, organisation=2), False),
        # An association's officer reminds its members as one who sits at the association.
        (PATIENTS, Act.RESPONDENT_REMIND, Placement(Audience.ORGANISATION, organisation=3), True),
        (PATIENTS, Act.RESPONDENT_REMIND, Placement(Audience.ORGANISATION, organisation=2), False),
        (PATIENTS, Act.RESPONDENT_REMIND, PARTIES, False),
    ],
)
def test_who_may_do_what(viewer: Viewer, act: Act, place: Placement, yes: bool) -> None:
    assert bool(may(viewer, act, place)) is yes


def test_a_role_counts_where_it_is_held() -> None:
    viewer = Viewer(1, (Seat(Role.SECRETARY, side="region", body=1), Seat(Role.MEMBER, side="municipal", body=2)))
    assert viewer.is_(Role.SECRETARY)
    assert viewer.is_(Role.SECRETARY, side="region", body=1)
    assert not viewer.is_(Role.SECRETARY, side="municipal")
    assert not viewer.is_(Role.SECRETARY, body=2)
    assert not viewer.is_(Role.SECRETARY, organisation=1)
    assert not viewer.is_(Role.CHAIR)
    assert ORUST.is_(Role.CASE_OFFICER, organisation=2) and not ORUST.is_(Role.CASE_OFFICER, organisation=3)
    assert viewer.bodies == {1, 2} and viewer.sides == {"region", "municipal"} and not viewer.organisations
    assert viewer.signed_in and not Viewer.public().signed_in
