"""A small round of answers with known truth, for the tests of the reports."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from samsyn.domain.grading import CompiledSheet, Row, Table, compile_answers
from samsyn.office.reports import Report, report_of
from tests.office.test_sheets import PARTIES

H, D, I = "Stämmer helt", "Stämmer delvis", "Stämmer inte alls"  # noqa: E741 - the letters of the grades
HEADER = (
    "Slutförandetid", "Vilken part?", "2.1 Vård i hemmet", "Kommentar", "Grund", "2.2 Egenvård", "Kommentar2", "Grund2",
    "Munhälsa 3.1 Ansvar", "Kommentar3", "Grund3",
)  # fmt: skip
SAME = "Samma text från förbundet."
ROWS: list[list[Any]] = [
    [
        "2025-06-18 09:00",
        "Orust kommun",
        D,
        "Skrivfel i andra stycket.",
        "",
        D,
        SAME,
        "",
        I,
        "Kostnaden är för hög.",
        "",
    ],
    [
        "2025-06-18 10:00",
        "Tanums kommun",
        D,
        "Kort.",
        "Redaktionellt",
        D,
        "samma  text från förbundet.",
        "",
        H,
        "",
        "",
    ],
    ["2025-06-19 12:00", "Amåls kommun", I, "Fungerar inte i dag.", "", H, "", "", I, SAME, ""],
    ["2025-06-19 12:01", "Tidaholms kommun", H, "", "", D, "", "", None, "Vi avstår.", ""],
    ["2025-06-10 08:00", "Ale kommun", I, "Gammalt svar.", "", I, "", "", I, "", ""],
    ["2025-06-20 08:00", "Ale kommun", I, "Så är det inte nu.", "Dagsläget", "kanske", "", "", D, "", ""],
    ["2025-06-17 08:00", "VGR", H, "", "", D, "Regionens synpunkt.", "Princip", H, "", ""],
    ["2025-06-17 09:00", "Funktionsrätt Västra Götaland", I, "Utanför räkningen.", "", "", "", "", H, "", ""],
]
DEADLINE = datetime(2025, 6, 19, 12, 0)


def table(rows: list[list[Any]] = ROWS, header: tuple[str, ...] = HEADER) -> Table:
    return Table("Svar", header, tuple(Row(at, tuple(row)) for at, row in enumerate(rows, start=2)))


def compiled(rows: list[list[Any]] = ROWS) -> CompiledSheet:
    return compile_answers(table(rows), PARTIES)


def report(rows: list[list[Any]] = ROWS, **more: Any) -> Report:
    return report_of(compiled(rows), PARTIES, **{"title": "Remissvar 2025", "source": "svar.xlsx", **more})
