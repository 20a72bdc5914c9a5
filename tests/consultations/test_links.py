"""The mailed link opens no answer by itself, works once, and goes past nobody's second factor."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth import get_user_model

from samsyn.access import log
from samsyn.access.clock import now
from samsyn.access.scope import seen_by
from samsyn.consultations import actions
from samsyn.consultations.actions import ConsultationRefused
from samsyn.consultations.models import RespondentInvitation
from samsyn.consultations.texts import Refused
from samsyn.domain.access import PARTIES, Role, Viewer
from samsyn.parties.actions.refusals import AddressRefused
from samsyn.parties.queries import viewer_of
from tests.consultations.composed import letters, link_in, respondent, sent, state
from tests.page import Page
from tests.world import AT, DAY, World

NEW = "fyra ord efter varandra"


def link(row: Any, code: str = "orust") -> str:
    return link_in([one for one in letters(f"{code}@kommun.example") if "/inbjudan/" in one.text][-1])


def secret(row: Any, code: str = "orust") -> str:
    return link(row, code).strip("/").split("/")[-1]


def mailed_code(to: str = "orust@kommun.example") -> str:
    found = re.search(r"^\d{8}$", letters(to)[-1].text, re.M)
    assert found, "no code was mailed"
    return found[0]


def refused(code: str) -> Any:
    return pytest.raises(ConsultationRefused, match=code)


def test_opening_a_link_does_nothing(world: World, page: Page) -> None:
    row = sent(world, PARTIES, at=now())
    for _ in range(3):
        shown = page.get(link(row))
        assert "Orust kommun" in shown.text and "Remiss om provavtalet" in shown.text
    assert "Kommunen svarar" not in shown.text and "orust@kommun.example" not in shown.text
    assert state(row, "1421").opened_at is None and not RespondentInvitation.objects.exclude(used_at=None).exists()


def test_somebody_with_a_seat_takes_it_on_with_one_button(world: World, page: Page) -> None:
    row = sent(world, at=now())
    officer = page.as_(world.people["officer_orust"])
    officer.get(link(row)).form().submit()
    used = RespondentInvitation.objects.get(respondent=respondent(row, "1421"))
    assert used.used_by == world.people["officer_orust"] and state(row, "1421").opened_at
    # She had a seat: she gets no other.
    assert not viewer_of(world.people["officer_orust"], on=now().date()).is_(Role.COORDINATOR)


def test_the_invited_address_is_proof_and_gives_a_coordinators_seat(world: World) -> None:
    stranger = world.people["stranger"]
    row = sent(world)
    one = respondent(row, "1421")
    actions.renew_invitation(
        viewer=world.viewers["leader_region"], at=AT, consultation=row.pk, respondent=one.pk, email=stranger.email
    )
    hidden = link_in(letters(stranger.email)[-1]).strip("/").split("/")[-1]
    actions.follow_link(viewer=world.viewers["stranger"], at=AT, secret=hidden)
    viewer = viewer_of(stranger, on=DAY)
    assert viewer.is_(Role.COORDINATOR, organisation=world.organisations["1421"].pk)
    with seen_by(world.viewers["leader_region"]):
        assert "link.follow" in log.history(row).values_list("act", flat=True)
    with seen_by(world.viewers["officer_tidaholm"]):
        assert log.history(world.organisations["1421"]).first().act == "seat.give"


def test_a_signed_in_stranger_needs_the_code(world: World) -> None:
    row = sent(world)
    viewer, hidden = world.viewers["stranger"], secret(row)
    with refused(Refused.CODE_WANTED):
        actions.follow_link(viewer=viewer, at=AT, secret=hidden)
    actions.send_code(viewer=viewer, at=AT, secret=hidden)
    with refused(Refused.CODE_WRONG):
        actions.follow_link(viewer=viewer, at=AT, secret=hidden, code="00000000x")
    actions.follow_link(viewer=viewer, at=AT, secret=hidden, code=mailed_code())
    assert world.organisations["1421"].pk in viewer_of(world.people["stranger"], on=DAY).organisations


def test_whoever_sits_for_the_other_side_gets_no_seat(world: World) -> None:
    row = sent(world)
    viewer, hidden = world.viewers["lawyer_region"], secret(row)
    actions.send_code(viewer=viewer, at=AT, secret=hidden)
    with pytest.raises(AddressRefused):
        actions.follow_link(viewer=viewer, at=AT, secret=hidden, code=mailed_code())
    assert RespondentInvitation.objects.get(respondent=respondent(row, "1421")).used_at is None


def test_somebody_without_an_account_gets_one_by_the_code(world: World, page: Page) -> None:
    row = sent(world, at=now())
    shown = page.get(link(row))
    assert "Skicka en kod" in shown.text
    form = shown.form().submit().form()
    form["code"], form["name"] = mailed_code(), "Nadja Ny"
    form["password1"] = form["password2"] = NEW
    form.submit()
    person = get_user_model().objects.get(email="orust@kommun.example")
    assert person.joined_at and person.name == "Nadja Ny"
    viewer = viewer_of(person, on=now().date())
    assert viewer.is_(Role.COORDINATOR, organisation=world.organisations["1421"].pk)
    assert page.client.session["_auth_user_id"] == str(person.pk)
    # The link is used, for whoever opens it now.
    assert "Länken är använd" in Page().get(link(row), status=410).text


def test_a_weak_password_is_refused_and_the_code_still_works(world: World, page: Page) -> None:
    row = sent(world, at=now())
    form = page.get(link(row)).form().submit().form()
    form["code"], form["name"] = mailed_code(), "Nadja Ny"
    form["password1"] = form["password2"] = "password"
    again = form.submit()
    assert (
        again.status == 422 and RespondentInvitation.objects.get(respondent=respondent(row, "1421")).code_tries == 0
    )


def test_who_has_an_account_logs_in_as_usual(world: World, page: Page) -> None:
    officer = world.people["officer_orust"]
    world.organisations["1421"].email = officer.email
    row = sent(world, at=now())
    one = respondent(row, "1421")
    actions.renew_invitation(
        viewer=world.viewers["leader_region"], at=now(), consultation=row.pk, respondent=one.pk, email=officer.email
    )
    address = link_in(letters(officer.email)[-1])
    shown = page.get(address)
    assert "Logga in" in shown.links() and "Skicka en kod" not in shown.text
    assert f"next={address.replace('/', '%2F')}" in shown.links()["Logga in"]
    # The door of the code is shut for such an address, whatever is sent to it.
    page.post(f"{address}kod/", {"csrfmiddlewaretoken": page.client.cookies["csrftoken"].value})
    hidden = address.strip("/").split("/")[-1]
    code = mailed_code(officer.email)
    with refused(Refused.HAS_ACCOUNT):
        actions.join_by_code(viewer=Viewer.public(), at=now(), secret=hidden, code=code, name="Någon", password=NEW)
    assert "_auth_user_id" not in page.client.session


def test_five_tries_and_the_code_is_gone(world: World, page: Page) -> None:
    row = sent(world, at=now())
    form = page.get(link(row)).form().submit().form()
    right = mailed_code()
    form["name"], form["password1"], form["password2"] = "Nadja Ny", NEW, NEW
    form["code"] = f"{(int(right) + 1) % 10**8:08}"
    said = [form.submit().text for _ in range(5)]
    assert all("Koden stämmer inte" in text for text in said)
    form["code"] = right
    assert "prövats för många gånger" in form.submit().text
    assert not get_user_model().objects.filter(email="orust@kommun.example").exists()


def test_a_code_is_too_old_after_a_quarter_of_an_hour(world: World) -> None:
    row = sent(world)
    viewer, hidden = world.viewers["stranger"], secret(row)
    actions.send_code(viewer=viewer, at=AT, secret=hidden)
    code, later = mailed_code(), AT + timedelta(minutes=15, seconds=1)
    with refused(Refused.CODE_OLD):
        actions.count_try(viewer=viewer, at=later, secret=hidden)
    with refused(Refused.CODE_OLD):
        actions.follow_link(viewer=viewer, at=later, secret=hidden, code=code)


def test_a_code_is_good_for_its_own_link_only(world: World) -> None:
    row = sent(world)
    viewer, orust, tidaholm = world.viewers["stranger"], secret(row), secret(row, "tidaholm")
    actions.send_code(viewer=viewer, at=AT, secret=orust)
    with refused(Refused.CODE_WANTED):
        actions.follow_link(viewer=viewer, at=AT, secret=tidaholm, code=mailed_code())


def test_codes_go_to_the_invited_address_and_only_so_often(world: World, page: Page) -> None:
    row = sent(world, at=now())
    for _ in range(5):
        page.get(link(row)).form().submit()
    assert len(letters("orust@kommun.example")) == 6
    stopped = page.get(link(row)).form().submit()
    assert stopped.status == 429 and "flera mejl" in stopped.text
    assert len(letters("orust@kommun.example")) == 6


def test_only_the_hash_of_a_code_is_kept(world: World) -> None:
    row = sent(world)
    actions.send_code(viewer=Viewer.public(), at=AT, secret=secret(row))
    kept = RespondentInvitation.objects.get(respondent=respondent(row, "1421")).code_hash
    assert mailed_code() not in kept


def test_a_used_link_gives_a_new_one_to_the_organisations_address_only(world: World, page: Page) -> None:
    row = sent(world, at=now())
    used = link(row)
    page.as_(world.people["officer_orust"]).get(used).form().submit()
    asked = page.get(used, status=410).form().submit()
    assert "En ny länk är på väg" in asked.text
    fresh = link_in(letters("orust@kommun.example")[-1])
    assert fresh != used and page.get(fresh).h1 == "Remiss om provavtalet"


def test_a_renewed_link_kills_the_old_one(world: World, page: Page) -> None:
    row = sent(world, at=now())
    old, one = link(row), respondent(row, "1421")
    actions.renew_invitation(
        viewer=world.viewers["lawyer_region"],
        at=now(),
        consultation=row.pk,
        respondent=one.pk,
        email="ny@orust.example",
    )
    assert "ersatt av en nyare" in page.get(old, status=410).text
    with refused(Refused.LINK_DEAD):
        actions.follow_link(viewer=world.viewers["officer_orust"], at=now(), secret=old.strip("/").split("/")[-1])
    told = letters("orust@kommun.example")[-1]
    assert "ny@orust.example" in told.text and "annan adress" in told.subject


def test_a_withdrawn_consultation_kills_all_links(world: World, page: Page) -> None:
    row = sent(world, at=now())
    address = link(row)
    actions.withdraw_consultation(
        viewer=world.viewers["leader_region"], at=now(), consultation=row.pk, reason="Fel text."
    )
    assert "Remissen är återkallad" in page.get(address, status=410).text
    hidden = address.strip("/").split("/")[-1]
    for act in (actions.follow_link, actions.send_code, actions.ask_for_link):
        with refused(Refused.LINK_DEAD):
            act(viewer=world.viewers["officer_orust"], at=now(), secret=hidden)


def test_a_respondent_that_is_asked_no_more_has_no_link(world: World, page: Page) -> None:
    row = sent(world, at=now())
    address = link(row)
    actions.withdraw_respondent(
        viewer=world.viewers["leader_region"],
        at=now(),
        consultation=row.pk,
        respondent=respondent(row, "1421").pk,
        reason="Fel kommun.",
    )
    page.get(address, status=410)


def test_a_guessed_link_says_nothing(world: World, page: Page) -> None:
    sent(world, at=now())
    text = page.get("/remisser/inbjudan/gissad/", status=410).text
    assert "Länken går inte att använda" in text and "provavtalet" not in text
    page.get("/remisser/inbjudan/gissad/med-kod/", status=410)
