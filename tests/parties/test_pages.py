"""The pages of the parties, as several of the cast: what is shown, what is offered, what is kept from whom."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from samsyn.accounts.models import Person
from samsyn.parties.models import Body, Grouping, Membership, Organisation, Seat, Side
from tests.page import H, Page, text_of
from tests.world import DAY, World

SCRIPT = '<script>alert("x")</script>'


def rows(got: Any) -> list[str]:
    return [text_of(th) for th in got.tree.iter(f"{H}th") if th.get("scope") == "row"]


# The list


def test_anybody_reads_the_list_of_parties(page: Page, world: World) -> None:
    got = page.get("/parter/")
    assert got.h1 == "Parter" and "4 parter" in got.text
    assert rows(got) == ["Alingsås kommun", "Orust kommun", "Tidaholms kommun", "Västra Götalandsregionen"]


def test_the_list_is_narrowed_by_its_form(page: Page, world: World) -> None:
    form = page.get("/parter/").form()
    form["forbund"] = "fyrbodal"
    got = form.submit()
    assert rows(got) == ["Orust kommun"] and "1 av 4 parter" in got.text
    assert got.links()["Hämta listan som CSV-fil"] == "/parter/lista.csv?forbund=fyrbodal"


def test_the_list_is_searched_in_swedish(page: Page, world: World) -> None:
    assert rows(page.get("/parter/", {"sok": "ÅS"})) == ["Alingsås kommun"]


def test_an_empty_list_says_what_to_do(page: Page, world: World) -> None:
    got = page.get("/parter/", {"sok": "finns inte"})
    assert "Ingen part passar in på urvalet." in got.text and got.links()["Visa alla parter"] == "/parter/"


HOSTILE = [
    {"sortera": "person__password"},
    {"sortera": "-person__password"},
    {"sortera": "(SELECT 1)"},
    {"side[]": "region"},
    {"side__organisations__seats__person__password__startswith": "a"},
    {"part": "municipal' OR 1=1--"},
    {"forbund": SCRIPT},
    {"omrade": "\x00"},
    {"sok": "\x00"},
    {"sok": "x" * 20_000},
    {"sok": SCRIPT},
    {"sok": "%' OR '1'='1"},
    {"part": ["region", "municipal"]},
]


@pytest.mark.parametrize("query", HOSTILE, ids=lambda q: f"{next(iter(q))}={str(next(iter(q.values())))[:20]}")
@pytest.mark.parametrize("url", ["/parter/", "/parter/lista.csv"])
def test_a_hostile_address_changes_nothing(page: Page, world: World, url: str, query: dict[str, Any]) -> None:
    got = page.get(url, query, status=200)
    body = got.response.content.decode()
    assert "<script>alert" not in body and "password" not in body.replace("person__password", "")


def test_the_list_can_be_sorted_by_what_it_shows_only(page: Page, world: World) -> None:
    assert rows(page.get("/parter/", {"sortera": "-namn"}))[0] == "Västra Götalandsregionen"
    assert rows(page.get("/parter/", {"sortera": "part"}))[0] == "Västra Götalandsregionen"
    assert rows(page.get("/parter/", {"sortera": "code"}))[0] == "Alingsås kommun"


def test_the_file_opens_in_a_spreadsheet(page: Page, world: World) -> None:
    Organisation.objects.filter(code="1421").update(formal_name="=HYPERLINK(1)", sort_key="a", name="@Orust")
    got = page.get("/parter/lista.csv", {"part": "municipal"})
    assert got.response["Content-Type"] == "text/csv; charset=utf-8"
    assert "attachment" in got.response["Content-Disposition"]
    text = got.response.content.decode("utf-8")
    assert text.startswith("\ufeff")
    lines = list(csv.reader(io.StringIO(text[1:], newline=""), delimiter=";"))
    assert lines[1][:3] == ["1421", "'@Orust", "'=HYPERLINK(1)"] and len(lines) == 4


def test_the_file_of_a_demo_says_so(page: Page, world: World, settings: Any) -> None:
    settings.DEMO = True
    assert page.get("/parter/lista.csv").text.count("Påhittade uppgifter") == 4


# One organisation


def test_a_partys_page_shows_its_facts(page: Page, world: World) -> None:
    got = page.get("/parter/1421/")
    assert got.h1 == "Orust kommun"
    assert {"Kommunerna", "Fyrbodal"} <= set(got.links())
    assert "Ändra uppgifter" not in got.links()


def test_an_officials_name_is_for_the_parties(page: Page, world: World) -> None:
    for who, seen in (
        ("", False),
        ("stranger", False),
        ("patient_voice", False),
        ("officer_tidaholm", True),
        ("leader_region", True),
    ):
        reader = page.as_(world.people[who]) if who else page
        got = reader.get("/parter/1421/")
        assert ("Handläggare Orust" in got.text) is seen, who
        assert ("1 tjänsteperson." in got.text) is not seen, who


def test_everybody_sees_her_own_seat(page: Page, world: World) -> None:
    assert "Ombud Patientföreningen" in page.as_(world.people["patient_voice"]).get("/parter/patient/").text
    assert "Ombud Patientföreningen" not in page.get("/parter/patient/").text


def test_only_the_own_secretary_is_offered_changes(page: Page, world: World) -> None:
    for who in ("secretary_region", "leader_municipal", "officer_orust", "operator"):
        assert "Ändra uppgifter" not in page.as_(world.people[who]).get("/parter/1421/").links(), who
    links = page.as_(world.people["secretary_municipal"]).get("/parter/1421/").links()
    assert {"Ändra uppgifter", "Ändra kommunalförbund", "Ändra vårdsamverkan", "Ge en plats"} <= set(links)
    assert "Ta organisationen ur bruk" not in links


def test_earlier_and_uncertain_memberships_are_told_as_such(page: Page, world: World) -> None:
    samla = Membership.objects.get(organisation__code="1489", grouping__kind="care_area")
    samla.from_on = DAY.replace(year=2017, month=1, day=1)
    samla.certain, samla.note = False, "Antaget efter sjukhusets upptagningsområde."
    samla.save()
    Membership.objects.create(
        organisation=samla.organisation,
        grouping=Grouping.objects.get(kind="care_area", slug="fyrbodal"),
        until_on=DAY.replace(year=2016, month=12, day=31),
    )
    got = page.get("/parter/1489/")
    assert "från och med den 1 januari 2017" in got.text and "till och med den 31 december 2016" in got.text
    assert "Osäker uppgift" in got.text and samla.note in got.text
    assert "(osäkert)" in page.get("/parter/").text


def test_what_is_not_there_is_not_found(page: Page, world: World) -> None:
    for url in (
        "/parter/9999/",
        "/parter/9999/historik/",
        "/organ/ingen/",
        "/parter/sidor/ingen/",
        "/parter/vardsamverkan/x/",
    ):
        page.get(url, status=404)


def test_hostile_names_are_only_text(page: Page, world: World) -> None:
    Organisation.objects.filter(code="1421").update(formal_name=SCRIPT, name=SCRIPT, email="a@b.example")
    Person.objects.filter(pk=world.people["officer_orust"].pk).update(name=SCRIPT)
    Body.objects.filter(slug="arbetsgrupp").update(name=SCRIPT, purpose=SCRIPT)
    Grouping.objects.filter(slug="fyrbodal").update(name=SCRIPT, formal_name=SCRIPT)
    Side.objects.filter(slug="municipal").update(name=SCRIPT)
    reader = page.as_(world.people["secretary_municipal"])
    urls = (
        *(
            "/parter/",
            "/parter/1421/",
            "/parter/1421/andra/",
            "/parter/1421/historik/",
            "/organ/",
            "/organ/arbetsgrupp/",
        ),
        *("/parter/kommunalforbund/", "/parter/kommunalforbund/fyrbodal/", "/parter/vardsamverkan/fyrbodal/"),
        *("/parter/sidor/municipal/", "/parter/sidor/municipal/nytt-organ/", "/parter/organisationer/"),
    )
    for url in urls:
        assert b"<script>alert" not in reader.get(url).response.content, url


# Groupings, sides, bodies


def test_a_grouping_lists_its_members(page: Page, world: World) -> None:
    Membership.objects.create(
        organisation=world.organisations["patient"],
        grouping=Grouping.objects.get(kind="association", slug="fyrbodal"),
    )
    got = page.get("/parter/kommunalforbund/fyrbodal/")
    assert got.h1 == "Fyrbodal" and "1 part" in got.text
    assert {"Orust kommun", "Patientföreningen i länet"} <= set(got.links()) and "inte part" in got.text
    listed = page.get("/parter/kommunalforbund/")
    assert listed.links()["Fyrbodal"] == "/parter/kommunalforbund/fyrbodal/"
    assert page.get("/parter/vardsamverkan/").links()["SAMLA"] == "/parter/vardsamverkan/samla/"


def test_the_two_groupings_of_one_name_are_two_pages(page: Page, world: World) -> None:
    association, area = page.get("/parter/kommunalforbund/fyrbodal/"), page.get("/parter/vardsamverkan/fyrbodal/")
    assert "Kommunalförbund" in association.text and "Delregional vårdsamverkan" in area.text


def test_a_side_has_a_page_and_its_secretary_a_place_to_keep_it(page: Page, world: World) -> None:
    got = page.get("/parter/sidor/municipal/")
    assert got.h1 == "Kommunerna" and got.links()["Visa sidans 3 parter"] == "/parter/?part=municipal"
    assert "Starta ett organ" not in got.links()
    assert "Starta ett organ" in page.as_(world.people["secretary_municipal"]).get("/parter/sidor/municipal/").links()
    assert (
        "Starta ett organ" not in page.as_(world.people["secretary_region"]).get("/parter/sidor/municipal/").links()
    )


def test_a_body_shows_its_seats_by_side(page: Page, world: World) -> None:
    got = page.as_(world.people["officer_orust"]).get("/organ/arbetsgrupp/")
    assert [text_of(h) for h in got.tree.iter(f"{H}h3")] == ["Regionen", "Kommunerna"]
    assert "Ledare Region, processledare" in got.text and "Jurist Kommun, jurist" in got.text
    assert "Ledare Region" not in page.get("/organ/arbetsgrupp/").text


def test_an_elected_representative_is_named_to_all(page: Page, world: World) -> None:
    assert "Politiker Samråd" not in page.get("/organ/sro/").text
    Seat.objects.filter(body__slug="sro").update(is_elected=True, political_party="X")
    assert "Politiker Samråd (X), ordförande" in page.get("/organ/sro/").text


def test_in_a_joint_body_each_secretary_is_offered_her_own_side(page: Page, world: World) -> None:
    got = page.as_(world.people["secretary_region"]).get("/organ/arbetsgrupp/")
    assert got.links()["Ge en plats"] == "/organ/arbetsgrupp/platser/region/ny/"
    changed = [href for text, href in got.links().items() if text.startswith("Avsluta platsen")]
    own = set(Seat.objects.filter(body__slug="arbetsgrupp", side="region").values_list("pk", flat=True))
    assert {f"/parter/platser/{pk}/avsluta/" for pk in own} == set(changed)


def test_bodies_that_are_over_are_folded(page: Page, world: World) -> None:
    Body.objects.filter(slug="sro").update(until_on=DAY.replace(year=2020))
    got = page.get("/organ/")
    assert "Politiskt samrådsorgan (SRO)" not in rows(got) and "Avslutade organ" in got.text
    assert "Organet är avslutat." in page.get("/organ/sro/").text


# Forms, filled in for real


def test_a_secretary_changes_a_partys_contact(page: Page, world: World) -> None:
    secretary = page.as_(world.people["secretary_municipal"])
    form = secretary.get("/parter/1421/andra/").form("form")
    assert form.values["formal_name"] == "Orust kommun"
    form["email"], form["website"] = "kommun@orust.example", "orust.example"
    got = form.submit()
    assert got.url == "/parter/1421/" and "Uppgifterna är sparade." in got.text
    assert got.links()["https://orust.example"] == "https://orust.example"
    assert "Sekreterare Kommun ändrade e-postadress och webbplats" in got.text
    assert "En företrädare för parterna ändrade" in page.get("/parter/1421/historik/").text


@pytest.mark.parametrize(
    ("field", "typed"),
    [("formal_name", ""), ("email", "inte en adress"), ("website", "javascript:alert(1)"), ("name", "x" * 201)],
)
def test_what_is_wrong_is_said_at_the_field_and_kept(page: Page, world: World, field: str, typed: str) -> None:
    form = page.as_(world.people["secretary_municipal"]).get("/parter/1421/andra/").form("form")
    form[field] = typed
    got = form.submit()
    assert got.status == 422 and "Det här behöver rättas" in got.text
    assert got.form("form").values[field] == typed
    assert Organisation.objects.get(code="1421").formal_name == "Orust kommun"


def test_what_the_form_does_not_ask_for_is_not_set(page: Page, world: World) -> None:
    """Mass assignment: the side, the code and whether it is a party are nobody's to post."""
    form = page.as_(world.people["secretary_municipal"]).get("/parter/1421/andra/").form("form")
    extra = {
        "side": "region",
        "side_id": "region",
        "is_party": "",
        "code": "14",
        "part_of": "14",
        "withdrawn_at": "2026-01-01",
    }
    assert form.submit(**extra).status == 200
    orust = Organisation.objects.get(code="1421")
    assert (orust.side_id, orust.is_party, orust.part_of, orust.withdrawn_at) == ("municipal", True, None, None)


