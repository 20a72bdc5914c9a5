"""Reads of consultations, as nouns; each opens nothing that does not lie for the viewer."""

from samsyn.consultations.queries.asked import AskedRespondent, respondents_asked
from samsyn.consultations.queries.heads import (
    ConsultedText,
    Head,
    OwnPart,
    consultation,
    own_parts,
    texts_consulted,
)

__all__ = [
    "AskedRespondent",
    "ConsultedText",
    "Head",
    "OwnPart",
    "consultation",
    "own_parts",
    "respondents_asked",
    "texts_consulted",
]
