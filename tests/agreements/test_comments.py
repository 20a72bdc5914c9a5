"""Comments on sections: written where they are read, placed like everything else, never seen without their text."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from samsyn.access.actions import NotAllowed, NotSeen
from samsyn.access.log import history
from samsyn.access.scope import everything, seen_by
from samsyn.agreements import actions, models, queries
from samsyn.agreements.texts import Refused
from samsyn.domain.access import PARTIES, PUBLIC, Audience, Placement, Viewer
from samsyn.domain.quotes import Quote
from samsyn.domain.sections import Section
from samsyn.domain.verdicts import Refusal
from tests.agreements.drafts import AT_GROUP
from tests.agreements.examples import MAIN, SUB, check_as, open_package, open_versions, publish
from tests.page import Form, Got, H, Page
from tests.world import AT, World

DOCUMENT = "/avtal/provpaket/huvudavtal/"
SECTION = f"{DOCUMENT}uppsagning/"
VERSION = f"{DOCUMENT}version/1/uppsagning/"
COMMENT = f"{VERSION}kommentera/"
MUNICIPAL = Placement(Audience.SIDE, side="municipal")
REGION = Placement(Audience.SIDE, side="region")


def published(world: World, **how: Any) -> int:
    """A published package; the number of its section on notice in version 1."""
    publish(world, open_package(world), **how)
    return text_of(world, "uppsagning")


def text_of(world: World, slug: str, who: str = "leader_region") -> int:
    with seen_by(world.viewers[who]):
        return int(models.SectionText.objects.filter(section__slug=slug).earliest("pk").pk)


def write(world: World, text: int, who: str = "officer_orust", place: Placement = MUNICIPAL, **more: Any) -> Any:
    words = {"words": "Hur skickas den?", **more}
    return actions.write_comment(viewer=world.viewers[who], at=AT, text=text, place=place, **words)


def group(world: World) -> Placement:
    return Placement(Audience.BODY, body=world.bodies["arbetsgrupp"].pk)


def own(world: World, who: str) -> Placement:
    return Placement(Audience.PERSON, person=world.people[who].pk)


# --- on the page ------------------------------------------------------------------------------------------------


def test_a_comment_is_written_on_the_sections_page_and_read_there(page: Page, world: World) -> None:
    published(world)
    officer = page.as_(world.people["officer_orust"])
    form = comment_form(officer.get(SECTION))
    form["quote"], form["words"], form["place"] = "sägs upp skriftligt", "Räcker e-post?", "side:municipal"
    saved = form.submit()
    assert saved.url == f"{SECTION}#kommentar-{newest()}"
    for said in ("sägs upp skriftligt", "Räcker e-post?", "Handläggare Orust", "Syns för: Kommunerna"):
        assert said in saved.text
    neighbour = page.as_(world.people["officer_tidaholm"])
    assert "Räcker e-post?" in neighbour.get(VERSION).text
    for other in ("leader_region", "stranger", "operator"):
        assert "Räcker e-post?" not in page.as_(world.people[other]).get(VERSION).text
    assert "Räcker e-post?" not in page.get(SECTION).text


def test_a_comment_on_a_version_comes_back_to_that_version(page: Page, world: World) -> None:
    published(world)
    form = comment_form(page.as_(world.people["officer_orust"]).get(VERSION))
    form["words"], form["place"] = "Vem skickar?", "parties"
    assert form.submit().url == f"{VERSION}#kommentar-{newest()}"


def comment_form(got: Got) -> Form:
    """The form on the page whose fields are a comment's."""
    found = [Form(got, f) for f in got.tree.iter(f"{H}form") if f.get("action", "").endswith("/kommentera/")]
    assert len(found) == 1
    return found[0]


def newest() -> int:
    with everything(why="the test looks up what was saved last"):
        return int(models.SectionComment.objects.order_by("-pk").values_list("pk", flat=True)[0])


