"""Columns of compilations, by what they keep: what was compiled, and sheets on their way to be."""

from samsyn.compilations.models.compilations import (
    Compilation,
    CompiledAnswer,
    CompiledProblem,
    CompiledRow,
    CompiledSection,
)
from samsyn.compilations.models.uploads import NameChoice, Upload

__all__ = [
    "Compilation",
    "CompiledAnswer",
    "CompiledProblem",
    "CompiledRow",
    "CompiledSection",
    "NameChoice",
    "Upload",
]
