"""What is drawn on the pages: all of it is either part of the text or says that it is not, and each link says where."""

from __future__ import annotations

from collections.abc import Iterator

from pikepdf import Dictionary, Object, Page, Pdf, parse_content_stream

from samsyn.office.pdf.tree import elements, listed, owners_of, part

# Operators that put something on the page: signs, strokes and fills, pictures, shadings.
SHOWS = {"Tj", "TJ", "'", '"', "S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "Do", "sh", "EI"}
PRINTED = 4  # the flag that an annotation comes along on paper


def content(pdf: Pdf) -> Iterator[str]:
    reached = {element.objgen for element in elements(pdf.Root.StructTreeRoot)}
    owners = owners_of(pdf)
    for number, page in enumerate(pdf.pages, start=1):
        marks = list(owners.get(int(page.obj.get("/StructParents", -1)), []))
        owned = {at for at, owner in enumerate(marks) if isinstance(owner, Dictionary) and owner.objgen in reached}
        for fault in sorted(set(drawn(page, owned))):
            yield f"page {number}: {fault}"


def drawn(page: Page, owned: set[int]) -> Iterator[str]:
    open_marks: list[int | str | None] = []
    for operands, operator in ((i.operands, str(i.operator)) for i in parse_content_stream(page)):
        if operator in {"BDC", "BMC"}:
            open_marks.append(mark_of(list(operands)))
            if "artifact" in open_marks[:-1] and isinstance(open_marks[-1], int):
                yield "text stands within what is no text"
        elif operator == "EMC":
            open_marks.pop()
        elif operator in SHOWS:
            known = [mark for mark in open_marks if mark is not None]
            if not known:
                yield "something is drawn that is neither text nor marked as no text"
            yield from (f"mark {m} belongs to nothing" for m in known if isinstance(m, int) and m not in owned)


def mark_of(operands: list[Object]) -> int | str | None:
    if str(operands[0]) == "/Artifact":
        return "artifact"
    inside = operands[1] if len(operands) > 1 else None
    return int(inside.MCID) if isinstance(inside, Dictionary) and "/MCID" in inside else None


def links(pdf: Pdf) -> Iterator[str]:
    owners = owners_of(pdf)
    places = {str(name) for name in listed(part(pdf.Root, "/Names", "/Dests"), "/Names")[::2]}
    for number, page in enumerate(pdf.pages, start=1):
        annotations = listed(page.obj, "/Annots")
        if annotations and page.obj.get("/Tabs") != "/S":
            yield f"page {number}: the tab key does not follow the text"
        for one in annotations:
            yield from (f"page {number}: {fault}" for fault in faults_of(one, owners, places))


def faults_of(link: Object, owners: dict[int, Object], places: set[str]) -> Iterator[str]:
    if link.get("/Subtype") != "/Link":
        yield f"there is an annotation of the kind {link.get('/Subtype')}"
        return
    owner = owners.get(int(link.get("/StructParent", -1)), Dictionary())
    if owner.get("/S") != "/Link":
        yield "a link is not part of the text"
    if not str(link.get("/Contents", "")):
        yield "a link does not say where it leads"
    if "/Dest" in link and str(link.Dest) not in places:
        yield f"a link leads to {link.Dest}, which is nowhere"
    if int(link.get("/F", 0)) != PRINTED:
        yield "a link is left out on paper"
