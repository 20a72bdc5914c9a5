"""A letter with places to fill in, and how its lines stand: paragraphs and lists.

A place is a word in braces, `{remissinstans}`. The words of the places are Swedish, as the letters are.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass

_PLACE = re.compile(r"\{([^{}\n]{0,40})\}")


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph (its lines), or a list (its points)."""

    lines: tuple[str, ...]
    is_list: bool = False


def unknown_places(letter: str, known: Collection[str]) -> tuple[str, ...]:
    """The places that nothing fills, each once, as they are written.

    >>> unknown_places("Hej {namn}, om {remiss}", {"remiss"})
    ('{namn}',)
    """
    found = dict.fromkeys(m[0] for m in _PLACE.finditer(letter) if m[1] not in known)
    return tuple(found)


def filled(letter: str, values: Mapping[str, str]) -> str:
    """The letter with its places filled in; what is filled in is not read again, and an unknown place stays as it is.

    >>> filled("Till {remissinstans}", {"remissinstans": "Orust kommun"})
    'Till Orust kommun'
    """
    return _PLACE.sub(lambda m: values.get(m[1], m[0]), letter)


def blocks(letter: str) -> tuple[Block, ...]:
    """The letter's paragraphs and lists in their order. A line that begins with "- " is a point.

    >>> [(b.is_list, len(b.lines)) for b in blocks("Hej!\\n\\nGör så här:\\n- ett\\n- två")]
    [(False, 1), (False, 1), (True, 2)]
    """
    found: list[Block] = []
    for line in letter.replace("\r\n", "\n").split("\n"):
        text, is_point = line.strip(), line.lstrip().startswith("- ")
        said = text[2:].strip() if is_point else text
        last = found[-1] if found else None
        if not text:
            found.append(Block(()))
        elif last is not None and last.lines and last.is_list == is_point:
            found[-1] = Block((*last.lines, said), is_point)
        else:
            found.append(Block((said,), is_point))
    return tuple(block for block in found if block.lines)
