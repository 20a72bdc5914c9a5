"""Numbers and bullets: the definitions that a document's lists count by, put beside those that its template has."""

from __future__ import annotations

from samsyn.domain.sections import DEEPEST_LIST
from samsyn.office.word.look import DEEPEST
from samsyn.office.word.xml import HEAD, SPACES, parsed, serialized, value, w, whole

INDENT = 425  # twentieths of a point: how much deeper each list lies, and its text from its mark
_BULLETS = ("•", "–", "▪")


class Numbering:
    """Definitions are made as they are asked for; each ordered list gets its own, so that it counts for itself."""

    def __init__(self, template: bytes) -> None:
        root = parsed(template)
        self._abstract = 1 + max(
            (whole(value(e, "abstractNumId"), 0) for e in root.iter(w("abstractNum"))), default=-1
        )
        self._next = 1 + max((whole(value(e, "numId"), 0) for e in root.iter(w("num"))), default=0)
        self._template = template
        self._nums: list[str] = []
        self._bullets = self._headings = 0

    def bullets(self) -> int:
        """The list that all points with bullets belong to."""
        self._bullets = self._bullets or self._num(1)
        return self._bullets

    def headings(self) -> int:
        """The list that headings are numbered in, where the template's styles do not do it."""
        self._headings = self._headings or self._num(0)
        return self._headings

    def ordered(self, level: int, start: int, sign: str) -> int:
        """A new list that counts from `start` on `level` (from 1) with "." or ")" after its numbers."""
        again = f'<w:lvlOverride w:ilvl="{level - 1}"><w:startOverride w:val="{start}"/></w:lvlOverride>'
        return self._num(2 if sign == "." else 3, again)

    def _num(self, kind: int, inside: str = "") -> int:
        number = self._next + len(self._nums)
        self._nums.append(
            f'<w:num w:numId="{number}"><w:abstractNumId w:val="{self._abstract + kind}"/>{inside}</w:num>'
        )
        return number

    def part(self) -> bytes:
        """The template's definitions with ours."""
        root = parsed(self._template)
        kinds = (_heading_levels(), _levels("bullet", "•"), _levels("decimal", "."), _levels("decimal", ")"))
        made = "".join(
            f'<w:abstractNum w:abstractNumId="{self._abstract + at}"><w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
            for at, levels in enumerate(kinds)
        )
        own = parsed(f"{HEAD}<w:numbering {SPACES}>{made}{''.join(self._nums)}</w:numbering>".encode())
        # The schema wants every abstract definition before the first list.
        first = next((at for at, e in enumerate(root) if e.tag in (w("num"), w("numIdMacAtCleanup"))), len(root))
        for offset, element in enumerate(own.findall(w("abstractNum"))):
            root.insert(first + offset, element)
        last = next((at for at, e in enumerate(root) if e.tag == w("numIdMacAtCleanup")), len(root))
        for offset, element in enumerate(own.findall(w("num"))):
            root.insert(last + offset, element)
        return serialized(root)


def _levels(kind: str, sign: str) -> str:
    return "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>'
        f'<w:lvlText w:val="{_BULLETS[at % 3] if kind == "bullet" else f"%{at + 1}{sign}"}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{INDENT * (at + 1)}" w:hanging="{INDENT}"/></w:pPr></w:lvl>'
        for at in range(max(DEEPEST_LIST, 9))
    )


def _heading_levels() -> str:
    """ "3", "3.2", "3.2.1"."""
    return "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:suff w:val="space"/>'
        f'<w:lvlText w:val="{".".join(f"%{n}" for n in range(1, at + 2))}"/><w:lvlJc w:val="left"/>'
        '<w:pPr><w:ind w:left="0" w:firstLine="0"/></w:pPr></w:lvl>'
        for at in range(DEEPEST)
    )
