"""The table of how it goes, as lines for a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime

from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from samsyn.consultations.queries import Followed
from samsyn.consultations.texts import CHANNELS, standing_words


def lines_of(rows: Iterable[Followed], leads: bool) -> Iterator[list[str]]:
    """A line of headings, then one for each respondent. Addresses are for those who lead."""
    heads = [
        _("Remissinstans"), _("Sida"), _("Kommunalförbund"), _("Vårdsamverkan"), _("Läge"), _("Inbjuden"),
        _("Svarade"), _("Svaret väntas"), _("Senaste kontakt"), _("Hur"),
    ]  # fmt: skip
    yield [*heads, *([_("E-postadress")] if leads else [])]
    for row in rows:
        line = [
            row.name,
            row.side_name,
            row.association_name,
            row.care_area_name,
            standing_words(row.standing, row.steps.furthest),
            _moment(row.invited_at),
            _moment(row.answered_at),
            _day(row.expected_on),
            _moment(row.last_at),
            str(CHANNELS[row.last_channel]) if row.last_channel else "",
        ]
        yield [*line, *([row.email] if leads else [])]


def _moment(at: datetime | None) -> str:
    return localtime(at).strftime("%Y-%m-%d %H:%M") if at else ""


def _day(on: date | None) -> str:
    return on.isoformat() if on else ""
