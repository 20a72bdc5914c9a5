"""Reads of texts: a version of a document, a whole package."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from django.db.models import Case, F, TextField, Value, When

from samsyn.access.actions import NotSeen
from samsyn.agreements import models
from samsyn.agreements.places import Number
from samsyn.agreements.queries.packages import in_versions, one_package, placed_in
from samsyn.agreements.queries.rows import DocumentRow, Notes, PackageRow, Reading, TermRow, VersionRow
from samsyn.domain.access import Placement
from samsyn.domain.sections import Placed, Section, Text


def reading(package_slug: str, document_slug: str, number: Number | None = None) -> Reading:
    """A document in its newest version, or in version `number`, that lies for the viewer; `NotSeen` when none does."""
    found = one_package(package_slug)
    document = found.document(document_slug)
    if document is None:
        raise NotSeen
    version = document.newest if number is None else document.version(number)
    if version is None:
        raise NotSeen
    return _read(found, [(document, version)])[0]


def whole(package_slug: str) -> tuple[Reading, ...]:
    """Every document of a package in its newest version, in order. Five questions."""
    found = one_package(package_slug)
    return _read(found, [(d, d.newest) for d in found.documents])


def printed(versions: Iterable[int], beside: Iterable[int]) -> tuple[Reading, ...]:
    """These published versions of one package, with references that lead to them and to those `beside`."""
    wanted = list(versions)
    row = models.Version.objects.filter(pk__in=wanted).values_list("document__package__slug", flat=True).first()
    if row is None:
        raise NotSeen
    found = one_package(row)
    by_pk = {v.pk: (d, v) for d in found.documents for v in d.versions}
    chosen = [by_pk[pk] for pk in wanted if pk in by_pk]
    if len(chosen) != len(wanted):
        raise NotSeen
    return _read(found, chosen, {d.slug: v for pk in beside if pk in by_pk for d, v in [by_pk[pk]]})


def _read(
    package: PackageRow,
    chosen: list[tuple[DocumentRow, VersionRow]],
    beside: Mapping[str, VersionRow] | None = None,
) -> tuple[Reading, ...]:
    """The chosen versions with their words, and of the others the numbers that references read as: one question for
    all, and one for the terms."""
    others = beside if beside is not None else _beside(package, chosen[0][1]) if chosen else {}
    versions = {d.slug: v for d, v in chosen}
    known_versions = {**others, **versions}
    own = [v.pk for v in versions.values()]
    slugs = {v.pk: slug for slug, v in known_versions.items()}
    rows = list(_sections(own, slugs))
    known = {(slugs[of], placed.section.slug): placed.number for of, placed, _ in rows}
    titles = {d.slug: (d.kind, known_versions[d.slug].title) for d in package.documents if d.slug in known_versions}
    terms = terms_of(own)
    return tuple(
        Reading(
            package,
            document,
            version,
            tuple(placed for of, placed, _ in rows if of == version.pk),
            known,
            titles,
            {placed.section.slug: notes for of, placed, notes in rows if of == version.pk},
            terms.get(version.pk),
            {slug: v.number for slug, v in known_versions.items() if slug != document.slug},
        )
        for document, version in chosen
    )


def _sections(own: list[int], versions: Iterable[int]) -> Iterator[tuple[int, Placed, Notes]]:
    """Every section of these versions in reading order, with its words and notes where the version is one's own."""
    mine = When(version__in=own, then=F("body")), When(version__in=own, then=F("news"))
    body, news = (Case(when, default=Value(""), output_field=TextField()) for when in mine)
    columns = in_versions(versions).order_by("version", "position").values_list(
        "version", "level", "section__slug", "heading", body, "number", "parent__section__slug", "position",
        "pk", news, "content_hash",
    )  # fmt: skip
    for version, level, slug, heading, words, number, parent, position, pk, new, content_hash in columns:
        placed = Placed(Section(level, slug, heading, words), number, parent, position)
        yield version, placed, Notes(pk, new, content_hash)


def _beside(package: PackageRow, version: VersionRow) -> dict[str, VersionRow]:
    """The other documents' versions that were the newest when this one was published."""
    at = version.published_at
    return {
        d.slug: next((v for v in d.versions if at and v.published_at and v.published_at <= at), d.versions[-1])
        for d in package.documents
    }


def terms_of(versions: list[int]) -> dict[int, TermRow]:
    """How long these versions are meant to bind. One question."""
    rows = models.AgreementTerm.objects.filter(version__in=versions).select_related("term_clause", "notice_clause")
    return {row.version_id: term_row(row) for row in rows}


def term_row(row: models.AgreementTerm) -> TermRow:
    return TermRow(
        row.starts_on,
        row.ends_on,
        row.extension_months,
        row.notice_months,
        row.term_clause.slug if row.term_clause else "",
        row.notice_clause.slug if row.notice_clause else "",
    )


@dataclass(frozen=True, slots=True)
class NamedVersion:
    """A version by its title, and where its document is read or, while it is open (`drafted_at`), drafted."""

    pk: int
    title: str
    package: str
    package_title: str
    document: str
    drafted_at: Placement | None


def versions_named(pks: Iterable[int]) -> list[NamedVersion]:
    """These versions, as far as they and their packages lie for the viewer and have not been given up. One question."""
    packages = models.Package.objects.filter(withdrawn_at=None)
    rows = models.Version.objects.filter(pk__in=list(pks), withdrawn_at=None, document__package__in=packages)
    return [_named(v) for v in rows.select_related("document__package")]


def _named(v: models.Version) -> NamedVersion:
    package, drafted_at = v.document.package, v.placement if v.published_at is None else None
    return NamedVersion(v.pk, v.title, package.slug, package.title, v.document.slug, drafted_at)


def published_text(version: int) -> Text:
    """A published version as the text it was made from; its hash is the version's `content_hash`."""
    found = models.Version.objects.select_related("document").filter(pk=version, published_at__isnull=False).first()
    if found is None:
        raise NotSeen
    sections = tuple(placed.section for _, placed in placed_in(in_versions([version])))
    return Text(found.document.slug, found.title, found.document.kind, found.subtitle, sections)
