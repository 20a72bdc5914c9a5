"""Django's mail door: whatever is mailed anywhere in the program goes into the outbox, and leaves with the tick."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.core.mail import EmailMessage, EmailMultiAlternatives
from django.core.mail.backends.base import BaseEmailBackend
from django.core.mail.message import forbid_multi_line_headers

from samsyn.access.clock import now
from samsyn.outbox.actions import Draft, put_in_outbox


class OutboxBackend(BaseEmailBackend):
    """One `Letter` per recipient, in the caller's transaction: a rolled-back change sends nothing."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        put_in_outbox((draft for message in email_messages for draft in _drafts(message)), at=now())
        return len(email_messages)


def _drafts(message: EmailMessage) -> Iterator[Draft]:
    """Refuses what the outbox cannot carry now, rather than when the letter should leave."""
    if message.attachments:
        raise ValueError("the outbox carries no attachments; link to the page instead")
    forbid_multi_line_headers("Subject", str(message.subject), "utf-8")
    for to in message.recipients():
        yield Draft(to, message.from_email, str(message.subject), str(message.body), _html(message))


def _html(message: EmailMessage) -> str:
    if isinstance(message, EmailMultiAlternatives):
        for content, kind in message.alternatives:
            if kind == "text/html":
                return str(content)
    return ""
