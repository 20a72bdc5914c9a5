"""Reads of packages, documents, versions and sections, as nouns; each opens nothing that does not lie for the viewer."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db.models import Case, F, QuerySet, TextField, Value, When
from django.db.models.expressions import Combinable

from samsyn.access.actions import NotSeen
from samsyn.access.history import History, history_of_many
from samsyn.agreements import models, texts
from samsyn.domain.access import Audience, Viewer
from samsyn.domain.sections import Numbers, Placed, Section, Text


@dataclass(frozen=True, slots=True)
class VersionRow:
    """One published version of a document, without its text."""

    pk: int
    number: int
    label: str
    title: str
    subtitle: str
    published_at: datetime
    content_hash: str
    audience: Audience

    @property
    def reach(self) -> str:
        """Whom it lies for, in words; nothing when it is public."""
        return str(texts.REACH[self.audience])


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A document with the versions that lie for the viewer, the newest first; there is always one."""

    slug: str
    kind: str
    versions: tuple[VersionRow, ...]
    # The outermost sections of the newest version, where they were asked for.
    chapters: tuple[Placed, ...] = ()

    @property
    def kind_name(self) -> str:
        return str(texts.KINDS[self.kind])

    @property
    def newest(self) -> VersionRow:
        return self.versions[0]


@dataclass(frozen=True, slots=True)
class PackageRow:
    """A package with those of its documents that the viewer may read."""

    pk: int
    slug: str
    title: str
    summary: str
    valid_from: date | None
    documents: tuple[DocumentRow, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """A whole document to read: its newest version's sections, and where its references lead."""

    package: PackageRow
    document: DocumentRow
    sections: tuple[Placed, ...]
    known: Numbers
    titles: dict[str, tuple[str, str]] = field(default_factory=dict)


def packages() -> tuple[PackageRow, ...]:
    """The packages that lie for the viewer, those in force latest first."""
    rows = models.Package.objects.filter(withdrawn_at=None).order_by("-valid_from", "title")
    return _with_documents(rows)


def package(slug: str) -> PackageRow:
    """One package, with the outermost sections of its documents."""
    found = _one_package(slug)
    newest = [d.newest.pk for d in found.documents]
    chapters: dict[int, list[Placed]] = {}
    for version, placed in _placed(models.SectionText.objects.filter(version__in=newest, level=1), body=Value("")):
        chapters.setdefault(version, []).append(placed)
    documents = tuple(
        DocumentRow(d.slug, d.kind, d.versions, tuple(chapters.get(d.newest.pk, ()))) for d in found.documents
    )
    return PackageRow(found.pk, found.slug, found.title, found.summary, found.valid_from, documents)


def reading(package_slug: str, document_slug: str) -> Reading:
    """A document's newest version that lies for the viewer; `NotSeen` when none does."""
    found = _one_package(package_slug)
    document = next((d for d in found.documents if d.slug == document_slug), None)
    if document is None:
        raise NotSeen
    slugs = {d.newest.pk: d.slug for d in found.documents}
    # The bodies of this document, and of the others the numbers that its references read as: one question for all.
    own_body = Case(When(version=document.newest.pk, then=F("body")), default=Value(""), output_field=TextField())
    rows = list(_placed(models.SectionText.objects.filter(version__in=slugs), body=own_body))
    return Reading(
        found,
        document,
        tuple(placed for version, placed in rows if version == document.newest.pk),
        {(slugs[version], placed.section.slug): placed.number for version, placed in rows},
        {d.slug: (d.kind, d.newest.title) for d in found.documents},
    )


def history(reading: Reading, viewer: Viewer) -> History:
    """What happened to the document's versions, as far as they lie for the viewer."""
    return history_of_many([models.Version(pk=v.pk) for v in reading.document.versions], viewer)


@dataclass(frozen=True, slots=True)
class NamedVersion:
    """A published version by its title, and where its document is read."""

    pk: int
    title: str
    package: str
    document: str


def versions_named(pks: Iterable[int]) -> list[NamedVersion]:
    """These versions, as far as they are published and lie for the viewer."""
    rows = models.Version.objects.filter(pk__in=list(pks), published_at__isnull=False)
    return [
        NamedVersion(*row) for row in rows.values_list("pk", "title", "document__package__slug", "document__slug")
    ]


def published_text(version: int) -> Text:
    """A published version as the text it was made from; its hash is the version's `content_hash`."""
    found = models.Version.objects.select_related("document").filter(pk=version, published_at__isnull=False).first()
    if found is None:
        raise NotSeen
    rows = models.SectionText.objects.filter(version=version)
    sections = tuple(placed.section for _, placed in _placed(rows))
    return Text(found.document.slug, found.title, found.document.kind, found.subtitle, sections)


def _one_package(slug: str) -> PackageRow:
    found = _with_documents(models.Package.objects.filter(slug=slug))
    if not found:
        raise NotSeen
    return found[0]


def _with_documents(rows: QuerySet[models.Package]) -> tuple[PackageRow, ...]:
    """Packages with their readable documents: two questions more, whatever the number of packages."""
    found = list(rows)
    documents = models.Document.objects.filter(package__in=found).order_by("position")
    versions: dict[int, list[VersionRow]] = {}
    for v in models.Version.objects.filter(document__package__in=found, published_at__isnull=False).order_by(
        "-number"
    ):
        versions.setdefault(v.document_id, []).append(_version(v))
    by_package: dict[int, list[DocumentRow]] = {}
    for d in documents:
        if d.pk in versions:
            by_package.setdefault(d.package_id, []).append(DocumentRow(d.slug, d.kind, tuple(versions[d.pk])))
    return tuple(
        PackageRow(p.pk, p.slug, p.title, p.summary, p.valid_from, tuple(by_package.get(p.pk, ()))) for p in found
    )


def _version(v: models.Version) -> VersionRow:
    assert v.published_at is not None
    return VersionRow(
        v.pk, v.number, v.label, v.title, v.subtitle, v.published_at, v.content_hash, Audience(v.audience)
    )


def _placed(rows: QuerySet[models.SectionText], body: Combinable = F("body")) -> Iterable[tuple[int, Placed]]:  # noqa: B008
    """Each section text with its version, in reading order, in one question."""
    columns = rows.order_by("version", "position").values_list(
        "version", "level", "section__slug", "heading", body, "number", "parent__section__slug", "position"
    )
    for version, level, slug, heading, words, number, parent, position in columns:
        yield version, Placed(Section(level, slug, heading, words), number, parent, position)
