"""From HTML to a tagged PDF/A-3a, by WeasyPrint, with our own fonts and nothing from anywhere else.

Imported only when a PDF is made: WeasyPrint takes half a second to load and needs Pango on the machine.
"""

from __future__ import annotations

import io
import logging
import threading
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from fontTools.ttLib import TTFont, woff2
from weasyprint import CSS, HTML
from weasyprint.text import ffi as libraries
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from samsyn.domain.verdicts import Refusal
from samsyn.office.pdf.faults import PdfFault
from samsyn.office.pdf.hyphens import taught
from samsyn.office.pdf.joining import going_on

FONTS = Path(__file__).parent / "fonts"
# Name → weight and style. The names are all that can be asked for: no address ever becomes a path.
FACES = {
    "inter-regular": ("400", "normal"),
    "inter-semibold": ("600", "normal"),
    "inter-italic": ("400", "italic"),
}
SCHEME = "samsyn-font"
FONT_CSS = (
    "".join(
        f"@font-face {{ font-family: Inter; src: url({SCHEME}:{name}); font-weight: {weight}; font-style: {style} }}\n"
        for name, (weight, style) in FACES.items()
    )
    + ":root { font-family: Inter }\n"
)
PROGRESS = logging.getLogger("weasyprint.progress")
LONGEST_NAME = 200

libraries.ffi.cdef("FcConfig *FcConfigCreate(void);")


class OwnFonts(FontConfiguration):  # type: ignore[misc]
    """The fonts of our style sheet and no others: a PDF looks the same whatever is installed on the machine."""

    def __init__(self) -> None:
        super().__init__()
        self._config = libraries.fontconfig.FcConfigCreate()
        font_map = libraries.ffi.cast("PangoFcFontMap *", self.font_map)
        libraries.pangoft2.pango_fc_font_map_set_config(font_map, self._config)
        libraries.fontconfig.FcConfigDestroy(self._config)


class OwnFilesOnly(URLFetcher):  # type: ignore[misc]
    """Our own fonts by name, and what stands in the page itself (`data:`). All else is refused, and remembered: some
    refusals stop the drawing, others WeasyPrint passes over."""

    def __init__(self) -> None:
        super().__init__(allowed_protocols={"data"}, allow_redirects=False, fail_on_errors=True)
        self.refused: list[str] = []

    def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> URLFetcherResponse:
        scheme, _, name = url.partition(":")
        if scheme == SCHEME and name in FACES:
            return URLFetcherResponse(url, font(name))
        if scheme != "data":
            self.refused.append(url)
        return super().fetch(url, headers)


class Listener(logging.Handler):
    """Hears which page WeasyPrint lays out. Page numbers in a text make it go over pages again; that is not told."""

    def __init__(self, tell: Callable[[int], None]) -> None:
        super().__init__()
        self.tell = tell
        self.thread = threading.get_ident()
        self.told = 0

    def emit(self, record: logging.LogRecord) -> None:
        page = record.args[0] if isinstance(record.args, tuple) and len(record.args) == 1 else None
        ours = record.thread == self.thread and "Page" in str(record.msg)
        if ours and isinstance(page, int) and page > self.told:
            self.told = page
            self.tell(page)


@dataclass(frozen=True, slots=True)
class Drawn:
    """The PDF as WeasyPrint makes it, with what it does not tell: what each place that a link can lead to is called,
    and which tags go on over each page break."""

    pdf: bytes
    names: Mapping[str, str]
    breaks: Sequence[Sequence[str]]


def drawn(html: str, progress: Callable[[int], None] | None) -> Drawn:
    taught()
    fetcher, fonts = OwnFilesOnly(), OwnFonts()
    try:
        page = HTML(string=html, url_fetcher=fetcher)
        refuse_missing_signs(page.etree_element)
        style = CSS(string=FONT_CSS, url_fetcher=fetcher, font_config=fonts)
        with heard(progress):
            # What is written here is read and written again by the next pass: packing it would be lost work.
            told = {"pdf_variant": "pdf/a-3a", "uncompressed_pdf": True}
            document = page.render(stylesheets=[style], font_config=fonts, **told)
            pdf = document.write_pdf(**told)
    except FatalURLFetchingError as fault:
        raise Refusal(PdfFault.ADDRESS_REFUSED, address=(fetcher.refused or ["data:"])[0]) from fault
    if fetcher.refused:
        raise Refusal(PdfFault.ADDRESS_REFUSED, address=fetcher.refused[0])
    return Drawn(pdf, names_of(page.etree_element), going_on(document.pages))


@contextmanager
def heard(progress: Callable[[int], None] | None) -> Iterator[None]:
    """Tell `progress` each page; WeasyPrint has no other way to say where it is than its log."""
    if progress is None:
        yield
        return
    listener = Listener(progress)
    PROGRESS.setLevel(logging.INFO)
    PROGRESS.propagate = False
    PROGRESS.addHandler(listener)
    try:
        yield
    finally:
        PROGRESS.removeHandler(listener)


def refuse_missing_signs(page: Any) -> None:
    """A sign that the fonts lack would become an empty box in a legal text, and break PDF/A."""
    body = page.find("body")
    missing = sorted({sign for text in body.itertext() for sign in text if not drawable(sign)})
    if missing:
        raise Refusal(PdfFault.SIGN_MISSING, signs=" ".join(missing[:20]))


def drawable(sign: str) -> bool:
    if sign.isspace() or unicodedata.category(sign) in {"Cc", "Cf"} or "\ufe00" <= sign <= "\ufe0f":
        return True
    return ord(sign) in signs()


@cache
def signs() -> frozenset[int]:
    """The signs that all our faces have."""
    faces = [TTFont(io.BytesIO(font(name))).getBestCmap() for name in FACES]
    return frozenset.intersection(*(frozenset(face) for face in faces))


@cache
def font(name: str) -> bytes:
    """The font unpacked; a tenth of a second, so once in a process."""
    unpacked = io.BytesIO()
    woff2.decompress(FONTS / f"{name}.woff2", unpacked)
    return unpacked.getvalue()


def names_of(page: Any) -> dict[str, str]:
    """Anchor → the words that stand there, for those who hear a link read out."""
    found = {}
    for element in page.iter():
        if anchor := element.get("id"):
            found[anchor] = " ".join("".join(element.itertext()).split())[:LONGEST_NAME]
    return found
