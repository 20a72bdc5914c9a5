"""What counts of what was handed in: for those it lies for, and nothing that was taken back."""

from __future__ import annotations

from typing import Any

import pytest

from samsyn.access.scope import everything, seen_by
from samsyn.responses.queries.counted import answers_counted, submissions_counted
from tests.consultations.examples import Sent, handed_in, sent
from tests.world import AT, World


@pytest.fixture
def asked(world: World) -> Sent:
    return sent(world)


def test_what_was_handed_in_is_read_by_those_who_lead(world: World, asked: Sent) -> None:
    handed_in(asked, world, "1498", {"syfte": "full"}, is_late=True)
    proposal = {"grade": "partial", "ground": "principle", "comment": "Otydligt.", "proposal": "Ny lydelse."}
    handed_in(asked, world, "1421", {"syfte": "none", "kommunens-ansvar": proposal})
    with seen_by(world.viewers["leader_region"]):
        found = submissions_counted(asked.consultation.pk)
        answers = list(answers_counted(asked.consultation.pk))
    codes = {o.pk: code for code, o in world.organisations.items()}
    assert [(codes[one.organisation], one.is_late, one.submitted_at) for one in found] == [
        ("1421", False, AT),
        ("1498", True, AT),
    ]
    whose = {one.pk: codes[one.organisation] for one in found}
    assert sorted(
        (whose[a.submission], a.section, a.grade, a.ground, a.comment, a.proposal) for a in answers
    ) == sorted(
        [
            ("1498", asked.section["syfte"].pk, "full", "", "", ""),
            ("1421", asked.section["syfte"].pk, "none", "", "", ""),
            ("1421", asked.section["kommunens-ansvar"].pk, "partial", "principle", "Otydligt.", "Ny lydelse."),
        ]
    )


@pytest.mark.parametrize("who", ["officer_orust", "officer_tidaholm", "patient_voice", "stranger"])
def test_nobody_else_reads_it_before_it_is_published(world: World, asked: Sent, who: str) -> None:
    handed_in(asked, world, "1421", {"syfte": "none"})
    with seen_by(world.viewers[who]):
        assert not submissions_counted(asked.consultation.pk)
        assert not list(answers_counted(asked.consultation.pk))


def test_what_was_taken_back_does_not_count_and_neither_do_its_answers(world: World, asked: Sent) -> None:
    first = handed_in(asked, world, "1421", {"syfte": "none"})
    with everything(why="the test takes an answer back"):
        first.withdrawn_at = AT
        first.save()
    handed_in(asked, world, "1421", {"syfte": "full"})
    with seen_by(world.viewers["leader_region"]):
        (found,) = submissions_counted(asked.consultation.pk)
        (answer,) = answers_counted(asked.consultation.pk)
    assert (answer.submission, answer.grade) == (found.pk, "full")


@pytest.mark.parametrize("many", [1, 5])
def test_it_takes_two_questions_however_many_answered(
    world: World, asked: Sent, many: int, django_assert_num_queries: Any
) -> None:
    for code in list(asked.respondent)[:many]:
        handed_in(asked, world, code, dict.fromkeys(asked.section, "full"))
    with seen_by(world.viewers["leader_region"]), django_assert_num_queries(2):
        assert len(submissions_counted(asked.consultation.pk)) == many
        assert len(list(answers_counted(asked.consultation.pk))) == many * len(asked.section)
