"""The form in a browser without scripts, and as the script sends it: from the first opening to the receipt."""

from __future__ import annotations

import hashlib
import io
import json
import re
import zipfile
from datetime import timedelta
from typing import Any

import pytest
from allauth.account.internal.flows.login import record_authentication
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile

from samsyn.access.clock import now
from samsyn.access.scope import everything, seen_by
from samsyn.responses.models import FieldSave, Receipt, Response, ResponseField
from tests.consultations.examples import Sent, sent
from tests.page import Got, Page
from tests.world import World


@pytest.fixture
def out(world: World) -> Sent:
    """Open today, for a month."""
    return sent(world, opens_at=now() - timedelta(days=10), closes_at=now() + timedelta(days=30))


@pytest.fixture
def orust(world: World, page: Page) -> Page:
    return page.as_(world.people["officer_orust"])


def form_of(out: Sent, code: str = "1421") -> str:
    return f"/remisser/{out.consultation.pk}/svar/{out.response[code].pk}/"


def section_of(out: Sent, slug: str) -> str:
    return f"{form_of(out)}avsnitt/{out.section[slug].pk}/"


def fill(page: Page, out: Sent, slug: str, **values: str) -> Got:
    form = page.get(section_of(out, slug)).form("svar")
    for name, value in values.items():
        form[name] = value
    return page.post(section_of(out, slug), form.values)


def test_the_first_opening_makes_the_form_and_shows_the_overview(world: World, out: Sent, orust: Page) -> None:
    with everything(why="a test begins from nothing"):
        out.response["1421"].delete()
    got = orust.get(f"/remisser/{out.consultation.pk}/svar/")
    assert got.h1 == "Vårt svar" and "0 av 4 avsnitt besvarade" in got.text
    with seen_by(world.viewers["officer_orust"]):
        assert got.url == f"/remisser/{out.consultation.pk}/svar/{Response.objects.get().pk}/"


@pytest.mark.parametrize("page_of_form", ["", "alla/"])
def test_only_what_is_asked_about_is_listed_under_its_headings(out: Sent, orust: Page, page_of_form: str) -> None:
    """A tired reader meets no lines that she can do nothing with."""
    with everything(why="a test grades one section only"):
        for slug, section in out.section.items():
            section.is_graded = slug == "kommunens-ansvar"
            section.save()
    got = orust.get(form_of(out) + page_of_form)
    assert "2.1 Kommunens ansvar" in got.text and "2 Ansvar" in got.text
    assert "Syfte" not in got.text and "Regionens ansvar" not in got.text


def test_who_answers_for_several_chooses(world: World, out: Sent, page: Page) -> None:
    from samsyn.parties.models import Seat

    person = world.people["officer_orust"]
    Seat.objects.create(
        person=person, organisation=world.organisations["1498"], role="case_officer", from_on=now().date()
    )
    got = page.as_(person).get(f"/remisser/{out.consultation.pk}/svar/")
    assert got.h1 == "Vem svarar du för?"
    assert {"Orust kommun", "Tidaholms kommun"} <= set(got.links())
    assert got.client.get(got.links()["Tidaholms kommun"]).url == form_of(out, "1498")


def test_before_it_opens_the_page_says_when(world: World, page: Page) -> None:
    soon = sent(world, opens_at=now() + timedelta(days=3), closes_at=now() + timedelta(days=30))
    with everything(why="a test begins from nothing"):
        soon.response["1421"].delete()
        soon.consultation.sent_at = now() - timedelta(days=1)
        soon.consultation.save()
    got = page.as_(world.people["officer_orust"]).get(f"/remisser/{soon.consultation.pk}/svar/")
    assert "Remissen har inte öppnat än" in got.text


