"""An action asks, saves once, and writes one entry; or saves nothing."""

from __future__ import annotations

import pytest

from samsyn.access import log
from samsyn.access.actions import NotAsked, action, allow, record
from samsyn.access.models import LogEntry
from samsyn.access.scope import everything
from samsyn.domain.access import PUBLIC, Act, Viewer
from samsyn.parties.models import Side
from tests.world import AT, World


def test_an_action_that_asks_saves_and_is_logged(world: World) -> None:
    @action()
    def add_side(*, viewer: Viewer, at: object) -> Side:
        allow(viewer, Act.FEEDBACK_GIVE, PUBLIC)
        side = Side.objects.create(slug="third", name="Tredje")
        record(world.organisations["14"], PUBLIC, data={"side": side.pk})
        return side

    add_side(viewer=world.viewers["leader_region"], at=AT)
    assert Side.objects.filter(slug="third").exists()
    with everything(why="the test reads the log as it is"):
        entry = LogEntry.objects.order_by("-number").first()
    assert entry.act == "feedback.give" and entry.actor == world.people["leader_region"].pk
    assert log.verify().fault is None


def test_an_action_that_never_asked_saves_nothing(world: World) -> None:
    @action()
    def forget(*, viewer: Viewer, at: object) -> None:
        Side.objects.create(slug="third", name="Tredje")

    with pytest.raises(NotAsked):
        forget(viewer=world.viewers["leader_region"], at=AT)
    assert not Side.objects.filter(slug="third").exists()
