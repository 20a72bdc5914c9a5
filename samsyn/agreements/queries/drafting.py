"""Reads of open versions: who works on what, a draft to read, a section to write in, and what was saved of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Max, QuerySet

from samsyn.access.actions import NotAllowed, NotSeen
from samsyn.accounts.queries import people_of
from samsyn.agreements import models
from samsyn.agreements.queries import openings
from samsyn.agreements.queries.checking import Doubt, SideCheck, changed_since, checks_of, doubts, doubts_of
from samsyn.agreements.queries.comments import place_names
from samsyn.agreements.queries.packages import one_package, version_row
from samsyn.agreements.queries.reading import term_row
from samsyn.agreements.queries.rows import PackageRow, Reading, TermRow, VersionRow
from samsyn.domain.access import Act, Placement, Viewer, may, reaches_no_further
from samsyn.domain.sections import Numbers, Placed, Section
from samsyn.domain.widening import ways_out

# Whoever has written or had the section open so lately counts as writing now.
LATELY = timedelta(seconds=60)


@dataclass(frozen=True, slots=True)
class Drafted:
    """What belongs to a section of an open version: its row, its revision, what is new in it, when it was last saved."""

    pk: int
    revision: int
    news: str


@dataclass(frozen=True, slots=True)
class Out:
    """A section that was taken out of an open version and can be put back."""

    slug: str
    heading: str
    level: int


@dataclass(frozen=True, slots=True)
class Draft:
    """An open version to read and work on."""

    package: PackageRow
    document: str
    kind: str
    version: VersionRow
    sections: tuple[Placed, ...]
    known: Numbers
    titles: Mapping[str, tuple[str, str]]
    notes: Mapping[str, Drafted]
    out: tuple[Out, ...]
    term: TermRow | None
    place: str
    doubts: tuple[Doubt, ...]
    may_write: bool
    # When it was opened, to the fraction of a second, so that it is not taken for the next one at its place.
    opened: str

    @property
    def kind_name(self) -> str:
        return self.package.words.name(self.kind)

    @property
    def names(self) -> tuple[str, str, Placement]:
        """What the addresses of its pages begin with."""
        return (self.package.slug, self.document, self.version.placement)

    def section(self, slug: str) -> Placed:
        found = next((p for p in self.sections if p.section.slug == slug), None)
        if found is None:
            raise NotSeen
        return found

    def before(self, placed: Placed) -> Placed | None:
        """The section that this one can be merged into: right before it, at its level, with nothing under it."""
        at = self.sections.index(placed)
        before = self.sections[at - 1] if at else None
        return before if before and before.section.level == placed.section.level else None

    def sibling_before(self, placed: Placed) -> Placed | None:
        """The section before it at its level, whatever lies under that."""
        earlier = self.sections[: self.sections.index(placed)]
        return next((p for p in reversed(earlier) if p.parent == placed.parent), None)


@dataclass(frozen=True, slots=True)
class OpenRow:
    """An open version in the list of those a group works on."""

    document: str
    kind_name: str
    version: VersionRow
    place: str
    # What it began as, and what has been published of the document since, for all who work on it.
    based_on: VersionRow | None
    newer: VersionRow | None
    sections: int
    saved_at: datetime | None
    checks: tuple[SideCheck, ...]
    doubts: tuple[Doubt, ...]
    # Of a version that adjusts another: changes without a reason for how they read now (with the reason for how they
    # read before, if any), and those with one.
    unlisted: tuple[tuple[str, str, str], ...]
    listed: tuple[tuple[str, str, str], ...]
    # How many sections have two texts to choose between.
    clashes: int
    may_check: bool
    may_publish: bool
    may_withdraw: bool

    @property
    def is_ready(self) -> bool:
        return all(c.holds for c in self.checks) and not self.doubts and not self.unlisted


@dataclass(frozen=True, slots=True)
class Work:
    """The work on a package: its open versions, and the documents that could be opened."""

    package: PackageRow
    opened: tuple[OpenRow, ...]
    # (slug, title or slug)
    to_open: tuple[tuple[str, str], ...]
    may_open: bool


def work(package_slug: str, viewer: Viewer) -> Work:
    """What is worked on in a package; `NotSeen` for whoever neither works on it nor may open anything."""
    package = one_package(package_slug)
    may_open = bool(may(viewer, Act.VERSION_OPEN, package.placement))
    rows = openings.open_versions().filter(document__package=package.pk)
    found = list(rows.order_by("document__position", "opened_at", "pk"))
    if not found and not may_open:
        raise NotSeen
    documents = models.Document.objects.filter(package=package.pk).order_by("position").values_list("slug", "name")
    titles = {slug: name or slug for slug, name in documents} | {d.slug: d.newest.title for d in package.documents}
    texts = _rows_of(found)
    known = _known(package, found, texts)
    two = clashes(v.pk for v in found) if found else {}
    return Work(
        package,
        tuple(_open_row(v, package, texts[v.pk], known[v.placement], len(two.get(v.pk, ())), viewer) for v in found),
        tuple((slug, titles[slug]) for slug in openings.to_open([slug for slug, _ in documents], found, viewer)),
        may_open,
    )


def _rows_of(found: Iterable[models.Version]) -> dict[int, list[models.SectionText]]:
    """The sections of these versions, those that were taken out last, in one question."""
    rows: dict[int, list[models.SectionText]] = {v.pk: [] for v in found}
    for row in (
        models.SectionText.objects.filter(version__in=rows).select_related("section").order_by("position", "pk")
    ):
        rows[row.version_id].append(row)
    return rows


def _known(
    package: PackageRow, found: Iterable[models.Version], rows: Mapping[int, list[models.SectionText]]
) -> dict[Placement, dict[tuple[str, str], str]]:
    """Where references of open versions lead, by where those lie: to each other, and to the other documents as they are
    last published. One question."""
    last = {d.newest.pk: d.slug for d in package.documents}
    columns = models.SectionText.objects.filter(version__in=last, position__isnull=False)
    published = [(last[v], s, n) for v, s, n in columns.values_list("version", "section__slug", "number")]
    here: dict[Placement, dict[str, models.Version]] = {}
    for v in found:
        here.setdefault(v.placement, {})[v.document.slug] = v
    return {
        place: {(slug, s): n for slug, s, n in published if slug not in mine}
        | {(slug, r.section.slug): r.number for slug, v in mine.items() for r in rows[v.pk] if r.position is not None}
        for place, mine in here.items()
    }


def _open_row(
    v: models.Version,
    package: PackageRow,
    rows: list[models.SectionText],
    known: Numbers,
    clashes: int,
    viewer: Viewer,
) -> OpenRow:
    tree = [r for r in rows if r.position is not None]
    term = models.AgreementTerm.objects.filter(version=v.pk).first()
    changed = changed_since(v, tree)
    reasons = {
        s or "": (why, of) for s, why, of in v.adjustments.values_list("section__slug", "reason", "listed_for")
    }
    why = {slug: reasons.get(slug, ("", None)) for slug in changed}
    listed = {slug for slug, one in changed.items() if one.is_listed_by(why[slug][1])}
    saved = models.SectionSave.objects.filter(text__version=v.pk).aggregate(at=Max("saved_at"))["at"]
    place = v.placement
    return OpenRow(
        v.document.slug,
        package.words.name(v.document.kind),
        version_row(v, package.seen),
        place_names([place])[place],
        openings.based_on(v, package),
        openings.newer_than_base(v, package),
        len(tree),
        saved,
        checks_of(v, tree, term),
        doubts(v.document.slug, _placed(tree), known),
        tuple((slug, one.name, why[slug][0]) for slug, one in changed.items() if slug not in listed),
        tuple((slug, one.name, why[slug][0]) for slug, one in changed.items() if slug in listed),
        clashes,
        bool(may(viewer, Act.VERSION_CHECK, place)),
        bool(may(viewer, Act.VERSION_PUBLISH, place)),
        bool(may(viewer, Act.VERSION_WITHDRAW, place)),
    )


def _placed(rows: Iterable[models.SectionText]) -> list[Placed]:
    """Rows in reading order as placed sections."""
    slugs: dict[int, str] = {}
    found = []
    for r in rows:
        slugs[r.pk] = r.section.slug
        section = Section(r.level, r.section.slug, r.heading, r.body)
        found.append(Placed(section, r.number, slugs.get(r.parent_id or 0), r.position or 0))
    return found


def draft(package_slug: str, document_slug: str, viewer: Viewer, place: Placement | None = None) -> Draft:
    """The open version of a document that lies at `place`, as far as it lies for the viewer; without a place, the only
    one that does. `NotSeen` otherwise."""
    package = one_package(package_slug)
    every = list(openings.open_versions().filter(document__package=package.pk))
    asked = [v for v in every if v.document.slug == document_slug and place in (None, v.placement)]
    if len(asked) != 1:
        raise NotSeen
    version = asked[0]
    found = openings.beside(version, every)
    rows = _rows_of(found)
    known = _known(package, found, rows)[version.placement]
    tree = _placed(r for r in rows[version.pk] if r.position is not None)
    term = (
        models.AgreementTerm.objects.filter(version=version.pk).select_related("term_clause", "notice_clause").first()
    )
    titles = {d.slug: (d.kind, d.newest.title) for d in package.documents}
    where = version.placement
    return Draft(
        package,
        document_slug,
        version.document.kind,
        version_row(version, package.seen),
        tuple(tree),
        known,
        titles | {v.document.slug: (v.document.kind, v.title) for v in found},
        {r.section.slug: Drafted(r.pk, r.revision, r.news) for r in rows[version.pk]},
        tuple(Out(r.section.slug, r.heading, r.level) for r in rows[version.pk] if r.position is None),
        term_row(term) if term else None,
        place_names([where])[where],
        doubts(document_slug, tree, known),
        bool(may(viewer, Act.SECTION_WRITE, where)),
        version.opened_at.isoformat() if version.opened_at else "",
    )


@dataclass(frozen=True, slots=True)
class Writer:
    """Somebody else who has a section open now."""

    text: int
    name: str
    at: datetime


def writers(texts: Iterable[int], viewer: Viewer, at: datetime) -> tuple[Writer, ...]:
    """Who else writes in these sections now. Two questions."""
    rows = list(
        models.Writing.objects.filter(text__in=list(texts), at__gte=at - LATELY)
        .exclude(person=viewer.person)
        .order_by("-at")
    )
    people = people_of({r.person_id for r in rows})
    return tuple(Writer(r.text_id, people[r.person_id].name, r.at) for r in rows if r.person_id in people)


@dataclass(frozen=True, slots=True)
class Save:
    """One saved text. `number` is None for one that was kept beside another's newer text."""

    pk: int
    number: int | None
    written_on: int
    heading: str
    body: str
    news: str
    by: int
    who: str
    at: datetime
    mine: bool
    settled: bool


