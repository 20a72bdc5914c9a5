"""What the whole document says of itself, and what it carries: identifiers, language, fonts, attachments, no actions."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree

from pikepdf import Dictionary, Object, Pdf, Stream

from samsyn.office.pdf.tree import listed, part

RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
CLAIMS = {
    "{http://www.aiim.org/pdfa/ns/id/}part": "3",
    "{http://www.aiim.org/pdfa/ns/id/}conformance": "A",
    "{http://www.aiim.org/pdfua/ns/id/}part": "1",
}
TITLE = "{http://purl.org/dc/elements/1.1/}title"
DESCRIBED = "{http://www.aiim.org/pdfa/ns/schema#}namespaceURI"
# What may happen in a document that only is read: going somewhere in it, or to an address.
HARMLESS = {"/GoTo", "/URI"}
ACTIVE = ("/OpenAction", "/AA", "/AcroForm")
SCHEMES = ("https://", "mailto:")


def claims(pdf: Pdf) -> Iterator[str]:
    if "/Metadata" not in pdf.Root:
        yield "there is no XMP metadata"
        return
    # Only what the house itself has made is looked over, and expat stops what swells.
    xmp = ElementTree.fromstring(pdf.Root.Metadata.read_bytes())  # noqa: S314
    for name, wanted in CLAIMS.items():
        found = [element.text for element in xmp.iter(name)]
        if found != [wanted]:
            yield f"{name} is {found}, not {wanted}"
    if "http://www.aiim.org/pdfua/ns/id/" not in [element.text for element in xmp.iter(DESCRIBED)]:
        yield "PDF/A is not told what the properties of PDF/UA are"
    title = [element.text for element in xmp.iterfind(f".//{TITLE}/{RDF}Alt/{RDF}li")]
    if not title or not title[0] or title[0] != str(pdf.docinfo.get("/Title", "")):
        yield f"the title in the metadata is {title}, and the document's own {pdf.docinfo.get('/Title')}"


def catalogue(pdf: Pdf) -> Iterator[str]:
    root = pdf.Root
    if not str(root.get("/Lang", "")):
        yield "the language is not told"
    if str(part(root, "/MarkInfo").get("/Marked")) != "True":
        yield "the document does not say that it is tagged"
    if str(part(root, "/ViewerPreferences").get("/DisplayDocTitle")) != "True":
        yield "the window would show the file's name and not the title"
    if "/OutputIntents" not in root:
        yield "there is no output intent: colours mean nothing in particular"
    if int(part(root, "/Outlines").get("/Count", 0)) < 1:
        yield "there are no bookmarks"
    if pdf.is_encrypted:
        yield "the document is encrypted"
    if "/ID" not in pdf.trailer:
        yield "the file has no identifier"


def actions(pdf: Pdf) -> Iterator[str]:
    for place in (pdf.Root, *(page.obj for page in pdf.pages)):
        yield from (f"{key} in {place.get('/Type')}" for key in ACTIVE if key in place)
    for found in dictionaries(pdf):
        action = found if found.get("/Type") == "/Action" else found.get("/A")
        if "/JS" in found or "/JavaScript" in found:
            yield "there is a script"
        if isinstance(action, Dictionary) and "/S" in action and str(action.S) not in HARMLESS:
            yield f"there is an action of the kind {action.S}"
        if isinstance(action, Dictionary) and "/URI" in action and not str(action.URI).startswith(SCHEMES):
            yield f"a link leads to {action.URI}"


def attachments(pdf: Pdf) -> Iterator[str]:
    associated = {one.objgen for one in listed(pdf.Root, "/AF")}
    if len(associated) != len(listed(pdf.Root, "/AF")):
        yield "an attachment is associated twice"
    for found in dictionaries(pdf):
        if found.get("/Type") == "/Filespec":
            name = str(found.get("/UF", ""))
            if found.objgen not in associated or "/AFRelationship" not in found:
                yield f"the attachment {name} is not associated with the document"
            if not name or not str(found.get("/F", "")):
                yield "an attachment has no name"
            inside = found.EF.F
            if "/Subtype" not in inside or "/ModDate" not in part(inside, "/Params"):
                yield f"the attachment {name} says neither what nor from when it is"


def fonts(pdf: Pdf) -> Iterator[str]:
    for found in dictionaries(pdf):
        if found.get("/Type") == "/Font":
            name = found.get("/BaseFont")
            if found.get("/Subtype") == "/Type0":
                if "/ToUnicode" not in found:
                    yield f"the font {name} does not tell its signs"
            elif not {"/FontFile", "/FontFile2", "/FontFile3"} & set(part(found, "/FontDescriptor").keys()):
                yield f"the font {name} is not embedded"
            if "/Encoding" in found and isinstance(found.Encoding, Stream):
                yield f"the font {name} lacks a sign that the text has"


def dictionaries(pdf: Pdf) -> Iterator[Object]:
    """Every dictionary that has a place of its own in the file."""
    for found in pdf.objects:
        if isinstance(found, Dictionary):
            yield found
