"""Reads of sides, organisations, groupings, bodies and seats, as nouns."""

from samsyn.parties.queries.installation import installation, installation_name
from samsyn.parties.queries.parties import (
    Home,
    homes,
    organisations_by_code,
    parties_known,
    parties_listed,
    party_count,
)
from samsyn.parties.queries.viewers import sides_from, sides_of, viewer_for, viewer_of

__all__ = [
    "Home",
    "homes",
    "installation",
    "installation_name",
    "organisations_by_code",
    "parties_known",
    "parties_listed",
    "party_count",
    "sides_from",
    "sides_of",
    "viewer_for",
    "viewer_of",
]