def test_the_other_sides_things_are_not_hers_to_post(fresh: Callable[[str], Page], world: World) -> None:
    region = fresh("secretary_region")
    before = list(Organisation.objects.order_by("pk").values())
    token = region.get("/parter/sidor/region/nytt-organ/").form("form").values["csrfmiddlewaretoken"]
    seat = Seat.objects.get(person=world.people["officer_orust"])
    for url in (
        *(
            "/parter/1421/andra/",
            "/parter/1421/ta-ur-bruk/",
            "/parter/1421/platser/ny/",
            "/parter/1421/kommunalforbund/",
        ),
        *("/parter/1421/vardsamverkan/bekrafta/", "/parter/sidor/municipal/ny-organisation/"),
        *(
            "/parter/sidor/municipal/nytt-organ/",
            "/organ/styrgrupp-kommun/andra/",
            "/organ/styrgrupp-kommun/avsluta/",
        ),
        *("/organ/arbetsgrupp/platser/municipal/ny/", f"/parter/platser/{seat.pk}/avsluta/"),
        *(f"/parter/platser/{seat.pk}/lamna-over/", "/parter/sidor/municipal/sekreterare/"),
    ):
        region.get(url, status=403)
        region.post(url, {"csrfmiddlewaretoken": token, "name": "X", "formal_name": "X"}, status=403)
    assert list(Organisation.objects.order_by("pk").values()) == before


