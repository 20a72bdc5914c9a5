"""What is kept of a consultation's compilation beside the answers: findings, publications, seals."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from samsyn.access.actions import NotAllowed, NotSeen
from samsyn.compilations import models
from samsyn.compilations.queries.live.gathering import gathered
from samsyn.compilations.queries.live.heads import LiveHead, live_head
from samsyn.compilations.queries.live.meaning import OverviewPage, Weighed, overview_page, yellow_page
from samsyn.consultations.queries import texts_consulted
from samsyn.consultations.queries.sent import versions_named_in
from samsyn.domain.access import Act, Placement, Viewer, may, reaches_no_further
from samsyn.domain.timeliness import Phase
from samsyn.domain.widening import ways_out
from samsyn.files.store import bytes_of
from samsyn.office.sealed import Checked, Finding, Sealed, SentVersion, checked, sealed_of
from samsyn.parties.queries import authorities


@dataclass(frozen=True, slots=True)
class FindingRow:
    """A finding: about which section (its position and name), or, with position 0, about the whole."""

    pk: int
    position: int
    section: str
    words: str
    who: str
    at: datetime
    placement: Placement


def findings_of(consultation: int) -> list[FindingRow]:
    """The findings that stand and lie for whoever looks: those about the whole first, then in the order of the sections.
    One question."""
    rows = models.Finding.objects.filter(consultation=consultation, withdrawn_at=None).select_related(
        "section__text", "written_by"
    )
    found = [
        FindingRow(
            row.pk,
            row.section.position if row.section else 0,
            f"{row.section.text.number} {row.section.text.heading}".strip() if row.section else "",
            row.words,
            row.written_by.name,
            row.written_at,
            row.placement,
        )
        for row in rows
    ]
    return sorted(found, key=lambda row: (row.position, row.pk))


@dataclass(frozen=True, slots=True)
class FindingsPage:
    """The findings, and the sections that a new one can be about."""

    head: LiveHead
    findings: tuple[FindingRow, ...]
    sections: tuple[tuple[int, str], ...]
    may_write: bool
    shows_names: bool


def findings_page(viewer: Viewer, pk: int) -> FindingsPage:
    """Four questions."""
    head = live_head(viewer, pk)
    may_write = bool(may(viewer, Act.FINDING_WRITE, head.consultation.leads))
    sections = texts_consulted(pk, bodies=False) if may_write else []
    named = tuple((text.pk, f"{text.document_title}: {text.number} {text.heading}") for text in sections)
    return FindingsPage(head, tuple(findings_of(pk)), named, may_write, bool(viewer.sides))


@dataclass(frozen=True, slots=True)
class BriefPage:
    """The compilation on one page, for the political body."""

    overview: OverviewPage
    yellow: Weighed
    sides: tuple[Weighed, ...]
    findings: tuple[FindingRow, ...]

    @property
    def head(self) -> LiveHead:
        return self.overview.head


def brief_page(viewer: Viewer, pk: int, *, on: date) -> BriefPage:
    """Fifteen questions, whatever its size."""
    weighed = yellow_page(viewer, pk, on=on)
    return BriefPage(overview_page(viewer, pk, on=on), weighed.total, weighed.sides, tuple(findings_of(pk)))


@dataclass(frozen=True, slots=True)
class PublishingPage:
    """Whom the answers can be let out to, and how many have not been."""

    head: LiveHead
    places: tuple[Placement, ...]
    authorities: tuple[tuple[str, str], ...]
    is_closed: bool


def publishing_page(viewer: Viewer, pk: int, *, at: datetime) -> PublishingPage:
    """The choices; `NotAllowed` for whoever may not publish. The answers reach no further than the consultation."""
    head = live_head(viewer, pk)
    leads = head.consultation.leads
    if not may(viewer, Act.ANSWERS_PUBLISH, leads):
        raise NotAllowed(Act.ANSWERS_PUBLISH)
    ways = tuple(p for p in ways_out(leads, viewer.sides) if reaches_no_further(p, head.consultation.placement))
    return PublishingPage(head, ways, tuple(authorities()), head.consultation.phase(at) is Phase.CLOSED)


@dataclass(frozen=True, slots=True)
class SealRow:
    """A seal: its number, when, by whom, the seal itself, how many answers are in it, and for whom it lies."""

    number: int
    at: datetime
    who: str
    seal: str
    file_hash: str
    size: int
    answered: int
    placement: Placement


@dataclass(frozen=True, slots=True)
class SealsPage:
    head: LiveHead
    seals: tuple[SealRow, ...]
    publications: tuple[tuple[datetime, str, str, int], ...]
    may_seal: bool
    may_publish: bool
    is_closed: bool


def seals_page(viewer: Viewer, pk: int, *, at: datetime) -> SealsPage:
    """The seals and publications that lie for the viewer, the newest first. Four questions."""
    head = live_head(viewer, pk)
    leads = head.consultation.leads
    seals = models.Seal.objects.filter(consultation=pk).select_related("sealed_by").order_by("-number")
    published = models.Publication.objects.filter(consultation=pk).order_by("-pk")
    columns = ("published_at", "audience", "registering_authority__formal_name", "answers")
    return SealsPage(
        head,
        tuple(_seal(row, named=bool(viewer.sides)) for row in seals),
        tuple(published.values_list(*columns)),
        bool(may(viewer, Act.CONSULTATION_SEAL, leads)),
        bool(may(viewer, Act.ANSWERS_PUBLISH, leads)),
        head.consultation.phase(at) is Phase.CLOSED,
    )


def _seal(row: models.Seal, *, named: bool) -> SealRow:
    """Officials' names are for the parties."""
    who = row.sealed_by.name if named else ""
    return SealRow(row.number, row.sealed_at, who, row.seal, row.file_hash, row.size, row.answered, row.placement)


def seal_row(viewer: Viewer, pk: int, number: int) -> SealRow:
    """One seal; `NotSeen` when it does not lie for the viewer."""
    live_head(viewer, pk)
    row = models.Seal.objects.select_related("sealed_by").filter(consultation=pk, number=number).first()
    if row is None:
        raise NotSeen
    return _seal(row, named=bool(viewer.sides))


@dataclass(frozen=True, slots=True)
class Verified:
    """A seal that was checked: whether the file is what was sealed and gives what stands in it, and whether the answers
    that count now are still the same."""

    row: SealRow
    found: Checked
    is_intact: bool
    is_current: bool


def verified(viewer: Viewer, pk: int, number: int, *, on: date) -> Verified:
    """Open the archive, work everything out anew, and compare with what was written down when it was sealed, and with the
    answers as they are now."""
    row = seal_row(viewer, pk, number)
    found = checked(bytes_of(row.file_hash), f"försegling-{number}.zip")
    now_ = to_seal(viewer, pk, on=on, at=row.at)
    return Verified(
        row, found, found.seal == row.seal and not found.differs, _answers(now_) == _answers(found.sealed)
    )


def _answers(sealed: Sealed) -> tuple[object, ...]:
    return (sealed.respondents, sealed.answers, sealed.sections)


def to_seal(viewer: Viewer, pk: int, *, on: date, at: datetime) -> Sealed:
    """The compilation as it stands, as the values that are sealed."""
    head, whole = gathered(viewer, pk, on=on)
    return sealed_of(
        whole,
        led_by=head.consultation.led_by_name,
        versions=[SentVersion(*version) for version in versions_named_in(pk)],
        findings=[Finding(row.position, row.words) for row in findings_of(pk)],
        at=at,
    )
