"""A receipt as PDF/A that everybody can read: what was handed in, when, and the checksum; the very text that the checksum
is of lies inside as a file.

The words are Swedish whatever language the page is in: the receipt goes to a register.
"""

from __future__ import annotations

from datetime import datetime
from html import escape
from itertools import groupby

from samsyn.office.answers.values import Shown, ShownAnswer
from samsyn.office.pdf import Attachment, pdf_of
from samsyn.office.pdf.book import line, style, table_of

INSIDE = "innehall.json"
MARK = "\N{WHITE SQUARE}"
SIGNS_REPLACED = (
    f"Tecken som inte går att skriva ut står som {MARK}. De finns kvar i filen {INSIDE}, som följer med kvittensen."
)
# No numbers stand in the margin of a receipt: its text begins where its heading does.
_STYLE = """
.receipt { margin-left: -16mm }
.receipt header { margin-left: 0 }
.receipt h2 { margin: 8mm 0 3mm; font-size: 14pt }
.receipt h3 { margin: 5mm 0 1.5mm; font-size: 11pt }
"""


def receipt_pdf(shown: Shown, *, content: str, made_at: datetime) -> bytes:
    """The receipt's bytes. The same receipt gives the same bytes."""
    inside = Attachment(
        INSIDE, content.encode(), "application/json", "Det som lämnades in, som kontrollsumman är räknad på", "Data"
    )
    html = receipt_html(shown)
    drawn = with_signs_we_have(html)
    if drawn != html:
        drawn = drawn.replace("</header>", f'<p class="notice">{SIGNS_REPLACED}</p></header>', 1)
    return pdf_of(drawn, made_at=made_at, attachments=[inside])


def with_signs_we_have(html: str) -> str:
    """People write signs that our fonts lack (a smile, Chinese). A receipt is made all the same, with a mark in place of
    each: the file inside has them as they were written."""
    try:
        from samsyn.office.pdf.drawing import drawable
    except (ImportError, OSError):
        return html  # `pdf_of` says that no PDF can be made here
    return "".join(sign if drawable(sign) else MARK for sign in html)


def receipt_html(shown: Shown) -> str:
    """A whole HTML document for `pdf_of`."""
    title = escape(f"{shown.title} – {shown.respondent}")
    parts = [_head(shown), _whole(shown), *_sections(shown)]
    return (
        f'<!doctype html>\n<html lang="sv"><head><meta charset="utf-8"><title>{title}</title>\n'
        f'<meta name="author" content="{escape(shown.respondent)}">'
        f'<meta name="description" content="{escape(shown.consultation)}"><meta name="generator" content="Samsyn">\n'
        f"<style>{style()}\n{_STYLE}</style></head>\n"
        f'<body data-notice="{escape(shown.notice)}">\n'
        f'<article class="receipt" data-running="{title}">{"".join(parts)}</article></body></html>\n'
    )


def _head(shown: Shown) -> str:
    return (
        f'<header>{line("kind", shown.respondent)}<h1 class="title">{escape(shown.title)}</h1>'
        f"{line('subtitle', shown.consultation)}{table_of([pair for pair in shown.facts if pair[1]])}</header>"
    )


def _whole(shown: Shown) -> str:
    said = [
        ("Inställning", shown.stance),
        ("Förutsättningar", shown.conditions),
        ("Synpunkter på helheten", shown.general),
        ("Skäl", shown.reason),
    ]
    words = "".join(_said(what, words) for what, words in said)
    return f"<h2>Helheten</h2>{words}" if words else ""


def _sections(shown: Shown) -> list[str]:
    drawn = []
    for document, answers in groupby(shown.answers, key=lambda answer: answer.document):
        drawn.append(f"<h2>{escape(document)}</h2>{''.join(_section(answer) for answer in answers)}")
    return drawn


def _section(answer: ShownAnswer) -> str:
    grade = (
        f"<p><strong>Gradering:</strong> {escape(f'{answer.letter} – {answer.grade}')}</p>" if answer.grade else ""
    )
    ground = f"<p><strong>Kommentaren gäller:</strong> {escape(answer.ground)}</p>" if answer.ground else ""
    comment, proposal = _said("Kommentar", answer.comment), _said("Föreslagen lydelse", answer.proposal)
    return f"<h3>{escape(answer.name)}</h3>{grade}{ground}{comment}{proposal}"


def _said(what: str, words: str) -> str:
    """A text under its name; a line break in it is one on paper."""
    if not words:
        return ""
    paragraphs = (escape(part).replace("\n", "<br>") for part in words.split("\n\n"))
    return f"<p><strong>{what}:</strong></p>" + "".join(f"<p>{part}</p>" for part in paragraphs)
