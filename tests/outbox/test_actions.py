"""A letter leaves once, waits longer for each refusal, and is given up in the end."""

from __future__ import annotations

import email
import email.policy
from datetime import datetime, timedelta
from pathlib import Path
from smtplib import SMTPRecipientsRefused, SMTPServerDisconnected
from typing import Any

import pytest
from django.core.mail import BadHeaderError, EmailMultiAlternatives, send_mail
from django.db import transaction

from samsyn.outbox import actions, delivery, queries
from samsyn.outbox.actions import PAUSES, Draft, put_in_outbox, send_waiting
from samsyn.outbox.models import Letter
from tests.world import AT

pytestmark = pytest.mark.django_db
BACKEND = "samsyn.outbox.backend.OutboxBackend"


@pytest.fixture(autouse=True)
def mail(settings: Any, tmp_path: Path) -> Path:
    """Letters land as files in a folder of the test's own. pytest-django swaps the mail door; put ours back."""
    settings.EMAIL_BACKEND, settings.MAIL, settings.OUTBOX_DELIVERY = BACKEND, tmp_path / "mail", "files"
    return tmp_path / "mail"


def letter(subject: str = "Välkommen till Samsyn", at: datetime = AT) -> Letter:
    put_in_outbox([Draft("kim@prov.example", "Samsyn <samsyn@prov.example>", subject, "Hej!\n")], at=at)
    return Letter.objects.latest("pk")


def read(path: Path) -> email.message.EmailMessage:
    return email.message_from_bytes(path.read_bytes(), policy=email.policy.default)  # type: ignore[return-value]


def refusing(monkeypatch: pytest.MonkeyPatch, fault: Exception) -> list[int]:
    """From now on the mail server refuses; the keys of the letters it was offered."""
    offered: list[int] = []

    def refuse(letter: Letter) -> None:
        offered.append(letter.pk)
        raise fault

    monkeypatch.setattr(actions, "deliver", refuse)
    return offered


def test_a_letter_becomes_a_file_with_a_name_that_says_what_it_is(mail: Path) -> None:
    made = letter()
    assert send_waiting(at=AT) == 1
    (file,) = mail.iterdir()
    assert file.name == f"2026-03-04_10.00.00_valkommen-till-samsyn_{made.pk}.eml"
    assert read(file)["Subject"] == "Välkommen till Samsyn"
    assert read(file)["Auto-Submitted"] == "auto-generated"
    assert file.stat().st_mode & 0o077 == 0
    assert queries.letters()[0].state == "sent"


def test_a_sent_letter_is_not_sent_again(mail: Path) -> None:
    letter()
    assert [send_waiting(at=AT), send_waiting(at=AT + timedelta(days=1))] == [1, 0]
    assert len(list(mail.iterdir())) == 1


def test_a_letter_for_later_waits(mail: Path) -> None:
    letter(at=AT + timedelta(hours=1))
    assert send_waiting(at=AT) == 0


def test_a_worker_that_read_an_old_row_does_not_send(mail: Path) -> None:
    seen_by_both = letter()
    assert actions._claim(Letter.objects.get(pk=seen_by_both.pk), AT) is not None
    assert actions._claim(seen_by_both, AT) is None
    assert send_waiting(at=AT) == 0


def test_a_letter_whose_worker_died_is_taken_up_after_the_lease(mail: Path) -> None:
    actions._claim(letter(), AT)
    assert send_waiting(at=AT + actions.LEASE - timedelta(seconds=1)) == 0
    assert send_waiting(at=AT + actions.LEASE) == 1
    assert [t.outcome for t in queries.letters()[0].tries] == ["begun", "sent"]


