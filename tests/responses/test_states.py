"""States × people × pages: what an answer says is read by those it lies for, and leaves no mark for anybody else.

One respondent, Orust, comes through every state a consultation has. Each time it writes, the words are new, so that a page
which shows them tells of which state they are. Those who read most are shown every page first: what was drawn for them and
is kept in memory must be handed to nobody who sees less.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core import mail
from django.core.cache import caches
from django.test import Client

from samsyn.access.clock import now
from samsyn.access.models import LogEntry, LogWords
from samsyn.access.scope import everything
from samsyn.compilations.actions import publish_answers, seal_compilation
from samsyn.consultations.actions import withdraw_consultation, withdraw_respondent
from samsyn.consultations.models import Consultation
from samsyn.domain.access import PARTIES, PUBLIC, Placement, Role
from samsyn.domain.receipts import Decision
from samsyn.outbox.tasks import run_queued
from samsyn.parties.models import Grouping, Organisation, Seat
from samsyn.responses import actions
from samsyn.responses.actions import Change, Upload
from tests.consultations.examples import Sent, sent
from tests.world import World

# In this order each looks. Those in the body that leads come first, so that what is drawn for them is kept when others ask.
BODY = ("leader_municipal", "lawyer_region")
SIDES = ("officer_tidaholm", "secretary_region", "helper")
OTHERS = ("ended", "patient_voice", None)
PEOPLE = (*BODY, *SIDES, *OTHERS)
EXTRACT = b"%PDF-1.7 Utterstigen"


@pytest.fixture(autouse=True)
def apart(settings: Any, tmp_path: Path) -> Iterator[None]:
    settings.FILES = tmp_path / "files"
    caches["local"].clear()
    yield
    caches["local"].clear()


@pytest.fixture
def out(world: World) -> Sent:
    """Sent out ten days ago, with a colleague at Orust whose seat has ended and an officer at Orust's association."""
    made = sent(world, opens_at=now() - timedelta(days=10), closes_at=now() + timedelta(days=30))
    own = Organisation.objects.create(
        code="fyrbodal", name="Fyrbodal", formal_name="Fyrbodals kommunalförbund", sort_key="fyrbodal",
        kind="association", side_id="municipal",
    )  # fmt: skip
    Grouping.objects.filter(kind="association", slug="fyrbodal").update(organisation=own)
    officer, since = Role.CASE_OFFICER.value, now().date() - timedelta(days=100)
    world.people["helper"], world.people["ended"] = world.people["politician"], world.people["stranger"]
    Seat.objects.filter(person=world.people["helper"]).delete()
    Seat.objects.create(person=world.people["helper"], organisation=own, role=officer, from_on=since)
    Seat.objects.create(
        person=world.people["ended"], organisation=world.organisations["1421"], role=officer, from_on=since,
        until_on=now().date(), ended_at=now(),
    )  # fmt: skip
    return made


class Orust:
    """What happens to Orust's answer. Every word it writes is remembered with who may read it now, besides itself."""

    def __init__(self, world: World, out: Sent) -> None:
        self.world, self.out = world, out
        self.readers: dict[str, frozenset[str | None]] = {}
        self.count = 0

    @property
    def who(self) -> dict[str, Any]:
        return {
            "viewer": self.world.viewers["officer_orust"], "at": now(), "response": self.out.response["1421"].pk,
        }  # fmt: skip

    @property
    def leads(self) -> dict[str, Any]:
        return {
            "viewer": self.world.viewers["leader_region"], "at": now(), "consultation": self.out.consultation.pk,
        }  # fmt: skip

    def new(self, readers: tuple[str | None, ...] = ()) -> str:
        self.count += 1
        word = f"Grävling{chr(96 + self.count) * 3}"
        self.readers[word] = frozenset(readers)
        return word

    def writes(self) -> str:
        """Over everything that stood there."""
        word, section = self.new(), self.out.section["syfte"].pk
        draft = actions.save_fields
        for name, value in (("comment", word), ("proposal", word), ("grade", "none")):
            draft(**self.who, changes=[Change(section, name, value, self._revision(section, name))])
        draft(**self.who, changes=[Change(None, "general", word, self._revision(None, "general"))])
        actions.write_note(**self.who, section=section, words=self.new())
        return word

    def _revision(self, section: int | None, name: str) -> int:
        from samsyn.responses.models import ResponseField

        with everything(why="a test asks which revision it writes on"):
            row = ResponseField.objects.filter(
                response=self.out.response["1421"].pk, section=section, name=name
            ).first()
            return row.revision if row else 0

    def releases(self) -> None:
        actions.release_response(**self.who)

    def hands_in(self) -> str:
        word = self.writes()
        self.releases()
        self._nobody_reads()
        actions.submit_response(
            **self.who, decision=Decision(f"Nämnden {word}", now().date()), attachment=Upload("p.pdf", EXTRACT)
        )
        self.readers[word] = frozenset(BODY)
        return word

    def takes_back(self) -> None:
        actions.withdraw_response(**self.who)
        self._nobody_reads()

    def _nobody_reads(self) -> None:
        """What was handed in before counts no more."""
        self.readers = dict.fromkeys(self.readers, frozenset())

    def closes(self) -> None:
        with everything(why="a test lets the time go out"):
            Consultation.objects.filter(pk=self.out.consultation.pk).update(closes_at=now() - timedelta(minutes=5))

    def is_published(self, word: str, place: Placement) -> None:
        publish_answers(**self.leads, place=place, registering_authority="14")
        whole = (*BODY, *SIDES) if place == PARTIES else PEOPLE
        self.readers[word] = frozenset(whole)


# --- the states ---------------------------------------------------------------------------------------------------


def draft(orust: Orust) -> None:
    orust.writes()
    orust.writes()


