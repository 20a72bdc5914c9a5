"""Comments that say the same: suggested by a rule, decided by a person in the leading body, never by itself."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse

from samsyn.access.actions import NotAllowed, NotSeen
from samsyn.access.scope import everything
from samsyn.compilations.actions import CompilationRefused, decide_alike
from samsyn.compilations.queries.live.alike import key_of
from samsyn.domain.access import PARTIES, PUBLIC, Viewer
from tests.consultations.examples import Sent, handed_in, sent
from tests.page import Page
from tests.world import AT, World

HANDED_DOWN = (
    "Förbundet anser att ansvaret för rehabilitering behöver förtydligas. Kommunen kan inte bära kostnaden ensam. "
    "Vi föreslår att parterna tar fram en gemensam rutin."
)
OWN_COPY = HANDED_DOWN.replace("Förbundet", "Tidaholms kommun") + " Hör gärna av er till oss."
OTHER = "Avsnittet är bra som det är och kan stå kvar."


@pytest.fixture
def made(world: World) -> Sent:
    found = sent(world)
    for code, words in (("1421", HANDED_DOWN), ("1498", OWN_COPY), ("1489", OTHER)):
        handed_in(found, world, code, {"syfte": {"grade": "partial", "comment": words}})
    return found


@pytest.fixture
def reader(world: World, page: Page) -> Page:
    return page.as_(world.people["lawyer_municipal"])


def at(name: str, made: Sent) -> str:
    return reverse(f"live:{name}", args=[made.consultation.pk, made.section["syfte"].position])


def decide(viewer: Viewer, made: Sent, *others: str, centre: str = HANDED_DOWN, together: bool = True) -> int:
    return decide_alike(
        viewer=viewer,
        at=AT,
        consultation=made.consultation.pk,
        position=made.section["syfte"].position,
        centre=key_of(centre, ""),
        others=[key_of(other, "") for other in others],
        together=together,
    )


def test_what_seems_to_say_the_same_stands_apart_until_somebody_has_looked(made: Sent, reader: Page) -> None:
    got = reader.get(at("section", made))
    assert "1 synpunkt verkar säga samma sak som en annan." in got.text
    assert "Synpunkter som flera har lämnat" not in got.text
    assert HANDED_DOWN in got.text and OWN_COPY in got.text


def test_whoever_leads_looks_at_them_side_by_side_and_decides(made: Sent, reader: Page) -> None:
    got = reader.get(reader.get(at("section", made)).links()["Läs dem och avgör"])
    assert "Tillagt: Hör gärna av er till oss." in got.text and OTHER not in got.text
    form = forms_of(got)[0]
    done = reader.post(at("alike", made), {**form, "val": "samma"})
    assert "Synpunkterna står nu som en." in done.text and "2 remissinstanser" in done.text
    section = reader.get(at("section", made)).text
    assert "Synpunkter som flera har lämnat" in section and "2 remissinstanser:" in section
    assert "verkar säga samma sak" not in section


def forms_of(got: Any) -> list[dict[str, Any]]:
    """The fields of each form on the page but the header's; checked boxes as lists."""
    found = []
    for form in next(got.tree.iter("{http://www.w3.org/1999/xhtml}main")).iter("{http://www.w3.org/1999/xhtml}form"):
        fields: dict[str, Any] = {}
        for one in form.iter("{http://www.w3.org/1999/xhtml}input"):
            if one.get("type") != "checkbox":
                fields[one.get("name")] = one.get("value")
            else:
                fields.setdefault(one.get("name"), []).append(one.get("value"))
        found.append(fields)
    return found


def test_what_was_taken_apart_is_not_suggested_again(world: World, made: Sent, reader: Page) -> None:
    decide(world.viewers["leader_region"], made, OWN_COPY)
    decide(world.viewers["leader_municipal"], made, OWN_COPY, together=False)
    text = reader.get(at("section", made)).text
    assert "verkar säga samma sak" not in text and "Synpunkter som flera har lämnat" not in text
    assert "inga synpunkter som verkar säga samma sak" in reader.get(at("alike", made)).text


