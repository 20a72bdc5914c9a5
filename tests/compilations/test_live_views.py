"""A consultation's answers as they are now: who reads them, what the pages say, what is counted and what is not."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from samsyn.access.scope import everything
from samsyn.domain.access import PARTIES, PUBLIC, Placement, may_see
from tests.consultations.examples import Sent, handed_in, sent
from tests.page import Got, H, Page, text_of
from tests.world import World

COMMENT = "Vi vill veta vem som bär kostnaden."
PROPOSAL = "Kommunen svarar för vård i hemmet dygnet runt."
OWN, REGIONS = "kommunens-ansvar", "regionens-ansvar"
PAGES = ("matrix", "linear", "overview", "yellow", "linear_csv", "data", "report_xlsx", "report_docx")


def at(name: str, made: Sent, *more: int) -> str:
    return reverse(f"live:{name}", args=[made.consultation.pk, *more])


@pytest.fixture
def made(world: World) -> Sent:
    """Orust and Tidaholm have answered (Tidaholm late), Alingsås abstains, the region is silent, and an association of
    patients has answered."""
    found = sent(world)
    answered(found, world)
    return found


def answered(found: Sent, world: World, place: Placement | None = None) -> None:
    orust = {
        "syfte": "full",
        OWN: {"grade": "none", "comment": COMMENT, "proposal": PROPOSAL, "ground": "consequence"},
        REGIONS: {"grade": "partial", "comment": "Skrivfel i andra stycket.", "ground": "editorial"},
    }
    conditions = {"stance": "conditional", "conditions": "Kostnaden utreds.", "decided_by": "Kommunstyrelsen"}
    handed_in(found, world, "1421", orust, place=place, **conditions, paragraph="41")
    handed_in(found, world, "1498", {"syfte": "full", OWN: "partial"}, place=place, is_late=True, stance="supports")
    handed_in(found, world, "1489", {}, place=place, kind="abstention", reason="Vi hinner inte.")
    handed_in(found, world, "patient", {OWN: {"grade": "none", "comment": COMMENT}}, place=place, stance="opposes")


@pytest.fixture
def reader(world: World, page: Page) -> Page:
    """A member of the leading body."""
    return page.as_(world.people["lawyer_region"])


def addresses(made: Sent) -> list[str]:
    """Every address that shows something of the answers."""
    orust, own = made.respondent["1421"].pk, made.section[OWN].position
    more = [at("respondent", made, orust), at("section", made, own), at("answer", made, orust, own)]
    return [*(at(name, made) for name in PAGES), *more]


def status(person: Any, address: str) -> int:
    client = Client()
    if person is not None:
        client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client.get(address).status_code


# --- who sees what ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("slug", ["officer_orust", "patient_voice", "operator", "stranger", "politician", None])
def test_until_they_are_published_only_the_leading_body_reads_the_answers(
    world: World, made: Sent, slug: str | None
) -> None:
    """Not even a respondent its own: it has its receipt."""
    person = world.people[slug] if slug else None
    for address in addresses(made):
        assert status(person, address) == 404, address
        assert status(world.people["lawyer_municipal"], address) == 200, address


@pytest.mark.parametrize("place", [PARTIES, PUBLIC])
def test_published_answers_are_read_by_those_they_are_published_to(world: World, place: Placement) -> None:
    made = sent(world)
    answered(made, world, place)
    for slug in ("officer_orust", "politician", "patient_voice", "stranger"):
        expected = 200 if may_see(world.viewers[slug], place) else 404
        for address in addresses(made):
            assert status(world.people[slug], address) == expected, (slug, address)


def test_one_that_was_published_does_not_open_one_that_was_not(world: World, page: Page) -> None:
    made = sent(world)
    handed_in(made, world, "1421", {OWN: {"grade": "full", "comment": "Det här får alla läsa."}}, place=PUBLIC)
    handed_in(made, world, "1498", {OWN: {"grade": "none", "comment": COMMENT}})
    mine = page.as_(world.people["officer_orust"])
    for address in addresses(made):
        assert COMMENT not in body(mine.client.get(address)), address
    hidden = made.respondent["1498"].pk
    mine.get(at("answer", made, hidden, made.section[OWN].position), status=404)
    assert "Inget publicerat svar" in mine.get(at("matrix", made)).text
    assert "inget publicerat svar" in mine.get(at("respondent", made, hidden)).text
    assert "1 av 4 tillfrågade parter" in mine.get(at("matrix", made)).text
    seen = page.as_(world.people["leader_region"]).get(at("matrix", made))
    assert "2 av 4 tillfrågade parter" in seen.text, "the same drawing is not handed to both"


def test_what_was_taken_back_is_gone(world: World, made: Sent, reader: Page) -> None:
    from samsyn.responses.models import Submission

    with everything(why="a test takes an answer back"):
        Submission.objects.filter(respondent=made.respondent["1421"]).update(withdrawn_at=made.consultation.sent_at)
    assert "1 av 4 tillfrågade parter" in reader.get(at("matrix", made)).text
    reader.get(at("answer", made, made.respondent["1421"].pk, made.section[OWN].position), status=404)
    handed_in(made, world, "1421", {OWN: {"grade": "full", "comment": "Nytt svar."}})
    got = reader.get(at("answer", made, made.respondent["1421"].pk, made.section[OWN].position))
    assert "Nytt svar." in got.text and COMMENT not in got.text


def test_before_anybody_has_answered_the_leading_body_is_told_so(world: World, reader: Page) -> None:
    made = sent(world)
    for name in ("matrix", "linear", "overview", "yellow"):
        assert reader.get(at(name, made)).status == 200
    assert "Inget svar har kommit in än." in reader.get(at("matrix", made)).text
    for name in ("linear_csv", "data", "report_xlsx", "report_docx"):
        assert reader.client.get(at(name, made)).status_code == 200, name


# --- what the pages say -----------------------------------------------------------------------------------------


def test_the_matrix_says_who_answered_abstained_and_is_silent(reader: Page, made: Sent) -> None:
    got = reader.get(at("matrix", made))
    assert got.h1 == "Remiss om provavtalet"
    told = "2 av 4 tillfrågade parter har svarat, 1 av dem efter svarstiden. 1 avstår, 1 har inte svarat, av 1 annan"
    assert told in got.text
    assert rows_in(got) == {
        "Orust kommun": ["H", "–", "I", "D"],
        "Tidaholms kommun sent svar": ["H", "–", "D", "–"],
        "Alingsås kommun": ["Avstår från att svara"],
        "Västra Götalandsregionen": ["Inget svar"],
        "Patientföreningen i länet": ["–", "–", "I", "–"],
    }


def rows_in(got: Got) -> dict[str, list[str]]:
    rows = [tr for tr in got.tree.iter(f"{H}tr") if tr.get("data-row")]
    return {text_of(tr[0]): [text_of(td) for td in tr[1:]] for tr in rows}


def test_those_who_are_no_party_and_those_who_abstain_are_counted_nowhere(reader: Page, made: Sent) -> None:
    got = reader.get(at("matrix", made) + "?gruppera=sida")
    heads = [text_of(th) for th in got.tree.iter(f"{H}th") if th.get("scope") == "rowgroup"]
    assert heads == ["Regionen 0 av 1", "Kommunerna 2 av 3", "Inte någon part 1"]
    foot = next(got.tree.iter(f"{H}tfoot"))
    assert [text_of(td) for td in foot.iter(f"{H}td")] == ["H2", "–", "I1", "D1"]


def test_columns_fold_to_chapters(reader: Page, made: Sent) -> None:
    got = reader.get(at("matrix", made) + "?kolumner=kapitel")
    assert rows_in(got)["Orust kommun"] == ["H", "I1"]
    assert rows_in(got)["Alingsås kommun"] == ["Avstår från att svara"]
    heads = [text_of(th) for th in got.tree.iter(f"{H}th") if th.get("scope") == "col"]
    assert heads == ["Remissinstans", "1", "2 Ansvar"]
    opened = reader.get(at("matrix", made) + got.links()["2 Ansvar"])
    assert rows_in(opened)["Orust kommun"] == ["H", "–", "I", "D"]
    foot = next(got.tree.iter(f"{H}tfoot"))
    assert [text_of(td) for td in foot.iter(f"{H}td")] == ["H2", "D2"]


def test_an_answer_can_be_read_alone_or_beside_the_matrix(reader: Page, made: Sent) -> None:
    address = at("answer", made, made.respondent["1421"].pk, made.section[OWN].position)
    got = reader.get(address)
    assert got.h1 == "Orust kommun om 2.1 Kommunens ansvar"
    for words in (COMMENT, PROPOSAL, "Konsekvens eller kostnad", "Kommunen svarar för vård i hemmet upp till"):
        assert words in got.text, words
    part = reader.client.get(address, headers={"HX-Request": "true"}).content.decode()
    assert COMMENT in part and PROPOSAL in part and "<html" not in part and "<h1" not in part


def test_a_respondents_page_holds_all_that_it_handed_in(reader: Page, made: Sent) -> None:
    got = reader.get(at("respondent", made, made.respondent["1421"].pk))
    for words in ("Kostnaden utreds.", "Kommunstyrelsen, § 41", "Tillstyrker under förutsättning att", COMMENT):
        assert words in got.text, words
    late = reader.get(at("respondent", made, made.respondent["1498"].pk)).text
    assert "Sent svar" in late
    abstained = reader.get(at("respondent", made, made.respondent["1489"].pk)).text
    assert "Avstår från att svara" in abstained and "Vi hinner inte." in abstained
    assert "inte lämnat in något svar" in reader.get(at("respondent", made, made.respondent["14"].pk)).text


def test_a_sections_page_counts_the_parties_and_tells_the_same_words_once(reader: Page, made: Sent) -> None:
    got = reader.get(at("section", made, made.section[OWN].position))
    assert got.h1 == "2.1 Kommunens ansvar"
    assert "Kommunen svarar för vård i hemmet upp till sjuksköterskenivå." in got.text
    assert "0 stämmer helt, 1 stämmer delvis, 1 stämmer inte alls, 0 ej svar" in got.text
    assert got.text.count(COMMENT) == 2, "Orust and the patients say the same, but Orust proposes wording too"
    assert PROPOSAL in got.text
    assert got.links()["Föregående: 2"] and got.links()["Nästa: 2.2"]


def test_the_same_words_from_several_stand_as_one(world: World, made: Sent, reader: Page) -> None:
    handed_in(made, world, "14", {OWN: {"grade": "partial", "comment": f"  {COMMENT.upper()} "}})
    got = reader.get(at("section", made, made.section[OWN].position))
    assert "Synpunkter som flera har lämnat" in got.text and "2 remissinstanser:" in got.text


def test_the_list_says_the_same_as_the_matrix(reader: Page, made: Sent) -> None:
    got = reader.get(at("linear", made))
    rows = [[text_of(c) for c in tr] for tr in got.tree.iter(f"{H}tr")][1:]
    assert len(rows) == 3 * 4
    assert rows[0][:4] == ["Orust kommun", "Kommunerna", "1 Syfte", "H Stämmer helt"]
    assert [
        "Patientföreningen i länet",
        "Inte någon part",
        "2.1 Kommunens ansvar",
        "I Stämmer inte alls",
        COMMENT,
    ] in rows
    assert "Avstår från att svara Alingsås kommun" in got.text and "Inget svar Västra Götalandsregionen" in got.text


def test_the_list_is_filtered_and_ordered(reader: Page, made: Sent) -> None:
    form = reader.get(at("linear", made)).form()
    form["grupp"], form["gradering"] = "association:fyrbodal", "ej-svar"
    got = form.submit()
    assert [[text_of(c) for c in tr][:3] for tr in got.tree.iter(f"{H}tr")][1:] == [
        ["Orust kommun", "Kommunerna", "2 Ansvar"]
    ]
    ordered = reader.get(at("linear", made) + "?gradering=inte-alls&sortera=-instans")
    names = [text_of(tr[0]) for tr in ordered.tree.iter(f"{H}tr")][1:]
    assert names == ["Patientföreningen i länet", "Orust kommun"]


@pytest.mark.parametrize(
    "query",
    [
        "sortera=row__organisation__email&avsnitt=1)--&grupp=side:x&gradering=full&sida=-1",
        "sortera=-&avsnitt=99999999999&sida=99999999999999999999&grupp=%00&kolumner=x&vand=a&vand=99999999999",
        "sortera=<script>&avsnitt=%C2%B2&sida=0x10&gradering=' OR 1=1&vand=-1&kolumner=dokument",
    ],
)
def test_the_pages_bear_any_address(reader: Page, made: Sent, query: str) -> None:
    for name in ("matrix", "linear", "yellow", "overview", "linear_csv"):
        assert reader.client.get(f"{at(name, made)}?{query}").status_code == 200, name


def test_both_pictures_stand_beside_each_other(reader: Page, made: Sent) -> None:
    """Orust's yellow is editorial, as Orust itself says: set aside, never turned into another grade."""
    got = reader.get(at("yellow", made))
    row = next(tr for tr in got.tree.iter(f"{H}tr") if text_of(tr[0]) == "2.2 Regionens ansvar")
    given, without = text_of(row[1]), text_of(row[2])
    assert "Stämmer delvis: 1" in given and "Stämmer delvis: 0" in without and "Stämmer helt: 0" in without
    assert "sagt av den svarande" in got.text and "Skrivfel i andra stycket." in got.text


