"""Nobody asked, nothing saved: `@action` is one transaction, one question, one entry in the log."""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, ParamSpec, TypeVar

from django.db import models, transaction

from samsyn.access import log
from samsyn.access.scope import seen_by
from samsyn.domain.access import Act, Placement, Viewer, may, may_see
from samsyn.domain.verdicts import Refusal

P = ParamSpec("P")
T = TypeVar("T")


class NotAsked(RuntimeError):
    """An action finished without calling `allow()`: a fault in the program, so nothing is saved."""


class NotSeen(Exception):
    """The thing does not lie for the viewer; the page answers 404, as if it did not exist."""


class NotAllowed(Refusal):
    """The viewer sees the thing but may not do this; the page answers 403 and says who may."""

    code = "not_yours_to_do"

    def __init__(self, act: Act) -> None:
        self.act = act
        super().__init__(act=act.value)


@dataclass(slots=True)
class _Running:
    """What the running action has asked and what it will write."""

    viewer: Viewer
    at: datetime
    act: Act | None = None
    entries: list[dict[str, Any]] = field(default_factory=list)


_running: ContextVar[_Running | None] = ContextVar("samsyn_action", default=None)

# Every action by name, for the test that walks them.
ACTIONS: dict[str, Callable[..., Any]] = {}


def allow(viewer: Viewer, act: Act, place: Placement, *, lies: Placement | None = None) -> None:
    """Ask whether `viewer` may do `act` to what lies at `place`; raises `NotSeen` or `NotAllowed`.

    A thing can lie open although it is somebody's to change (a party's page is public, its side keeps it):
    then `place` says whose it is and `lies` where it lies.
    """
    running = _running.get()
    if running is not None:
        if running.viewer != viewer:
            raise NotAsked("allow() was asked for another viewer than the action's.")
        running.act = act
    if not may(viewer, act, place):
        raise NotAllowed(act) if may_see(viewer, lies or place) else NotSeen


def record(
    target: models.Model,
    place: Placement,
    *,
    data: Mapping[str, Any] | None = None,
    words: str = "",
    act: Act | None = None,
) -> None:
    """Say what the action did, to whom it lies open. Written when the action ends, in the same transaction.

    `data` holds ids and codes; whatever a person wrote goes into `words`, which can be erased.
    """
    running = _running.get()
    if running is None or running.act is None:
        raise NotAsked("record() belongs inside an action, after allow().")
    running.entries.append(
        {"target": target, "place": place, "data": data, "words": words, "act": (act or running.act).value}
    )


def action(*, logged: bool = True) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """Make a function an action: keyword-only, with `viewer` and `at`.

    One transaction; rolled back with `NotAsked` when the body never called `allow()`, and when it recorded nothing
    although `logged`. `logged=False` is for drafts: nobody's typing rhythm belongs in the log.
    """

    def decorate(body: Callable[P, T]) -> Callable[P, T]:
        @functools.wraps(body)
        def run(*args: P.args, **kwargs: P.kwargs) -> T:
            if args:
                raise TypeError(f"{body.__name__} takes keyword arguments only")
            viewer, at = kwargs["viewer"], kwargs["at"]
            assert isinstance(viewer, Viewer) and isinstance(at, datetime)
            if _running.get() is not None:
                raise NotAsked(f"{body.__name__} was called inside another action; call the shared piece instead.")
            running = _Running(viewer, at)
            token = _running.set(running)
            try:
                with transaction.atomic(), seen_by(viewer):
                    result = body(*args, **kwargs)
                    _close(body.__name__, running, logged)
                    return result
            finally:
                _running.reset(token)

        ACTIONS[f"{body.__module__}.{body.__name__}"] = run
        return run

    return decorate


def _close(name: str, running: _Running, logged: bool) -> None:
    if running.act is None:
        raise NotAsked(f"{name} never called allow(); nothing was saved.")
    if logged and not running.entries:
        raise NotAsked(f"{name} recorded nothing; nothing was saved.")
    for entry in running.entries:
        log.append(at=running.at, actor=running.viewer.person, **entry)
