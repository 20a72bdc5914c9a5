"""Findings, publishing and sealing: from a closed consultation to a file that another installation works out anew."""

from __future__ import annotations

import io
from datetime import timedelta
from typing import Any

import pytest

from samsyn.access import log
from samsyn.access.actions import NotSeen
from samsyn.access.clock import now
from samsyn.access.scope import everything, seen_by
from samsyn.compilations import actions, queries
from samsyn.compilations.models import Finding, Publication, Seal
from samsyn.compilations.texts import Refused
from samsyn.domain.access import PARTIES, PUBLIC, Audience, Placement
from samsyn.files.store import bytes_of
from samsyn.office.sealed import checked
from samsyn.responses.models import Submission
from tests.compilations.test_views import reauthenticated
from tests.consultations.examples import Sent, handed_in, sent
from tests.page import Page
from tests.world import World

ANSWERS = {"kommunens-ansvar": {"grade": "partial", "ground": "editorial", "comment": "Skrivfel."}}


@pytest.fixture
def closed(world: World) -> Sent:
    """A consultation whose time has gone out, with three answers and one that abstains."""
    at = now()
    made = sent(world, opens_at=at - timedelta(days=40), closes_at=at - timedelta(days=2))
    handed_in(made, world, "1421", ANSWERS, at=at - timedelta(days=5))
    handed_in(made, world, "14", {"kommunens-ansvar": "full"}, at=at - timedelta(days=6))
    handed_in(made, world, "1489", {"regionens-ansvar": "none"}, at=at - timedelta(days=1), is_late=True)
    handed_in(made, world, "1498", {}, at=at - timedelta(days=7), kind="abstention", reason="Tiden räcker inte.")
    return made


def leader(world: World) -> Any:
    return world.viewers["leader_region"]


def pk(closed: Sent) -> int:
    return int(closed.consultation.pk)


def published(world: World, closed: Sent, place: Placement = PARTIES) -> Publication:
    return actions.publish_answers(
        viewer=leader(world), at=now(), consultation=pk(closed), place=place, registering_authority="14"
    )


def sealed(world: World, closed: Sent) -> Seal:
    return actions.seal_compilation(viewer=leader(world), at=now(), consultation=pk(closed))


def logged(row: Any) -> list[Any]:
    with everything(why="a test reads the log"):
        return list(log.history(row))


# --- findings ---------------------------------------------------------------------------------------------------


def test_a_finding_lies_with_those_who_lead_and_is_logged(world: World, closed: Sent) -> None:
    row = actions.write_finding(
        viewer=leader(world),
        at=now(),
        consultation=pk(closed),
        words="Sidorna står nära varandra.",
        section=closed.section["kommunens-ansvar"].pk,
    )
    assert row.placement == Placement(Audience.BODY, body=world.bodies["arbetsgrupp"].pk)
    assert [entry.act for entry in logged(row)] == ["finding.write"]
    for who in ("officer_orust", "secretary_region", "operator"):
        with seen_by(world.viewers[who]):
            assert not Finding.objects.exists()


def test_only_those_who_lead_write_findings(world: World, closed: Sent) -> None:
    with pytest.raises(NotSeen):
        actions.write_finding(viewer=world.viewers["officer_orust"], at=now(), consultation=pk(closed), words="Nej.")


@pytest.mark.parametrize(("words", "code"), [("  ", Refused.FINDING_EMPTY), ("x" * 5001, Refused.FINDING_TOO_LONG)])
def test_a_finding_that_says_nothing_or_too_much_is_refused(
    world: World, closed: Sent, words: str, code: Refused
) -> None:
    with pytest.raises(actions.CompilationRefused) as refused:
        actions.write_finding(viewer=leader(world), at=now(), consultation=pk(closed), words=words)
    assert refused.value.code == code


# --- publishing -------------------------------------------------------------------------------------------------