def test_an_officials_seat_is_not_there_for_the_public(page: Page, world: World) -> None:
    seat = Seat.objects.get(person=world.people["officer_orust"])
    for url in (
        f"/parter/platser/{seat.pk}/avsluta/",
        f"/parter/platser/{seat.pk}/lamna-over/",
        f"/parter/platser/{10**30}/avsluta/",
    ):
        page.get(url, status=404)
        page.as_(world.people["stranger"]).get(url, status=404)


def test_an_organisation_is_added_as_a_part(page: Page, world: World) -> None:
    form = page.as_(world.people["secretary_municipal"]).get("/parter/sidor/municipal/ny-organisation/").form("form")
    form["name"], form["formal_name"] = "Norra", "Stadsdelen Norra"
    form["belongs"] = "part"
    refused = form.submit()
    assert refused.status == 422 and "Välj den part som organisationen är en del av." in refused.text
    form = refused.form("form")
    form["part_of"] = "1489"
    got = form.submit()
    assert got.h1 == "Stadsdelen Norra" and "Alingsås kommun" in got.links()
    assert "Stadsdelen Norra" in page.get("/parter/1489/").links()
    assert "Stadsdelen Norra" in page.get("/parter/organisationer/").links()


def test_a_part_of_the_other_side_cannot_be_chosen(page: Page, world: World) -> None:
    form = page.as_(world.people["secretary_municipal"]).get("/parter/sidor/municipal/ny-organisation/").form("form")
    form["name"], form["formal_name"], form["belongs"], form["part_of"] = "X", "X", "part", "14"
    assert form.submit().status == 422 and not Organisation.objects.filter(formal_name="X").exists()


