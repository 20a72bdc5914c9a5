"""Nobody but its own people comes near an answer that is being written: every page, every state, everybody else.

Words that stand only in the draft are looked for in everything that others can open, and in what is mailed and logged.
Classes from the list of flaws that systems like ours had: another's draft by its number, forged numbers in forms, access
that depends on state, a file by a reused link, words that are markup.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from samsyn.access.clock import now
from samsyn.access.models import LogEntry, LogWords
from samsyn.access.scope import SeenManager, everything, seen_by
from samsyn.domain.access import Viewer
from samsyn.domain.receipts import Decision
from samsyn.responses.actions import (
    Change,
    Upload,
    release_response,
    save_fields,
    submit_response,
    withdraw_response,
    write_note,
)
from samsyn.responses.models import FieldSave, Receipt, Response, ResponseField, ResponseNote
from samsyn.responses.urls import urlpatterns
from tests.consultations.examples import Sent, sent
from tests.world import World

DRAFTED, NOTED, ATTACHED = "Grävlingsvägen", "Bäverdammen", b"%PDF-1.7 Utterstigen"
OTHERS = ("officer_tidaholm", "registrar_alingsas", "leader_region", "leader_municipal", "secretary_municipal",
          "operator", "patient_voice", "stranger", None)  # fmt: skip
# A few of them, for what is slow.
SOME = ("officer_tidaholm", "leader_region", "secretary_municipal", "operator", None)
STATES = ("draft", "released", "submitted", "withdrawn")


@pytest.fixture
def out(world: World) -> Sent:
    return sent(world, opens_at=now() - timedelta(days=10), closes_at=now() + timedelta(days=30))


def written(world: World, out: Sent, state: str) -> Any:
    """Orust's answer, come so far."""
    who = {"viewer": world.viewers["officer_orust"], "at": now(), "response": out.response["1421"].pk}
    section = out.section["syfte"].pk
    for number, text in enumerate((f"{DRAFTED} först", DRAFTED)):
        changes = [Change(section, "grade", "none"), Change(section, "comment", text, number)]
        save_fields(**who, changes=changes)
    write_note(**who, section=section, words=NOTED)
    if state != "draft":
        release_response(**who)
    if state in {"submitted", "withdrawn"}:
        decision = Decision("Kommunstyrelsen", now().date())
        submit_response(**who, decision=decision, attachment=Upload("p.pdf", ATTACHED))
    if state == "withdrawn":
        withdraw_response(**who)
    return out.response["1421"]


def addresses(out: Sent) -> Iterator[str]:
    """Every page of Orust's answer."""
    with everything(why="a test asks where things lie"):
        save = FieldSave.objects.first().pk
        note = ResponseNote.objects.first().pk
    known = {
        "pk": out.consultation.pk,
        "respondent": out.respondent["1421"].pk,
        "response": out.response["1421"].pk,
        "section": out.section["syfte"].pk,
        "save": save,
        "note": note,
        "number": 1,
        "seat": 1,
    }
    for pattern in urlpatterns:
        if pattern.name != "answer":
            wanted = pattern.pattern.converters
            yield reverse(f"responses:{pattern.name}", kwargs={key: known[key] for key in wanted})


def browser_of(world: World, who: str | None) -> Client:
    made = Client()
    if who:
        made.force_login(world.people[who], backend="allauth.account.auth_backends.AuthenticationBackend")
    return made


@pytest.mark.parametrize("state", STATES)
def test_nobody_else_opens_a_page_of_the_answer_or_does_anything_in_it(world: World, out: Sent, state: str) -> None:
    written(world, out, state)
    before = whole_draft()
    for who in SOME:
        browser = browser_of(world, who)
        for address in addresses(out):
            for answer in (browser.get(address), browser.post(address, {"comment": "x", "on_comment": "2"})):
                expected = {302} if who is None else {404, 405}
                assert answer.status_code in expected, f"{who} got {answer.status_code} from {address} ({state})"
                assert who is not None or answer["Location"].startswith("/konto/"), address
    assert whole_draft() == before


def whole_draft() -> list[Any]:
    with everything(why="a test compares all that is kept"):
        kept = (Response, ResponseField, FieldSave, ResponseNote, Receipt)
        return [list(model.objects.order_by("pk").values()) for model in kept]


@pytest.mark.parametrize("state", STATES)
def test_what_is_drafted_stands_on_no_other_page_in_no_letter_and_no_log(world: World, out: Sent, state: str) -> None:
    written(world, out, state)
    pages = ["/", "/mitt-arbete/", "/parter/1421/", "/parter/1421/historik/", "/sammanstallningar/", "/avtal/"]
    pages += [f"/sok/?q={DRAFTED}", f"/sok/?q={NOTED}", f"/remisser/{out.consultation.pk}/svar/"]
    for who in SOME:
        browser = browser_of(world, who)
        for page in pages:
            said = browser.get(page, follow=True).content.decode().replace(f"value=&quot;{DRAFTED}", "")
            said = said.replace(f'value="{DRAFTED}"', "").replace(f'value="{NOTED}"', "")
            hits = said.count(DRAFTED) + said.count(NOTED)
            assert not hits or (page.startswith("/sok/") and "Inget" in said), f"{who} reads the draft at {page}"
    assert not [letter for letter in mail.outbox if DRAFTED in letter.body or NOTED in letter.body]
    with everything(why="a test reads the whole log"):
        told = [str(entry) for entry in LogEntry.objects.values_list("data", flat=True)]
        told += list(LogWords.objects.values_list("text", flat=True))
    assert not [words for words in told if DRAFTED in words or NOTED in words]


