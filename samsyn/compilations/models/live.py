"""Columns of what is kept beside a consultation's answers: which comments say the same, and reports that take a while."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from samsyn.access.scope import Shared


class GroupDecision(Shared):
    """Somebody in the leading body looked: a comment on a section says the same as another, or does not. Lies with that
    body.

    The comments are named by hashes of their words: the decision stands whoever else sends the same words, and when the
    answer is handed in again. Another decision about the same two takes its place; the old one is kept.
    """

    consultation = models.ForeignKey("consultations.Consultation", on_delete=models.PROTECT, related_name="+")
    section = models.ForeignKey("consultations.ConsultedSection", on_delete=models.PROTECT, related_name="+")
    comment = models.CharField(max_length=64)
    other = models.CharField(max_length=64)
    kind = models.CharField(max_length=8, choices=[(kind, kind) for kind in ("together", "apart")])
    decided_by = models.ForeignKey("accounts.Person", on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta(Shared.Meta):
        ordering = ["consultation", "section", "pk"]
        constraints = [
            *Shared.Meta.constraints,
            models.UniqueConstraint(
                fields=["section", "comment", "other"],
                condition=Q(withdrawn_at=None),
                name="compilations_one_decision_stands",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} in {self.section_id}"


class ReportOrder(Shared):
    """A report of a consultation's answers that is too large to wait for: made by a task, for whoever asked, of what lay
    for her then. Lies with her alone; the consultation is a number and no key, for one day she may not see it any more.
    `rows` grows while it is written."""

    consultation = models.PositiveBigIntegerField()
    kind = models.CharField(max_length=4, choices=[(kind, kind) for kind in ("xlsx", "docx")])
    # Of everything that decides what stands in it, so that the same is not made twice.
    key = models.CharField(max_length=64, unique=True)
    state = models.CharField(
        max_length=10, default="waiting", choices=[(s, s) for s in ("waiting", "working", "done", "failed")]
    )
    rows = models.PositiveIntegerField(default=0)
    asked_at = models.DateTimeField()
    told_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True, blank=True)
    file_hash = models.CharField(max_length=64, blank=True)
    size = models.PositiveIntegerField(default=0)

    class Meta(Shared.Meta):
        ordering = ["-asked_at"]

    def __str__(self) -> str:
        return f"{self.kind} of {self.consultation}"
