"""The pages of consultations, as each of the cast meets them: forms are filled in and sent."""

from __future__ import annotations

from datetime import timedelta

import pytest

from samsyn.access.clock import now
from samsyn.access.scope import everything, seen_by
from samsyn.consultations import actions
from samsyn.consultations.models import Consultation, ConsultedSection, Respondent
from samsyn.domain.access import PARTIES
from tests.consultations.composed import (
    begun,
    described,
    letters,
    note,
    published,
    ready,
    respondent,
    sent,
    with_addresses,
)
from tests.page import Page
from tests.world import PASSWORD, World


@pytest.fixture
def leader(world: World, page: Page) -> Page:
    """The region's process leader, who has just given her password."""
    signed_in = page.as_(world.people["leader_region"])
    form = signed_in.get("/konto/bekrafta/?next=/remisser/").form()
    form["password"] = PASSWORD
    form.submit()
    return signed_in


def test_from_nothing_to_a_sent_consultation(world: World, leader: Page) -> None:
    published()
    with_addresses(world)
    new = leader.get("/remisser/").links()["Ny remiss"]
    form = leader.get(new).form()
    form["title"] = "Remiss om provavtalet"
    form["versions"] = next(n.get("value") for n in form.node.iter() if n.get("name") == "versions")
    described = form.submit()
    assert described.h1 == "Brev och uppgifter" and "Bara organet ser den" in described.text
    form = described.form()
    day = now().date()
    form["opens_on"], form["closes_on"] = day.isoformat(), (day + timedelta(days=60)).isoformat()
    form["closes_time"] = "12:00"
    form["position_body"], form["position_on"], form["position_paragraph"] = "sro", day.isoformat(), "§ 12"
    form["full"] = "Ja"
    page = form.submit()
    assert "Välj minst en remissinstans." in page.text and "§ 12" in page.text
    chosen = leader.get(page.links()["Remissinstanser"])
    again = chosen.form().submit(add="parties")
    assert again.h1 == "Remissinstanser" and "4 remissinstanser är valda." in again.text
    sections = leader.get(leader.get(page.url).links()["Avsnitt att gradera"])
    assert "Sparat: 2 av 3 avsnitt är markerade." in sections.text
    looked = leader.get(leader.get(page.url).links()["Förhandsgranska"])
    assert "Härmed inbjuds" in looked.text and "Remiss: Remiss om provavtalet" in looked.text
    form = leader.get(looked.links()["Vidare till utskicket"]).form()
    form["audience"], form["authority"], form["confirmed"] = "parties", "14", "on"
    done = form.submit()
    assert "Remissen är skickad till 4 remissinstanser." in done.text
    with seen_by(world.viewers["officer_orust"]):
        row = Consultation.objects.get()
        assert row.placement == PARTIES and row.scale == {"full": "Ja"}
    assert len(letters()) == 4


def test_a_page_that_cannot_be_sent_says_all_that_is_missing(world: World, leader: Page) -> None:
    row = begun(world)
    text = leader.get(f"/remisser/{row.pk}/skicka/").text
    assert "Ange när svarstiden börjar och slutar." in text and "Välj minst en remissinstans." in text


def test_what_was_typed_stays_when_something_is_wrong(world: World, leader: Page) -> None:
    row = begun(world)
    form = leader.get(f"/remisser/{row.pk}/brev/").form()
    form["letter"] = "Hej {nman}, det här skrev jag."
    wrong = form.submit()
    assert wrong.status == 422 and "{nman}" in wrong.text and wrong.form().values["letter"].endswith("skrev jag.")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"closes_time": "12:00", "closes_on": ""}, "Välj också en dag."),
        ({"full": "Ja", "partial": "Ja"}, "Graderingarna måste heta olika."),
        ({"position_paragraph": "§ 3"}, "Välj det organ som ställningstagandet gäller."),
        ({"position_body": "sro", "position_link": "inte en adress"}, "Skriv hela adressen"),
    ],
)
def test_a_form_says_what_to_do(world: World, leader: Page, typed: dict[str, str], said: str) -> None:
    row = begun(world)
    form = leader.get(f"/remisser/{row.pk}/brev/").form()
    for name, value in typed.items():
        form[name] = value
    assert said in form.submit().text


def test_all_and_none_of_a_document(world: World, leader: Page) -> None:
    row = begun(world)
    form = leader.get(f"/remisser/{row.pk}/avsnitt/").form()
    version = next(n.get("value") for n in form.node.iter() if n.get("name") == "none")
    form.values.pop("graded", None)
    form.submit(none=version)
    with seen_by(world.viewers["leader_region"]):
        assert not ConsultedSection.objects.filter(consultation=row, is_graded=True).exists()
    leader.get(f"/remisser/{row.pk}/avsnitt/").form().submit(all=version)
    with seen_by(world.viewers["leader_region"]):
        assert ConsultedSection.objects.filter(consultation=row, is_graded=True).count() == 2


