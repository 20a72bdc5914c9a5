"""The pages where a group works on an open version, filled in and sent as people and scripts do."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from samsyn.agreements import actions
from samsyn.domain.access import PARTIES, Audience, Placement
from tests.agreements.drafts import (
    AT_GROUP,
    check,
    group,
    later,
    open_draft,
    outline,
    package,
    publish_all,
    row,
    saves,
    slug_of,
    write,
)
from tests.agreements.examples import MAIN, SUB, long_text
from tests.page import Page, text_of
from tests.world import World

WORK = "/avtal/provpaket/arbete/"
DRAFT = f"/avtal/provpaket/huvudavtal/arbete/{AT_GROUP}/"
SECTION = f"{DRAFT}avsnitt/uppsagning/"


def as_(page: Page, world: World, who: str = "leader_region") -> Page:
    return page.as_(world.people[who])


def sent(reader: Page, url: str, **fields: Any) -> Any:
    """The form of the page as the script sends it."""
    form = reader.get(url).form("writing")
    values = {**form.values, **fields}
    return reader.client.post(url, values, headers={"Accept": "application/json"})


def test_the_group_sees_what_is_worked_on_and_what_is_left(page: Page, world: World) -> None:
    open_draft(world, package(world))
    work = as_(page, world, "lawyer_region").get(WORK)
    assert "Avtal om prov" in work.text and "Väntar på juristgranskning för Kommunerna" in work.text
    assert f"{DRAFT}granska/" in work.response.content.decode()


@pytest.mark.parametrize("who", ["officer_orust", "secretary_region", "politician", "operator", None])
def test_nobody_else_learns_that_there_is_an_open_version(page: Page, world: World, who: str | None) -> None:
    open_draft(world, package(world))
    reader = as_(page, world, who) if who else page
    for url in (WORK, DRAFT, SECTION, f"{SECTION}sparade/", f"{SECTION}flytta/", f"{DRAFT}uppgifter/"):
        reader.get(url, status=404)
    assert "arbetsversion" not in reader.get("/avtal/provpaket/").text.lower()


def test_a_leader_opens_a_version_through_the_page(page: Page, world: World) -> None:
    package(world)
    reader = as_(page, world)
    form = reader.get(f"{WORK}oppna/").form("form")
    assert form.submit(documents=[]).status == 422
    done = form.submit(documents=["huvudavtal", "underavtal"], place=f"body:{group(world).body}")
    assert done.status == 200 and "2 arbetsversioner är öppnade." in done.text
    again = (
        reader.get(f"{WORK}oppna/").form("form").submit(documents=["huvudavtal"], place=f"body:{group(world).body}")
    )
    assert again.status == 422 and "har redan en arbetsversion där" in again.text


def test_no_version_is_offered_to_open_where_there_is_one_at_each_place(page: Page, world: World) -> None:
    made = package(world)
    own = Placement(Audience.BODY, body=world.bodies["styrgrupp-region"].pk)
    for place in (group(world), own):
        open_draft(world, made, place=place)
        assert "Öppna en arbetsversion" in as_(page, world).get(WORK).links()
    open_draft(world, made, place=Placement(Audience.SIDE, side="region"))
    assert "Öppna en arbetsversion" not in as_(page, world).get(WORK).links()


def test_a_text_is_written_saved_and_read_without_scripts(page: Page, world: World) -> None:
    main, _ = open_draft(world, package(world))
    reader = as_(page, world, "leader_municipal")
    form = reader.get(SECTION).form("writing")
    form["body"] = "Avtalet sägs upp i brev, se [[#syfte]]."
    saved = form.submit()
    assert "Senast sparad" in saved.text and "av Ledare Kommun" in saved.text
    assert row(main, "uppsagning").body == "Avtalet sägs upp i brev, se [[#syfte]]."
    assert "Avtalet sägs upp i brev, se avsnitt 1.1." in reader.get(DRAFT).text


def test_what_was_written_in_a_version_that_is_gone_is_not_taken_for_the_next_ones(page: Page, world: World) -> None:
    """The next open version at a place has the same address; both begin with revision 0."""
    made = package(world)
    versions = open_draft(world, made)
    form = as_(page, world, "leader_municipal").get(SECTION).form("writing")
    publish_all(world, made, versions)
    again = actions.open_versions(
        viewer=world.viewers["leader_region"],
        at=later(9),
        package=made.pk,
        documents=["huvudavtal"],
        place=group(world),
    )[0]
    form["body"] = "Skrivet i den förra."
    refused = form.submit()
    assert refused.status == 422 and "Versionen är inte öppen längre." in refused.text
    assert refused.form("writing").values["body"] == "Skrivet i den förra."
    assert row(again, "uppsagning").body == "Avtalet sägs upp skriftligt."


def test_a_script_is_told_that_it_is_saved_and_how_it_reads(page: Page, world: World) -> None:
    main, _ = open_draft(world, package(world))
    reader = as_(page, world)
    answer = sent(reader, SECTION, body="Se [[#syfte]], [[#borta]] och avsnitt 3.")
    told = json.loads(answer.content)
    assert (answer.status_code, told["state"], told["revision"]) == (200, "saved", 1)
    assert 'href="#syfte"' in told["preview"] and "[[#borta]]" in told["preview"] and "avsnitt 3" in told["preview"]
    assert answer["Cache-Control"] == "private, no-store"
    assert row(main, "uppsagning").revision == 1


def test_a_reference_is_picked_and_never_typed(page: Page, world: World) -> None:
    main, _ = open_draft(world, package(world))
    form = as_(page, world).get(SECTION).form("writing")
    form["reference"] = "[[underavtal#omfattning]]"
    form.submit(insert="1")
    assert row(main, "uppsagning").body == "Avtalet sägs upp skriftligt. [[underavtal#omfattning]]"


def test_two_who_write_the_same_section_see_both_texts_and_choose(page: Page, world: World) -> None:
    main, _ = open_draft(world, package(world))
    mine, other = as_(page, world, "leader_municipal"), as_(page, world)
    form = mine.get(SECTION).form("writing")
    form["body"] = "Kommunernas text."
    sent(other, SECTION, body="Regionens text.")
    clash = form.submit()
    assert clash.h1 == "Två texter om samma avsnitt"
    assert "Kommunernas text." in clash.text and "Regionens text." in clash.text
    assert row(main, "uppsagning").body == "Regionens text."
    both = clash.form("together")
    assert both.values["body"] == "Kommunernas text."
    both["body"] = "Bådas text."
    both.submit()
    assert row(main, "uppsagning").body == "Bådas text."
    assert "skrev en annan text samtidigt" not in mine.get(SECTION).text
    assert [s.body for s in saves(main, "uppsagning")][1:] == ["Regionens text.", "Kommunernas text.", "Bådas text."]


def test_a_script_that_meets_another_text_is_shown_the_way_to_both(page: Page, world: World) -> None:
    open_draft(world, package(world))
    mine, other = as_(page, world, "leader_municipal"), as_(page, world)
    values = mine.get(SECTION).form("writing").values
    sent(other, SECTION, body="Regionens text.")
    answer = mine.client.post(SECTION, {**values, "body": "Min."}, headers={"Accept": "application/json"})
    told = json.loads(answer.content)
    assert (answer.status_code, told["state"]) == (409, "clash")
    assert "Min." in mine.get(told["address"]).text
    left = mine.get(told["address"]).form("leave").submit()
    assert left.status == 200 and "Regionens text." in left.text
    assert "Jämför texterna" not in mine.get(SECTION).links()


def clashed(world: World) -> str:
    """The municipalities' leader met the region's text in a section; the address of her own among the saved."""
    main, _ = open_draft(world, package(world))
    write(world, "leader_region", main, "uppsagning", "Regionens text.", on=0)
    beside = write(world, "leader_municipal", main, "uppsagning", "Kommunernas text.", on=0).beside
    return f"{beside}/"


def test_a_clash_says_who_wrote_and_whose_text_stands_in_the_form(page: Page, world: World) -> None:
    address = f"{SECTION}krock/{clashed(world)}"
    third = as_(page, world, "lawyer_region").get(address)
    assert "Ledare Region och Ledare Kommun skrev i avsnittet samtidigt." in third.text and "Du och" not in third.text
    assert "Här står Ledare Kommuns text." in third.text
    assert "Behåll Ledare Regions text" in text_of(third.form("together").node)
    assert "Spara den sammanskrivna texten" in text_of(third.form("together").node)
    own = as_(page, world, "leader_municipal").get(address)
    assert "Du och Ledare Region skrev i avsnittet samtidigt." in own.text and "Här står din text." in own.text
    other = as_(page, world).get(address)
    assert "Du och Ledare Kommun skrev i avsnittet samtidigt." in other.text and "Behåll din text" in other.text


def test_a_text_kept_beside_says_who_was_first_and_leads_to_both(page: Page, world: World) -> None:
    kept = clashed(world)
    reader = as_(page, world, "leader_municipal")
    saved = reader.get(f"{SECTION}sparade/{kept}")
    assert "Texten sparades vid sidan om, eftersom Ledare Region hann spara samma avsnitt först." in saved.text
    assert saved.links()["Jämför texterna"] == f"{SECTION}krock/{kept}"
    reader.get(f"{SECTION}krock/{kept}").form("leave").submit()
    assert "Jämför texterna" not in reader.get(f"{SECTION}sparade/{kept}").links()


def test_the_draft_and_the_list_say_where_two_texts_wait_for_a_choice(page: Page, world: World) -> None:
    address = f"{SECTION}krock/{clashed(world)}"
    reader = as_(page, world, "lawyer_region")
    assert reader.get(DRAFT).links()["Två texter att välja mellan"] == address
    work = reader.get(WORK)
    assert "1 avsnitt har två texter att välja mellan" in work.text and work.h1 == "Arbetsversioner"
    reader.get(address).form("leave").submit()
    assert "två texter att välja mellan" not in (reader.get(DRAFT).text + reader.get(WORK).text).lower()


def test_what_is_done_to_all_texts_stands_before_them(page: Page, world: World) -> None:
    open_draft(world, package(world), MAIN)
    work = as_(page, world).get(WORK).text
    order = ("Öppna en arbetsversion", "Publicera", "Läs och skriv", "Ändra titel och avtalstid", "Återkalla arbetsv")
    assert [work.index(words) for words in order] == sorted(work.index(words) for words in order)


def test_what_is_refused_stays_in_the_form(page: Page, world: World) -> None:
    open_draft(world, package(world))
    reader = as_(page, world)
    form = reader.get(SECTION).form("writing")
    form["heading"], form["body"] = "", "Mycket skrivet."
    refused = form.submit()
    assert refused.status == 422 and refused.form("writing").values["body"] == "Mycket skrivet."
    answer = sent(reader, SECTION, heading="R" * 301, body="Mycket skrivet.")
    assert answer.status_code == 422 and json.loads(answer.content)["state"] == "refused"


def test_one_goes_back_to_any_earlier_text(page: Page, world: World) -> None:
    main, _ = open_draft(world, package(world))
    for n, words in enumerate(("Första.", "Andra.", "Tredje.")):
        write(world, "leader_region", main, "uppsagning", words, on=n)
    reader = as_(page, world)
    listed = reader.get(f"{SECTION}sparade/")
    assert listed.text.index("Tredje.") < listed.text.index("Första.") < listed.text.index("Avtalet sägs upp")
    one = next(s for s in saves(main, "uppsagning") if s.body == "Första.")
    reader.get(f"{SECTION}sparade/{one.pk}/").form().submit()
    assert row(main, "uppsagning").body == "Första." and len(saves(main, "uppsagning")) == 5


def test_a_saved_text_of_another_section_is_not_reached_through_ones_own(page: Page, world: World) -> None:
    main, _ = open_draft(world, package(world))
    foreign = saves(main, "syfte")[0].pk
    as_(page, world).get(f"{SECTION}sparade/{foreign}/", status=404)
    as_(page, world).get(f"{SECTION}krock/{foreign}/", status=404)


def test_others_are_shown_who_has_the_section_open(page: Page, world: World) -> None:
    open_draft(world, package(world))
    leader, lawyer = as_(page, world), as_(page, world, "lawyer_municipal")
    token = leader.get(SECTION).form("writing").values["csrfmiddlewaretoken"]
    told = leader.client.post(f"{SECTION}skriver/", {"csrfmiddlewaretoken": token})
    assert told.status_code == 200 and "Ledare Region" not in told.content.decode()
    assert "Ledare Region har avsnittet öppet nu." in lawyer.get(SECTION).text
    assert "Ledare Region skriver i 2.1." in lawyer.get(DRAFT).text


def test_sections_are_added_moved_split_merged_removed_and_put_back(page: Page, world: World) -> None:
    main, _ = open_draft(world, package(world))
    reader = as_(page, world)
    add = reader.get(f"{DRAFT}nytt-avsnitt/?plats=after:uppsagning").form("form")
    assert add.values["spot"] == "after:uppsagning"
    add["heading"] = "Tillägg"
    add.submit()
    assert outline(world, main) == "1 inledning · 1.1 syfte · 2 giltighet · 2.1 uppsagning · 2.2 tillagg"
    move = reader.get(f"{DRAFT}avsnitt/{slug_of(main, 'Tillägg')}/flytta/").form("form")
    move["spot"] = "in:inledning"
    assert "Orden i det är oförändrade" in move.submit().text
    assert outline(world, main) == "1 inledning · 1.1 tillagg · 1.2 syfte · 2 giltighet · 2.1 uppsagning"
    split = reader.get(f"{DRAFT}avsnitt/syfte/dela/").form("form")
    split["block"], split["heading"] = "1", "Lista"
    split.submit()
    assert outline(world, main).startswith("1 inledning · 1.1 tillagg · 1.2 syfte · 1.3 lista")
    merge = reader.get(f"{DRAFT}avsnitt/{slug_of(main, 'Lista')}/sla-ihop/")
    assert "Texten läggs sist i 1.2 Syfte" in merge.text
    merge.form("form").submit()
    reader.get(f"{DRAFT}avsnitt/{slug_of(main, 'Tillägg')}/ta-bort/").form("form").submit()
    assert outline(world, main) == "1 inledning · 1.1 syfte · 2 giltighet · 2.1 uppsagning"
    back = reader.get(reader.get(DRAFT).links()["Lägg tillbaka Tillägg"]).form("form")
    back["spot"] = "after:giltighet"
    back.submit()
    assert outline(world, main) == "1 inledning · 1.1 syfte · 2 giltighet · 2.1 uppsagning · 3 tillagg"


def test_what_cannot_be_split_or_merged_is_told_before_anybody_tries(page: Page, world: World) -> None:
    open_draft(world, package(world))
    reader = as_(page, world)
    assert "bara ett stycke" in reader.get(f"{SECTION}dela/").text
    assert "Slå ihop med avsnittet före" not in reader.get(SECTION).links()
    merge = reader.get(f"{SECTION}sla-ihop/")
    assert "Det går inte att slå ihop 2.1 Uppsägning, eftersom det är det första avsnittet på sin nivå." in merge.text
    assert "Slå ihop avsnitten" not in merge.text and not list(merge.tree.iter("{*}textarea"))
    assert merge.links()["Flytta avsnittet"] == f"{SECTION}flytta/" and merge.links()["Avbryt"] == SECTION
    beside = reader.get(f"{DRAFT}avsnitt/giltighet/sla-ihop/")
    assert "eftersom avsnittet före, 1 Inledning, har underavsnitt" in beside.text


def test_what_waits_cannot_be_chosen_and_says_for_whom(page: Page, world: World) -> None:
    main, sub = open_draft(world, package(world))
    leader = confirmed(page, world)
    none = leader.get(f"{WORK}publicera/")
    assert "Ingen arbetsversion är klar att publicera. Båda sidors jurister behöver granska" in none.text
    assert "väntar på granskning av Kommunernas jurist och Regionens jurist" in none.text
    assert none.links()["Avtal om prov"] == DRAFT and "Publicera versionerna" not in none.text
    check(world, sub)
    check(world, main, "lawyer_region")
    some = leader.get(f"{WORK}publicera/")
    assert "Kan inte publiceras än: väntar på granskning av Kommunernas jurist." in some.text
    assert some.links()["Läs arbetsversionen Avtal om prov"] == DRAFT
    boxes = [n for n in some.form("form").node.iter() if n.get("name") == "versions"]
    assert {n.get("value"): n.get("disabled") is not None for n in boxes} == {str(main.pk): True, str(sub.pk): False}
    refused = some.form("form").submit(versions=[])
    assert refused.status == 422 and "Markera minst ett." in refused.text


def test_the_way_to_more_readers_is_shown_to_whoever_may_go_it(page: Page, world: World) -> None:
    made = package(world)
    publish_all(world, made, open_draft(world, made), PARTIES)
    read, widen = "/avtal/provpaket/huvudavtal/version/1/", "/avtal/provpaket/huvudavtal/visa-for-fler/1/"
    leader = confirmed(page, world)
    assert leader.get(read).links()["Låt fler läsa versionen"] == widen
    assert "Låt fler läsa versionen" not in as_(page, world, "officer_orust").get(read).links()
    form = leader.get(widen)
    assert "Vilka ska kunna läsa versionen?" in form.text
    form.form("form").submit(audience="public", authority="14", confirmed="on")
    assert "Låt fler läsa versionen" not in leader.get(read).links()
    done = leader.get(widen)
    assert "Alla kan redan läsa versionen." in done.text and "Registrerande myndighet" not in done.text
    assert done.links()["Tillbaka till versionen"] == read


def test_from_an_open_version_to_a_published_one(page: Page, world: World) -> None:
    open_draft(world, package(world))
    describe = as_(page, world).get(f"{DRAFT}uppgifter/").form("form")
    describe["starts_on"], describe["ends_on"] = "2027-01-01", "2030-12-31"
    describe["notice_months"], describe["notice_clause"] = "12", "uppsagning"
    assert "ändrade" in describe.submit().text
    for who in ("lawyer_region", "lawyer_municipal"):
        for document in ("huvudavtal", "underavtal"):
            form = as_(page, world, who).get(f"/avtal/provpaket/{document}/arbete/{AT_GROUP}/granska/").form("form")
            assert form.submit().status == 422
            form["confirmed"], form["note"] = "on", "Inga anmärkningar."
            form.submit()
    leader = confirmed(page, world)
    publish = leader.get(f"{WORK}publicera/").form("form")
    assert "(inte klar än)" not in leader.get(f"{WORK}publicera/").text
    assert publish.submit().status == 422
    done = publish.submit(
        versions=values_of(publish, "versions"),
        body="sro",
        on="2026-03-04",
        audience="parties",
        authority="14",
        confirmed="on",
    )
    assert "2 versioner är publicerade." in done.text
    wide = leader.get("/avtal/provpaket/huvudavtal/visa-for-fler/1/").form("form")
    wide["audience"], wide["authority"], wide["confirmed"] = "public", "14", "on"
    assert "Fler kan nu läsa versionen." in wide.submit().text


def values_of(form: Any, name: str) -> list[str]:
    return [n.get("value") for n in form.node.iter() if isinstance(n.tag, str) and n.get("name") == name]


def confirmed(page: Page, world: World, who: str = "leader_region") -> Page:
    """A leader who has just given her password."""
    from allauth.account.internal.flows.login import record_authentication
    from django.http import HttpRequest

    leader = as_(page, world, who)
    request = HttpRequest()
    request.session, request.user = leader.client.session, world.people[who]
    record_authentication(request, request.user, method="password", reauthenticated=True)
    request.session.save()
    return leader


def test_adjustments_are_listed_through_the_page(page: Page, world: World) -> None:
    made = package(world)
    publish_all(world, made, open_draft(world, made))
    main = open_draft(world, made, MAIN, adjusts=True)[0]
    write(world, "leader_region", main, "uppsagning", "I brev.", on=0)
    reader = as_(page, world)
    assert "En ändring saknar skäl" in reader.get(WORK).text
    form = reader.get(f"{DRAFT}justeringar/").form("form")
    form["reason_uppsagning"] = "Formen ska vara känd."
    form.submit()
    assert "saknar skäl" not in reader.get(WORK).text


def test_where_nothing_is_to_be_listed_no_button_says_so(page: Page, world: World) -> None:
    made = package(world)
    publish_all(world, made, open_draft(world, made))
    open_draft(world, made, MAIN, adjusts=True)
    reader = as_(page, world)
    told = reader.get(f"{DRAFT}justeringar/")
    assert "Inget är ändrat än" in told.text and "Förteckna justeringarna" not in told.text
    assert told.links()["Tillbaka till arbetsversionerna"] == WORK
    open_draft(world, made, SUB)
    told = reader.get(f"/avtal/provpaket/underavtal/arbete/{AT_GROUP}/justeringar/")
    assert "Versionen justerar ingen annan version" in told.text


def test_a_version_is_given_up_with_a_reason(page: Page, world: World) -> None:
    open_draft(world, package(world))
    reader = as_(page, world)
    form = reader.get(f"{DRAFT}aterkalla/").form("form")
    assert form.submit().status == 422
    form["reason"] = "Fel underlag."
    assert "Arbetsversionen är återkallad." in form.submit().text
    reader.get(DRAFT, status=404)


def test_who_may_not_is_told_who_may(page: Page, world: World) -> None:
    open_draft(world, package(world))
    lawyer = as_(page, world, "lawyer_region")
    lawyer.get(f"{WORK}oppna/", status=403)
    assert "processledarna" in lawyer.get(f"{DRAFT}aterkalla/", status=403).text
    assert "juristerna" in as_(page, world).get(f"{DRAFT}granska/", status=403).text


@pytest.mark.parametrize(("url", "most"), [(WORK, 34), (DRAFT, 16), (SECTION, 28), (f"{SECTION}sparade/", 14)])
def test_a_page_asks_as_often_for_a_large_draft_as_for_a_small(page: Page, world: World, url: str, most: int) -> None:
    made = package(world)
    versions = open_draft(world, made)
    reader = as_(page, world)
    small = asked(reader, url)
    for version in versions:
        from samsyn.agreements import actions

        actions.withdraw_version(
            viewer=world.viewers["leader_region"], at=later(3), version=version.pk, reason="Större"
        )
    sections = (*long_text(8).sections, *MAIN.sections)
    main = open_draft(world, made, replace_sections(sections), SUB)[0]
    for n in range(6):
        write(world, "leader_region", main, "uppsagning", f"Text {n}.", on=n)
    assert small == asked(reader, url) <= most


def replace_sections(sections: Any) -> Any:
    from dataclasses import replace

    return replace(MAIN, sections=sections)


def asked(reader: Page, url: str) -> int:
    reader.get(url)
    with CaptureQueriesContext(connection) as queries:
        reader.get(url)
    return len(queries)


TOO_MUCH = {
    "a hostile text": ({"body": "[" * 250_000}, "Texten är för lång. Ett avsnitt får vara högst 60000 tecken."),
    "hostile news": ({"news": "[" * 250_000}, "Texten är för lång."),
    "a table out of few signs": (
        {"body": "|" * 200 + "a\n" + "|-" * 200 + "\n" + "b\n" * 1000},
        "Ett avsnitt får ha högst 2000 tabellrutor. Dela upp tabellen i flera avsnitt.",
    ),
}


@pytest.mark.parametrize("what", TOO_MUCH)
def test_what_would_take_the_servers_time_is_refused_before_it_is_drawn(page: Page, world: World, what: str) -> None:
    main, _ = open_draft(world, package(world))
    reader, (fields, words) = as_(page, world), TOO_MUCH[what]
    form = reader.get(SECTION).form("writing")
    for name, value in fields.items():
        form[name] = value
    refused = form.submit()
    assert refused.status == 422 and words in refused.text
    preview = next(n for n in refused.tree.iter() if n.get("id") == "preview")
    assert "".join(preview.itertext()).strip() == "Texten visas när den går att spara."
    assert refused.form("writing").values["body"] == form.values["body"]
    answer = sent(reader, SECTION, **fields)
    told = json.loads(answer.content)
    assert (answer.status_code, told["state"]) == (422, "refused") and words in told["words"]
    assert row(main, "uppsagning").revision == 0
