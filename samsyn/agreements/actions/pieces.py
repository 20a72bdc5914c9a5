"""What several changes share: finding what is open, reading its tree, writing it back, keeping what was saved."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from django.db.models import F

from samsyn.access.actions import NotSeen
from samsyn.access.scope import columns_of
from samsyn.agreements.models import Document, Section, SectionSave, SectionText, Version
from samsyn.agreements.texts import Refused
from samsyn.domain import sections
from samsyn.domain.access import Placement, Viewer, reaches_no_further
from samsyn.domain.sections import Text
from samsyn.domain.verdicts import Refusal

# What the columns hold.
TITLE, LABEL, HEADING, SLUG = 300, 100, 300, 100
# Words that stand for pages in a section's place in the addresses.
SECTIONS_TAKEN = frozenset({"version", "arbete", "pdf", "jamfor"})
# Out of the way while a tree is written in its new order: no text has so many sections.
ASIDE = 1_000_000


def fits(**fields: tuple[str, int]) -> None:
    """Refuse what is empty or longer than its column: SQLite would keep it, PostgreSQL would stop."""
    for name, (value, longest) in fields.items():
        if not value.strip():
            raise Refusal(Refused.FIELD_EMPTY, field=name)
        if len(value) > longest:
            raise Refusal(Refused.FIELD_TOO_LONG, field=name, longest=longest)


def within(document: Document, place: Placement) -> None:
    """Refuse a version that would reach further than its document: nothing is more public than what it points to."""
    if not reaches_no_further(place, document.placement):
        raise Refusal(Refused.REACHES_FURTHER, document=document.slug)


def held_open(pk: int) -> Version:
    """The open version, held until the action ends. `NotSeen`, or a refusal when it is open no more."""
    found = Version.objects.select_for_update(of=("self",)).select_related("document").filter(pk=pk).first()
    if found is None:
        raise NotSeen
    assert isinstance(found, Version)
    if found.published_at is not None or found.withdrawn_at is not None:
        raise Refusal(Refused.NOT_OPEN)
    return found


def tree_of(version: Version) -> list[SectionText]:
    """The version's sections in reading order, held. Those that were taken out are not among them."""
    rows = SectionText.objects.select_for_update(of=("self",)).select_related("section")
    return list(rows.filter(version=version, position__isnull=False).order_by("position"))


def plain(rows: Iterable[SectionText]) -> tuple[sections.Section, ...]:
    return tuple(sections.Section(r.level, r.section.slug, r.heading, r.body) for r in rows)


def text_of(version: Version, rows: Iterable[SectionText]) -> Text:
    """The version as a text: what its hash is of."""
    document = version.document
    return Text(document.slug, version.title, document.kind, version.subtitle, plain(rows))


def identities(document: Document, slugs: Iterable[str]) -> dict[str, Section]:
    """The document's sections by slug; those that are new get their identity here, unless a page is called so."""
    slugs = list(slugs)
    if taken := SECTIONS_TAKEN & set(slugs):
        raise Refusal(Refused.ADDRESS_RESERVED, slug=min(taken))
    known = {s.slug: s for s in Section.objects.filter(document=document)}
    new = [Section(document=document, slug=slug) for slug in slugs if slug not in known]
    return known | {s.slug: s for s in Section.objects.bulk_create(new)}


def write_sections(version: Version, text: Text, news: Mapping[str, str], viewer: Viewer, at: datetime) -> None:
    """The rows of a fresh version, level by level so that parents are there before their children, each with its first
    saved text."""
    known = identities(version.document, (s.slug for s in text.sections))
    tree = sections.placed(text.sections)
    rows: dict[str, SectionText] = {}
    for level in range(1, sections.DEEPEST + 1):
        fresh = {
            p.section.slug: SectionText(
                version=version,
                section=known[p.section.slug],
                parent=rows[p.parent] if p.parent else None,
                position=p.position,
                level=level,
                number=p.number,
                heading=p.section.heading,
                body=p.section.body,
                news=news.get(p.section.slug, ""),
                **columns_of(version.placement),
            )
            for p in tree
            if p.section.level == level
        }
        SectionText.objects.bulk_create(fresh.values())
        rows |= fresh
    SectionSave.objects.bulk_create([first_save(row, viewer, at) for row in rows.values()])


def first_save(row: SectionText, viewer: Viewer, at: datetime) -> SectionSave:
    """The text that a section has before anybody has changed it, as a save to come back to."""
    assert viewer.person is not None
    return SectionSave(
        text=row,
        number=row.revision,
        written_on=row.revision,
        heading=row.heading,
        body=row.body,
        news=row.news,
        saved_by_id=viewer.person,
        saved_at=at,
        **columns_of(row.placement),
    )


def save_changed(row: SectionText, *, viewer: Viewer, at: datetime) -> None:
    """Keep the row's new words: the next revision of the section, and the text among those saved."""
    row.revision += 1
    row.save(update_fields=["heading", "body", "news", "revision"])
    first_save(row, viewer, at).save(force_insert=True)


def write_order(
    version: Version,
    rows: Sequence[SectionText],
    wanted: Sequence[sections.Section],
    *,
    viewer: Viewer,
    at: datetime,
) -> dict[str, SectionText]:
    """Write the tree as `wanted`: order, levels and numbers of all, words of those whose words changed. Rows that are
    in `rows` and not wanted lose their position. Gives the rows by slug."""
    known = {row.section.slug: row for row in rows}
    SectionText.objects.filter(version=version, position__isnull=False).update(position=F("position") + ASIDE)
    new = [s for s in wanted if s.slug not in known]
    fresh = identities(version.document, (s.slug for s in new)) if new else {}
    tree = sections.placed(wanted)
    for p in tree:
        slug = p.section.slug
        if slug not in known:
            known[slug] = SectionText(version=version, section=fresh[slug], **columns_of(version.placement))
        row = known[slug]
        row.level, row.number, row.position = p.section.level, p.number, p.position
        row.parent = known[p.parent] if p.parent else None
        _word(row, p.section, viewer=viewer, at=at)
    gone = [row for slug, row in known.items() if slug not in {s.slug for s in wanted}]
    for row in gone:
        row.position, row.parent, row.number = None, None, ""
    kept = [row for row in known.values() if row.pk is not None]
    SectionText.objects.bulk_update(kept, ["parent", "position", "level", "number"])
    return known


def _word(row: SectionText, section: sections.Section, *, viewer: Viewer, at: datetime) -> None:
    """Give the row the section's words; a row that is new is written, a changed one keeps its old words as a save."""
    if row.pk is None or row.body != section.body:
        # Two sections that each could be saved may be too much as one.
        sections.check_body(section.body)
    if row.pk is None:
        row.heading, row.body = section.heading, section.body
        row.save(force_insert=True)
        first_save(row, viewer, at).save(force_insert=True)
    elif (row.heading, row.body) != (section.heading, section.body):
        row.heading, row.body = section.heading, section.body
        save_changed(row, viewer=viewer, at=at)
