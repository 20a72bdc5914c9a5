"""Columns of compilations, by what they keep: what was compiled, sheets on their way to be, and what is kept beside a
consultation's answers."""

from samsyn.compilations.models.compilations import (
    Compilation,
    CompiledAnswer,
    CompiledProblem,
    CompiledRow,
    CompiledSection,
)
from samsyn.compilations.models.live import GroupDecision, ReportOrder
from samsyn.compilations.models.uploads import NameChoice, Upload

__all__ = [
    "Compilation",
    "CompiledAnswer",
    "CompiledProblem",
    "CompiledRow",
    "CompiledSection",
    "GroupDecision",
    "NameChoice",
    "ReportOrder",
    "Upload",
]
