"""Grades written as numbers 1–3: what each number means, when the sheet says so. Without its word nothing is guessed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from samsyn.domain.grading.scale import Grade, grade_of
from samsyn.domain.grading.table import Table

Legend = Mapping[int, Grade]

_LABEL = (
    r"(?P<label>(?:stämmer\W+)?(?:helt\W+och\W+hållet|helt|delvis|inte\W+alls|ej\W+alls)|gr[öo]nt?|gult?|r[öo](?:d|tt)"
    r"|(?:fully|partly|partially)(?:\W+agree)?|not\W+at\W+all|agree|disagree|green|yellow|amber|red)"
)
_NUMBER = r"(?<!\d[.,:/-])(?<!\w)(?P<number>\d{1,2})(?![\w%/]|[.,:]\d)"
_NUMBER_FIRST = re.compile(
    rf"{_NUMBER}[\s=:.()–—-]*(?:(?:är|betyder|innebär|means)\s+)?[\s\"'”’]*{_LABEL}(?!\w)", re.IGNORECASE
)
_LABEL_FIRST = re.compile(rf"(?<!\w){_LABEL}[\"'”’]?\s*[=:(]\s*{_NUMBER}", re.IGNORECASE)
_SAID_TO_BE = re.compile(
    rf"{_NUMBER}\s*(?:[=:(]|(?:är|betyder|innebär|means)\s)[\s\"'”’]*{_LABEL}(?!\w)", re.IGNORECASE
)
_SCALE = re.compile(
    r"(?:skala\w*|betyg\w*|gradera\w*|scale)\W{1,3}(?:(?:från|mellan|på|of|from)\s)?(\d{1,2})\s*(?:-|–|—|till|och|to)\s*(\d{1,2})(?!\w)",
    re.IGNORECASE,
)
_ENDS = {Grade.FULL, Grade.NONE}
HIGHEST = 10  # of a scale in numbers


def read_legend(texts: Iterable[str]) -> Legend | None:
    """What 1, 2 and 3 mean: "1 = stämmer helt, 2 = …", "helt (1), …", or only the two ends of the scale.

    None where the text does not say, or says two things.
    """
    text = "\n".join(texts)
    if numbers_beyond(text):
        return None
    found = [legend for legend in (_read(text, _NUMBER_FIRST), _read(text, _LABEL_FIRST)) if legend]
    whole = [legend for told, legend in found if told == max(told for told, _ in found)]
    return whole[0] if whole and all(legend == whole[0] for legend in whole) else None


def legend_of(table: Table) -> Legend | None:
    """The legend of a sheet: in its headers, above them, or on another sheet."""
    return read_legend((*table.header, *table.notes))


def numbers_beyond(text: str) -> list[int]:
    """The numbers outside 1–3 that a text explains as grades, or names as an end of its scale: "5 = stämmer helt"."""
    explained = [hit["number"] for pattern in (_SAID_TO_BE, _LABEL_FIRST) for hit in pattern.finditer(text)]
    ends = [end for hit in _SCALE.finditer(text) for end in hit.groups()]
    return sorted({number for number in map(int, [*explained, *ends]) if number == 0 or 3 < number <= HIGHEST})


def number_of(value: object) -> int | None:
    """The number a cell holds, if it is 1, 2 or 3, as a number or as text."""
    if isinstance(value, str):
        value = {"1": 1, "2": 2, "3": 3}.get(value.strip())
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return int(value) if value in (1, 2, 3) else None


def _read(text: str, pattern: re.Pattern[str]) -> tuple[int, Legend] | None:
    """How many numbers the text explains in this way, and the legend they make."""
    legend: dict[int, Grade] = {}
    for found in pattern.finditer(text):
        grade = grade_of(" ".join(re.split(r"\W+", found["label"])))
        number = int(found["number"])
        if number not in (1, 2, 3):
            continue
        if grade is None or legend.setdefault(number, grade) != grade:
            return None
    told = len(legend)
    if 2 not in legend and {legend.get(1), legend.get(3)} == _ENDS:
        legend[2] = Grade.PARTIAL
    return (told, legend) if len(set(legend.values())) == len(legend) == 3 else None