def test_each_refusal_makes_the_pause_longer_until_the_letter_has_failed(monkeypatch: pytest.MonkeyPatch) -> None:
    letter()
    offered, at = refusing(monkeypatch, SMTPServerDisconnected("lost kim@prov.example")), AT
    for pause in PAUSES:
        send_waiting(at=at)
        assert send_waiting(at=at + pause - timedelta(seconds=1)) == 0
        at += pause
    assert queries.letters()[0].state == "waiting"
    send_waiting(at=at)
    row = queries.letters()[0]
    assert (row.state, row.next_try_at) == ("failed", None)
    assert len(offered) == len(row.tries) == len(PAUSES) + 1
    assert queries.waiting().failed_letters == 1


def test_one_refused_letter_does_not_stop_the_next(monkeypatch: pytest.MonkeyPatch, mail: Path) -> None:
    bad, good = letter("A"), letter("B")
    real = delivery.deliver
    monkeypatch.setattr(actions, "deliver", lambda one: real(one) if one.pk == good.pk else 1 / 0)
    assert send_waiting(at=AT) == 1
    assert {r.pk: r.state for r in queries.letters()} == {bad.pk: "waiting", good.pk: "sent"}


def test_the_error_kept_names_no_address(monkeypatch: pytest.MonkeyPatch) -> None:
    letter()
    refusing(monkeypatch, SMTPRecipientsRefused({"kim@prov.example": (550, b"kim@prov.example unknown")}))
    send_waiting(at=AT)
    assert queries.letters()[0].tries[0].error == "smtp 550 recipient"


def test_a_rolled_back_change_sends_nothing() -> None:
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        send_mail("Ämne", "Text", None, ["kim@prov.example"])
        1 / 0  # noqa: B018
    assert not Letter.objects.exists()


def test_everything_mailed_goes_through_the_outbox_one_letter_for_each_receiver(mail: Path) -> None:
    message = EmailMultiAlternatives("Ämne", "Text", None, ["a@prov.example"], cc=["b@prov.example"])
    message.attach_alternative("<p>Text</p>", "text/html")
    message.send()
    letters = list(Letter.objects.order_by("pk"))
    assert [x.to for x in letters] == ["a@prov.example", "b@prov.example"]
    assert {x.html for x in letters} == {"<p>Text</p>"}
    assert send_waiting(at=letters[0].made_at) == 2
    assert all("b@prov.example" not in f.read_text() for f in mail.glob("*.eml") if "a@prov" in f.read_text())


def test_a_subject_that_would_smuggle_in_a_header_is_refused() -> None:
    with pytest.raises(BadHeaderError):
        send_mail("Ämne\nBcc: eve@prov.example", "Text", None, ["kim@prov.example"])


def test_an_attachment_is_refused_rather_than_lost() -> None:
    message = EmailMultiAlternatives("Ämne", "Text", None, ["a@prov.example"])
    message.attach("a.txt", "text", "text/plain")
    with pytest.raises(ValueError, match="attachments"):
        message.send()


def test_in_the_demo_every_letter_says_that_it_is_made_up(settings: Any, mail: Path) -> None:
    settings.DEMO = True
    made = letter()
    Letter.objects.filter(pk=made.pk).update(html="<p>Hej!</p>")
    send_waiting(at=AT)
    (file,) = mail.iterdir()
    got = read(file)
    assert got["Subject"].startswith("[Påhittade uppgifter]")
    parts = [got.get_body((kind,)) for kind in ("plain", "html")]
    assert all(part is not None and "Påhittade uppgifter" in part.get_content() for part in parts)


def test_after_a_month_what_was_written_is_forgotten_but_not_that_it_was_sent() -> None:
    made = letter()
    send_waiting(at=AT)
    assert actions.empty_old_letters(at=AT + timedelta(days=29)) == 0
    assert actions.empty_old_letters(at=AT + timedelta(days=31)) == 1
    made.refresh_from_db()
    assert (made.to, made.subject, made.text, made.state) == ("", "", "", "sent")


def test_the_operators_list_takes_two_queries_however_long(django_assert_num_queries: Any) -> None:
    for n in range(3):
        letter(str(n))
    with django_assert_num_queries(2):
        queries.letters()
    for n in range(20):
        letter(str(n))
    with django_assert_num_queries(2):
        assert len(queries.letters()) == 23
