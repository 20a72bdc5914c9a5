"""Addresses of the same list in another order or on another page: every other choice of the reader is kept."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.paginator import Page
from django.http import HttpRequest

SORT, PAGE = "sortera", "sida"


def with_query(request: HttpRequest, **changes: str) -> str:
    """`?…` with these parameters changed; an empty value takes the parameter away."""
    query = request.GET.copy()
    for name, value in changes.items():
        if value:
            query[name] = value
        else:
            query.pop(name, None)
    return f"?{query.urlencode(safe='/')}"


@dataclass(frozen=True, slots=True)
class Sorting:
    """A column heading: how the list is sorted by it now (aria-sort), and where a click leads."""

    direction: str
    href: str

    @property
    def shape(self) -> str:
        return {"ascending": "up", "descending": "down"}.get(self.direction, "both")


def sorting(request: HttpRequest, key: str, *, default: str = "") -> Sorting:
    """The heading of the column `key`. `?sortera=namn` is ascending, `?sortera=-namn` descending."""
    now = request.GET.get(SORT) or default
    direction = {key: "ascending", f"-{key}": "descending"}.get(now, "none")
    wanted = f"-{key}" if now == key else key
    return Sorting(direction, with_query(request, **{SORT: wanted, PAGE: ""}))


@dataclass(frozen=True, slots=True)
class PageLink:
    """A page of a long list; no `href` where pages are left out."""

    label: str
    href: str = ""
    current: bool = False


def page_links(request: HttpRequest, page: Page[object]) -> list[PageLink]:
    """First, last and the pages around this one."""
    numbers = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    return [
        PageLink(str(n), with_query(request, **{PAGE: str(n)}), n == page.number)
        if isinstance(n, int)
        else PageLink("…")
        for n in numbers
    ]
