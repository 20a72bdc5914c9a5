"""Places as words of addresses: "organ-3", "sida-region"; and numbers of versions, which may be counted at a place."""

from __future__ import annotations

from samsyn.domain.access import PARTIES, PUBLIC, Audience, Placement

# What a version is cited by: 3; or, where it is for fewer than the document's readers, "sida-region-1".
Number = int | str

_WORDS = {
    Audience.PUBLIC: "alla",
    Audience.PARTIES: "parterna",
    Audience.SIDE: "sida",
    Audience.BODY: "organ",
    Audience.ORGANISATION: "organisation",
    Audience.PERSON: "person",
}
_AUDIENCES = {word: audience for audience, word in _WORDS.items()}
# Whose it is: a side's slug, or the number that the databases' columns hold.
PLACE = "(?:alla|parterna|(?:organ|organisation|person)-[0-9]{1,9}|sida-[a-zA-Z0-9_-]{1,50})"


def word_of(place: Placement) -> str:
    """The place as a word: "organ-3"."""
    whose = place.side or place.body or place.organisation or place.person
    return f"{_WORDS[place.audience]}-{whose}" if whose else _WORDS[place.audience]


def place_of(word: str) -> Placement:
    """The place that a word stands for; `ValueError` when it stands for none."""
    first, _, whose = word.partition("-")
    audience = _AUDIENCES.get(first)
    if audience is None:
        raise ValueError(f"{word!r} is no place")
    match audience:
        case Audience.PUBLIC:
            return PUBLIC
        case Audience.PARTIES:
            return PARTIES
        case Audience.SIDE:
            return Placement(audience, side=whose)
        case Audience.BODY:
            return Placement(audience, body=int(whose))
        case Audience.ORGANISATION:
            return Placement(audience, organisation=int(whose))
        case Audience.PERSON:
            return Placement(audience, person=int(whose))


def number_of(number: int | None, series: str, series_number: int | None) -> Number:
    """What a version is cited by; nothing for an open one."""
    if number is not None:
        return number
    return f"{series}-{series_number}" if series else ""


def counted_at(number: Number) -> tuple[str, Audience | None]:
    """The figure of a number, and at what kind of place it is counted; at none where it is simply the document's."""
    if isinstance(number, int) or not number:
        return str(number), None
    series, _, figure = number.rpartition("-")
    return figure, _AUDIENCES[series.partition("-")[0]]
