"""What the live pages share: where one is, for whom the answers lie, a section's words as HTML."""

from __future__ import annotations

from collections.abc import Sequence

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from samsyn.agreements.rendering import Links, Where, body_html
from samsyn.compilations.queries import LiveHead
from samsyn.consultations.queries import ConsultedText
from samsyn.parties.texts import readers


def place_of(head: LiveHead) -> str:
    """Who sees the answers, in words."""
    return readers(head.place, head.place_name)


def trail(head: LiveHead) -> list[str]:
    """Text and address in turns, from the consultations to the compilation, as `live_breadcrumb` has them."""
    consultation, matrix = (reverse(name, args=[head.pk]) for name in ("consultations:consultation", "live:matrix"))
    return [_("Remisser"), reverse("consultations:list"), head.title, consultation, _("Sammanställning"), matrix]


def words_of(text: ConsultedText, texts: Sequence[ConsultedText]) -> SafeString:
    """The section as it was sent out. References lead to the sections of the versions that were sent out with it."""
    links = Links(
        package=text.package,
        document=text.document,
        known={(one.document, one.slug): one.number for one in texts},
        titles={one.document: (one.kind, one.document_title) for one in texts},
        where=Where.SECTION,
        version=text.version_number,
        beside={one.document: one.version_number for one in texts if one.document != text.document},
    )
    return body_html(text.body, links)
