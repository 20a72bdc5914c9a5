"""Checks a certificate against the two texts it speaks of. Compares nothing: it only counts and reckons fingerprints.

This is what a third party does by hand or with a script of its own; `docs/rules/certificate.md` tells each step.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from enum import StrEnum

from samsyn.domain.redline.certificate import Certificate, ChangeKind
from samsyn.domain.redline.fingerprints import block_print, fingerprint
from samsyn.domain.redline.numbering import bare_number, in_order
from samsyn.domain.redline.values import Block


class CertificateFault(StrEnum):
    """Why a certificate is not true of two texts."""

    OLD_TEXT = "certificate.old_text_differs"
    NEW_TEXT = "certificate.new_text_differs"
    NOT_NAMED = "certificate.a_change_is_not_named"
    NUMBER = "certificate.a_number_does_not_follow"
    REFERENCE = "certificate.a_reference_does_not_follow"


def check(certificate: Certificate, old: Sequence[Block], new: Sequence[Block]) -> tuple[CertificateFault, ...]:
    """What is not true of it; nothing when all is."""
    found = []
    if fingerprint(old) != certificate.old:
        found.append(CertificateFault.OLD_TEXT)
    if fingerprint(new) != certificate.new:
        found.append(CertificateFault.NEW_TEXT)
    if found:
        return tuple(found)
    return tuple(_untrue(certificate, old, new))


def _untrue(certificate: Certificate, old: Sequence[Block], new: Sequence[Block]) -> Iterator[CertificateFault]:
    wholes = (ChangeKind.EDITED, ChangeKind.INSERTED, ChangeKind.DELETED)
    named_old = {change.old for change in certificate.changes if change.kind in wholes}
    named_new = {change.new for change in certificate.changes if change.kind in wholes}
    before = Counter((block.label, block_print(block.words)) for at, block in enumerate(old) if at not in named_old)
    after = Counter(
        (label, block_print(words))
        for at, (label, words) in enumerate(_undone(certificate, new))
        if at not in named_new
    )
    if before != after:
        yield CertificateFault.NOT_NAMED
    if not all(_followed(certificate, old, new)):
        yield CertificateFault.NUMBER
    numbers = {(bare_number(change.before), bare_number(change.after)) for change in certificate.numbers}
    if not all((bare_number(r.before), bare_number(r.after)) in numbers for r in certificate.references):
        yield CertificateFault.REFERENCE


def _undone(certificate: Certificate, new: Sequence[Block]) -> list[tuple[str, list[str]]]:
    """The new blocks with the old numbers put back, in labels and in references."""
    texts = [(block.label, list(block.words)) for block in new]
    labels = [(change.new, change.before) for change in certificate.numbers]
    labels += [(c.new or 0, c.before or "") for c in certificate.changes if c.kind is ChangeKind.LABEL]
    for at, label in labels:
        if 0 <= at < len(texts):
            texts[at] = (label, texts[at][1])
    for reference in certificate.references:
        if 0 <= reference.new < len(texts) and 0 <= reference.word < len(texts[reference.new][1]):
            texts[reference.new][1][reference.word] = reference.before
    return texts


def _followed(certificate: Certificate, old: Sequence[Block], new: Sequence[Block]) -> Iterator[bool]:
    """Does each number that is said to follow its place do so, in both texts?"""
    follows_old, follows_new = in_order(old), in_order(new)
    for change in certificate.numbers:
        known = 0 <= change.old < len(old) and 0 <= change.new < len(new)
        yield known and follows_old[change.old] and follows_new[change.new]
