"""What stands between an open version and its publishing: checks by lawyers, references, listed adjustments."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from samsyn.access.actions import NotSeen
from samsyn.accounts.queries import people_of
from samsyn.agreements import models, texts
from samsyn.domain import sections
from samsyn.domain.access import Audience
from samsyn.domain.sections import Text
from samsyn.parties.queries import side_names
from samsyn.parties.queries.labels import bodies_with_sides


@dataclass(frozen=True, slots=True)
class SideCheck:
    """Whether a side's lawyer has checked the version. `holds` is false when the words have changed since."""

    side: str
    name: str
    checked_by: str = ""
    checked_at: datetime | None = None
    note: str = ""
    holds: bool = False


def checked_hash(
    version: models.Version, rows: Iterable[models.SectionText], term: models.AgreementTerm | None
) -> str:
    """SHA-256 of all that a lawyer checks: the text with its titles, whether it is interim, and its term."""
    document = version.document
    tree = tuple(sections.Section(r.level, r.section.slug, r.heading, r.body) for r in rows)
    text = Text(document.slug, version.title, document.kind, version.subtitle, tree)
    bound = [str(getattr(term, name)) for name in _TERM] if term else []
    facts = json.dumps([sections.content_hash(text), version.is_interim, bound])
    return hashlib.sha256(facts.encode()).hexdigest()


def words_to_check(version: int) -> str:
    """The hash of what a lawyer reads now; it comes back with her word that it holds. Three questions."""
    found = models.Version.objects.select_related("document").filter(pk=version).first()
    if found is None:
        raise NotSeen
    term = models.AgreementTerm.objects.filter(version=version).first()
    return checked_hash(found, _sections_of(version), term)


_TERM = ("starts_on", "ends_on", "extension_months", "notice_months", "term_clause_id", "notice_clause_id")


def checks_of(
    version: models.Version, rows: Sequence[models.SectionText], term: models.AgreementTerm | None
) -> tuple[SideCheck, ...]:
    """Each side that must check the version, with its latest check. Four questions."""
    now = checked_hash(version, rows, term)
    names = side_names()
    latest: dict[str, models.LegalCheck] = {}
    for check in models.LegalCheck.objects.filter(version=version.pk).order_by("pk"):
        # A check of these very words counts, also when the words were others for a while in between.
        if latest.get(check.side_id) is None or latest[check.side_id].checked_hash != now:
            latest[check.side_id] = check
    people = people_of({c.checked_by_id for c in latest.values()})
    return tuple(
        _side_check(side, names.get(side, side), latest.get(side), people, now) for side in sides_to_check(version)
    )


def _side_check(side: str, name: str, check: models.LegalCheck | None, people: dict, now: str) -> SideCheck:  # type: ignore[type-arg]
    if check is None:
        return SideCheck(side, name)
    person = people.get(check.checked_by_id)
    return SideCheck(
        side, name, person.name if person else "", check.checked_at, check.note, check.checked_hash == now
    )


def sides_to_check(version: models.Version) -> tuple[str, ...]:
    """The sides whose lawyers must check it: those of the body that works on it, or the one side whose it is."""
    place = version.placement
    if place.side is not None:
        return (place.side,)
    body = bodies_with_sides(frozenset({place.body or 0})).get(place.body or 0)
    return body[2] if body else ()


def is_one_sides(version: models.Version) -> bool:
    """Only one side's lawyers can check it, though there are other sides: not to be let out beyond those it lies for."""
    if version.placement.audience not in {Audience.SIDE, Audience.BODY}:
        return False
    return len(sides_to_check(version)) < 2 and len(side_names()) > 1


def missing_checks(
    version: models.Version, rows: Sequence[models.SectionText], term: models.AgreementTerm | None
) -> list[str]:
    """The names of the sides that have not checked the version as it reads now."""
    return [check.name for check in checks_of(version, rows, term) if not check.holds]


@dataclass(frozen=True, slots=True)
class Adjusting:
    """Something that an adjusting version changes: what it is called, and a hash of how it reads now."""

    name: str
    reads: str

    def is_listed_by(self, listed_for: str | None) -> bool:
        """Does a reason count that was given for words with this hash? None: there is no reason; empty: the reason is
        from before the hash was kept."""
        return listed_for is not None and listed_for in ("", self.reads)


def changed_since(version: models.Version, rows: Iterable[models.SectionText]) -> dict[str, Adjusting]:
    """What an adjusting version changes: the slug of each section that reads otherwise, stands elsewhere, is new or gone
    (empty: the version's own titles and facts). Nothing for one that adjusts none; else four questions."""
    if version.adjusts_id is None:
        return {}
    before = {r.section.slug: r for r in _sections_of(version.adjusts_id)}
    now = {r.section.slug: r for r in rows}
    changed = {}
    if (facts := _facts(version)) != _facts(version.adjusts):
        changed[""] = Adjusting(str(texts.OWN_FACTS), _hash(facts))
    for slug in dict.fromkeys((*now, *before)):
        old, new = before.get(slug), now.get(slug)
        if old is None or new is None or _words(old) != _words(new):
            row = new or old
            assert row is not None
            # A number may follow from what happens elsewhere; the reason for the words still holds.
            reads = (new.level, new.heading, new.body) if new else ()
            changed[slug] = Adjusting(f"{row.number} {row.heading}".strip(), _hash(reads))
    return changed


def _hash(facts: tuple[object, ...]) -> str:
    return hashlib.sha256(json.dumps([str(fact) for fact in facts]).encode()).hexdigest()


def _words(row: models.SectionText) -> tuple[object, ...]:
    return (row.level, row.number, row.heading, row.body)


def _facts(version: models.Version | None) -> tuple[object, ...]:
    if version is None:
        return ()
    term = models.AgreementTerm.objects.filter(version=version.pk).first()
    return (
        version.title,
        version.subtitle,
        version.is_interim,
        *([getattr(term, name) for name in _TERM] if term else []),
    )


def _sections_of(version: int | None) -> Iterable[models.SectionText]:
    rows = models.SectionText.objects.filter(version=version, position__isnull=False)
    return rows.select_related("section").order_by("position")


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something in a draft that must be mended before it can be published: in which section, what, the very words."""

    slug: str
    number: str
    heading: str
    what: str
    words: str


def doubts(document: str, tree: Iterable[sections.Placed], known: sections.Numbers) -> tuple[Doubt, ...]:
    """References that lead nowhere or are written by hand."""
    return tuple(
        Doubt(p.section.slug, p.number, p.section.heading, what, words)
        for p in tree
        for what, words in doubts_of(document, p.section.body, known)
    )


def doubts_of(document: str, body: str, known: sections.Numbers) -> list[tuple[str, str]]:
    """What is doubtful in one body: (`lost` or `typed`, the very words)."""
    lost = [r.written for r in sections.references(body) if sections.resolved(r, document, known) is None]
    return [("lost", w) for w in lost] + [("typed", w) for w in sections.typed_references(body)]
