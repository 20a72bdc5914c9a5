"""Reads for the desk, the public front and the operator: what lower slices know, put together for one person."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils.timezone import localdate

from samsyn.access import log
from samsyn.access.actions import NotAllowed
from samsyn.access.history import Change, changes_since
from samsyn.accounts.queries import has_second_factor
from samsyn.agreements import queries as agreements
from samsyn.agreements import spans
from samsyn.agreements.queries import waiting as texts_waiting
from samsyn.compilations.queries import left, uploads_waiting
from samsyn.consultations.queries import waiting as answers
from samsyn.desk import models, texts
from samsyn.desk.addresses import Thing, address
from samsyn.domain.access import PUBLIC, Act, Viewer, may
from samsyn.outbox import queries as outbox
from samsyn.parties.queries import installation, party_count, watching

# What the day of a seat that wants something means, in `texts.DAYS`.
DAY_OF_SEAT: Mapping[str, str] = {
    "own_seat_ends": "ends",
    "seat_ends": "ends",
    "seat_ended": "ended",
    "invited": "by",
    "invitation_too_old": "went_out",
}
# A visit is a new one when she has been away this long; until then the page says the same.
AWAY = timedelta(hours=1)
LOOK_BACK = timedelta(days=30)
MOST_CHANGES = 12


@dataclass(frozen=True, slots=True)
class Item:
    """A plain sentence about something real, where to go, and the day it is about. `means`: a key of `texts.DAYS`;
    empty when it is the day something happened."""

    sentence: str
    href: str = ""
    on: date | None = None
    means: str = ""
    is_new: bool = False

    @property
    def day(self) -> str:
        """The day in words; nothing when there is none."""
        if self.on is None:
            return ""
        return str(texts.DAYS[self.means]) % {"day": spans.day(self.on)} if self.means else spans.day(self.on)


@dataclass(frozen=True, slots=True)
class Desk:
    """What one person should know now. `before`: when she was last here; `arrives`: this is a new visit; `most`: how
    many of the changes are told, when there are more."""

    waiting: tuple[Item, ...]
    late: tuple[Item, ...]
    changed: tuple[Item, ...]
    most: int | None
    before: datetime | None
    arrives: bool


@dataclass(frozen=True, slots=True)
class Front:
    """What anybody may know of the installation. Each package with a sentence on whether it applies."""

    packages: tuple[tuple[agreements.PackageRow, str], ...]
    parties: int


@dataclass(frozen=True, slots=True)
class Responsible:
    """Who answers for the installation, and the address to write to about it; each empty when nobody has said."""

    name: str
    email: str


@dataclass(frozen=True, slots=True)
class Operation:
    """How the installation is: the queues, the log, what people have written. Nothing of what the sides write."""

    queues: outbox.Waiting
    entries: int
    head: str
    unanswered: int


def front(on: date) -> Front:
    return Front(tuple((p, p.standing(on)) for p in agreements.packages()), party_count())


def desk(viewer: Viewer, at: datetime) -> Desk:
    """The desk of whoever looks, as it is at the moment."""
    assert viewer.person is not None
    visit = models.Visit.objects.filter(person=viewer.person).first()
    arrives = visit is None or at - visit.at > AWAY
    before = (visit.at if arrives else visit.before) if visit else None
    seats_waiting, seats_late = _seats(viewer, localdate(at))
    answers_waiting, answers_late = _answers(viewer, at)
    changed = _changes(viewer, at, before)
    return Desk(
        waiting=(*answers_waiting, *_own_matters(viewer, at), *seats_waiting),
        late=(*answers_late, *seats_late, *_operators_matters(viewer)),
        changed=_most_telling(changed),
        most=MOST_CHANGES if len(changed) > MOST_CHANGES else None,
        before=before,
        arrives=arrives,
    )


def _own_matters(viewer: Viewer, at: datetime) -> Iterable[Item]:
    """The own account, sheets that wait to be kept, and what is left to check in the own compilations."""
    assert viewer.person is not None
    if not has_second_factor(viewer.person):
        yield Item(_say("second_factor"), address("mfa_activate_totp"))
    yield from _texts(viewer)
    for upload in uploads_waiting():
        if not upload.is_under_way:
            sentence = _say("upload_failed" if upload.state == "failed" else "upload_read", title=upload.title)
            yield Item(
                sentence, address("compilations:understood", upload.pk), localdate(upload.uploaded_at), "since"
            )
    for one in left.left_to_check(viewer, since=at - LOOK_BACK):
        key = "problems_one" if one.problems == 1 else "problems"
        sentence = _say(key, title=one.title, count=one.problems)
        yield Item(sentence, address("compilations:problems", one.pk), localdate(one.kept_at), "since")


def _texts(viewer: Viewer) -> Iterable[Item]:
    """What waits for her in open versions: to check as a lawyer, to choose between her text and another's."""
    if not viewer.seats:
        return
    for check in texts_waiting.checks_waiting(viewer):
        sentence = _say("check_again" if check.changed_since else "check", title=check.title)
        where = address("agreements:check", check.package, check.document, check.place)
        yield Item(sentence, where, localdate(check.saved_at), "since")
    for choice in texts_waiting.choices_waiting(viewer):
        place = (choice.package, choice.document, choice.place, choice.section, choice.save)
        sentence = _say("choice", section=choice.heading)
        yield Item(sentence, address("agreements:clash", *place), localdate(choice.at), "since")


