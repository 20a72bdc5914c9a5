"""A redline for paper and archive: both texts in one, a legend, and the changes told in sentences first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from html import escape
from pathlib import Path

from samsyn.domain.sections import Numbers, Text
from samsyn.office.pdf import pdf_of
from samsyn.office.pdf.book import MONTHS, style, table_of
from samsyn.office.redline.drawn import LEGEND, drawn
from samsyn.office.word.layout import laid_out


@dataclass(frozen=True, slots=True)
class Named:
    """What the two texts are called: "version 2", "version 3"."""

    old: str
    new: str


def redline_pdf(
    old: Text,
    new: Text,
    *,
    named: Named,
    made_at: datetime,
    known: Numbers | None = None,
    titles: Mapping[str, str] | None = None,
) -> bytes:
    """PDF/A-3a and PDF/UA-1 of what became of each word from `old` to `new`. Raises as `pdf_of` does."""
    return pdf_of(redline_page(old, new, named=named, made_at=made_at, known=known, titles=titles), made_at=made_at)


def redline_page(
    old: Text,
    new: Text,
    *,
    named: Named,
    made_at: datetime,
    known: Numbers | None = None,
    titles: Mapping[str, str] | None = None,
) -> str:
    """The page that `redline_pdf` draws."""
    before, after = laid_out(old, known, titles), laid_out(new, known, titles)
    found = drawn(before, after)
    title = f"Ändringar i {new.title}"
    made = f"{made_at.day} {MONTHS[made_at.month - 1]} {made_at.year}"
    facts = table_of([("Från", named.old), ("Till", named.new), ("Framställd", made)])
    return (
        f'<!doctype html>\n<html lang="sv"><head><meta charset="utf-8"><title>{escape(title)}</title>'
        f'<meta name="description" content="{escape(f"Jämförelse av {named.old} och {named.new}")}">'
        f'<meta name="generator" content="Samsyn"><style>{style()}{_style()}</style></head><body data-notice="">'
        f'<section class="cover"><p class="kind">Jämförelse</p><h1>{escape(title)}</h1>{facts}</section>'
        f'<article data-running="{escape(title)}"><h2 class="depth-1">Ändringarna i korthet</h2>{_told(found.told)}{LEGEND}</article>'
        f'<article data-running="{escape(title)}">{"".join(found.parts)}</article></body></html>'
    )


@cache
def _style() -> str:
    return (Path(__file__).parent / "redline.css").read_text(encoding="utf-8")


def _told(sentences: Sequence[str]) -> str:
    return "<ul>" + "".join(f"<li>{escape(said)}</li>" for said in sentences) + "</ul>"