def taken_back(orust: Orust) -> None:
    orust.hands_in()
    orust.takes_back()


def handed_in_again(orust: Orust) -> None:
    taken_back(orust)
    orust.hands_in()


def abstained(orust: Orust) -> None:
    orust.writes()
    actions.abstain_from_response(**orust.who, reason=orust.new(BODY))


def closed_with_a_new_draft(orust: Orust) -> None:
    handed = orust.hands_in()
    orust.closes()
    actions.reopen_response(**orust.who)
    orust.writes()
    orust.readers[handed] = frozenset(BODY)


def handed_in_late(orust: Orust) -> None:
    closed_with_a_new_draft(orust)
    orust.hands_in()


def published_to_the_parties(orust: Orust) -> None:
    word = orust.hands_in()
    orust.closes()
    orust.is_published(word, PARTIES)


def published_to_everyone(orust: Orust) -> None:
    word = orust.hands_in()
    orust.closes()
    orust.is_published(word, PUBLIC)


def late_after_it_was_published(orust: Orust) -> None:
    published_to_everyone(orust)
    actions.reopen_response(**orust.who)
    orust.hands_in()


def late_and_published_for_fewer(orust: Orust) -> None:
    late_after_it_was_published(orust)
    orust.is_published(list(orust.readers)[-2], PARTIES)


def sealed_and_answered_anew(orust: Orust) -> None:
    """The first seal holds what no longer counts; publishing the answers does not open it."""
    first = orust.hands_in()
    orust.closes()
    seal_compilation(**orust.leads)
    actions.reopen_response(**orust.who)
    word = orust.hands_in()
    orust.readers[first] = frozenset(BODY)
    orust.is_published(word, PUBLIC)
    seal_compilation(**orust.leads)


def the_consultation_is_withdrawn(orust: Orust) -> None:
    orust.hands_in()
    withdraw_consultation(**orust.leads, reason="Fel text.")


def the_respondent_is_removed(orust: Orust) -> None:
    orust.writes()
    withdraw_respondent(**orust.leads, respondent=orust.out.respondent["1421"].pk, reason="Fel kommun.")


STATES: tuple[Callable[[Orust], None], ...] = (
    draft, taken_back, handed_in_again, abstained, closed_with_a_new_draft, handed_in_late,
    published_to_the_parties, published_to_everyone, late_after_it_was_published, late_and_published_for_fewer,
    sealed_and_answered_anew, the_consultation_is_withdrawn, the_respondent_is_removed,
)  # fmt: skip

# --- the pages ----------------------------------------------------------------------------------------------------


def addresses(out: Sent) -> list[str]:
    """Where something of an answer could be told, besides the pages of the answer itself (test_attacks.py)."""
    one, orust = f"/remisser/{out.consultation.pk}/", out.respondent["1421"].pk
    there, position = f"{one}sammanstallning/", out.section["syfte"].position
    live = (
        "", f"svar/{orust}/{position}/", f"instans/{orust}/", f"avsnitt/{position}/", f"avsnitt/{position}/lika/",
        "lista/", "gult/", "overblick/", "lista.csv", "data.json", "rapport.xlsx", "rapport.docx", "iakttagelser/",
        "en-sida/", "forseglingar/", "forseglingar/1/", "forseglingar/1/fil/", "forseglingar/2/fil/",
    )  # fmt: skip
    led = ("", "lage/", "lage.csv", f"lage/{orust}/", "paminn/", "remissbrev.docx")
    rest = ("/", "/mitt-arbete/", "/remisser/", "/sok/?q=Grävling", "/parter/1421/", "/parter/1421/historik/")
    return [*(f"{there}{page}" for page in live), *(f"{one}{page}" for page in led), *rest]


def browser_of(world: World, who: str | None) -> Client:
    made = Client()
    if who:
        made.force_login(world.people[who], backend="allauth.account.auth_backends.AuthenticationBackend")
    return made


def said_at(browser: Client, address: str) -> str:
    """What the answer says; of an archive what each of its parts says, also of one that lies in it."""
    response = browser.get(address, headers={"accept-language": "sv"})
    content = b"".join(response.streaming_content) if response.streaming else response.content
    return f"{response.status_code} {_unpacked(content)}"


def _unpacked(content: bytes) -> str:
    if not content.startswith(b"PK"):
        return content.decode("utf-8", "replace")
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return "\n".join(_unpacked(archive.read(name)) for name in archive.namelist())


@pytest.mark.parametrize("state", STATES, ids=lambda state: state.__name__)
def test_words_are_read_by_those_they_lie_for_and_nobody_else(
    world: World, out: Sent, state: Callable[[Orust], None]
) -> None:
    orust = Orust(world, out)
    state(orust)
    run_queued()
    told: list[str] = []
    for who in PEOPLE:
        browser, seen = browser_of(world, who), set[str]()
        for address in addresses(out):
            said = said_at(browser, address)
            words = {word for word in orust.readers if word in said}
            told += [f"{who} read {word} at {address}" for word in words if who not in orust.readers[word]]
            told += [f"{who} read the extract at {address}" for _ in [1] if "Utterstigen" in said]
            seen |= words
        told += [
            f"{who} nowhere read {w}" for w, readers in orust.readers.items() if who in readers and w not in seen
        ]
    assert told == []
    # What is mailed and logged says nothing of it to anybody.
    assert not [letter.subject for letter in mail.outbox if "Grävling" in f"{letter.subject} {letter.body}"]
    with everything(why="a test reads the whole log"):
        told = [str(entry) for entry in LogEntry.objects.values_list("data", flat=True)]
        told += list(LogWords.objects.values_list("text", flat=True))
    assert not [words for words in told if "Grävling" in words]