@pytest.mark.parametrize(
    ("group", "codes"),
    [
        ("side:region", {"14"}),
        ("side:municipal", {"1421", "1489", "1498"}),
        ("association:fyrbodal", {"1421"}),
        ("care_area:samla", {"1489"}),
    ],
)
def test_a_group_is_chosen_in_one_click(world: World, leader: Page, group: str, codes: set[str]) -> None:
    row = begun(world)
    address = f"/remisser/{row.pk}/remissinstanser/"
    leader.get(address).form().submit(add=group)
    with seen_by(world.viewers["leader_region"]):
        asked = Respondent.objects.filter(consultation=row, withdrawn_at=None)
        assert set(asked.values_list("organisation__code", flat=True)) == codes
    # A browser sends every ticked box; the client keeps one, so the rest is sent along here.
    leader.get(address).form().submit(drop=group, respondents=sorted(codes))
    with seen_by(world.viewers["leader_region"]):
        assert not Respondent.objects.filter(consultation=row, withdrawn_at=None).exists()


def test_the_list_begins_with_what_waits_for_ones_own_answer(world: World, page: Page) -> None:
    row = sent(world, at=now())
    officer = page.as_(world.people["officer_orust"])
    text = officer.get("/remisser/").text
    assert "Väntar på svar från din organisation" in text and "Orust kommun: Inbjuden" in text
    note(row, "1421", submitted_at=now())
    text = officer.get("/remisser/").text
    assert "Väntar på svar från din organisation" not in text and "Orust kommun: Inlämnat" in text


def test_a_respondent_has_a_clear_way_to_answer(world: World, page: Page) -> None:
    row = sent(world, at=now())
    shown = page.as_(world.people["officer_orust"]).get(f"/remisser/{row.pk}/")
    assert shown.links()["Svara"]
    assert "Hej Orust kommun!" in shown.text and "Följ upp svaren" not in shown.links()


def test_the_public_reads_what_was_sent_to_everyone_and_no_status(world: World, page: Page) -> None:
    row = sent(world, at=now())
    shown = page.get(f"/remisser/{row.pk}/")
    assert "Hej remissinstansen!" in shown.text and "Svara" not in shown.links()
    assert "Inbjuden" not in shown.text and "orust@kommun.example" not in shown.text
    page.get(f"/remisser/{row.pk}/lage/", status=200)  # signs in first
    page.as_(world.people["officer_orust"]).get(f"/remisser/{row.pk}/lage/", status=404)


def test_the_letter_is_handed_out_as_word(world: World, page: Page) -> None:
    import io

    import docx

    row = sent(world, at=now())
    got = page.as_(world.people["officer_orust"]).get(f"/remisser/{row.pk}/remissbrev.docx")
    paragraphs = "\n".join(p.text for p in docx.Document(io.BytesIO(got.response.content)).paragraphs)
    assert "Till: Orust kommun" in paragraphs and "Hej Orust kommun!" in paragraphs
    assert "inbjudan" not in paragraphs


def test_the_deadline_is_moved_with_a_reason_that_everyone_is_told(world: World, leader: Page) -> None:
    row = sent(world, at=now())
    before = len(letters())
    form = leader.get(f"/remisser/{row.pk}/svarstid/").form()
    day = (now() + timedelta(days=200)).date()
    form["closes_on"], form["closes_time"], form["reason"] = day.isoformat(), "16:30", "Flera nämnder möts senare."
    page = form.submit()
    assert "4 remissinstanser får besked." in page.text and "Flera nämnder möts senare." in page.text
    assert all("16.30" in letter.text and "Skäl: Flera nämnder" in letter.text for letter in letters()[before:])


def test_a_withdrawn_consultation_says_why(world: World, leader: Page, page: Page) -> None:
    row = sent(world, at=now())
    form = leader.get(f"/remisser/{row.pk}/aterkalla/").form()
    form["reason"], form["confirmed"] = "Texten drogs tillbaka.", "on"
    form.submit()
    shown = page.as_(world.people["officer_orust"]).get(f"/remisser/{row.pk}/")
    assert "Remissen är återkallad. Skäl: Texten drogs tillbaka." in shown.text
    assert "Svara" not in shown.links()


