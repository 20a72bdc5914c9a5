"""Columns of sheets that somebody has uploaded and not yet kept as a compilation."""

from __future__ import annotations

from django.db import models

from samsyn.access.scope import Shared

STATES = ("waiting", "working", "read", "failed", "keeping", "kept", "discarded")


class Upload(Shared):
    """A sheet that somebody put in; it lies with her alone. Its bytes are in the file store until it is discarded.

    `stage` and `rows` tell how far the task at work has come, `told_at` when it last said so. `understood` is what was
    read, without the answers themselves. `kept_as` is the number of the compilation it became: a number and no key, for
    the compilation may be shown to people who never see this.
    """

    title = models.CharField(max_length=200)
    source_name = models.CharField(max_length=200)
    file_hash = models.CharField(max_length=64)
    size = models.PositiveIntegerField()
    kind = models.CharField(max_length=4, choices=[(kind, kind) for kind in ("xlsx", "ods", "csv")])
    deadline_at = models.DateTimeField(null=True, blank=True)
    uploaded_at = models.DateTimeField()
    state = models.CharField(max_length=10, default="waiting", choices=[(state, state) for state in STATES])
    stage = models.CharField(max_length=12, blank=True)
    rows = models.PositiveIntegerField(default=0)
    told_at = models.DateTimeField()
    fault = models.CharField(max_length=60, blank=True)
    fault_facts = models.JSONField(default=dict, blank=True)
    understood = models.JSONField(default=dict, blank=True)
    kept_as = models.PositiveBigIntegerField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta(Shared.Meta):
        ordering = ["-uploaded_at", "-pk"]

    def __str__(self) -> str:
        return self.title


class NameChoice(Shared):
    """Whom somebody has said that the name in a row stands for; nobody that is known, where it is empty."""

    upload = models.ForeignKey(Upload, on_delete=models.PROTECT, related_name="choices")
    row = models.PositiveIntegerField()
    organisation = models.ForeignKey(
        "parties.Organisation", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    chosen_at = models.DateTimeField()
    chosen_by = models.ForeignKey("accounts.Person", on_delete=models.PROTECT, related_name="+")

    class Meta(Shared.Meta):
        ordering = ["upload", "row"]
        constraints = [
            *Shared.Meta.constraints,
            models.UniqueConstraint(fields=["upload", "row"], name="compilations_name_chosen_once"),
        ]

    def __str__(self) -> str:
        return f"{self.upload_id} {self.row}"
