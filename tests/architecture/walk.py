"""Every address the program answers to, with its name, its path and what its parameters are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

# Names that come from allauth keep theirs; they stand in the door table as a block.
ALLAUTH = ("account_", "mfa_", "usersessions_", "socialaccount_")


@dataclass(frozen=True, slots=True)
class Address:
    """One pattern of the URLconf: "parties:list", "parter/", and its parameters with their converters."""

    name: str
    path: str
    parameters: tuple[tuple[str, str], ...]
    regex: bool

    @property
    def of_allauth(self) -> bool:
        return self.name.startswith(ALLAUTH)


@lru_cache(maxsize=1)
def addresses() -> tuple[Address, ...]:
    """All of them, in the order the resolver tries them."""
    return tuple(_walk(get_resolver().url_patterns, "", ""))


def _walk(patterns: list[Any], prefix: str, namespace: str) -> Iterator[Address]:
    for entry in patterns:
        path = prefix + str(entry.pattern)
        if isinstance(entry, URLResolver):
            inner = f"{namespace}{entry.namespace}:" if entry.namespace else namespace
            yield from _walk(entry.url_patterns, path, inner)
        elif isinstance(entry, URLPattern):
            converters = {k: type(v).__name__ for k, v in entry.pattern.converters.items()}
            regex = not hasattr(entry.pattern, "_route")
            yield Address(f"{namespace}{entry.name or ''}", path, tuple(sorted(converters.items())), regex)
