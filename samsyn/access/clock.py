"""The edge's clock. Views, commands and tasks ask here; nothing below them does.

The demo may stand on another day (`SAMSYN_DEMO_TODAY`): then "now" is that day at the real time of day.
"""

from __future__ import annotations

from datetime import date, datetime

from django.conf import settings
from django.utils import timezone


def now() -> datetime:
    """The moment, aware, in Europe/Stockholm."""
    real = timezone.localtime()
    if settings.DEMO_TODAY and settings.MODE != "production":
        day = date.fromisoformat(settings.DEMO_TODAY)
        return real.replace(year=day.year, month=day.month, day=day.day)
    return real


def today() -> date:
    return now().date()
