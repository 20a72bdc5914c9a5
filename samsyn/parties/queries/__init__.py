"""Reads of sides, organisations, groupings, bodies and seats, as nouns."""

from samsyn.parties.queries.authorities import authorities, side_names
from samsyn.parties.queries.bodies import (
    bodies_that_decide,
    bodies_to_follow,
    bodies_to_lead,
    body_history,
    body_list,
    body_page,
    body_to_change,
    body_to_seat_in,
    seat_to_change,
)
from samsyn.parties.queries.colleagues import Colleague, colleague, colleagues
from samsyn.parties.queries.groupings import (
    Helped,
    associations_at,
    grouping_history,
    grouping_page,
    groupings_listed,
    groupings_to_choose,
)
from samsyn.parties.queries.installation import installation, installation_name
from samsyn.parties.queries.organisations import (
    belongs_now,
    organisation_history,
    organisation_page,
    organisation_to_change,
    other_organisations,
)
from samsyn.parties.queries.parties import (
    Askable,
    Home,
    ListedParty,
    choosable,
    homes,
    organisations_by_code,
    organisations_to_ask,
    others_known,
    parties_known,
    parties_listed,
    party_count,
)
from samsyn.parties.queries.searching import searchable
from samsyn.parties.queries.seats import seats_shown
from samsyn.parties.queries.sides import (
    parties_to_choose,
    side_page,
    side_to_add_to,
    side_to_appoint_for,
    sides_to_choose,
)
from samsyn.parties.queries.viewers import sides_from, sides_of, viewer_for, viewer_of

__all__ = [
    "Askable",
    "Colleague",
    "Helped",
    "Home",
    "ListedParty",
    "associations_at",
    "authorities",
    "belongs_now",
    "bodies_that_decide",
    "bodies_to_follow",
    "bodies_to_lead",
    "body_history",
    "body_list",
    "body_page",
    "body_to_change",
    "body_to_seat_in",
    "choosable",
    "colleague",
    "colleagues",
    "grouping_history",
    "grouping_page",
    "groupings_listed",
    "groupings_to_choose",
    "homes",
    "installation",
    "installation_name",
    "organisation_history",
    "organisation_page",
    "organisation_to_change",
    "organisations_by_code",
    "organisations_to_ask",
    "other_organisations",
    "others_known",
    "parties_known",
    "parties_listed",
    "parties_to_choose",
    "party_count",
    "searchable",
    "seat_to_change",
    "seats_shown",
    "side_names",
    "side_page",
    "side_to_add_to",
    "side_to_appoint_for",
    "sides_from",
    "sides_of",
    "sides_to_choose",
    "viewer_for",
    "viewer_of",
]
