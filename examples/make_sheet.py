"""Make `remissvar.xlsx`: the answers of fifty respondents, one of them twice, as a web form exports them.

    python examples/make_sheet.py [OUT]

Always the same answers (fixed seed) and the same bytes. Everything is invented: the pattern of grades is the one the
project was asked to carry (municipalities more yellow than the region, SIMBA with reds, Skaraborg without, under
eight per cent red in all), the texts are the demo county's, the comments stand in `comments.toml`.
"""

from __future__ import annotations

import csv
import io
import random
import re
import sys
import tomllib
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

HERE = Path(__file__).parent
SAMSYN = HERE.parent / "samsyn"
SEED = 20250619
LABELS = {"full": "Stämmer helt", "partial": "Stämmer delvis", "none": "Stämmer inte alls"}
TECHNICAL = ["ID", "Starttid", "Slutförandetid", "E-post", "Namn"]
ASKED = "Vilken part svarar ni för?"

# Text, name before its numbers (none for the main agreement), chapter → theme of its comments. These are graded.
GRADED: list[tuple[str, str, dict[int, str]]] = [
    ("halso-och-sjukvardsavtal", "", {3: "ansvar", 4: "egenvard", 5: "hemsjukvard", 6: "samverkan"}),
    ("lakaransvar", "Läkaransvar ", {2: "lakaransvar", 3: "lakaransvar"}),
    ("psykisk-halsa", "Psykisk hälsa ", {2: "psykisk", 3: "psykisk"}),
    ("munhalsa", "Munhälsa ", {2: "munhalsa"}),
    ("betalningsansvar", "Betalningsansvar ", {4: "betalning"}),
]
# Shares of full, partial, none, missing; Skaraborg and the region never vary with the section.
SHARES = {
    "region": (0.74, 0.23, 0.01, 0.02),
    "simba": (0.20, 0.46, 0.31, 0.03),
    "goteborgsomradet": (0.34, 0.54, 0.09, 0.03),
    "samla": (0.33, 0.55, 0.08, 0.04),
    "sodra-alvsborg": (0.38, 0.53, 0.05, 0.04),
    "fyrbodal": (0.36, 0.55, 0.06, 0.03),
    "skaraborg": (0.60, 0.37, 0.0, 0.03),
}
HOT = {"hemsjukvard": 1.8, "psykisk": 1.6, "lakaransvar": 1.2}  # times as much red as elsewhere
COMMENTED = {"full": 0.05, "partial": 0.42, "none": 0.93}
# Grade → other comments that stand in the place of some, and how often: why yellow and red are not always a no.
INSTEAD = {"partial": ("editorial", 0.14), "none": ("today", 0.3)}
SILENT = {"1466"}  # one party never answered
OTHERWISE = {  # as written in the form instead of the formal name
    "1492": "Amåls kommun",
    "1488": "TROLLHÄTTANS STAD",
    "1490": "Borås",
    "1421": "kommunen i Orust",
    "1444": "Grästrop kommun",
    "1415": "Stenugsunds kommun",
    "1463": "Marks",
    "1496": "Skövde kommun, kommunstyrelsen",
    "14": "Region Västra Götaland",
}
TWICE = "1441"
NO_PARTY = "Funktionsrätt Västra Götaland"
ROLES = ["Registrator", "Kommunstyrelsens diarium", "Handläggare", "Samordnare", "Kansliet"]


@dataclass(frozen=True)
class Question:
    """A graded section: the header of its grade column and the theme of its comments."""

    header: str
    theme: str


def questions() -> list[Question]:
    """The graded sections in the order of the form, numbered as the texts number them."""
    return [question for text, prefix, themes in GRADED for question in _of_text(text, prefix, themes)]


def _of_text(text: str, prefix: str, themes: dict[int, str]) -> Iterator[Question]:
    chapter = section = 0
    lines = (SAMSYN / "demo" / "texts" / f"{text}.md").read_text(encoding="utf-8").splitlines()
    for found in (re.match(r"(#{1,2}) (.+) \{#", line) for line in lines):
        if found and found[1] == "#":
            chapter, section = chapter + 1, 0
        elif found:
            section += 1
            if chapter in themes:
                yield Question(f"{prefix}{chapter}.{section} {found[2]}", themes[chapter])


