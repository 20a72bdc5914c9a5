"""axe-core on the page that a window shows."""

from __future__ import annotations

from pathlib import Path
from typing import Any

SOURCE = (Path(__file__).parent.parent / "vendor" / "axe.min.js").read_text(encoding="utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def serious(page: Any) -> list[str]:
    """What axe finds serious or critical, one line each. Runs in the page, whatever the page's policy allows."""
    if not page.evaluate("typeof axe === 'object'"):
        page.evaluate(SOURCE)
    found = page.evaluate(
        "rules => axe.run(document, {runOnly: {type: 'tag', values: rules}, resultTypes: ['violations']})", RULES
    )
    return [
        f"{violation['impact']} {violation['id']}: {node['target']} {node['html'][:160]}"
        for violation in found["violations"]
        if violation["impact"] in {"serious", "critical"}
        for node in violation["nodes"][:3]
    ]


def in_every_page(context: Any) -> None:
    """Have axe in each page of a window from the start: to hand over its half megabyte again and again takes longer."""
    context.add_init_script(SOURCE)


def scrolls_sideways(page: Any) -> bool:
    return bool(page.locator("html").evaluate("page => page.scrollWidth > page.clientWidth + 1"))
