"""Columns of letters waiting and sent, and of jobs that have run."""

from __future__ import annotations

from django.db import models
from django.db.models import Q


class Letter(models.Model):
    """A mail on its way. `state`: waiting, sent, or failed after the last retry."""

    to = models.EmailField()
    sender = models.CharField(max_length=200)
    subject = models.CharField(max_length=300)
    text = models.TextField()
    html = models.TextField(blank=True)
    made_at = models.DateTimeField()
    state = models.CharField(
        max_length=10, default="waiting", choices=[(s, s) for s in ("waiting", "sent", "failed")]
    )
    attempts = models.PositiveSmallIntegerField(default=0)
    next_try_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    error = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["made_at", "pk"]
        indexes = [models.Index(fields=["next_try_at"], name="outbox_waiting", condition=Q(state="waiting"))]

    def __str__(self) -> str:
        return f"letter {self.pk} {self.state}"


class Attempt(models.Model):
    """One try to hand a letter over. `outcome`: begun (or cut off), sent, or refused with a code in `error`."""

    letter = models.ForeignKey(Letter, on_delete=models.CASCADE, related_name="tries")
    number = models.PositiveSmallIntegerField()
    at = models.DateTimeField()
    outcome = models.CharField(max_length=10, default="begun", choices=[(o, o) for o in ("begun", "sent", "refused")])
    error = models.CharField(max_length=60, blank=True)

    class Meta:
        ordering = ["letter", "number"]
        constraints = [models.UniqueConstraint(fields=["letter", "number"], name="outbox_attempt_once")]

    def __str__(self) -> str:
        return f"try {self.number} {self.outcome}"


class JobRun(models.Model):
    """That a job due at a moment was taken: the unique row is the claim, safe with many workers."""

    job = models.CharField(max_length=60)
    due_at = models.DateTimeField()
    started_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True, blank=True)
    error = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["job", "due_at"], name="outbox_job_once")]

    def __str__(self) -> str:
        return f"{self.job} {self.due_at:%Y-%m-%d %H:%M}"
