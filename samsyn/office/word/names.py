"""What Word knows of who is who: hidden bookmarks that name sections and their lines, anchors that name references.

A bookmark's name may hold 40 letters, digits and underscores; one that begins with an underscore is not listed among
the user's own. `_S_syfte_omfattning` is the section *syfte-omfattning*, `_S_syfte_omfattning__3` its third line; with
`_O_` it is what the line was in the old text of a redline. A longer slug is cut, and told apart by a checksum; whoever has the text finds it again by making the name anew.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping

from samsyn.domain.sections import reference

LONGEST = 40
_SLUG = r"[a-z0-9]+(?:_[a-z0-9]+)*"
_NAME = re.compile(rf"_([SO])(_{_SLUG}(?:__x[0-9a-f]{{8}})?)(?:__(\d+))?")
_ANCHOR = re.compile(rf"_D_({_SLUG})__S_({_SLUG})")


def bookmark_of(slug: str, place: int = 0, *, was: bool = False) -> str:
    """The bookmark of a section (`place` 0) or of a line in it; `was`: as it was in the old text of a redline.

    >>> bookmark_of("syfte-omfattning", 3)
    '_S_syfte_omfattning__3'
    """
    name = slug.replace("-", "_")
    if is_cut(slug):
        name = f"{name[: LONGEST - 19].rstrip('_')}__x{hashlib.sha256(slug.encode()).hexdigest()[:8]}"
    return f"_{'O' if was else 'S'}_{name}{f'__{place}' if place else ''}"


def is_cut(slug: str) -> bool:
    """Is the slug too long for a bookmark?"""
    return len(slug) > LONGEST - 8


def section_of(name: str, known: Mapping[str, str], *, was: bool = False) -> tuple[str, int] | None:
    """The section's slug and the place in it; None for a bookmark of others. `known` has the slugs that were cut, by
    the bookmark of their section."""
    found = _NAME.fullmatch(name)
    if found is None or (found[1] == "O") is not was:
        return None
    return known.get(f"_S{found[2]}", found[2][1:].replace("_", "-")), int(found[3] or 0)


def anchor_of(written: str) -> str:
    """What a link is anchored at: the section's bookmark, or a name of the other document and its section."""
    ref = reference(written[2:-2])
    if not ref.document:
        return bookmark_of(ref.section)
    return f"_D_{ref.document}__S_{ref.section}".replace("-", "_")


def reference_of(anchor: str, known: Mapping[str, str]) -> str:
    """The reference that a link is anchored at, as written; empty where it is another's link."""
    if found := _ANCHOR.fullmatch(anchor):
        return f"[[{found[1].replace('_', '-')}#{found[2].replace('_', '-')}]]"
    own = section_of(anchor, known)
    return f"[[#{own[0]}]]" if own and not own[1] else ""
