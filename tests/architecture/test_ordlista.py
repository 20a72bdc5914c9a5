"""docs/ordlista.md names what the code names."""

from __future__ import annotations

import ast
import re

from tests.architecture.tree import ROOT, belongs_to, modules, slices

LIST = (ROOT / "docs/ordlista.md").read_text()


def rows() -> list[tuple[str, str, str]]:
    """Swedish term, names in code, meaning."""
    found = []
    for line in LIST.splitlines():
        cells = [c.strip() for c in line.strip().strip("|").split("|")]
        if line.startswith("|") and len(cells) == 3 and not set(cells[0]) <= set("-: ") and cells[1] != "in code":
            found.append((cells[0], cells[1], cells[2]))
    return found


def named(*, built: bool) -> set[str]:
    """The names in code; those in italics are not built yet."""
    return {
        name for _, code, _ in rows() if code.startswith("*") is not built for name in re.findall(r"`([\w.]+)`", code)
    }


def classes() -> set[str]:
    """Every model of a slice and every enum, by name."""
    found = set()
    for path, tree in modules().items():
        for node in tree.body:
            if isinstance(node, ast.ClassDef):
                bases = [ast.unparse(b) for b in node.bases]
                model = belongs_to(path, "models") and not any("Manager" in b for b in bases)
                if model or any(b.endswith("Enum") for b in bases):
                    found.add(node.name)
    return found


def test_every_slice_has_its_word() -> None:
    missing = {*slices(), "access"} - named(built=True)
    assert not missing, f"give each a line in docs/ordlista.md: {missing}"


def test_every_model_and_every_enum_has_its_word() -> None:
    missing = classes() - named(built=True)
    assert not missing, f"give each a line in docs/ordlista.md: {sorted(missing)}"


def test_no_word_names_what_is_not_there() -> None:
    source = "\n".join(ast.unparse(tree) for tree in modules().values())
    gone = {name for name in named(built=True) if not re.search(rf"\b{name}\b", source) and name not in slices()}
    assert not gone, f"in docs/ordlista.md, but not in the code: {gone}"


def test_a_word_in_italics_is_not_built_yet() -> None:
    built = named(built=False) & ({*slices()} | classes())
    assert not built, f"built: take the italics away: {built}"


def test_a_line_is_whole_and_stands_once() -> None:
    terms = [term for term, _, _ in rows()]
    assert len(terms) > 40
    assert len(terms) == len(set(terms)), sorted(t for t in terms if terms.count(t) > 1)
    assert all(code and meaning for _, code, meaning in rows())
