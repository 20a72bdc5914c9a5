"""Text with identity: `Document` and `Section` stay the same; `Version` and `SectionText` are how they read."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from samsyn.access.scope import Shared

OPEN = Q(published_at=None, withdrawn_at=None)


class Version(Shared):
    """How a document reads: open while it is worked on, immutable once published.

    `content_hash` says what was published. `adjusts` names the version that this one corrects before dispatch; then
    every change is a listed adjustment. An open version that was given up is withdrawn.

    A version is numbered when it is published, among those that its readers see (ADR 0016): `number` counts those for
    the document's readers or for all parties; one for fewer is counted in its place's own `series` and gets its
    `number` if it is let out so far. An open version has neither; a document has one open version at each place.
    """

    document = models.ForeignKey("agreements.Document", on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField(null=True, blank=True)
    series = models.CharField(max_length=80, blank=True)
    series_number = models.PositiveIntegerField(null=True, blank=True)
    label = models.CharField(max_length=100)
    labelled_by = models.ForeignKey("parties.Body", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    labelled_on = models.DateField(null=True, blank=True)
    title = models.CharField(max_length=300)
    subtitle = models.CharField(max_length=300, blank=True)
    is_interim = models.BooleanField(default=False)
    based_on = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    adjusts = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="adjusted_by")
    opened_at = models.DateTimeField(null=True, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    content_hash = models.CharField(max_length=64, blank=True)
    registering_authority = models.ForeignKey(
        "parties.Organisation", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta(Shared.Meta):
        ordering = ["document", "published_at", "pk"]
        constraints = [
            *Shared.Meta.constraints,
            models.UniqueConstraint(fields=["document", "number"], name="agreements_version_number"),
            models.UniqueConstraint(
                fields=["document", "series", "series_number"], name="agreements_version_number_in_series"
            ),
            # One for each kind of place: the columns of other places are NULL, and NULLs differ from each other.
            *(
                models.UniqueConstraint(
                    fields=["document", whose], condition=OPEN, name=f"agreements_one_open_{whose}"
                )
                for whose in ("for_side", "for_body", "for_organisation", "for_person")
            ),
            models.UniqueConstraint(
                fields=["document", "audience"],
                condition=OPEN & Q(audience__in=["public", "parties"]),
                name="agreements_one_open_for_all",
            ),
            models.CheckConstraint(
                condition=Q(published_at=None, number=None, series_number=None)
                | Q(published_at__isnull=False, number__isnull=False)
                | Q(published_at__isnull=False, series_number__isnull=False),
                name="agreements_numbered_when_published",
            ),
            models.CheckConstraint(
                condition=Q(series="", series_number=None) | (~Q(series="") & Q(series_number__isnull=False)),
                name="agreements_series_has_number",
            ),
            models.CheckConstraint(
                condition=Q(published_at=None) | ~Q(content_hash=""), name="agreements_published_has_hash"
            ),
            models.CheckConstraint(
                condition=Q(published_at=None) | Q(withdrawn_at=None), name="agreements_published_is_not_withdrawn"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} {self.label}"


class AgreementTerm(Shared):
    """From when to when a version is meant to bind, how it is prolonged and ended, and the clauses that say so.

    A part of its version: lies where it lies, and is frozen with it.
    """

    version = models.OneToOneField(Version, on_delete=models.PROTECT, related_name="term")
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    extension_months = models.PositiveSmallIntegerField(null=True, blank=True)
    notice_months = models.PositiveSmallIntegerField(null=True, blank=True)
    term_clause = models.ForeignKey(
        "agreements.Section", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    notice_clause = models.ForeignKey(
        "agreements.Section", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta(Shared.Meta):
        constraints = [
            *Shared.Meta.constraints,
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(starts_on__lte=F("ends_on")),
                name="agreements_term_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.starts_on}–{self.ends_on or ''}"


class Section(models.Model):
    """A section's identity over versions, whatever its number, heading or place."""

    document = models.ForeignKey("agreements.Document", on_delete=models.PROTECT, related_name="sections")
    slug = models.SlugField(max_length=100)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["document", "slug"], name="agreements_section_slug")]

    def __str__(self) -> str:
        return self.slug


class SectionText(Shared):
    """How a section reads in one version. The number is derived from parent and position, kept for reading.

    In an open version `revision` grows with every save. A section that was taken out of it keeps its row, without a
    position, so that it can be put back; such a row is never read with the version and never let out further.
    """

    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="texts")
    section = models.ForeignKey(Section, on_delete=models.PROTECT, related_name="texts")
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="children")
    position = models.PositiveIntegerField(null=True, blank=True)
    level = models.PositiveSmallIntegerField()
    number = models.CharField(max_length=20, blank=True)
    heading = models.CharField(max_length=300)
    body = models.TextField(blank=True)
    # What is new in the section, and what it asks people to do differently.
    news = models.TextField(blank=True)
    revision = models.PositiveIntegerField(default=0)
    content_hash = models.CharField(max_length=64, blank=True)

    class Meta(Shared.Meta):
        ordering = ["version", "position"]
        constraints = [
            *Shared.Meta.constraints,
            models.UniqueConstraint(fields=["version", "section"], name="agreements_section_once_per_version"),
            models.UniqueConstraint(fields=["version", "position"], name="agreements_section_order"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.heading}"
