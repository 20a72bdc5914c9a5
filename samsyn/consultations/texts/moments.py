"""Moments in words: when it closes, and how long is left."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as __
from django.utils.translation import ngettext

from samsyn.domain.timeliness import Phase, Window

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def moment(at: datetime) -> str:
    """ "19 juni 2026 kl. 12.00" """
    return date_format(localtime(at), "DATETIME_FORMAT")


def time_left(closes_at: datetime, at: datetime) -> str:
    """How long is left: in days, in hours the last two days, in minutes the last hour. Nothing when it has closed."""
    left = closes_at - at
    if left < timedelta(0):
        return ""
    if left >= 2 * DAY:
        return ngettext("%(n)s dag kvar", "%(n)s dagar kvar", left.days) % {"n": left.days}
    if left >= HOUR:
        hours = int(left / HOUR)
        return ngettext("%(n)s timme kvar", "%(n)s timmar kvar", hours) % {"n": hours}
    minutes = max(1, int(left.total_seconds() // 60))
    return ngettext("%(n)s minut kvar", "%(n)s minuter kvar", minutes) % {"n": minutes}


def when_it_closes(window: Window, at: datetime) -> str:
    """When one may answer, in a line: "Öppnar …", "Stänger … (5 dagar kvar)", "Stängde …"."""
    if window.opens_at is None or window.closes_at is None:
        return __("Svarstiden är inte bestämd")
    opens, closes = moment(window.opens_at), moment(window.closes_at)
    match window.phase(at):
        case Phase.COMPOSED | Phase.SENT if at < window.opens_at:
            return __("Öppnar %(opens)s och stänger %(closes)s") % {"opens": opens, "closes": closes}
        case Phase.CLOSED:
            return __("Stängde %(closes)s") % {"closes": closes}
        case Phase.OPEN:
            return __("Stänger %(closes)s (%(left)s)") % {"closes": closes, "left": time_left(window.closes_at, at)}
        case _:
            return __("Svarstiden slutar %(closes)s") % {"closes": closes}