def saves(text: int, viewer: Viewer) -> tuple[Save, ...]:
    """Every text that was saved of a section, newest first. Two questions."""
    return _saves(models.SectionSave.objects.filter(text=text).order_by("-pk"), viewer)


def latest_save(text: int, viewer: Viewer) -> Save | None:
    """The newest saved text that is the section's own."""
    found = models.SectionSave.objects.filter(text=text, number__isnull=False).order_by("-number")[:1]
    return next(iter(_saves(found, viewer)), None)


def beside(text: int, viewer: Viewer) -> tuple[Save, ...]:
    """Texts of this section that were kept beside, and that nobody has chosen about yet."""
    rows = models.SectionSave.objects.filter(text=text, number=None, settled_at=None).order_by("pk")
    return _saves(rows, viewer)


def clashes(versions: Iterable[int]) -> dict[int, dict[str, int]]:
    """The sections of these open versions that have two texts to choose between: version → slug → the oldest text that
    was kept beside. One question."""
    rows = models.SectionSave.objects.filter(
        text__version__in=list(versions), text__position__isnull=False, number=None, settled_at=None
    )
    found: dict[int, dict[str, int]] = {}
    for version, slug, pk in rows.order_by("pk").values_list("text__version", "text__section__slug", "pk"):
        found.setdefault(version, {}).setdefault(slug, pk)
    return found


