"""The pages of a compilation: what they say, to whom, and in how many questions to the database."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from samsyn.compilations.actions import withdraw_compilation
from samsyn.domain.access import PARTIES, PUBLIC, Audience, Placement, Viewer, may_see
from samsyn.office.sheets.as_json import as_values
from tests.compilations.sheets import compiled, keep, kept_at
from tests.page import H, Page, text_of
from tests.world import AT, PASSWORD, World

REGION, MUNICIPAL = Placement(Audience.SIDE, side="region"), Placement(Audience.SIDE, side="municipal")
COMMENT = "Vi vill veta vem som bär kostnaden."
READ = ("matrix", "linear", "linear_csv", "data", "problems", "about")


def at(name: str, pk: int, *more: int) -> str:
    return reverse(f"compilations:{name}", args=[pk, *more])


def addresses(pk: int) -> list[str]:
    """Every address that shows something of the compilation."""
    return [*(at(name, pk) for name in READ), at("row", pk, 2), at("section", pk, 1), at("answer", pk, 2, 1)]


def status(person: Any, address: str) -> int:
    client = Client()
    if person is not None:
        client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client.get(address).status_code


# --- who sees what ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("place", [None, REGION, MUNICIPAL, PARTIES, PUBLIC])
def test_everyone_meets_the_matrix_only_where_it_lies_for_them(world: World, place: Placement | None) -> None:
    place = place or Placement(Audience.PERSON, person=world.people["leader_region"].pk)
    pk = kept_at(world, place)
    for slug, person in world.people.items():
        expected = 200 if may_see(world.viewers[slug], place) else 404
        assert status(person, at("matrix", pk)) == expected, (slug, place)
    assert status(None, at("matrix", pk)) == (200 if place == PUBLIC else 404)


@pytest.mark.parametrize("slug", ["leader_region", "patient_voice", "operator", "stranger", None])
def test_no_other_door_stands_open(world: World, slug: str | None) -> None:
    pk = kept_at(world, MUNICIPAL)
    person = world.people[slug] if slug else None
    for address in addresses(pk):
        assert status(person, address) == 404, address
        assert status(world.people["officer_orust"], address) == 200, address


@pytest.mark.parametrize("slug", ["leader_region", "patient_voice", "stranger", None])
def test_the_list_does_not_tell_that_it_exists(world: World, page: Page, slug: str | None) -> None:
    kept_at(world, MUNICIPAL, compiled())
    who = page.as_(world.people[slug]) if slug else page
    text = who.get(reverse("compilations:list")).text
    assert "Remiss om avtalet" not in text and "Det finns inga sammanställningar" in text
    assert "Remiss om avtalet" in page.as_(world.people["officer_orust"]).get(reverse("compilations:list")).text


def test_the_public_reads_a_public_one_without_officials_names(world: World, page: Page) -> None:
    pk = kept_at(world, PUBLIC)
    text = page.get(at("about", pk)).text
    assert "Ledare Region" not in text and "Västra Götalandsregionen" in text
    assert "Ledare Region" in page.as_(world.people["officer_orust"]).get(at("about", pk)).text


def test_a_withdrawn_one_is_gone_but_for_those_who_may_withdraw_it(world: World, page: Page) -> None:
    pk = kept_at(world, PARTIES)
    withdraw_compilation(viewer=world.viewers["leader_region"], at=AT, compilation=pk, reason="Fel ark.")
    for address in addresses(pk):
        assert status(world.people["officer_orust"], address) == 404, address
    assert "Remiss om avtalet" not in page.as_(world.people["officer_orust"]).get(reverse("compilations:list")).text
    for slug in ("leader_region", "leader_municipal"):
        assert "återkallades" in page.as_(world.people[slug]).get(at("matrix", pk)).text
        assert "Återkallad" in page.as_(world.people[slug]).get(reverse("compilations:list")).text


@pytest.mark.parametrize("name", ["widen", "withdraw"])
def test_only_those_who_may_are_let_in_to_change_it(world: World, page: Page, name: str) -> None:
    pk = kept_at(world, MUNICIPAL)
    assert page.get(at(name, pk)).h1 == "Logga in"
    assert reauthenticated(page.as_(world.people["officer_orust"]), at(name, pk)).status == 403
    assert reauthenticated(page.as_(world.people["leader_region"]), at(name, pk)).status == 404
    assert reauthenticated(page.as_(world.people["leader_municipal"]), at(name, pk)).status == 200


def reauthenticated(page: Page, address: str) -> Any:
    """The page behind the one that asks for the password again."""
    form = page.get(address).form()
    form["password"] = PASSWORD
    return form.submit()


# --- what the pages say -----------------------------------------------------------------------------------------


@pytest.fixture
def pk(world: World) -> int:
    return kept_at(world, PARTIES, compiled(comments={(0, 2): COMMENT, (4, 0): "=SUMMA(A1)"}))


@pytest.fixture
def reader(world: World, page: Page) -> Page:
    return page.as_(world.people["officer_orust"])


def test_the_matrix_says_who_answered_and_what_to_look_at(reader: Page, pk: int) -> None:
    got = reader.get(at("matrix", pk))
    assert got.h1 == "Remiss om avtalet"
    assert "4 av 4 parter har svarat, och 1 som inte är part. 3 avsnitt, 2 kommentarer." in got.text
    assert at("problems", pk) in got.links().values()
    groups = [text_of(th) for th in got.tree.iter(f"{H}th") if th.get("scope") == "rowgroup"]
    assert groups[0] == "Fyrbodal 1"


def test_it_is_gathered_by_what_one_chooses(reader: Page, pk: int) -> None:
    got = reader.get(at("matrix", pk) + reader.get(at("matrix", pk)).links()["Sida"])
    groups = [text_of(th) for th in got.tree.iter(f"{H}th") if th.get("scope") == "rowgroup"]
    assert groups == ["Regionen 1", "Kommunerna 3", "Inte någon part 1"]
    folded = reader.get(at("matrix", pk) + got.links()["Visa bara grupperna"])
    assert not [tr for tr in folded.tree.iter(f"{H}tr") if tr.get("data-row")]
    assert "Visa alla remissinstanser" in folded.links()


def test_an_answer_can_be_read_alone_or_beside_the_matrix(reader: Page, pk: int) -> None:
    got = reader.get(at("answer", pk, 2, 3))
    assert got.h1 == "Orust kommun om 2.1" and COMMENT in got.text and "Stämmer inte alls" in got.text
    assert got.links()["Föregående: 1.2"] == at("answer", pk, 2, 2)
    part = reader.client.get(at("answer", pk, 2, 3), headers={"HX-Request": "true"}).content.decode()
    assert COMMENT in part and "<html" not in part and "<h1" not in part


def test_a_respondents_page_holds_all_its_answers(reader: Page, pk: int) -> None:
    got = reader.get(at("row", pk, 2))
    assert got.h1 == "Orust kommun"
    rows = [[text_of(c) for c in tr] for tr in got.tree.iter(f"{H}tr")][1:]
    assert rows == [
        ["1.1 Syfte", "H Stämmer helt", "–"],
        ["1.2 Parter", "D Stämmer delvis", "–"],
        ["2.1 Ansvar", "I Stämmer inte alls", COMMENT],
    ]


def test_a_misspelt_name_and_a_name_that_is_no_party_say_so(reader: Page, pk: int) -> None:
    assert "”Tidahlm kommun”" in reader.get(at("row", pk, 4)).text
    assert "Namnet är inte någon part" in reader.get(at("row", pk, 6)).text


def test_an_answer_that_was_given_again_points_to_the_one_that_counts(world: World, reader: Page) -> None:
    sheet = compiled([("Orust kommun", "HHH"), ("Orust", "III"), ("Alingsås", "HHH")])
    pk = kept_at(world, PARTIES, sheet)
    assert reader.get(at("row", pk, 2)).links()["Läs det senare svaret"] == at("row", pk, 3)
    reader.get(at("answer", pk, 2, 1), status=404)
    assert "2 av 4 parter" in reader.get(at("matrix", pk)).text


def test_a_sections_page_counts_the_sides_and_lets_the_critical_speak_first(reader: Page, pk: int) -> None:
    got = reader.get(at("section", pk, 1))
    assert got.h1 == "1.1 Syfte"
    headings = [text_of(h) for h in got.tree.iter(f"{H}h2")]
    assert headings == ["Alla parter", "Regionen", "Kommunerna", "I Stämmer inte alls 2", "H Stämmer helt 3"]
    assert "3 stämmer helt, 0 stämmer delvis, 1 stämmer inte alls, 0 ej svar" in got.text
    assert "=SUMMA(A1)" in got.text and "(inte någon part)" in got.text


def test_the_list_says_the_same_as_the_matrix(reader: Page, pk: int) -> None:
    got = reader.get(at("linear", pk))
    rows = [[text_of(c) for c in tr] for tr in got.tree.iter(f"{H}tr")][1:]
    assert len(rows) == 15
    assert rows[0] == ["Alingsås kommun", "Kommunerna", "1.1 Syfte", "H Stämmer helt", "–"]
    assert [
        "Bygdegårdsföreningen Lyktan",
        "Inte någon part",
        "1.1 Syfte",
        "I Stämmer inte alls",
        "=SUMMA(A1)",
    ] in rows


def test_the_list_is_filtered_by_its_form_and_ordered_by_its_headings(reader: Page, pk: int) -> None:
    form = reader.get(at("linear", pk)).form()
    form["grupp"], form["avsnitt"] = "association:fyrbodal", "3"
    got = form.submit()
    assert [text_of(tr[0]) for tr in got.tree.iter(f"{H}tr")][1:] == ["Orust kommun"]
    assert text_of(
        next(o for o in got.tree.iter(f"{H}option") if o.get("selected") is not None and o.get("value") == "3")
    )
    ordered = reader.get(at("linear", pk) + "?gradering=inte-alls&sortera=-instans")
    names = [text_of(tr[0]) for tr in ordered.tree.iter(f"{H}tr")][1:]
    assert names == ["Tidaholms kommun"] * 3 + ["Orust kommun"] + ["Bygdegårdsföreningen Lyktan"] * 3


@pytest.mark.parametrize(
    "query",
    [
        "sortera=row__organisation__email&avsnitt=1)--&grupp=side:x&gradering=full&sida=-1",
        "sortera=-&avsnitt=99999999999&sida=99999999999999999999&grupp=%00",
        "sortera=<script>&avsnitt=%C2%B2&sida=0x10&gradering=' OR 1=1",
        "compilation__kept_by__password=x&audience=public&sida=900",
    ],
)
def test_the_list_bears_any_address(reader: Page, pk: int, query: str) -> None:
    assert "Svar som lista" in reader.get(f"{at('linear', pk)}?{query}").text
    assert reader.client.get(f"{at('linear_csv', pk)}?{query}").status_code == 200
    assert reader.client.get(f"{at('matrix', pk)}?{query}&visa=%00&gruppera=%00").status_code == 200


def test_what_could_not_be_read_stands_to_be_looked_at(world: World, reader: Page, pk: int) -> None:
    text = reader.get(at("problems", pk)).text
    assert "Tidahlm kommun" in text and "Tidaholms kommun" in text and "Inte någon part" in text
    assert text.count("Tidahlm kommun") == 1, "each name is told once"
    tidy = kept_at(world, PARTIES, compiled([("Orust kommun", "HHH")]))
    assert "Det finns inget att granska." in reader.get(at("problems", tidy)).text


@pytest.mark.parametrize(
    "address", ["/sammanstallningar/x/", f"/sammanstallningar/{10**12}/", "/sammanstallningar/-1/"]
)
def test_an_address_that_leads_nowhere_is_not_found(reader: Page, address: str) -> None:
    reader.get(address, status=404)


def test_rows_and_sections_that_are_not_there_are_not_found(reader: Page, pk: int) -> None:
    for name, more in (("row", [99]), ("section", [99]), ("answer", [2, 99]), ("answer", [99, 1])):
        reader.get(at(name, pk, *more), status=404)


def test_a_part_of_another_compilation_is_not_reached_through_ones_own(world: World, reader: Page) -> None:
    other = kept_at(world, REGION, compiled([("Orust kommun", "H")] * 20, sections=["1.1 Syfte"]))
    own = kept_at(world, PARTIES, compiled([("Orust kommun", "H")], sections=["1.1 Syfte"]))
    reader.get(at("row", own, 15), status=404)
    reader.get(at("row", other, 15), status=404)


def test_whatever_somebody_wrote_is_text_on_every_page(world: World, reader: Page) -> None:
    evil = "<script>alert(1)</script><img src=x onerror=alert(2)>"
    sheet = compiled(
        [("Orust kommun", "D"), (evil, "I")], sections=[f"1.1 {evil}"], comments={(0, 0): evil, (1, 0): evil}
    )
    pk = kept_at(world, PARTIES, sheet)
    for address in (
        at("matrix", pk),
        at("linear", pk),
        at("problems", pk),
        at("row", pk, 3),
        at("section", pk, 1),
        at("answer", pk, 2, 1),
    ):
        got = reader.get(address)
        assert not list(got.tree.iter(f"{H}img")), address
        assert not [s for s in got.tree.iter(f"{H}script") if not s.get("src")], address


# --- files ------------------------------------------------------------------------------------------------------


def rows_of(content: bytes) -> list[list[str]]:
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))


def test_the_list_as_a_file_holds_every_answer_and_runs_nothing(reader: Page, pk: int) -> None:
    response = reader.client.get(at("linear_csv", pk))
    head, *rows = rows_of(response.getvalue())
    assert head == ["Rad", "Remissinstans", "Sida", "Nummer", "Avsnitt", "Gradering", "Kommentar"]
    assert len(rows) == 15
    assert ["2", "Orust kommun", "Kommunerna", "2.1", "Ansvar", "Stämmer inte alls", COMMENT] in rows
    assert [row[6] for row in rows if "SUMMA" in row[6]] == ["'=SUMMA(A1)"]
    assert "no-store" in response["Cache-Control"] and "attachment" in response["Content-Disposition"]


def test_the_file_is_filtered_as_the_page_is(reader: Page, pk: int) -> None:
    got = reader.get(at("linear", pk) + "?avsnitt=3&gradering=inte-alls")
    href = next(h for h in got.links().values() if "lista.csv" in h)
    assert [row[1] for row in rows_of(reader.client.get(href).getvalue())[1:]] == [
        "Orust kommun",
        "Tidaholms kommun",
        "Bygdegårdsföreningen Lyktan",
    ]


def test_a_long_list_is_streamed_whole(world: World, reader: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("samsyn.compilations.queries.linear.CHUNK", 4)
    pk = kept_at(world, PARTIES)
    rows = rows_of(reader.client.get(at("linear_csv", pk)).getvalue())[1:]
    assert len({(row[0], row[3]) for row in rows}) == 15


def test_the_data_are_those_of_the_command(world: World, reader: Page) -> None:
    sheet = compiled(comments={(0, 2): COMMENT})
    response = reader.client.get(at("data", kept_at(world, PARTIES, sheet)))
    assert json.loads(response.content) == json.loads(json.dumps(as_values(sheet)))


def test_in_the_demo_every_file_says_that_it_is_made_up(reader: Page, pk: int, settings: Any) -> None:
    settings.DEMO = True
    rows = rows_of(reader.client.get(at("linear_csv", pk)).getvalue())
    assert rows[0][-1] == "Anmärkning" and {row[-1] for row in rows[1:]} == {"Påhittade uppgifter"}
    assert json.loads(reader.client.get(at("data", pk)).content)["notice"] == "Påhittade uppgifter"


# --- changes ----------------------------------------------------------------------------------------------------


def test_it_is_shown_to_more_people_by_a_form_that_must_be_confirmed(world: World, page: Page) -> None:
    pk = keep(world.viewers["leader_region"])
    leader, officer = page.as_(world.people["leader_region"]), page.as_(world.people["officer_orust"])
    form = reauthenticated(leader, at("widen", pk)).form()
    form["audience"] = "parties"
    refused = form.submit()
    assert refused.status == 422 and "Markera att du har kontrollerat" in refused.text
    assert "Välj den myndighet" in refused.text
    officer.get(at("matrix", pk), status=404)
    again = refused.form()
    assert again.values["audience"] == "parties"
    again["authority"], again["confirmed"] = "14", "on"
    done = again.submit()
    assert "Fler kan nu se sammanställningen." in done.text
    assert "Ledare Region visade sammanställningen för alla parter" in done.text
    officer.get(at("matrix", pk))


def test_the_form_offers_no_other_side_and_nothing_narrower(world: World, page: Page) -> None:
    pk = kept_at(world, REGION)
    form = reauthenticated(page.as_(world.people["leader_region"]), at("widen", pk)).form()
    offered = [n.get("value") for n in form.node.iter(f"{H}input") if n.get("name") == "audience"]
    assert offered == ["parties", "public"]
    got = form.submit(audience="side:municipal", authority="14", confirmed="on")
    assert got.status == 422
    page.as_(world.people["officer_orust"]).get(at("matrix", pk), status=404)


def test_it_is_taken_back_with_a_reason(world: World, page: Page) -> None:
    pk = kept_at(world, PARTIES)
    leader = page.as_(world.people["leader_region"])
    form = reauthenticated(leader, at("withdraw", pk)).form()
    empty = form.submit()
    assert empty.status == 422 and "Skriv varför" in empty.text
    form["reason"] = "Arket var ett utkast."
    done = form.submit()
    assert "Sammanställningen är återkallad." in done.text and "Arket var ett utkast." in done.text
    page.as_(world.people["officer_orust"]).get(at("matrix", pk), status=404)


# --- questions to the database ----------------------------------------------------------------------------------


def big(respondents: int, sections: int) -> Any:
    known = ["Orust kommun", "Alingsås kommun", "Tidaholms kommun", "Västra Götalandsregionen"]
    names = [*known, *(f"Förening {n}" for n in range(respondents - 4))][:respondents]
    headers = [f"{1 + n // 10}.{1 + n % 10} Avsnitt" for n in range(sections)]
    return compiled([(name, "HDI-"[n % 4] * sections) for n, name in enumerate(names)], sections=headers)


@pytest.mark.parametrize("size", [(50, 60), pytest.param((500, 60), marks=pytest.mark.slow)])
def test_pages_ask_no_more_of_the_database_when_there_is_more(
    world: World, django_assert_max_num_queries: Any, size: tuple[int, int]
) -> None:
    pk = kept_at(world, PARTIES, big(*size))
    client = Client()
    client.force_login(world.people["leader_region"], backend="allauth.account.auth_backends.AuthenticationBackend")
    budgets = {at("matrix", pk): 12, at("section", pk, 1): 10, at("row", pk, 2): 10, at("answer", pk, 2, 1): 10}
    budgets |= {at("linear", pk): 12, at("problems", pk): 10, at("data", pk): 12, reverse("compilations:list"): 8}
    for address, budget in budgets.items():
        with django_assert_max_num_queries(budget):
            assert client.get(address).status_code == 200
    with django_assert_max_num_queries(7):
        client.get(at("matrix", pk))


def test_an_unseen_one_is_refused_before_anything_is_read(world: World, django_assert_max_num_queries: Any) -> None:
    pk = kept_at(world, MUNICIPAL)
    with django_assert_max_num_queries(4):
        assert Client().get(at("matrix", pk)).status_code == 404


def test_the_public_is_no_person() -> None:
    assert not may_see(Viewer.public(), PARTIES)
