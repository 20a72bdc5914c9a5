"""Every page that a person can reach by links: axe at both widths, no sideways scroll, no complaint in the console,
no request to another host. With the site's scripts blocked: test_every_page_without_scripts.py, so that two processes
can share the walk."""

from __future__ import annotations

from collections import deque
from typing import Any
from urllib.parse import urljoin, urlsplit

import pytest
from django.urls import Resolver404, resolve

from tests.browser import axe
from tests.browser.conftest import NARROW, WIDE, Visitor

# The first page of each kind is looked at: a table's rows lead to the same kind of page. What somebody before has
# been looked at for is not looked at again, but for the pages that differ most from person to person.
LOOKED_AT: set[str] = set()
EACH_OWN = {"desk:desk?", "parties:organisation?", "parties:body?", "compilations:matrix?"}
START = ["/", "/mitt-arbete/", "/konto/", "/komponenter/", "/demo/"]
# What is reached by typing.
SEARCHED = ["/sok/", "/sok/?q=kommunens+ansvar", "/sok/?q=finnsinte&slag=answer"]


def kind(path: str) -> str:
    """The address's name, and the kinds of what its query asks for. Who asks for three things at once, as a matrix that
    is gathered, folded and turned, is looked at once."""
    parts = urlsplit(path)
    try:
        name = resolve(parts.path).view_name
    except Resolver404:
        return "unknown"
    asked = sorted({pair.split("=")[0] for pair in parts.query.split("&") if pair})
    return f"{name}?{'&'.join(asked) if len(asked) < 3 else '…'}"


def reachable(visitor: Visitor, start: list[str]) -> list[str]:
    """Addresses to look at, one of each kind, found by following links."""
    seen: set[str] = set()
    found: list[str] = []
    waiting = deque(start)
    known = set(start)
    while waiting:
        path = waiting.popleft()
        of_kind = kind(path)
        if of_kind == "unknown" or of_kind in seen:
            continue
        response = visitor.context.request.get(visitor.origin + path, max_redirects=3)
        if not response.headers.get("content-type", "").startswith("text/html"):
            continue
        if response.headers.get("content-disposition", "").startswith("attachment"):
            continue
        seen.add(of_kind)
        assert response.status == 200, f"{path} answers {response.status}"
        found.append(path)
        for href in links(response.text()):
            target = urlsplit(urljoin(visitor.origin + path, href))
            if f"{target.scheme}://{target.netloc}" != visitor.origin or target.path.startswith("/static/"):
                continue
            address = target.path + (f"?{target.query}" if target.query else "")
            if address not in known:
                known.add(address)
                waiting.append(address)
    return found


def links(html: str) -> list[str]:
    import html5lib

    tree = html5lib.parse(html, namespaceHTMLElements=False)
    return [a.get("href") for a in tree.iter("a") if a.get("href") and not a.get("href").startswith("#")]


def faults_of(visitor: Visitor, path: str) -> list[str]:
    faults = []
    for size in (WIDE, NARROW):
        visitor.page.set_viewport_size(size)
        page = visitor.go(path)
        faults += [f"{path} at {size['width']}: {fault}" for fault in axe.serious(page)]
        if axe.scrolls_sideways(page):
            faults.append(f"{path} at {size['width']}: the page scrolls sideways")
    return faults


@pytest.mark.parametrize("who", ["processledare-region", "sekreterare", "forvaltare", "handlaggare-orust", ""])
def test_every_page_a_person_can_reach_holds(visit: Any, who: str) -> None:
    visitor: Visitor = visit(WIDE)
    look_at_every_page(visitor, who, LOOKED_AT)
    assert not visitor.complaints, visitor.complaints


def test_a_planted_fault_on_a_page_would_be_found(visit: Any) -> None:
    """With axe in the page from the start, as in the walk."""
    visitor: Visitor = visit(WIDE)
    axe.in_every_page(visitor.context)
    page = visitor.go("/sok/")
    assert not axe.serious(page)
    page.evaluate("document.querySelector('main label').remove()")
    page.evaluate("document.body.style.width = '3000px'")
    assert any("label" in fault for fault in axe.serious(page)) and axe.scrolls_sideways(page)


def look_at_every_page(visitor: Visitor, who: str, looked_at: set[str]) -> None:
    """All that `who` can reach, but for the kinds that are `looked_at` already; they are added to it."""
    axe.in_every_page(visitor.context)
    if who:
        visitor.be(who)
    paths = reachable(visitor, [*(START if who else ["/", "/demo/", "/konto/logga-in/"]), *SEARCHED])
    assert len(paths) >= 8, paths
    new = [path for path in paths if kind(path) in EACH_OWN or kind(path) not in looked_at]
    looked_at.update(map(kind, paths))
    faults = [fault for path in new for fault in faults_of(visitor, path)]
    assert not faults, "\n".join(faults)
    assert not visitor.abroad, visitor.abroad
