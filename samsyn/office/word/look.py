"""Samsyn's own look of a Word text: styles, page, head and foot. A user's own template takes its place."""

from __future__ import annotations

from samsyn.office.word.package import Package
from samsyn.office.word.theme import font_table, theme
from samsyn.office.word.xml import HEAD, SPACES, escaped, quoted

FACE = "Calibri"
INK, QUIET, ACCENT, FAINT = "1A1A1A", "4A5560", "1F4E6B", "B9C3CC"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
RELATION = f"{_OFFICE}/relationships"
_THEME_TYPE = "application/vnd.openxmlformats-officedocument.theme+xml"
DEEPEST = 4

# id → name, based on, next, size, bold, ink, points before, points after; headings also keep with what follows.
_STYLES = (
    ("Title", "Title", 26, True, ACCENT, 0, 6),
    ("Subtitle", "Subtitle", 14, False, QUIET, 0, 12),
    ("Heading1", "heading 1", 17, True, ACCENT, 20, 6),
    ("Heading2", "heading 2", 13, True, ACCENT, 14, 4),
    ("Heading3", "heading 3", 11.5, True, INK, 12, 3),
    ("Heading4", "heading 4", 10.5, True, QUIET, 10, 2),
    ("ListParagraph", "List Paragraph", 10.5, False, INK, 0, 3),
    ("SamsynFakta", "Samsyn fakta", 9.5, False, QUIET, 0, 4),
    ("SamsynCell", "Samsyn cell", 9.5, False, INK, 2, 2),
    ("SamsynHuvud", "Samsyn huvud", 9.5, True, INK, 2, 2),
    ("SamsynEfter", "Samsyn efter", 6, False, INK, 0, 0),
    ("Header", "header", 9, False, QUIET, 0, 0),
    ("Footer", "footer", 9, False, QUIET, 0, 0),
    ("CommentText", "annotation text", 10, False, INK, 0, 0),
)
# Those that a template of others is given where it lacks them; what Word itself has is not given away.
ROLES = {
    "title": ("Title", "title"),
    "subtitle": ("Subtitle", "subtitle"),
    **{f"heading{n}": (f"Heading{n}", f"heading {n}") for n in range(1, DEEPEST + 1)},
    "list": ("ListParagraph", "list paragraph"),
    "fact": ("SamsynFakta", "samsyn fakta"),
    "cell": ("SamsynCell", "samsyn cell"),
    "head": ("SamsynHuvud", "samsyn huvud"),
    "after": ("SamsynEfter", "samsyn efter"),
    "comment": ("CommentText", "annotation text"),
    "table": ("Samsyntabell", "samsyntabell"),
    "reference": ("CommentReference", "annotation reference"),
}


def style_xml(style_id: str) -> str:
    """A style of ours, on its own."""
    if style_id == "Samsyntabell":
        return _table_style()
    if style_id == "CommentReference":
        return (
            '<w:style w:type="character" w:styleId="CommentReference"><w:name w:val="annotation reference"/>'
            '<w:basedOn w:val="DefaultParagraphFont"/><w:rPr><w:sz w:val="16"/><w:szCs w:val="16"/></w:rPr></w:style>'
        )
    name, size, bold, ink, before, after = next(row[1:] for row in _STYLES if row[0] == style_id)
    is_heading = style_id.startswith("Heading")
    own = "" if name[0].islower() or name in ("Title", "Subtitle", "List Paragraph") else ' w:customStyle="1"'
    follows = '<w:next w:val="Normal"/>' if is_heading or style_id in ("Title", "Subtitle") else ""
    keep = "<w:keepNext/><w:keepLines/>" if is_heading else ""
    level = f'<w:outlineLvl w:val="{int(style_id[-1]) - 1}"/>' if is_heading else ""
    return (
        f'<w:style w:type="paragraph"{own} w:styleId="{style_id}"><w:name w:val="{name}"/><w:basedOn w:val="Normal"/>{follows}'
        f'<w:qFormat/><w:pPr>{keep}<w:spacing w:before="{before * 20}" w:after="{after * 20}"/>{level}</w:pPr>'
        f'<w:rPr>{"<w:b/><w:bCs/>" if bold else ""}<w:color w:val="{ink}"/>{_size(size)}</w:rPr></w:style>'
    )


def _size(points: float) -> str:
    return f'<w:sz w:val="{int(points * 2)}"/><w:szCs w:val="{int(points * 2)}"/>'


