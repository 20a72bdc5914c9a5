"""Notes and deadlines that show only when the whole timeline is known."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date

from samsyn.domain.calendar import ONE_DAY
from samsyn.domain.validity.answers import Deadline, Interval, Note, NoteKind
from samsyn.domain.validity.periods import ends, last_day
from samsyn.domain.validity.state import Course, Standing
from samsyn.domain.validity.values import Adoption


def waiting(course: Course) -> Iterator[Note]:
    """Instruments that all must adopt, where somebody has decided and somebody is missing."""
    for one in course.standings.values():
        if one.it.adoption is not Adoption.ALL or one.has_ended_early():
            continue
        if one.decided_first and one.missing and not one.begun:
            yield Note(NoteKind.WAITING, None, one.it.id, one.decided_first, tuple(sorted(one.missing)))


def gaps(course: Course, found: Iterable[Interval]) -> Iterator[Note]:
    """Parties that an ended instrument bound and that none of its successors binds the day after."""
    successors: dict[str, set[str]] = defaultdict(set)
    for one in course.standings.values():
        for old in one.it.replaces:
            successors[old].add(one.it.id)
    of_party: dict[str, list[Interval]] = defaultdict(list)
    for interval in found:
        of_party[interval.party].append(interval)
    for mine in of_party.values():
        for interval in mine:
            if interval.instrument in successors and interval.until_on not in (None, date.max):
                assert interval.until_on is not None
                day = interval.until_on + ONE_DAY
                still = tuple(sorted({other.instrument for other in mine if other.holds(day)}))
                if not successors[interval.instrument] & set(still):
                    yield Note(NoteKind.GAP, interval.party, interval.instrument, day, still)


def silent(course: Course, on: date) -> Iterator[Note]:
    """Extensions that began, or will begin, because a last day before `on` passed without notice."""
    for one, lives in _lives(course):
        if one.it.periods is None or one.it.periods.extension_months is None:
            continue
        for end in ends(one.it.periods):
            if last_day(one.it.periods, end) >= on or end == date.max:
                break
            if any(live.from_on <= end and (live.until_on is None or live.until_on > end) for live in lives):
                yield Note(NoteKind.EXTENDED_SILENTLY, None, one.it.id, end + ONE_DAY, (str(end),))


def deadlines(course: Course, on: date) -> Iterator[Deadline]:
    """For each instrument the next last day, on or after `on`, on which it binds somebody."""
    for one, lives in _lives(course):
        if one.it.periods is None or not lives:
            continue
        latest = date.max if any(live.until_on is None for live in lives) else max(_last_days(lives))
        for end in ends(one.it.periods):
            day = last_day(one.it.periods, end)
            if day > latest:
                break
            if day >= on and any(live.holds(day) for live in lives):
                yield Deadline(one.it.id, day, end)
                break


def _lives(course: Course) -> Iterator[tuple[Standing, set[Interval]]]:
    """Each instrument with the distinct stretches it lived, whoever lived them."""
    for one in course.standings.values():
        stretches = {Interval("", one.it.id, i.from_on, i.until_on) for i in one.intervals()}
        yield one, stretches


def _last_days(lives: Iterable[Interval]) -> list[date]:
    return [live.until_on for live in lives if live.until_on is not None]
