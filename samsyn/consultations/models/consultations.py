"""What is sent out: the letter, the versions, the graded sections, the time to answer in."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from samsyn.access.scope import Shared


class Consultation(Shared):
    """Versions sent out for answers, with a letter and a time to answer in.

    It lies with the body that composes it until it is sent, then with the parties or with everyone. `led_by` is the
    body whose members follow it and read what is handed in. When it was sent, and when one may answer, are kept apart
    (T3). `scale` gives the three grades their labels; empty stands for the usual ones.
    """

    title = models.CharField(max_length=200)
    led_by = models.ForeignKey("parties.Body", on_delete=models.PROTECT, related_name="+")
    letter = models.TextField(blank=True)
    scale = models.JSONField(default=dict, blank=True)
    asks_stance = models.BooleanField(default=True)
    asks_ground = models.BooleanField(default=True)
    # A comment is required where the grade is "partial" or "none".
    comment_required = models.BooleanField(default=True)
    opens_at = models.DateTimeField(null=True, blank=True)
    closes_at = models.DateTimeField(null=True, blank=True)
    # The position of a body that let it go: which body, when, §, and where it can be read.
    let_go_by = models.ForeignKey("parties.Body", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    let_go_on = models.DateField(null=True, blank=True)
    let_go_paragraph = models.CharField(max_length=40, blank=True)
    let_go_link = models.URLField(max_length=500, blank=True)
    composed_at = models.DateTimeField()
    composed_by = models.ForeignKey("accounts.Person", on_delete=models.PROTECT, related_name="+")
    sent_at = models.DateTimeField(null=True, blank=True)
    sent_by = models.ForeignKey("accounts.Person", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    registering_authority = models.ForeignKey(
        "parties.Organisation", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_reason = models.TextField(blank=True)
    # Grows whenever what is handed in or followed changes, so that drawn tables know their age.
    revision = models.PositiveIntegerField(default=1)

    class Meta(Shared.Meta):
        ordering = ["-sent_at", "-composed_at"]
        constraints = [
            *Shared.Meta.constraints,
            models.CheckConstraint(
                condition=Q(sent_at=None) | Q(opens_at__isnull=False, closes_at__isnull=False),
                name="consultations_sent_says_when",
            ),
            models.CheckConstraint(
                condition=Q(opens_at=None) | Q(closes_at=None) | Q(opens_at__lt=F("closes_at")),
                name="consultations_closes_after_it_opens",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class ConsultedVersion(Shared):
    """A published version that is sent out, in its order. Lies where its consultation lies."""

    consultation = models.ForeignKey(Consultation, on_delete=models.PROTECT, related_name="versions")
    version = models.ForeignKey("agreements.Version", on_delete=models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField()

    class Meta(Shared.Meta):
        ordering = ["consultation", "position"]
        constraints = [
            *Shared.Meta.constraints,
            models.UniqueConstraint(fields=["consultation", "version"], name="consultations_version_once"),
        ]

    def __str__(self) -> str:
        return f"{self.consultation_id} {self.version_id}"


class ConsultedSection(Shared):
    """A section as it reads in a version that is sent out, and whether it is to be graded. All are listed, in the order
    they are read in; `position` runs through all documents."""

    consultation = models.ForeignKey(Consultation, on_delete=models.PROTECT, related_name="sections")
    consulted = models.ForeignKey(ConsultedVersion, on_delete=models.PROTECT, related_name="sections")
    text = models.ForeignKey("agreements.SectionText", on_delete=models.PROTECT, related_name="+")
    position = models.PositiveIntegerField()
    is_graded = models.BooleanField(default=True)

    class Meta(Shared.Meta):
        ordering = ["consultation", "position"]
        constraints = [
            *Shared.Meta.constraints,
            models.UniqueConstraint(fields=["consultation", "text"], name="consultations_section_once"),
            models.UniqueConstraint(fields=["consultation", "position"], name="consultations_section_order"),
        ]

    def __str__(self) -> str:
        return f"{self.consultation_id} {self.text_id}"


class DeadlineChange(Shared):
    """That the time to answer was changed: from when to when, why, by whom, and how many were told by mail."""

    consultation = models.ForeignKey(Consultation, on_delete=models.PROTECT, related_name="deadline_changes")
    was_at = models.DateTimeField()
    becomes_at = models.DateTimeField()
    reason = models.TextField()
    changed_at = models.DateTimeField()
    changed_by = models.ForeignKey("accounts.Person", on_delete=models.PROTECT, related_name="+")
    told = models.PositiveIntegerField(default=0)

    class Meta(Shared.Meta):
        ordering = ["consultation", "pk"]

    def __str__(self) -> str:
        return f"{self.consultation_id} {self.becomes_at}"
