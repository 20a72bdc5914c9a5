"""What is searched in words: the kinds of things, and how much was found."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext, pgettext_lazy


@dataclass(frozen=True, slots=True)
class Kind:
    """What one thing of a kind is called, and many of them."""

    one: Promise | str
    many: Promise | str


# In the order of the tabs. A slice that lets something new be found gives it its words here. Some Swedish words are
# the same for one and for many.
KINDS = {
    "package": Kind(pgettext_lazy("en", "Avtalspaket"), pgettext_lazy("flera", "Avtalspaket")),
    "document": Kind(pgettext_lazy("ett", "Dokument"), pgettext_lazy("flera", "Dokument")),
    "section": Kind(pgettext_lazy("en", "Avsnitt"), pgettext_lazy("flera", "Avsnitt")),
    "comment": Kind(_("Kommentar"), _("Kommentarer")),
    "consultation": Kind(_("Remiss"), _("Remisser")),
    "compilation": Kind(_("Sammanställning"), _("Sammanställningar")),
    "answer": Kind(pgettext_lazy("en", "Svar"), pgettext_lazy("flera", "Svar")),
    "organisation": Kind(_("Organisation"), _("Organisationer")),
    "body": Kind(pgettext_lazy("en", "Organ"), pgettext_lazy("flera", "Organ")),
}


def kind_name(kind: str) -> str:
    return str(KINDS[kind].one) if kind in KINDS else kind


def found_words(total: int) -> str:
    return ngettext("%(count)s träff", "%(count)s träffar", total) % {"count": total}