def _answers(viewer: Viewer, at: datetime) -> tuple[list[Item], list[Item]]:
    """Answers that her organisations owe, those that are late, and answers missing in what her bodies lead."""
    waiting: list[Item] = []
    late: list[Item] = []
    for owed in answers.answers_owed(viewer, at):
        sentence = _say("answer_late" if owed.is_late else "answer_owed", title=owed.title, name=owed.name)
        place = address("responses:answer", owed.consultation) or address(
            "consultations:consultation", owed.consultation
        )
        means = "closed" if owed.is_late else "closes"
        (late if owed.is_late else waiting).append(Item(sentence, place, localdate(owed.closes_at), means))
    for led in answers.consultations_closing(viewer, at):
        sentence = _say("silent_one" if led.silent == 1 else "silent", title=led.title, count=led.silent)
        place = address("consultations:following", led.pk)
        waiting.append(Item(sentence, place, localdate(led.closes_at), "closes"))
    return waiting, late


def _seats(viewer: Viewer, on: date) -> tuple[list[Item], list[Item]]:
    """Seats that wait for somebody, and those that somebody is late with."""
    waiting: list[Item] = []
    late: list[Item] = []
    if not viewer.seats:
        return waiting, late
    for seat in watching.seats_to_watch(viewer, on, ahead=LOOK_BACK, back=2 * LOOK_BACK):
        is_late = seat.what in {"seat_ended", "invitation_too_old"}
        sentence = _say(seat.what, person=seat.person, role=seat.role, place=seat.place)
        (late if is_late else waiting).append(Item(sentence, _where_to_go(seat), seat.on, DAY_OF_SEAT[seat.what]))
    return waiting, late


def _where_to_go(seat: watching.WatchedSeat) -> str:
    """A seat that ends is handed over on a page of its own; the rest is seen to where the seat is."""
    if seat.what == "seat_ends":
        return address("parties:seat_hand_over", seat.pk)
    return address("parties:body", seat.body) if seat.body else address("parties:organisation", seat.organisation)


def _operators_matters(viewer: Viewer) -> Iterable[Item]:
    if not viewer.operator:
        return
    failed = outbox.failed_letters()
    if failed:
        yield Item(_say("letters_failed", count=failed), address("desk:operation"))
    unanswered = models.Feedback.objects.filter(answered_at=None)
    if count := unanswered.count():
        yield Item(_say("feedback", count=count), address("desk:feedback_list"))


def _say(key: str, **facts: object) -> str:
    return str(texts.ITEMS[key]) % facts


def _version(v: agreements.NamedVersion) -> Thing:
    names = (v.package, v.document)
    door = ("agreements:draft", *names, v.drafted_at) if v.drafted_at else ("agreements:document", *names)
    return Thing(v.title, door, inside=Thing(v.package_title, ("agreements:package", v.package)))


# Target of a log entry → the names and addresses of such things, as far as they lie for the viewer.
THINGS: Mapping[str, Callable[[Iterable[int]], Mapping[int, Thing]]] = {
    "agreements.version": lambda pks: {v.pk: _version(v) for v in agreements.versions_named(pks)},
    "compilations.compilation": lambda pks: {
        pk: Thing(title, ("compilations:matrix", pk)) for pk, title in left.titles_of(pks)
    },
    "consultations.consultation": lambda pks: {
        pk: Thing(title, ("consultations:consultation", pk)) for pk, title in answers.titles_of(pks)
    },
    "parties.body": lambda pks: {
        pk: Thing(name, ("parties:body", slug)) for pk, slug, name in watching.bodies_named(pks)
    },
    "parties.organisation": lambda pks: {
        pk: Thing(name, ("parties:organisation", code)) for pk, code, name in watching.organisations_named(pks)
    },
}
# What is told first when not everything is.
TELLING = {Act.VERSION_PUBLISH, Act.VERSION_OPEN, Act.CONSULTATION_SEND}


