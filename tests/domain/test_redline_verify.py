"""The verifier finds what is planted, and what it does not find whole is never shown as a comparison."""

from __future__ import annotations

import ast
import inspect

import pytest

from samsyn.domain.redline import Tag, blocks_of, compare, verify
from samsyn.domain.redline.comparing import verified
from samsyn.domain.redline.values import Run
from samsyn.domain.redline.verify import faults

OLD, NEW = ["parterna ska samverka", "b"], ["b", "parterna får samverka"]
WHOLE_OLD = [[("m", "parterna", 0), ("-", "ska", -1), ("m", "samverka", 1)], [("=", "b", -1)]]
WHOLE_NEW = [[("=", "b", -1)], [("m", "parterna", 0), ("+", "får", -1), ("m", "samverka", 1)]]


def test_a_whole_comparison_has_no_faults() -> None:
    assert faults(OLD, NEW, WHOLE_OLD, WHOLE_NEW) == ()


PLANTED = {
    "a word left out": (WHOLE_OLD, [[("=", "b", -1)], [("m", "parterna", 0), ("m", "samverka", 1)]]),
    "a change hidden inside a move": (WHOLE_OLD, [[("=", "b", -1)], [("m", "parterna", 0), ("m", "får samverka", 1)]]),
    "a change called kept": (WHOLE_OLD, [[("=", "b", -1)], [("=", "parterna får samverka", -1)]]),
    "words moved to nowhere": ([[("m", "parterna ska samverka", 0)], [("=", "b", -1)]], WHOLE_NEW),
    "words moved twice": (
        WHOLE_OLD,
        [[("=", "b", -1)], [("m", "parterna", 0), ("+", "får", -1), ("m", "samverka", 1), ("m", "samverka", 1)]],
    ),
    "a block left out": (WHOLE_OLD, WHOLE_NEW[:1]),
    "something inserted in the old text": ([[("+", "parterna ska samverka", -1)], [("=", "b", -1)]], WHOLE_NEW),
    "a kept word with another order": (
        [[("=", "parterna", -1), ("-", "ska samverka", -1)], [("=", "b", -1)]],
        [[("=", "b", -1)], [("=", "parterna", -1), ("+", "får samverka", -1)]],
    ),
    "a kept piece with a link": ([[("m", "parterna", 0), ("-", "ska", -1), ("m", "samverka", 1)], [("=", "b", 2)]], WHOLE_NEW),
}  # fmt: skip


@pytest.mark.parametrize("what", PLANTED)
def test_it_finds(what: str) -> None:
    old, new = PLANTED[what]
    assert faults(OLD, NEW, old, new)


def test_a_comparison_that_is_not_whole_becomes_delete_and_insert_with_the_reasons() -> None:
    old, new = blocks_of(("ett två tre",)), blocks_of(("ett fyra tre",))
    lies = [Run(0, 0, 0, 0, 3)]
    found = verified(old, new, lies, [0])
    assert not found.verified and found.faults
    assert [(p.tag, p.text) for p in found.old[0].pieces] == [(Tag.DELETED, "ett två tre")]
    assert [(p.tag, p.text) for p in found.new[0].pieces] == [(Tag.INSERTED, "ett fyra tre")]
    assert not found.moves and not found.runs and compare(old, new).verified


def test_it_shares_no_code_with_the_comparison() -> None:
    tree = ast.parse(inspect.getsource(verify))
    imported = [node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    imported += [alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names]
    assert not [name for name in imported if name.startswith(("samsyn", "rapidfuzz"))]
