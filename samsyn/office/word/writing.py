"""A text as a Word document, clean: real headings and numbers, lists, tables, references, and who is who."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from samsyn.domain.sections import Numbers, Text, references
from samsyn.office.word.counting import Counting
from samsyn.office.word.layout import laid_out
from samsyn.office.word.lines import Line, LineKind
from samsyn.office.word.look import name_document, own_template
from samsyn.office.word.names import bookmark_of, is_cut
from samsyn.office.word.package import Package
from samsyn.office.word.paper import Paper, names_of
from samsyn.office.word.tokens import Ids, Token, line_tokens

SLUG, KIND, LONG = "Samsyn dokument", "Samsyn slag", "Samsyn namn "


def write_docx(
    text: Text,
    *,
    facts: Sequence[str] = (),
    known: Numbers | None = None,
    titles: Mapping[str, str] | None = None,
    template: Package | None = None,
) -> bytes:
    """The text as .docx; the same text gives the same bytes, and `read_docx` gives it back.

    `facts` stand under the title ("Version 2, 1 mars 2027"). `known` and `titles` tell the numbers of sections in other
    documents, and what those are called, so that references to them can be read. `template` is a user's own.
    """
    paper = Paper(template.copy() if template else own_template(text.title), Ids())
    counting = Counting(paper.numbering)
    lines = laid_out(text, known, titles).lines
    told = False
    for is_row, group in groupby(lines, key=lambda line: line.kind is LineKind.ROW):
        if is_row:
            for rows in tables(list(group)):
                counting.lists_of(None, rows[0])
                paper.add(paper.table([_row(paper, row) for row in rows], len(rows[0].cells)))
                paper.after_table()
            continue
        for line in group:
            if not told and line.kind is not LineKind.TITLE and line.kind is not LineKind.SUBTITLE:
                _tell(paper, facts)
                told = True
            paper.add(
                paper.paragraph(
                    line_tokens(line.words), paper.properties(line, counting.lists_of(None, line)[0]), names_of(line)
                )
            )
    name_document(paper.package, text.title, identity_of(text))
    return paper.packed()


def _tell(paper: Paper, facts: Sequence[str]) -> None:
    for fact in facts:
        paper.add(paper.paragraph([Token(fact)], f'<w:pStyle w:val="{paper.style("fact")}"/>'))


def tables(rows: Sequence[Line]) -> Iterator[list[Line]]:
    """Rows that follow on each other, cut where a new table begins."""
    found: list[Line] = []
    for row in rows:
        if found and (row.is_head or len(row.cells) != len(found[0].cells)):
            yield found
            found = []
        found.append(row)
    if found:
        yield found


def _row(paper: Paper, row: Line) -> str:
    style = f'<w:pStyle w:val="{paper.style("head" if row.is_head else "cell")}"/>'
    names = names_of(row)
    cells = []
    for at, words in enumerate(row.cells):
        paragraph = paper.paragraph(line_tokens(words), style, () if at else names)
        cells.append(cell_xml(paragraph, len(row.cells)))
    return row_xml(cells, is_head=row.is_head)


def cell_xml(paragraph: str, columns: int) -> str:
    """A cell with one paragraph, as wide as all others."""
    return f'<w:tc><w:tcPr><w:tcW w:w="{5000 // columns}" w:type="pct"/></w:tcPr>{paragraph}</w:tc>'


def row_xml(cells: Sequence[str], *, is_head: bool, fate: str = "") -> str:
    """A row; `fate` is the mark of one that was inserted or deleted."""
    said = f"<w:cantSplit/>{'<w:tblHeader/>' if is_head else ''}{fate}"
    return f"<w:tr><w:trPr>{said}</w:trPr>{''.join(cells)}</w:tr>"


def identity_of(*texts: Text) -> dict[str, str]:
    """What the document's own properties say of the text: its name and kind, and the names too long for a bookmark."""
    found = {SLUG: texts[-1].slug, KIND: texts[-1].kind}
    for section in (section for text in texts for section in text.sections):
        for slug in (section.slug, *(ref.section for ref in references(section.body) if not ref.document)):
            if is_cut(slug):
                found[LONG + bookmark_of(slug)] = slug
    return found
