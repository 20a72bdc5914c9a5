"""Columns of what can be found. The databases' own word tables beside it are made in migration 0002."""

from __future__ import annotations

from django.db import models

from samsyn.access.scope import Shared


class SearchEntry(Shared):
    """One thing to find. Short columns come first: SQLite reads a row from the left."""

    kind = models.CharField(max_length=20)
    key = models.BigIntegerField()
    # Entries of one series are the same text at different ages ("document:12"); only the newest seen is found.
    series = models.CharField(max_length=60, blank=True)
    age = models.PositiveIntegerField(default=0)
    position = models.PositiveIntegerField(default=0)
    address = models.CharField(max_length=400)
    title = models.TextField()
    inside = models.TextField(blank=True)
    title_stems = models.TextField()
    # Those of the title and of the text, each once.
    stems = models.TextField()
    text = models.TextField(blank=True)

    class Meta(Shared.Meta):
        constraints = [
            *Shared.Meta.constraints,
            models.UniqueConstraint(fields=["kind", "key"], name="search_entry_once"),
        ]
        indexes = [models.Index(fields=["series", "age"], name="search_series")]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"
