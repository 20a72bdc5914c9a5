"""What the respondents say of the whole: how many take which stance, and each with its conditions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from samsyn.office.reports.docx.body import Body, Cell, Run
from samsyn.office.reports.docx.cells import figure, head
from samsyn.office.reports.values import Standpoint


def standpoints_part(standpoints: Sequence[Standpoint], body: Body) -> None:
    """A table of the stances, and a table of who says what."""
    body.heading(1, "Inställning till helheten", new_page=True)
    if not standpoints:
        body.paragraph("Ingen har svarat.")
        return
    times = Counter(one.stance or "Ingen inställning angiven" for one in standpoints)
    rows = [[Cell(stance), figure(number)] for stance, number in times.most_common()]
    told = "Hur många remissinstanser som har angett varje inställning."
    body.table("Inställningar", told, (12, 5), [[head("Inställning"), head("Antal", middle=True)]], rows)
    heads = [head("Remissinstans"), head("Inställning"), head("Villkor och synpunkter på helheten")]
    each = [[Cell(Run(one.name, bold=True)), Cell(one.stance), Cell(_words(one))] for one in standpoints]
    body.table("Vem säger vad", "Varje remissinstans inställning, villkor och beslut.", (4.5, 3.5, 9), [heads], each)


def _words(one: Standpoint) -> str:
    return "\n".join(filter(None, (one.conditions, one.general, one.decided)))
