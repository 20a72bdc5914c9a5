"""From a file to a compilation through the pages: what each of the cast meets, what is said, what is kept of what was typed."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from samsyn.access.clock import now
from samsyn.access.scope import everything
from samsyn.compilations.models import Upload
from samsyn.domain.access import Viewer
from samsyn.outbox.tasks import run_queued
from tests.compilations.uploads import MESSY, as_csv, as_xlsx, file, messy, put_in, rows_of
from tests.page import Got, H, Page, text_of
from tests.world import World

OWNER = "officer_orust"
NEW = reverse("compilations:upload")
LIST = reverse("compilations:list")


def at(name: str, pk: int) -> str:
    return reverse(f"compilations:{name}", args=[pk])


@pytest.fixture
def owner(world: World) -> Viewer:
    return world.viewers[OWNER]


@pytest.fixture
def mine(world: World, page: Page) -> Page:
    return page.as_(world.people[OWNER])


def newest() -> Upload:
    with everything(why="the test looks at what was put in, wherever it lies"):
        found = Upload.objects.order_by("-pk").first()
    assert isinstance(found, Upload)
    return found


def sent(page: Page, content: bytes, name: str = "Svar_på_remissen.xlsx", **typed: str) -> Got:
    form = page.get(NEW).form("form")
    form["file"] = file(content, name)
    for field, value in typed.items():
        form[field] = value
    return form.submit()


# --- the way in -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("slug", "status"),
    [
        (OWNER, 200),
        ("leader_region", 200),
        ("politician", 200),
        ("operator", 403),
        ("stranger", 403),
        ("patient_voice", 403),
    ],
)
def test_whoever_belongs_to_a_side_is_shown_the_way(world: World, page: Page, slug: str, status: int) -> None:
    who = page.as_(world.people[slug])
    who.get(NEW, status=status)
    links = who.get(LIST).links()
    assert ("Lägg upp svar från en fil" in links) == (status == 200)


def test_a_visitor_is_asked_to_sign_in(world: World, page: Page) -> None:
    assert page.get(NEW).h1 == "Logga in"
    assert "Lägg upp svar från en fil" not in page.get(LIST).links()


def test_the_list_that_is_not_empty_shows_the_way_too(mine: Page, owner: Viewer) -> None:
    put_in(owner)
    got = mine.get(LIST)
    assert got.links()["Lägg upp svar från en fil"] == NEW
    assert "Svar på remissen" in got.links() and "Ses av: Bara du" in got.text


# --- through to the compilation ---------------------------------------------------------------------------------


def test_from_the_file_to_the_matrix(mine: Page) -> None:
    got = sent(mine, messy(), title="Remissen i juni")
    assert got.h1 == "Svaren läses" and "Se om den är klar" in got.links()
    run_queued()
    got = mine.get(got.url)
    assert got.h1 == "Det här förstod vi"
    for words in ("5 svar, från 4 parter", "2 namn är säkert lästa", "2 namn är osäkra", "Svar_på_remissen.xlsx"):
        assert words in got.text
    assert "Kolumn B: ”Vilken kommun eller region svarar ni för?”" in got.text
    assert "3 avsnitt med graderingar" in got.text and "kolumn D" in got.text
    form = got.form("namnen")
    assert form.values["rad-2"] == "1421" and form.values["rad-6"] == "-"
    form["rad-4"] = "1489"
    got = form.submit()
    assert got.h1 == "Svaren läses" and "Namnen är rättade." in got.text
    run_queued()
    got = mine.get(got.url)
    assert "1 namn har du rättat" in got.text and "Det lästes först som Tidaholms kommun" in got.text
    assert "Alingsås har svarat två gånger" in got.text
    form = got.form("lagg-upp")
    assert form.values["title"] == "Remissen i juni"
    form["title"] = "Remissen, slutlig"
    got = form.submit()
    assert got.h1 == "Svaren läses"
    run_queued()
    got = mine.get(got.url)
    assert got.h1 == "Remissen, slutlig" and "Bara du ser sammanställningen" in got.text
    assert "3 av 4 parter har svarat" in got.text
    assert mine.get(LIST).links()["Remissen, slutlig"]
    names = mine.get(reverse("compilations:problems", args=[newest().kept_as])).text
    assert "Rättat" in names and "av Handläggare Orust" in names


def test_the_part_that_waits_leads_on_when_there_is_nothing_to_wait_for(mine: Page, owner: Viewer) -> None:
    pk = put_in(owner, read=False, at=now())
    got = mine.client.get(at("progress", pk))
    assert "hx-get" in got.content.decode() and not got.has_header("HX-Redirect")
    run_queued()
    got = mine.client.get(at("progress", pk))
    assert got["HX-Redirect"] == at("understood", pk) and "hx-get" not in got.content.decode()


def test_a_task_that_has_stopped_is_not_waited_for(mine: Page, owner: Viewer) -> None:
    pk = put_in(owner, read=False, at=datetime(2020, 1, 1, tzinfo=ZoneInfo("Europe/Stockholm")))
    got = mine.get(at("understood", pk))
    assert "stannat av" in got.text and "Släng filen" in got.links()


def test_many_doubtful_names_come_page_by_page(mine: Page, owner: Viewer) -> None:
    pk = put_in(owner, messy([(f"Föreningen {n}", "HDI") for n in range(30)]))
    first, second = mine.get(at("understood", pk)), mine.get(at("understood", pk) + "?sida=2")
    assert len(first.form("namnen").values) == 26 and len(second.form("namnen").values) == 6
    form = second.form("namnen")
    form["rad-31"] = "1421"
    form.submit()
    run_queued()
    assert "1 namn har du rättat" in mine.get(at("understood", pk)).text


def test_the_page_asks_as_much_however_large_the_sheet(mine: Page, owner: Viewer) -> None:
    def asked(pk: int) -> int:
        mine.get(at("understood", pk))
        with CaptureQueriesContext(connection) as found:
            mine.get(at("understood", pk))
        return len(found)

    few = put_in(owner)
    many = put_in(owner, messy([(f"Föreningen {n}", "HDI") for n in range(60)]))
    assert asked(few) == asked(many) <= 8


# --- nothing typed is lost --------------------------------------------------------------------------------------


def test_what_was_typed_stays_when_something_is_wrong(mine: Page) -> None:
    got = sent(mine, messy(), title="Min rubrik", deadline_time="12:00")
    assert got.status == 422
    form = got.form("form")
    assert (form.values["title"], form.values["deadline_time"]) == ("Min rubrik", "12:00")
    assert "Välj också en dag." in got.text and "Välj filen en gång till." in got.text
    with everything(why="the test looks for what should not be there"):
        assert not Upload.objects.exists()


def test_without_a_file_nothing_is_read(mine: Page) -> None:
    form = mine.get(NEW).form("form")
    form["title"] = "Min rubrik"
    got = form.submit()
    assert got.status == 422 and "Välj en fil med svar." in got.text
    assert got.form("form").values["title"] == "Min rubrik"


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ({"deadline_on": "2026-06-19", "deadline_time": "12:00"}, datetime(2026, 6, 19, 12)),
        ({"deadline_on": "2026-06-19"}, datetime(2026, 6, 19, 23, 59, 59)),
        ({}, None),
    ],
)
def test_the_deadline_is_a_moment_on_the_swedish_clock(
    mine: Page, typed: dict[str, str], expected: datetime | None
) -> None:
    sent(mine, messy(), **typed)
    moment = newest().deadline_at
    assert moment == (expected.replace(tzinfo=ZoneInfo("Europe/Stockholm")) if expected else None)


def test_a_title_that_was_emptied_is_asked_for_and_the_names_stay(mine: Page, owner: Viewer) -> None:
    form = mine.get(at("understood", put_in(owner))).form("lagg-upp")
    form["title"] = "  "
    got = form.submit()
    assert got.status == 422 and "Skriv en rubrik" in got.text and "Namn att kontrollera" in got.text


def test_a_name_that_was_never_offered_is_refused(mine: Page, owner: Viewer) -> None:
    form = mine.get(at("understood", put_in(owner))).form("namnen")
    got = form.submit(**{"rad-2": "9999"})
    assert got.status == 422 and "Välj någon i listan." in got.text and newest().state == "read"


# --- a file that cannot be read ---------------------------------------------------------------------------------


def test_a_sheet_without_grades_says_what_is_wrong_and_what_to_do(mine: Page) -> None:
    got = sent(mine, as_xlsx([["Kommun", "Synpunkt"], ["Orust kommun", "kanske"]]))
    run_queued()
    got = mine.get(got.url)
    assert got.h1 == "Filen gick inte att läsa" and "ingen kolumn med graderingar" in got.text
    assert got.links()["Lägg upp en annan fil"] == NEW
    assert "Gick inte att läsa" in mine.get(LIST).text


def test_a_csv_called_otherwise_is_read_for_what_it_is(mine: Page) -> None:
    got = sent(mine, as_csv(rows_of(MESSY)), "svar.xlsx")
    run_queued()
    assert mine.get(got.url).h1 == "Det här förstod vi"


# --- throwing it away -------------------------------------------------------------------------------------------


def test_it_is_thrown_away_on_purpose(mine: Page, owner: Viewer) -> None:
    pk = put_in(owner)
    got = mine.get(mine.get(at("understood", pk)).links()["Släng filen"])
    assert got.h1 == "Släng filen" and "Det går inte att ångra" in got.text
    got = got.form("form").submit()
    assert got.url == LIST and "Filen är slängd." in got.text and "Svar på remissen" not in got.text
    mine.get(at("understood", pk), status=404)


# --- nobody else's ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "slug", ["officer_tidaholm", "leader_municipal", "secretary_municipal", "operator", "stranger", None]
)
def test_nobody_else_finds_it(world: World, page: Page, owner: Viewer, slug: str | None) -> None:
    pk = put_in(owner)
    client = Client()
    if slug:
        client.force_login(world.people[slug], backend="allauth.account.auth_backends.AuthenticationBackend")
    for name in ("understood", "progress", "discard"):
        assert client.get(at(name, pk)).status_code == (404 if slug else 302), name
    for name in ("names", "keep", "discard"):
        assert client.post(at(name, pk), {"title": "Min"}).status_code == (404 if slug else 302), name
    assert "Svar på remissen" not in client.get(LIST).content.decode()
    assert newest().state == "read"


def test_mitt_arbete_reminds_its_owner_only(world: World, page: Page, owner: Viewer) -> None:
    pk = put_in(owner)
    put_in(owner, as_xlsx([["Kommun"], ["Orust"]]), title="Fel fil")
    got = page.as_(world.people[OWNER]).get(reverse("desk:desk"))
    assert got.links()["Svaren i Svar på remissen är lästa. Se efter att de är rätt lästa och lägg upp dem."] == at(
        "understood", pk
    )
    assert "Filen Fel fil gick inte att läsa." in got.links()
    other = page.as_(world.people["leader_municipal"]).get(reverse("desk:desk")).text
    assert "Svar på remissen" not in other and "Fel fil" not in other


def test_whatever_stands_in_the_sheet_is_text_on_the_page(mine: Page, owner: Viewer) -> None:
    hostile = '"><script>alert(1)</script>'
    rows = rows_of([(hostile, "HDI"), ("Orust kommun", "HHH")], sections=(f"1.1 {hostile}", "1.2 B", "1.3 C"))
    rows[1][2] = hostile
    got = mine.get(at("understood", put_in(owner, as_xlsx(rows, title="Blad <b>1<b>"), title=hostile)))
    assert hostile in got.text and "Blad <b>1<b>" in got.text
    assert (
        not [n for n in got.tree.iter(f"{H}script") if not n.get("src")] and text_of(got.tree).count("alert(1)") > 2
    )
