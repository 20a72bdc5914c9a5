"""Changes to agreement packages: open one, publish versions of its documents. What is published is never changed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import IntegrityError, transaction

from samsyn.access.actions import NotSeen, action, allow, record
from samsyn.access.scope import columns_of, everything
from samsyn.agreements.models import Document, Package, Section, SectionText, Version
from samsyn.agreements.texts import Refused
from samsyn.domain import sections
from samsyn.domain.access import Act, Placement, Viewer, reaches_no_further
from samsyn.domain.sections import Text
from samsyn.domain.verdicts import Refusal


@dataclass(frozen=True, slots=True)
class _Release:
    """What the versions of one publishing share: when, under which label, where, and where references may lead."""

    at: datetime
    label: str
    place: Placement
    known: sections.Numbers


@action()
def open_package(
    *,
    viewer: Viewer,
    at: datetime,
    slug: str,
    title: str,
    documents: Sequence[tuple[str, str]],
    place: Placement,
    summary: str = "",
    valid_from: date | None = None,
) -> Package:
    """Open a package with its documents, each a (slug, kind), in their order. They lie where the package lies."""
    allow(viewer, Act.PACKAGE_OPEN, place)
    _fits(slug=(slug, 50), title=(title, 300), **{f"document {d}": (d, 50) for d, _ in documents})
    package = Package(slug=slug, title=title, summary=summary, valid_from=valid_from, **columns_of(place))
    try:
        with transaction.atomic():
            package.save()
            for position, (document, kind) in enumerate(documents):
                Document(package=package, slug=document, kind=kind, position=position, **columns_of(place)).save()
    except IntegrityError as error:
        raise Refusal(Refused.PACKAGE_TAKEN, slug=slug) from error
    record(package, place, data={"documents": len(documents)})
    return package


@action()
def publish_version(
    *,
    viewer: Viewer,
    at: datetime,
    document: int,
    text: Text,
    label: str,
    place: Placement,
    number: int | None = None,
) -> Version:
    """Publish how a document reads, under a label ("SRO 2025-09-01"). The number is the next one unless given."""
    found = Document.objects.filter(pk=document).first()
    if found is None:
        raise NotSeen
    allow(viewer, Act.VERSION_PUBLISH, found.placement)
    if text.slug != found.slug:
        raise Refusal(Refused.DOCUMENT_UNKNOWN, document=text.slug)
    _may_lie(viewer, found, place)
    known = _known(found.package_id, [text], place)
    return _publish(found, text, _Release(at, label, place, known), number=number)


@action()
def publish_versions(
    *, viewer: Viewer, at: datetime, package: int, texts: Sequence[Text], label: str, place: Placement
) -> list[Version]:
    """Publish versions of several documents of a package at once: they may refer to each other."""
    found = Package.objects.filter(pk=package).first()
    if found is None:
        raise NotSeen
    allow(viewer, Act.VERSION_PUBLISH, found.placement)
    documents = {d.slug: d for d in Document.objects.filter(package=package)}
    for text in texts:
        if text.slug not in documents:
            raise Refusal(Refused.DOCUMENT_UNKNOWN, document=text.slug)
        _may_lie(viewer, documents[text.slug], place)
    release = _Release(at, label, place, _known(package, texts, place))
    return [_publish(documents[text.slug], text, release) for text in texts]


def _may_lie(viewer: Viewer, document: Document, place: Placement) -> None:
    """Nothing is more public than what it points to, and nobody publishes where she cannot look herself."""
    if not reaches_no_further(place, document.placement):
        raise Refusal(Refused.REACHES_FURTHER, document=document.slug)
    allow(viewer, Act.VERSION_PUBLISH, place)


def _known(package: int, texts: Sequence[Text], place: Placement) -> dict[tuple[str, str], str]:
    """Where the texts' references may lead: to each other, and to the package's other documents as they are last
    published for everybody who will see the new versions."""
    mine = {text.slug for text in texts}
    last = {
        version.document.slug: version
        for version in Version.objects.filter(document__package=package, published_at__isnull=False)
        .select_related("document")
        .order_by("number")
        if version.document.slug not in mine and reaches_no_further(place, version.placement)
    }
    rows = SectionText.objects.filter(version__in=[v.pk for v in last.values()])
    published = rows.values_list("version__document__slug", "section__slug", "number")
    return {(d, s): n for d, s, n in published} | sections.numbers(texts)


def _publish(document: Document, text: Text, release: _Release, *, number: int | None = None) -> Version:
    """Write the version open, its sections, and then the moment and the hash that close it."""
    _holds(document, text, release)
    version = Version(
        document=document,
        number=number or _next_number(document),
        label=release.label,
        title=text.title,
        subtitle=text.subtitle,
        **columns_of(release.place),
    )
    try:
        with transaction.atomic():
            version.save(force_insert=True)
    except IntegrityError as error:
        raise Refusal(Refused.NUMBER_TAKEN, number=version.number) from error
    _write_sections(version, text, release.place)
    version.published_at, version.content_hash = release.at, sections.content_hash(text)
    version.save(update_fields=["published_at", "content_hash"])
    data = {"document": document.pk, "number": version.number, "hash": version.content_hash}
    record(version, release.place, data=data, words=release.label)
    return version


def _holds(document: Document, text: Text, release: _Release) -> None:
    """Refuse a text of another kind, what does not fit, and references that lead nowhere."""
    if text.kind != document.kind:
        raise Refusal(Refused.OTHER_KIND, document=document.slug)
    _fits(label=(release.label, 100), title=(text.title, 300), subtitle=(text.subtitle or "-", 300))
    for s in text.sections:
        _fits(**{f"heading {s.slug}": (s.heading, 300), f"name {s.slug}": (s.slug, 100)})
    dangling = sections.unresolved(text, release.known)
    if dangling:
        named = ", ".join(f"{section}: {ref.written}" for section, ref in dangling)
        raise Refusal(Refused.REFERENCE_DANGLES, document=document.slug, references=named)


def _next_number(document: Document) -> int:
    with everything(why="the next number also counts versions that do not lie for the one who publishes"):
        last = document.versions.order_by("-number").values_list("number", flat=True).first()
    return (last or 0) + 1


def _write_sections(version: Version, text: Text, place: Placement) -> None:
    """One row per section, level by level so that parents are there before their children."""
    identities = _identities(version.document, (s.slug for s in text.sections))
    tree = sections.placed(text.sections)
    rows: dict[str, SectionText] = {}
    for level in range(1, sections.DEEPEST + 1):
        fresh = {
            p.section.slug: SectionText(
                version=version,
                section=identities[p.section.slug],
                parent=rows[p.parent] if p.parent else None,
                position=p.position,
                level=level,
                number=p.number,
                heading=p.section.heading,
                body=p.section.body,
                **columns_of(place),
            )
            for p in tree
            if p.section.level == level
        }
        SectionText.objects.bulk_create(fresh.values())
        rows |= fresh


def _identities(document: Document, slugs: Iterable[str]) -> dict[str, Section]:
    """The document's sections by slug; those that are new get their identity here."""
    known = {s.slug: s for s in Section.objects.filter(document=document)}
    new = [Section(document=document, slug=slug) for slug in slugs if slug not in known]
    return known | {s.slug: s for s in Section.objects.bulk_create(new)}


def _fits(**fields: tuple[str, int]) -> None:
    """Refuse what is empty or longer than its column: SQLite would keep it, PostgreSQL would stop."""
    for name, (value, longest) in fields.items():
        if not value.strip():
            raise Refusal(Refused.FIELD_EMPTY, field=name)
        if len(value) > longest:
            raise Refusal(Refused.FIELD_TOO_LONG, field=name, longest=longest)
