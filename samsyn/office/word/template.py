"""A user's own Word template: its styles, page, head and foot are kept, its text is not."""

from __future__ import annotations

from samsyn.domain.verdicts import Refusal
from samsyn.office.word.faults import WordFault
from samsyn.office.word.look import WORD_TYPE
from samsyn.office.word.package import UNREADABLE, Package, opened
from samsyn.office.word.xml import child

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
    package.types[package.main] = f"{WORD_TYPE}.document.main+xml"
    _leave_out(package)
    return package


def _leave_out(package: Package) -> None:
    known = package.relations.get(package.main, [])
    kinds = [of.rsplit("/", 1)[-1] for _, of, _, _ in known]
    for (_, _, to, outside), kind in zip(known, kinds, strict=True):
        if kind in _OF_THE_TEXT[:5] and not outside:
            package.parts.pop(to, None)
    package.relations[package.main] = [
        one for one, kind in zip(known, kinds, strict=True) if kind not in _OF_THE_TEXT[:5]
    ]
