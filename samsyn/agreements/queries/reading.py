"""Reads of texts: a version of a document, a whole package, a section through the versions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Case, F, TextField, Value, When

from samsyn.access.actions import NotSeen
from samsyn.access.history import History, history_of
from samsyn.agreements import models
from samsyn.agreements.queries.packages import in_versions, one_package, placed_in, version_row
from samsyn.agreements.queries.rows import DocumentRow, Notes, PackageRow, Reading, TermRow, VersionRow
from samsyn.domain.access import Viewer
from samsyn.domain.sections import Placed, Section, Text


def reading(package_slug: str, document_slug: str, number: int | None = None) -> Reading:
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
class InVersion:
    """How one section stands in one published version."""

    version: int
    label: str
    number: str
    heading: str
    published_at: datetime
    content_hash: str


def through_versions(reading: Reading, slug: str) -> tuple[InVersion, ...]:
    """The section in every published version that lies for the viewer, the newest first."""
    rows = in_versions(v.pk for v in reading.document.versions).filter(section__slug=slug)
    columns = rows.order_by("-version__number").values_list(
        "version__number", "version__label", "number", "heading", "version__published_at", "content_hash"
    )
    return tuple(InVersion(v, label, n, head, at, digest) for v, label, n, head, at, digest in columns if at)


@dataclass(frozen=True, slots=True)
class Gone:
    """A section that the newest version does not have: the last version that has it, and where its words went."""

    version: int
    merged_into: str


def gone(reading: Reading, slug: str) -> Gone:
    """Where a section that is not in the newest version was read last; `NotSeen` when it never was."""
    last = next(iter(through_versions(reading, slug)), None)
    if last is None:
        raise NotSeen
    later = [v.pk for v in reading.document.versions if v.number > last.version]
    rows = models.Succession.objects.filter(version__in=later, kind="merged", section__slug=slug)
    into = rows.order_by("version__number").values_list("other__slug", flat=True).first()
    return Gone(last.version, into or "")


@dataclass(frozen=True, slots=True)
class Adjusted:
    """One listed adjustment: the section (none: the version's own facts), before, after, and why."""

    number: str
    heading: str
    slug: str
    before: str
    after: str
    reason: str


def adjustments(reading: Reading) -> tuple[Adjusted, ...]:
    """What this version corrects in the one before it, in reading order. Two questions; none where it adjusts none."""
    base = reading.document.version(reading.version.adjusts) if reading.version.adjusts else None
    if base is None:
        return ()
    listed = dict(models.Adjustment.objects.filter(version=reading.version.pk).values_list("section__slug", "reason"))
    before = {p.section.slug: p.section for _, p in placed_in(in_versions([base.pk]))}
    own = [_facts_adjusted(base, reading.version, listed[None])] if None in listed else []
    there = [_section_adjusted(p, before, listed) for p in reading.sections if p.section.slug in listed]
    kept = {p.section.slug for p in reading.sections}
    out = [
        Adjusted("", s.heading, "", s.body, "", listed[slug])
        for slug, s in before.items()
        if slug in listed and slug not in kept
    ]
    return (*own, *there, *out)


def _facts_adjusted(before: VersionRow, after: VersionRow, reason: str) -> Adjusted:
    was = before.title + (f"\n\n{before.subtitle}" if before.subtitle else "")
    now = after.title + (f"\n\n{after.subtitle}" if after.subtitle else "")
    return Adjusted("", "", "", was, now, reason)


def _section_adjusted(p: Placed, before: Mapping[str, Section], listed: Mapping[str, str]) -> Adjusted:
    was = before.get(p.section.slug)
    words = (
        "\n\n".join(filter(None, ((was.heading if was.heading != p.section.heading else ""), was.body)))
        if was
        else ""
    )
    now = "\n\n".join(
        filter(None, ((p.section.heading if was and was.heading != p.section.heading else ""), p.section.body))
    )
    return Adjusted(p.number, p.section.heading, p.section.slug, words, now, listed[p.section.slug])


def history(version: int, viewer: Viewer) -> History:
    """What happened to a version, as far as it lies for the viewer."""
    return history_of(models.Version(pk=version), viewer)


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
    sections = tuple(placed.section for _, placed in placed_in(in_versions([version])))
    return Text(found.document.slug, found.title, found.document.kind, found.subtitle, sections)


def version_row_of(pk: int) -> VersionRow:
    """One version that lies for the viewer, open or published."""
    found = models.Version.objects.select_related("adjusts").filter(pk=pk).first()
    if found is None:
        raise NotSeen
    return version_row(found)
