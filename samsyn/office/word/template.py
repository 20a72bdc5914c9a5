"""A user's own Word template: its styles, page, head and foot are kept, its text is not."""

from __future__ import annotations

from samsyn.domain.verdicts import Refusal
from samsyn.office.word.faults import WordFault
from samsyn.office.word.look import WORD_TYPE
from samsyn.office.word.package import UNREADABLE, Package, opened
from samsyn.office.word.xml import child, serialized, w

# What hangs on the text that is taken out.
_OF_THE_TEXT = (
    "comments",
    "commentsExtended",
    "commentsIds",
    "commentsExtensible",
    "people",
    "footnotes",
    "endnotes",
)


def template_of(data: bytes, *, name: str = "mallen") -> Package:
    """A .docx or .dotx as a template for one document. Raises `Refusal` as `read_docx` does. Each document needs one of
    its own: it is written into."""
    package = opened(data, name)
    try:
        if child(package.root(package.main), "body") is None:
            raise ValueError("no body")
        for kind in ("styles", "numbering", "settings"):
            for part in package.related(kind):
                package.root(part)
    except UNREADABLE as fault:
        raise Refusal(WordFault.BROKEN, file=name) from fault
    _keep_inside(package, name)
    package.types[package.main] = f"{WORD_TYPE}.document.main+xml"
    _leave_out(package)
    return package


def _keep_inside(package: Package, name: str) -> None:
    """What we hand out fetches nothing: a link may lead out, and the template that this one hangs on is let go."""
    for source, known in package.relations.items():
        attached = {key for key, of, _, outside in known if outside and of.endswith("/attachedTemplate")}
        if attached and source in package.parts:
            root = package.root(source)
            for element in root.findall(w("attachedTemplate")):
                root.remove(element)
            package.parts[source] = serialized(root)
        package.relations[source] = [one for one in known if one[0] not in attached]
        if any(outside and not of.endswith("/hyperlink") for _, of, _, outside in package.relations[source]):
            raise Refusal(WordFault.LEADS_OUT, file=name)


def _leave_out(package: Package) -> None:
    known = package.relations.get(package.main, [])
    kinds = [of.rsplit("/", 1)[-1] for _, of, _, _ in known]
    for (_, _, to, outside), kind in zip(known, kinds, strict=True):
        if kind in _OF_THE_TEXT[:5] and not outside:
            package.parts.pop(to, None)
    package.relations[package.main] = [
        one for one, kind in zip(known, kinds, strict=True) if kind not in _OF_THE_TEXT[:5]
    ]
