"""The document that is written on: a template's parts, its styles by role, its lists, and what has been laid down."""

from __future__ import annotations

from collections.abc import Sequence

from samsyn.office.word.lines import Line, LineKind
from samsyn.office.word.look import DEEPEST, RELATION, ROLES, SETTINGS, WORD_TYPE, style_xml
from samsyn.office.word.names import bookmark_of
from samsyn.office.word.numbering import INDENT, Numbering
from samsyn.office.word.package import Package
from samsyn.office.word.tokens import Ids, Token, runs_xml
from samsyn.office.word.xml import HEAD, SPACES, Element, attributes, child, parsed, serialized, value, w

_ROLE = {LineKind.TITLE: "title", LineKind.SUBTITLE: "subtitle", LineKind.ITEM: "list", LineKind.ROW: "cell"}


class Paper:
    """Paragraphs and tables in their order, on a template."""

    def __init__(self, package: Package, ids: Ids, *, numbers_typed: bool = False) -> None:
        """`numbers_typed`: headings carry their numbers as words, and the template's own numbers are turned off."""
        self.package, self.ids = package, ids
        self.pieces: list[str] = []
        self._numbers_typed = numbers_typed
        self._styles = package.root(_part(package, "styles", f"{HEAD}<w:styles {SPACES}/>"))
        self._roles, self._missing = self._find_roles()
        self._numbering_name = _part(package, "numbering", f"{HEAD}<w:numbering {SPACES}/>")
        self.numbering = Numbering(package.parts[self._numbering_name])
        self._numbered = {level for level in range(1, DEEPEST + 1) if self._has_numbers(f"heading{level}")}
        self._said: set[str] = set()

    def _find_roles(self) -> tuple[dict[str, str], set[str]]:
        """Roles by their style, and those whose style the template lacks."""
        named = {value(child(e, "name")).lower(): value(e, "styleId") for e in self._styles.iter(w("style"))}
        there = {role: named[name] for role, (_, name) in ROLES.items() if name in named}
        return {**{role: own for role, (own, _) in ROLES.items()}, **there}, set(ROLES) - set(there)

    def _has_numbers(self, role: str) -> bool:
        """Does the template number such headings by itself?"""
        by_id = {value(e, "styleId"): e for e in self._styles.iter(w("style"))}
        style: Element | None = by_id.get(self.style(role))
        for _ in range(20):
            number = child(style, "pPr", "numPr", "numId")
            if number is not None or style is None:
                return value(number) not in ("", "0")
            style = by_id.get(value(child(style, "basedOn")))
        return False

    def style(self, role: str) -> str:
        """The style that does this job in the template, or ours."""
        return self._roles[role]

    # --- paragraphs ---------------------------------------------------------------------------------------------

    def properties(self, line: Line, number: int = 0) -> str:
        """What a line's paragraph is: its style, the list it counts in (`number`), how far in it stands."""
        if line.kind is LineKind.HEADING:
            role = f"heading{min(line.level, DEEPEST)}"
            return f'<w:pStyle w:val="{self.style(role)}"/>{self._heading_number(line.level)}'
        if line.kind is LineKind.TEXT and not line.level:
            return ""
        said = f'<w:pStyle w:val="{self.style(_ROLE.get(line.kind, "list"))}"/>'
        if line.kind is LineKind.ITEM:
            said += f'<w:numPr><w:ilvl w:val="{line.level - 1}"/><w:numId w:val="{number}"/></w:numPr>'
        elif line.kind is LineKind.TEXT:
            said += f'<w:ind w:left="{INDENT * line.level}"/>'
        return said

    def _heading_number(self, level: int) -> str:
        has = level in self._numbered
        if self._numbers_typed:
            return '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>' if has else ""
        if has:
            return ""
        return f'<w:numPr><w:ilvl w:val="{level - 1}"/><w:numId w:val="{self.numbering.headings()}"/></w:numPr>'

    def paragraph(self, tokens: Sequence[Token], properties: str = "", names: Sequence[str] = ()) -> str:
        """A paragraph as XML; `names` are its bookmarks, each given once."""
        before = after = ""
        for name in names:
            if name and name not in self._said:
                self._said.add(name)
                number = self.ids.next()
                before += f"<w:bookmarkStart{attributes({'id': number, 'name': name})}/>"
                after += f"<w:bookmarkEnd{attributes({'id': number})}/>"
        inside = before + runs_xml(tokens, self.ids) + after
        return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{inside}</w:p>"

    def add(self, xml: str) -> None:
        """Lay down a paragraph or a table."""
        self.pieces.append(xml)

    def after_table(self) -> None:
        """What parts a table from the next."""
        self.add(f'<w:p><w:pPr><w:pStyle w:val="{self.style("after")}"/></w:pPr></w:p>')

    def table(self, rows: Sequence[str], columns: int) -> str:
        """A table of rows that are XML already, as wide as the text."""
        width = 5000 // columns
        grid = f'<w:gridCol w:w="{9070 // columns}"/>' * columns
        look = '<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
        return (
            f'<w:tbl><w:tblPr><w:tblStyle w:val="{self.style("table")}"/><w:tblW w:w="{width * columns}" w:type="pct"/>{look}'
            f"</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
        )

    # --- the file -----------------------------------------------------------------------------------------------

    def packed(self) -> bytes:
        """The file: the template with its own text taken out and ours put in."""
        root = self.package.root(self.package.main)
        body = child(root, "body")
        if body is None:
            raise ValueError("the template has no body")
        end = body.find(w("sectPr"))
        for element in list(body):
            if element is not end:
                body.remove(element)
        made = parsed(f"{HEAD}<w:body {SPACES}>{''.join(self.pieces)}</w:body>".encode())
        for at, element in enumerate(list(made)):
            body.insert(at, element)
        self._put(self.package.main, root)
        self._put_styles()
        self.package.parts[self._numbering_name] = self.numbering.part()
        return self.package.packed()

    def _put_styles(self) -> None:
        usual = {
            value(e, "type"): value(e, "styleId")
            for e in self._styles.iter(w("style"))
            if value(e, "default") in ("1", "true")
        }
        for role in sorted(self._missing):
            made = parsed(f"{HEAD}<w:styles {SPACES}>{style_xml(ROLES[role][0])}</w:styles>".encode())
            for style in list(made):
                # Ours are based on what this template's paragraphs, letters and tables are without a style.
                links = [child(style, name) for name in ("basedOn", "next")]
                for link in (link for link in links if link is not None):
                    if kind := usual.get(value(style, "type")):
                        link.set(w("val"), kind)
                    else:
                        style.remove(link)
                self._styles.append(style)
        self._put(_part(self.package, "styles", ""), self._styles)

    def _put(self, name: str, root: Element) -> None:
        self.package.parts[name] = serialized(root)


def _part(package: Package, kind: str, empty: str) -> str:
    """The name of a part that the document leads to; made where it is missing."""
    there = package.related(kind)
    if not there:
        content = SETTINGS if kind == "settings" else empty
        package.set_part(f"word/{kind}.xml", content.encode(), f"{WORD_TYPE}.{kind}+xml", f"{RELATION}/{kind}")
        return f"word/{kind}.xml"
    return there[0]


def names_of(line: Line | None, *, was: bool = False) -> tuple[str, ...]:
    """The bookmark that carries a line's identity; `was`: that in the old text of a redline."""
    return (bookmark_of(line.slug, line.place, was=was),) if line and line.slug else ()
