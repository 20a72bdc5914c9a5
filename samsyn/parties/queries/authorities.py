"""Who keeps a public register, and what the sides are called: choices in the forms of higher slices."""

from __future__ import annotations

from samsyn.parties import models

KEEP_REGISTERS = ("municipality", "region", "association")


def authorities() -> list[tuple[str, str]]:
    """Code and formal name of the organisations that register documents, in Swedish order. One question."""
    rows = models.Organisation.objects.filter(kind__in=KEEP_REGISTERS, part_of=None, withdrawn_at=None)
    return list(rows.order_by("sort_key").values_list("code", "formal_name"))


def side_names() -> dict[str, str]:
    """Slug → name of the sides, in their order. One question."""
    return dict(models.Side.objects.values_list("slug", "name"))
