"""Reads of comments: always together with the text they are about, so that both must lie for the viewer."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, F, Q, QuerySet, Window
from django.db.models.functions import RowNumber

from samsyn.access.actions import NotSeen
from samsyn.accounts.queries import people_of
from samsyn.agreements import models, texts
from samsyn.agreements.places import Number
from samsyn.agreements.queries.packages import named
from samsyn.domain import quotes
from samsyn.domain.access import PARTIES, PUBLIC, Act, Audience, Placement, Viewer, may, reaches_no_further
from samsyn.domain.quotes import Quote
from samsyn.domain.sections import running_words
from samsyn.parties.queries import side_names
from samsyn.parties.queries.labels import bodies_with_sides, organisations_with_a_side


@dataclass(frozen=True, slots=True)
class CommentRow:
    """A comment as its readers see it."""

    pk: int
    quote: str
    words: str
    who: str
    written_at: datetime
    reach: str
    settled_at: datetime | None
    may_settle: bool
    may_withdraw: bool


@dataclass(frozen=True, slots=True)
class Commented:
    """Where a comment is read: its text, and the version and document of that. `place` is where an open version lies."""

    comment: int
    text: int
    package: str
    document: str
    version: Number
    published: bool
    section: str
    place: Placement


@dataclass(frozen=True, slots=True)
class NewComments:
    """What others have lately said of one document: how much, and where the newest of it is read."""

    document: str
    count: int
    heading: str
    written_at: datetime
    newest: Commented


# How a reference reads on the page, alone or with the document it leads to.
_READ_REFERENCE = (
    re.compile(r"avsnitt \d+(?:\.\d+)*(?: i \w+(?: ”[^”]*”)?)"),
    re.compile(r"avsnitt \d+(?:\.\d+)*"),
)


def anchored(quote: Quote, body: str) -> Quote | None:
    """The quote as it stands in a section's running words; `None` when it does not. A reference that was copied along
    stands there as "…", since what it reads as depends on the reader."""
    text = running_words(body)
    longest = _READ_REFERENCE[1].sub("…", _READ_REFERENCE[0].sub("…", quote.exact))
    tries = dict.fromkeys((quote.exact, longest, _READ_REFERENCE[1].sub("…", quote.exact)))
    for exact in tries:
        if place := quotes.anchored(Quote(exact, quote.prefix, quote.suffix), text):
            return place
    return None


@dataclass(frozen=True, slots=True)
class Panel:
    """The comments on one section text, oldest first, and where whoever looks can put one of her own."""

    text: int
    rows: tuple[CommentRow, ...] = ()
    places: tuple[tuple[Placement, str], ...] = ()


def comment_panel(text: int, lies: Placement, viewer: Viewer) -> Panel:
    """What lies beside a section text that lies at `lies`. Six questions at most; none for somebody signed out, since
    no comment lies for everybody."""
    if viewer.person is None:
        return Panel(text)
    rows = list(seen_comments().filter(text=text).order_by("written_at", "pk"))
    people = {pk: person.name for pk, person in people_of({r.written_by_id for r in rows}).items()}
    offered = _places(viewer, lies)
    names = place_names([*offered, *(r.placement for r in rows)])
    leads = bool(may(viewer, Act.COMMENT_SETTLE, PUBLIC))
    comments = tuple(_row(r, people.get(r.written_by_id, ""), names[r.placement], viewer, leads) for r in rows)
    return Panel(text, comments, tuple((place, names[place]) for place in offered))


def _row(r: models.SectionComment, who: str, where: str, viewer: Viewer, leads: bool) -> CommentRow:
    mine = r.written_by_id == viewer.person
    settles = r.settled_at is None and (leads or mine)
    return CommentRow(r.pk, r.quote, r.words, who, r.written_at, where, r.settled_at, settles, mine)


def commented(comment: int) -> Commented:
    """Where a comment is read; `NotSeen` unless both it and its text lie for the viewer."""
    rows = seen_comments().filter(pk=comment).select_related("text__section", "text__version__document__package")
    row = rows.first()
    if row is None:
        raise NotSeen
    return _commented(row)


def _commented(row: models.SectionComment) -> Commented:
    """`row.text` comes with its section, its version, and that one's document and package."""
    version = row.text.version
    document = version.document
    return Commented(
        row.pk,
        row.text_id,
        document.package.slug,
        document.slug,
        named(version),
        version.published_at is not None,
        row.text.section.slug,
        version.placement,
    )


def comments_since(moment: datetime, viewer: Viewer) -> tuple[NewComments, ...]:
    """The comments of others after `moment`, by document, as far as they, their texts and their packages lie for the
    viewer. One question, whatever their number."""
    if not viewer.seats:
        return ()
    packages = models.Package.objects.filter(withdrawn_at=None)
    seen = seen_comments().filter(written_at__gt=moment, text__version__document__package__in=packages)
    document = F("text__version__document")
    rows = (
        seen.exclude(written_by=viewer.person)
        .select_related("text__section", "text__version__document__package")
        .annotate(
            in_document=Window(Count("pk"), partition_by=document),
            place=Window(RowNumber(), partition_by=document, order_by=["-written_at", "-pk"]),
        )
        .filter(place=1)
    )
    return tuple(_new(r, r.in_document) for r in rows)


def _new(r: models.SectionComment, count: int) -> NewComments:
    section = f"{r.text.number} {r.text.heading}".strip()
    return NewComments(r.text.version.title, count, section, r.written_at, _commented(r))


def _places(viewer: Viewer, lies: Placement) -> list[Placement]:
    """Where the viewer can put a comment on a text that lies at `lies`, nearest first."""
    places = [
        Placement(Audience.PERSON, person=viewer.person),
        *(Placement(Audience.ORGANISATION, organisation=pk) for pk in sorted(viewer.organisations)),
        *(Placement(Audience.SIDE, side=side) for side in sorted(viewer.sides)),
        *(Placement(Audience.BODY, body=pk) for pk in sorted(viewer.bodies)),
        *([PARTIES] if viewer.sides else []),
    ]
    return [place for place in places if not promises_too_much(place, lies)]


def promises_too_much(place: Placement, lies: Placement) -> bool:
    """Would a comment that lies at `place` promise more readers than its text has, that lies at `lies`?"""
    return place != lies and reaches_no_further(lies, place)


def place_names(places: Iterable[Placement]) -> dict[Placement, str]:
    """What these places are called. At most three questions, whatever their number."""
    wanted = set(places)
    sides = side_names() if any(p.side for p in wanted) else {}
    bodies = bodies_with_sides(frozenset(p.body for p in wanted if p.body))
    organisations = organisations_with_a_side(frozenset(p.organisation for p in wanted if p.organisation))
    return {
        place: str(
            sides.get(place.side or "")
            or (bodies[place.body][1] if place.body in bodies else "")
            or (organisations[place.organisation][0] if place.organisation in organisations else "")
            or texts.READERS[place.audience]
        )
        for place in wanted
    }


def seen_comments() -> QuerySet[models.SectionComment]:
    """Comments whose text lies for the viewer as well, and what it was when they were written, if it was a draft."""
    texts_seen = models.SectionText.objects.filter(position__isnull=False, version__withdrawn_at=None)
    rows: QuerySet[models.SectionComment] = models.SectionComment.objects.filter(
        Q(saved=None) | Q(saved__in=models.SectionSave.objects.all()), text__in=texts_seen, withdrawn_at=None
    )
    return rows