def test_what_is_wrong_stands_at_its_field_and_everything_typed_is_kept(page: Page, world: World) -> None:
    published(world)
    officer = page.as_(world.people["officer_orust"])
    form = officer.get(COMMENT).form("form")
    form["quote"], form["words"], form["place"] = "ord som inte står där", "Räcker e-post?", "parties"
    refused = form.submit()
    assert refused.status == 422
    assert "Citatet finns inte i avsnittet." in refused.text
    assert "Avtalet sägs upp skriftligt." in refused.text, "the words to copy from"
    again = refused.form("form")
    assert (again.values["quote"], again.values["words"]) == ("ord som inte står där", "Räcker e-post?")
    assert again.values["place"] == "parties"
    again["quote"], again["words"] = "", " "
    assert "Skriv din kommentar." in again.submit().text


def test_a_place_that_is_not_hers_cannot_be_sent(page: Page, world: World) -> None:
    published(world)
    form = page.as_(world.people["officer_orust"]).get(COMMENT).form("form")
    form["words"] = "Hej"
    refused = form.submit(place="side:region")
    assert refused.status == 422 and "Välj något av det som finns att välja på." in refused.text


def test_whoever_is_not_signed_in_is_asked_to_be(page: Page, world: World) -> None:
    published(world)
    assert page.get(SECTION).links()["Logga in för att kommentera avsnittet"] == COMMENT
    assert page.get(COMMENT).url == f"/konto/logga-in/?next={COMMENT}"
    publish(world, open_package(world, slug="dolt"), place=PARTIES)
    page.get("/avtal/dolt/huvudavtal/version/1/uppsagning/kommentera/", status=404)


def test_a_comment_is_settled_and_withdrawn_where_it_is_read(page: Page, world: World) -> None:
    comment = write(world, published(world), place=PARTIES)
    leader = page.as_(world.people["leader_region"])
    settled = leader.post(f"/avtal/kommentar/{comment.pk}/behandlad/", token(leader, SECTION, read="newest"))
    assert settled.url == f"{SECTION}#kommentar-{comment.pk}" and "Behandlad" in settled.text
    again = leader.post(f"/avtal/kommentar/{comment.pk}/behandlad/", token(leader, SECTION))
    assert "Någon har redan markerat kommentaren som behandlad." in again.text
    leader.post(f"/avtal/kommentar/{comment.pk}/aterkalla/", token(leader, SECTION), status=403)
    officer = page.as_(world.people["officer_orust"])
    gone = officer.post(f"/avtal/kommentar/{comment.pk}/aterkalla/", token(officer, SECTION))
    assert "Kommentaren är återkallad." in gone.text and "Hur skickas den?" not in gone.text
    officer.post(f"/avtal/kommentar/{comment.pk}/aterkalla/", token(officer, SECTION), status=404)


def token(client: Page, url: str, **more: str) -> dict[str, str]:
    return {"csrfmiddlewaretoken": comment_form(client.get(url)).values["csrfmiddlewaretoken"], **more}


def test_the_open_version_is_commented_where_it_is_drafted(page: Page, world: World) -> None:
    package = open_package(world)
    open_versions(world, package, MAIN, SUB)
    lawyer = page.as_(world.people["lawyer_region"])
    draft = f"{DOCUMENT}arbete/{AT_GROUP}/avsnitt/"
    comment = f"{draft}uppsagning/kommentera/"
    form = lawyer.get(comment).form("form")
    assert "Alla parter" not in lawyer.get(comment).text, "nobody outside the group sees the text"
    form["words"], form["place"] = "Detta behöver prövas.", f"body:{world.bodies['arbetsgrupp'].pk}"
    saved = form.submit()
    assert saved.url.startswith(f"{draft}uppsagning/")
    assert "Detta behöver prövas." in saved.text
    for outsider in ("officer_orust", "stranger", "operator"):
        page.as_(world.people[outsider]).get(comment, status=404)
    page.get(comment, status=404)
    lawyer.get(COMMENT, status=404)
    lawyer.get(f"{draft}finns-inte/kommentera/", status=404)


