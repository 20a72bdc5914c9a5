"""A certificate as JSON, and back. The keys are told in docs/rules/certificate.md; a stranger's script reads them."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from samsyn.domain.redline import (
    BlockPrint,
    Certificate,
    Change,
    ChangeKind,
    Fingerprint,
    Move,
    NumberChange,
    Reference,
    ReferenceChange,
    ReferenceStatus,
)
from samsyn.office.redline.faults import DocumentFault
from samsyn.office.redline.reading import ReadDocument

NAME = "endast flyttad text"
VERSION = 1

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Issued:
    """A certificate with the names and fingerprints of the files it was issued on."""

    certificate: Certificate
    old_file: str
    old_sha256: str
    new_file: str
    new_sha256: str


def issued(certificate: Certificate, old: ReadDocument, new: ReadDocument) -> Issued:
    return Issued(certificate, old.name, old.sha256, new.name, new.sha256)


def certificate_json(found: Issued) -> str:
    """The certificate for a machine."""
    told = found.certificate
    value = {
        "certificate": NAME,
        "version": VERSION,
        "holds": told.holds,
        "old": _side(told.old, found.old_file, found.old_sha256),
        "new": _side(told.new, found.new_file, found.new_sha256),
        "moves": [
            {"old": list(m.old), "new": list(m.new), "heading": m.heading, "text_same": m.text_same}
            for m in told.moves
        ],
        "numbers": [number._asdict() for number in told.numbers],
        "references": [reference._asdict() for reference in told.references],
        "changes": [{**change._asdict(), "kind": str(change.kind)} for change in told.changes],
        "stale_references": [{**found._asdict(), "status": str(found.status)} for found in told.stale],
    }
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def _side(found: Fingerprint, file: str, sha256: str) -> dict[str, Any]:
    blocks = [block._asdict() for block in found.blocks]
    return {"file": file, "file_sha256": sha256, "text_sha256": found.sha256, "blocks": blocks}


def parsed_certificate(source: str | bytes, name: str) -> Issued:
    """The certificate in a JSON text, or a sentence on why it is none."""
    try:
        value = json.loads(source)
        if value["certificate"] != NAME or value["version"] != VERSION:
            raise DocumentFault(f"{name}: filen är inget intyg om endast flyttad text, version {VERSION}.")
        return _issued(value)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as fault:
        raise DocumentFault(f"{name}: filen är inget helt intyg om endast flyttad text.") from fault


def _issued(value: Mapping[str, Any]) -> Issued:
    old, new = value["old"], value["new"]
    certificate = Certificate(
        _fingerprint(old),
        _fingerprint(new),
        _all(
            value["moves"],
            lambda m: Move(_ends(m["old"]), _ends(m["new"]), _text(m["heading"]), bool(m["text_same"])),
        ),
        _all(
            value["numbers"], lambda n: NumberChange(int(n["old"]), int(n["new"]), str(n["before"]), str(n["after"]))
        ),
        _all(
            value["references"],
            lambda r: ReferenceChange(
                int(r["old"]), int(r["new"]), int(r["word"]), str(r["before"]), str(r["after"])
            ),
        ),
        _all(
            value["changes"],
            lambda c: Change(
                ChangeKind(c["kind"]), _place(c["old"]), _place(c["new"]), _text(c["before"]), _text(c["after"])
            ),
        ),
        _all(
            value["stale_references"],
            lambda r: Reference(
                int(r["block"]), int(r["word"]), str(r["text"]), _text(r["meant"]), ReferenceStatus(r["status"])
            ),
        ),
    )
    if certificate.holds is not value["holds"]:
        raise ValueError("holds")
    return Issued(certificate, str(old["file"]), str(old["file_sha256"]), str(new["file"]), str(new["file_sha256"]))


def _all(values: Sequence[Mapping[str, Any]], one: Callable[[Mapping[str, Any]], _T]) -> tuple[_T, ...]:
    return tuple(one(value) for value in values)


def _fingerprint(side: Mapping[str, Any]) -> Fingerprint:
    blocks = _all(side["blocks"], lambda block: BlockPrint(str(block["label"]), str(block["sha256"])))
    return Fingerprint(str(side["text_sha256"]), blocks)


def _ends(value: Sequence[int]) -> tuple[int, int]:
    first, last = value
    return int(first), int(last)


def _place(value: int | None) -> int | None:
    return None if value is None else int(value)


def _text(value: str | None) -> str | None:
    return None if value is None else str(value)