def saved_text(pk: int, text: int, viewer: Viewer) -> Save:
    """One saved text of this section; `NotSeen` otherwise."""
    found = _saves(models.SectionSave.objects.filter(pk=pk, text=text), viewer)
    if not found:
        raise NotSeen
    return found[0]


def met_by(save: Save, text: int, viewer: Viewer) -> Save | None:
    """The save of the section that a text kept beside met: the first one newer than what it was written on."""
    newer = models.SectionSave.objects.filter(text=text, number__gt=save.written_on).order_by("number")[:1]
    return next(iter(_saves(newer, viewer)), None)


def _saves(rows: QuerySet[models.SectionSave], viewer: Viewer) -> tuple[Save, ...]:
    found = list(rows)
    people = people_of({r.saved_by_id for r in found})
    return tuple(
        Save(
            r.pk,
            r.number,
            r.written_on,
            r.heading,
            r.body,
            r.news,
            r.saved_by_id,
            people[r.saved_by_id].name if r.saved_by_id in people else "",
            r.saved_at,
            r.saved_by_id == viewer.person,
            r.settled_at is not None,
        )
        for r in found
    )


def doubts_in(draft: Draft, body: str) -> list[tuple[str, str]]:
    """What in a body that is being written must be mended before it can be published."""
    return doubts_of(draft.document, body, draft.known)


def places_to_publish(package: PackageRow, rows: Iterable[OpenRow], viewer: Viewer) -> list[tuple[Placement, str]]:
    """Whom versions of this package can be published for, widest last: everyone who sees each of them now must see it."""
    places = [row.version.placement for row in rows]
    offered = [place for start in dict.fromkeys(places) for place in (start, *_ways(start, viewer))]
    wide = [p for p in dict.fromkeys(offered) if reaches_no_further(p, package.placement)]
    names = place_names(wide)
    return [(place, names[place]) for place in wide]


def may_widen(reading: Reading, viewer: Viewer) -> bool:
    """She may let more people read it, and there are more. No question."""
    return bool(may(viewer, Act.VERSION_WIDEN, reading.version.placement)) and bool(_wider(reading, viewer))


def _wider(reading: Reading, viewer: Viewer) -> list[Placement]:
    ways = _ways(reading.version.placement, viewer)
    return [p for p in ways if reaches_no_further(p, reading.package.placement)]


def _ways(place: Placement, viewer: Viewer) -> tuple[Placement, ...]:
    """Whom else a text that lies there can be let out to. One side's text stays with it: no other side's lawyer sees it."""
    return () if place.side is not None else tuple(ways_out(place, viewer.sides))


def places_to_widen(reading: Reading, viewer: Viewer) -> list[tuple[Placement, str]]:
    """Whom a published version can be let out to; refused to whoever may not let it out."""
    place = reading.version.placement
    if not may(viewer, Act.VERSION_WIDEN, place):
        raise NotAllowed(Act.VERSION_WIDEN)
    ways = _wider(reading, viewer)
    names = place_names(ways)
    return [(way, names[way]) for way in ways]
