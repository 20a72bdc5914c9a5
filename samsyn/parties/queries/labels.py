"""What bodies are called in labels: "SRO", not "Politiskt samrådsorgan (SRO)"."""

from __future__ import annotations

import re

from samsyn.parties import models

_SHORT = re.compile(r"\(([^()]{2,20})\)\s*$")


def short_name(name: str) -> str:
    """The short name that stands in brackets last in the name; the whole name where none does."""
    found = _SHORT.search(name)
    return found[1] if found else name


def body_label(slug: str) -> tuple[int | None, str]:
    """The body's number and its short name; nothing when there is no such body."""
    row = models.Body.objects.filter(slug=slug).values_list("pk", "name").first()
    return (row[0], short_name(row[1])) if row else (None, "")


def bodies_to_label() -> list[tuple[str, str]]:
    """Slug and name of the bodies that a version can come from, in their order. A secretariat releases no text."""
    rows = models.Body.objects.exclude(kind="secretariat").order_by("position", "sort_key")
    return list(rows.values_list("slug", "name"))


def bodies_with_sides(pks: frozenset[int]) -> dict[int, tuple[str, str, tuple[str, ...]]]:
    """Number → slug, name and sides of these bodies. Two questions."""
    rows = models.Body.objects.filter(pk__in=pks).prefetch_related("sides").order_by("position", "sort_key")
    return {b.pk: (b.slug, b.name, tuple(sorted(s.slug for s in b.sides.all()))) for b in rows}


def organisations_with_a_side(pks: frozenset[int]) -> dict[int, tuple[str, bool]]:
    """Number → name, and whether the organisation has a side, so that what lies with it lies within the parties."""
    rows = models.Organisation.objects.filter(pk__in=pks).order_by("sort_key")
    return {pk: (name, side is not None) for pk, name, side in rows.values_list("pk", "name", "side")}
