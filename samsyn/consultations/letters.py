"""Letters of a consultation: what the covering letter says to one respondent, and what is mailed. Letters are written
in the installation's own language, whatever language somebody reads the pages in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.template.loader import render_to_string
from django.urls import NoReverseMatch, reverse
from django.utils import translation
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from samsyn.consultations.texts import moment
from samsyn.domain.letters import filled

# The places that a covering letter can have, in the language that letters are written in.
RESPONDENT, CONSULTATION, TEXTS, OPENS, CLOSES, SENDER = (
    "remissinstans", "remiss", "texter", "öppnar", "stänger", "avsändare",
)  # fmt: skip
LETTER_PLACES = (RESPONDENT, CONSULTATION, TEXTS, OPENS, CLOSES, SENDER)


@dataclass(frozen=True, slots=True)
class Facts:
    """What letters about a consultation tell. `titles` are those of its versions."""

    pk: int
    title: str
    letter: str
    sender: str
    titles: Sequence[str]
    opens_at: datetime | None
    closes_at: datetime | None

    @property
    def address(self) -> str:
        """The consultation's page, on the installation's own address."""
        return _absolute("consultations:consultation", self.pk)

    @property
    def answer_address(self) -> str:
        """Where a respondent answers; the consultation's page where no such page is mounted."""
        return _absolute("responses:answer", self.pk) or self.address


@dataclass(frozen=True, slots=True)
class Mail:
    """A mail to one address: which of the templates in `consultations/mail/`, and what it tells."""

    to: str
    kind: str
    facts: Facts
    told: dict[str, Any] = field(default_factory=dict, repr=False)


def _absolute(url_name: str, *args: Any) -> str:
    try:
        return str(settings.ORIGIN) + reverse(url_name, args=args)
    except NoReverseMatch:
        return ""


def link_of(secret: str) -> str:
    """The mailed link: on the installation's own address, never on the one a request claims to come to."""
    return _absolute("consultations:invitation", secret)


def letter_template() -> str:
    """What a covering letter begins as."""
    with translation.override(settings.LANGUAGE_CODE):
        return render_to_string("consultations/mail/letter.txt").strip()


def reminder_template() -> str:
    """What a reminder begins as."""
    with translation.override(settings.LANGUAGE_CODE):
        return render_to_string("consultations/mail/reminder_text.txt").strip()


def letter_to(facts: Facts, respondent: str) -> str:
    """The covering letter as this respondent reads it."""
    with translation.override(settings.LANGUAGE_CODE):
        undecided = _("(tid bestäms senare)")
        values = {
            RESPONDENT: respondent or _("remissinstansen"),
            CONSULTATION: facts.title,
            TEXTS: get_text_list([f"”{title}”" for title in facts.titles], _("och")),
            OPENS: moment(facts.opens_at) if facts.opens_at else undecided,
            CLOSES: moment(facts.closes_at) if facts.closes_at else undecided,
            SENDER: facts.sender,
        }
    return filled(facts.letter, values)


def written(mail: Mail) -> tuple[str, str]:
    """The mail's subject and text."""
    with translation.override(settings.LANGUAGE_CODE):
        facts = mail.facts
        context = {
            "facts": facts,
            "opens": moment(facts.opens_at) if facts.opens_at else "",
            "closes": moment(facts.closes_at) if facts.closes_at else "",
            **mail.told,
        }
        subject = render_to_string(f"consultations/mail/{mail.kind}_subject.txt", context)
        text = render_to_string(f"consultations/mail/{mail.kind}.txt", context)
    return " ".join(subject.split()), text.strip() + "\n"


def post(mails: Iterable[Mail]) -> int:
    """Put the mails in the outbox, in the caller's transaction; how many. For use inside an action."""
    messages = [EmailMessage(*written(mail), None, [mail.to]) for mail in mails]
    get_connection().send_messages(messages)
    return len(messages)
