"""Printouts: texts set as PDF once, for whoever sees all of what is in them."""

from __future__ import annotations

from django.db import models

from samsyn.access.scope import Shared


class Printout(Shared):
    """One setting of certain versions as PDF. `key` says what is in it, so that the same is never set twice.

    Lies where the narrowest of its versions lies. `page` grows while it is being laid out.
    """

    key = models.CharField(max_length=64, unique=True)
    title = models.CharField(max_length=300)
    # The versions that are printed, in their order, and those that their references may name.
    versions = models.JSONField()
    beside = models.JSONField(default=list)
    state = models.CharField(
        max_length=10, default="waiting", choices=[(s, s) for s in ("waiting", "working", "done", "failed")]
    )
    page = models.PositiveIntegerField(default=0)
    asked_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True, blank=True)
    file_hash = models.CharField(max_length=64, blank=True)
    size = models.PositiveIntegerField(default=0)
    # Why it could not be set, as a code.
    fault = models.CharField(max_length=60, blank=True)

    class Meta(Shared.Meta):
        ordering = ["-asked_at"]

    def __str__(self) -> str:
        return self.title
