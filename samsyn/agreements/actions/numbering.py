"""Numbers of published versions, and names of new sections: they tell nothing of what lies elsewhere (ADR 0016)."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable

from django.db.models import Max

from samsyn.access.scope import everything
from samsyn.agreements.actions.pieces import SLUG
from samsyn.agreements.models import Document, Section, Version
from samsyn.agreements.places import word_of
from samsyn.domain.access import PARTIES, PUBLIC, Placement
from samsyn.domain.sorting import sort_key

# Letters and figures that make no words and are not taken for each other.
SIGNS = "23456789bcdfghjkmnpqrstvwxz"
TAIL = 4


def held_documents(versions: Iterable[Version]) -> None:
    """Hold the documents whose versions are numbered, in one order, so that no number is given twice."""
    wanted = {v.document_id for v in versions}
    list(Document.objects.select_for_update(of=("self",)).filter(pk__in=wanted).order_by("pk"))


def give_number(version: Version, place: Placement) -> None:
    """Number a version that is published for, or let out to, `place` (unsaved): the next of those for the document's
    readers or all parties; one for fewer the next at its place. A number once given stays."""
    if place in {PUBLIC, PARTIES, version.document.placement}:
        if version.number is None:
            version.number = _next(version, "number")
    elif version.number is None and not version.series:
        version.series = word_of(place)
        version.series_number = _next(version, "series_number", series=version.series)


def _next(version: Version, column: str, **among: str) -> int:
    with everything(why="those who read this version read every other one that is counted with it"):
        last = version.document.versions.filter(**among).aggregate(last=Max(column))["last"]
    return (last or 0) + 1


def section_slug(version: Version, heading: str) -> str:
    """A name for a new section out of its heading, always with a short tail: were it there only when the name is taken,
    it would tell of a section in a version that is not hers to see."""
    letters = sort_key(heading).translate(str.maketrans("{|}", "aao"))
    base = re.sub(r"[^a-z0-9]+", "-", letters).strip("-")[: SLUG - TAIL - 1].strip("-") or "avsnitt"
    taken = set(Section.objects.filter(document=version.document_id).values_list("slug", flat=True))
    of = f"{version.document_id} {word_of(version.placement)} {version.opened_at} {heading}"
    names = (f"{base}-{tail(f'{of} {n}')}" for n in range(len(taken) + 1))
    return next(name for name in names if name not in taken)


def tail(of: str) -> str:
    """A few signs that follow from `of`, and from which nobody reads anything."""
    number = int.from_bytes(hashlib.sha256(of.encode()).digest()[:8])
    signs = []
    for _ in range(TAIL):
        number, at = divmod(number, len(SIGNS))
        signs.append(SIGNS[at])
    return "".join(signs)
