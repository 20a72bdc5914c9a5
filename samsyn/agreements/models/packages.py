"""Packages and what they consist of, what they are also called, and how they relate to other agreements."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from samsyn.access.scope import Shared


class Package(Shared):
    """Documents that are adopted together; or a guideline beside them; or an earlier agreement that is referred to.

    What its documents are called is data ("överenskommelse", with the sub-heading "underavtal"): other counties use
    other words. Empty words stand for the usual ones.
    """

    slug = models.SlugField(unique=True)
    kind = models.CharField(
        max_length=20, choices=[(k, k) for k in ("agreement", "guideline", "earlier")], default="agreement"
    )
    title = models.CharField(max_length=300)
    summary = models.TextField(blank=True)
    signed_on = models.DateField(null=True, blank=True)
    valid_from = models.DateField(null=True, blank=True)
    valid_until = models.DateField(null=True, blank=True)
    main_name = models.CharField(max_length=60, blank=True)
    main_name_definite = models.CharField(max_length=60, blank=True)
    sub_name = models.CharField(max_length=60, blank=True)
    sub_name_definite = models.CharField(max_length=60, blank=True)
    sub_heading = models.CharField(max_length=60, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta(Shared.Meta):
        constraints = [
            *Shared.Meta.constraints,
            models.CheckConstraint(
                condition=Q(valid_from=None) | Q(valid_until=None) | Q(valid_from__lte=F("valid_until")),
                name="agreements_package_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class PackageAlias(Shared):
    """What a package is also called ("1999 års avtal"). Lies where its package lies."""

    package = models.ForeignKey(Package, on_delete=models.PROTECT, related_name="aliases")
    name = models.CharField(max_length=200)

    class Meta(Shared.Meta):
        ordering = ["package", "name"]
        constraints = [
            *Shared.Meta.constraints,
            models.UniqueConstraint(fields=["package", "name"], name="agreements_alias_once"),
        ]

    def __str__(self) -> str:
        return self.name


class PackageRelation(Shared):
    """How a package relates to another: supplements it, is a part of it, or replaces it."""

    package = models.ForeignKey(Package, on_delete=models.PROTECT, related_name="relations")
    kind = models.CharField(max_length=20, choices=[(k, k) for k in ("supplements", "part_of", "replaces")])
    other = models.ForeignKey(Package, on_delete=models.PROTECT, related_name="related_from")

    class Meta(Shared.Meta):
        ordering = ["package", "kind", "other"]
        constraints = [
            *Shared.Meta.constraints,
            models.UniqueConstraint(fields=["package", "kind", "other"], name="agreements_relation_once"),
            models.CheckConstraint(condition=~Q(package=F("other")), name="agreements_relation_to_another"),
        ]

    def __str__(self) -> str:
        return f"{self.package_id} {self.kind} {self.other_id}"


class Document(Shared):
    """One text of a package, whatever it is called in each version. `name` is what it was called when it was listed: the
    title that its first version begins with."""

    package = models.ForeignKey(Package, on_delete=models.PROTECT, related_name="documents")
    slug = models.SlugField()
    name = models.CharField(max_length=300, blank=True)
    kind = models.CharField(max_length=20, choices=[(k, k) for k in ("main", "sub", "guideline")])
    position = models.PositiveSmallIntegerField()

    class Meta(Shared.Meta):
        ordering = ["position"]
        constraints = [
            *Shared.Meta.constraints,
            models.UniqueConstraint(fields=["package", "slug"], name="agreements_document_slug"),
        ]

    def __str__(self) -> str:
        return self.slug