def _table_style() -> str:
    edges = "".join(
        f'<w:{edge} w:val="single" w:sz="4" w:space="0" w:color="{FAINT}"/>'
        for edge in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    return (
        '<w:style w:type="table" w:customStyle="1" w:styleId="Samsyntabell"><w:name w:val="Samsyntabell"/>'
        f'<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>{edges}</w:tblBorders><w:tblCellMar>'
        '<w:left w:w="85" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        "</w:style>"
    )


def _styles() -> str:
    fonts = f'<w:rFonts w:ascii="{FACE}" w:hAnsi="{FACE}" w:eastAsia="{FACE}" w:cs="{FACE}"/>'
    return (
        f'{HEAD}<w:styles {SPACES}><w:docDefaults><w:rPrDefault><w:rPr>{fonts}<w:color w:val="{INK}"/>{_size(10.5)}'
        '<w:lang w:val="sv-SE" w:eastAsia="sv-SE" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>'
        '<w:spacing w:after="120" w:line="264" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>'
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>'
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/>'
        '<w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/>'
        '<w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" '
        'w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
        + "".join(style_xml(row[0]) for row in _STYLES)
        + style_xml("CommentReference")
        + style_xml("Samsyntabell")
        + "</w:styles>"
    )


SETTINGS = (
    f'{HEAD}<w:settings {SPACES}><w:zoom w:percent="100"/><w:defaultTabStop w:val="1304"/><w:characterSpacingControl '
    'w:val="doNotCompress"/><w:compat><w:compatSetting w:name="compatibilityMode" '
    'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat><w:themeFontLang w:val="sv-SE"/>'
    '<w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/></w:settings>'
)
_PAGE = (
    '<w:sectPr><w:headerReference w:type="default" r:id="rId4"/><w:footerReference w:type="default" r:id="rId5"/>'
    '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1418" w:right="1418" w:bottom="1418" w:left="1418" w:header="709" '
    'w:footer="709" w:gutter="0"/><w:titlePg/></w:sectPr>'
)


def own_template(title: str) -> Package:
    """A document without text, in our look: the title at the head of each page but the first, its number at the foot."""
    package = Package({})
    package.relations[""] = [("rId1", f"{RELATION}/officeDocument", "word/document.xml", False)]
    document = f"{HEAD}<w:document {SPACES}><w:body>{_PAGE}</w:body></w:document>"
    parts = (
        ("styles", _styles(), "styles"),
        ("settings", SETTINGS, "settings"),
        ("numbering", f"{HEAD}<w:numbering {SPACES}/>", "numbering"),
        ("header1", _header(title), "header"),
        ("footer1", _footer(), "footer"),
    )
    package.set_part("word/document.xml", document.encode(), f"{WORD_TYPE}.document.main+xml")
    for name, content, kind in parts:
        package.set_part(f"word/{name}.xml", content.encode(), f"{WORD_TYPE}.{kind}+xml", f"{RELATION}/{kind}")
    fonts = font_table(FACE).encode()
    package.set_part("word/fontTable.xml", fonts, f"{WORD_TYPE}.fontTable+xml", f"{RELATION}/fontTable")
    package.set_part("word/theme/theme1.xml", theme(FACE).encode(), _THEME_TYPE, f"{RELATION}/theme")
    return package


def _header(title: str) -> str:
    run = f'<w:r><w:t xml:space="preserve">{escaped(title)}</w:t></w:r>'
    return f'{HEAD}<w:hdr {SPACES}><w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr>{run}</w:p></w:hdr>'


def _footer() -> str:
    def run(text: str) -> str:
        return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'

    def number(code: str) -> str:
        return f'<w:fldSimple w:instr=" {code} ">{run("1")}</w:fldSimple>'

    said = run("Sida ") + number("PAGE") + run(" av ") + number("NUMPAGES")
    return f'{HEAD}<w:ftr {SPACES}><w:p><w:pPr><w:pStyle w:val="Footer"/><w:jc w:val="center"/></w:pPr>{said}</w:p></w:ftr>'


def name_document(package: Package, title: str, facts: dict[str, str]) -> None:
    """Title, language and maker among the document's properties; nothing of when. `facts` become custom ones."""
    core = (
        f'{HEAD}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{escaped(' '.join(title.split()))[:250]}</dc:title><dc:creator>Samsyn</dc:creator>"
        "<dc:language>sv-SE</dc:language><cp:lastModifiedBy>Samsyn</cp:lastModifiedBy></cp:coreProperties>"
    )
    spaces = f'xmlns="{_OFFICE}/custom-properties" xmlns:vt="{_OFFICE}/docPropsVTypes"'
    said = "".join(
        f'<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="{at}" name="{quoted(name)}">'
        f"<vt:lpwstr>{escaped(text)}</vt:lpwstr></property>"
        for at, (name, text) in enumerate(facts.items(), start=2)
    )
    custom = f"{HEAD}<Properties {spaces}>{said}</Properties>"
    for name, content, content_type, relation in (
        (
            "core",
            core,
            "application/vnd.openxmlformats-package.core-properties+xml",
            f"{_PACKAGE}/relationships/metadata/core-properties",
        ),
        (
            "custom",
            custom,
            "application/vnd.openxmlformats-officedocument.custom-properties+xml",
            f"{RELATION}/custom-properties",
        ),
    ):
        _set_property_part(package, name, content.encode(), content_type, relation)


def _set_property_part(package: Package, name: str, data: bytes, content_type: str, relation: str) -> None:
    known = package.relations.setdefault("", [])
    there = next((to for _, of, to, _ in known if of == relation), f"docProps/{name}.xml")
    package.parts[there] = data
    package.types[there] = content_type
    if not any(of == relation for _, of, _, _ in known):
        known.append((f"rIdSamsyn{name}", relation, there, False))
