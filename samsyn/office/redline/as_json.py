"""Comparisons and merges as JSON, with exactly the keys of the contract."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from samsyn.domain.redline import (
    Comparison,
    Merged,
    NewBlock,
    OldBlock,
    Reanchored,
    Reference,
    Summary,
    references,
    summary,
)


def redline_json(comparison: Comparison, anchors: Sequence[Reanchored], seconds: float) -> str:
    """A comparison."""
    return _dumped(
        {
            "seconds": round(seconds, 6),
            "old": [_old(shown) for shown in comparison.old],
            "new": [_new(shown) for shown in comparison.new],
            "moves": [
                {"old": list(m.old), "new": list(m.new), "heading": m.heading, "text_same": m.text_same}
                for m in comparison.moves
            ],
            "sections": [
                {"kind": str(change.kind), "old": list(change.old), "new": list(change.new)}
                for change in comparison.sections
            ],
            "references": [_reference(reference) for reference in references(comparison)],
            "anchors": [_anchor(anchor) for anchor in anchors],
            "summary": _summary(summary(comparison)),
            "verified": comparison.verified,
        }
    )


def merge_json(merged: Merged) -> str:
    """A merge."""
    return _dumped(
        {
            "blocks": [
                {"text": found.block.line, "from": str(found.source), "base": found.base} for found in merged.blocks
            ],
            "conflicts": [conflict._asdict() for conflict in merged.conflicts],
        }
    )


def _dumped(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False) + "\n"


def _old(shown: OldBlock) -> dict[str, Any]:
    pieces = [[str(piece.tag), piece.text] for piece in shown.pieces]
    return {"label": shown.block.label, "text": shown.block.text, "pieces": pieces, "to": list(shown.to)}


def _new(shown: NewBlock) -> dict[str, Any]:
    pieces = [[str(piece.tag), piece.text] for piece in shown.pieces]
    return {
        "label": shown.block.label,
        "text": shown.block.text,
        "pieces": pieces,
        "from": list(shown.sources),
        "kind": str(shown.kind),
    }


def _reference(found: Reference) -> dict[str, Any]:
    return {
        "block": found.block,
        "word": found.word,
        "text": found.text,
        "meant": found.meant,
        "status": str(found.status),
    }


def _anchor(found: Reanchored) -> dict[str, Any]:
    return {
        "status": str(found.status),
        "block": found.block,
        "first": found.first,
        "end": found.end,
        "confidence": found.confidence,
    }


def _summary(found: Summary) -> dict[str, Any]:
    return {
        "words": {
            "kept": found.kept,
            "moved": found.moved,
            "deleted": found.deleted,
            "inserted": found.inserted,
        },
        "blocks": {
            "old": found.old_blocks,
            "new": found.new_blocks,
            "deleted": found.deleted_blocks,
            "relabelled": found.labels,
            **{str(kind): size for kind, size in found.kinds},
        },
    }
