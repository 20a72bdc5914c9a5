"""Opening versions to work on, saying what they are called and how long they bind, and checking them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import IntegrityError, transaction

from samsyn.access.actions import NotSeen, action, allow, record
from samsyn.access.scope import columns_of
from samsyn.agreements.actions.pieces import TITLE, fits, held_open, text_of, tree_of, within, write_sections
from samsyn.agreements.models import (
    Adjustment,
    AgreementTerm,
    Document,
    LegalCheck,
    Package,
    Section,
    SectionText,
    Version,
)
from samsyn.agreements.queries.checking import changed_since, checked_hash
from samsyn.agreements.queries.searchable import index_version
from samsyn.agreements.texts import OPEN_LABEL, Refused
from samsyn.domain import sections
from samsyn.domain.access import Act, Audience, Placement, Role, Viewer, reaches_no_further
from samsyn.domain.sections import Text
from samsyn.domain.verdicts import Refusal

# What a reason was given for that was listed before there was any change: no change reads like that.
UNCHANGED = "unchanged"


@action()
def open_versions(
    *,
    viewer: Viewer,
    at: datetime,
    package: int,
    documents: Sequence[str],
    place: Placement,
    texts: Sequence[Text] = (),
    adjusts: bool = False,
) -> list[Version]:
    """Open a version of each document to work on, from its newest published version, or from a text that is given.

    It lies with the body, or the side, that works on it, and begins with words that all of those may read: a newer
    version that lies for fewer stays with them. A document has one open version at each place; what is open at another
    one changes nothing here. `adjusts`: it corrects the newest one before dispatch, and every change must be listed
    with its reason. A document that has no version yet begins with one empty section.
    """
    found = Package.objects.filter(pk=package).first()
    if found is None:
        raise NotSeen
    allow(viewer, Act.VERSION_OPEN, found.placement)
    if place.audience not in {Audience.BODY, Audience.SIDE}:
        raise Refusal(Refused.OPEN_PLACE)
    allow(viewer, Act.VERSION_OPEN, place)
    known = {d.slug: d for d in Document.objects.filter(package=package)}
    given = {text.slug: text for text in texts}
    return [
        _open(viewer, at, _document(known, slug, place), place, given.get(slug), adjusts=adjusts)
        for slug in dict.fromkeys(documents)
    ]


def _document(known: Mapping[str, Document], slug: str, place: Placement) -> Document:
    document = known.get(slug)
    if document is None:
        raise Refusal(Refused.DOCUMENT_UNKNOWN, document=slug)
    within(document, place)
    return document


def _open(
    viewer: Viewer, at: datetime, document: Document, place: Placement, text: Text | None, *, adjusts: bool
) -> Version:
    base = _base(document, place)
    if adjusts and base is None:
        raise Refusal(Refused.NOTHING_TO_ADJUST, document=document.slug)
    rows = (
        list(base.texts.filter(position__isnull=False).select_related("section").order_by("position")) if base else []
    )
    begun = text or _beginning(document, base, rows)
    if begun.kind != document.kind:
        raise Refusal(Refused.OTHER_KIND, document=document.slug)
    fits(title=(begun.title, TITLE), subtitle=(begun.subtitle or "-", TITLE))
    version = Version(
        document=document,
        label=OPEN_LABEL,
        title=begun.title,
        subtitle=begun.subtitle,
        is_interim=base.is_interim if base else False,
        based_on=base,
        adjusts=base if adjusts else None,
        opened_at=at,
        **columns_of(place),
    )
    try:
        with transaction.atomic():
            version.save(force_insert=True)
    except IntegrityError as error:
        raise Refusal(Refused.OPEN_ALREADY, document=document.slug) from error
    # What was new in the last version is no news in the next; what is adjusted is still the same version's news.
    news = {r.section.slug: r.news for r in rows} if adjusts else {}
    write_sections(version, begun, news, viewer, at)
    _same_term(base, version)
    index_version(version)
    record(version, place, data={"document": document.pk})
    return version


def _base(document: Document, place: Placement) -> Version | None:
    """The newest published version that everybody who will work on it may read."""
    published = document.versions.filter(published_at__isnull=False).order_by("-published_at", "-pk")
    base: Version | None = next((v for v in published if reaches_no_further(place, v.placement)), None)
    if base is None and published:
        raise Refusal(Refused.BASE_NARROWER, document=document.slug)
    return base


def _beginning(document: Document, base: Version | None, rows: Sequence[SectionText]) -> Text:
    if base is None:
        first = sections.Section(1, "inledning", "Inledning")
        title = document.name or document.slug.replace("-", " ").capitalize()
        return Text(document.slug, title, document.kind, "", (first,))
    return text_of(base, rows)


def _same_term(base: Version | None, version: Version) -> None:
    term = AgreementTerm.objects.filter(version=base).first() if base else None
    if term is not None:
        term.pk, term.version = None, version
        term.lie(version.placement)
        term.save(force_insert=True)


@dataclass(frozen=True, slots=True)
class TermFacts:
    """How long a version is meant to bind; months are whole months, clauses are slugs of its own sections."""

    starts_on: date
    ends_on: date | None = None
    extension_months: int | None = None
    notice_months: int | None = None
    term_clause: str = ""
    notice_clause: str = ""


@action()
def describe_version(
    *,
    viewer: Viewer,
    at: datetime,
    version: int,
    title: str,
    subtitle: str = "",
    is_interim: bool = False,
    term: TermFacts | None = None,
) -> Version:
    """Change what an open version is called, whether it is an interim one, and its term with the clauses that say so."""
    found = held_open(version)
    allow(viewer, Act.VERSION_DESCRIBE, found.placement)
    fits(title=(title, TITLE), subtitle=(subtitle or "-", TITLE))
    found.title, found.subtitle, found.is_interim = title.strip(), subtitle.strip(), is_interim
    found.save(update_fields=["title", "subtitle", "is_interim"])
    _set_term(found, term)
    index_version(found)
    record(found, found.placement)
    return found


def _set_term(version: Version, term: TermFacts | None) -> None:
    kept = AgreementTerm.objects.filter(version=version).first()
    if term is None:
        if kept is not None:
            raise Refusal(Refused.TERM_NEEDS_START)
        return
    if term.ends_on and term.ends_on < term.starts_on:
        raise Refusal(Refused.ENDS_BEFORE_IT_BEGINS)
    row = kept or AgreementTerm(version=version, **columns_of(version.placement))
    row.starts_on, row.ends_on = term.starts_on, term.ends_on
    row.extension_months, row.notice_months = term.extension_months, term.notice_months
    row.term_clause, row.notice_clause = _clause(version, term.term_clause), _clause(version, term.notice_clause)
    row.save()


def _clause(version: Version, slug: str) -> Section | None:
    if not slug:
        return None
    found = SectionText.objects.filter(version=version, section__slug=slug, position__isnull=False)
    text = found.select_related("section").first()
    if text is None:
        raise Refusal(Refused.CLAUSE_UNKNOWN, section=slug)
    return Section.objects.get(pk=text.section_id)


@action()
def check_version(*, viewer: Viewer, at: datetime, version: int, words: str, note: str = "") -> list[LegalCheck]:
    """A lawyer has checked the open version, for each side she is counsel of there.

    The check is of the very words she was shown: `words` is their hash, as `words_to_check` gives it. It is refused when
    they have changed since, and counts no more when they change later.
    """
    found = held_open(version)
    allow(viewer, Act.VERSION_CHECK, found.placement)
    assert viewer.person is not None
    checked = checked_hash(found, tree_of(found), AgreementTerm.objects.filter(version=found).first())
    if words != checked:
        raise Refusal(Refused.CHECKED_OTHER_WORDS)
    done = set(found.checks.filter(checked_hash=checked).values_list("side", flat=True))
    fresh = [
        LegalCheck(
            version=found,
            side_id=side,
            checked_hash=checked,
            checked_by_id=viewer.person,
            checked_at=at,
            note=note.strip(),
            **columns_of(found.placement),
        )
        for side in sorted(_counsel_of(viewer, found.placement) - done)
    ]
    if not fresh:
        raise Refusal(Refused.CHECKED_ALREADY)
    LegalCheck.objects.bulk_create(fresh)
    record(found, found.placement, data={"sides": [c.side_id for c in fresh], "hash": checked}, words=note.strip())
    return fresh


def _counsel_of(viewer: Viewer, place: Placement) -> set[str]:
    return {
        seat.side
        for seat in viewer.seats
        if seat.role is Role.LEGAL_COUNSEL
        and seat.side is not None
        and (seat.body == place.body if place.body is not None else seat.side == place.side)
    }


@action()
def list_adjustments(*, viewer: Viewer, at: datetime, version: int, reasons: Mapping[str, str]) -> list[Adjustment]:
    """Say why each section (by slug) is corrected in a version that adjusts another; the empty slug stands for the
    version's own titles and facts. A reason counts for how the section reads now."""
    found = held_open(version)
    allow(viewer, Act.ADJUSTMENT_LIST, found.placement)
    if found.adjusts_id is None:
        raise Refusal(Refused.ADJUSTS_NOTHING)
    known = {s.slug: s for s in Section.objects.filter(document=found.document_id, slug__in=reasons)}
    if set(reasons) - {"", *known}:
        raise NotSeen
    now = {slug: one.reads for slug, one in changed_since(found, tree_of(found)).items()}
    rows = [
        _listed(viewer, at, found, known.get(slug), reason, now.get(slug, UNCHANGED))
        for slug, reason in reasons.items()
    ]
    record(found, found.placement, data={"sections": [row.section_id for row in rows]})
    return rows


def _listed(
    viewer: Viewer, at: datetime, version: Version, section: Section | None, reason: str, reads: str
) -> Adjustment:
    fits(reason=(reason, 2000))
    row: Adjustment | None = Adjustment.objects.filter(version=version, section=section).first()
    row = row or Adjustment(version=version, section=section, **columns_of(version.placement))
    assert viewer.person is not None
    row.reason, row.listed_by_id, row.listed_at, row.listed_for = reason.strip(), viewer.person, at, reads
    row.save()
    return row
