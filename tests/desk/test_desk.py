"""Mitt arbete: what waits, what is late and what has changed for one person, out of what really is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from samsyn.access import log
from samsyn.access.scope import columns_of, everything, seen_by
from samsyn.accounts.models import Invitation, Person
from samsyn.agreements import actions as agreement_actions
from samsyn.agreements.models import SectionText
from samsyn.compilations.models import Compilation, CompiledProblem
from samsyn.desk import actions, queries
from samsyn.desk.models import Visit
from samsyn.domain.access import PARTIES, PUBLIC, Act, Audience, Placement, Viewer
from samsyn.parties.models import Body, Organisation, Seat
from samsyn.parties.queries import viewer_of
from tests.agreements.examples import MAIN, SUB, open_package, open_versions, publish
from tests.page import Page
from tests.world import AT, DAY, World

DESK = "/mitt-arbete/"
MUNICIPAL = Placement(Audience.SIDE, side="municipal")
LATER = AT + timedelta(hours=2)


@pytest.fixture(autouse=True)
def _the_day() -> Any:
    with time_machine.travel(AT, tick=False):
        yield


def desk_of(world: World, who: str) -> queries.Desk:
    viewer = viewer_of(world.people[who], on=DAY)
    with seen_by(viewer):
        return queries.desk(viewer, LATER)


def sentences(items: tuple[queries.Item, ...]) -> str:
    return " ".join(item.sentence for item in items)


def seat_of(world: World, who: str) -> Seat:
    return (
        Seat.objects.get(person=world.people[who], body__isnull=True)
        if who.startswith("officer")
        else (Seat.objects.filter(person=world.people[who]).order_by("pk").first())
    )  # type: ignore[return-value]


def ends(world: World, who: str, on: date) -> Seat:
    seat = seat_of(world, who)
    Seat.objects.filter(pk=seat.pk).update(until_on=on)
    return seat


def compilation(world: World, who: str, *, problems: int = 2, place: Placement = PARTIES) -> Any:
    with everything(why="the test lays a compilation where it is wanted"):
        made = Compilation.objects.create(
            title="Svar på remissen",
            source_name="svar.xlsx",
            source_hash="0" * 64,
            kept_at=AT,
            kept_by=world.people[who],
            **columns_of(place),
        )
        for row in range(problems):
            CompiledProblem.objects.create(
                compilation=made, row=row, code="name_unknown", text="Okänd", **columns_of(place)
            )
        log.append(act=Act.COMPILATION_KEEP, at=AT, actor=world.people[who].pk, place=place, target=made)
    return made


def comment(world: World, who: str, section: str, *, at: datetime, place: Placement = MUNICIPAL) -> int:
    """The number of a comment on this section."""
    with seen_by(world.viewers[who]):
        text = SectionText.objects.filter(section__slug=section).order_by("pk").reverse()[0].pk
    written = agreement_actions.write_comment(
        viewer=world.viewers[who], at=at, text=text, words="Vad avses?", place=place
    )
    return int(written.pk)


def test_a_new_person_is_told_what_to_do_first(page: Page, world: World) -> None:
    got = page.as_(world.people["stranger"]).get(DESK)
    assert got.h1 == "Mitt arbete"
    assert got.links()["Lägg till tvåstegsinloggning. Den skyddar ditt konto om någon får tag i lösenordet."]
    assert "Inget har ändrats de senaste 30 dagarna." in got.text
    assert "Försenat" not in got.text


def test_whoever_is_not_signed_in_is_asked_to_sign_in(page: Page, world: World) -> None:
    got = page.get(DESK)
    assert got.url == "/konto/logga-in/?next=/mitt-arbete/"


def test_ones_own_seat_that_ends_soon_waits(world: World) -> None:
    ends(world, "officer_orust", DAY + timedelta(days=30))
    [item] = [i for i in desk_of(world, "officer_orust").waiting if "slutar" in i.sentence]
    assert item.sentence == "Din plats som handläggare i Orust slutar."
    assert (item.on, item.href) == (DAY + timedelta(days=30), "/parter/1421/")
    assert item.day == "Slutar 3 april 2026"
    assert "slutar" not in sentences(desk_of(world, "officer_tidaholm").waiting)


def test_a_seat_that_ends_later_does_not_wait_yet(world: World) -> None:
    ends(world, "officer_orust", DAY + timedelta(days=31))
    assert "slutar" not in sentences(desk_of(world, "officer_orust").waiting)


def test_a_secretary_sees_her_own_sides_seats_that_nobody_takes_over(world: World) -> None:
    ends(world, "officer_tidaholm", DAY + timedelta(days=3))
    ends(world, "lawyer_municipal", DAY - timedelta(days=3))
    mine = desk_of(world, "secretary_municipal")
    assert "Handläggare Tidaholm slutar som handläggare i Tidaholm." in sentences(mine.waiting)
    assert "Jurist Kommun har slutat som jurist i Arbetsgruppen" in sentences(mine.late)
    assert [i.day for i in mine.late] == ["Slutade 1 mars 2026"]
    other = desk_of(world, "secretary_region")
    assert "slut" not in sentences(other.waiting) + sentences(other.late)
    assert "slut" not in sentences(desk_of(world, "lawyer_region").late)


def test_a_seat_that_somebody_follows_in_is_nobodys_worry(world: World) -> None:
    seat = ends(world, "lawyer_municipal", DAY - timedelta(days=3))
    Seat.objects.create(
        person=world.people["stranger"], body=seat.body, side=seat.side, role=seat.role, from_on=DAY, follows=seat
    )
    assert not desk_of(world, "secretary_municipal").late


def test_a_seat_that_ended_with_its_body_is_nobodys_worry(world: World) -> None:
    seat = ends(world, "lawyer_municipal", DAY - timedelta(days=3))
    Body.objects.filter(pk=seat.body_id).update(until_on=DAY - timedelta(days=3))
    assert not desk_of(world, "secretary_municipal").late


def test_the_other_sides_seats_in_a_joint_body_are_not_told_of(world: World) -> None:
    ends(world, "lawyer_region", DAY - timedelta(days=3))
    assert not desk_of(world, "secretary_municipal").late


def invited(world: World, until: timedelta) -> None:
    person = Person.objects.create(email="ny@prov.example", name="Ny Person")
    for code in ("1421", "1498"):
        Seat.objects.create(person=person, organisation=world.organisations[code], role="registrar", from_on=DAY)
    Invitation.objects.create(person=person, purpose="join", secret_hash="1" * 64, made_at=AT, expires_at=AT + until)


def test_a_secretary_sees_who_has_not_come_in_yet(world: World) -> None:
    invited(world, timedelta(days=5))
    mine = [i for i in desk_of(world, "secretary_municipal").waiting if "Ny Person" in i.sentence]
    assert [i.sentence for i in mine] == ["Ny Person har ännu inte tackat ja till inbjudan till Orust."]
    assert mine[0].day == "Senast 9 mars 2026"
    assert "Ny Person" not in sentences(desk_of(world, "secretary_region").waiting)


def test_an_invitation_that_went_out_unused_is_late(world: World) -> None:
    invited(world, timedelta(days=-1))
    [item] = desk_of(world, "secretary_municipal").late
    assert "Inbjudan till Ny Person hann gå ut" in item.sentence and item.day == "Gick ut 3 mars 2026"


def test_what_is_left_to_check_in_ones_own_compilation_waits(world: World) -> None:
    made = compilation(world, "officer_orust", problems=2)
    [item] = [i for i in desk_of(world, "officer_orust").waiting if "granska" in i.sentence]
    assert item.sentence == "2 uppgifter återstår att granska i sammanställningen Svar på remissen."
    assert item.href == f"/sammanstallningar/{made.pk}/problem/" and item.day == "Sedan 4 mars 2026"
    assert "kontrollera" not in sentences(desk_of(world, "officer_tidaholm").waiting)


def test_what_others_do_is_told_as_far_as_it_lies_for_one(world: World) -> None:
    compilation(world, "officer_tidaholm", place=Placement(Audience.SIDE, side="municipal"))
    package = open_package(world)
    publish(world, package)
    assert "Sammanställningen Svar på remissen har lagts upp." in sentences(desk_of(world, "officer_orust").changed)
    region = sentences(desk_of(world, "lawyer_region").changed)
    assert "Svar på remissen" not in region
    assert f"2 dokument i {package.title} är publicerade i ny version." in region
    assert package.title in sentences(desk_of(world, "stranger").changed)


def test_what_is_published_together_is_told_once(world: World) -> None:
    """As far as each reads: the sub-agreement is the region's own."""
    package = open_package(world)
    publish(world, package, replace(MAIN, sections=MAIN.sections[2:]))
    publish(world, package, SUB, place=Placement(Audience.SIDE, side="region"))
    told = {
        who: [(i.sentence, i.href) for i in desk_of(world, who).changed] for who in ("secretary_region", "stranger")
    }
    together = (f"2 dokument i {package.title} är publicerade i ny version.", "/avtal/provpaket/")
    assert together in told["secretary_region"]
    assert ("En ny version av Avtal om prov är publicerad.", "/avtal/provpaket/huvudavtal/") in told["stranger"]
    assert "Prov i hemmet" not in str(told["stranger"]) and together not in told["stranger"]


