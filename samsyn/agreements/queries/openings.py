"""Which open versions there are: one for each document and place, as far as they lie for the viewer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Max, QuerySet

from samsyn.access.actions import NotSeen
from samsyn.agreements import models
from samsyn.agreements.queries.comments import place_names
from samsyn.agreements.queries.packages import one_package, version_row
from samsyn.agreements.queries.rows import PackageRow, VersionRow
from samsyn.domain.access import Audience, Placement, Viewer, reaches_no_further
from samsyn.parties.queries import side_names
from samsyn.parties.queries.labels import bodies_with_sides


@dataclass(frozen=True, slots=True)
class OpenedRow:
    """One of several open versions of a document: where it lies, what it began as, when it was last saved."""

    version: VersionRow
    place: str
    based_on: VersionRow | None
    saved_at: datetime | None


@dataclass(frozen=True, slots=True)
class Opened:
    """The open versions of a document that lie for the viewer; there is always one."""

    package: PackageRow
    document: str
    rows: tuple[OpenedRow, ...]


def open_versions() -> QuerySet[models.Version]:
    """Every open version that lies for the viewer."""
    rows: QuerySet[models.Version] = models.Version.objects.filter(
        published_at=None, withdrawn_at=None, opened_at__isnull=False
    )
    return rows.select_related("document__package", "adjusts", "based_on")


def works_on(viewer: Viewer) -> tuple[tuple[str, str, int], ...]:
    """Packages with open versions that lie for the viewer: slug, title, how many. One question."""
    if viewer.person is None:
        return ()
    rows = (
        open_versions()
        .order_by("document__package__title")
        .values_list("document__package__slug", "document__package__title")
    )
    return tuple((slug, title, n) for slug, title, n in rows.annotate(n=Count("pk")))


def opened(package_slug: str, document_slug: str) -> Opened:
    """The open versions of a document, those opened first first; `NotSeen` when none lies for the viewer."""
    package = one_package(package_slug)
    rows = open_versions().filter(document__package=package.pk, document__slug=document_slug)
    found = list(rows.annotate(saved=Max("texts__saves__saved_at")).order_by("opened_at", "pk"))
    if not found:
        raise NotSeen
    names = place_names([v.placement for v in found])
    return Opened(
        package,
        document_slug,
        tuple(
            OpenedRow(version_row(v, package.seen), names[v.placement], based_on(v, package), v.saved) for v in found
        ),
    )


def based_on(version: models.Version, package: PackageRow) -> VersionRow | None:
    """The published version that an open one began as, where the viewer sees it."""
    return next((v for d in package.documents for v in d.versions if v.pk == version.based_on_id), None)


def newer_than_base(version: models.Version, package: PackageRow) -> VersionRow | None:
    """What has been published of the document, for all who work on the open version, since that began."""
    document = package.document(version.document.slug)
    for row in document.versions if document else ():
        if row.pk == version.based_on_id:
            return None
        if reaches_no_further(version.placement, row.placement):
            return row
    return None


def beside(version: models.Version, found: Iterable[models.Version]) -> list[models.Version]:
    """Those of the open versions that lie where this one lies, itself included: the texts that it is read with."""
    return [v for v in found if v.placement == version.placement]


def places_to_work(viewer: Viewer) -> list[tuple[Placement, str]]:
    """The bodies and sides that the viewer can open a version with, with names. Two questions."""
    bodies = bodies_with_sides(viewer.bodies)
    found = [(Placement(Audience.BODY, body=pk), name) for pk, (_slug, name, _sides) in bodies.items()]
    names = side_names()
    return found + [(Placement(Audience.SIDE, side=side), names.get(side, side)) for side in sorted(viewer.sides)]


def to_open(documents: Iterable[str], found: Sequence[models.Version], viewer: Viewer) -> list[str]:
    """The documents that have no open version at some place where she could open one. All that lies there lies for
    her, so what lies elsewhere changes nothing."""
    places = {Placement(Audience.BODY, body=pk) for pk in viewer.bodies}
    places |= {Placement(Audience.SIDE, side=side) for side in viewer.sides}
    taken = {(v.document.slug, v.placement) for v in found}
    return [slug for slug in documents if any((slug, place) not in taken for place in places)]