def test_what_words_suggest_is_kept_apart_from_what_is_said(world: World, made: Sent, reader: Page) -> None:
    handed_in(made, world, "14", {REGIONS: {"grade": "partial", "comment": "Redaktionellt: stavfel i rubriken."}})
    plain, more = reader.get(at("yellow", made)), reader.get(at("yellow", made) + "?forslag=1")
    assert "föreslagna" not in plain.text and "1 föreslagna" in more.text
    assert "förslag, av orden: redaktionellt, stavfel" in more.text


def test_the_overview_tells_stances_conditions_and_who_is_late(reader: Page, made: Sent) -> None:
    got = reader.get(at("overview", made))
    rows, text = [[text_of(cell) for cell in tr] for tr in got.tree.iter(f"{H}tr")], got.text
    assert ["Tillstyrker under förutsättning att …", "1", "0"] in rows and ["Avstyrker", "0", "1"] in rows
    assert "Kostnaden utreds." in text
    assert "Efter svarstiden 1: Tidaholms kommun" in text and "Avstår från att svara 1: Alingsås kommun" in text
    assert "Flest kommentarer" in text


def test_the_sides_are_never_compared_where_no_ground_is_said(world: World, made: Sent, reader: Page) -> None:
    handed_in(made, world, "14", {OWN: "partial"})
    text = reader.get(at("overview", made)).text
    assert "Nej, grunden är inte angiven" in text