def test_comments_are_told_a_document_at_a_time_where_they_are_read(page: Page, world: World) -> None:
    publish(world, open_package(world))
    comment(world, "officer_tidaholm", "syfte", at=AT)
    newest = comment(world, "officer_tidaholm", "uppsagning", at=AT + timedelta(minutes=1))
    comment(world, "officer_orust", "inledning", at=AT + timedelta(minutes=2))
    alone = comment(world, "officer_tidaholm", "omfattning", at=AT)
    given_up = comment(world, "officer_tidaholm", "omfattning", at=AT + timedelta(minutes=3))
    agreement_actions.withdraw_comment(viewer=world.viewers["officer_tidaholm"], at=LATER, comment=given_up)
    told = {i.sentence: i.href for i in desk_of(world, "officer_orust").changed if "komment" in i.sentence}
    assert told == {
        "2 nya kommentarer på Avtal om prov. Den senaste gäller 2.1 Uppsägning.": (
            f"/avtal/provpaket/huvudavtal/version/1/uppsagning/#kommentar-{newest}"
        ),
        "En ny kommentar på Prov i hemmet. Den gäller 1 Omfattning.": (
            f"/avtal/provpaket/underavtal/version/1/omfattning/#kommentar-{alone}"
        ),
    }
    reader = page.as_(world.people["officer_orust"])
    for where in told.values():
        address, _, anchor = where.partition("#")
        assert f'id="{anchor}"' in reader.get(address).response.content.decode()
    for who in ("lawyer_region", "stranger", "operator"):
        assert "komment" not in sentences(desk_of(world, who).changed), who


