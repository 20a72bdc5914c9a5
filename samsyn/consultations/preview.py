"""The covering letter before and after it is sent: as the mail reads, and as a Word document."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from samsyn.consultations.letters import Facts, Mail, letter_to, link_of, written
from samsyn.consultations.queries import (
    ConsultationPage,
    Head,
    consultation_page,
    respondents_chosen,
    to_compose,
)
from samsyn.consultations.queries.page import letter_facts
from samsyn.consultations.texts import moment
from samsyn.domain.access import Viewer
from samsyn.domain.letters import blocks


@dataclass(frozen=True, slots=True)
class Preview:
    """What one respondent will get: the mail's receiver, subject and text; and all there is to choose among."""

    head: Head
    chosen: tuple[Any, ...]
    to: Any
    email: str
    subject: str
    text: str


def preview(pk: int, viewer: Viewer, code: str) -> Preview:
    """The mail to the respondent with this code; to the first where there is none such. The link leads nowhere: none is
    made before it is sent."""
    composed, chosen = to_compose(pk, viewer), respondents_chosen(pk)
    to = next((one for one in chosen if one.code == code), chosen[0] if chosen else None)
    facts, name = letter_facts(pk), to.name if to else ""
    link = link_of("0" * 8)
    told = {"respondent": name or _("(remissinstans)"), "letter": letter_to(facts, name), "link": link}
    subject, text = written(Mail("", "invitation", facts, told))
    return Preview(composed.head, chosen, to, to.email if to else "", subject, text)


def letter_document(pk: int, viewer: Viewer, at: datetime) -> tuple[str, bytes]:
    """The consultation's title, and its letter as Word: to the viewer's own organisation, else without a name."""
    from samsyn.office.letters import CoveringLetter, letter_docx

    page = consultation_page(pk, viewer, at)
    facts, name = letter_facts(pk), page.own[0].name if len(page.own) == 1 else ""
    with translation.override(settings.LANGUAGE_CODE):
        letter = CoveringLetter(
            sender=facts.sender,
            to=name,
            on=moment(page.sent_at).partition(" kl.")[0] if page.sent_at else "",
            title=facts.title,
            blocks=blocks(letter_to(facts, name)),
            facts=tuple(_told(page, facts)),
            texts=tuple(f"{version.title}, {version.label}" for version in page.versions),
        )
    return facts.title, letter_docx(letter)


def _told(page: ConsultationPage, facts: Facts) -> list[tuple[str, str]]:
    """What stands in the letter's table, line by line."""
    told = [
        (_("Svarstiden börjar"), moment(facts.opens_at) if facts.opens_at else ""),
        (_("Svarstiden slutar"), moment(facts.closes_at) if facts.closes_at else ""),
        (_("Svaret lämnas på"), facts.address),
        (_("Registrerande myndighet"), page.authority),
    ]
    return [(name, value) for name, value in told if value]
