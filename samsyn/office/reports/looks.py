"""How grades look on paper and in a workbook: the same letters, fills and inks as on the pages (matrix.css)."""

from __future__ import annotations

from dataclasses import dataclass

from samsyn.domain.grading import Grade


@dataclass(frozen=True, slots=True)
class Look:
    """Colours, RRGGBB, of a grade: light green, darker yellow with a bar at its foot, solid dark red, dashed white."""

    fill: str
    ink: str
    foot: str = ""


LOOKS: dict[Grade | None, Look] = {
    Grade.FULL: Look("D3ECDF", "0B4F33"),
    Grade.PARTIAL: Look("F2C75C", "3D2900", foot="7A5200"),
    Grade.NONE: Look("A3182F", "FFFFFF"),
    None: Look("FFFFFF", "545B66"),
}
HEAD_FILL, HEAD_INK = "12303F", "FFFFFF"
BAND_FILL = "E4EBEF"
FAINT = "C9D2D8"
QUIET = "545B66"
