"""What the house does by itself with uploads: those that nobody keeps are forgotten."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, time

from samsyn.compilations.actions import forget_uploads
from samsyn.outbox.jobs import Job, Stop
from samsyn.outbox.schedule import Daily


def forget(at: datetime, stop: Stop) -> None:
    """Uploads that have been waiting for a month."""
    forget_uploads(at=at)


JOBS: Mapping[str, Job] = {"uploads.forget": Job(Daily(time(3, 45)), forget)}
