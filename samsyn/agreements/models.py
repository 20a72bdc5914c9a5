"""Text with identity: `Document` and `Section` stay the same; `Version` and `SectionText` are how they read."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from samsyn.access.scope import Shared


class Package(Shared):
    """Documents that are adopted together: a main agreement and its sub-agreements."""

    slug = models.SlugField(unique=True)
    title = models.CharField(max_length=300)
    summary = models.TextField(blank=True)
    valid_from = models.DateField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return self.title


class Document(Shared):
    """One text of a package, whatever it is called in each version."""

    package = models.ForeignKey(Package, on_delete=models.PROTECT, related_name="documents")
    slug = models.SlugField()
    kind = models.CharField(max_length=20, choices=[("main", "main"), ("sub", "sub")])
    position = models.PositiveSmallIntegerField()

    class Meta(Shared.Meta):
        ordering = ["position"]
        constraints = [
            *Shared.Meta.constraints,
            models.UniqueConstraint(fields=["package", "slug"], name="agreements_document_slug"),
        ]

    def __str__(self) -> str:
        return self.slug


class Version(Shared):
    """How a document read when a body released it. Immutable once published; `content_hash` says what was."""

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    label = models.CharField(max_length=100)
    title = models.CharField(max_length=300)
    subtitle = models.CharField(max_length=300, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    content_hash = models.CharField(max_length=64, blank=True)

    class Meta(Shared.Meta):
        ordering = ["document", "number"]
        constraints = [
            *Shared.Meta.constraints,
            models.UniqueConstraint(fields=["document", "number"], name="agreements_version_number"),
            models.CheckConstraint(
                condition=Q(published_at=None) | ~Q(content_hash=""), name="agreements_published_has_hash"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} {self.label}"


class Section(models.Model):
    """A section's identity over versions, whatever its number, heading or place."""

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="sections")
    slug = models.SlugField(max_length=100)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["document", "slug"], name="agreements_section_slug")]

    def __str__(self) -> str:
        return self.slug


class SectionText(Shared):
    """How a section reads in one version. The number is derived from parent and position, kept for reading."""

    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="texts")
    section = models.ForeignKey(Section, on_delete=models.PROTECT, related_name="texts")
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="children")
    position = models.PositiveIntegerField()
    level = models.PositiveSmallIntegerField()
    number = models.CharField(max_length=20)
    heading = models.CharField(max_length=300)
    body = models.TextField(blank=True)

    class Meta(Shared.Meta):
        ordering = ["version", "position"]
        constraints = [
            *Shared.Meta.constraints,
            models.UniqueConstraint(fields=["version", "section"], name="agreements_section_once_per_version"),
            models.UniqueConstraint(fields=["version", "position"], name="agreements_section_order"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.heading}"
