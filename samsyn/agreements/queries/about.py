"""Reads about packages: what they are, what they relate to, what can be said of them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Q, Value

from samsyn.access.actions import NotAllowed
from samsyn.access.history import History, history_of
from samsyn.agreements import models, spans, texts
from samsyn.agreements.queries.comments import place_names
from samsyn.agreements.queries.openings import works_on
from samsyn.agreements.queries.packages import in_versions, one_package, placed_in
from samsyn.agreements.queries.reading import terms_of
from samsyn.agreements.queries.rows import PackageRow, TermRow
from samsyn.domain.access import PARTIES, PUBLIC, Act, Audience, Placement, Viewer, may
from samsyn.domain.sections import Placed


@dataclass(frozen=True, slots=True)
class Related:
    """Another package, and how this one relates to it: the kind, and in words."""

    kind: str
    how: str
    slug: str
    title: str
    valid_from: date | None
    valid_until: date | None

    @property
    def span(self) -> str:
        return spans.span(self.valid_from, self.valid_until)


@dataclass(frozen=True, slots=True)
class Overview:
    """A package at a glance: its documents with their chapters, how long it is meant to bind, what it relates to."""

    package: PackageRow
    # Where the clauses of the term are read: the main document.
    main: str
    term: TermRow | None
    clauses: tuple[Placed, ...]
    aliases: tuple[str, ...]
    related: tuple[Related, ...]
    # She works on its open versions, or may open them.
    works: bool
    may_describe: bool
    may_add: bool

    @property
    def begins(self) -> date | None:
        """From when it is meant to apply."""
        return self.package.valid_from or (self.term.starts_on if self.term else None)

    def until_then(self, on: date) -> tuple[Related, ...]:
        """What it replaces and that has not ended by this day."""
        return tuple(
            r
            for r in self.related
            if r.kind == "replaces"
            and not spans.is_over(r.valid_until, on)
            and (not r.valid_from or r.valid_from <= on)
        )


@dataclass(frozen=True, slots=True)
class About:
    """Everything about a package but its texts."""

    package: PackageRow
    reach: str
    aliases: tuple[str, ...]
    related: tuple[Related, ...]
    history: History
    may_describe: bool


def overview(slug: str, viewer: Viewer) -> Overview:
    """A package as its page shows it. Eight questions, whatever its size."""
    found = one_package(slug)
    main = next((d for d in found.documents if d.kind == "main"), None)
    term = terms_of([main.newest.pk]).get(main.newest.pk) if main else None
    package, clauses = _with_chapters(found, main.slug if main else "", term)
    # An earlier agreement that is only referred to has no text to work on.
    has_text = bool(found.documents) or found.kind != "earlier"
    may_open = has_text and may(viewer, Act.VERSION_OPEN, found.placement)
    return Overview(
        package,
        main.slug if main else "",
        term,
        clauses,
        _aliases(found.pk),
        _related(found.pk),
        bool(may_open or slug in {at for at, _, _ in works_on(viewer)}),
        bool(may(viewer, Act.PACKAGE_DESCRIBE, found.placement)),
        bool(may(viewer, Act.DOCUMENT_ADD, found.placement)),
    )


def _with_chapters(package: PackageRow, main: str, term: TermRow | None) -> tuple[PackageRow, tuple[Placed, ...]]:
    """The package with the outermost sections of its documents, and the clauses of the term. One question."""
    wanted = {slug for slug in (term.term_clause, term.notice_clause) if slug} if term else set()
    newest = {d.newest.pk: d.slug for d in package.documents}
    rows = in_versions(newest).filter(Q(level=1) | Q(section__slug__in=wanted))
    chapters: dict[str, list[Placed]] = {slug: [] for slug in newest.values()}
    clauses = []
    for version, placed in placed_in(rows, body=Value("")):
        if placed.section.level == 1:
            chapters[newest[version]].append(placed)
        if newest[version] == main and placed.section.slug in wanted:
            clauses.append(placed)
    documents = tuple(replace(d, chapters=tuple(chapters[d.slug])) for d in package.documents)
    return replace(package, documents=documents), tuple(clauses)


def about(slug: str, viewer: Viewer) -> About:
    """What a package is also called, what it relates to, who sees it, and what has happened to it."""
    found = one_package(slug)
    return About(
        found,
        place_names([found.placement])[found.placement],
        _aliases(found.pk),
        _related(found.pk),
        history_of(models.Package(pk=found.pk), viewer),
        bool(may(viewer, Act.PACKAGE_DESCRIBE, found.placement)),
    )


def _aliases(package: int) -> tuple[str, ...]:
    return tuple(models.PackageAlias.objects.filter(package=package).values_list("name", flat=True))


def _related(package: int) -> tuple[Related, ...]:
    """Both ends of a relation must lie for the viewer; those it says itself come first."""
    seen = models.Package.objects.filter(withdrawn_at=None)
    rows = models.PackageRelation.objects.filter(
        Q(package=package, other__in=seen) | Q(other=package, package__in=seen)
    ).select_related("package", "other")
    said = [_relation(r.kind, texts.RELATIONS, r.other) for r in rows if r.package_id == package]
    heard = [_relation(f"{r.kind}_from", texts.RELATED_FROM, r.package) for r in rows if r.package_id != package]
    return (*said, *heard)


def _relation(kind: str, words: dict, other: models.Package) -> Related:  # type: ignore[type-arg]
    how = str(words[kind.removesuffix("_from")])
    return Related(kind, how, other.slug, other.title, other.valid_from, other.valid_until)


def packages_to_relate(but: str = "") -> list[tuple[str, str]]:
    """Slug and title of the packages that another can relate to."""
    rows = models.Package.objects.filter(withdrawn_at=None).exclude(slug=but).order_by("title")
    return list(rows.values_list("slug", "title"))


def places_to_open(viewer: Viewer) -> list[tuple[Placement, str]]:
    """Where the viewer can put a new package, with names; refused to whoever may open none."""
    if not may(viewer, Act.PACKAGE_OPEN, PUBLIC):
        raise NotAllowed(Act.PACKAGE_OPEN)
    places = [PUBLIC, PARTIES, *(Placement(Audience.SIDE, side=side) for side in sorted(viewer.sides))]
    names = place_names(places)
    return [(place, names[place]) for place in places]


@dataclass(frozen=True, slots=True)
class Described:
    """A package as it is described now: what a form begins with."""

    package: PackageRow
    aliases: tuple[str, ...]
    # (kind, slug of the other package)
    relations: tuple[tuple[str, str], ...]


def package_to_extend(slug: str, viewer: Viewer) -> PackageRow:
    """The package that a document is to be added to; refused to whoever may not add any."""
    found = one_package(slug)
    if not may(viewer, Act.DOCUMENT_ADD, found.placement):
        raise NotAllowed(Act.DOCUMENT_ADD)
    return found


def package_to_describe(slug: str, viewer: Viewer) -> Described:
    """The package with its aliases and relations as they are said now; refused to whoever may not describe it."""
    found = one_package(slug)
    if not may(viewer, Act.PACKAGE_DESCRIBE, found.placement):
        raise NotAllowed(Act.PACKAGE_DESCRIBE)
    relations = models.PackageRelation.objects.filter(package=found.pk).values_list("kind", "other__slug")
    return Described(found, _aliases(found.pk), tuple(relations))
