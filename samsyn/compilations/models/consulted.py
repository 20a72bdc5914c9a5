"""What is kept of a consultation's compilation beside the answers themselves: findings, publications, seals."""

from __future__ import annotations

from django.db import models

from samsyn.access.scope import Shared


class Finding(Shared):
    """What the body that leads a consultation has found in the answers, about a section or about the whole.

    Lies with that body until the answers are published. A finding is not changed; it is withdrawn and written anew.
    """

    consultation = models.ForeignKey("consultations.Consultation", on_delete=models.PROTECT, related_name="findings")
    section = models.ForeignKey(
        "consultations.ConsultedSection", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    words = models.TextField()
    written_by = models.ForeignKey("accounts.Person", on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta(Shared.Meta):
        ordering = ["consultation", "written_at", "pk"]

    def __str__(self) -> str:
        return f"finding {self.pk}"


class Publication(Shared):
    """That the answers that had come in by then were let out: to whom (where it lies), and which authority had
    registered them."""

    consultation = models.ForeignKey(
        "consultations.Consultation", on_delete=models.PROTECT, related_name="publications"
    )
    published_at = models.DateTimeField()
    published_by = models.ForeignKey("accounts.Person", on_delete=models.PROTECT, related_name="+")
    registering_authority = models.ForeignKey("parties.Organisation", on_delete=models.PROTECT, related_name="+")
    answers = models.PositiveIntegerField()

    class Meta(Shared.Meta):
        ordering = ["consultation", "pk"]

    def __str__(self) -> str:
        return f"publication {self.pk}"


class Seal(Shared):
    """The compilation frozen: an archive file in the store, and the seal, the checksum of its manifest.

    Lies with the body that leads the consultation, or as far as all that is in it has been published.
    """

    consultation = models.ForeignKey("consultations.Consultation", on_delete=models.PROTECT, related_name="seals")
    number = models.PositiveIntegerField()
    sealed_at = models.DateTimeField()
    sealed_by = models.ForeignKey("accounts.Person", on_delete=models.PROTECT, related_name="+")
    seal = models.CharField(max_length=64)
    file_hash = models.CharField(max_length=64)
    size = models.PositiveIntegerField()
    answered = models.PositiveIntegerField()

    class Meta(Shared.Meta):
        ordering = ["consultation", "number"]
        constraints = [
            *Shared.Meta.constraints,
            models.UniqueConstraint(fields=["consultation", "number"], name="compilations_seal_number"),
        ]

    def __str__(self) -> str:
        return f"seal {self.number} of {self.consultation_id}"
