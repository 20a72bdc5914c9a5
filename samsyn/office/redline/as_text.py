"""Comparisons and merges as text for a terminal or a letter."""

from __future__ import annotations

from samsyn.domain.redline import Comparison, Merged, MergeSource, Piece, Tag, summary
from samsyn.domain.redline.inline import Inline, inlined
from samsyn.office.redline.naming import in_words, sentence
from samsyn.office.redline.sentences import sentences

LEGEND = "[-borttaget-]  {+tillagt+}  <flyttat hit>"
_MARKS = {Tag.KEPT: ("", ""), Tag.MOVED: ("<", ">"), Tag.DELETED: ("[-", "-]"), Tag.INSERTED: ("{+", "+}")}


def redline_text(comparison: Comparison, old: str, new: str) -> str:
    """The summary in sentences, then every block in which something is not as it was."""
    lines = [f"{old} → {new}", "", *sentences(comparison)]
    if comparison.verified:
        lines += ["", _counts(comparison), "Kontrollerat: varje ord i båda texterna är redovisat."]
    changed = [block for block in inlined(comparison) if any(piece.tag is not Tag.KEPT for piece in block.pieces)]
    if changed:
        lines += ["", LEGEND, ""]
    lines += [f"{_place(block)}  {' '.join(map(marked, block.pieces))}" for block in changed]
    return "\n".join(lines) + "\n"


def _counts(comparison: Comparison) -> str:
    found = summary(comparison)
    return f"Ord: {found.kept} på sin plats, {found.moved} flyttade, {found.deleted} borttagna, {found.inserted} tillagda."


def _place(block: Inline) -> str:
    """The block's number in the new text, or in the old where it is gone."""
    return f"ny {block.new + 1}:" if block.new >= 0 else f"gammal {block.old + 1}:"


def marked(piece: Piece) -> str:
    """A piece with its marks."""
    before, after = _MARKS[piece.tag]
    return f"{before}{piece.text}{after}"


_WHOSE = {MergeSource.BOTH: "båda lika", MergeSource.MERGED: "båda, sammanfört"}


def merge_text(merged: Merged) -> str:
    """What a person must decide, what to look at, then the merged text."""
    lines: list[str] = []
    if merged.conflicts:
        size = len(merged.conflicts)
        lines.append(sentence(f"{in_words(size)} {'ställe' if size == 1 else 'ställen'} måste avgöras av någon:"))
        for found in merged.conflicts:
            lines += ["", f"  utgångstext:   {found.base_text}", f"  den ena:       {_reading(found.left)}"]
            lines += [f"  den andra:     {_reading(found.right)}"]
            if found.left == found.right:
                lines.append("  Båda har flyttat stycket, till olika ställen. Det står där den första satte det.")
        lines.append("")
    if merged.to_look_at:
        lines.append("Ändrat av båda, se efter att det blev rätt:")
        lines += [f"  ({_WHOSE[found.source]}) {found.block.line}" for found in merged.to_look_at] + [""]
    lines += [f"{found.block.line}\n" for found in merged.blocks]
    return "\n".join(lines).rstrip("\n") + "\n"


def _reading(text: str | None) -> str:
    return "(borttaget)" if text is None else text
