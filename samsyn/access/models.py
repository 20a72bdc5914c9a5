"""The log: append-only, hash-chained, without personal data in the chained body."""

from __future__ import annotations

from django.db import models

from samsyn.access.scope import Shared


class LogEntry(Shared):
    """One thing that was done. `data` holds ids and codes only; words about people lie in `LogWords`."""

    number = models.PositiveBigIntegerField(unique=True)
    at = models.DateTimeField()
    act = models.CharField(max_length=60)
    actor = models.PositiveBigIntegerField(null=True)
    target_type = models.CharField(max_length=60, blank=True)
    target_id = models.PositiveBigIntegerField(null=True)
    data = models.JSONField(default=dict)
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64, unique=True)

    class Meta(Shared.Meta):
        ordering = ["number"]
        indexes = [models.Index(fields=["target_type", "target_id", "number"])]

    def __str__(self) -> str:
        return f"{self.number} {self.act}"


class LogWords(Shared):
    """Free words that belong to an entry (a reason, a note). Outside the chain, so they can be erased."""

    entry = models.OneToOneField(LogEntry, on_delete=models.PROTECT, related_name="words")
    text = models.TextField()

    def __str__(self) -> str:
        return f"words of {self.entry_id}"