def test_published_answers_are_read_by_those_they_were_published_for(world: World, closed: Sent) -> None:
    officer = world.viewers["officer_tidaholm"]
    with seen_by(officer):
        assert not Submission.objects.exists()
    made = published(world, closed)
    assert (made.answers, made.registering_authority.code) == (4, "14")
    with seen_by(officer):
        assert Submission.objects.count() == 4
        assert queries.live_head(officer, pk(closed)).place == PARTIES
    with seen_by(world.viewers["patient_voice"]), pytest.raises(NotSeen):
        queries.live_head(world.viewers["patient_voice"], pk(closed))


def test_what_was_taken_back_stays_where_it_was(world: World, closed: Sent) -> None:
    with everything(why="a test takes an answer back"):
        Submission.objects.filter(respondent=closed.respondent["1421"]).update(withdrawn_at=now())
    assert published(world, closed).answers == 3
    with seen_by(world.viewers["officer_tidaholm"]):
        assert not Submission.objects.filter(respondent=closed.respondent["1421"]).exists()


def test_a_late_answer_is_published_by_an_act_of_its_own(world: World, closed: Sent) -> None:
    published(world, closed)
    with pytest.raises(actions.CompilationRefused) as refused:
        published(world, closed)
    assert refused.value.code == Refused.NOTHING_TO_PUBLISH
    handed_in(closed, world, "patient", {"kommunens-ansvar": "full"}, at=now(), is_late=True)
    assert published(world, closed).answers == 1


def test_what_everyone_reads_is_never_taken_in_again(world: World, closed: Sent) -> None:
    """A late answer is published for the parties after the others were published for everyone."""
    published(world, closed, PUBLIC)
    handed_in(closed, world, "patient", ANSWERS, at=now(), is_late=True)
    assert published(world, closed, PARTIES).answers == 1
    with everything(why="the test looks where they lie"):
        rows = Submission.objects.filter(respondent__consultation=pk(closed), withdrawn_at=None)
        lie = dict(rows.values_list("respondent__organisation__code", "audience"))
    assert lie.pop("patient") == "parties"
    assert set(lie.values()) == {"public"}


def test_nothing_is_published_or_sealed_while_answers_come_in(world: World) -> None:
    at = now()
    open_one = sent(world, opens_at=at - timedelta(days=1), closes_at=at + timedelta(days=1))
    handed_in(open_one, world, "1421", ANSWERS, at=at)
    for act in (published, sealed):
        with pytest.raises(actions.CompilationRefused) as refused:
            act(world, open_one)
        assert refused.value.code == Refused.STILL_OPEN


def test_answers_reach_no_further_than_their_consultation(world: World) -> None:
    at = now()
    for_parties = sent(
        world, place=PARTIES, closes_at=at - timedelta(days=1), respondents=("14", "1421"),
        opens_at=at - timedelta(days=9),
    )  # fmt: skip
    handed_in(for_parties, world, "1421", ANSWERS, at=at - timedelta(days=2))
    with pytest.raises(actions.CompilationRefused) as refused:
        published(world, for_parties, PUBLIC)
    assert refused.value.code == Refused.WIDER_THAN_CONSULTATION


# --- sealing ----------------------------------------------------------------------------------------------------


def test_a_seal_is_what_another_installation_works_out(world: World, closed: Sent) -> None:
    row = sealed(world, closed)
    found = checked(bytes_of(row.file_hash), "fil.zip")
    assert (found.differs, found.seal) == ((), row.seal)
    statuses = {one.code: one.status for one in found.sealed.respondents}
    assert statuses == {
        "14": "answered", "1421": "answered", "1489": "answered", "1498": "abstained", "patient": "silent",
    }  # fmt: skip
    (entry,) = logged(row)
    assert (entry.act, entry.data["seal"]) == ("consultation.seal", row.seal)


def test_a_seal_lies_as_far_as_everything_in_it(world: World, closed: Sent) -> None:
    assert sealed(world, closed).placement.audience is Audience.BODY
    published(world, closed)
    second = sealed(world, closed)
    assert (second.number, second.placement) == (2, PARTIES)
    actions.write_finding(viewer=leader(world), at=now(), consultation=pk(closed), words="Mer att tala om.")
    assert sealed(world, closed).placement.audience is Audience.BODY


