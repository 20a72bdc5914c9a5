"""The document around the text: language, title, styles, page numbers. python-docx is imported only here."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Any

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from samsyn.office.reports.docx.body import Run
from samsyn.office.reports.looks import FAINT, HEAD_FILL, HEAD_INK, QUIET
from samsyn.office.workbooks.text import readable

if TYPE_CHECKING:
    from docx.document import Document

LANGUAGE = "sv-SE"
FACE = "Calibri"
_SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_MOMENT = (1980, 1, 1, 0, 0, 0)  # a document does not tell when it was written, so that it can be made again
# Style → size, bold, ink, points before, points after.
_HEADINGS = {
    "Title": (26, True, HEAD_FILL, 120, 12),
    "Heading 1": (18, True, HEAD_FILL, 18, 8),
    "Heading 2": (14, True, HEAD_FILL, 14, 6),
    "Heading 3": (11.5, True, HEAD_FILL, 12, 3),
    "Heading 4": (10.5, True, QUIET, 6, 2),
}
_OWN = {
    "Tabelltext": (9, False, "1A1A1A", 1, 1),
    "Tabellhuvud": (9, True, HEAD_INK, 1, 1),
    "Efter": (6, False, "1A1A1A", 0, 0),
    "Innehåll": (18, True, HEAD_FILL, 18, 8),
    "Not": (9.5, False, QUIET, 2, 6),
    "toc 1": (11, True, "1A1A1A", 4, 0),
    "toc 2": (10.5, False, "1A1A1A", 1, 0),
}
_TABLE = f"""<w:style {_SPACE} w:type="table" w:customStyle="1" w:styleId="Samsyntabell"><w:name w:val="Samsyntabell"/>
<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>
{"".join(f'<w:{e} w:val="single" w:sz="4" w:space="0" w:color="{FAINT}"/>' for e in ("top", "left", "bottom", "right", "insideH", "insideV"))}
</w:tblBorders><w:tblCellMar><w:left w:w="70" w:type="dxa"/><w:right w:w="70" w:type="dxa"/></w:tblCellMar></w:tblPr>
<w:tblStylePr w:type="firstRow"><w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="{HEAD_FILL}"/></w:tcPr></w:tblStylePr></w:style>"""
_MODERN = (
    f'<w:compat {_SPACE}><w:compatSetting w:name="compatibilityMode" '
    'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
)


def document_of(title: str, body: str, *, fields_only: bool = False) -> bytes:
    """A document with this title and this text, as bytes. `fields_only`: nothing but its fields can be written in, until
    somebody takes that lock away (it has no password)."""
    document = docx.Document()
    _speak_swedish(document)
    _dress(document)
    _name(document, title)
    _number_pages(document, title)
    end: Any = document.element.body.sectPr
    for element in list(parse_xml(f"<w:body {_SPACE}>{body}</w:body>")):
        end.addprevious(element)
    if fields_only:
        _lock(document)
    made = io.BytesIO()
    document.save(made)
    return _without_time(made.getvalue())


def _lock(document: Document) -> None:
    """Say that only fields are to be filled in. Its place among the settings is before what is there by then."""
    settings: Any = document.settings.element
    lock = parse_xml(f'<w:documentProtection {_SPACE} w:edit="forms" w:enforcement="1"/>')
    before = settings.find(qn("w:defaultTabStop"))
    before.addprevious(lock) if before is not None else settings.insert(0, lock)


def _speak_swedish(document: Document) -> None:
    """The language of the whole text, so that it is read aloud and spelt right."""
    for element in document.styles.element.iter(qn("w:lang")):
        element.set(qn("w:val"), LANGUAGE)
    settings: Any = document.settings.element
    for element in settings.iter(qn("w:themeFontLang")):
        element.set(qn("w:val"), LANGUAGE)
    for old in settings.findall(qn("w:compat")):
        settings.replace(old, parse_xml(_MODERN))


def _dress(document: Document) -> None:
    """Typeface, sizes and colours; the styles that tables and contents need."""
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2)
    section.top_margin, section.bottom_margin = Cm(2.2), Cm(2)
    _style(document, "Normal", 10.5, bold=False, ink="1A1A1A", before=0, after=6)
    for name, (size, bold, ink, before, after) in _HEADINGS.items():
        _style(document, name, size, bold=bold, ink=ink, before=before, after=after)
    for name, (size, bold, ink, before, after) in _OWN.items():
        own = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        own.element.set(qn("w:styleId"), name.replace("toc ", "TOC").replace("å", "a"))
        own.base_style = document.styles["Normal"]
        _style(document, name, size, bold=bold, ink=ink, before=before, after=after)
        if name == "toc 2":
            own.paragraph_format.left_indent = Cm(0.8)
    document.styles.element.append(parse_xml(_TABLE))


def _style(document: Document, name: str, size: float, *, bold: bool, ink: str, before: int, after: int) -> None:
    style: Any = document.styles[name]
    style.font.name, style.font.size, style.font.bold, style.font.italic = FACE, Pt(size), bold, False
    style.font.color.rgb = RGBColor.from_string(ink)
    fonts = style.element.rPr.rFonts
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    form = style.paragraph_format
    form.space_before, form.space_after, form.line_spacing = Pt(before), Pt(after), 1.05
    for border in style.element.iter(qn("w:pBdr")):
        border.getparent().remove(border)
        break


def _name(document: Document, title: str) -> None:
    """Title, language and maker among the document's properties; nothing of when, or of the template's maker."""
    known = document.core_properties
    known.title, known.language, known.author = " ".join(readable(title).split())[:255], LANGUAGE, "Samsyn"
    known.comments, known.last_modified_by, known.keywords = "", "Samsyn", ""
    element: Any = known._element
    for child in list(element):
        if child.tag.endswith(("}created", "}modified", "}revision")):
            element.remove(child)
    _drop(document.part.package.rels, "thumbnail")
    _drop(document.part.rels, "stylesWithEffects")


def _drop(relations: Any, kind: str) -> None:
    """Leave out a part of the template that says something else than this document does."""
    for key in [key for key, relation in relations.items() if kind in relation.reltype]:
        del relations[key]


def _number_pages(document: Document, title: str) -> None:
    """The title at the head and the page's number at the foot of every page but the first."""
    section = document.sections[0]
    section.different_first_page_header_footer = True
    head: Any = section.header.paragraphs[0]
    head._p.append(parse_xml(Run(title, ink=QUIET, size=9).xml.replace("<w:r>", f"<w:r {_SPACE}>", 1)))
    foot: Any = section.footer.paragraphs[0]
    foot.alignment = 1
    for piece in ("Sida ", "PAGE", " av ", "NUMPAGES"):
        runs = _field(piece) if piece.isupper() else Run(piece, ink=QUIET, size=9).xml
        for run in parse_xml(f"<w:p {_SPACE}>{runs}</w:p>"):
            foot._p.append(run)


def _field(name: str) -> str:
    """A field that the program fills in on each page."""
    shown = Run("1", ink=QUIET, size=9).xml
    return f'<w:fldSimple w:instr=" {name} ">{shown}</w:fldSimple>'


def _without_time(data: bytes) -> bytes:
    """The same document with the same moment in every part of the archive."""
    fixed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(fixed, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            info = zipfile.ZipInfo(name, _MOMENT)
            info.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(info, old.read(name))
    return fixed.getvalue()