def test_every_decision_is_kept_and_logged(world: World, made: Sent) -> None:
    from samsyn.access.models import LogEntry
    from samsyn.compilations.models import GroupDecision

    decide(world.viewers["leader_region"], made, OWN_COPY)
    decide(world.viewers["leader_municipal"], made, OWN_COPY, together=False)
    with everything(why="the test counts what was decided"):
        rows = list(GroupDecision.objects.values_list("kind", "withdrawn_at"))
        assert LogEntry.objects.filter(act="comment.group").count() == 2
    assert rows == [("together", AT), ("apart", None)]


def test_a_decision_stands_when_the_answer_is_handed_in_again(world: World, made: Sent, reader: Page) -> None:
    decide(world.viewers["leader_region"], made, OWN_COPY)
    from samsyn.responses.models import Submission

    with everything(why="a test takes an answer back"):
        Submission.objects.filter(respondent=made.respondent["1498"]).update(withdrawn_at=AT)
    assert "Synpunkter som flera har lämnat" not in reader.get(at("section", made)).text
    handed_in(made, world, "1498", {"syfte": {"grade": "none", "comment": OWN_COPY}})
    assert "2 remissinstanser:" in reader.get(at("section", made)).text


@pytest.mark.parametrize("slug", ["officer_orust", "politician", "stranger", "operator"])
def test_nobody_else_decides(world: World, made: Sent, slug: str) -> None:
    with pytest.raises(NotSeen):
        decide(world.viewers[slug], made, OWN_COPY)


def test_those_it_was_published_to_read_it_and_decide_nothing(world: World, page: Page) -> None:
    made = sent(world)
    for code, words in (("1421", HANDED_DOWN), ("1498", OWN_COPY)):
        handed_in(made, world, code, {"syfte": {"grade": "partial", "comment": words}}, place=PARTIES)
    mine = page.as_(world.people["officer_orust"])
    text = mine.get(at("section", made)).text
    assert HANDED_DOWN in text and "verkar säga samma sak" not in text and "Vilka synpunkter" not in text
    mine.get(at("alike", made), status=403)
    with pytest.raises(NotAllowed):
        decide(world.viewers["officer_orust"], made, OWN_COPY)


@pytest.mark.parametrize("others", [(), ("Det här har ingen skrivit.",), (HANDED_DOWN,)])
def test_only_comments_that_are_there_can_be_decided_about(world: World, made: Sent, others: tuple[str, ...]) -> None:
    with pytest.raises(CompilationRefused):
        decide(world.viewers["leader_region"], made, *others)


@pytest.mark.parametrize("fields", [{}, {"mitt": "x", "annan": "y", "val": "samma"}, {"mitt": "0" * 64, "val": "z"}])
def test_a_forged_form_saves_nothing_and_says_so(made: Sent, reader: Page, fields: dict[str, str]) -> None:
    from samsyn.compilations.models import GroupDecision

    token = forms_of(reader.get(at("alike", made)))[0]["csrfmiddlewaretoken"]
    got = reader.post(at("alike", made), {**fields, "csrfmiddlewaretoken": token}, status=422)
    assert "Välj minst en synpunkt" in got.text
    with everything(why="the test counts what was decided"):
        assert not GroupDecision.objects.exists()


def test_a_comment_of_another_section_is_not_reached(world: World, made: Sent) -> None:
    handed_in(made, world, "14", {"ansvar": {"grade": "none", "comment": "Bara om ansvaret."}})
    with pytest.raises(CompilationRefused):
        decide(world.viewers["leader_region"], made, "Bara om ansvaret.")


def test_published_words_show_no_decision_of_the_body(world: World, page: Page) -> None:
    """The decisions lie with the body: until they are published, others read the comments one by one."""
    made = sent(world)
    for code, words in (("1421", HANDED_DOWN), ("1498", OWN_COPY)):
        handed_in(made, world, code, {"syfte": {"grade": "partial", "comment": words}}, place=PUBLIC)
    decide(world.viewers["leader_region"], made, OWN_COPY)
    assert "Synpunkter som flera har lämnat" not in page.get(at("section", made)).text
    leads = page.as_(world.people["leader_region"])
    assert "Synpunkter som flera har lämnat" in leads.get(at("section", made)).text
