"""The print form of an agreement: cover, contents, documents with numbered sections, adjustments.

Everything that is a string is escaped here; only a section's body comes as HTML, drawn and washed elsewhere. The words
are the agreement's own, in Swedish whatever language the page that asked for it is in.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from html import escape, unescape
from pathlib import Path

MONTHS = (
    "januari", "februari", "mars", "april", "maj", "juni",
    "juli", "augusti", "september", "oktober", "november", "december",
)  # fmt: skip
# A short text needs no contents; a package lists two levels, a single document three.
CONTENTS_FROM = 6
DEPTH_OF_PACKAGE, DEPTH_OF_DOCUMENT = 2, 3
_LINK = re.compile(r'<a\s[^>]*?href="([^"]*)"[^>]*>(.*?)</a>', re.S)
_CHECKSUM = re.compile(r"[0-9a-f]{64}")
# "12 kap. 1 § HSL", "den 1 januari 2027" and "kl. 16.00" are not broken at the number. Tags are matched to be left alone.
_KEPT_TOGETHER = re.compile(rf"<[^>]*>|(?<=\d) (?=§|%|kap\.|kr\b|(?:{'|'.join(MONTHS)})\b)|(?<=\bkl\.) (?=\d)")


@dataclass(frozen=True, slots=True)
class BookSection:
    """A section: its number and depth, what links call it, its body ready as HTML, and what is new in it."""

    number: str
    level: int
    heading: str
    anchor: str
    body_html: str = ""
    news: str = ""


@dataclass(frozen=True, slots=True)
class BookDocument:
    """One text. `kind` in words: "Huvudavtal", "Överenskommelse – underavtal till …"."""

    title: str
    kind: str
    label: str
    anchor: str
    sections: tuple[BookSection, ...]
    subtitle: str = ""
    status: str = ""
    checksum: str = ""


@dataclass(frozen=True, slots=True)
class BookAdjustment:
    """A change made after the text was agreed on: where, and in what words; `anchor` when the place is in the book."""

    place: str
    words: str
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Book:
    """What is printed: a package, one document or one section, with what the cover says.

    `status` tells what version this is and what has become of it; `notice` stands on every page ("Arbetsversion").
    """

    title: str
    kind: str
    label: str
    made_on: date
    documents: tuple[BookDocument, ...]
    subtitle: str = ""
    status: str = ""
    checksum: str = ""
    notice: str = ""
    issuer: str = ""
    adjustments: tuple[BookAdjustment, ...] = ()


def book_html(book: Book) -> str:
    """A whole HTML document for `pdf_of`."""
    parts = [cover(book)]
    if sum(len(document.sections) for document in book.documents) >= CONTENTS_FROM:
        parts.append(contents(book))
    anchors = anchors_of(book)
    parts += [document_html(document, anchors, alone=len(book.documents) == 1) for document in book.documents]
    if book.adjustments:
        parts.append(adjustments(book, anchors))
    return (
        f'<!doctype html>\n<html lang="sv"><head><meta charset="utf-8"><title>{named(book.title, book.label)}</title>\n'
        f'<meta name="author" content="{escape(book.issuer)}"><meta name="description" content="{escape(book.kind)}">'
        f'<meta name="generator" content="Samsyn">\n<style>{style()}</style></head>\n'
        f'<body data-notice="{escape(book.notice)}">\n' + "\n".join(parts) + "\n</body></html>\n"
    )


@cache
def style() -> str:
    return (Path(__file__).parent / "book.css").read_text(encoding="utf-8")


def named(title: str, label: str) -> str:
    return escape(f"{title} – {label}" if label else title)


def anchors_of(book: Book) -> frozenset[str]:
    documents = {document.anchor for document in book.documents}
    return frozenset(documents | {s.anchor for document in book.documents for s in document.sections})


def cover(book: Book) -> str:
    made = f"{book.made_on.day} {MONTHS[book.made_on.month - 1]} {book.made_on.year}"
    told = [*facts(book.label, book.status, book.checksum), ("Framställd", made)]
    alone = f' id="{escape(book.documents[0].anchor)}"' if len(book.documents) == 1 else ""
    return (
        f'<section class="cover">{line("issuer", book.issuer)}{line("kind", book.kind)}'
        f"<h1{alone}>{escape(book.title)}</h1>"
        f"{line('subtitle', book.subtitle)}{line('notice', book.notice)}{table_of(told)}</section>"
    )


def facts(label: str, status: str, checksum: str) -> list[tuple[str, str]]:
    told = [("Version", label), ("Status", status), ("Kontrollsumma (SHA-256)", checksum)]
    return [(what, words) for what, words in told if words]


def table_of(told: list[tuple[str, str]]) -> str:
    rows = (f'<tr><th scope="row">{escape(what)}</th>{cell(words)}</tr>' for what, words in told)
    return f'<table class="facts"><tbody>{"".join(rows)}</tbody></table>' if told else ""


def cell(words: str) -> str:
    """A checksum is smaller, so that it stands on one line."""
    return f'<td class="sum">{words}</td>' if _CHECKSUM.fullmatch(words) else f"<td>{escape(words)}</td>"


def line(kind: str, words: str) -> str:
    return f'<p class="{kind}">{escape(words)}</p>' if words else ""


def contents(book: Book) -> str:
    """Marked as a block quote: `finishing.py` makes a table of contents of it, which WeasyPrint cannot."""
    alone = len(book.documents) == 1
    depth = DEPTH_OF_DOCUMENT if alone else DEPTH_OF_PACKAGE
    listed = [entries(document, depth) for document in book.documents]
    if not alone:
        pairs = zip(book.documents, listed, strict=True)
        listed = [f'<li class="whole">{entry(d.anchor, "", d.title)}<ol>{inside}</ol></li>' for d, inside in pairs]
    if book.adjustments:
        listed.append(f'<li class="whole">{entry("justeringar", "", "Justeringar")}</li>')
    return (
        f'<section class="contents" data-running="{named(book.title, book.label)}"><h2 class="part">Innehåll</h2>'
        f"<blockquote><ol>{''.join(listed)}</ol></blockquote></section>"
    )


def entries(document: BookDocument, depth: int) -> str:
    """The sections as nested lists, down to a depth."""
    parts: list[str] = []
    outermost = min((s.level for s in document.sections), default=1)
    before = outermost
    for section in document.sections:
        if section.level - outermost < depth:
            if section.level > before:
                parts.append("<ol>" * (section.level - before))
            elif parts:
                parts.append("</li>" + "</ol></li>" * (before - section.level))
            kind = ' class="chapter"' if section.level == outermost else ""
            parts.append(f"<li{kind}>{entry(section.anchor, section.number, section.heading)}")
            before = section.level
    return "".join(parts) + ("</li>" + "</ol></li>" * (before - outermost) if parts else "")


def entry(anchor: str, number: str, words: str) -> str:
    told = f'<span class="number">{escape(number)} </span>' if number else ""
    to = escape(f"#{anchor}")
    return (
        f'<a href="{to}">{told}<span class="words">{escape(words)} </span><span class="at" data-to="{to}"></span></a>'
    )


def document_html(document: BookDocument, anchors: Collection[str], *, alone: bool) -> str:
    """A document that is alone has its heading on the cover; among several, each has its own, one level above."""
    outermost = min((s.level for s in document.sections), default=1)
    head = "" if alone else head_of(document)
    first = 2 if alone else 3
    sections = "\n".join(section_html(s, anchors, s.level - outermost + 1, first) for s in document.sections)
    return f'<article data-running="{named(document.title, document.label)}">{head}\n{sections}</article>'


def head_of(document: BookDocument) -> str:
    return (
        f'<header>{line("kind", document.kind)}<h2 class="title" id="{escape(document.anchor)}">'
        f"{escape(document.title)}</h2>{line('subtitle', document.subtitle)}"
        f"{table_of(facts(document.label, document.status, document.checksum))}</header>"
    )


def section_html(section: BookSection, anchors: Collection[str], depth: int, first: int) -> str:
    """`depth` from 1 within what is printed; `first` is the level of the outermost headings."""
    level = first + depth - 1
    number = f'<span class="number">{escape(section.number)} </span>' if section.number else ""
    return (
        f'<h{level} class="depth-{depth}" id="{escape(section.anchor)}">{number}{escape(section.heading)}'
        f"</h{level}>\n{news(section.news)}{printed(section.body_html, anchors)}"
    )


def news(words: str) -> str:
    if not words.strip():
        return ""
    told = "".join(f"<p>{escape(' '.join(part.split()))}</p>" for part in re.split(r"\n\s*\n", words.strip()))
    return f'<div class="news"><p class="news-head">Nytt i avsnittet</p>{told}</div>'


def printed(body: str, anchors: Collection[str]) -> str:
    """The body as it is printed. Links that lead nowhere from paper, neither in the book nor to a whole address, keep
    only their words."""

    def kept(found: re.Match[str]) -> str:
        to = unescape(found[1])
        leads = to[1:] in anchors if to.startswith("#") else to.startswith("https://")
        return f'<a href="{found[1]}">{found[2]}</a>' if leads else found[2]

    return _KEPT_TOGETHER.sub(lambda found: "\u00a0" if found[0] == " " else found[0], _LINK.sub(kept, body))


def adjustments(book: Book, anchors: Collection[str]) -> str:
    rows = "".join(f"<tr><td>{place}</td><td>{words}</td></tr>" for place, words in adjusted(book, anchors))
    return (
        f'<article data-running="{named(book.title, book.label)}"><h2 class="part" id="justeringar">Justeringar</h2>'
        '<table class="table"><thead><tr><th scope="col">Avsnitt</th><th scope="col">Justering</th></tr></thead>'
        f"<tbody>{rows}</tbody></table></article>"
    )


def adjusted(book: Book, anchors: Collection[str]) -> Iterator[tuple[str, str]]:
    for one in book.adjustments:
        place = escape(one.place)
        led = f'<a href="{escape("#" + one.anchor)}">{place}</a>' if one.anchor in anchors else place
        yield led, escape(one.words)
