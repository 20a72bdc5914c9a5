"""A consultation's answers as files: what they hold, what they cost, and large ones made by a task for one person only."""

from __future__ import annotations

import io
import json
import re
import zipfile
from typing import Any

import openpyxl
import pytest
from django.core.cache import caches
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from samsyn.access.scope import everything, seen_by
from samsyn.compilations import queries
from samsyn.outbox.tasks import run_queued
from tests.consultations.examples import Sent, handed_in, sent
from tests.page import Page
from tests.world import AT, DAY, World

COMMENT, PROPOSAL = "Vem bär kostnaden?", '=HYPERLINK("https://elsewhere.example")'


def at(name: str, made: Sent, *more: int) -> str:
    return reverse(f"live:{name}", args=[made.consultation.pk, *more])


@pytest.fixture
def made(world: World) -> Sent:
    found = sent(world)
    said = {"kommunens-ansvar": {"grade": "none", "comment": COMMENT, "proposal": PROPOSAL}, "syfte": "full"}
    handed_in(found, world, "1421", said, stance="conditional", conditions="Kostnaden utreds.", is_late=True)
    handed_in(found, world, "1489", {}, kind="abstention", reason="Vi hinner inte.")
    handed_in(found, world, "patient", {"syfte": "none"}, stance="opposes")
    return found


@pytest.fixture
def reader(world: World, page: Page) -> Page:
    return page.as_(world.people["leader_region"])


def body(response: Any) -> bytes:
    return b"".join(response.streaming_content) if response.streaming else response.content


