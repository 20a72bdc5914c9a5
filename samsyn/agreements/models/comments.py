"""Comments on a section of a version, each with the words it is about."""

from __future__ import annotations

from django.db import models

from samsyn.access.scope import Shared


class SectionComment(Shared):
    """What somebody says about a section as it reads in one version: about words in it, or about the whole of it.

    Read only together with its text: whoever sees the comment must see the text as well (queries join the two), so a
    side may comment for itself on a version that lies with a joint body. One written on an open version is afterwards
    still read only by those who saw it then.
    """

    text = models.ForeignKey("agreements.SectionText", on_delete=models.PROTECT, related_name="comments")
    # What was saved in the open version when it was written. A saved text stays with those who worked on it when the
    # version is published, and so does what was said of it.
    saved = models.ForeignKey(
        "agreements.SectionSave", on_delete=models.PROTECT, null=True, blank=True, related_name="comments"
    )
    quote = models.TextField(blank=True)
    quote_prefix = models.CharField(max_length=64, blank=True)
    quote_suffix = models.CharField(max_length=64, blank=True)
    words = models.TextField()
    written_by = models.ForeignKey("accounts.Person", on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.ForeignKey(
        "accounts.Person", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta(Shared.Meta):
        ordering = ["written_at", "pk"]

    def __str__(self) -> str:
        return f"comment {self.pk}"
