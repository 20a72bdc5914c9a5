"""The sections' own words, drawn as the agreement's pages draw them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from django.utils.safestring import SafeString

from samsyn.agreements import queries as agreements
from samsyn.agreements.queries import Reading
from samsyn.agreements.rendering import Links, Where, body_html
from samsyn.consultations.queries import ConsultedText
from samsyn.responses.queries import Draft


def section_html(text: ConsultedText) -> SafeString:
    """One section's words, with its references as links to the version that was sent out."""
    return body_html(text.body, _links(agreements.reading(text.package, text.document, text.version_number)))


def sections_html(draft: Draft) -> dict[int, SafeString]:
    """Section → its words. As many questions as there are packages, not documents."""
    texts = [line.text for line in draft.lines]
    found: dict[int, SafeString] = {}
    for _package, inside in groupby(sorted(texts, key=lambda t: t.package), key=lambda t: t.package):
        found |= _package_html(list(inside))
    return found


def _package_html(texts: Sequence[ConsultedText]) -> dict[int, SafeString]:
    versions = list(dict.fromkeys(text.version for text in texts))
    readings = {reading.version.pk: reading for reading in agreements.printed(versions, ())}
    links = {pk: _links(reading) for pk, reading in readings.items()}
    return {text.pk: body_html(text.body, links[text.version]) for text in texts if text.body}


def _links(reading: Reading) -> Links:
    return Links(
        reading.package.slug,
        reading.document.slug,
        reading.known,
        reading.titles,
        reading.package.words,
        Where.SECTION,
        version=reading.version.number,
        beside=reading.beside,
    )
