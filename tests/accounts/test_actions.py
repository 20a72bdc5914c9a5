"""Who may invite, what an invitation becomes, and how a lost second factor is helped."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.db.models import QuerySet

from samsyn.access import log
from samsyn.access.actions import NotAllowed, NotSeen, action, allow, record
from samsyn.access.models import LogEntry, LogWords
from samsyn.access.scope import everything
from samsyn.accounts import actions
from samsyn.accounts.models import Invitation, Person
from samsyn.accounts.texts import Refused, words
from samsyn.domain.access import Act, Audience, Placement, Viewer
from samsyn.domain.verdicts import Refusal
from samsyn.outbox.models import Letter
from tests.accounts.tools import NEW_PASSWORD, give_app, has_app, link_in
from tests.world import AT, PASSWORD, World

PUBLIC = Viewer.public()


def invite(world: World, who: str = "secretary_municipal", **given: Any) -> actions.Invited:
    wanted = {"email": "Asa.Oman@prov.example", "name": "Åsa Öman", "side": "municipal", **given}
    return actions.invite_person(viewer=world.viewers[who], at=AT, **wanted)


def secret_of(link: str) -> str:
    return link.rstrip("/").rsplit("/", 1)[-1]


def accept(invited: actions.Invited, *, at: Any = AT, name: str = "Åsa Öman") -> Person:
    return actions.accept_invitation(
        viewer=PUBLIC, at=at, secret=secret_of(invited.link), name=name, password=NEW_PASSWORD
    )


def entries() -> list[LogEntry]:
    with everything(why="the test reads the log as it is"):
        return list(LogEntry.objects.order_by("number"))


def test_a_secretary_invites_to_her_side_and_it_is_mailed_and_logged(world: World) -> None:
    invited = invite(world)
    assert invited.person.email == "asa.oman@prov.example" and not invited.person.has_usable_password()
    assert invited.person.sort_key == "{sa }man" and invited.person.joined_at is None
    (letter,) = mail.outbox
    assert letter.to == ["asa.oman@prov.example"] and link_in(letter.body) in invited.link
    entry = entries()[-1]
    assert entry.act == "person.invite" and entry.target_id == invited.person.pk
    assert entry.placement == Placement(Audience.SIDE, side="municipal")
    assert log.verify().fault is None


@pytest.mark.parametrize(
    ("who", "side"),
    [
        ("secretary_region", "municipal"),
        ("leader_municipal", "municipal"),
        ("officer_orust", "municipal"),
        ("secretary_municipal", None),
        ("stranger", None),
        ("stranger", "municipal"),
    ],
)
def test_nobody_else_invites(world: World, who: str, side: str | None) -> None:
    with pytest.raises((NotAllowed, NotSeen)):
        invite(world, who, side=side)
    assert not Person.objects.filter(name="Åsa Öman").exists() and not mail.outbox and not entries()


def test_the_operator_invites_without_a_side(world: World) -> None:
    invited = invite(world, "operator", side=None)
    assert entries()[-1].placement == actions.own(invited.person)


def test_the_letter_goes_through_the_outbox(world: World, settings: Any) -> None:
    settings.EMAIL_BACKEND = "samsyn.outbox.backend.OutboxBackend"
    invited = invite(world)
    assert Letter.objects.get(to=invited.person.email).text.count(invited.link) == 1


def test_only_the_hash_of_the_secret_is_kept(world: World) -> None:
    invited = invite(world)
    secret = secret_of(invited.link)
    row = Invitation.objects.values().get(pk=invited.invitation)
    assert secret not in str(row) and len(secret) >= 43
    assert secret not in repr(invited)


def test_a_second_invitation_withdraws_the_first(world: World) -> None:
    first, second = invite(world), invite(world, name="Åsa")
    assert Person.objects.filter(email="asa.oman@prov.example").count() == 1
    with pytest.raises(actions.LinkUnusable):
        accept(first)
    assert accept(second).joined_at == AT


def test_an_accepted_invitation_gives_name_and_password_once(world: World) -> None:
    invited = invite(world)
    person = accept(invited, name="  Åsa\r\nÖman-Ek\u202e ")
    assert person.name == "Åsa Öman-Ek" and person.check_password(NEW_PASSWORD)
    entry = entries()[-1]
    assert (entry.act, entry.actor, entry.target_id) == ("invitation.accept", None, person.pk)
    assert entry.placement == actions.own(person)
    with pytest.raises(actions.LinkUnusable):
        accept(invited)


def test_an_invitation_lasts_fourteen_days(world: World) -> None:
    invited = invite(world)
    with pytest.raises(actions.LinkUnusable):
        accept(invited, at=AT + timedelta(days=14))
    assert accept(invited, at=AT + timedelta(days=14, seconds=-1)).joined_at


def test_a_closed_person_cannot_use_her_invitation(world: World) -> None:
    invited = invite(world)
    Person.objects.filter(pk=invited.person.pk).update(is_active=False)
    with pytest.raises(actions.LinkUnusable):
        accept(invited)
    assert Invitation.objects.get(pk=invited.invitation).used_at is None


def test_a_link_for_one_thing_does_not_do_another(world: World) -> None:
    invited = invite(world)
    with pytest.raises(actions.LinkUnusable):
        actions.clear_second_factor(
            viewer=PUBLIC, at=AT, secret=secret_of(invited.link), password="vad som helst här"
        )


@pytest.mark.parametrize(
    ("who", "side", "email", "code"),
    [
        ("secretary_municipal", "municipal", "Officer_Orust@prov.example", Refused.ALREADY_JOINED),
        ("operator", None, "stranger@prov.example", Refused.ALREADY_JOINED),
        ("secretary_municipal", "municipal", "lawyer_region@prov.example", Refused.ADDRESS_REFUSED),
        ("secretary_municipal", "municipal", "stranger@prov.example", Refused.ADDRESS_REFUSED),
        ("secretary_municipal", "municipal", "asa", Refused.ADDRESS_UNREADABLE),
        ("secretary_municipal", "municipal", "a@prov.example\nBcc: b@prov.example", Refused.ADDRESS_UNREADABLE),
        (
            "secretary_municipal",
            "municipal",
            f"{'a' * 60}@{'.'.join(['b' * 60] * 4)}.example",
            Refused.ADDRESS_UNREADABLE,
        ),
    ],
)
def test_an_address_is_refused_in_words_that_the_inviter_may_read(
    world: World, who: str, side: str | None, email: str, code: Refused
) -> None:
    with pytest.raises(actions.InvitationRefused) as refused:
        invite(world, who, email=email, side=side)
    assert refused.value.code == code
    assert ("Handläggare" in words(refused.value)) is (email.startswith("Officer"))
    assert not mail.outbox


def test_a_name_without_a_letter_is_refused(world: World) -> None:
    with pytest.raises(Refusal) as refused:
        invite(world, name=" \u200b\r\n ")
    assert words(refused.value)


def test_a_hostile_name_does_not_reach_the_head_of_the_letter(world: World) -> None:
    invite(world, name="Åsa\r\nBcc: alla@prov.example\r\n\r\n<b>hej</b>")
    (letter,) = mail.outbox
    assert letter.recipients() == ["asa.oman@prov.example"]
    assert "Bcc" not in letter.message().as_string().split("\n\n", 1)[0]
    assert "<b>hej</b>" in letter.body  # a plain-text letter escapes nothing


def test_another_slice_invites_inside_its_own_action(world: World) -> None:
    @action()
    def give_and_invite(*, viewer: Viewer, at: Any) -> Person:
        allow(viewer, Act.SEAT_GIVE, Placement(Audience.SIDE, side="municipal"))
        invited = actions.prepare_invitation(viewer=viewer, at=at, email="ny@prov.example", name="Ny")
        record(invited.person, Placement(Audience.SIDE, side="municipal"))
        return invited.person

    assert give_and_invite(viewer=world.viewers["secretary_municipal"], at=AT).pk
    assert len(mail.outbox) == 1


def test_the_first_operator_gets_a_printed_link(world: World) -> None:
    def prepared(viewer: Viewer, email: str) -> actions.Invited:
        return actions.prepare_invitation(viewer=viewer, at=AT, email=email, name="Första", mail=False, operator=True)

    assert prepared(Viewer(operator=True), "forst@prov.example").person.is_operator
    assert not prepared(world.viewers["secretary_municipal"], "andra@prov.example").person.is_operator
    assert not mail.outbox


# A lost second factor


def reset(world: World, who: str, lost: str = "officer_orust") -> str:
    actions.reset_second_factor(viewer=world.viewers[who], at=AT, person=world.people[lost].pk)
    return secret_of(link_in(str(mail.outbox[-1].body)))


@pytest.mark.parametrize("who", ["secretary_municipal", "operator"])
def test_a_lost_second_factor_is_cleared_by_link_and_password(world: World, who: str) -> None:
    person = world.people["officer_orust"]
    give_app(person)
    secret = reset(world, who)
    assert has_app(person), "the link alone changes nothing"
    actions.clear_second_factor(viewer=PUBLIC, at=AT, secret=secret, password=PASSWORD)
    assert not person.authenticator_set.exists()
    assert [e.act for e in entries()[-2:]] == ["person.reset_second_factor", "second_factor.clear"]
    with pytest.raises(actions.LinkUnusable):
        actions.clear_second_factor(viewer=PUBLIC, at=AT, secret=secret, password=PASSWORD)


@pytest.mark.parametrize(
    ("who", "lost"),
    [
        ("secretary_region", "officer_orust"),
        ("leader_municipal", "officer_orust"),
        ("officer_orust", "officer_orust"),
        ("secretary_municipal", "stranger"),
        ("secretary_municipal", "lawyer_region"),
    ],
)
def test_nobody_else_starts_it(world: World, who: str, lost: str) -> None:
    with pytest.raises((NotAllowed, NotSeen)):
        reset(world, who, lost)
    assert not mail.outbox and not entries()


def test_a_wrong_password_leaves_the_factor_and_the_link(world: World) -> None:
    person = world.people["officer_orust"]
    give_app(person)
    secret = reset(world, "secretary_municipal")
    with pytest.raises(actions.PasswordWrong):
        actions.clear_second_factor(viewer=PUBLIC, at=AT, secret=secret, password="fel")
    assert has_app(person)
    actions.clear_second_factor(viewer=PUBLIC, at=AT, secret=secret, password=PASSWORD)
    assert not has_app(person)


def test_the_link_for_a_new_factor_lasts_two_days(world: World) -> None:
    secret = reset(world, "secretary_municipal")
    with pytest.raises(actions.LinkUnusable):
        actions.clear_second_factor(viewer=PUBLIC, at=AT + timedelta(days=2), secret=secret, password=PASSWORD)


def test_two_who_help_her_at_the_same_moment_wait_for_each_other(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else both would make a link, and the second one would fail at the database."""
    held: list[Any] = []
    plain = QuerySet.select_for_update
    monkeypatch.setattr(QuerySet, "select_for_update", lambda self, **k: held.append(self.model) or plain(self, **k))
    reset(world, "secretary_municipal")
    assert held == [Person]


def test_who_has_not_joined_has_no_factor_to_lose(world: World) -> None:
    invited = invite(world, "operator", side=None)
    with pytest.raises(actions.InvitationRefused) as refused:
        actions.reset_second_factor(viewer=world.viewers["operator"], at=AT, person=invited.person.pk)
    assert refused.value.code == Refused.NOT_JOINED
    with pytest.raises(NotSeen):
        actions.reset_second_factor(viewer=world.viewers["operator"], at=AT, person=0)


def test_no_password_secret_or_address_stands_in_the_log(world: World) -> None:
    invited = invite(world)
    accept(invited)
    give_app(world.people["officer_orust"])
    secret = reset(world, "secretary_municipal")
    actions.clear_second_factor(viewer=PUBLIC, at=AT, secret=secret, password=PASSWORD)
    with everything(why="the test reads the log as it is"):
        kept = json.dumps([list(e.data.items()) for e in entries()]) + str(list(LogWords.objects.values()))
    for hidden in (NEW_PASSWORD, PASSWORD, secret, secret_of(invited.link), "asa.oman", "Åsa"):
        assert hidden not in kept
