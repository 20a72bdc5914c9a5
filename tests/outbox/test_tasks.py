"""A task runs once, after the change that asked for it, and a failure is kept."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from samsyn.outbox import queries, tasks
from tests.outbox import tasks_for_tests

pytestmark = pytest.mark.django_db
HERE = "tests.outbox.tasks_for_tests"


@pytest.fixture(autouse=True)
def done() -> Iterator[list[int]]:
    tasks_for_tests.DONE.clear()
    yield tasks_for_tests.DONE
    tasks_for_tests.DONE.clear()


def test_a_task_in_the_queue_is_run_once(done: list[int]) -> None:
    tasks.enqueue(f"{HERE}.note", number=7)
    assert [tasks.run_queued(), tasks.run_queued()] == [1, 0]
    assert done == [7]


def test_a_rolled_back_change_leaves_no_task(done: list[int]) -> None:
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        tasks.enqueue(f"{HERE}.note", number=7)
        1 / 0  # noqa: B018
    assert tasks.run_queued() == 0 and done == []


def test_a_task_for_later_waits(done: list[int]) -> None:
    tasks.enqueue(f"{HERE}.note", number=7, after=timezone.now() + timedelta(hours=1))
    assert tasks.run_queued() == 0
    assert queries.longest_due(at=timezone.now()) == (None, None)


def test_a_task_that_fails_is_kept_and_stops_no_other(done: list[int]) -> None:
    tasks.enqueue(f"{HERE}.stumble")
    tasks.enqueue(f"{HERE}.note", number=8)
    assert tasks.run_queued() == 2
    assert done == [8] and queries.waiting().failed_tasks == 1


def test_only_tasks_can_be_enqueued_and_only_with_plain_values() -> None:
    with pytest.raises(TypeError, match="not a task"):
        tasks.enqueue("samsyn.outbox.tasks.run_queued")
    with pytest.raises(TypeError):
        tasks.enqueue(f"{HERE}.note", number=object())


def test_a_task_whose_worker_died_is_tried_again_and_given_up_after_three(done: list[int]) -> None:
    tasks.enqueue(f"{HERE}.note", number=9)
    row, now = DBTaskResult.objects.get(), timezone.now()
    for worker in ("a", "b", "c"):
        row.claim(worker)
        DBTaskResult.objects.update(started_at=now - timedelta(hours=2))
        assert tasks.release_stuck(at=now) == 1
        row.refresh_from_db()
    assert row.status == "FAILED" and tasks.run_queued() == 0


def test_what_nobody_waits_for_is_taken_out_of_the_queue(done: list[int]) -> None:
    tasks.enqueue(f"{HERE}.note", number=1)
    assert tasks.forget_queued(f"{HERE}.stumble") == 0
    assert tasks.forget_queued(f"{HERE}.note") == 1
    assert tasks.run_queued() == 0
    assert done == []


def test_results_are_forgotten_after_a_month(done: list[int]) -> None:
    tasks.enqueue(f"{HERE}.note", number=9)
    tasks.run_queued()
    assert tasks.forget_old_results(at=timezone.now() + timedelta(days=29)) == 0
    assert tasks.forget_old_results(at=timezone.now() + timedelta(days=31)) == 1
