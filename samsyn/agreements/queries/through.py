"""Reads of a text through its versions: a section in each of them, what a version adjusts, all versions of a document."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from itertools import takewhile

from django.db.models import Count

from samsyn.access.actions import NotSeen
from samsyn.access.history import History, history_of_many
from samsyn.agreements import models, texts
from samsyn.agreements.places import Number, number_of
from samsyn.agreements.queries.packages import in_versions, one_package, placed_in
from samsyn.agreements.queries.reading import terms_of
from samsyn.agreements.queries.rows import DocumentRow, PackageRow, Reading, TermRow, VersionRow
from samsyn.domain.access import Act, Viewer, reaches_no_further
from samsyn.domain.sections import Placed


@dataclass(frozen=True, slots=True)
class InVersion:
    """How one section stands in one published version."""

    version: Number
    label: str
    number: str
    heading: str
    published_at: datetime
    content_hash: str
    parent: str | None

    @property
    def called(self) -> str:
        """What stands after "version"."""
        return texts.numbered(self.version)

    def beside(self, other: InVersion) -> str:
        """How it stands here, seen from another version: the same words or not, at the same place or not."""
        same = self.content_hash == other.content_hash
        if self.parent != other.parent:
            return str(texts.ELSEWHERE[same])
        return str(texts.RENUMBERED[same] if self.number != other.number else texts.COMPARED[same])


def through_versions(reading: Reading, slug: str) -> tuple[InVersion, ...]:
    """The section in every published version that lies for the viewer, the newest first. One question."""
    rows = in_versions(v.pk for v in reading.document.versions).filter(section__slug=slug)
    columns = rows.order_by("-version__published_at", "-version").values_list(
        "version__number", "version__series", "version__series_number", "version__label", "number", "heading",
        "version__published_at", "content_hash", "parent__section__slug",
    )  # fmt: skip
    return tuple(
        InVersion(number_of(number, series, figure), label, n, head, at, digest, parent)
        for number, series, figure, label, n, head, at, digest, parent in columns
        if at
    )


@dataclass(frozen=True, slots=True)
class Gone:
    """A section that the newest version does not have: the last version that has it, and the section that took up its
    words, as far as it is known."""

    version: Number
    into: str = ""
    # How that one is called in the version where it took them up.
    number: str = field(default="", compare=False)
    heading: str = field(default="", compare=False)


def gone(reading: Reading, slug: str, across: tuple[InVersion, ...] | None = None) -> Gone | None:
    """Where a section is read that the newest version does not have; nothing when it has it, `NotSeen` when no version
    ever had it. `across` is the section through the versions, where it is known already."""
    if across is None:
        across = through_versions(reading, slug)
    if not across:
        raise NotSeen
    last = across[0].version
    if last == reading.document.newest.number:
        return None
    later = [v.pk for v in takewhile(lambda v: v.number != last, reading.document.versions)]
    rows = models.Succession.objects.filter(version__in=later, kind="merged", section__slug=slug)
    into = rows.order_by("version__published_at", "version").values_list("version", "other__slug").first()
    if into is None:
        return Gone(last)
    named = in_versions([into[0]]).filter(section__slug=into[1]).values_list("number", "heading").first()
    # A section that no reader was ever shown has no name to give.
    return Gone(last, into[1], *named) if named else Gone(last)


@dataclass(frozen=True, slots=True)
class Adjusted:
    """One listed adjustment: the section (none: the version's own facts), before, after, and why."""

    number: str
    heading: str
    slug: str
    before: str
    after: str
    reason: str


def adjustments(reading: Reading, *, for_all: bool = False) -> tuple[Adjusted, ...]:
    """What this version corrects in the one before it, in reading order: what is listed and still reads otherwise.
    `for_all`: nothing where somebody who reads this version may not read that one. Two questions; none where it adjusts
    none."""
    base = reading.document.version(reading.version.adjusts) if reading.version.adjusts else None
    if base is None or (for_all and not reaches_no_further(reading.version.placement, base.placement)):
        return ()
    listed = dict(models.Adjustment.objects.filter(version=reading.version.pk).values_list("section__slug", "reason"))
    was = {p.section.slug: p for _, p in placed_in(in_versions([base.pk]))}
    own = _facts_adjusted(base, reading, listed[None]) if None in listed else ()
    there = [
        _section_adjusted(p, was.get(p.section.slug), listed[p.section.slug])
        for p in reading.sections
        if p.section.slug in listed and _reads_otherwise(p, was.get(p.section.slug))
    ]
    kept = {p.section.slug for p in reading.sections}
    out = [
        Adjusted("", p.section.heading, "", p.section.body, "", listed[slug])
        for slug, p in was.items()
        if slug in listed and slug not in kept
    ]
    return (*own, *there, *out)


def _reads_otherwise(p: Placed, was: Placed | None) -> bool:
    return was is None or (p.number, p.section) != (was.number, was.section)


def _facts_adjusted(base: VersionRow, reading: Reading, reason: str) -> tuple[Adjusted, ...]:
    term, now = terms_of([base.pk]).get(base.pk), reading.version
    if (base.title, base.subtitle, base.is_interim, term) == (now.title, now.subtitle, now.is_interim, reading.term):
        return ()
    return (Adjusted("", "", "", _own_facts(base, term), _own_facts(now, reading.term), reason),)


def _own_facts(version: VersionRow, term: TermRow | None) -> str:
    """A version's titles, whether it is interim, and its term, as paragraphs."""
    interim = str(texts.INTERIM) if version.is_interim else ""
    return "\n\n".join(filter(None, (version.title, version.subtitle, interim, term.words if term else "")))


def _section_adjusted(p: Placed, was: Placed | None, reason: str) -> Adjusted:
    """The words before and after; with the headings over them when those read otherwise."""
    before, after = was.section.body if was else "", p.section.body
    if was and was.section.heading != p.section.heading:
        before, after = _under(was.section.heading, before), _under(p.section.heading, after)
    return Adjusted(p.number, p.section.heading, p.section.slug, before, after, reason)


def _under(heading: str, body: str) -> str:
    return "\n\n".join(filter(None, (heading, body)))


@dataclass(frozen=True, slots=True)
class VersionsPage:
    """All published versions of a document, each with how many of its sections have something new."""

    package: PackageRow
    document: DocumentRow
    rows: tuple[tuple[VersionRow, int], ...]
    history: History


def versions_page(package: str, document: str, viewer: Viewer) -> VersionsPage:
    """The versions of a document that lie for the viewer, the newest first, and what happened to them. Comments are
    read beside the text they are about."""
    found = one_package(package)
    one = found.document(document)
    if one is None:
        raise NotSeen
    news = _news_counts(v.pk for v in one.versions)
    targets = [models.Version(pk=v.pk) for v in one.versions]
    history = history_of_many(targets, viewer, but=[Act.COMMENT_WRITE, Act.COMMENT_SETTLE, Act.COMMENT_WITHDRAW])
    return VersionsPage(found, one, tuple((v, news.get(v.pk, 0)) for v in one.versions), history)


def _news_counts(versions: Iterable[int]) -> dict[int, int]:
    rows = in_versions(versions).exclude(news="").order_by()
    return dict(rows.values("version").annotate(n=Count("pk")).values_list("version", "n"))
