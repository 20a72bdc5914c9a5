"""Handing one letter over: to the mail server, or as an .eml file in the data folder (demo and tests)."""

from __future__ import annotations

import os
from pathlib import Path
from smtplib import SMTPRecipientsRefused, SMTPResponseException
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.core.mail.backends.smtp import EmailBackend
from django.utils import timezone
from django.utils.html import format_html
from django.utils.text import slugify
from django.utils.translation import gettext, override

if TYPE_CHECKING:
    from samsyn.outbox.models import Letter


def deliver(letter: Letter) -> None:
    """Hand the letter over; raises whatever the mail server or the disk raised."""
    message = message_of(letter)
    if settings.OUTBOX_DELIVERY == "smtp":
        EmailBackend(timeout=settings.EMAIL_TIMEOUT).send_messages([message])
    else:
        write(message, settings.MAIL / file_name(letter))


def message_of(letter: Letter) -> EmailMultiAlternatives:
    """The letter as a mail. Its Message-ID stays the same over retries, so that a receiver can spot a double."""
    host = urlsplit(settings.ORIGIN).hostname or "localhost"
    message = EmailMultiAlternatives(
        subject=letter.subject,
        body=letter.text,
        from_email=letter.sender,
        to=[letter.to],
        headers={
            "Message-ID": f"<letter-{letter.pk}-{int(letter.made_at.timestamp())}@{host}>",
            "Auto-Submitted": "auto-generated",
        },
    )
    html = letter.html
    if settings.DEMO:
        with override("sv"):
            word, line = gettext("Påhittade uppgifter"), gettext("Det här brevet kommer från en demonstration.")
        message.subject = f"[{word}] {letter.subject}"
        message.body = f"{word}. {line}\n\n{letter.text}"
        html = html and format_html("<p><strong>{}.</strong> {}</p>", word, line) + html
    if html:
        message.attach_alternative(html, "text/html")
    return message


def file_name(letter: Letter) -> str:
    """`2026-03-04_09.00.00_valkommen-till-samsyn_12.eml`: sorts by time, says what it is about."""
    made = timezone.localtime(letter.made_at)
    return f"{made:%Y-%m-%d_%H.%M.%S}_{slugify(letter.subject)[:60] or 'brev'}_{letter.pk}.eml"


def write(message: EmailMultiAlternatives, path: Path) -> None:
    """Write the file whole or not at all, for the owner's eyes only: letters hold single-use links."""
    path.parent.mkdir(parents=True, exist_ok=True)
    half = path.with_suffix(".half")
    descriptor = os.open(half, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "wb") as out:
        out.write(message.message().as_bytes())
    half.replace(path)


def reason(fault: Exception) -> str:
    """What went wrong as a short code, without the texts of servers: those quote addresses."""
    if isinstance(fault, SMTPRecipientsRefused):
        codes = sorted({code for code, _ in fault.recipients.values()})
        return f"smtp {codes[0]} recipient" if codes else "smtp recipient"
    if isinstance(fault, SMTPResponseException):
        return f"smtp {fault.smtp_code}"
    return type(fault).__name__[:60]
