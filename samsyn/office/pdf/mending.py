"""Tags that WeasyPrint leaves out or sets wrong: heads of tables, contents, running headers, links."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from samsyn.office.pdf.joining import join
from samsyn.office.pdf.tree import elements, kids, listed, owners_of

MARKED = re.compile(rb"/Span\n<</MCID (\d+)>>\nBDC")
PAGINATION = b"/Artifact\n<</Type /Pagination>>\nBDC"
# The page marks its table of contents as a block quote, since WeasyPrint has no tag for one and texts have no quotes.
CONTENTS = {"/BlockQuote": Name.Sect, "/L": Name.TOC, "/LI": Name.TOCI, "/LBody": Name.Reference}


def mend_tags(pdf: Pdf, names: Mapping[str, str], breaks: Sequence[Sequence[str]]) -> None:
    """`names`: what stands at each place that a link can lead to. `breaks`: what goes on over each page break."""
    for element in elements(pdf.Root.StructTreeRoot):
        if kind_of(element) == "/L":
            mend_list(pdf, element)
    join(pdf, breaks)
    tree = elements(pdf.Root.StructTreeRoot)
    for element in tree:
        if kind_of(element) == "/BlockQuote":
            name_contents(element)
    mend_heads(pdf, tree)
    set_margins_aside(pdf, tree)
    mend_links(pdf, names)


def mend_list(pdf: Pdf, whole: Object) -> None:
    """An item is a label and a body, also where it has paragraphs; one whose text is all on the page before is none."""
    for item in kids(whole):
        loose = [kid for kid in listed(item, "/K") if kind_of(kid) not in {"/Lbl", "/LBody"}]
        if kind_of(item) == "/LI" and loose:
            labels = [kid for kid in kids(item) if kind_of(kid) == "/Lbl"]
            parts = [kid for kid in listed(item, "/K") if kind_of(kid) != "/Lbl"]
            item.K = Array([*labels, body_of(pdf, item, parts)])
    whole.K = Array([item for item in kids(whole) if listed(item, "/K")])


def body_of(pdf: Pdf, item: Object, parts: Sequence[Object]) -> Object:
    body = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.LBody, P=item, Pg=item.Pg, K=Array(parts)))
    for part in parts:
        if kind_of(part):
            part.P = body
            part.S = Name.Div if kind_of(part) == "/LBody" else part.S
    return body


def kind_of(kid: Object) -> str:
    """The tag, or nothing for a mark on the page."""
    return str(kid.S) if isinstance(kid, Dictionary) and "/S" in kid else ""


def mend_heads(pdf: Pdf, tree: Sequence[Object]) -> None:
    """Heading cells say whether they head a column or a row, and are found by the names that cells use for them."""
    named = {}
    for element in tree:
        if str(element.S) == "/TH":
            beside = {str(cell.S) for cell in kids(element.P)}
            element.A.Scope = Name.Row if "/TD" in beside else Name.Column
            named[str(element.ID)] = element
    if named:
        pairs = [part for name in sorted(named) for part in (String(name), named[name])]
        pdf.Root.StructTreeRoot.IDTree = Dictionary(Names=Array(pairs))


def name_contents(quote: Object) -> None:
    """The table of contents gets its own tags; a list below an entry belongs to the entry, not to what it refers to."""
    for element in [quote, *elements(quote)]:
        element.S = CONTENTS.get(str(element.S), element.S)
        if kind_of(element) == "/TOCI":
            lift_lists(element)


def lift_lists(entry: Object) -> None:
    (reference,) = kids(entry)
    below = [kid for kid in kids(reference) if kind_of(kid) == "/L"]
    reference.K = Array([kid for kid in listed(reference, "/K") if kind_of(kid) != "/L"])
    for one in below:
        one.P = entry
    entry.K = Array([reference, *below])


def set_margins_aside(pdf: Pdf, tree: Sequence[Object]) -> None:
    """Running headers and footers are no part of the text: WeasyPrint tags them, but outside the tree."""
    reached = {element.objgen for element in tree}
    owners = owners_of(pdf)
    for number, page in enumerate(pdf.pages):
        marks = owners[number]
        aside = {mark for mark, owner in enumerate(list(marks)) if owner.objgen not in reached}
        for mark in aside:
            marks[mark] = None
        if aside:
            page.Contents.write(without(page.Contents.read_bytes(), aside))


def without(drawing: bytes, aside: set[int]) -> bytes:
    """The drawing with these marks turned into what is no text."""
    return MARKED.sub(lambda found: PAGINATION if int(found[1]) in aside else found[0], drawing)


def mend_links(pdf: Pdf, names: Mapping[str, str]) -> None:
    """A link is read out as what it leads to. WeasyPrint also makes links of the boxes inside a link: one is enough."""
    owners = owners_of(pdf)
    for page in pdf.pages:
        kept = []
        for link in listed(page.obj, "/Annots"):
            number = int(link.StructParent)
            if str(owners[number].S) == "/Link":
                kept.append(link)
                link.Contents = String(names.get(str(link.get("/Dest", "")), str(link.Contents)))
            else:
                owner = owners.pop(number)
                owner.K = Array([kid for kid in listed(owner, "/K") if not refers_to_link(kid)])
        if "/Annots" in page.obj:
            page.obj.Annots = Array(kept)
    pairs = [part for number in sorted(owners) for part in (number, owners[number])]
    pdf.Root.StructTreeRoot.ParentTree.Nums = Array(pairs)


def refers_to_link(kid: Object) -> bool:
    return isinstance(kid, Dictionary) and kid.get("/Type") == Name.OBJR