def test_a_comment_on_an_open_version_is_told_to_those_who_read_both(world: World) -> None:
    group = Placement(Audience.BODY, body=world.bodies["arbetsgrupp"].pk)
    open_versions(world, open_package(world), MAIN, SUB)
    made = comment(world, "lawyer_municipal", "uppsagning", at=AT, place=MUNICIPAL)
    [item] = [i for i in desk_of(world, "leader_municipal").changed if "komment" in i.sentence]
    assert item.href == f"/avtal/provpaket/huvudavtal/arbete/organ-{group.body}/avsnitt/uppsagning/#kommentar-{made}"
    assert "komment" not in sentences(desk_of(world, "officer_orust").changed), "does not see the text"
    assert "komment" not in sentences(desk_of(world, "leader_region").changed), "does not see the comment"
    comment(world, "lawyer_municipal", "uppsagning", at=AT, place=group)
    assert "En ny kommentar" in sentences(desk_of(world, "leader_region").changed)


def test_what_is_published_is_told_before_other_things_when_there_is_much(page: Page, world: World) -> None:
    publish(world, open_package(world), at=AT - timedelta(days=1))
    for _ in range(11):
        compilation(world, "officer_tidaholm")
    comment(world, "officer_tidaholm", "syfte", at=AT + timedelta(minutes=1))
    reader = page.as_(world.people["officer_orust"])
    assert "2 dokument i" in reader.get(DESK).text
    desk = desk_of(world, "officer_orust")
    assert len(desk.changed) == 12 == desk.most
    assert "En ny kommentar" in desk.changed[0].sentence and "2 dokument i" in desk.changed[-1].sentence
    assert "Visar de 12 senaste." in reader.get(DESK).text


def test_everything_is_told_when_there_is_room(page: Page, world: World) -> None:
    compilation(world, "officer_tidaholm")
    assert "Visar de" not in page.as_(world.people["officer_orust"]).get(DESK).text


def test_ones_own_doings_are_no_news(world: World) -> None:
    """She published; that the lawyers checked is told, since it was theirs."""
    publish(world, open_package(world))
    told = {item.sentence for item in desk_of(world, "leader_region").changed}
    assert told and all(sentence.endswith("är granskad av en jurist.") for sentence in told)


