"""The work on an open version: every saved text, who writes now, checks, adjustments, where sections came from."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from samsyn.access.scope import Shared


class SectionSave(Shared):
    """A section's text as somebody saved it. Every one is kept, in order, with whose it was.

    `number` is the section's revision after the save. A text that met another's newer one was kept beside: it has no
    number of its own, and says on which revision it was written.
    """

    text = models.ForeignKey("agreements.SectionText", on_delete=models.PROTECT, related_name="saves")
    number = models.PositiveIntegerField(null=True, blank=True)
    written_on = models.PositiveIntegerField()
    heading = models.CharField(max_length=300)
    body = models.TextField(blank=True)
    news = models.TextField(blank=True)
    saved_by = models.ForeignKey("accounts.Person", on_delete=models.PROTECT, related_name="+")
    saved_at = models.DateTimeField()
    # When somebody has looked at a text that was kept beside and chosen what to do with it.
    settled_at = models.DateTimeField(null=True, blank=True)

    class Meta(Shared.Meta):
        ordering = ["text", "pk"]
        constraints = [
            *Shared.Meta.constraints,
            models.UniqueConstraint(fields=["text", "number"], name="agreements_save_number"),
        ]

    def __str__(self) -> str:
        return f"{self.text_id} {self.number or 'beside'}"


class Writing(Shared):
    """That a person had a section open to write in, and when last; nothing about what or how fast."""

    text = models.ForeignKey("agreements.SectionText", on_delete=models.PROTECT, related_name="writers")
    person = models.ForeignKey("accounts.Person", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta(Shared.Meta):
        constraints = [
            *Shared.Meta.constraints,
            models.UniqueConstraint(fields=["text", "person"], name="agreements_writing_once"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} at {self.text_id}"


class LegalCheck(Shared):
    """That a side's lawyer has checked an open version as it read then: `checked_hash` is of what she checked."""

    version = models.ForeignKey("agreements.Version", on_delete=models.PROTECT, related_name="checks")
    side = models.ForeignKey("parties.Side", on_delete=models.PROTECT, related_name="+")
    checked_hash = models.CharField(max_length=64)
    checked_by = models.ForeignKey("accounts.Person", on_delete=models.PROTECT, related_name="+")
    checked_at = models.DateTimeField()
    note = models.TextField(blank=True)

    class Meta(Shared.Meta):
        ordering = ["version", "side", "pk"]
        constraints = [
            *Shared.Meta.constraints,
            models.UniqueConstraint(fields=["version", "side", "checked_hash"], name="agreements_check_once"),
        ]

    def __str__(self) -> str:
        return f"{self.side_id} checked {self.version_id}"


class Adjustment(Shared):
    """Why a section (or, without one, the version's own titles and facts) was corrected before dispatch.

    `listed_for` is the hash of what the reason was given for: when that is changed again, the reason counts no more. It
    is empty for reasons from before it was kept.
    """

    version = models.ForeignKey("agreements.Version", on_delete=models.PROTECT, related_name="adjustments")
    section = models.ForeignKey(
        "agreements.Section", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    reason = models.TextField()
    listed_for = models.CharField(max_length=64, blank=True)
    listed_by = models.ForeignKey("accounts.Person", on_delete=models.PROTECT, related_name="+")
    listed_at = models.DateTimeField()

    class Meta(Shared.Meta):
        ordering = ["version", "pk"]
        constraints = [
            *Shared.Meta.constraints,
            models.UniqueConstraint(fields=["version", "section"], name="agreements_adjustment_once"),
            models.UniqueConstraint(
                fields=["version"], condition=Q(section=None), name="agreements_adjustment_of_the_version_once"
            ),
        ]

    def __str__(self) -> str:
        return f"adjustment {self.pk}"


class Succession(Shared):
    """Where a section's words came from or went, in one version: split out of another, or merged into another."""

    version = models.ForeignKey("agreements.Version", on_delete=models.PROTECT, related_name="successions")
    kind = models.CharField(max_length=10, choices=[(k, k) for k in ("split", "merged")])
    section = models.ForeignKey("agreements.Section", on_delete=models.PROTECT, related_name="+")
    other = models.ForeignKey("agreements.Section", on_delete=models.PROTECT, related_name="+")

    class Meta(Shared.Meta):
        ordering = ["version", "pk"]

    def __str__(self) -> str:
        return f"{self.section_id} {self.kind} {self.other_id}"