def test_an_organisation_goes_out_of_use(page: Page, world: World) -> None:
    got = page.as_(world.people["secretary_region"]).get("/parter/patient/ta-ur-bruk/").form("form").submit()
    assert "Organisationen är ur bruk sedan" in got.text
    assert "Organisationer ur bruk" in page.get("/parter/organisationer/").text


def test_a_party_moves_to_another_association(page: Page, world: World) -> None:
    form = page.as_(world.people["secretary_municipal"]).get("/parter/1421/kommunalforbund/").form("form")
    form["grouping"], form["from_on"] = "skaraborg", "2099-01-01"
    got = form.submit()
    assert "Skaraborg, från och med den 1 januari 2099" in got.text
    form = page.as_(world.people["secretary_municipal"]).get("/parter/1421/kommunalforbund/").form("form")
    form["grouping"], form["from_on"] = "goteborgsregionen", "2098-01-01"
    refused = form.submit()
    assert refused.status == 422 and "En senare ändring finns redan." in refused.text


@pytest.mark.parametrize("typed", ["0001-01-01", "9999-12-31", "i morgon", ""])
def test_a_day_beyond_reason_is_refused_at_the_field(page: Page, world: World, typed: str) -> None:
    form = page.as_(world.people["secretary_municipal"]).get("/parter/1421/kommunalforbund/").form("form")
    form["grouping"], form["from_on"] = "skaraborg", typed
    assert form.submit().status == 422


