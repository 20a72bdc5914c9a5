"""Consultations in words: refusals, acts, how far respondents have come, moments, what letters say."""

from samsyn.consultations.texts.acts import ACTS
from samsyn.consultations.texts.moments import moment, time_left, when_it_closes
from samsyn.consultations.texts.refusals import NOT_READY, Refused, said, words
from samsyn.consultations.texts.standings import CHANNELS, STANDINGS, shape_of, standing_words

__all__ = [
    "ACTS",
    "CHANNELS",
    "NOT_READY",
    "STANDINGS",
    "Refused",
    "moment",
    "said",
    "shape_of",
    "standing_words",
    "time_left",
    "when_it_closes",
    "words",
]
