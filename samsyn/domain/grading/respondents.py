"""Which column says who answered, and when the answer was finished."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import datetime

from samsyn.domain.grading.columns import is_comment_header
from samsyn.domain.grading.table import Table, Value, folded, is_blank, text_of
from samsyn.domain.grading.times import read_time, reads_day_first

Fit = Callable[[str], float]  # how well a written name fits the parties, 0–1

SAMPLE = 60  # different values looked at in each column
LONGEST_NAME = 120

_ASKS_WHO = re.compile(
    r"kommun|region|\bpart(en|er)?\b|organi[sz]ation|remissinstans|avsändar|respondent|uppgiftslämn|svarar|svarande|huvudman"
    r"|myndighet|verksamhet|municipality",
    re.IGNORECASE,
)
_PERSON = re.compile(r"^(namn|name)\d*$", re.IGNORECASE)
_MAIL = re.compile(r"^(e-?post(adress)?|e-?mail)\d*$", re.IGNORECASE)
_NEVER = re.compile(r"^(id|nr|löpnummer|svars-id|.*tid|.*time|.*datum)\d*$", re.IGNORECASE)
_FINISHED = ("slutför", "completion", "slut", "inskick", "skickad", "skickat", "inläm", "submi", "date submi")
_STAMPED = ("tidstämpel", "timestamp", "senast ändrad", "last modified", "tid för senaste", "svarsdatum", "datum")


def respondent_column(table: Table, graded: Sequence[int], fit: Fit) -> int | None:
    """The column whose values fit the parties best; where none fits, the one whose header asks who answers."""
    open_to = [at for at in range(len(table.header)) if at not in graded and not _is_never(table, at)]
    scores = {at: _score(table, at, fit) for at in open_to}
    best = max(scores, key=lambda at: (scores[at], -at), default=None)
    if best is not None and scores[best] >= 0.05:
        return best
    before = [at for at in open_to if at < min(graded)]
    for header in (_ASKS_WHO, _PERSON, _MAIL):
        named = [at for at in before if header.search(folded(table.header[at]))]
        if named:
            return named[0]
    return None


def _is_never(table: Table, at: int) -> bool:
    left = table.header[at - 1] if at else ""
    return bool(_NEVER.match(folded(table.header[at]))) or is_comment_header(table.header[at], left)


def _score(table: Table, at: int, fit: Fit) -> float:
    """The mean fit of a column's different values, a little more where the header asks who answers.

    Addresses count a quarter, so that an e-mail column never beats the names it stands beside.
    """
    values = _sample(table, at)
    if not values:
        return 0.0
    mean = sum(_weight(text) * fit(text) for text in values) / len(values)
    return mean + (0.1 if mean and _ASKS_WHO.search(table.header[at]) else 0.0)


def _weight(text: str) -> float:
    if "@" in text and " " not in text.strip():
        return 0.25
    return 0.95 if text.strip().isdigit() else 1.0


def _sample(table: Table, at: int) -> list[str]:
    found: dict[str, None] = {}
    for row in table.rows:
        value = row.at(at)
        if isinstance(value, str | int | float) and not is_blank(value):
            found[text_of(value)[: LONGEST_NAME + 1]] = None
        if len(found) == SAMPLE:
            break
    return list(found)


def finished_column(table: Table) -> int | None:
    """The column of completion times. A start time is never taken for one."""
    headers = [folded(header).casefold() for header in table.header]
    for starts in (_FINISHED, _STAMPED):
        for at, header in enumerate(headers):
            if header.startswith(starts):
                return at
    return None


def finishing_times(table: Table, column: int | None) -> dict[int, datetime]:
    """Row number → when that answer was finished, for rows where it can be read."""
    if column is None:
        return {}
    values: dict[int, Value] = {row.number: row.at(column) for row in table.rows}
    day_first = reads_day_first(values.values())
    read = {number: read_time(value, day_first=day_first) for number, value in values.items()}
    return {number: moment for number, moment in read.items() if moment is not None}
