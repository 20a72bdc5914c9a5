"""How it goes with each respondent, and what was done about it: for those who follow the consultation."""

from __future__ import annotations

from django.db import models

from samsyn.access.scope import Shared


class RespondentState(Shared):
    """How far a respondent has come. Lies with the body that leads the consultation.

    Columns of its own, told by what the respondent does and never read from its draft: that there is a draft may be
    known, not what stands in it.
    """

    # No one-to-one key: that could be followed backwards past the gate.
    respondent = models.ForeignKey("consultations.Respondent", on_delete=models.PROTECT, related_name="states")
    contact_email = models.EmailField(blank=True)
    invited_at = models.DateTimeField(null=True, blank=True)
    opened_at = models.DateTimeField(null=True, blank=True)
    drafting_at = models.DateTimeField(null=True, blank=True)
    released_at = models.DateTimeField(null=True, blank=True)
    submitted_at = models.DateTimeField(null=True, blank=True)
    is_late = models.BooleanField(default=False)
    abstained_at = models.DateTimeField(null=True, blank=True)
    expected_on = models.DateField(null=True, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)

    class Meta(Shared.Meta):
        constraints = [
            *Shared.Meta.constraints,
            models.UniqueConstraint(fields=["respondent"], name="consultations_state_once"),
        ]

    def __str__(self) -> str:
        return f"state of {self.respondent_id}"


class Contact(Shared):
    """One time somebody was in touch with a respondent: a reminder that went out, a telephone call written in by hand.

    Lies with the body that leads the consultation, or with the association whose officer helped.
    """

    respondent = models.ForeignKey("consultations.Respondent", on_delete=models.PROTECT, related_name="contacts")
    channel = models.CharField(max_length=12, choices=[(c, c) for c in ("reminder", "mail", "telephone", "meeting")])
    at = models.DateTimeField()
    # Nobody's, when the house did it by itself.
    by = models.ForeignKey("accounts.Person", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    note = models.TextField(blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta(Shared.Meta):
        ordering = ["respondent", "-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.channel} {self.respondent_id}"