@pytest.mark.parametrize("state", STATES)
def test_no_row_of_the_draft_lies_for_anybody_else(world: World, out: Sent, state: str) -> None:
    written(world, out, state)
    for who in OTHERS:
        viewer = world.viewers[who] if who else Viewer.public()
        with seen_by(viewer):
            for model in (Response, ResponseField, FieldSave, ResponseNote, Receipt):
                mine = {"1498": "officer_tidaholm", "1489": "registrar_alingsas", "patient": "patient_voice"}
                own = [out.response[code].pk for code, person in mine.items() if person == who]
                rows = model.objects.exclude(pk__in=own) if model is Response else model.objects.all()
                theirs = rows.exclude(pk=out.response["14"].pk) if model is Response else rows
                assert not theirs.exists(), f"{who} sees {model.__name__} ({state})"


def test_a_form_with_anothers_numbers_reaches_nothing(world: World, out: Sent) -> None:
    """Tidaholm's own address, with Orust's texts, notes and files in it."""
    written(world, out, "submitted")
    with everything(why="a test asks where things lie"):
        save, note = FieldSave.objects.first().pk, ResponseNote.objects.first().pk
    before = whole_draft()
    own = f"/remisser/{out.consultation.pk}/svar/{out.response['1498'].pk}/"
    browser = browser_of(world, "officer_tidaholm")
    assert browser.get(own).status_code == 200
    assert browser.get(f"{own}sparad/{save}/").status_code == 404
    assert browser.post(f"{own}sparad/{save}/").status_code == 404
    assert browser.post(f"{own}anteckningar/{note}/aterkalla/").status_code == 404
    assert browser.get(f"{own}kvittens/1/").status_code == 404
    # Another's text cannot be settled by naming it in one's own form.
    sent_with = {"comment": "Vårt.", "on_comment": "0", "settles_comment": str(save)}
    assert browser.post(f"{own}avsnitt/{out.section['syfte'].pk}/", sent_with).status_code == 302
    with everything(why="a test compares"):
        mine = [row for row in whole_draft()[2] if row["for_organisation_id"] == world.organisations["1421"].pk]
    assert mine == before[2]


def test_a_consultations_answer_is_not_opened_under_another(world: World, out: Sent) -> None:
    response = written(world, out, "draft")
    browser = browser_of(world, "officer_orust")
    assert browser.get(f"/remisser/{out.consultation.pk + 1}/svar/{response.pk}/").status_code == 404
    for number in ("0", "99999999999999999999", "-1", "x"):
        assert browser.get(f"/remisser/{out.consultation.pk}/svar/{number}/").status_code == 404
        assert browser.get(f"/remisser/{out.consultation.pk}/svar/{response.pk}/avsnitt/{number}/").status_code == 404


def test_whoever_loses_her_seat_loses_the_draft_and_the_link_to_its_file(world: World, out: Sent) -> None:
    from samsyn.parties.models import Seat

    response = written(world, out, "submitted")
    file = f"/remisser/{out.consultation.pk}/svar/{response.pk}/kvittens/1/bilaga/"
    browser = browser_of(world, "officer_orust")
    assert b"".join(browser.get(file)) == ATTACHED
    Seat.objects.filter(person=world.people["officer_orust"]).update(ended_at=now(), until_on=now().date())
    assert browser.get(file).status_code == 404
    assert browser.get(f"/remisser/{out.consultation.pk}/svar/{response.pk}/").status_code == 404


def test_markup_is_words_on_every_page_and_in_every_file(world: World, out: Sent) -> None:
    hostile = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)> =CMD()"
    who = {"viewer": world.viewers["officer_orust"], "at": now(), "response": out.response["1421"].pk}
    section = out.section["syfte"].pk
    changes = [Change(section, name, hostile) for name in ("comment", "proposal")]
    save_fields(**who, changes=[*changes, Change(section, "grade", "none"), Change(None, "general", hostile)])
    write_note(**who, section=section, words=hostile)
    release_response(**who)
    submit_response(**who, decision=Decision(hostile, now().date(), "§ <1>", "<b>"))
    browser = browser_of(world, "officer_orust")
    seen = 0
    for address in addresses(out):
        answer = browser.get(address)
        if answer.status_code == 200 and answer["Content-Type"].startswith("text/html"):
            said = answer.content.decode()
            assert "<script>alert" not in said and "<img src=x" not in said, address
            seen += "&lt;script&gt;" in said
    assert seen >= 5


def test_a_planted_gate_that_lets_all_through_is_seen(
    world: World, out: Sent, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Planted: the gate's manager gives all rows."""
    response = written(world, out, "draft")
    monkeypatch.setattr(SeenManager, "get_queryset", super(SeenManager, SeenManager).get_queryset)
    got = browser_of(world, "officer_tidaholm").get(f"/remisser/{out.consultation.pk}/svar/{response.pk}/")
    assert DRAFTED in got.content.decode()
