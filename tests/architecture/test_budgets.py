"""A page asks the database as many questions when there is four times as much to show."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext

from samsyn.access import log
from samsyn.access.scope import columns_of, everything
from samsyn.domain.access import PUBLIC, Audience, Placement
from tests.architecture.placed import BIRDS, Placed, compilation, package, upload, version
from tests.architecture.placed_consultations import consultation, more_answers
from tests.architecture.test_doors import DOORS, address_of, client
from tests.world import AT, World

# Pages that may ask more when there is more, and why.
GROWS: dict[str, str] = {
    "compilations:linear_csv": "written in chunks of a thousand lines, so that a large export holds no memory",
    "live:linear_csv": "written in chunks of ten thousand lines, so that a large export holds no memory",
}
# No page asks more than this, whatever it shows.
CEILING = 40


def grow(world: World, placed: Placed, size: int) -> None:
    """More of everything that pages list: organisations, seats, bodies, packages, sections, compilations, history."""
    from samsyn.accounts.models import Person
    from samsyn.parties.models import Body, Grouping, Membership, Organisation, Seat

    side, group = world.organisations["1421"].side, Grouping.objects.get(kind="association", slug="fyrbodal")
    area = Grouping.objects.get(kind="care_area", slug="samla")
    working_group = world.bodies["arbetsgrupp"]
    for n in range(size):
        tag = f"{size}-{n}"
        organisation = Organisation.objects.create(
            code=f"x{tag}",
            name=f"Kommun {tag}",
            formal_name=f"Kommun {tag}",
            sort_key=tag,
            kind="municipality",
            side=side,
        )
        for grouping in (group, area):
            Membership.objects.create(grouping=grouping, organisation=organisation, from_on=date(2025, 1, 1))
        person = Person.objects.create(email=f"x{tag}@prov.example", name=f"Person {tag}", sort_key=tag, joined_at=AT)
        Seat.objects.create(
            person=person, organisation=world.organisations["1421"], role="coordinator", from_on=date(2025, 1, 1)
        )
        Seat.objects.create(person=person, body=working_group, side=side, role="member", from_on=date(2025, 1, 1))
        body = Body.objects.create(
            slug=f"organ-{tag}", name=f"Organ {tag}", kind="working", sort_key=tag, position=50
        )
        body.sides.set([side])
        _, document = package(f"paket-{tag}", PUBLIC, BIRDS["public"])
        version(document, 1, PUBLIC, BIRDS["public"], sections=size + 3)
        compilation(world, PUBLIC, BIRDS["public"])
        upload(
            world, Placement(Audience.PERSON, person=world.people["leader_region"].pk), BIRDS["public"], names=size
        )
        consultation(world, placed.version["public"], PUBLIC, BIRDS, key="public")
        _more_asked(placed, organisation)
        for target in (
            *(world.organisations["1421"], working_group, group, area, placed.compilation["public"]),
            *placed.consultation.values(),
        ):
            log.append(act="organisation.update", at=AT, actor=person.pk, place=PUBLIC, target=target)
    _more_answers(world, placed, size)
    _, document = package(f"remisspaket-{size}", PUBLIC, BIRDS["public"])
    sent = version(document, 1, PUBLIC, BIRDS["public"], sections=size)
    more_answers(world, placed.consultation["public"], sent, str(size), BIRDS)


@everything(why="the test lets the consultations grow")
def _more_asked(placed: Placed, organisation: Any) -> None:
    """One more respondent in each consultation, with a contact; and the time to answer moved once more."""
    from samsyn.consultations.models import Contact, DeadlineChange, Respondent, RespondentState

    for row in placed.consultation.values():
        where = columns_of(row.placement)
        body = columns_of(Placement(Audience.BODY, body=row.led_by_id))
        one = Respondent.objects.create(consultation=row, organisation=organisation, asked_at=AT, **where)
        RespondentState.objects.create(respondent=one, contact_email="x@prov.example", **body)
        Contact.objects.create(respondent=one, channel="telephone", at=AT, note="Ringde.", **body)
        DeadlineChange.objects.create(
            consultation=row,
            was_at=row.closes_at,
            becomes_at=row.closes_at,
            reason="Fler.",
            changed_at=AT,
            changed_by_id=row.composed_by_id,
            **where,
        )


@everything(why="the test lets a compilation and a document grow")
def _more_answers(world: World, placed: Placed, size: int) -> None:
    from samsyn.compilations.models import CompiledRow

    more = compilation(world, PUBLIC, BIRDS["public"], rows=4 * size)
    last = CompiledRow.objects.filter(compilation=placed.compilation["public"]).order_by("-row").first().row
    for kind in ("rows", "answers", "problems"):
        for row in getattr(more, kind).all():
            row.pk = None
            row.compilation = placed.compilation["public"]
            if kind == "rows":
                row.row += last
                row.save()
    number = 2 if not size else 10 + size
    version(placed.package["public"].documents.get(), number, PUBLIC, BIRDS["public"], sections=4 * size)


def questions(world: World, placed: Placed) -> dict[str, int]:
    """Address → how many questions its page asks, as the leader of the region sees it."""
    found, browser = {}, client(world, "leader")
    for door in DOORS:
        if door.method == "GET" and door.name not in GROWS:
            address = address_of(door.name, door.where, world, placed)
            browser.get(address)  # what is kept in memory between requests is kept now
            with CaptureQueriesContext(
                connection,
            ) as asked:
                response: Any = browser.get(address)
            if response.status_code == 200:
                found[f"{door.name} {door.where}"] = len(asked)
    return found


def test_pages_ask_as_much_whatever_there_is_to_show(world: World, placed: Placed) -> None:
    grow(world, placed, 2)
    few = questions(world, placed)
    grow(world, placed, 8)
    many = questions(world, placed)
    grown = {page: f"{few[page]} questions, then {asked}" for page, asked in many.items() if asked != few[page]}
    assert not grown, f"each row asks anew: {grown}"
    assert len(many) > 20
    dear = {page: asked for page, asked in many.items() if asked > CEILING}
    assert not dear, f"more than {CEILING} questions: {dear}"


def test_a_question_per_row_would_be_found(world: World, placed: Placed) -> None:
    """Planted: a list that asks for each row's documents one at a time."""
    from samsyn.access.scope import seen_by
    from samsyn.agreements.models import Package

    def asked() -> int:
        with seen_by(world.viewers["leader_region"]), CaptureQueriesContext(connection) as found:
            for one in Package.objects.all():
                one.documents.count()
        return len(found)

    few = asked()
    grow(world, placed, 2)
    assert asked() > few
