"""What the desk asks about compilations: what is left to check in one's own, and what some of them are called."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q

from samsyn.compilations import models
from samsyn.domain.access import Viewer


@dataclass(frozen=True, slots=True)
class Left:
    """A compilation of the viewer's own with problems in its sheet."""

    pk: int
    title: str
    kept_at: datetime
    problems: int


def left_to_check(viewer: Viewer, *, since: datetime) -> list[Left]:
    """The viewer's own compilations, kept after `since`, whose sheets have something to look at. One question."""
    own = models.Compilation.objects.filter(kept_by=viewer.person, kept_at__gt=since, withdrawn_at=None)
    counted = (
        own.annotate(n=Count("problems", filter=Q(problems__settled_at=None))).filter(n__gt=0).order_by("-kept_at")
    )
    return [Left(*row) for row in counted.values_list("pk", "title", "kept_at", "n")[:10]]


def titles_of(pks: Iterable[int]) -> list[tuple[int, str]]:
    """The titles of these compilations, as far as they lie for the viewer and are not withdrawn. One question."""
    rows = models.Compilation.objects.filter(pk__in=list(pks), withdrawn_at=None)
    return list(rows.values_list("pk", "title"))