def test_an_assumed_membership_is_confirmed_from_the_page(page: Page, world: World) -> None:
    Membership.objects.filter(organisation__code="1421", grouping__kind="care_area").update(certain=False)
    secretary = page.as_(world.people["secretary_municipal"])
    confirm = secretary.get("/parter/1421/").links()["Bekräfta uppgiften"]
    got = secretary.get(confirm).form("form").submit()
    assert "Osäker uppgift" not in got.text and "bekräftade en tillhörighet som var osäker" in got.text


def test_a_body_is_started_renamed_and_closed(page: Page, world: World) -> None:
    secretary = page.as_(world.people["secretary_municipal"])
    form = secretary.get("/parter/sidor/municipal/nytt-organ/").form("form")
    form["name"], form["kind"], form["with_sides"] = "Beredningsgrupp", "working", "region"
    got = form.submit()
    assert got.h1 == "Beredningsgrupp" and {"Regionen", "Kommunerna"} <= set(got.links())
    form = page.as_(world.people["secretary_region"]).get("/organ/beredningsgrupp/andra/").form("form")
    form["purpose"] = "Bereder frågor åt båda sidor."
    assert "Bereder frågor åt båda sidor." in form.submit().text
    form = secretary.get("/organ/beredningsgrupp/avsluta/").form("form")
    form["last_on"] = "2026-12-31"
    assert "till och med den 31 december 2026" in form.submit().text


def test_closing_over_the_other_sides_seats_says_whom_to_ask(page: Page, world: World) -> None:
    form = page.as_(world.people["secretary_municipal"]).get("/organ/arbetsgrupp/avsluta/").form("form")
    form["last_on"] = "2026-12-31"
    got = form.submit()
    assert got.status == 422 and "Be den sidans sekreterare att avsluta dem först." in got.text


# Seats are weighty: the password again


def test_giving_a_seat_asks_for_the_password_again(page: Page, world: World) -> None:
    got = page.as_(world.people["secretary_municipal"]).get("/organ/arbetsgrupp/platser/municipal/ny/")
    assert got.url.startswith("/konto/bekrafta/")


def test_who_may_not_is_told_so_before_her_password_is_asked(page: Page, world: World) -> None:
    page.as_(world.people["officer_orust"]).get("/organ/arbetsgrupp/platser/municipal/ny/", status=403)


def test_a_secretary_gives_a_seat_to_somebody_new(fresh: Callable[[str], Page], world: World) -> None:
    form = fresh("secretary_municipal").get("/organ/arbetsgrupp/platser/municipal/ny/").form("form")
    form["email"], form["name"], form["role"] = "ny@kommun.example", "Ny Person", "member"
    form["from_on"] = "2026-01-01"
    got = form.submit(side="region", is_operator="on", person="1", body="styrgrupp-region")
    assert got.url == "/organ/arbetsgrupp/" and "Ny Person, ledamot" in got.text
    seat = Seat.objects.get(person__email="ny@kommun.example")
    assert (seat.side_id, seat.body.slug, seat.person.is_operator) == ("municipal", "arbetsgrupp", False)


def test_the_secretarys_role_is_offered_in_the_secretariat_only(fresh: Callable[[str], Page], world: World) -> None:
    secretary = fresh("secretary_municipal")

    def roles(url: str) -> set[str]:
        return {o.get("value", "") for o in secretary.get(url).form("form").node.iter(f"{H}option")}

    assert "secretary" in roles("/organ/sekretariat-kommun/platser/municipal/ny/")
    assert "secretary" not in roles("/organ/arbetsgrupp/platser/municipal/ny/")
    assert "secretary" not in roles("/parter/1421/platser/ny/")


def test_a_refused_seat_keeps_what_was_typed(fresh: Callable[[str], Page], world: World) -> None:
    form = fresh("secretary_municipal").get("/parter/1421/platser/ny/").form("form")
    form["email"], form["role"] = "leader_region@prov.example", "case_officer"
    got = form.submit()
    assert got.status == 422 and "kan inte få en plats här" in got.text
    assert got.form("form").values["email"] == "leader_region@prov.example"


