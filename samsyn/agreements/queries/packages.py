"""Reads of packages and their versions; each opens nothing that does not lie for the viewer."""

from __future__ import annotations

from collections.abc import Container, Iterable

from django.db.models import F, QuerySet
from django.db.models.expressions import Combinable

from samsyn.access.actions import NotSeen
from samsyn.agreements import models
from samsyn.agreements.places import Number, number_of
from samsyn.agreements.queries.rows import DocumentRow, PackageRow, VersionRow
from samsyn.agreements.texts import KindWords
from samsyn.domain.access import reaches_no_further
from samsyn.domain.sections import Placed, Section


def packages() -> tuple[PackageRow, ...]:
    """The packages that lie for the viewer, those in force latest first."""
    rows = models.Package.objects.filter(withdrawn_at=None).order_by(F("valid_from").desc(nulls_last=True), "title")
    return with_documents(rows)


def one_package(slug: str) -> PackageRow:
    """The package, as far as it lies for the viewer; `NotSeen` otherwise. Three questions."""
    found = with_documents(models.Package.objects.filter(slug=slug, withdrawn_at=None))
    if not found:
        raise NotSeen
    return found[0]


def with_documents(rows: QuerySet[models.Package]) -> tuple[PackageRow, ...]:
    """Packages with their readable documents: two questions more, whatever the number of packages."""
    found = list(rows)
    documents = models.Document.objects.filter(package__in=found).order_by("position")
    versions: dict[int, list[VersionRow]] = {}
    rows_of = models.Version.objects.filter(document__package__in=found, published_at__isnull=False)
    published = list(rows_of.select_related("adjusts").order_by("-published_at", "-pk"))
    seen = {v.pk for v in published}
    for v in published:
        versions.setdefault(v.document_id, []).append(version_row(v, seen))
    words = {p.pk: KindWords.of(p) for p in found}
    by_package: dict[int, list[DocumentRow]] = {}
    for d in documents:
        if d.pk in versions:
            row = DocumentRow(d.pk, d.slug, d.kind, tuple(versions[d.pk]), words[d.package_id])
            by_package.setdefault(d.package_id, []).append(row)
    return tuple(_package_row(p, words[p.pk], tuple(by_package.get(p.pk, ()))) for p in found)


def _package_row(p: models.Package, words: KindWords, documents: tuple[DocumentRow, ...]) -> PackageRow:
    return PackageRow(
        p.pk,
        p.slug,
        p.kind,
        p.title,
        p.summary,
        p.signed_on,
        p.valid_from,
        p.valid_until,
        p.placement,
        words,
        documents,
    )


def version_row(v: models.Version, seen: Container[int] = ()) -> VersionRow:
    """`v.adjusts` must have been selected with it, or each row asks anew. It is named where it is among those `seen`, or
    lies for all who see this one."""
    base = v.adjusts
    seen_too = base is not None and (base.pk in seen or reaches_no_further(v.placement, base.placement))
    return VersionRow(
        v.pk,
        named(v),
        v.label,
        v.title,
        v.subtitle,
        v.published_at,
        v.content_hash,
        v.placement,
        v.is_interim,
        number_of(None, v.series, v.series_number),
        named(base) if base is not None and seen_too else None,
    )


def named(v: models.Version) -> Number:
    """What a published version is cited by; nothing for an open one."""
    return number_of(v.number, v.series, v.series_number)


def in_versions(versions: Iterable[int]) -> QuerySet[models.SectionText]:
    """The sections that are read with these versions: those that were taken out are not."""
    return models.SectionText.objects.filter(version__in=list(versions), position__isnull=False)


def placed_in(
    rows: QuerySet[models.SectionText],
    body: Combinable = F("body"),  # noqa: B008
) -> Iterable[tuple[int, Placed]]:
    """Each section text with its version, in reading order, in one question."""
    columns = rows.order_by("version", "position").values_list(
        "version", "level", "section__slug", "heading", body, "number", "parent__section__slug", "position"
    )
    for version, level, slug, heading, words, number, parent, position in columns:
        yield version, Placed(Section(level, slug, heading, words), number, parent, position)
