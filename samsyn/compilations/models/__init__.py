"""Columns of compilations, by what they keep: what was compiled, sheets on their way to be, findings and seals."""

from samsyn.compilations.models.compilations import (
    Compilation,
    CompiledAnswer,
    CompiledProblem,
    CompiledRow,
    CompiledSection,
)
from samsyn.compilations.models.consulted import Finding, Publication, Seal
from samsyn.compilations.models.live import GroupDecision, ReportOrder
from samsyn.compilations.models.uploads import NameChoice, Upload

__all__ = [
    "Compilation",
    "CompiledAnswer",
    "CompiledProblem",
    "CompiledRow",
    "CompiledSection",
    "Finding",
    "GroupDecision",
    "NameChoice",
    "Publication",
    "ReportOrder",
    "Seal",
    "Upload",
]