# --- where it lies ----------------------------------------------------------------------------------------------


def test_a_sides_comment_on_the_groups_text_is_seen_by_those_of_the_side_who_see_the_text(world: World) -> None:
    open_versions(world, open_package(world), MAIN, SUB)
    text = text_of(world, "uppsagning")
    comment = write(world, text, "lawyer_municipal", MUNICIPAL)

    def sees(who: str) -> bool:
        viewer = world.viewers[who]
        with seen_by(viewer):
            panel = queries.comment_panel(text, group(world), viewer)
        return comment.pk in {row.pk for row in panel.rows}

    assert sees("leader_municipal") and sees("lawyer_municipal")
    assert not sees("officer_orust"), "of the side, but not in the group"
    assert not sees("lawyer_region"), "in the group, but of the other side"
    for act in (actions.settle_comment, actions.withdraw_comment):
        with pytest.raises(NotSeen):
            act(viewer=world.viewers["officer_orust"], at=AT, comment=comment.pk)
    with seen_by(world.viewers["officer_orust"]), pytest.raises(NotSeen):
        queries.commented(comment.pk)


def test_a_comment_follows_its_section_when_the_version_is_published(world: World) -> None:
    package = open_package(world)
    opened = open_versions(world, package, MAIN, SUB)
    comment = write(world, text_of(world, "uppsagning"), "lawyer_region", group(world))
    for side in ("region", "municipal"):
        for version in opened:
            check_as(world.viewers[f"lawyer_{side}"], version.pk, AT)
    actions.publish_versions(
        viewer=world.viewers["leader_region"],
        at=AT,
        package=package.pk,
        versions=[v.pk for v in opened],
        release=actions.Release(PUBLIC, AT.date(), words="SRO", registering_authority="14"),
    )
    for who, sees in (("lawyer_municipal", True), ("officer_orust", False)):
        viewer = world.viewers[who]
        with seen_by(viewer):
            rows = queries.comment_panel(comment.text_id, PUBLIC, viewer).rows
        assert bool(rows) is sees


def test_nobody_puts_a_comment_where_she_cannot_look_or_before_everybody(world: World) -> None:
    text = published(world)
    for place in (PUBLIC, REGION, own(world, "officer_tidaholm"), group(world)):
        with pytest.raises(Refusal) as refused:
            write(world, text, place=place)
        assert refused.value.code == Refused.COMMENT_PLACE


def test_each_is_offered_the_places_that_are_hers(world: World) -> None:
    text = published(world)

    def offered(who: str, lies: Placement = PUBLIC) -> set[Placement]:
        viewer = world.viewers[who]
        with seen_by(viewer):
            return {place for place, _name in queries.comment_panel(text, lies, viewer).places}

    orust = Placement(Audience.ORGANISATION, organisation=world.organisations["1421"].pk)
    assert offered("officer_orust") == {own(world, "officer_orust"), orust, MUNICIPAL, PARTIES}
    assert offered("stranger") == {own(world, "stranger")}
    assert PARTIES not in offered("lawyer_region", group(world))
    assert {REGION, group(world)} <= offered("lawyer_region", group(world))
    with seen_by(Viewer.public()):
        assert queries.comment_panel(text, PUBLIC, Viewer.public()).places == ()


def test_whoever_does_not_see_the_text_cannot_comment_it(world: World) -> None:
    publish(world, open_package(world), place=REGION)
    text = text_of(world, "uppsagning")
    with pytest.raises(NotSeen):
        write(world, text)
    publish(world, open_package(world, slug="annat"))
    with seen_by(Viewer.public()):
        text = models.SectionText.objects.get(section__slug="uppsagning").pk
    with pytest.raises(NotAllowed):
        actions.write_comment(viewer=Viewer.public(), at=AT, text=text, words="Hej", place=PARTIES)


