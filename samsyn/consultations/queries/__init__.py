"""Reads of consultations, as nouns; each opens nothing that does not lie for the viewer."""

from samsyn.consultations.queries.asked import AskedRespondent, respondents_asked
from samsyn.consultations.queries.composing import (
    circle,
    ready_to_send,
    respondents_chosen,
    to_compose,
    versions_to_choose,
)
from samsyn.consultations.queries.following import Followed, FollowedPage, Following, followed_page, following
from samsyn.consultations.queries.heads import ConsultedText, Head, OwnPart, consultation, own_parts, texts_consulted
from samsyn.consultations.queries.links import Link, LinkState, has_account, link
from samsyn.consultations.queries.lists import Listed, Listing, consultations_listed, may_compose
from samsyn.consultations.queries.own import OwnRespondent, own_respondents
from samsyn.consultations.queries.page import ConsultationPage, consultation_page
from samsyn.consultations.queries.searching import searchable

__all__ = [
    "AskedRespondent",
    "ConsultationPage",
    "ConsultedText",
    "Followed",
    "FollowedPage",
    "Following",
    "Head",
    "Link",
    "LinkState",
    "Listed",
    "Listing",
    "OwnPart",
    "OwnRespondent",
    "circle",
    "consultation",
    "consultation_page",
    "consultations_listed",
    "followed_page",
    "following",
    "has_account",
    "link",
    "may_compose",
    "own_parts",
    "own_respondents",
    "ready_to_send",
    "respondents_asked",
    "respondents_chosen",
    "searchable",
    "texts_consulted",
    "to_compose",
    "versions_to_choose",
]
