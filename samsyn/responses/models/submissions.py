"""What was handed in: a copy that lies with the body that leads the consultation, and further once answers are published."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from samsyn.access.scope import Shared


class Submission(Shared):
    """An answer that was handed in, or that the respondent abstains from answering (T12: that is neither a no to the
    agreement nor a notice). The newest that is not withdrawn counts. `content_hash` is that of the receipt."""

    respondent = models.ForeignKey("consultations.Respondent", on_delete=models.PROTECT, related_name="submissions")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=12, choices=[(k, k) for k in ("answer", "abstention")])
    submitted_at = models.DateTimeField()
    submitted_by = models.ForeignKey("accounts.Person", on_delete=models.PROTECT, related_name="+")
    is_late = models.BooleanField(default=False)
    # The respondent's own decision: who decided, when, §, file number, extract of the minutes.
    decided_by = models.CharField(max_length=200, blank=True)
    decided_on = models.DateField(null=True, blank=True)
    paragraph = models.CharField(max_length=40, blank=True)
    file_number = models.CharField(max_length=60, blank=True)
    attachment_hash = models.CharField(max_length=64, blank=True)
    attachment_name = models.CharField(max_length=200, blank=True)
    attachment_size = models.PositiveIntegerField(default=0)
    stance = models.CharField(
        max_length=16,
        blank=True,
        choices=[(s, s) for s in ("supports", "conditional", "opposes", "no_objection", "abstains")],
    )
    conditions = models.TextField(blank=True)
    general = models.TextField(blank=True)
    # Why it abstains.
    reason = models.TextField(blank=True)
    content_hash = models.CharField(max_length=64)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta(Shared.Meta):
        ordering = ["respondent", "number"]
        constraints = [
            *Shared.Meta.constraints,
            models.UniqueConstraint(fields=["respondent", "number"], name="responses_submission_number"),
            models.UniqueConstraint(
                fields=["respondent"], condition=Q(withdrawn_at=None), name="responses_one_submission_counts"
            ),
        ]

    def __str__(self) -> str:
        return f"submission {self.number} of {self.respondent_id}"


class SubmittedAnswer(Shared):
    """What was handed in about one section. Lies where its submission lies. No row where nothing was said."""

    submission = models.ForeignKey(Submission, on_delete=models.PROTECT, related_name="answers")
    section = models.ForeignKey("consultations.ConsultedSection", on_delete=models.PROTECT, related_name="+")
    grade = models.CharField(
        max_length=10, blank=True, choices=[("full", "full"), ("partial", "partial"), ("none", "none")]
    )
    ground = models.CharField(
        max_length=15,
        blank=True,
        choices=[(g, g) for g in ("editorial", "clarification", "principle", "consequence", "today")],
    )
    comment = models.TextField(blank=True)
    proposal = models.TextField(blank=True)

    class Meta(Shared.Meta):
        constraints = [
            *Shared.Meta.constraints,
            models.UniqueConstraint(fields=["submission", "section"], name="responses_answer_once"),
        ]

    def __str__(self) -> str:
        return f"{self.submission_id} × {self.section_id}"
