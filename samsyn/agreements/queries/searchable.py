"""What of the agreements is searched: packages, every version of their documents with its sections, comments. Written
by the actions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, datetime

from django.db.models import QuerySet
from django.urls import reverse

from samsyn.access.scope import everything
from samsyn.agreements import models
from samsyn.agreements.plain import plain_words
from samsyn.agreements.queries.packages import in_versions, named
from samsyn.agreements.texts import KindWords
from samsyn.domain.access import reaches_no_further
from samsyn.domain.sections import Reference, references
from samsyn.search.actions import Entry, forget, index

# Ages are counted in seconds from here: they fit their column until 2068.
CENTURY = datetime(2000, 1, 1, tzinfo=UTC)


def searched_package(package: models.Package, aliases: Iterable[str]) -> Entry:
    """A package as it is searched, by its title, its other names and what it is about."""
    words = "\n".join((*aliases, package.summary))
    address = reverse("agreements:package", args=[package.slug])
    return Entry("package", package.pk, package.placement, address, package.title, "", words)


def index_version(version: models.Version) -> None:
    """Put a version and its sections as they now read, stand and lie into the index, with the comments on them, and
    take out those it no longer has."""
    rows = list(models.SectionText.objects.filter(version=version.pk).select_related("section").order_by("position"))
    index(_version(version, [row for row in rows if row.position is not None]))
    _forget_sections([row.pk for row in rows if row.position is None])
    index(_comment(comment) for comment in _comments().filter(text__version=version.pk) if _lies_within(comment))


def index_section(row: models.SectionText) -> None:
    """One section of an open version, as it now reads. `row` comes with its version, document and section."""
    numbers: dict[str, str] = {}
    if references(row.body):
        numbers = dict(in_versions([row.version_id]).values_list("section__slug", "number"))
    index([_section(row.version, row, _said(row.version, [row], numbers))])


def forget_version(version: models.Version) -> None:
    forget("document", [version.pk])
    _forget_sections(list(models.SectionText.objects.filter(version=version.pk).values_list("pk", flat=True)))


def _forget_sections(texts: list[int]) -> None:
    """Sections and what has been said of them, also what lies for others than the one who acts."""
    forget("section", texts)
    with everything(why="what nobody can read any more is found by nobody, whoever took it away"):
        comments = list(models.SectionComment.objects.filter(text__in=texts).values_list("pk", flat=True))
    forget("comment", comments)


def index_comment(comment: models.SectionComment) -> None:
    """A comment, where one placement tells who sees both it and its text. `comment.text` comes with its version."""
    if _lies_within(comment):
        index([_comment(comment)])


def forget_comment(comment: models.SectionComment) -> None:
    forget("comment", [comment.pk])


def entries() -> Iterator[Entry]:
    """Everything of the agreements that is searched, for an index that is made anew."""
    for package in models.Package.objects.filter(withdrawn_at=None):
        yield searched_package(package, package.aliases.values_list("name", flat=True))
    versions = models.Version.objects.filter(withdrawn_at=None).select_related("document__package")
    for version in versions:
        yield from _version(version, list(in_versions([version.pk]).select_related("section").order_by("position")))
    yield from (_comment(comment) for comment in _comments() if _lies_within(comment))


def _comments() -> QuerySet[models.SectionComment]:
    rows: QuerySet[models.SectionComment] = models.SectionComment.objects.filter(
        withdrawn_at=None, text__position__isnull=False, text__version__withdrawn_at=None
    )
    return rows.select_related("saved", "text__section", "text__version__document__package")


def _lies_within(comment: models.SectionComment) -> bool:
    """Does the comment's own placement tell who reads it: the text's readers hold its own, now and when it was written?"""
    own = [comment.text, comment.saved] if comment.saved else [comment.text]
    return all(reaches_no_further(comment.placement, one.placement) for one in own)


def _version(version: models.Version, rows: list[models.SectionText]) -> Iterator[Entry]:
    """The document as it is called in this version, then the sections it has."""
    yield Entry(
        kind="document",
        key=version.pk,
        place=version.placement,
        address=_address(version),
        title=version.title,
        inside=version.label,
        text=version.subtitle,
        names=version.subtitle,
        series=_series(version),
        age=_age(version),
    )
    said = _said(version, rows, {row.section.slug: row.number for row in rows})
    yield from (_section(version, row, said) for row in rows)


def _section(version: models.Version, row: models.SectionText, said: Callable[[Reference], str]) -> Entry:
    return Entry(
        kind="section",
        key=row.pk,
        place=row.placement,
        address=_address(version, row.section.slug),
        title=f"{row.number} {row.heading}",
        inside=f"{version.title} · {version.label}",
        text=plain_words(row.body, said),
        series=_series(version),
        age=_age(version),
        # The document itself comes before its sections.
        position=(row.position or 0) + 1,
    )


def _series(version: models.Version) -> str:
    """An open version stands beside the published ones, and beside another place's: whoever works on it finds all."""
    document = f"document:{version.document_id}"
    return f"{document}:open:{version.pk}" if version.published_at is None else document


def _age(version: models.Version) -> int:
    """Seconds from the beginning of the century until it was published."""
    at = version.published_at or version.opened_at
    return max(0, int((at - CENTURY).total_seconds())) if at else 0


def _said(
    version: models.Version, rows: Iterable[models.SectionText], numbers: Mapping[str, str]
) -> Callable[[Reference], str]:
    """What references in these sections read as: the same for everybody who finds them. Which section of another
    document it is depends on the version that the reader sees, so there only the document is named. One question,
    where there is such a reference."""
    document, kinds = version.document, dict[str, str]()
    if any(ref.document not in ("", document.slug) for row in rows for ref in references(row.body)):
        kinds = dict(models.Document.objects.filter(package=document.package_id).values_list("slug", "kind"))
    words = KindWords.of(document.package) if kinds else KindWords()

    def said(ref: Reference) -> str:
        if ref.document not in ("", document.slug):
            kind = kinds.get(ref.document)
            return f"ett avsnitt i {words.definite(kind)}" if kind else "ett avsnitt"
        number = numbers.get(ref.section)
        return f"avsnitt {number}" if number else "ett avsnitt"

    return said


def _comment(comment: models.SectionComment) -> Entry:
    row, version = comment.text, comment.text.version
    return Entry(
        kind="comment",
        key=comment.pk,
        place=comment.placement,
        address=f"{_address(version, row.section.slug)}#kommentar-{comment.pk}",
        title=f"{row.number} {row.heading}",
        inside=f"{version.title} · {version.label}",
        text="\n".join(filter(None, (comment.quote, comment.words))),
    )


def _address(version: models.Version, section: str = "") -> str:
    """The permalink of the section, or of the whole, in this version; or where it is drafted."""
    names = [version.document.package.slug, version.document.slug]
    if version.published_at is None:
        here = [*names, version.placement]
        return (
            reverse("agreements:write", args=[*here, section]) if section else reverse("agreements:draft", args=here)
        )
    if not section:
        return reverse("agreements:version", args=[*names, named(version)])
    return reverse("agreements:version_section", args=[*names, named(version), section])
