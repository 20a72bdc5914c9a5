"""Who is asked, and the links mailed to them."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from samsyn.access.scope import Shared


class Respondent(Shared):
    """An organisation that is asked: a party, a part of one, or somebody who is no party. Only that it is asked; how it
    goes lies with those who follow it (`RespondentState`). Lies where its consultation lies."""

    consultation = models.ForeignKey(
        "consultations.Consultation", on_delete=models.PROTECT, related_name="respondents"
    )
    organisation = models.ForeignKey("parties.Organisation", on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta(Shared.Meta):
        ordering = ["consultation", "organisation__sort_key"]
        constraints = [
            *Shared.Meta.constraints,
            models.UniqueConstraint(fields=["consultation", "organisation"], name="consultations_respondent_once"),
        ]

    def __str__(self) -> str:
        return f"{self.consultation_id} {self.organisation_id}"


class RespondentInvitation(models.Model):
    """A single-use link to a respondent's coordinator at one address. Only the hash of its secret is kept, and of the
    one-time code that proves that she reads that address' mail. It opens no answer by itself."""

    respondent = models.ForeignKey(Respondent, on_delete=models.PROTECT, related_name="invitations")
    email = models.EmailField()
    secret_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    code_hash = models.CharField(max_length=128, blank=True)
    code_sent_at = models.DateTimeField(null=True, blank=True)
    code_tries = models.PositiveSmallIntegerField(default=0)
    used_at = models.DateTimeField(null=True, blank=True)
    used_by = models.ForeignKey("accounts.Person", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["respondent", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["respondent"],
                condition=Q(used_at=None, withdrawn_at=None),
                name="consultations_one_open_link",
            )
        ]

    def __str__(self) -> str:
        return f"link for {self.respondent_id}"