def test_a_section_is_answered_and_the_next_opens(out: Sent, orust: Page) -> None:
    form = orust.get(section_of(out, "kommunens-ansvar")).form("svar")
    form["grade"], form["comment"] = "partial", "Gränsen behöver förtydligas."
    got = form.submit(vidare=str(out.section["regionens-ansvar"].pk))
    assert got.url == section_of(out, "regionens-ansvar")
    assert "1 av 4 avsnitt besvarade" in orust.get(form_of(out)).text
    shown = orust.get(section_of(out, "kommunens-ansvar"))
    assert shown.form("svar").values["comment"] == "Gränsen behöver förtydligas."
    assert "Kommunen svarar för vård i hemmet" in shown.text and "Senast sparat" in shown.text


def test_the_page_of_all_sections_saves_each_by_itself(out: Sent, orust: Page) -> None:
    got = orust.get(f"{form_of(out)}alla/")
    assert got.text.count("Spara avsnittet") == 4
    answer = orust.post(
        section_of(out, "syfte"),
        {"csrfmiddlewaretoken": _token(got), "fran": "alla", "grade": "full", "on_grade": "0"},
    )
    assert answer.url.endswith(f"alla/#avsnitt-{out.section['syfte'].pk}")
    left = orust.get(f"{form_of(out)}alla/", {"visa": "obesvarade"})
    assert left.text.count("Spara avsnittet") == 3


