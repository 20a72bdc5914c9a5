"""What the reads of agreements give: small frozen values, as far as things lie for the viewer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from samsyn.agreements import spans, texts
from samsyn.agreements.places import Number
from samsyn.agreements.texts import KindWords
from samsyn.domain.access import Audience, Placement
from samsyn.domain.sections import Numbers, Placed, Text


@dataclass(frozen=True, slots=True)
class TermRow:
    """How long a version is meant to bind, and the slugs of the clauses that say so."""

    starts_on: date
    ends_on: date | None
    extension_months: int | None
    notice_months: int | None
    term_clause: str
    notice_clause: str

    @property
    def span(self) -> str:
        """From when to when, in words."""
        return spans.span(self.starts_on, self.ends_on)

    @property
    def words(self) -> str:
        """All of it in one line."""
        return spans.term_words(self.starts_on, self.ends_on, self.extension_months, self.notice_months)


@dataclass(frozen=True, slots=True)
class VersionRow:
    """One version of a document, without its text. For an open one `published_at` is None and `number` empty."""

    pk: int
    number: Number
    label: str
    title: str
    subtitle: str
    published_at: datetime | None
    content_hash: str
    placement: Placement
    is_interim: bool = False
    # What it was cited by before it was let out to more people, where that was something else.
    first_number: Number = ""
    # The number of the version that this one corrects before dispatch.
    adjusts: Number | None = None

    @property
    def called(self) -> str:
        """What stands after "version": "3", "1 för den egna sidan"."""
        return texts.numbered(self.number)

    @property
    def adjusts_called(self) -> str:
        return texts.numbered(self.adjusts) if self.adjusts is not None else ""

    @property
    def audience(self) -> Audience:
        return self.placement.audience

    @property
    def reach(self) -> str:
        """Whom it lies for, in words; nothing when it is public."""
        return str(texts.REACH[self.audience])


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A document with the published versions that lie for the viewer, the newest first; there is always one."""

    pk: int
    slug: str
    kind: str
    versions: tuple[VersionRow, ...]
    words: KindWords
    # The outermost sections of the newest version, where they were asked for.
    chapters: tuple[Placed, ...] = ()

    @property
    def kind_name(self) -> str:
        return self.words.name(self.kind)

    @property
    def newest(self) -> VersionRow:
        return self.versions[0]

    def version(self, number: Number) -> VersionRow | None:
        """The version of that number, or that had it before it was let out to more people."""
        return next((v for v in self.versions if number in (v.number, v.first_number)), None)


@dataclass(frozen=True, slots=True)
class PackageRow:
    """A package with those of its documents that the viewer may read."""

    pk: int
    slug: str
    kind: str
    title: str
    summary: str
    signed_on: date | None
    valid_from: date | None
    valid_until: date | None
    placement: Placement
    words: KindWords
    documents: tuple[DocumentRow, ...]

    @property
    def kind_name(self) -> str:
        return str(texts.PACKAGE_KINDS[self.kind])

    @property
    def says_when(self) -> bool:
        """Something is said of when it applies."""
        return self.kind == "agreement" or self.valid_from is not None or self.valid_until is not None

    def standing(self, on: date) -> str:
        """Whether it applies on a day, in a sentence. No version of an agreement applies until parties have adopted it;
        of that Samsyn knows nothing yet."""
        if self.kind == "agreement":
            return spans.meant(self.valid_from)
        return spans.applies(self.valid_from, self.valid_until, on) or spans.signed(self.signed_on)

    @property
    def seen(self) -> frozenset[int]:
        """The published versions that lie for the viewer."""
        return frozenset(v.pk for d in self.documents for v in d.versions)

    def document(self, slug: str) -> DocumentRow | None:
        return next((d for d in self.documents if d.slug == slug), None)


@dataclass(frozen=True, slots=True)
class Notes:
    """What belongs to a section beside its words: its row, what is new in it, its hash."""

    pk: int
    news: str
    content_hash: str


@dataclass(frozen=True, slots=True)
class Reading:
    """One version of a document to read: its sections, what belongs to each, and where its references lead."""

    package: PackageRow
    document: DocumentRow
    version: VersionRow
    sections: tuple[Placed, ...]
    known: Numbers
    titles: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    notes: Mapping[str, Notes] = field(default_factory=dict)
    term: TermRow | None = None
    # The version of each other document that its references read as.
    beside: Mapping[str, Number] = field(default_factory=dict)

    @property
    def text(self) -> Text:
        """The version as the text it was made from; its hash is the version's `content_hash`."""
        document = self.document
        sections = tuple(p.section for p in self.sections)
        return Text(document.slug, self.version.title, document.kind, self.version.subtitle, sections)

    @property
    def is_newest(self) -> bool:
        return self.version.pk == self.document.newest.pk

    @property
    def newer(self) -> VersionRow | None:
        return None if self.is_newest else self.document.newest

    @property
    def news(self) -> tuple[tuple[Placed, str], ...]:
        """The sections with something new, and what it is."""
        return tuple((p, n.news) for p in self.sections if (n := self.notes[p.section.slug]).news)

    @property
    def news_by_slug(self) -> dict[str, str]:
        return {p.section.slug: news for p, news in self.news}

    @property
    def clauses(self) -> tuple[Placed, ...]:
        """The sections that the term is read from, in reading order."""
        named = {self.term.term_clause, self.term.notice_clause} if self.term else set()
        return tuple(p for p in self.sections if p.section.slug in named)

    def clause(self, slug: str) -> Placed | None:
        return next((p for p in self.sections if p.section.slug == slug), None)
