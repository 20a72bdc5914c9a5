"""Texts and Word files to try reading and writing on: made up at random, and as badly made as real ones."""

from __future__ import annotations

import io
import zipfile

from hypothesis import strategies as st

from samsyn.domain.sections import Section, Text
from samsyn.office.word.lines import Line, LineKind, Piece, Words, words_of
from samsyn.office.word.markdown_out import body_of

LETTERS = (
    "kommunen", "regionen", "ansvarar", "för", "vård", "i", "hemmet.", "senast", "den", "1", "2.", "a)", "–", "-", "#", "*",
    "**", "_x_", "[[", "]]", "[x]", "|", "\\", "\\*", "a|b", "<b>", "&amp;", "”citat”", "å\u00a0ä", "👩‍⚕️", "sam\u00advård", "(1)", "+",
)  # fmt: skip
LOOKS = ((False, False), (False, False), (False, False), (True, False), (False, True), (True, True))
SLUGS = ("syfte", "ansvar-for-vard", "uppfoljning", "ett-mycket-langt-namn-pa-ett-avsnitt-om-samverkan", "tvist")


@st.composite
def words(draw: st.DrawFn, *, breaks: bool = True, looks: bool = True) -> Words:
    """A few words, some bold or slanted, some with a reference, some lines broken."""
    pieces: list[Piece] = []
    for letters in draw(st.lists(st.sampled_from(LETTERS), min_size=1, max_size=7)):
        if pieces:
            pieces.append(Piece(draw(st.sampled_from((" ", " ", " ", "\n" if breaks else " ", "\u00a0")))))
        bold, italic = draw(st.sampled_from(LOOKS)) if looks else (False, False)
        pieces.append(Piece(letters, bold, italic))
    if looks and draw(st.booleans()):
        slug = draw(st.sampled_from(SLUGS))
        written = draw(st.sampled_from((f"[[#{slug}]]", f"[[annat-avtal#{slug}]]")))
        pieces += [Piece(" "), Piece(written, ref=written), Piece(".")]
    return words_of(pieces)


@st.composite
def lines(draw: st.DrawFn) -> list[Line]:
    """What a section holds: paragraphs, lists in lists, tables."""
    found: list[Line] = []
    for kind in draw(st.lists(st.sampled_from(("text", "text", "bullets", "numbers", "table")), max_size=4)):
        if kind == "text":
            found.append(Line(LineKind.TEXT, draw(words())))
        elif kind == "table":
            columns = draw(st.integers(1, 3)) + 1
            rows = draw(st.integers(1, 3))
            found += [
                Line(LineKind.ROW, cells=tuple(draw(words(breaks=False)) for _ in range(columns)), is_head=not row)
                for row in range(rows)
            ]
        else:
            start, sign = draw(st.integers(1, 3)), draw(st.sampled_from(".)"))
            for at in range(draw(st.integers(1, 3))):
                mark = "-" if kind == "bullets" else f"{start + at}{sign}"
                found.append(Line(LineKind.ITEM, draw(words()), 1, mark))
                if draw(st.booleans()):
                    found.append(Line(LineKind.ITEM, draw(words()), 2, draw(st.sampled_from(("-", "1.")))))
                if draw(st.integers(0, 4)) == 0:
                    found.append(Line(LineKind.TEXT, draw(words()), 1))
    return found


@st.composite
def texts(draw: st.DrawFn) -> Text:
    """A text of one to five sections, as the house writes it."""
    slugs = draw(st.permutations(SLUGS))[: draw(st.integers(1, 5))]
    level, sections = 0, []
    for slug in slugs:
        level = draw(st.integers(1, min(level + 1, 4)))
        sections.append(Section(level, slug, f"Om {slug}", body_of(draw(lines()))))
    subtitle = draw(st.sampled_from(("", "Underavtal till avtalet")))
    return Text("avtal", "Avtal om vård", "main", subtitle, tuple(sections))


# --- files as others make them -----------------------------------------------------------------------------------

SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
# As Word in Swedish names them: the styles' own names are English all the same.
STYLES = """<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="22"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Rubrik1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Rubrik2"><w:name w:val="heading 2"/><w:basedOn w:val="Rubrik1"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Kommunrubrik" w:customStyle="1"><w:name w:val="Kommunens rubrik"/><w:basedOn w:val="Rubrik2"/></w:style>
<w:style w:type="paragraph" w:styleId="Rubrik7"><w:name w:val="heading 7"/><w:basedOn w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Innehll1"><w:name w:val="toc 1"/><w:basedOn w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Rubrik"><w:name w:val="Title"/><w:basedOn w:val="Normal"/></w:style>"""


