"""Spans of time in words: when a package applies, how long a version is meant to bind."""

from __future__ import annotations

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext


def day(moment: date) -> str:
    """ "1 januari 2027": how days are written in running text."""
    return date_format(moment, "j F Y")


def span(first: date | None, last: date | None) -> str:
    """ "1 januari 2027–31 december 2030", or what is known of it; nothing when nothing is."""
    if first and last:
        return f"{day(first)}–{day(last)}"
    if first:
        return _("från och med %(first)s") % {"first": day(first)}
    return _("till och med %(last)s") % {"last": day(last)} if last else ""


def applies(first: date | None, last: date | None, on: date) -> str:
    """Whether something with these first and last days applies on a day, as a sentence; nothing when no day is known."""
    if not (first or last):
        return ""
    if last and last < on:
        return _("Gällde %(span)s.") % {"span": span(first, last)}
    return _("Gäller %(span)s.") % {"span": span(first, last)}


def meant(first: date | None) -> str:
    """From when something that nobody is bound by yet is meant to apply."""
    if first is None:
        return _("Gäller inte än.")
    return _("Gäller inte än. Avses gälla från och med %(first)s.") % {"first": day(first)}


def signed(on: date | None) -> str:
    return _("Undertecknat %(on)s.") % {"on": day(on)} if on else ""


def is_over(last: date | None, on: date) -> bool:
    return last is not None and last < on


def months(count: int) -> str:
    return ngettext("%(count)s månad", "%(count)s månader", count) % {"count": count}


def period(count: int) -> str:
    """ "3 år" or "18 månader": whole years as years."""
    years, rest = divmod(count, 12)
    if rest or not years:
        return months(count)
    return ngettext("%(count)s år", "%(count)s år", years) % {"count": years}


def term_words(first: date, last: date | None, extension: int | None, notice: int | None) -> str:
    """ "1 januari 2027–31 december 2030, förlängs med 3 år i taget; uppsägningstid 12 månader". A period of notice is told
    in months, as agreements have it."""
    words = span(first, last)
    if extension:
        words += _(", förlängs med %(period)s i taget") % {"period": period(extension)}
    if notice:
        words += _("; uppsägningstid %(period)s") % {"period": months(notice)}
    return words
