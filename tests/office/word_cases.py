"""Texts and Word files to try reading and writing on: made up at random, and as badly made as real ones."""

from __future__ import annotations

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
