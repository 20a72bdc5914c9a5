"""A consultation compiled: its sections, who was asked, what they handed in, and how that is counted.

A library of its own, over `samsyn.domain.grading` and `samsyn.domain.matrix`: plain frozen values in and out.
"""

from samsyn.domain.answering import Stance
from samsyn.domain.consulted.counting import (
    Figures,
    columns_of,
    compiled,
    figures,
    judgement_of,
    keys_of,
    parties_of,
    row_of,
    tallies_of,
)
from samsyn.domain.consulted.values import Asked, Consulted, Kind, Said, Section, Submitted, Told

__all__ = [
    "Asked",
    "Consulted",
    "Figures",
    "Kind",
    "Said",
    "Section",
    "Stance",
    "Submitted",
    "Told",
    "columns_of",
    "compiled",
    "figures",
    "judgement_of",
    "keys_of",
    "parties_of",
    "row_of",
    "tallies_of",
]