def test_an_invitation_without_a_name_is_asked_for_one(fresh: Callable[[str], Page], world: World) -> None:
    form = fresh("secretary_municipal").get("/parter/1421/platser/ny/").form("form")
    form["email"] = "ny@kommun.example"
    got = form.submit()
    assert got.status == 422 and "Skriv namnet på den som bjuds in." in got.text


def test_a_secretary_ends_a_seat(fresh: Callable[[str], Page], world: World) -> None:
    seat = Seat.objects.get(person=world.people["officer_orust"])
    secretary = fresh("secretary_municipal")
    form = secretary.get(f"/parter/platser/{seat.pk}/avsluta/").form("form")
    form["last_on"] = ""
    refused = form.submit()
    assert refused.status == 422 and "Ange den sista dagen" in refused.text
    form = refused.form("form")
    form["at_once"] = "on"
    got = form.submit()
    assert "Platsen är avslutad." in got.text and "Tidigare platser" in got.text
    assert "avslutade genast platsen som handläggare för Handläggare Orust" in got.text
    page = secretary.get(f"/parter/platser/{seat.pk}/avsluta/").form("form").submit(at_once="on")
    assert page.status == 422 and "Platsen är redan avslutad." in page.text


def test_a_secretary_hands_a_seat_over(fresh: Callable[[str], Page], world: World) -> None:
    seat = Seat.objects.get(person=world.people["officer_orust"])
    form = fresh("secretary_municipal").get(f"/parter/platser/{seat.pk}/lamna-over/").form("form")
    form["last_on"], form["email"], form["name"] = "2099-06-30", "efter@kommun.example", "Efterträdaren"
    got = form.submit()
    assert "Efterträdaren, handläggare" in got.text and "Kommande" in got.text
    assert "lämnade över platsen som handläggare från Handläggare Orust till Efterträdaren" in got.text


def test_the_operator_appoints_a_sides_first_secretary(fresh: Callable[[str], Page], world: World) -> None:
    operator = fresh("operator")
    assert "Utse den första sekreteraren" not in operator.get("/parter/sidor/region/").links()
    Seat.objects.filter(body__slug="sekretariat-region").delete()
    appoint = operator.get("/parter/sidor/region/").links()["Utse den första sekreteraren"]
    form = operator.get(appoint).form("form")
    form["email"], form["name"], form["from_on"] = "forsta@region.example", "Första Sekreterare", "2026-01-01"
    got = form.submit()
    assert "Sekreteraren är utsedd." in got.text
    fresh("secretary_municipal").get(appoint, status=403)


# Budgets


def many(first: int, last: int) -> None:
    """Parties, people and seats, numbered from the first to before the last."""
    municipal = Side.objects.get(pk="municipal")
    made = Organisation.objects.bulk_create(
        Organisation(
            code=f"m{n}",
            name=f"M{n}",
            formal_name=f"M{n} kommun",
            sort_key=f"m{n:04}",
            kind="municipality",
            side=municipal,
            is_party=True,
        )
        for n in range(first, last)
    )
    fyrbodal = Grouping.objects.get(kind="association", slug="fyrbodal")
    Membership.objects.bulk_create(Membership(grouping=fyrbodal, organisation=o) for o in made)
    people = Person.objects.bulk_create(
        Person(email=f"p{n}@prov.example", name=f"P{n}", sort_key=f"p{n:04}") for n in range(first, last)
    )
    body, orust = Body.objects.get(slug="arbetsgrupp"), Organisation.objects.get(code="1421")
    for place in ({"body": body, "side": municipal}, {"organisation": orust}):
        Seat.objects.bulk_create(Seat(person=p, role="member", from_on=DAY, **place) for p in people)


@pytest.mark.parametrize(
    ("url", "budget"),
    [
        ("/parter/", 8),
        ("/parter/lista.csv", 8),
        ("/parter/1421/", 14),
        ("/organ/arbetsgrupp/", 12),
        ("/organ/", 10),
        ("/parter/kommunalforbund/", 10),
        ("/parter/kommunalforbund/fyrbodal/", 12),
        ("/parter/organisationer/", 10),
        ("/parter/sidor/municipal/", 14),
    ],
)
def test_a_page_asks_as_little_of_many_as_of_few(page: Page, world: World, url: str, budget: int) -> None:
    reader = page.as_(world.people["secretary_municipal"])
    reader.get(url)
    asked = []
    for first, last in ((0, 46), (46, 500)):
        many(first, last)
        with CaptureQueriesContext(connection) as queries:
            reader.get(url)
        asked.append(len(queries))
    assert asked[0] == asked[1] <= budget, [q["sql"][:120] for q in queries.captured_queries]