def test_a_comment_is_logged_where_it_lies(world: World) -> None:
    text = published(world)
    write(world, text, place=MUNICIPAL)
    with seen_by(world.viewers["officer_tidaholm"]):
        version = models.SectionText.objects.select_related("version").get(pk=text).version
        assert "comment.write" in [e.act for e in history(version)]
    with seen_by(world.viewers["leader_region"]):
        assert "comment.write" not in [e.act for e in history(version)]


# --- what it quotes ---------------------------------------------------------------------------------------------


def test_a_quote_is_kept_with_what_stands_around_it(world: World) -> None:
    text = published(world)
    comment = write(world, text, quote=Quote("sägs   upp\nskriftligt"))
    assert (comment.quote, comment.quote_prefix, comment.quote_suffix) == ("sägs upp skriftligt", "Avtalet ", ".")


def test_of_two_equal_places_the_surroundings_choose(world: World) -> None:
    twice = replace(SUB, sections=(Section(1, "omfattning", "Omfattning", "Ett brev räcker.\n\nEtt brev behövs."),))
    publish(world, open_package(world), MAIN, twice)
    text = text_of(world, "omfattning")
    assert write(world, text, quote=Quote("Ett brev", suffix=" behövs.")).quote_suffix == " behövs."
    assert write(world, text, quote=Quote("Ett brev")).quote_suffix.startswith(" räcker.")


def test_words_that_are_not_there_are_refused(world: World) -> None:
    with pytest.raises(Refusal) as refused:
        write(world, published(world), quote=Quote("muntligen"))
    assert refused.value.code == Refused.QUOTE_NOT_THERE


@pytest.mark.parametrize(
    "marked",
    [
        "Läs avsnitt 2.1 och avsnitt 1 i underavtalet ”Prov i hemmet”.",
        "Läs avsnitt 2.1",
        "avsnitt 1 i underavtalet ”Prov i hemmet”.",
    ],
)
def test_a_reference_that_is_copied_along_is_found(world: World, marked: str) -> None:
    published(world)
    comment = write(world, text_of(world, "inledning"), quote=Quote(marked))
    assert "…" in comment.quote


def test_marks_of_the_text_are_no_part_of_a_quote(world: World) -> None:
    published(world)
    text = text_of(world, "syfte")
    assert write(world, text, quote=Quote("Provperson: den som provar.")).quote == "Provperson: den som provar."
    assert write(world, text, quote=Quote("den som provar.\n\nett\ntvå")).quote == "den som provar. ett två"


# --- settling and withdrawing -----------------------------------------------------------------------------------


def test_the_writer_and_the_leaders_settle_and_nobody_else(world: World) -> None:
    text = published(world)
    with pytest.raises(NotAllowed):
        actions.settle_comment(
            viewer=world.viewers["officer_tidaholm"], at=AT, comment=write(world, text, place=PARTIES).pk
        )
    for who in ("officer_orust", "leader_municipal"):
        comment = write(world, text, place=PARTIES)
        assert actions.settle_comment(viewer=world.viewers[who], at=AT, comment=comment.pk).settled_at == AT


def test_what_is_withdrawn_is_read_by_nobody_and_kept(world: World) -> None:
    text = published(world)
    comment = write(world, text, place=PARTIES)
    with pytest.raises(NotAllowed):
        actions.withdraw_comment(viewer=world.viewers["leader_region"], at=AT, comment=comment.pk)
    actions.withdraw_comment(viewer=world.viewers["officer_orust"], at=AT, comment=comment.pk)
    viewer = world.viewers["officer_orust"]
    with seen_by(viewer):
        assert queries.comment_panel(text, PUBLIC, viewer).rows == ()
        assert models.SectionComment.objects.filter(pk=comment.pk).exists()


def test_hostile_words_stay_words(page: Page, world: World) -> None:
    write(world, published(world), words='<script>alert("x")</script>', place=PARTIES)
    got = page.as_(world.people["officer_orust"]).get(SECTION)
    assert "<script>alert" not in got.response.content.decode() and 'alert("x")' in got.text
