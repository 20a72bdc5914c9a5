"""A list sorted or paged anew keeps every other choice of the reader."""

from __future__ import annotations

from urllib.parse import parse_qs

from django.core.paginator import Paginator
from django.test import RequestFactory

from samsyn.ui.listing import page_links, sorting


def request(query: str = ""):  # type: ignore[no-untyped-def]
    return RequestFactory().get(f"/parter/{query}")


def asked(href: str) -> dict[str, list[str]]:
    return parse_qs(href.removeprefix("?"))


def test_a_click_sorts_by_the_column_and_a_second_turns_the_order() -> None:
    first = sorting(request("?q=ale&sida=3"), "namn")
    assert (first.direction, asked(first.href)) == ("none", {"q": ["ale"], "sortera": ["namn"]})
    second = sorting(request("?q=ale&sortera=namn"), "namn")
    assert (second.direction, asked(second.href)) == ("ascending", {"q": ["ale"], "sortera": ["-namn"]})
    third = sorting(request("?sortera=-namn"), "namn")
    assert (third.direction, asked(third.href)) == ("descending", {"sortera": ["namn"]})


def test_the_order_the_list_has_from_the_start_is_marked() -> None:
    assert sorting(request(), "namn", default="namn").direction == "ascending"
    assert sorting(request(), "sida", default="namn").direction == "none"


def test_pages_keep_the_search_and_leave_out_the_far_ones() -> None:
    links = page_links(request("?q=ale&sida=6"), Paginator(range(240), 20).page(6))
    assert [link.label for link in links] == ["1", "…", "5", "6", "7", "…", "12"]
    assert [link.label for link in links if link.current] == ["6"]
    assert asked(links[-1].href) == {"q": ["ale"], "sida": ["12"]}


def test_hostile_parameters_stay_parameters() -> None:
    href = sorting(request('?q="><script>'), "namn").href
    assert "<" not in href and '"' not in href