def test_a_seal_tells_whether_the_answers_are_still_the_same(world: World, closed: Sent) -> None:
    sealed(world, closed)
    with seen_by(leader(world)):
        first = queries.verified(leader(world), pk(closed), 1, on=now().date())
    assert (first.is_intact, first.is_current) == (True, True)
    handed_in(closed, world, "patient", {"kommunens-ansvar": "full"}, at=now(), is_late=True)
    with seen_by(leader(world)):
        later = queries.verified(leader(world), pk(closed), 1, on=now().date())
    assert (later.is_intact, later.is_current) == (True, False)


def test_a_seal_whose_row_was_touched_is_not_intact(world: World, closed: Sent) -> None:
    row = sealed(world, closed)
    Seal._base_manager.filter(pk=row.pk).update(seal="0" * 64)
    with seen_by(leader(world)):
        assert not queries.verified(leader(world), pk(closed), 1, on=now().date()).is_intact


# --- pages ------------------------------------------------------------------------------------------------------


def test_findings_publishing_sealing_and_verifying_through_the_pages(page: Page, world: World, closed: Sent) -> None:
    there = f"/remisser/{pk(closed)}/sammanstallning/"
    who = page.as_(world.people["leader_region"])
    form = who.get(f"{there}iakttagelser/").form("form")
    form["words"] = "Det mesta gula är redaktionellt."
    assert "Det mesta gula är redaktionellt." in form.submit().text
    brief = who.get(f"{there}en-sida/")
    assert "Orden i kommentarerna talar för" not in brief.text, "nothing is suggested, and nothing is said of it"
    assert "3 av 4 parter har svarat." in brief.text and "Det mesta gula är redaktionellt." in brief.text
    form = reauthenticated(who, f"{there}publicera/").form("form")
    form["audience"], form["authority"], form["confirmed"] = "public", "14", "on"
    assert "4 svar är publicerade." in form.submit().text
    got = who.get(f"{there}forseglingar/").form("seal").submit()
    assert "byte för byte" in got.text and "Desamma som när sammanställningen förseglades." in got.text
    anybody = Page().get(f"{there}forseglingar/")
    assert "Hämta arkivfilen" in anybody.text and "Ledare Region" not in anybody.text
    content = Page().get(f"{there}forseglingar/1/fil/").response.getvalue()
    assert checked(io.BytesIO(content).getvalue(), "fil.zip").differs == ()
    assert "Det mesta gula är redaktionellt." in Page().get(f"{there}iakttagelser/").text


def test_an_empty_finding_is_asked_for_again(page: Page, world: World, closed: Sent) -> None:
    who = page.as_(world.people["leader_region"])
    got = who.get(f"/remisser/{pk(closed)}/sammanstallning/iakttagelser/").form("form").submit()
    assert (got.status, "Skriv vad du har sett i svaren." in got.text) == (422, True)


@pytest.mark.parametrize("where", ["iakttagelser/", "en-sida/", "publicera/", "forseglingar/", "forseglingar/1/"])
def test_each_page_tells_where_it_is(page: Page, world: World, closed: Sent, where: str) -> None:
    """The consultation's name leads to the consultation, and the compilation has its own step."""
    sealed(world, closed)
    who = page.as_(world.people["leader_region"])
    there = f"/remisser/{pk(closed)}/sammanstallning/"
    got = reauthenticated(who, there + where) if where == "publicera/" else who.get(there + where)
    assert got.links()[closed.consultation.title] == f"/remisser/{pk(closed)}/"
    assert got.links()["Sammanställning"] == there


@pytest.mark.parametrize("where", ["iakttagelser/", "en-sida/", "publicera/", "forseglingar/", "forseglingar/1/"])
@pytest.mark.parametrize("who", ["officer_orust", "secretary_region", "operator", "stranger"])
def test_until_then_nobody_else_sees_anything(page: Page, world: World, closed: Sent, who: str, where: str) -> None:
    sealed(world, closed)
    address = f"/remisser/{pk(closed)}/sammanstallning/{where}"
    as_her = page.as_(world.people[who])
    if where == "publicera/":
        assert reauthenticated(as_her, address).status == 404
    else:
        as_her.get(address, status=404)
