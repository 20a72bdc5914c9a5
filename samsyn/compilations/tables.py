"""The matrix of a compilation, drawn once for each audience and kept in memory for a while."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.cache import caches
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from samsyn.compilations import queries
from samsyn.compilations.texts import section_name
from samsyn.consultations.queries import ConsultedText
from samsyn.domain.access import Audience, Viewer
from samsyn.ui.matrix import Folding, Ways, drawn, span_links

# How long a drawing stands when a name or a membership is changed; the compilation's own changes show at once.
SECONDS = 300


@dataclass(frozen=True, slots=True)
class Drawn:
    """The drawn matrix and the compilation in numbers."""

    html: SafeString
    facts: queries.Facts


def matrix_drawn(viewer: Viewer, head: queries.Head, folding: Folding, *, on: date) -> Drawn:
    """The matrix of a compilation that `queries.compilation` has found for the viewer; drawn once per audience."""
    key = _key(viewer, head, folding, on)
    found: Drawn | None = caches["local"].get(key)
    if found is None:
        data = queries.matrix(head.pk, folding.fold, on=on, deadline_at=head.deadline_at)
        found = Drawn(drawn(data.matrix, ways_of(head.pk), folding), data.facts)
        caches["local"].set(key, found, SECONDS)
    return found


def _key(viewer: Viewer, head: queries.Head, folding: Folding, on: date) -> str:
    """Which compilation as it now is, how drawn, and for whom: what one audience sees is never handed to another."""
    person = viewer.person if head.placement.audience is Audience.PERSON else None
    whom = (sorted(viewer.sides), sorted(viewer.bodies), sorted(viewer.organisations), person)
    which = (head.pk, head.revision, head.source_hash, head.kept_at, head.placement, on)
    parts = repr((which, folding.href, get_language(), whom))
    return f"matrix:{hashlib.sha256(parts.encode()).hexdigest()}"


@dataclass(frozen=True, slots=True)
class LiveDrawn:
    """The drawn matrix of a consultation, its numbers, and the ways to gather its columns."""

    html: SafeString
    facts: queries.LiveFacts
    spans: list[dict[str, Any]]


def live_drawn(head: queries.LiveHead, folding: Folding, *, on: date) -> LiveDrawn:
    """The matrix of a consultation that `queries.live_head` has found for the viewer; drawn once for those who see the same
    submissions."""
    key = _live_key("matrix", head, folding.href, on)
    found: LiveDrawn | None = caches["local"].get(key)
    if found is None:
        data = queries.live_matrix(head, folding.fold, on=on)
        html = drawn(data.matrix, live_ways(head.pk), folding)
        found = LiveDrawn(html, data.facts, span_links(folding, data.matrix))
        caches["local"].set(key, found, SECONDS)
    return found


@dataclass(frozen=True, slots=True)
class SectionDrawn:
    """A section's page but for what is about the reader: its name, its neighbours, and its words and answers as HTML."""

    html: SafeString
    name: str
    label: str
    document: str
    position: int
    before: queries.Step | None
    after: queries.Step | None
    waiting: int


Words = Callable[[ConsultedText, Sequence[ConsultedText]], SafeString]


def section_drawn(
    head: queries.LiveHead, position: int, decisions: Sequence[queries.Decided], words: Words, *, on: date
) -> SectionDrawn:
    """The section of a consultation that `queries.live_head` has found for the viewer; drawn once for those who see the same
    submissions and the same decisions. `words` draws the section's own text."""
    key = _live_key("section", head, position, decisions, on)
    found: SectionDrawn | None = caches["local"].get(key)
    if found is None:
        page = queries.live_section(head, position, decisions, on=on)
        context = {"page": page, "head": head, "words": words(page.text, page.texts)}
        html = render_to_string("compilations/live/_section.html", context)
        column = page.column
        name = (section_name(column), column.label, column.document)
        found = SectionDrawn(html, *name, position, page.before, page.after, page.waiting)
        caches["local"].set(key, found, SECONDS)
    return found


def _live_key(what: str, head: queries.LiveHead, *how: object) -> str:
    """Which consultation as it now is, and which of its submissions: they never change, so whoever sees the same of them
    sees the same drawing, and nobody another."""
    which = (head.pk, head.consultation.revision, head.consultation.placement, head.seen, head.leads)
    parts = repr((what, which, how, get_language()))
    return f"live:{hashlib.sha256(parts.encode()).hexdigest()}"


def live_ways(pk: int) -> Ways:
    """Where the matrix of a consultation leads."""
    return Ways(
        cell=reverse("live:answer", args=[pk, 0, 0]).replace("/0/0/", "/{row}/{col}/"),
        row=reverse("live:respondent", args=[pk, 0]).removesuffix("0/") + "{row}/",
        section=reverse("live:section", args=[pk, 0]).removesuffix("0/") + "{col}/",
    )


def ways_of(pk: int) -> Ways:
    """Where the matrix of a compilation leads."""
    return Ways(
        cell=reverse("compilations:answer", args=[pk, 0, 0]).replace("/0/0/", "/{row}/{col}/"),
        row=reverse("compilations:row", args=[pk, 0]).removesuffix("0/") + "{row}/",
        section=reverse("compilations:section", args=[pk, 0]).removesuffix("0/") + "{col}/",
    )
