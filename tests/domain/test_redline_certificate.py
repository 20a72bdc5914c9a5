"""The certificate "endast flyttad text": it holds, or names every other change; and it cannot be made to lie."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given, settings

from samsyn.domain.redline import (
    Block,
    Certificate,
    CertificateFault,
    ChangeKind,
    blocks_of,
    certify,
    check,
    fingerprint,
)
from tests.domain.test_redline_properties import documents

CARE = "Kommunen ansvarar för hemsjukvården för alla som bor i kommunen."
MONEY = "Regionen betalar för läkemedel som ges i hemmet av kommunens personal."
FOLLOW = "Parterna följer varje år upp hur avsnitt 1 efterlevs och redovisar det öppet."

OLD = blocks_of(("1 Ansvar", CARE, "2 Betalning", MONEY, "3 Uppföljning", FOLLOW))
MOVED = blocks_of(("1 Betalning", MONEY, "2 Ansvar", CARE, "3 Uppföljning", FOLLOW))
FOLLOWED = blocks_of(
    ("1 Betalning", MONEY, "2 Ansvar", CARE, "3 Uppföljning", FOLLOW.replace("avsnitt 1", "avsnitt 2"))
)


def test_it_holds_for_a_pure_move_and_warns_of_references_that_lead_wrong() -> None:
    found = certify(OLD, MOVED)
    assert found.holds and check(found, OLD, MOVED) == ()
    assert {(n.before, n.after) for n in found.numbers} == {("1", "2"), ("2", "1")}
    assert [(r.text, r.meant) for r in found.stale] == [("1", "2")]


def test_it_holds_when_references_followed_and_names_them() -> None:
    found = certify(OLD, FOLLOWED)
    assert found.holds and check(found, OLD, FOLLOWED) == ()
    assert [(r.before, r.after) for r in found.references] == [("1", "2")] and not found.stale


def test_one_word_is_enough_for_it_not_to_hold() -> None:
    new = blocks_of(
        ("1 Betalning", MONEY.replace("betalar", "kan betala"), "2 Ansvar", CARE, "3 Uppföljning", FOLLOW)
    )
    found = certify(OLD, new)
    assert not found.holds and [change.kind for change in found.changes] == [ChangeKind.EDITED]
    assert check(found, OLD, new) == ()


def test_a_number_that_does_not_follow_the_order_is_a_change() -> None:
    new = blocks_of(("1 Ansvar", CARE, "7 Betalning", MONEY, "3 Uppföljning", FOLLOW))
    assert [change.kind for change in certify(OLD, new).changes] == [ChangeKind.LABEL]


def test_a_reference_to_another_section_is_a_change() -> None:
    new = blocks_of(
        ("1 Ansvar", CARE, "2 Betalning", MONEY, "3 Uppföljning", FOLLOW.replace("avsnitt 1", "avsnitt 2"))
    )
    assert [change.kind for change in certify(OLD, new).changes] == [ChangeKind.EDITED]


def test_a_paragraph_that_stands_twice_is_a_change() -> None:
    assert [c.kind for c in certify(OLD, (*OLD, OLD[1])).changes] == [ChangeKind.INSERTED]


def test_other_texts_are_found_out() -> None:
    found = certify(OLD, MOVED)
    assert check(found, OLD[1:], MOVED) == (CertificateFault.OLD_TEXT,)
    assert check(found, OLD, OLD) == (CertificateFault.NEW_TEXT,)


CHANGED = blocks_of(("1 Betalning", MONEY, "2 Ansvar", CARE.replace("ansvarar", "svarar"), "5 Uppföljning", FOLLOW))
LIES = {
    "a change left out": (lambda c: replace(c, changes=()), CertificateFault.NOT_NAMED),
    "a number left out": (lambda c: replace(c, numbers=()), CertificateFault.NOT_NAMED),
    "a made-up reference": (
        lambda c: replace(c, references=(*certify(OLD, FOLLOWED).references,), numbers=()),
        CertificateFault.REFERENCE,
    ),
    "a number that is said to follow": (
        lambda c: replace(
            c,
            changes=tuple(change for change in c.changes if change.kind is not ChangeKind.LABEL),
            numbers=(*c.numbers, *(certify(OLD, MOVED).numbers[0]._replace(old=4, new=4, before="3", after="5"),)),
        ),
        CertificateFault.NUMBER,
    ),
}


@pytest.mark.parametrize("lie", LIES)
def test_a_certificate_that_lies_is_found_out(lie: str) -> None:
    honest = certify(OLD, CHANGED)
    assert check(honest, OLD, CHANGED) == () and not honest.holds
    make, fault = LIES[lie]
    assert fault in check(make(honest), OLD, CHANGED)


@given(documents, documents)
@settings(max_examples=200)
def test_every_certificate_is_true_and_names_everything(old: list[Block], new: list[Block]) -> None:
    found = certify(old, new)
    assert check(found, old, new) == ()
    if found.holds:
        differ = words_of(old) - words_of(new)
        assert not differ or found.references


def words_of(blocks: list[Block]) -> Counter[str]:
    return Counter(" ".join(block.words) for block in blocks)


@given(documents, documents)
@settings(max_examples=100)
def test_it_holds_for_no_other_text_than_its_own(old: list[Block], new: list[Block]) -> None:
    found: Certificate = certify(old, old)
    assert found.holds
    if [b.line for b in old] != [b.line for b in new]:
        assert check(found, old, new)


def test_fingerprints_are_what_anybody_can_work_out() -> None:
    import hashlib

    found = fingerprint(blocks_of(("1 Ansvar", "på  a\u030aret")))
    assert found.sha256 == hashlib.sha256("1 Ansvar\n\npå året\n".encode()).hexdigest()
    assert found.blocks[0] == ("1", hashlib.sha256(b"Ansvar").hexdigest())
