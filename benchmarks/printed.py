"""The demo's whole agreement as PDF: how long it takes. In a process of its own, start-up included.

python -m benchmarks.printed OUT.pdf
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path

from benchmarks.server import ROOT
from samsyn.domain.sections import Numbers, Text, content_hash, numbers, parse_text, placed, written
from samsyn.office.pdf import Attachment, Book, BookAdjustment, BookDocument, BookSection, book_html, pdf_of

MADE_AT = datetime(2026, 11, 25, 8, 0, tzinfo=UTC)


def main() -> int:
    out = Path(sys.argv[1])
    pages: list[int] = []
    out.write_bytes(pdf_of(book_html(book()), made_at=MADE_AT, progress=pages.append, attachments=sources()))
    print(max(pages))
    return 0


def texts() -> list[Text]:
    """The main agreement first."""
    found = [parse_text(path.read_text(encoding="utf-8")) for path in (ROOT / "samsyn/demo/texts").glob("*.md")]
    return sorted(found, key=lambda text: (text.kind != "main", text.slug))


def sources() -> list[Attachment]:
    return [Attachment(f"{text.slug}.md", written(text).encode(), description=text.title) for text in texts()]


def book() -> Book:
    """The whole package, with a word about what is new and an adjustment, so that everything is printed."""
    known = numbers(texts())
    titles = {text.slug: (text.kind, text.title) for text in texts()}
    return Book(
        title="Hälso- och sjukvårdsavtal för Västra Götaland",
        kind="Avtalspaket: huvudavtal med underavtal",
        label="Remissversion 2026-05-04",
        made_on=date(2026, 11, 25),
        documents=tuple(document(text, known, titles) for text in texts()),
        status="Version 2, sänd på remiss den 4 maj 2026.",
        notice="Påhittade uppgifter",
        issuer="Samverkan i Västra Götaland",
        adjustments=(BookAdjustment("Huvudavtalet", "Ett skrivfel har rättats."),),
    )


def document(text: Text, known: Numbers, titles: Mapping[str, tuple[str, str]]) -> BookDocument:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    import django

    django.setup()
    from samsyn.agreements.rendering import Links, body_html

    class PrintLinks(Links):
        """Links within the book."""

        def address(self, document: str, section: str) -> str:
            return f"#{document}--{section}"

    links = PrintLinks("demo", text.slug, known, titles)
    sections = tuple(
        BookSection(
            number=p.number,
            level=p.section.level,
            heading=p.section.heading,
            anchor=f"{text.slug}--{p.section.slug}",
            body_html=str(body_html(p.section.body, links)),
            news="Avsnittet är nytt." if p.number == "1.3" else "",
        )
        for p in placed(text.sections)
    )
    kind = "Huvudavtal" if text.kind == "main" else "Överenskommelse – underavtal till Hälso- och sjukvårdsavtalet"
    checksum = content_hash(text)
    return BookDocument(
        text.title, kind, "Remissversion 2026-05-04", text.slug, sections, text.subtitle, checksum=checksum
    )


if __name__ == "__main__":
    sys.exit(main())
