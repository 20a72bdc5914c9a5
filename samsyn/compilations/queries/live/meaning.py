"""The meaning of yellow (S0-06, S0-07), and what stands out: both pictures of every section, the sides beside each other,
the sections most talked about, and what the respondents say of the whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from samsyn.compilations.queries.live.gathering import Base, base, said_of
from samsyn.compilations.queries.live.heads import LiveHead, live_head
from samsyn.domain.access import Viewer
from samsyn.domain.consulted import (
    Asked,
    Figures,
    Said,
    Stance,
    columns_of,
    figures,
    judgement_of,
)
from samsyn.domain.grading import (
    Beside,
    Judgement,
    Place,
    Ranking,
    Reweighed,
    Tally,
    beside,
    by_comments,
    by_red,
    reweighed,
)
from samsyn.domain.matrix import Column
from samsyn.responses.queries import answers_counted

# Sections named in each ranking.
TOP = 10


@dataclass(frozen=True, slots=True)
class Weighed:
    """A section, or everything in a group, with both pictures."""

    name: str
    both: Reweighed
    column: Column | None = None


@dataclass(frozen=True, slots=True)
class SetAside:
    """A grade that is set aside in the second picture: whose, where, for which ground; and by which words of the comment,
    where the respondent has said no ground and a rule suggests one."""

    who: Asked
    column: Column
    said: Said
    judgement: Judgement


@dataclass(frozen=True, slots=True)
class YellowPage:
    head: LiveHead
    total: Weighed
    sides: tuple[Weighed, ...]
    sections: tuple[Weighed, ...]
    set_aside: tuple[SetAside, ...]


@dataclass(frozen=True, slots=True)
class Hot:
    """A section in a ranking."""

    place: Place
    column: Column
    tally: Tally
    comments: int


@dataclass(frozen=True, slots=True)
class OverviewPage:
    """What stands out. `stances` counts parties and others apart; `conditions` are those who support on conditions."""

    head: LiveHead
    figures: Figures
    total: Tally
    red: tuple[Hot, ...]
    red_left_out: int
    discussed: tuple[Hot, ...]
    discussed_left_out: int
    beside: Beside
    side_names: tuple[str, ...]
    stances: tuple[tuple[Stance | None, int, int], ...]
    asked: tuple[Asked, ...]

    @property
    def conditions(self) -> tuple[Asked, ...]:
        """Those who say something of the whole: conditions first."""
        known = [one for one in self.asked if one.submitted and (one.submitted.conditions or one.submitted.general)]
        return tuple(sorted(known, key=lambda one: not (one.submitted and one.submitted.conditions)))

    @property
    def abstained(self) -> tuple[Asked, ...]:
        return tuple(one for one in self.asked if one.submitted and not one.has_answered)

    @property
    def silent(self) -> tuple[Asked, ...]:
        return tuple(one for one in self.asked if not one.submitted)

    @property
    def late(self) -> tuple[Asked, ...]:
        return tuple(one for one in self.asked if one.submitted and one.submitted.is_late)


@dataclass(frozen=True, slots=True)
class _Judged:
    """Who has answered (parties only), and every judgement where they cross a section, blanks among them."""

    found: Base
    columns: tuple[Column, ...]
    parties: tuple[Asked, ...]
    said: dict[tuple[int, int], Said]
    judgements: dict[tuple[int, int], Judgement]
    comments: Counter[int]

    def of(self, parties: Sequence[Asked], columns: Sequence[Column]) -> list[Judgement]:
        return [self.judgements.get((one.key, column.position), _NOTHING) for one in parties for column in columns]

    def of_side(self, slug: str) -> list[Judgement]:
        return self.of([one for one in self.parties if one.side == slug], self.columns)


_NOTHING = Judgement(None)


def _judged(pk: int, on: date) -> _Judged:
    """Five questions."""
    found = base(pk, on=on)
    positions = found.positions
    said: dict[tuple[int, int], Said] = {}
    comments: Counter[int] = Counter()
    for answer in answers_counted(pk):
        if answer.submission in found.whose and answer.section in positions:
            one = said_of(answer, found.whose[answer.submission], positions[answer.section])
            said[one.respondent, one.section] = one
            comments[one.section] += bool(one.comment or one.proposal)
    parties = tuple(one for one in found.asked if one.counts)
    judgements = {place: judgement_of(one) for place, one in said.items()}
    return _Judged(found, columns_of(found.sections), parties, said, judgements, comments)


def yellow_page(viewer: Viewer, pk: int, *, on: date) -> YellowPage:
    """Both pictures: all grades as given, and without those that are set aside. Seven questions."""
    head = live_head(viewer, pk)
    judged = _judged(pk, on)
    total = reweighed(judged.of(judged.parties, judged.columns))
    sides = judged.found.sides
    return YellowPage(
        head=head,
        total=Weighed("", total),
        sides=tuple(Weighed(name, reweighed(judged.of_side(slug))) for slug, name in sides.items()),
        sections=tuple(
            Weighed(column.label, reweighed(judged.of(judged.parties, [column])), column) for column in judged.columns
        ),
        set_aside=tuple(_set_aside(judged, total)),
    )


def _set_aside(judged: _Judged, total: Reweighed) -> list[SetAside]:
    kinds = {(moved.grade, moved.ground) for moved in total.moved}
    return [
        SetAside(one, column, judged.said[place], judgement)
        for column in judged.columns
        for one in judged.parties
        if (judgement := judged.judgements.get(place := (one.key, column.position)))
        and {(judgement.grade, judgement.said), (judgement.grade, judgement.suggested)} & kinds
    ]


def overview_page(viewer: Viewer, pk: int, *, on: date) -> OverviewPage:
    """Numbers, stances, hot spots and the sides beside each other. Seven questions."""
    head = live_head(viewer, pk)
    judged = _judged(pk, on)
    tallies = {
        str(column.position): reweighed(judged.of(judged.parties, [column])).before for column in judged.columns
    }
    red = by_red(tallies)
    discussed = by_comments({key: judged.comments[int(key)] for key in tallies})
    sides = judged.found.sides
    return OverviewPage(
        head=head,
        figures=figures(judged.found.asked),
        total=sum(tallies.values(), Tally()),
        red=_top(red, judged, tallies),
        red_left_out=red.left_out(TOP),
        discussed=_top(discussed, judged, tallies),
        discussed_left_out=discussed.left_out(TOP),
        beside=beside({slug: judged.of_side(slug) for slug in sides}),
        side_names=tuple(sides.values()),
        stances=_stances(judged.found.asked),
        asked=judged.found.asked,
    )


def _top(ranking: Ranking, judged: _Judged, tallies: dict[str, Tally]) -> tuple[Hot, ...]:
    columns = {str(column.position): column for column in judged.columns}
    return tuple(
        Hot(place, columns[place.section], tallies[place.section], judged.comments[int(place.section)])
        for place in ranking.top(TOP)
    )


def _stances(asked: Sequence[Asked]) -> tuple[tuple[Stance | None, int, int], ...]:
    """Stance → how many parties and how many others take it; those that say none last."""
    parties, others = (
        Counter(one.submitted.stance for one in asked if one.has_answered and one.submitted and one.is_party is kind)
        for kind in (True, False)
    )
    return tuple(
        (stance, parties[stance], others[stance]) for stance in (*Stance, None) if parties[stance] or others[stance]
    )
