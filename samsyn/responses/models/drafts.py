"""A respondent's own: its draft field by field, every saved text, notes to colleagues, receipts. All of it lies with the
respondent (organisation) alone."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from samsyn.access.scope import Shared

FIELDS = ("grade", "ground", "comment", "proposal", "stance", "conditions", "general")


class Response(Shared):
    """A respondent's answer while its people work on it. Released, it is locked: then it is what the board decides on."""

    # No one-to-one key: that could be followed backwards past the gate.
    respondent = models.ForeignKey("consultations.Respondent", on_delete=models.PROTECT, related_name="responses")
    begun_at = models.DateTimeField()
    released_at = models.DateTimeField(null=True, blank=True)
    released_by = models.ForeignKey(
        "accounts.Person", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta(Shared.Meta):
        constraints = [
            *Shared.Meta.constraints,
            models.UniqueConstraint(fields=["respondent"], name="responses_response_once"),
        ]

    def __str__(self) -> str:
        return f"response of {self.respondent_id}"


class ResponseField(Shared):
    """One field of the form: about a section (grade, ground, comment, proposal) or about the whole (stance, conditions,
    general). `revision` grows with every save."""

    response = models.ForeignKey(Response, on_delete=models.PROTECT, related_name="fields")
    section = models.ForeignKey(
        "consultations.ConsultedSection", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    name = models.CharField(max_length=12, choices=[(name, name) for name in FIELDS])
    value = models.TextField(blank=True)
    revision = models.PositiveIntegerField(default=0)

    class Meta(Shared.Meta):
        constraints = [
            *Shared.Meta.constraints,
            models.UniqueConstraint(fields=["response", "section", "name"], name="responses_field_once"),
            models.UniqueConstraint(
                fields=["response", "name"], condition=Q(section=None), name="responses_field_of_the_whole_once"
            ),
            models.CheckConstraint(
                condition=Q(section__isnull=False, name__in=["grade", "ground", "comment", "proposal"])
                | Q(section=None, name__in=["stance", "conditions", "general"]),
                name="responses_field_belongs",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} of {self.section_id or 'the whole'}"


class FieldSave(Shared):
    """A field as somebody saved it. Every one is kept. One that met a colleague's newer text was kept beside: it has no
    number, and says on which revision it was written."""

    field = models.ForeignKey(ResponseField, on_delete=models.PROTECT, related_name="saves")
    number = models.PositiveIntegerField(null=True, blank=True)
    written_on = models.PositiveIntegerField()
    value = models.TextField(blank=True)
    saved_by = models.ForeignKey("accounts.Person", on_delete=models.PROTECT, related_name="+")
    saved_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True, blank=True)

    class Meta(Shared.Meta):
        ordering = ["field", "pk"]
        constraints = [
            *Shared.Meta.constraints,
            models.UniqueConstraint(fields=["field", "number"], name="responses_save_number"),
        ]

    def __str__(self) -> str:
        return f"{self.field_id} {self.number or 'beside'}"


class ResponseNote(Shared):
    """A note to colleagues about a section, or about the whole. It never leaves the respondent."""

    response = models.ForeignKey(Response, on_delete=models.PROTECT, related_name="notes")
    section = models.ForeignKey(
        "consultations.ConsultedSection", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    words = models.TextField()
    written_by = models.ForeignKey("accounts.Person", on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta(Shared.Meta):
        ordering = ["response", "written_at", "pk"]

    def __str__(self) -> str:
        return f"note {self.pk}"


class Receipt(Shared):
    """What the respondent handed in (or said in abstaining), as it was: the content as the very text that was hashed.

    `number` is the number of the submission among the respondent's own. Withdrawn, when the answer was taken back.
    """

    response = models.ForeignKey(Response, on_delete=models.PROTECT, related_name="receipts")
    number = models.PositiveIntegerField()
    content = models.TextField()
    content_hash = models.CharField(max_length=64)
    submitted_at = models.DateTimeField()
    submitted_by = models.ForeignKey("accounts.Person", on_delete=models.PROTECT, related_name="+")
    is_late = models.BooleanField(default=False)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    # The receipt as PDF, once the task has made it.
    file_hash = models.CharField(max_length=64, blank=True)

    class Meta(Shared.Meta):
        ordering = ["response", "number"]
        constraints = [
            *Shared.Meta.constraints,
            models.UniqueConstraint(fields=["response", "number"], name="responses_receipt_number"),
        ]

    def __str__(self) -> str:
        return f"receipt {self.number} of {self.response_id}"