def rows() -> list[list[Any]]:
    """The sheet: the header, then the answers in the order they were finished."""
    chance = random.Random(SEED)  # noqa: S311 - an example, no secret
    with (SAMSYN / "parties" / "data" / "parties.csv").open(encoding="utf-8") as file:
        parties = [party for party in csv.DictReader(file) if party["code"] not in SILENT]
    comments = tomllib.loads((HERE / "comments.toml").read_text(encoding="utf-8"))
    asked = questions()
    outsider = {"code": "", "name": "", "formal_name": NO_PARTY, "side": "municipal", "care_area": "fyrbodal"}
    twice = next(party for party in parties if party["code"] == TWICE)
    answers = [_answer(party, asked, comments, chance) for party in [*parties, twice, outsider]]
    answers.sort(key=lambda answer: answer[1])
    return [_header(asked), *([number, *answer] for number, answer in enumerate(answers, start=1))]


def _header(asked: list[Question]) -> list[str]:
    pairs = [(q.header, "Kommentar" if at == 1 else f"Kommentar{at}") for at, q in enumerate(asked, start=1)]
    return [*TECHNICAL, ASKED, *(header for pair in pairs for header in pair)]


def _answer(
    party: dict[str, str], asked: list[Question], comments: dict[str, Any], chance: random.Random
) -> list[Any]:
    """One row without its number. The last answers come in the hour before the deadline, 12.00 on 19 June."""
    last = datetime(2025, 6, 19, 11, 57, 12)  # noqa: DTZ001 - a sheet knows no time zone
    finished = last - timedelta(seconds=int(chance.paretovariate(0.45) * 900) % 3_000_000)
    started = finished - timedelta(minutes=chance.randint(25, 400), seconds=chance.randint(0, 59))
    host = _host(party["name"]) if party["code"] else "funktionsratt"
    role = chance.choice(ROLES) if party["code"] else "Kansliet"
    row: list[Any] = [started, finished, f"{_host(role.split()[0])}@{host}.example", role]
    row.append(OTHERWISE.get(party["code"], party["formal_name"]))
    for question in asked:
        grade = _grade(party, question, chance)
        comment = _comment(party, question, grade, comments, chance)
        row += [LABELS.get(grade), _instead(comment, party, question, grade, comments)]
    return row


def _host(name: str) -> str:
    return re.sub(r"[^a-z]", "", name.lower().translate(str.maketrans("åäö", "aao")))


def _grade(party: dict[str, str], question: Question, chance: random.Random) -> str:
    area = party["care_area"] or party["side"]
    full, partial, none, missing = SHARES[area]
    if area not in ("region", "skaraborg"):
        none = none * HOT.get(question.theme, 0.55)
    return chance.choices(["full", "partial", "none", ""], [full, partial, none, missing])[0]


def _comment(
    party: dict[str, str], question: Question, grade: str, comments: dict[str, Any], chance: random.Random
) -> str | None:
    if not grade or chance.random() > COMMENTED[grade]:
        return None
    pool = comments["full"] if grade == "full" else comments[question.theme][grade]
    if party["side"] == "region" and grade != "full":
        pool = comments["region"]
    return " ".join(chance.sample(pool, 2 if chance.random() < 0.3 else 1))


def _instead(
    comment: str | None, party: dict[str, str], question: Question, grade: str, comments: dict[str, Any]
) -> str | None:
    """Now and then a comment about how it is written, or about today. Its own chance, so that no other answer moves."""
    pool, often = INSTEAD.get(grade, ("", 0.0))
    own = random.Random(f"{SEED} {party['formal_name']} {question.header}")  # noqa: S311 - an example, no secret
    taken = comment and party["side"] == "municipal" and own.random() < often
    return own.choice(comments[pool]) if taken else comment


def workbook(sheet_rows: list[list[Any]]) -> bytes:
    """The workbook's bytes, with no trace of when it was made."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Svar"
    for row in sheet_rows:
        sheet.append(row)
    for cell in sheet[1]:
        cell.font, cell.alignment = Font(bold=True), Alignment(wrap_text=True, vertical="top")
        sheet.column_dimensions[get_column_letter(cell.column)].width = 22
    for column in "BC":
        for cell in sheet[column][1:]:
            cell.number_format = "yyyy-mm-dd hh:mm:ss"
    sheet.freeze_panes = "G2"
    made = io.BytesIO()
    book.save(made)
    return _without_time(made.getvalue())


def _without_time(data: bytes) -> bytes:
    """The same workbook with fixed times in its parts and properties."""
    fixed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(fixed, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "docProps/core.xml":
                part = re.sub(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", b"2025-06-19T10:00:00Z", part)
            info = zipfile.ZipInfo(name, (2025, 6, 19, 12, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(info, part)
    return fixed.getvalue()


if __name__ == "__main__":
    out = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "remissvar.xlsx"
    out.write_bytes(workbook(rows()))