def test_a_change_of_what_no_longer_lies_for_one_is_not_told(world: World) -> None:
    """The entry lies for the parties, but what it is about has been moved to somebody alone."""
    made = compilation(world, "officer_tidaholm")
    with everything(why="the test moves the compilation"):
        person = Placement(Audience.PERSON, person=world.people["officer_tidaholm"].pk)
        Compilation.objects.filter(pk=made.pk).update(**columns_of(person))
    assert not desk_of(world, "officer_orust").changed


def test_seats_are_told_of_only_where_one_sits(world: World) -> None:
    body = world.bodies["arbetsgrupp"]
    with everything(why="the test writes what the parties' actions write"):
        log.append(
            act=Act.SEAT_GIVE, at=AT, actor=world.people["operator"].pk, place=PARTIES, target=body, data={"seat": 1}
        )
    assert "Någon har fått en plats i Arbetsgruppen." in sentences(desk_of(world, "lawyer_region").changed)
    assert not desk_of(world, "officer_orust").changed


def test_what_came_since_the_last_visit_is_marked_new(page: Page, world: World) -> None:
    reader = page.as_(world.people["officer_orust"])
    publish(world, open_package(world), label="gammal")
    with time_machine.travel(AT + timedelta(minutes=5), tick=False):
        assert "Nytt" not in reader.get(DESK).text
    with time_machine.travel(AT + timedelta(days=1), tick=False):
        reader = page.as_(world.people["officer_orust"])
        actions_at = AT + timedelta(hours=20)
        with everything(why="the test writes a later entry"):
            log.append(act=Act.BODY_UPDATE, at=actions_at, actor=None, place=PUBLIC, target=world.bodies["sro"])
        for _ in range(2):
            got = reader.get(DESK)
            assert "Du var senast här 4 mars 2026 kl. 10.05." in got.text
            assert "Nytt Uppgifterna om organet Politiskt samrådsorgan (SRO) har ändrats." in got.text
            assert "Nytt En ny version" not in got.text
    assert Visit.objects.get(person=world.people["officer_orust"]).before == AT + timedelta(minutes=5)


def test_the_operator_sees_what_the_house_is_late_with(world: World) -> None:
    actions.give_feedback(viewer=Viewer.public(), at=AT, text="Något")
    assert "synpunkter på tillgängligheten" in sentences(desk_of(world, "operator").late)
    assert not desk_of(world, "stranger").late


def test_names_with_markup_stay_words(page: Page, world: World) -> None:
    Organisation.objects.filter(code="1421").update(name="<script>alert(1)</script>")
    ends(world, "officer_orust", DAY)
    body = page.as_(world.people["officer_orust"]).get(DESK).response.content.decode()
    assert "<script>alert" not in body and "&lt;script&gt;alert" in body


@pytest.mark.parametrize("who", ["secretary_municipal", "operator", "stranger"])
def test_the_desk_asks_as_often_when_much_has_happened_as_when_little_has(page: Page, world: World, who: str) -> None:
    much(world, who, 1)
    reader = page.as_(world.people[who])
    reader.get(DESK)
    small = asked(reader)
    much(world, who, 12)
    large = asked(reader)
    assert small == large <= 17


def asked(reader: Page) -> int:
    with CaptureQueriesContext(connection) as found:
        reader.get(DESK)
    return len(found)


def much(world: World, who: str, times: int) -> None:
    """Something of each kind, this many times."""
    for time in range(times):
        package = open_package(world, slug=f"paket-{times}-{time}")
        publish(world, package, MAIN, replace(SUB, title=f"Prov {times} {time}"))
        comment(world, "officer_tidaholm", "syfte", at=AT)
        compilation(world, who)
        compilation(world, "officer_orust")
        person = Person.objects.create(email=f"ny-{times}-{time}@prov.example", name="Ny")
        Seat.objects.create(person=person, organisation=world.organisations["1421"], role="registrar", from_on=DAY)
        ending = Person.objects.create(email=f"gar-{times}-{time}@prov.example", name="Går", joined_at=AT)
        Seat.objects.create(
            person=ending, organisation=world.organisations["1421"], role="coordinator", from_on=DAY, until_on=DAY
        )
        with everything(why="the test writes what the parties' actions write"):
            for act, target in (
                (Act.BODY_UPDATE, world.bodies["sro"]),
                (Act.ORGANISATION_UPDATE, world.organisations["1421"]),
            ):
                log.append(act=act, at=AT, actor=None, place=PUBLIC, target=target)
