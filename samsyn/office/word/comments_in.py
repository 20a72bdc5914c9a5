"""The comments of a Word document: who said what when, on which words of which section, in answer to what."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Sequence
from typing import NamedTuple

from samsyn.office.word.story import Story
from samsyn.office.word.views import paragraphs
from samsyn.office.word.xml import Element, value, w

# A comment that is never closed is about all that follows; so many of them would take for ever.
LONGEST_QUOTE, MOST_OPEN = 10_000, 100
_W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"


class Remark(NamedTuple):
    """A comment. `date` is as Word wrote it (ISO 8601, local time without a zone, or UTC with "Z"); `section` the slug
    of the section it lies in; `quote` the words it is about; `answers` the number of the comment that it answers."""

    number: str
    author: str
    date: str
    text: str
    section: str = ""
    quote: str = ""
    answers: str = ""
    is_done: bool = False


def remarks_of(
    comments: Element | None,
    extended: Element | None,
    story: Story,
    starts: Sequence[tuple[int, str]],
) -> tuple[Remark, ...]:
    """All comments, in the order of the text; last those that stand nowhere. `starts`: the paragraphs that sections
    begin at, in order, with the sections' slugs."""
    if comments is None:
        return ()
    places = _places(story, starts)
    by_para = {e.get(f"{_W15}paraId", ""): e for e in (() if extended is None else extended)}
    own = {p.get(f"{_W14}paraId", ""): value(c, "id") for c in comments.findall(w("comment")) for p in c.iter(w("p"))}
    found = []
    for comment in comments.findall(w("comment")):
        number = value(comment, "id")
        last = [p.get(f"{_W14}paraId", "") for p in comment.iter(w("p"))][-1:]
        more = by_para.get(last[0]) if last else None
        parent = "" if more is None else own.get(more.get(f"{_W15}paraIdParent", ""), "")
        done = more is not None and more.get(f"{_W15}done") == "1"
        section, quote = places.get(number) or places.get(parent) or ("", "")
        text = "\n".join(_words(p) for p in comment.iter(w("p")))
        found.append(
            Remark(
                number, value(comment, "author"), value(comment, "date"), text.strip(), section, quote, parent, done
            )
        )
    order = {number: at for at, number in enumerate(places)}
    return tuple(sorted(found, key=lambda r: order.get(r.number, order.get(r.answers, len(order)))))


def _words(paragraph: Element) -> str:
    return "".join(t.text or "" if t.tag == w("t") else " " for t in paragraph.iter(w("t"), w("tab"), w("br")))


def _places(story: Story, starts: Sequence[tuple[int, str]]) -> dict[str, tuple[str, str]]:
    """Comments by number: the section they begin in, and the words they are about."""
    words: dict[str, str] = {}
    sections: dict[str, str] = {}
    still: dict[str, None] = {}  # whose words are gathered now
    for para in paragraphs(story):
        for bit in para.bits:
            if bit.opens:
                if len(still) < MOST_OPEN:
                    still[bit.opens] = None
                at = bisect(starts, para.number, key=lambda start: start[0]) - 1
                sections[bit.opens] = starts[at][1] if at >= 0 else ""
            still.pop(bit.closes, None)
            for number in still if bit.text else ():
                words[number] = words.get(number, "") + bit.text
        for number in still:
            words[number] = words.get(number, "") + " "
        still = {number: None for number in still if len(words[number]) < LONGEST_QUOTE}
    return {number: (section, " ".join(words.get(number, "").split())) for number, section in sections.items()}