def _level(at: int, kind: str, text: str) -> str:
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/>'
        f'<w:pPr><w:ind w:left="{360 * (at + 1)}" w:hanging="360"/></w:pPr></w:lvl>'
    )


# 1: bullets; 2: "1." with "a)" in it; 3: as headings are numbered, "1" and "1.1".
NUMBERING = "".join(
    f'<w:abstractNum w:abstractNumId="{name}">{levels}</w:abstractNum>'
    for name, levels in (
        (1, _level(0, "bullet", "\uf0b7") + _level(1, "bullet", "o")),
        (2, _level(0, "decimal", "%1.") + _level(1, "lowerLetter", "%2)")),
        (3, _level(0, "decimal", "%1") + _level(1, "decimal", "%1.%2")),
    )
) + "".join(f'<w:num w:numId="{name}"><w:abstractNumId w:val="{name}"/></w:num>' for name in (1, 2, 3))


def run(text: str, look: str = "") -> str:
    return f'<w:r>{f"<w:rPr>{look}</w:rPr>" if look else ""}<w:t xml:space="preserve">{text}</w:t></w:r>'


def para(text: str, props: str = "", look: str = "") -> str:
    """A paragraph; `text` may be runs already."""
    inside = text if text.startswith("<") or not text else run(text, look)
    return f"<w:p>{f'<w:pPr>{props}</w:pPr>' if props else ''}{inside}</w:p>"


def styled(text: str, style: str) -> str:
    return para(text, f'<w:pStyle w:val="{style}"/>')


def listed(text: str, number: int, level: int = 0) -> str:
    return para(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def bold(text: str, size: int = 0) -> str:
    return para(text, look="<w:b/>" + (f'<w:sz w:val="{size}"/>' if size else ""))


def table(*rows: list[str]) -> str:
    """A table of cells that are XML already, or text."""
    drawn = "".join(
        "<w:tr>" + "".join(c if c.startswith("<w:tc>") else f"<w:tc>{para(c)}</w:tc>" for c in row) + "</w:tr>"
        for row in rows
    )
    return f"<w:tbl><w:tblPr/>{drawn}</w:tbl>"


def put_in(text: str, author: str, kind: str = "ins") -> str:
    """A tracked change as Word writes it."""
    name = "delText" if kind == "del" else "t"
    return (
        f'<w:{kind} w:id="9" w:author="{author}" w:date="2027-02-0{len(author) % 9 + 1}T10:00:00Z"><w:r>'
        f'<w:{name} xml:space="preserve">{text}</w:{name}></w:r></w:{kind}>'
    )


def word_file(
    body: str, *, declared: str = "", ends: str = "<w:sectPr/>", as_template: bool = False, **parts: str
) -> bytes:
    """A .docx (or .dotx) with this body; further parts by their kind: `comments=`, `footnotes=`, `header=`, …"""
    elements = {
        "styles": "styles",
        "numbering": "numbering",
        "comments": "comments",
        "footnotes": "footnotes",
        "header": "hdr",
        "footer": "ftr",
    }
    said = {"styles": STYLES, "numbering": NUMBERING, **parts}
    relations, types, files = "", "", {}
    for at, (kind, inside) in enumerate(said.items(), start=1):
        name = elements.get(kind, kind)
        prefix = "w15" if kind == "commentsExtended" else "w"
        element = "commentsEx" if kind == "commentsExtended" else name
        files[f"word/{kind}.xml"] = f"<{prefix}:{element} {SPACES}>{inside}</{prefix}:{element}>"
        relations += f'<Relationship Id="rId{at}" Type="{RELATION}/{kind}" Target="{kind}.xml"/>'
        types += f'<Override PartName="/word/{kind}.xml" ContentType="{TYPE}.{kind}+xml"/>'
    package = "http://schemas.openxmlformats.org/package/2006"
    files["word/document.xml"] = f"{declared}<w:document {SPACES}><w:body>{body}{ends}</w:body></w:document>"
    files["word/_rels/document.xml.rels"] = (
        f'<Relationships xmlns="{package}/relationships">{relations}</Relationships>'
    )
    files["_rels/.rels"] = (
        f'<Relationships xmlns="{package}/relationships"><Relationship Id="rId1" Type="{RELATION}/officeDocument" '
        'Target="word/document.xml"/></Relationships>'
    )
    files["[Content_Types].xml"] = (
        f'<Types xmlns="{package}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" '
        f'ContentType="{TYPE}.{"template" if as_template else "document"}.main+xml"/>{types}</Types>'
    )
    return zipped({name: content.encode() for name, content in files.items()})


def zipped(files: dict[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return made.getvalue()