def test_one_more_is_asked_and_one_is_asked_no_more(world: World, leader: Page) -> None:
    row = sent(world, at=now())
    form = leader.get(f"/remisser/{row.pk}/lagg-till/").form()
    form["organisation"], form["email"] = "patient", "ombud@patient.example"
    assert "tillagd" in form.submit().text
    # It is written to elsewhere than its register says, and is told so there.
    assert [bool(letters(to)) for to in ("ombud@patient.example", "patient@kommun.example")] == [True, True]
    one = respondent(row, "patient")
    form = leader.get(f"/remisser/{row.pk}/lage/{one.pk}/ta-bort/").form()
    form["reason"] = "Det blev fel förening."
    assert "är inte längre remissinstans" in form.submit().text
    assert "Det blev fel förening." in letters("ombud@patient.example")[-1].text


def test_whoever_follows_but_may_not_ask_more_is_offered_no_dead_way(world: World, page: Page) -> None:
    row = sent(world)
    lawyer = page.as_(world.people["lawyer_region"])
    following = lawyer.get(f"/remisser/{row.pk}/lage/")
    one = lawyer.get(following.links()["Orust kommun"])
    offered = {*following.links(), *one.links()}
    assert "Skicka en ny inbjudan" in offered
    assert not offered & {"Lägg till en remissinstans", "Ta bort remissinstansen"}


def test_the_table_is_filtered_and_handed_out_as_it_is_filtered(world: World, leader: Page) -> None:
    row = sent(world, at=now())
    note(row, "1421", submitted_at=now())
    address = f"/remisser/{row.pk}/lage/"
    assert leader.get(address).text.count("Inlämnat") >= 1
    only = leader.get(address, {"lage": "submitted"})
    assert "Orust kommun" in only.text and "Tidaholms kommun" not in only.text
    by_association = leader.get(address, {"forbund": "skaraborg"})
    assert "Tidaholms kommun" in by_association.text and "Orust kommun" not in by_association.text
    lines = leader.get(f"/remisser/{row.pk}/lage.csv", {"lage": "submitted"}).response
    said = b"".join(lines.streaming_content).decode()
    assert "Orust kommun" in said and "Tidaholms" not in said


def test_a_telephone_note_and_the_day_an_answer_is_expected(world: World, leader: Page) -> None:
    row = sent(world, at=now())
    one = respondent(row, "1421")
    address = f"/remisser/{row.pk}/lage/{one.pk}/"
    form = leader.get(address).form()
    form["note"], form["expected_on"] = "Nämnden möts i maj.", "2026-05-20"
    saved = form.submit()
    assert "Nämnden möts i maj." in saved.text
    assert "20 maj 2026" in leader.get(f"/remisser/{row.pk}/lage/").text
    taken_back = leader.get(saved.links()["Återkalla anteckningen"]).form().submit()
    assert "Återkallad" in taken_back.text


def test_the_reminder_shows_exactly_who_gets_it(world: World, leader: Page) -> None:
    row = sent(world, at=now())
    note(row, "1421", submitted_at=now())
    note(row, "1489", abstained_at=now())
    shown = leader.get(f"/remisser/{row.pk}/paminn/")
    assert "Tidaholms kommun, inbjuden" in shown.text
    assert "Orust kommun, " not in shown.text and "Alingsås kommun, " not in shown.text
    before = len(letters())
    ticked = [n.get("value") for n in shown.form().node.iter() if n.get("name") == "respondents"]
    sent_to = shown.form().submit(respondents=ticked)
    assert "2 påminnelser är skickade." in sent_to.text
    assert {letter.to for letter in letters()[before:]} == {"region@kommun.example", "tidaholm@kommun.example"}
    again = leader.get(f"/remisser/{row.pk}/paminn/")
    assert "påmind i dag" in again.text and "respondents" not in again.form().values


def test_nobody_is_reminded_before_it_opens(world: World, leader: Page) -> None:
    row = ready(world)
    viewer = world.viewers["leader_region"]
    later = described(opens_at=now() + timedelta(days=5), closes_at=now() + timedelta(days=50))
    actions.describe_consultation(viewer=viewer, at=now(), consultation=row.pk, described=later)
    actions.send_consultation(viewer=viewer, at=now(), consultation=row.pk, place=PARTIES, registering_authority="14")
    assert "Svarstiden har inte börjat" in leader.get(f"/remisser/{row.pk}/paminn/").text


HOSTILE = '"><script>alert(1)</script>{{7*7}}'


def test_hostile_words_stay_words(world: World, leader: Page, page: Page) -> None:
    row = sent(world, at=now())
    with everything(why="a test plants hostile words"):
        Consultation.objects.update(title=HOSTILE, letter=HOSTILE)
    for address in (f"/remisser/{row.pk}/", "/remisser/", f"/remisser/{row.pk}/lage/"):
        text = leader.get(address).response.content.decode()
        assert "<script>alert(1)" not in text and "{{7*7}}" in text