@dataclass(frozen=True, slots=True)
class _Told:
    """A change in words, when it was made, and whether it is told before others when there are too many."""

    at: datetime
    telling: bool
    item: Item


def _most_telling(changed: tuple[_Told, ...]) -> tuple[Item, ...]:
    """As many changes as one reads through, newest first."""
    first = sorted(changed, key=lambda told: (not told.telling, -told.at.timestamp()))[:MOST_CHANGES]
    return tuple(told.item for told in sorted(first, key=lambda told: -told.at.timestamp()))


def _changes(viewer: Viewer, at: datetime, before: datetime | None) -> tuple[_Told, ...]:
    """What others have done lately, as far as it lies for her, each thing once, newest first; what came since she was
    last here is new."""
    found = [c for c in changes_since(at - LOOK_BACK, list(texts.CHANGES), newest=60) if _concerns(viewer, c)]
    things = {
        kind: named({c.target_id for c in found if c.target_type == kind})
        for kind, named in THINGS.items()
        if any(c.target_type == kind for c in found)
    }
    known = [(c, thing) for c in found if (thing := things.get(c.target_type, {}).get(c.target_id))]
    together: dict[tuple[str, date] | None, set[str]] = {}
    for change, thing in known:
        together.setdefault(_together(change, thing), set()).add(thing.address)
    once: dict[tuple[str, str, date], _Told] = {}
    for change, thing in known:
        key = _together(change, thing)
        count = len(together[key]) if key else 1
        sentence, href = _in_words(change, thing, count)
        item = Item(sentence, href, localdate(change.at), is_new=before is not None and change.at > before)
        once.setdefault((sentence, href, localdate(change.at)), _Told(change.at, change.act in TELLING, item))
    return (*once.values(), *_comments(viewer, at, before))


def _together(change: Change, thing: Thing) -> tuple[str, date] | None:
    """What a publication is told together with: the others in the package that day."""
    if change.act != Act.VERSION_PUBLISH or thing.inside is None:
        return None
    return thing.inside.address, localdate(change.at)


def _in_words(change: Change, thing: Thing, count: int) -> tuple[str, str]:
    """A change in words, and where it leads; `count`: of how many documents it tells."""
    if count > 1 and thing.inside:
        return str(texts.PUBLISHED_TOGETHER) % {"count": count, "name": thing.inside.name}, thing.inside.address
    return str(texts.CHANGES[change.act]) % {"name": thing.name}, thing.address


def _comments(viewer: Viewer, at: datetime, before: datetime | None) -> Iterable[_Told]:
    """What others have said of the agreements' texts lately, a document at a time."""
    for new in agreements.comments_since(at - LOOK_BACK, viewer):
        wording = texts.COMMENT if new.count == 1 else texts.COMMENTS
        sentence = str(wording) % {"count": new.count, "name": new.document, "section": new.heading}
        is_new = before is not None and new.written_at > before
        item = Item(sentence, _where_read(new.newest), localdate(new.written_at), is_new=is_new)
        yield _Told(new.written_at, False, item)


def _where_read(comment: agreements.Commented) -> str:
    """The section as it reads in the commented version, at the comment."""
    names = (comment.package, comment.document)
    if comment.published:
        page = address("agreements:version_section", *names, comment.version, comment.section)
    else:
        page = address("agreements:write", *names, comment.place, comment.section)
    return f"{page}#kommentar-{comment.comment}"


def _concerns(viewer: Viewer, change: Change) -> bool:
    """Not her own doings; seats only where she sits herself."""
    if change.actor == viewer.person:
        return False
    if not change.act.startswith("seat."):
        return True
    own = viewer.bodies if change.target_type == "parties.body" else viewer.organisations
    return change.target_id in own


def feedback_list(viewer: Viewer) -> list[models.Feedback]:
    """What people have written about accessibility, unanswered first; for the operator."""
    if not may(viewer, Act.FEEDBACK_ANSWER, PUBLIC):
        raise NotAllowed(Act.FEEDBACK_ANSWER)
    return sorted(models.Feedback.objects.all()[:500], key=lambda f: (f.answered_at is not None, -f.at.timestamp()))


def responsible() -> Responsible:
    """Who answers for the installation and where to write, as far as it has been said."""
    found = installation()
    return Responsible(found.responsible or found.name, found.contact_email) if found else Responsible("", "")


def operation(viewer: Viewer) -> Operation:
    """How the installation is; for the operator."""
    if not may(viewer, Act.LOG_READ, PUBLIC):
        raise NotAllowed(Act.LOG_READ)
    unanswered = models.Feedback.objects.filter(answered_at=None).count()
    return Operation(outbox.waiting(), log.size(), log.head(), unanswered)