def words_of(content: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = [archive.read(n).decode() for n in archive.namelist() if n.endswith(".xml")]
    return re.sub(r"<[^>]+>", " ", " ".join(parts))


def test_the_workbook_holds_every_answer_and_runs_nothing(made: Sent, reader: Page) -> None:
    response = reader.client.get(at("report_xlsx", made))
    assert response["Content-Disposition"].endswith('filename="remiss-om-provavtalet.xlsx"')
    assert "no-store" in response["Cache-Control"]
    book = openpyxl.load_workbook(io.BytesIO(body(response)))
    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f"]
    rows = list(book["Alla svar"].iter_rows(values_only=True))
    head = rows[0]
    assert head[-2:] == ("Föreslagen lydelse", "Sent svar") and "Rad i arket" not in head
    orust = next(row for row in rows if row[0] == "Orust kommun" and row[head.index("Avsnitt")] == "2.1")
    assert orust[head.index("Kommentar")] == COMMENT and orust[-2:] == (PROPOSAL, "ja")
    assert "Att granska" not in book.sheetnames and "Inställning" in book.sheetnames
    stances = {row[0]: row[2] for row in book["Inställning"].iter_rows(min_row=2, values_only=True)}
    assert stances["Alingsås kommun"] == "Avstår från att svara"
    assert stances["Orust kommun"] == "Tillstyrker under förutsättning att (sent svar)"


def test_the_word_document_tells_who_abstains_and_what_they_propose(made: Sent, reader: Page) -> None:
    text = " ".join(words_of(body(reader.client.get(at("report_docx", made)))).split())
    for words in (
        COMMENT,
        "Föreslagen lydelse:",
        "Kostnaden utreds.",
        "Avstår från att svara",
        "som de var inlämnade",
    ):
        assert words in text, words
    assert "1 av 4" in text, "of the four parties that were asked"
    assert "arket" not in text


@pytest.mark.parametrize("name", ["report_xlsx", "report_docx", "linear_csv", "data"])
def test_in_the_demo_every_file_says_that_it_is_made_up(made: Sent, reader: Page, settings: Any, name: str) -> None:
    settings.DEMO = True
    content = body(reader.client.get(at(name, made)))
    text = words_of(content) if content.startswith(b"PK") else content.decode()
    assert "Påhittade uppgifter" in text


def test_what_is_gathered_is_in_the_same_order_whenever_it_was_handed_in(world: World) -> None:
    made = sent(world)
    for code in ("1498", "1421", "14"):
        handed_in(made, world, code, {"regionens-ansvar": "partial", "syfte": "full"})
    viewer = world.viewers["leader_region"]
    with seen_by(viewer):
        whole = queries.gathered(viewer, made.consultation.pk, on=DAY)[1]
        again = queries.gathered(viewer, made.consultation.pk, on=DAY)[1]
    assert whole == again
    keys = [one.key for one in whole.respondents]
    assert [(one.respondent, one.section) for one in whole.answers] == sorted(
        ((one.respondent, one.section) for one in whole.answers), key=lambda pair: (keys.index(pair[0]), pair[1])
    )
    assert [one.is_party for one in whole.respondents] == [True] * 4 + [False]


def test_files_ask_as_much_however_large_they_are(world: World, reader: Page) -> None:
    """Ten questions at most for the file itself; the session, the person and her seats are asked for before."""
    few = sent(world)
    handed_in(few, world, "1421", {"syfte": "full"})
    counts = {name: _asked(reader, at(name, few)) for name in ("report_xlsx", "report_docx", "data", "matrix")}
    for code in ("14", "1489", "1498", "patient"):
        handed_in(few, world, code, dict.fromkeys(few.section, "partial"))
    after = {name: _asked(reader, at(name, few)) for name in counts}
    assert after == counts
    assert max(counts[name] for name in ("report_xlsx", "report_docx")) - 3 <= 10
    assert counts["matrix"] <= 12


def _asked(reader: Page, address: str) -> int:
    """The questions of a page that is drawn anew; what every page asks for once in a while has been asked for."""
    caches["local"].clear()
    reader.client.get("/parter/")
    with CaptureQueriesContext(connection) as found:
        body(reader.client.get(address))
    return len(found)


def test_a_sections_page_asks_ten_questions_at_most(made: Sent, reader: Page) -> None:
    address = at("section", made, made.section["syfte"].position)
    assert _asked(reader, address) <= 10


# --- large reports ----------------------------------------------------------------------------------------------


@pytest.fixture
def large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("samsyn.compilations.queries.live.orders.MOST_AT_ONCE", 0)


@pytest.mark.parametrize("kind", ["xlsx", "docx"])
@pytest.mark.usefixtures("large")
def test_a_large_report_is_ordered_made_and_fetched(made: Sent, reader: Page, kind: str) -> None:
    page = reader.get(at(f"report_{kind}", made))
    assert page.h1 == "Rapport i Excel eller Word"
    ordered = page.form().submit(format=kind)
    assert "Rapporten görs." in ordered.text
    run_queued()
    done = reader.get(ordered.url)
    response = reader.client.get(done.links()["Hämta rapporten"])
    assert COMMENT in words_of(body(response)) and f'.{kind}"' in response["Content-Disposition"]
    again = page.form().submit(format=kind)
    assert again.url == ordered.url and "Hämta rapporten" in again.links(), "the same is not made twice"


@pytest.mark.usefixtures("large")
def test_a_report_is_for_whoever_ordered_it(world: World, made: Sent, reader: Page, page: Page) -> None:
    ordered = reader.get(at("report_xlsx", made)).form().submit(format="xlsx")
    run_queued()
    href = reader.get(ordered.url).links()["Hämta rapporten"]
    for slug in ("leader_municipal", "officer_orust", "operator"):
        other = page.as_(world.people[slug])
        other.get(ordered.url, status=404)
        assert other.client.get(href).status_code == 404, slug


@pytest.mark.usefixtures("large")
def test_who_may_not_read_the_answers_any_more_does_not_get_the_report(
    world: World, made: Sent, reader: Page
) -> None:
    from samsyn.parties.models import Seat

    ordered = reader.get(at("report_xlsx", made)).form().submit(format="xlsx")
    run_queued()
    href = reader.get(ordered.url).links()["Hämta rapporten"]
    Seat.objects.filter(person=world.people["leader_region"], body=world.bodies["arbetsgrupp"]).delete()
    assert reader.client.get(href).status_code == 404


@pytest.mark.usefixtures("large")
def test_a_report_that_could_not_be_made_says_so_and_can_be_ordered_again(
    made: Sent, reader: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*args: Any, **kwargs: Any) -> None:
        raise RuntimeError("planted")

    with monkeypatch.context() as planted:
        planted.setattr("samsyn.compilations.queries.live_report", broken)
        ordered = reader.get(at("report_xlsx", made)).form().submit(format="xlsx")
        run_queued()
    assert "gick inte att göra" in reader.get(ordered.url).text
    again = reader.get(at("report_xlsx", made)).form().submit(format="xlsx")
    run_queued()
    assert "Hämta rapporten" in reader.get(again.url).links()


@pytest.mark.usefixtures("large")
def test_answers_that_came_meanwhile_make_another_report(world: World, made: Sent, reader: Page) -> None:
    first = reader.get(at("report_xlsx", made)).form().submit(format="xlsx")
    handed_in(made, world, "1498", {"syfte": "none"})
    second = reader.get(at("report_xlsx", made)).form().submit(format="xlsx")
    assert first.url != second.url


def test_rows_are_told_while_a_workbook_is_written(world: World, made: Sent) -> None:
    from samsyn.access.scope import columns_of
    from samsyn.compilations.actions.live import note_rows
    from samsyn.compilations.models import ReportOrder
    from samsyn.domain.access import Audience, Placement

    place = columns_of(Placement(Audience.PERSON, person=world.people["leader_region"].pk))
    with everything(why="a test looks at an order"):
        order = ReportOrder.objects.create(
            consultation=made.consultation.pk, kind="xlsx", key="a" * 64, asked_at=AT, told_at=AT, **place
        )
        note_rows(order.pk, 3000, at=AT)
        order.refresh_from_db()
    assert (order.state, order.rows) == ("working", 3000)


def test_the_json_is_whole(made: Sent, reader: Page) -> None:
    found = json.loads(body(reader.client.get(at("data", made))))
    assert found["respondents"][0]["row"] and found["sections"][0]["column"] == "A"
    late = next(one for one in found["respondents"] if one["party"] == "1421")
    assert late["late"] is True and late["stance"] == "conditional"
