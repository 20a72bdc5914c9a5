"""A consultation is composed by those who lead it, and nobody else sees it until it is sent."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from samsyn.access import log
from samsyn.access.actions import NotAllowed, NotSeen
from samsyn.access.scope import everything, seen_by
from samsyn.consultations import actions
from samsyn.consultations.actions import ConsultationRefused
from samsyn.consultations.models import Consultation, ConsultedSection, Respondent
from samsyn.consultations.texts import Refused
from samsyn.domain.access import PARTIES, PUBLIC
from samsyn.domain.sending import NotReady
from tests.consultations.composed import begun, described, letters, published, ready, respondent, with_addresses
from tests.world import AT, World


def test_it_lies_with_the_body_that_leads_it_and_the_history_tells_it(world: World) -> None:
    row = begun(world)
    with seen_by(world.viewers["lawyer_municipal"]):
        assert Consultation.objects.get().title == "Remiss om provavtalet"
        assert log.history(row).get().act == "consultation.compose"
    with seen_by(world.viewers["officer_orust"]):
        assert not Consultation.objects.exists()


def test_headings_without_words_are_not_graded(world: World) -> None:
    row = begun(world)
    with seen_by(world.viewers["leader_region"]):
        graded = dict(ConsultedSection.objects.filter(consultation=row).values_list("text__heading", "is_graded"))
    assert graded == {"Ansvar": False, "Kommunen": True, "Regionen": True}


@pytest.mark.parametrize("who", ["lawyer_region", "politician", "officer_orust", "operator", "stranger"])
def test_only_process_leaders_in_the_body_begin_one(world: World, who: str) -> None:
    version = published()
    with pytest.raises((NotAllowed, NotSeen)):
        actions.compose_consultation(
            viewer=world.viewers[who],
            at=AT,
            title="Remiss",
            led_by=world.bodies["arbetsgrupp"].pk,
            versions=[version.pk],
        )


def test_a_body_of_one_side_leads_none(world: World) -> None:
    with pytest.raises(ConsultationRefused) as refusal:
        actions.compose_consultation(
            viewer=world.viewers["leader_region"],
            at=AT,
            title="Remiss",
            led_by=world.bodies["styrgrupp-region"].pk,
            versions=[published().pk],
        )
    assert refusal.value.code == Refused.BODY_ONE_SIDED


def test_what_lies_with_a_body_or_a_side_is_sent_out_to_nobody(world: World) -> None:
    from samsyn.domain.access import Audience, Placement

    hidden = published("dolt", Placement(Audience.BODY, body=world.bodies["arbetsgrupp"].pk))
    with pytest.raises(ConsultationRefused) as refusal:
        begun(world, version=hidden)
    assert refusal.value.code == Refused.VERSION_UNKNOWN


def test_one_version_of_each_document(world: World) -> None:
    first, second = published(), published(number=2)
    row = begun(world, version=second)
    with pytest.raises(ConsultationRefused) as refusal:
        actions.choose_versions(
            viewer=world.viewers["leader_region"], at=AT, consultation=row.pk, versions=[first.pk, second.pk]
        )
    assert refusal.value.code == Refused.TWO_OF_ONE


def test_a_guideline_is_sent_out_as_an_agreement_is(world: World) -> None:
    assert begun(world, version=published("riktlinje", kind="guideline")).pk


def test_another_choice_of_texts_keeps_what_was_said_of_those_that_stay(world: World) -> None:
    first, other = published(), published("riktlinje", kind="guideline")
    row, viewer = begun(world, version=first), world.viewers["leader_region"]
    actions.grade_sections(viewer=viewer, at=AT, consultation=row.pk, graded=[])
    actions.choose_versions(viewer=viewer, at=AT, consultation=row.pk, versions=[first.pk, other.pk])
    with seen_by(viewer):
        rows = ConsultedSection.objects.filter(consultation=row, is_graded=True)
        assert set(rows.values_list("text__version", flat=True)) == {other.pk}
        assert list(row.sections.values_list("position", flat=True)) == list(range(6))


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"title": " "}, Refused.TITLE_EMPTY),
        ({"letter": "Hej {namn}!"}, Refused.PLACES_UNKNOWN),
        ({"letter": "x" * 20_001}, Refused.TOO_LONG),
        ({"closes_at": AT}, Refused.CLOSES_BEFORE_IT_OPENS),
        ({"position": actions.Position("sro", AT.date(), "§ 4", "javascript:alert(1)")}, Refused.LINK_UNSAFE),
        ({"position": actions.Position("ingen", None, "", "")}, Refused.UNKNOWN_BODY),
    ],
)
def test_what_does_not_hold_is_refused(world: World, said: dict[str, Any], code: str) -> None:
    row = begun(world)
    with pytest.raises(ConsultationRefused) as refusal:
        actions.describe_consultation(
            viewer=world.viewers["leader_region"], at=AT, consultation=row.pk, described=described(**said)
        )
    assert refusal.value.code == code


def test_those_taken_out_and_put_back_are_asked_once(world: World) -> None:
    with_addresses(world)
    row, viewer = begun(world), world.viewers["leader_region"]
    for codes in (["1421", "1489"], ["1489"], ["1421"]):
        actions.choose_respondents(viewer=viewer, at=AT, consultation=row.pk, organisations=codes)
    with seen_by(viewer):
        asked = Respondent.objects.filter(consultation=row, withdrawn_at=None)
        assert list(asked.values_list("organisation__code", flat=True)) == ["1421"]


def _sent(world: World, row: Any, place: Any = PUBLIC, **more: Any) -> Any:
    return actions.send_consultation(
        viewer=more.pop("viewer", world.viewers["leader_region"]),
        at=more.pop("at", AT),
        consultation=row.pk,
        place=place,
        registering_authority=more.pop("authority", "14"),
    )


def test_sending_lets_all_of_it_out_and_mails_each_respondent_once(world: World) -> None:
    row = ready(world)
    _sent(world, row, PARTIES)
    with seen_by(world.viewers["officer_orust"]):
        assert Consultation.objects.get().sent_at == AT
        assert Respondent.objects.filter(consultation=row).count() == 4
        assert ConsultedSection.objects.filter(consultation=row).count() == 3
    sent = letters()
    assert sorted(letter.to for letter in sent) == [
        f"{n}@kommun.example" for n in ("alingsas", "orust", "region", "tidaholm")
    ]
    assert "Hej Orust kommun!" in letters("orust@kommun.example")[0].text
    assert len({letter.text.split("/remisser/inbjudan/")[1].split()[0] for letter in sent}) == 4


def test_those_taken_out_before_it_was_sent_are_known_to_nobody_else(world: World) -> None:
    row = ready(world)
    actions.choose_respondents(
        viewer=world.viewers["leader_region"], at=AT, consultation=row.pk, organisations=["1421"]
    )
    _sent(world, row)
    with seen_by(world.viewers["officer_tidaholm"]):
        assert Respondent.objects.filter(consultation=row).count() == 1


def test_only_the_hash_of_a_link_is_kept(world: World) -> None:
    from samsyn.consultations.models import RespondentInvitation

    _sent(world, ready(world))
    secrets = [letter.text.split("/remisser/inbjudan/")[1].split("/")[0] for letter in letters()]
    kept = set(RespondentInvitation.objects.values_list("secret_hash", flat=True))
    assert len(kept) == 4 and not kept & set(secrets)


def test_what_is_missing_is_told(world: World) -> None:
    row = begun(world)
    with pytest.raises(ConsultationRefused) as refusal:
        _sent(world, row)
    assert refusal.value.code == NotReady.NO_TIME
    assert not letters()


@pytest.mark.parametrize("code", ["1421", "1489"])
def test_a_respondent_without_an_address_is_named(world: World, code: str) -> None:
    row = ready(world)
    one = respondent(row, code)
    actions.address_respondents(
        viewer=world.viewers["leader_region"], at=AT, consultation=row.pk, emails={one.pk: ""}
    )
    with pytest.raises(ConsultationRefused) as refusal:
        _sent(world, row)
    assert refusal.value.code == NotReady.WITHOUT_EMAIL
    assert refusal.value.facts["names"] == world.organisations[code].formal_name


def test_who_belongs_to_no_side_is_asked_in_public_only(world: World) -> None:
    row = ready(world, codes=("1421", "patient"))
    with pytest.raises(ConsultationRefused) as refusal:
        _sent(world, row, PARTIES)
    assert refusal.value.code == NotReady.OUTSIDERS
    assert _sent(world, row, PUBLIC).sent_at


def test_it_reaches_no_further_than_its_texts(world: World) -> None:
    row = ready(world, version=published("snavt", PARTIES))
    with pytest.raises(ConsultationRefused) as refusal:
        _sent(world, row, PUBLIC)
    assert refusal.value.code == NotReady.VERSION_NARROWER
    with everything(why="a test looks at what was saved"):
        assert Consultation.objects.get().sent_at is None


def test_a_text_whose_package_was_taken_back_is_not_sent(world: World) -> None:
    from samsyn.agreements.models import Package

    row = ready(world)
    with everything(why="a test takes the package back"):
        Package.objects.update(withdrawn_at=AT)
    with pytest.raises(ConsultationRefused) as refusal:
        _sent(world, row)
    assert refusal.value.code == NotReady.VERSION_GONE


def test_a_time_that_has_passed_is_refused(world: World) -> None:
    row = ready(world)
    with pytest.raises(ConsultationRefused) as refusal:
        _sent(world, row, at=AT + timedelta(days=91))
    assert refusal.value.code == NotReady.CLOSES_IN_THE_PAST


def test_it_goes_to_the_parties_or_to_everyone_and_an_authority_registers_it(world: World) -> None:
    row = ready(world)
    with pytest.raises(ConsultationRefused) as refusal:
        _sent(world, row, row.placement)
    assert refusal.value.code == NotReady.NO_AUDIENCE
    with pytest.raises(ConsultationRefused) as refusal:
        _sent(world, row, authority="patient")
    assert refusal.value.code == Refused.UNKNOWN_AUTHORITY


def test_a_member_of_the_body_who_leads_nothing_does_not_send(world: World) -> None:
    row = ready(world)
    with pytest.raises(NotAllowed):
        _sent(world, row, viewer=world.viewers["lawyer_region"])
    with pytest.raises(NotSeen):
        _sent(world, row, viewer=world.viewers["officer_orust"])


def test_it_is_sent_once_and_not_changed_afterwards(world: World) -> None:
    row = ready(world)
    _sent(world, row)
    viewer = world.viewers["leader_region"]
    for again in (
        lambda: _sent(world, row),
        lambda: actions.describe_consultation(viewer=viewer, at=AT, consultation=row.pk, described=described()),
        lambda: actions.choose_respondents(viewer=viewer, at=AT, consultation=row.pk, organisations=[]),
        lambda: actions.grade_sections(viewer=viewer, at=AT, consultation=row.pk, graded=[]),
    ):
        with pytest.raises(ConsultationRefused) as refusal:
            again()
        assert refusal.value.code == Refused.SENT_ALREADY
    assert len(letters()) == 4