def test_whatever_somebody_wrote_is_text_on_every_page(world: World, reader: Page) -> None:
    evil = "<script>alert(1)</script><img src=x onerror=alert(2)>"
    made = sent(world, title=evil)
    said = {OWN: {"grade": "none", "comment": evil, "proposal": evil}}
    handed_in(made, world, "1421", said, stance="conditional", conditions=evil, general=evil, decided_by=evil)
    handed_in(made, world, "1498", said)
    for address in addresses(made):
        response = reader.client.get(address)
        if response.get("Content-Type", "").startswith("text/html"):
            got = reader.get(address)
            assert not list(got.tree.iter(f"{H}img")), address
            assert not [s for s in got.tree.iter(f"{H}script") if not s.get("src")], address


def test_what_is_not_there_is_not_found(made: Sent, reader: Page) -> None:
    orust, silent = made.respondent["1421"].pk, made.respondent["14"].pk
    for name, more in (
        ("respondent", [10**6]),
        ("section", [99]),
        ("answer", [orust, 99]),
        ("answer", [silent, 2]),
        ("answer", [10**6, 2]),
    ):
        reader.get(at(name, made, *more), status=404)


# --- files ------------------------------------------------------------------------------------------------------


def body(response: Any) -> str:
    content = b"".join(response.streaming_content) if response.streaming else response.content
    return content.decode("utf-8", "replace")


