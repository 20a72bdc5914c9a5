"""Each job is done once for each time it is due, whoever ticks."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Any

import pytest
import structlog
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.db import connection
from django.utils import timezone

from samsyn.access import log
from samsyn.outbox import actions, jobs, queries
from samsyn.outbox.jobs import Job, tick
from samsyn.outbox.models import JobRun
from samsyn.outbox.schedule import Daily, EachTick
from tests.world import AT, World

pytestmark = pytest.mark.django_db


@pytest.fixture
def table(monkeypatch: pytest.MonkeyPatch, settings: Any) -> dict[str, Job]:
    """A table of jobs of the test's own."""
    own: dict[str, Job] = {}
    settings.SAMSYN_JOBS = ["samsyn.outbox.jobs"]
    monkeypatch.setattr(jobs, "JOBS", own)
    return own


def test_a_daily_job_is_done_once_a_day(table: dict[str, Job]) -> None:
    ran: list[datetime] = []
    table["nightly"] = Job(Daily(time(3, 15)), lambda at, stop: ran.append(at))
    days = [AT, AT + timedelta(minutes=1), AT + timedelta(days=1), AT + timedelta(days=1, hours=1)]
    assert [tick(at=at) for at in days] == [["nightly"], [], ["nightly"], []]
    assert ran == [days[0], days[2]]
    assert queries.last_run("nightly") == days[2]


def test_a_worker_that_comes_second_to_the_same_run_leaves_it(table: dict[str, Job], monkeypatch: Any) -> None:
    assert actions.claim_run("nightly", AT, at=AT) is not None
    # Also when both looked before either wrote.
    monkeypatch.setattr(JobRun.objects, "filter", lambda **_: JobRun.objects.none())
    assert actions.claim_run("nightly", AT, at=AT) is None


def test_a_job_that_fails_is_noted_without_its_words_and_stops_no_other(table: dict[str, Job]) -> None:
    ran: list[str] = []

    def stumble(at: datetime, stop: Any) -> None:
        raise ValueError("kim@prov.example")

    table["first"] = Job(Daily(time(3, 15)), stumble)
    table["second"] = Job(EachTick(), lambda at, stop: ran.append("second"))
    assert tick(at=AT) == ["second"]
    assert JobRun.objects.get().error == "ValueError" and ran == ["second"]


def test_a_tick_asked_to_stop_starts_no_more(table: dict[str, Job]) -> None:
    table["first"] = Job(EachTick(), lambda at, stop: None)
    assert tick(at=AT, stop=lambda: True) == []


def test_the_house_jobs_all_run(world: World) -> None:
    assert set(tick(at=AT)) == set(jobs.all_jobs()) > set(jobs.JOBS)
    assert set(tick(at=AT)) == {"letters.send", "tasks.run"}


def test_a_tick_with_nothing_due_writes_nothing(world: World, django_assert_max_num_queries: Any) -> None:
    tick(at=AT)
    with django_assert_max_num_queries(10) as seen:
        tick(at=AT)
    assert not [q["sql"] for q in seen.captured_queries if not q["sql"].startswith("SELECT")]


def test_expired_sessions_and_what_was_noted_about_them_go(world: World) -> None:
    person = world.people["stranger"]
    for key, days in (("old", -1), ("new", 1)):
        Session.objects.create(session_key=key, session_data="", expire_date=AT + timedelta(days=days))
        UserSession.objects.create(session_key=key, user=person, ip="192.0.2.1", user_agent="x")
    jobs.clear_sessions(AT, lambda: False)
    assert [s.session_key for s in Session.objects.all()] == ["new"]
    assert [s.session_key for s in UserSession.objects.all()] == ["new"]


def test_a_demo_on_a_later_day_signs_nobody_out(world: World) -> None:
    now = timezone.now()
    Session.objects.create(session_key="new", session_data="", expire_date=now + timedelta(hours=12))
    jobs.clear_sessions(now + timedelta(days=30), lambda: False)
    assert Session.objects.exists()


def test_expired_cache_rows_go() -> None:
    cache.set("short", 1, 60)
    cache.set("long", 1, 60 * 60 * 24 * 20)
    jobs.clear_cache(AT.replace(year=2000), lambda: False)
    assert cache.get("short") == 1
    jobs.clear_cache(timezone.now() + timedelta(hours=1), lambda: False)
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM cache")
        assert cursor.fetchone()[0] == 1


def test_the_logs_head_is_said_aloud(world: World) -> None:
    from samsyn.domain.access import PUBLIC

    entry = log.append(act="feedback.give", at=AT, actor=None, place=PUBLIC)
    with structlog.testing.capture_logs() as lines:
        jobs.publish_log_head(AT, lambda: False)
    assert {"event": "log head", "head": entry.hash, "entries": entry.number, "log_level": "info"} in lines
