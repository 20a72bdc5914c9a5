"""The list of parties: narrowed, sorted, and as rows of a file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from samsyn.domain.sorting import sort_key
from samsyn.parties.queries import ListedParty

# Sorts after every name: what belongs to nothing stands last.
LAST = "\U0010ffff"


@dataclass(frozen=True, slots=True)
class Chosen:
    """What a reader asked the list for; empty where anything will do. `sort` with a minus is downwards."""

    text: str = ""
    side: str = ""
    association: str = ""
    care_area: str = ""
    sort: str = "namn"


SORTS: dict[str, Callable[[ListedParty], tuple[int | str, ...]]] = {
    "namn": lambda party: (party.sort_key,),
    "part": lambda party: (party.side_position, party.side),
    "forbund": lambda party: (party.association.sort_key if party.association else LAST,),
    "omrade": lambda party: (party.care_area.sort_key if party.care_area else LAST,),
}


def shown(parties: Iterable[ListedParty], chosen: Chosen) -> tuple[ListedParty, ...]:
    """The parties asked for, in the order asked for; within the same, by name."""
    wanted = sort_key(chosen.text)
    found = [
        party
        for party in parties
        if (not wanted or any(wanted in sort_key(name) for name in _names(party)))
        and chosen.side in ("", party.side)
        and chosen.association in ("", party.association.slug if party.association else None)
        and chosen.care_area in ("", party.care_area.slug if party.care_area else None)
    ]
    found.sort(key=SORTS[chosen.sort.removeprefix("-")], reverse=chosen.sort.startswith("-"))
    return tuple(found)


def _names(party: ListedParty) -> tuple[str, ...]:
    """Every name that somebody may search it by."""
    return (party.formal_name, party.name, party.code, *party.aliases)


def sides_of(parties: Iterable[ListedParty]) -> list[tuple[str, str]]:
    """The sides that the parties are on, in order."""
    found = {(party.side_position, party.side, party.side_name) for party in parties}
    return [(slug, name) for _position, slug, name in sorted(found)]


def associations_of(parties: Iterable[ListedParty]) -> list[tuple[str, str]]:
    found = {(b.sort_key, b.slug, b.name) for party in parties if (b := party.association)}
    return [(slug, name) for _key, slug, name in sorted(found)]


def care_areas_of(parties: Iterable[ListedParty]) -> list[tuple[str, str]]:
    found = {(b.sort_key, b.slug, b.name) for party in parties if (b := party.care_area)}
    return [(slug, name) for _key, slug, name in sorted(found)]


def file_rows(parties: Iterable[ListedParty], *, demo: bool) -> Iterator[list[str]]:
    """The list as rows of a file, with its heads; in a demo each row says that it is fictional."""
    notice = [_("Påhittade uppgifter")] if demo else []
    yield [
        _("Kod"),
        _("Kortnamn"),
        _("Formellt namn"),
        _("Sida"),
        _("Kommunalförbund"),
        _("Vårdsamverkan"),
        _("Vårdsamverkan är säker"),
        *([_("Anmärkning")] if demo else []),
    ]
    for party in parties:
        area = party.care_area
        certain = "" if area is None else _("ja") if area.certain else _("nej")
        association = party.association.name if party.association else ""
        names = [party.code, party.name, party.formal_name, party.side_name]
        yield [*names, association, area.name if area else "", certain, *notice]