def test_the_list_as_a_file_holds_every_answer_and_runs_nothing(world: World, made: Sent, reader: Page) -> None:
    handed_in(made, world, "14", {OWN: {"grade": "partial", "comment": "=SUMMA(A1)", "proposal": "+1"}})
    response = reader.client.get(at("linear_csv", made))
    head, *rows = csv.reader(io.StringIO(response.getvalue().decode("utf-8-sig")), delimiter=";")
    assert head[:3] == ["Remissinstans", "Kod", "Sida"] and len(rows) == 4 * 4
    told = next(row for row in rows if row[0] == "Orust kommun" and row[4] == "2.1")
    assert told[6:] == ["Stämmer inte alls", "Konsekvens eller kostnad", COMMENT, PROPOSAL, ""]
    assert [row[8:10] for row in rows if "SUMMA" in row[8]] == [["'=SUMMA(A1)", "'+1"]]
    assert {row[10] for row in rows if row[0] == "Tidaholms kommun"} == {"sent svar"}
    assert "no-store" in response["Cache-Control"] and "attachment" in response["Content-Disposition"]


def test_a_long_list_is_streamed_whole(made: Sent, reader: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = body(reader.client.get(at("linear_csv", made)))
    data = body(reader.client.get(at("data", made)))
    monkeypatch.setattr("samsyn.compilations.queries.live.linear.CHUNK", 5)
    monkeypatch.setattr("samsyn.compilations.queries.live.gathering.CHUNK", 1)
    assert body(reader.client.get(at("linear_csv", made))) == whole
    assert body(reader.client.get(at("data", made))) == data


def test_the_data_have_the_shape_of_the_command_and_what_a_consultation_knows(made: Sent, reader: Page) -> None:
    found = json.loads(body(reader.client.get(at("data", made))))
    assert {"respondents", "sections", "answers", "tallies", "problems", "documents", "consultation"} == set(found)
    standing = {one["as_written"]: one["standing"] for one in found["respondents"]}
    assert standing["Alingsås kommun"] == "abstained" and standing["Västra Götalandsregionen"] == "silent"
    assert len(found["answers"]) == 3 * 4
    assert found["tallies"]["all"]["2.1"] == {"full": 0, "partial": 1, "none": 1, "missing": 0}
    assert found["tallies"]["association:fyrbodal"]["2.2"] == {"full": 0, "partial": 1, "none": 0, "missing": 0}
    assert found["tallies"]["side:region"]["2.1"] == {"full": 0, "partial": 0, "none": 0, "missing": 0}
    one = next(a for a in found["answers"] if a["party"] == "1421" and a["section"] == "2.1")
    assert (one["grade"], one["comment"], one["proposal"], one["ground"]) == (
        "none",
        COMMENT,
        PROPOSAL,
        "consequence",
    )
