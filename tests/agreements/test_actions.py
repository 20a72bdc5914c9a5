"""Packages are opened and versions published: by process leaders, checked by both sides' lawyers, once, and for good."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from django.db import DatabaseError, transaction

from samsyn.access import log
from samsyn.access.actions import NotAllowed, NotSeen
from samsyn.access.models import LogEntry
from samsyn.access.scope import everything, seen_by
from samsyn.agreements import actions, queries
from samsyn.agreements.actions import PackageFacts, TermFacts
from samsyn.agreements.models import AgreementTerm, LegalCheck, Package, Section, SectionSave, SectionText, Version
from samsyn.agreements.texts import WORDS, Refused, words
from samsyn.domain import sections
from samsyn.domain.access import PARTIES, PUBLIC, Audience, Placement
from samsyn.domain.rearranging import Misplaced
from samsyn.domain.sections import Section as Plain
from samsyn.domain.sections import TextFault
from samsyn.domain.verdicts import Refusal
from tests.agreements.drafts import (
    check,
    draft,
    group,
    later,
    open_draft,
    package,
    publish_all,
    release,
    row,
    slug_of,
    write,
)
from tests.agreements.examples import MAIN, SUB
from tests.world import AT, World

REGION = Placement(Audience.SIDE, side="region")
MUNICIPAL = Placement(Audience.SIDE, side="municipal")


def last_entry() -> LogEntry:
    with everything(why="the test reads the log as it is"):
        entry = LogEntry.objects.order_by("-number").first()
    assert entry is not None
    return entry


def code_of(do: Any, *args: Any, **kwargs: Any) -> str:
    with pytest.raises(Refusal) as refused:
        do(*args, **kwargs)
    assert words(refused.value), "every refusal has words"
    return str(refused.value.code)


# --- packages -----------------------------------------------------------------------------------------------------


def test_a_process_leader_opens_a_package_and_it_is_logged(world: World) -> None:
    made = package(world)
    entry = last_entry()
    assert (entry.act, entry.target_id) == ("package.open", made.pk)
    assert (entry.actor, entry.data) == (world.people["leader_region"].pk, {"documents": 2})


@pytest.mark.parametrize("who", ["secretary_region", "officer_orust", "politician", "operator", "stranger"])
def test_others_may_not_open_or_describe_a_package(world: World, who: str) -> None:
    made = package(world)
    with pytest.raises(NotAllowed):
        actions.open_package(
            viewer=world.viewers[who],
            at=AT,
            slug="p",
            facts=PackageFacts("P"),
            documents=[("d", "main")],
            place=PUBLIC,
        )
    with pytest.raises(NotAllowed):
        actions.describe_package(viewer=world.viewers[who], at=AT, package=made.pk, facts=PackageFacts("Kapat"))
    with everything(why="the test counts what was saved"):
        assert Package.objects.get().title == "Provpaketet"


def test_nobody_opens_a_package_where_she_cannot_look(world: World) -> None:
    with pytest.raises(NotSeen):
        package(world, place=MUNICIPAL)


def test_two_packages_do_not_share_an_address_and_none_takes_a_pages(world: World) -> None:
    package(world)
    assert code_of(package, world) == Refused.PACKAGE_TAKEN
    assert code_of(package, world, slug="nytt") == Refused.ADDRESS_RESERVED


def describe(world: World, made: Any, **facts: Any) -> Any:
    return actions.describe_package(
        viewer=world.viewers["leader_region"],
        at=later(1),
        package=made.pk,
        facts=replace(PackageFacts("Provpaketet"), **facts),
    )


def test_a_package_is_called_and_relates_to_others_as_it_is_now_said(world: World) -> None:
    made, older = package(world), package(world, slug="det-gamla")
    describe(world, made, aliases=("1999 års avtal", "Gamla avtalet"), relations=(("replaces", "det-gamla"),))
    describe(world, made, aliases=("1999 års avtal",), relations=(("supplements", "det-gamla"),), sub_name="bilaga",
             sub_name_definite="bilagan", sub_heading="underavtal")  # fmt: skip
    with seen_by(world.viewers["officer_orust"]):
        about = queries.about("provpaket", world.viewers["officer_orust"])
        back = queries.about("det-gamla", world.viewers["officer_orust"])
    assert about.aliases == ("1999 års avtal",)
    assert [(r.how, r.slug) for r in about.related] == [("Kompletterar", "det-gamla")]
    assert [(r.how, r.slug) for r in back.related] == [("Kompletteras av", "provpaket")]
    assert (
        about.package.words.name("sub") == "Bilaga (underavtal)" and about.package.words.definite("sub") == "bilagan"
    )
    assert last_entry().act == "package.describe" and older.pk


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"kind": "earlier"}, Refused.KIND_STAYS),
        ({"title": " "}, Refused.FIELD_EMPTY),
        ({"sub_name": "bilaga"}, Refused.WORD_IN_BOTH_FORMS),
        ({"valid_from": AT.date(), "valid_until": AT.date().replace(year=2000)}, Refused.ENDS_BEFORE_IT_BEGINS),
        ({"relations": (("replaces", "finns-inte"),)}, Refused.RELATED_UNKNOWN),
        ({"relations": (("replaces", "provpaket"),)}, Refused.RELATED_UNKNOWN),
    ],
)
def test_what_cannot_be_said_of_a_package_is_refused(world: World, facts: dict[str, Any], code: str) -> None:
    assert code_of(describe, world, package(world), **facts) == code


def test_a_public_package_does_not_point_to_what_the_public_cannot_see(world: World) -> None:
    made = package(world)
    package(world, slug="hemligt", place=REGION)
    assert code_of(describe, world, made, relations=(("replaces", "hemligt"),)) == Refused.RELATED_UNKNOWN


def add(world: World, made: Any, *document: str, who: str = "leader_region") -> Any:
    return actions.add_document(viewer=world.viewers[who], at=later(1), package=made.pk, document=document)


def test_a_document_is_added_to_a_package_that_is_open_already(world: World) -> None:
    made = package(world)
    added = add(world, made, "halsa-at-alla", "sub", "Hälsa åt alla")
    assert (added.position, added.placement, last_entry().act) == (2, PUBLIC, "document.add")
    actions.open_versions(
        viewer=world.viewers["leader_region"], at=AT, package=made.pk, documents=["halsa-at-alla"], place=group(world)
    )
    assert draft(world, "leader_region", made, "halsa-at-alla").version.title == "Hälsa åt alla"


def test_a_document_is_added_once_under_a_name_of_its_own_by_those_who_may(world: World) -> None:
    made = package(world)
    assert code_of(add, world, made, "underavtal", "sub") == Refused.DOCUMENT_TAKEN
    assert code_of(add, world, made, "nytt-dokument", "sub") == Refused.ADDRESS_RESERVED
    assert code_of(add, world, made, "ett", "sub", "x" * 301) == Refused.FIELD_TOO_LONG
    with pytest.raises(NotAllowed):
        add(world, made, "ett", "sub", who="officer_orust")
    with pytest.raises(NotSeen):
        add(world, package(world, place=REGION, slug="eget"), "ett", "sub", who="leader_municipal")


# --- open versions ------------------------------------------------------------------------------------------------


def test_an_open_version_begins_as_the_newest_published_one(world: World) -> None:
    made = package(world)
    publish_all(world, made, open_draft(world, made))
    main = open_draft(world, made, MAIN, adjusts=False)[0]
    assert (main.number, main.label, main.published_at) == (None, "Arbetsversion", None)
    with seen_by(world.viewers["leader_region"]):
        assert queries.reading("provpaket", "huvudavtal").version.number == 1
    with everything(why="the test looks at what is kept"):
        assert main.based_on is not None and main.based_on.number == 1
        assert SectionSave.objects.filter(text__version=main).count() == len(MAIN.sections)


def test_a_document_without_a_version_begins_with_an_empty_section(world: World) -> None:
    made = package(world)
    actions.open_versions(
        viewer=world.viewers["leader_region"], at=AT, package=made.pk, documents=["huvudavtal"], place=group(world)
    )
    assert [p.section.heading for p in draft(world, "leader_region", made).sections] == ["Inledning"]


def test_a_document_has_one_open_version_at_each_place(world: World) -> None:
    made = package(world)
    open_draft(world, made), open_draft(world, made, place=REGION)
    for place in (group(world), REGION):
        assert code_of(open_draft, world, made, place=place) == Refused.OPEN_ALREADY


@pytest.mark.parametrize(("place", "code"), [(PUBLIC, Refused.OPEN_PLACE), (PARTIES, Refused.OPEN_PLACE)])
def test_an_open_version_lies_with_those_who_work_on_it(world: World, place: Placement, code: str) -> None:
    assert code_of(open_draft, world, package(world), place=place) == code


def test_nobody_opens_a_version_with_a_group_she_does_not_sit_in(world: World) -> None:
    made = package(world)
    for place in (MUNICIPAL, Placement(Audience.BODY, body=world.bodies["sro"].pk)):
        with pytest.raises(NotSeen):
            open_draft(world, made, place=place)


@pytest.mark.parametrize("who", ["lawyer_region", "secretary_region", "officer_orust", "operator"])
def test_only_process_leaders_open_publish_and_withdraw(world: World, who: str) -> None:
    made = package(world)
    main, sub = open_draft(world, made)
    check(world, main), check(world, sub)
    fault = NotAllowed if who == "lawyer_region" else NotSeen
    with pytest.raises(NotAllowed):
        actions.open_versions(viewer=world.viewers[who], at=AT, package=made.pk, documents=[], place=group(world))
    with pytest.raises(fault):
        actions.publish_versions(
            viewer=world.viewers[who], at=AT, package=made.pk, versions=[main.pk, sub.pk], release=release()
        )
    with pytest.raises(fault):
        actions.withdraw_version(viewer=world.viewers[who], at=AT, version=main.pk, reason="Nej")


def test_a_version_given_up_is_kept_and_the_document_can_be_opened_anew(world: World) -> None:
    made = package(world)
    main, _ = open_draft(world, made)
    actions.withdraw_version(viewer=world.viewers["leader_region"], at=later(3), version=main.pk, reason="Fel text")
    with pytest.raises(NotSeen):
        draft(world, "leader_region", made)
    with pytest.raises(Refusal):
        write(world, "leader_region", main, "uppsagning", "Hej", on=0)
    assert open_draft(world, made, MAIN)[0].pk != main.pk
    assert row(main, "uppsagning").body == "Avtalet sägs upp skriftligt."


def term(**facts: Any) -> TermFacts:
    return replace(TermFacts(AT.date(), AT.date().replace(year=2030), 36, 12, "giltighet", "uppsagning"), **facts)


def name(world: World, version: Version, **facts: Any) -> Version:
    said = {"title": "Nytt namn", "term": term(), **facts}
    return actions.describe_version(viewer=world.viewers["lawyer_municipal"], at=later(1), version=version.pk, **said)


def test_titles_and_terms_are_data_with_their_clauses(world: World) -> None:
    made = package(world)
    main, sub = open_draft(world, made)
    name(world, main, subtitle="Kort", is_interim=True)
    publish_all(world, made, [main, sub])
    with seen_by(world.viewers["officer_orust"]):
        read = queries.reading("provpaket", "huvudavtal")
    assert (read.version.title, read.version.subtitle, read.version.is_interim) == ("Nytt namn", "Kort", True)
    assert read.term == queries.TermRow(AT.date(), AT.date().replace(year=2030), 36, 12, "giltighet", "uppsagning")
    clause = read.clause(read.term.notice_clause)
    assert clause is not None and clause.number == "2.1"


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"title": ""}, Refused.FIELD_EMPTY),
        ({"term": term(ends_on=AT.date().replace(year=2001))}, Refused.ENDS_BEFORE_IT_BEGINS),
        ({"term": term(notice_clause="finns-inte")}, Refused.CLAUSE_UNKNOWN),
    ],
)
def test_what_cannot_be_said_of_a_version_is_refused(world: World, facts: dict[str, Any], code: str) -> None:
    main, _ = open_draft(world, package(world))
    assert code_of(name, world, main, **facts) == code


# --- legal check --------------------------------------------------------------------------------------------------


def test_each_sides_lawyer_checks_the_words_as_they_are(world: World) -> None:
    made = package(world)
    main, sub = open_draft(world, made)
    check(world, main, "lawyer_region"), check(world, sub)
    assert code_of(publish, world, made, [main, sub]) == Refused.NOT_CHECKED
    check(world, main, "lawyer_municipal")
    assert publish(world, made, [main, sub])


def publish(world: World, made: Any, versions: list[Version], **facts: Any) -> Any:
    return actions.publish_versions(
        viewer=world.viewers["leader_region"],
        at=later(9),
        package=made.pk,
        versions=[v.pk for v in versions],
        release=release(**facts),
    )


CHANGES: dict[str, Any] = {
    "a word": lambda w, v: write(w, "leader_region", v, "uppsagning", "Avtalet sägs upp muntligt.", on=0),
    "a place": lambda w, v: actions.move_section(
        viewer=w.viewers["leader_region"], at=later(3), version=v.pk, section="uppsagning", level=1
    ),
    "the title": lambda w, v: name(w, v, term=None),
    "the term": lambda w, v: name(w, v, title="Avtal om prov"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_a_check_counts_no_more_when_anything_has_changed(world: World, change: Any) -> None:
    made = package(world)
    main, sub = open_draft(world, made)
    check(world, main), check(world, sub)
    change(world, main)
    assert code_of(publish, world, made, [main, sub]) == Refused.NOT_CHECKED
    with seen_by(world.viewers["lawyer_region"]):
        row_ = next(
            r for r in queries.work("provpaket", world.viewers["lawyer_region"]).opened if r.document == "huvudavtal"
        )
    assert [(c.side, c.holds, bool(c.checked_at)) for c in row_.checks] == [
        ("municipal", False, True),
        ("region", False, True),
    ]


def test_a_note_of_what_is_new_needs_no_new_check(world: World) -> None:
    """It is not part of the agreement."""
    made = package(world)
    main, sub = open_draft(world, made)
    check(world, main), check(world, sub)
    write(
        world,
        "leader_region",
        main,
        "uppsagning",
        "Avtalet sägs upp skriftligt.",
        on=0,
        news="Skriftligt, inte muntligt.",
    )
    assert publish(world, made, [main, sub])


def test_a_check_is_made_once_for_the_same_words_and_only_by_lawyers(world: World) -> None:
    main, _ = open_draft(world, package(world))
    check(world, main)
    assert code_of(check, world, main, "lawyer_region") == Refused.CHECKED_ALREADY
    with pytest.raises(NotAllowed):
        check(world, main, "leader_region")
    with pytest.raises(NotSeen):
        check(world, main, "officer_orust")
    with everything(why="the test counts what was saved"):
        assert sorted(LegalCheck.objects.filter(version=main).values_list("side", flat=True)) == [
            "municipal",
            "region",
        ]


# --- publishing ---------------------------------------------------------------------------------------------------


def test_documents_that_refer_to_each_other_are_published_together(world: World) -> None:
    made = package(world)
    main, sub = publish_all(world, made, open_draft(world, made))
    assert (main.number, sub.number, main.label) == (1, 1, f"SRO {AT.date().isoformat()}")
    with seen_by(world.viewers["officer_orust"]):
        read = [(t.number, t.section.slug) for t in SectionText.objects.filter(version=main)]
    assert read == [("1", "inledning"), ("1.1", "syfte"), ("2", "giltighet"), ("2.1", "uppsagning")]


def test_publishing_is_logged_with_the_hash_of_the_text(world: World) -> None:
    made = package(world)
    _, sub = publish_all(world, made, open_draft(world, made))
    entry = last_entry()
    assert (entry.act, entry.target_id) == ("version.publish", sub.pk)
    assert entry.data["hash"] == sections.content_hash(SUB)
    assert log.verify().fault is None


def test_a_published_text_can_be_worked_out_again_from_its_rows(world: World) -> None:
    made = package(world)
    main, _ = publish_all(world, made, open_draft(world, made))
    with seen_by(world.viewers["officer_orust"]):
        text = queries.published_text(main.pk)
    assert text == MAIN and sections.content_hash(text) == main.content_hash
    assert row(main, "uppsagning").content_hash == sections.section_hash(MAIN.sections[3])


def test_a_label_is_made_of_body_and_day(world: World) -> None:
    made = package(world)
    main, sub = publish_all(world, made, open_draft(world, made), body="sro", words="")
    assert main.label == f"SRO {AT.date().isoformat()}" and main.labelled_by_id == world.bodies["sro"].pk
    assert sub.labelled_on == AT.date()
    other = open_draft(world, made, SUB)
    check(world, *other)
    assert code_of(publish, world, made, other, words=" ") == Refused.LABEL_EMPTY


def test_sections_keep_their_identity_through_versions(world: World) -> None:
    made = package(world)
    first, _ = publish_all(world, made, open_draft(world, made))
    moved = replace(MAIN, sections=(*MAIN.sections[2:], *MAIN.sections[:2]))
    second = publish_all(world, made, open_draft(world, made, moved))[0]
    assert second.number == 2
    assert Section.objects.filter(document=first.document_id).count() == 4
    with seen_by(world.viewers["officer_orust"]):
        there = queries.through_versions(queries.reading("provpaket", "huvudavtal"), "uppsagning")
    assert [(v.version, v.number) for v in there] == [(2, "1.1"), (1, "2.1")]
    assert there[0].content_hash == there[1].content_hash, "moved is not changed"


def test_a_reference_that_leads_nowhere_or_is_typed_is_refused_and_nothing_is_published(world: World) -> None:
    made = package(world)
    main, sub = open_draft(world, made)
    check(world, main)
    assert code_of(publish, world, made, [main]) == Refused.REFERENCE_DANGLES
    write(world, "leader_region", main, "uppsagning", "Se avsnitt 1.1 och 12 kap. 1 § HSL.", on=0)
    check(world, main), check(world, sub)
    assert code_of(publish, world, made, [main, sub]) == Refused.REFERENCE_TYPED
    with everything(why="the test counts what was saved"):
        assert not Version.objects.filter(published_at__isnull=False).exists()


def test_a_public_text_does_not_refer_to_what_the_public_cannot_read(world: World) -> None:
    made = package(world)
    publish_all(world, made, open_draft(world, made), PARTIES)
    main = open_draft(world, made, MAIN)
    check(world, *main)
    assert code_of(publish, world, made, main) == Refused.REFERENCE_DANGLES
    assert publish(world, made, main, place=PARTIES)


def test_a_version_does_not_reach_further_than_its_document(world: World) -> None:
    made = package(world, place=PARTIES)
    assert code_of(publish_all, world, made, open_draft(world, made)) == Refused.REACHES_FURTHER


def test_nobody_who_sees_a_version_loses_it_by_its_publishing(world: World) -> None:
    made = package(world)
    assert code_of(publish_all, world, made, open_draft(world, made), REGION) == Refused.NOT_WIDER


def test_letting_out_names_who_registered_it(world: World) -> None:
    made = package(world)
    versions = open_draft(world, made)
    assert code_of(publish_all, world, made, versions, registering_authority="") == Refused.UNKNOWN_AUTHORITY
    assert code_of(publish, world, made, versions, registering_authority="patient") == Refused.UNKNOWN_AUTHORITY
    assert publish(world, made, versions)[0].registering_authority_id == world.organisations["14"].pk


def test_a_version_of_another_package_is_not_published_along(world: World) -> None:
    made, other = package(world), package(world, slug="annat")
    foreign = open_draft(world, other)
    assert code_of(publish, world, made, foreign) == Refused.NOTHING_TO_PUBLISH
    assert code_of(publish, world, made, []) == Refused.NOTHING_TO_PUBLISH


def test_a_version_is_published_once(world: World) -> None:
    made = package(world)
    versions = publish_all(world, made, open_draft(world, made))
    assert code_of(publish, world, made, versions) == Refused.NOT_OPEN


def test_a_package_that_does_not_lie_for_one_does_not_exist(world: World) -> None:
    made = package(world, place=REGION)
    with pytest.raises(NotSeen):
        actions.publish_versions(
            viewer=world.viewers["leader_municipal"], at=AT, package=made.pk, versions=[], release=release()
        )


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (replace(MAIN, slug="annat"), Refused.DOCUMENT_UNKNOWN),
        (replace(MAIN, kind="sub"), Refused.OTHER_KIND),
        (replace(MAIN, title="T" * 301), Refused.FIELD_TOO_LONG),
        (replace(MAIN, title=" "), Refused.FIELD_EMPTY),
        (replace(MAIN, sections=(Plain(1, "version", "V"),)), Refused.ADDRESS_RESERVED),
        (replace(MAIN, sections=(Plain(2, "a", "A"),)), TextFault.LEVEL_SKIPPED),
    ],
)
def test_a_text_that_does_not_hold_is_refused(world: World, text: sections.Text, code: str) -> None:
    assert str(code_of_raw(open_draft, world, package(world), text)) == code


def code_of_raw(do: Any, *args: Any) -> str:
    with pytest.raises(Refusal) as refused:
        do(*args)
    return str(refused.value.code)


# --- adjustments before dispatch ----------------------------------------------------------------------------------


def test_an_adjusting_version_lists_every_change_with_its_reason(world: World) -> None:
    made = package(world)
    publish_all(world, made, open_draft(world, made), PARTIES)
    main = open_draft(world, made, MAIN, adjusts=True)[0]
    write(world, "leader_region", main, "uppsagning", "Avtalet sägs upp i brev.", on=0)
    name(world, main, title="Avtal om prov, rättat", term=None)
    assert code_of(publish_all, world, made, [main], PARTIES) == Refused.CHANGE_NOT_LISTED
    listed(world, main, {"uppsagning": "Formen ska vara känd."})
    assert code_of(publish, world, made, [main], place=PARTIES) == Refused.CHANGE_NOT_LISTED
    listed(world, main, {"": "Titeln var fel."})
    publish(world, made, [main], place=PARTIES)
    with seen_by(world.viewers["officer_orust"]):
        told = queries.adjustments(queries.reading("provpaket", "huvudavtal"))
    assert [(a.number, a.before, a.after, a.reason) for a in told] == [
        ("", "Avtal om prov", "Avtal om prov, rättat", "Titeln var fel."),
        ("2.1", "Avtalet sägs upp skriftligt.", "Avtalet sägs upp i brev.", "Formen ska vara känd."),
    ]


def test_a_reason_counts_for_the_words_it_was_given_for(world: World) -> None:
    made = package(world)
    publish_all(world, made, open_draft(world, made))
    main = open_draft(world, made, MAIN, adjusts=True)[0]
    write(world, "leader_region", main, "uppsagning", "Avtalet sägs upp i brev.", on=0)
    listed(world, main, {"uppsagning": "Formen ska vara känd.", "syfte": "Inget är ändrat än."})
    write(world, "leader_region", main, "uppsagning", "Avtalet sägs upp i telefon.", on=1)
    write(world, "leader_region", main, "syfte", "Den som provar.", on=0)
    with seen_by(world.viewers["lawyer_region"]):
        [one] = queries.work("provpaket", world.viewers["lawyer_region"]).opened
    assert one.listed == () and one.unlisted == (
        ("syfte", "1.1 Syfte", "Inget är ändrat än."),
        ("uppsagning", "2.1 Uppsägning", "Formen ska vara känd."),
    )
    assert code_of(publish_all, world, made, [main], PARTIES) == Refused.CHANGE_NOT_LISTED
    listed(world, main, {"uppsagning": "Det går fortare.", "syfte": "Kortare."})
    publish(world, made, [main], place=PARTIES)


def test_a_reason_still_counts_when_only_the_number_follows_from_elsewhere(world: World) -> None:
    made = package(world)
    publish_all(world, made, open_draft(world, made))
    main = open_draft(world, made, MAIN, adjusts=True)[0]
    write(world, "leader_region", main, "uppsagning", "Avtalet sägs upp i brev.", on=0)
    listed(world, main, {"uppsagning": "Formen ska vara känd."})
    actions.add_section(
        viewer=world.viewers["leader_region"], at=later(4), version=main.pk, heading="Tid", level=2, after="syfte"
    )
    actions.move_section(
        viewer=world.viewers["leader_region"],
        at=later(5),
        version=main.pk,
        section=slug_of(main, "Tid"),
        level=2,
        first_in="giltighet",
    )
    with seen_by(world.viewers["lawyer_region"]):
        [one] = queries.work("provpaket", world.viewers["lawyer_region"]).opened
    assert [(slug, why) for slug, _, why in one.listed] == [("uppsagning", "Formen ska vara känd.")]


def listed(world: World, version: Version, reasons: dict[str, str]) -> Any:
    return actions.list_adjustments(
        viewer=world.viewers["lawyer_region"], at=later(3), version=version.pk, reasons=reasons
    )


def test_adjustments_are_of_an_adjusting_version_and_its_own_sections(world: World) -> None:
    made = package(world)
    main, sub = open_draft(world, made)
    assert code_of(listed, world, main, {"uppsagning": "Skäl"}) == Refused.ADJUSTS_NOTHING
    publish_all(world, made, [main, sub])
    again = open_draft(world, made, MAIN, adjusts=True)[0]
    with pytest.raises(NotSeen):
        listed(world, again, {"omfattning": "Ett annat dokuments"})
    assert code_of(listed, world, again, {"uppsagning": "  "}) == Refused.FIELD_EMPTY


def test_there_must_be_something_to_adjust(world: World) -> None:
    assert code_of(open_draft, world, package(world), MAIN, adjusts=True) == Refused.NOTHING_TO_ADJUST


# --- for good -----------------------------------------------------------------------------------------------------


FROZEN = {
    "the words of a section": lambda v: SectionText.objects.filter(version=v).update(body="annat"),
    "what is new in it": lambda v: SectionText.objects.filter(version=v).update(news="annat"),
    "its hash": lambda v: SectionText.objects.filter(version=v).update(content_hash="0" * 64),
    "a section's heading through save": lambda v: [t.save() for t in v.texts.all()[:1]],
    "a section removed": lambda v: SectionText.objects.filter(version=v).delete(),
    "a section added": lambda v: SectionText.objects.create(
        version=v,
        section=Section.objects.create(document=v.document, slug="ny"),
        position=99,
        level=1,
        number="9",
        heading="Ny",
        audience="public",
    ),
    "the title": lambda v: Version.objects.filter(pk=v.pk).update(title="annat"),
    "the label": lambda v: Version.objects.filter(pk=v.pk).update(label="annat"),
    "the interim flag": lambda v: Version.objects.filter(pk=v.pk).update(is_interim=True),
    "the hash": lambda v: Version.objects.filter(pk=v.pk).update(content_hash="0" * 64),
    "unpublished again": lambda v: Version.objects.filter(pk=v.pk).update(published_at=None),
    "the identity of a section": lambda v: Section.objects.filter(document=v.document).update(slug="x"),
    "the term": lambda v: AgreementTerm.objects.filter(version=v).update(notice_months=1),
    "a saved text": lambda v: SectionSave.objects.filter(text__version=v).update(body="annat"),
    "a saved text removed": lambda v: SectionSave.objects.filter(text__version=v).delete(),
}


@pytest.mark.parametrize("change", FROZEN.values(), ids=FROZEN.keys())
def test_the_database_refuses_to_change_what_is_published(world: World, change: Any) -> None:
    made = package(world)
    main, sub = open_draft(world, made)
    name(world, main, title="Avtal om prov")
    publish_all(world, made, [main, sub])
    main.refresh_from_db(from_queryset=Version._base_manager)
    with everything(why="the test tries to change what is published"):
        with pytest.raises(DatabaseError), transaction.atomic():
            change(main)
        assert sections.content_hash(queries.published_text(main.pk)) == main.content_hash


def widen(
    world: World, version: Version, place: Placement = PUBLIC, *, who: str = "leader_region", authority: str = "14"
) -> Version:
    return actions.widen_version(
        viewer=world.viewers[who], at=later(9), version=version.pk, place=place, registering_authority=authority
    )


def test_a_published_version_is_let_out_further_with_all_its_parts(world: World) -> None:
    made = package(world)
    main, sub = open_draft(world, made)
    name(world, main, title="Avtal om prov")
    publish_all(world, made, [main, sub], PARTIES)
    widen(world, sub), widen(world, main)
    assert last_entry().data == {"from": "parties", "to": "public", "number": 1, "authority": "14"}
    from samsyn.domain.access import Viewer

    with seen_by(Viewer.public()):
        read = queries.reading("provpaket", "huvudavtal")
        assert len(read.sections) == 4 and read.term is not None
        assert sections.content_hash(queries.published_text(main.pk)) == read.version.content_hash


def test_letting_out_is_refused_where_it_would_not_be(world: World) -> None:
    made = package(world)
    main, sub = publish_all(world, made, open_draft(world, made), PARTIES)
    assert code_of(widen, world, main, REGION) == Refused.NOT_WIDER
    assert code_of(widen, world, main, authority="finns-inte") == Refused.UNKNOWN_AUTHORITY
    with pytest.raises(NotAllowed):
        widen(world, main, who="officer_orust")
    with pytest.raises(NotSeen):
        widen(world, main, who="stranger")
    assert code_of(widen, world, widen(world, sub)) == Refused.NOT_WIDER


def test_an_open_version_is_not_let_out(world: World) -> None:
    main, _ = open_draft(world, package(world))
    with pytest.raises(NotSeen):
        widen(world, main)


def test_every_refusal_has_words() -> None:
    assert set(WORDS) == {*Refused, *TextFault, *Misplaced}