def _token(got: Got) -> str:
    return str(re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', got.response.content.decode())[1])  # type: ignore[index]


def by_script(page: Page, got: Got, address: str, **fields: str) -> Any:
    return page.client.post(
        address, {"csrfmiddlewaretoken": _token(got), **fields}, headers={"Accept": "application/json"}
    )


def test_a_script_saves_one_field_and_is_told_when(world: World, out: Sent, orust: Page) -> None:
    got = orust.get(section_of(out, "syfte"))
    answer = by_script(orust, got, section_of(out, "syfte"), comment="Bra så.", on_comment="0")
    told = answer.json()
    assert told["state"] == "saved" and re.fullmatch(r"\d\d\.\d\d", told["time"])
    assert told["fields"] == {"comment": {"revision": 1, "value": "Bra så.", "clash": ""}}
    with seen_by(world.viewers["officer_orust"]):
        assert [f.name for f in ResponseField.objects.all()] == ["comment"]


def test_two_who_write_at_once_see_both_texts_and_choose(world: World, out: Sent, orust: Page) -> None:
    fill(orust, out, "syfte", comment="Den första texten.")
    got = orust.get(section_of(out, "syfte"))
    told = by_script(orust, got, section_of(out, "syfte"), comment="Den andra texten.", on_comment="0").json()
    clash = orust.get(told["fields"]["comment"]["clash"])
    assert clash.h1 == "Två texter" and "Den första texten." in clash.text
    assert "Två texter att välja mellan" in orust.get(form_of(out)).text
    form = clash.form("together")
    form["comment"] = "Den första och den andra."
    assert form.submit().url == f"{section_of(out, 'syfte')}#sparat"
    after = orust.get(section_of(out, "syfte"))
    assert after.form("svar").values["comment"] == "Den första och den andra."
    assert "Två texter" not in orust.get(form_of(out)).text
    saves = orust.get(f"{section_of(out, 'syfte')}sparade/")
    assert "Den andra texten." in saves.text and "Sparades vid sidan om" in saves.text


def test_the_text_in_the_field_may_stand(world: World, out: Sent, orust: Page) -> None:
    fill(orust, out, "syfte", grade="full")
    got = orust.get(section_of(out, "syfte"))
    told = by_script(orust, got, section_of(out, "syfte"), grade="none", on_grade="0").json()
    clash = orust.get(told["fields"]["grade"]["clash"])
    assert "Behåll ”Stämmer helt”" in clash.text
    clash.form("leave").submit()
    assert orust.get(section_of(out, "syfte")).form("svar").values["grade"] == "full"
    with seen_by(world.viewers["officer_orust"]):
        assert not FieldSave.objects.filter(number=None, settled_at=None).exists()


def test_a_form_without_scripts_that_meets_a_colleague_leads_to_both_texts(out: Sent, orust: Page) -> None:
    old = orust.get(section_of(out, "syfte")).form("svar")
    fill(orust, out, "syfte", comment="Kollegans.")
    old["comment"] = "Min."
    got = orust.post(section_of(out, "syfte"), old.values)
    assert got.h1 == "Två texter" and "Min." in got.text and "Kollegans." in got.text


def test_what_is_refused_stays_in_the_form(out: Sent, orust: Page) -> None:
    long = "ord " * 6000
    got = fill(orust, out, "syfte", comment=long, grade="none")
    assert got.status == 422 and "23999 tecken" in got.text.replace("\xa0", "").replace(" ", "", 0)
    values = got.form("svar").values
    assert values["comment"].strip() == long.strip() and values["grade"] == "none"
    told = by_script(orust, got, section_of(out, "syfte"), comment=long, on_comment="0")
    assert told.status_code == 422 and "högst 20 000" in told.json()["words"]


def test_a_draft_that_is_locked_while_one_writes_keeps_the_text_on_the_page(out: Sent, orust: Page) -> None:
    fill(orust, out, "syfte", grade="full")
    old = orust.get(section_of(out, "syfte")).form("svar")
    orust.get(f"{form_of(out)}frislapp/").form("form").submit()
    old["comment"] = "Det här hann inte med."
    got = orust.post(section_of(out, "syfte"), old.values)
    assert got.status == 422 and "Svaret är låst: Handläggare Orust" in got.text
    assert "Det här hann inte med." in got.text


def test_notes_are_for_colleagues_and_can_be_taken_back(out: Sent, orust: Page) -> None:
    got = orust.get(section_of(out, "syfte"))
    form = got.form("anteckna")
    form["words"] = "Fråga juristen."
    form.submit()
    got = orust.get(section_of(out, "syfte"))
    assert "Fråga juristen." in got.text
    assert "1 anteckning" in orust.get(form_of(out)).text
    address = next(f.get("action") for f in got.tree.iter() if str(f.get("action") or "").endswith("/aterkalla/"))
    orust.post(address, {"csrfmiddlewaretoken": _token(got)})
    assert "Fråga juristen." not in orust.get(section_of(out, "syfte")).text
    empty = orust.get(section_of(out, "syfte")).form("anteckna")
    assert orust.post(f"{section_of(out, 'syfte')}anteckna/", empty.values).status == 422


def test_from_draft_to_receipt(world: World, out: Sent, orust: Page) -> None:
    fill(orust, out, "syfte", grade="full")
    fill(orust, out, "kommunens-ansvar", grade="none")
    release = orust.get(f"{form_of(out)}frislapp/")
    assert "Kommentar saknas" in release.text and "2.1 Kommunens ansvar" in release.links()
    assert orust.post(f"{form_of(out)}frislapp/", release.form("form").values).status == 422
    fill(orust, out, "kommunens-ansvar", comment="Vi delar inte bilden.")
    orust.get(f"{form_of(out)}frislapp/").form("form").submit()
    submit = orust.get(f"{form_of(out)}lamna-in/").form("form")
    submit["decided_by"], submit["decided_on"] = "Kommunstyrelsen", now().date().isoformat()
    submit["paragraph"] = "§ 12"
    pdf = SimpleUploadedFile("protokoll.exe", b"%PDF-1.7\nutdrag", content_type="application/x-msdownload")
    receipt = orust.post(f"{form_of(out)}lamna-in/", {**submit.values, "file": pdf})
    assert (
        receipt.h1 == "Kvittens på remissvar" and "Vi delar inte bilden." in receipt.text and "§ 12" in receipt.text
    )
    content = orust.client.get(f"{form_of(out)}kvittens/1/innehall.json").content
    assert hashlib.sha256(content).hexdigest() in receipt.text
    assert json.loads(content)["decision"]["paragraph"] == "§ 12"
    file = orust.client.get(f"{form_of(out)}kvittens/1/bilaga/")
    assert file.getvalue() == b"%PDF-1.7\nutdrag" and 'filename="protokoll.pdf"' in file["Content-Disposition"]
    over = orust.get(form_of(out))
    assert "Inlämnat" in over.text and "Ta tillbaka svaret" in over.text
    orust.get(f"{form_of(out)}ta-tillbaka/").form("form").submit()
    assert "Gäller inte längre" in orust.get(form_of(out)).text


@pytest.mark.parametrize(
    "name, content, words",
    [
        ("svar.docx", b"MZ\x90\x00", "PDF eller ett Word"),
        ("svar.pdf", b"<html>", "PDF eller ett Word"),
        ("svar.pdf", b"%PDF-1.4 /OpenAction << /S /JavaScript >>", "går inte att ta emot"),
        ("svar.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "går inte att ta emot"),
    ],
)
def test_an_attachment_is_told_by_its_own_bytes(
    out: Sent, orust: Page, name: str, content: bytes, words: str
) -> None:
    fill(orust, out, "syfte", grade="full")
    orust.get(f"{form_of(out)}frislapp/").form("form").submit()
    form = orust.get(f"{form_of(out)}lamna-in/").form("form")
    form["decided_by"], form["decided_on"] = "Nämnden", now().date().isoformat()
    got = orust.post(f"{form_of(out)}lamna-in/", {**form.values, "file": SimpleUploadedFile(name, content)})
    assert got.status == 422 and words in got.text and got.form("form").values["decided_by"] == "Nämnden"


def test_a_word_document_with_macros_is_not_taken_in() -> None:
    from samsyn.office.answers.attachments import AttachmentFault, fault_of

    def word(*names: str) -> bytes:
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w") as archive:
            for part in ("[Content_Types].xml", "word/document.xml", *names):
                archive.writestr(part, "x")
        return made.getvalue()

    assert fault_of(word()) is None
    assert fault_of(word("word/vbaProject.bin")) is AttachmentFault.HOSTILE
    assert fault_of(word()[:40]) is AttachmentFault.HOSTILE


def test_to_abstain_is_said_in_words_of_its_own(out: Sent, orust: Page) -> None:
    form = orust.get(f"{form_of(out)}avsta/")
    for other in ("tackar nej", "säger upp", "uppsägning"):
        assert other not in form.text.lower()
    form.form("form").submit()
    over = orust.get(form_of(out))
    assert "Avstår från att svara" in over.text and "Svara ändå" in over.links()
    orust.get(f"{form_of(out)}ta-tillbaka/").form("form").submit()
    assert "Utkast" in orust.get(form_of(out)).text


def test_after_the_deadline_the_page_says_how_late(world: World, page: Page) -> None:
    out = sent(world, opens_at=now() - timedelta(days=40), closes_at=now() - timedelta(days=3, hours=2, minutes=5))
    orust = page.as_(world.people["officer_orust"])
    fill(orust, out, "syfte", grade="full")
    assert "3 dagar och 2 timmar sedan svarstiden gick ut" in orust.get(form_of(out)).text
    orust.get(f"{form_of(out)}frislapp/").form("form").submit()
    form = orust.get(f"{form_of(out)}lamna-in/").form("form")
    form["decided_by"], form["decided_on"] = "Nämnden", now().date().isoformat()
    receipt = orust.post(f"{form_of(out)}lamna-in/", form.values)
    assert "märkt som för sent inkommet" in receipt.text
    assert "Det går inte nu" in orust.get(f"{form_of(out)}ta-tillbaka/").text
    orust.get(f"{form_of(out)}oppna-igen/").form("form").submit()
    assert "Det tidigare inlämnade svaret gäller" in orust.get(form_of(out)).text


def test_the_draft_as_a_word_document(out: Sent, orust: Page) -> None:
    fill(orust, out, "syfte", grade="partial", comment="Bra & <tydligt>", proposal="Ny lydelse.")
    got = orust.client.get(f"{form_of(out)}utkast.docx")
    with zipfile.ZipFile(io.BytesIO(got.content)) as archive:
        words = archive.read("word/document.xml").decode()
    for said in ("Orust kommun", "Bra &amp; &lt;tydligt&gt;", "Ny lydelse.", "Stämmer delvis", "Avsnitt utan svar"):
        assert said in words
    assert got["Content-Disposition"] == 'attachment; filename="forslag-till-svar-orust-kommun.docx"'


@pytest.mark.slow
def test_the_receipt_as_pdf_holds_what_it_is_about(
    world: World, out: Sent, orust: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where somebody wrote a sign that our fonts lack. Made by a task; until then by the page."""
    import pikepdf

    from samsyn.office.answers import receipt_pdf
    from samsyn.responses.tasks import draw_receipt

    fill(orust, out, "syfte", grade="full", comment="Bra 😀")
    orust.get(f"{form_of(out)}frislapp/").form("form").submit()
    form = orust.get(f"{form_of(out)}lamna-in/").form("form")
    form["decided_by"], form["decided_on"] = "Nämnden", now().date().isoformat()
    form.submit()
    got = orust.client.get(f"{form_of(out)}kvittens/1/kvittens.pdf")
    content = orust.client.get(f"{form_of(out)}kvittens/1/innehall.json").content
    assert "😀" in content.decode()
    with pikepdf.open(io.BytesIO(got.content)) as document:
        assert document.attachments["innehall.json"].get_file().read_bytes() == content
    with seen_by(world.viewers["officer_orust"]):
        receipt = Receipt.objects.get().pk
    draw_receipt.func(receipt=receipt)
    monkeypatch.setattr(receipt_pdf, "receipt_pdf", None)  # what the task made is handed out, not made anew
    assert orust.client.get(f"{form_of(out)}kvittens/1/kvittens.pdf").getvalue() == got.content


def recent(world: World, who: str) -> Page:
    """A browser in which the password was given just now, as weighty acts ask for."""
    from django.http import HttpRequest

    browser = Page().as_(world.people[who])
    request = HttpRequest()
    request.session, request.user = browser.client.session, world.people[who]
    record_authentication(request, request.user, method="password", reauthenticated=True)
    request.session.save()
    return browser


def test_a_colleague_is_brought_in_and_let_go(world: World, out: Sent, page: Page) -> None:
    from samsyn.parties.models import Seat

    orust = recent(world, "officer_orust")
    assert "Bjud in en kollega" in orust.get(f"{form_of(out)}kollegor/").links()
    form = orust.get(f"{form_of(out)}kollegor/bjud-in/").form("form")
    form["email"], form["name"] = "ny@orust.example", "Nina Ny"
    got = form.submit()
    assert "Nina Ny" in got.text and "Inbjuden, har inte loggat in än" in got.text
    assert [letter.to for letter in mail.outbox] == [["ny@orust.example"]]
    seat = Seat.objects.get(person__email="ny@orust.example")
    assert (seat.role, seat.organisation.code) == ("case_officer", "1421")
    orust.get(f"{form_of(out)}kollegor/{seat.pk}/avsluta/").form("form").submit()
    assert "Nina Ny" not in orust.get(f"{form_of(out)}kollegor/").text
    own = Seat.objects.get(person=world.people["officer_orust"])
    elsewhere = Seat.objects.get(person=world.people["officer_tidaholm"])
    for pk in (own.pk, elsewhere.pk):
        orust.get(f"{form_of(out)}kollegor/{pk}/avsluta/", status=404)


def test_a_colleague_with_another_seat_writes_and_does_not_decide(world: World, out: Sent, page: Page) -> None:
    from samsyn.parties.models import Seat

    person = world.people["stranger"]
    Seat.objects.create(person=person, organisation=world.organisations["1421"], role="member", from_on=now().date())
    browser = page.as_(person)
    fill(browser, out, "syfte", grade="full")
    over = browser.get(form_of(out))
    assert "1 av 4" in over.text and "Frisläpp för beslut" not in over.links()
    for page_of in ("frislapp/", "avsta/", "kollegor/bjud-in/"):
        got = browser.get(f"{form_of(out)}{page_of}", status=403)
        assert "samordnare, handläggare och registratorer hos remissinstansen" in got.text
