"""How far respondents have come, ways to be in touch."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext as __
from django.utils.translation import gettext_lazy as _

from samsyn.domain.standing import Standing

# Word and look (`status` in the components). Abstaining looks like nothing else (T12).
STANDINGS: Mapping[Standing, tuple[Promise, str]] = {
    Standing.INVITED: (_("Inbjuden"), "waiting"),
    Standing.OPENED: (_("Öppnad"), "waiting"),
    Standing.DRAFTING: (_("Utkast påbörjat"), "waiting"),
    Standing.RELEASED: (_("Frisläppt internt"), "waiting"),
    Standing.SUBMITTED: (_("Inlämnat"), "good"),
    Standing.LATE: (_("Sent inlämnat"), "good"),
    Standing.ABSTAINED: (_("Avstår från att svara"), "neutral"),
    Standing.SILENT: (_("Inget svar"), "late"),
}
CHANNELS: Mapping[str, Promise] = {
    "telephone": _("Telefon"),
    "mail": _("E-post"),
    "meeting": _("Möte"),
    "reminder": _("Påminnelse"),
}


def standing_words(standing: Standing, furthest: Standing) -> str:
    """The standing; of whoever is silent also how far it had come."""
    word = str(STANDINGS[standing][0])
    if standing is Standing.SILENT and furthest is not Standing.INVITED:
        return __("%(word)s (%(furthest)s)") % {"word": word, "furthest": str(STANDINGS[furthest][0]).lower()}
    return word


def shape_of(standing: Standing) -> str:
    return STANDINGS[standing][1]
