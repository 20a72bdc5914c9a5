"""Django's mail door: whatever is mailed anywhere in the program goes into the outbox, and leaves with the tick."""

from __future__ import annotations

from collections.abc import Sequence

from django.core.mail import EmailMessage, EmailMultiAlternatives
from django.core.mail.backends.base import BaseEmailBackend

from samsyn.access.clock import now
from samsyn.outbox.models import Letter


class OutboxBackend(BaseEmailBackend):
    """One `Letter` per recipient, in the caller's transaction: a rolled-back change sends nothing."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        at = now()
        letters = [
            Letter(
                to=to,
                sender=message.from_email,
                subject=str(message.subject),
                text=str(message.body),
                html=_html(message),
                made_at=at,
                next_try_at=at,
            )
            for message in email_messages
            for to in message.recipients()
        ]
        Letter.objects.bulk_create(letters)
        return len(email_messages)


def _html(message: EmailMessage) -> str:
    if isinstance(message, EmailMultiAlternatives):
        for alternative in message.alternatives:
            content, mimetype = alternative
            if mimetype == "text/html":
                return str(content)
    return ""
