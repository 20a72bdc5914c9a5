"""`make bench`: start-up, requests a second, the sheet command, PDF. Writes the table in benchmarks/README.md.

`--short` runs the same for a second each and only asks that everything answers; it measures nothing.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import platform
import random
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from benchmarks.searching import ENTRIES
from benchmarks.server import ROOT, Server, Visitor, environment, fill, samsyn
from benchmarks.similarity import PRECISION, RECALL, SECONDS
from benchmarks.similarity import measure as measure_similarity
from benchmarks.text.judge import scoring
from samsyn.domain.redline import blocks_of, compare
from samsyn.domain.validity import Adoption, Event, Instrument, Kind, Periods, World, answer

README = Path(__file__).parent / "README.md"
BEGIN, END = "<!-- measured: begin -->", "<!-- measured: end -->"


@dataclass(frozen=True)
class Row:
    what: str
    measured: str
    promise: str = ""


def matrix_path(visitor: Visitor) -> str:
    """The address of the demo's matrix, as its list links to it."""
    found = re.search(r'href="(/sammanstallningar/\d+/)"', visitor.get("/sammanstallningar/"))
    assert found, "the demo county has no compilation"
    return found.group(1)


def load(visitor: Visitor, path: str, seconds: int) -> tuple[float, str]:
    """Requests a second at 8 at a time, and the 99th percentile as wrk prints it. Any answer but 200 stops the run."""
    command = ["wrk", "-t2", "-c8", f"-d{seconds}s", "--latency", "-H", f"Cookie: {visitor.cookies}"]
    out = subprocess.run([*command, visitor.origin + path], capture_output=True, text=True, check=True).stdout
    assert "Non-2xx" not in out and "Socket errors" not in out, out
    rate = re.search(r"Requests/sec:\s+([\d.]+)", out)
    slowest = re.search(r"99%\s+(\S+)", out)
    assert rate and slowest, out
    return float(rate.group(1)), slowest.group(1)


def pages(server: Server, seconds: int) -> list[Row]:
    public, leader = Visitor(server.origin), Visitor(server.origin)
    leader.be("processledare-region")
    matrix = matrix_path(leader)
    rows = []
    agreement = "/avtal/halso-och-sjukvardsavtal/"
    for name, visitor, path, promise in (
        ("front page, signed out", public, "/", "≥ 80"),
        ("desk, signed in", leader, "/mitt-arbete/", "≥ 80"),
        ("list of parties, signed in", leader, "/parter/", "≥ 80"),
        ("matrix 50 × its sections, signed in", leader, matrix, "≥ 80"),
        ("five texts of 14 000 words on one page, signed out", public, f"{agreement}hela/", "≥ 60"),
        ("five texts of 14 000 words on one page, signed in", leader, f"{agreement}hela/", "≥ 60"),
        ("a section with its comments, signed in", leader, f"{agreement}halso-och-sjukvardsavtal/kompetens/", "≥ 60"),
        ("a search, signed in", leader, "/sok/?q=kommunens+ansvar", "≥ 60"),
    ):
        visitor.get(path)
        rate, slowest = load(visitor, path, seconds)
        rows.append(Row(f"{name}: requests/s at 8 at a time", f"{rate:.0f} (99 % within {slowest})", promise))
    return rows


def compiling(folder: Path, *, long: bool) -> list[Row]:
    """`samsyn compile` from start to finish, in a process of its own. In the last sheet every row is a party of its own."""
    few, many, county = folder / "50x60.xlsx", folder / "5000x60.xlsx", folder / "county.csv"
    write_sheet(few, built_in_names(), 50, 60)
    rows = [compiled("50 × 60", few, form, "≤ 1 s") for form in ("json", "xlsx", "docx")]
    if long:
        write_sheet(many, built_in_names(), 5000, 60)
        rows += [compiled("5000 × 60", many, form, "≤ 20 s, ≤ 500 MB") for form in ("json", "xlsx")]
        write_sheet(many, write_county(county, 5000), 5000, 60)
        own = ("--parties", str(county))
        rows.append(compiled("5000 parties × 60", many, "xlsx", "≤ 60 s, ≤ 500 MB", *own))
    return rows


def compiled(what: str, sheet: Path, form: str, promise: str, *more: str) -> Row:
    """One run: how long it took, and how much memory where that is promised."""
    word = samsyn("compile", str(sheet), "--format", form, "-o", str(sheet.with_suffix(f".out.{form}")), *more)
    began = time.perf_counter()
    process = subprocess.Popen(word, cwd=ROOT)
    _, status, used = os.wait4(process.pid, 0)
    took = time.perf_counter() - began
    assert status == 0, f"{word} ended with {status}"
    memory = f", peak {used.ru_maxrss / 1024:.0f} MB" if "MB" in promise else ""
    return Row(f"samsyn compile {what} to {form}", f"{took:.2f} s{memory}", promise)


def put_in(folder: Path, respondents: int) -> int:
    """A consultation with so many respondents × 60 sections in the county of this folder: its number."""
    command = [sys.executable, "-m", "benchmarks.consulted", "put", str(respondents)]
    run = subprocess.run(command, env=environment(folder), cwd=ROOT, check=True, capture_output=True, text=True)
    return int(run.stdout)


def consulted(server: Server, consultation: int, seconds: int) -> list[Row]:
    """The live compilation of 50 respondents × 60 sections, as the leader of the region reads it."""
    leader = Visitor(server.origin)
    leader.be("processledare-region")
    at = f"/remisser/{consultation}/sammanstallning/"
    rows = []
    for name, path, promise in (
        ("live matrix 50 × 60", at, "≥ 80"),
        ("live section page with 50 answers", f"{at}avsnitt/1/", "≥ 100"),
    ):
        leader.get(path)
        rate, slowest = load(leader, path, seconds)
        rows.append(
            Row(f"{name}, signed in: requests/s at 8 at a time", f"{rate:.0f} (99 % within {slowest})", promise)
        )
    for name, path, promise in (
        ("Excel", f"{at}rapport.xlsx", "≤ 0.5 s"),
        ("Word", f"{at}rapport.docx", "≤ 5 s"),
    ):
        took = statistics.median(fetched(leader, path) for _ in range(3))
        rows.append(Row(f"{name} of 3 000 live answers, through the page", f"{took:.2f} s", promise))
    return rows


def fetched(visitor: Visitor, path: str) -> float:
    """Seconds until the whole file is there."""
    began = time.perf_counter()
    with visitor.opener.open(visitor.origin + path, timeout=60) as answer:
        answer.read()
    return time.perf_counter() - began


def growing(folder: Path, *, long: bool) -> list[Row]:
    """Folded matrix, CSV and Excel of ever more respondents, each in a process and a county of its own."""
    rows = []
    for respondents in (50, 500, 5000) if long else (50,):
        county = folder / f"grown-{respondents}"
        fill(county)
        command = [sys.executable, "-m", "benchmarks.consulted", "take", str(put_in(county, respondents))]
        run = subprocess.run(command, env=environment(county), cwd=ROOT, check=True, capture_output=True, text=True)
        found = json.loads(run.stdout)
        for name, what in (("matrix", "folded matrix"), ("csv", "CSV"), ("xlsx", "Excel")):
            each = found[name] / found["answers"] * 1_000_000
            more = max(0.0, found[f"memory {name}"] - found["memory before"])
            told = f"{found[name]:.2f} s, {each:.0f} µs an answer, {more:.0f} MB more"
            rows.append(Row(f"live {what}, {respondents} × 60 answers", told, "flat an answer"))
    return rows


def reporting(folder: Path) -> list[Row]:
    """The two reports of 3 000 answers alone, in this process."""
    from samsyn.domain.grading import compile_answers
    from samsyn.office.reports import report_of
    from samsyn.office.reports.docx import docx_of
    from samsyn.office.reports.xlsx import xlsx_of
    from samsyn.office.sheets import read_sheet
    from samsyn.office.sheets.party_list import built_in_parties

    write_sheet(folder / "3000.xlsx", built_in_names(), 50, 60)
    parties = built_in_parties()
    found = compile_answers(read_sheet(folder / "3000.xlsx"), parties)
    rows = []
    for name, write, promise in (("Excel", xlsx_of, "≤ 0.5 s"), ("Word", docx_of, "≤ 5 s")):
        began = time.perf_counter()
        write(report_of(found, parties))
        rows.append(Row(f"{name} report of 3 000 answers", f"{time.perf_counter() - began:.2f} s", promise))
    return rows


def printing(folder: Path) -> list[Row]:
    """The demo's whole agreement as PDF, in a process of its own."""
    began = time.perf_counter()
    command = [sys.executable, "-m", "benchmarks.printed", str(folder / "agreement.pdf")]
    pages = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout.strip()
    took = time.perf_counter() - began
    return [Row(f"the demo's whole agreement as PDF, {pages} pages", f"{took:.1f} s", "≤ 10 s")]


def searching(folder: Path) -> list[Row]:
    """A search among 10 000 entries, in a process and (on SQLite) a database of its own."""
    command = [sys.executable, "-m", "benchmarks.searching"]
    run = subprocess.run(command, env=environment(folder / "searched"), cwd=ROOT, capture_output=True, check=True)
    took = json.loads(run.stdout)
    many = f"{ENTRIES:,}".replace(",", " ")
    figures = f"{took['median']:.0f} ms, the commonest word {took['slowest']:.0f} ms"
    return [
        Row(f"search among {many} entries of 80 words", figures, "≤ 20 ms"),
        Row(f"search: put {many} entries in", f"{took['put in'] / 1000:.1f} s"),
    ]


def validity(*, long: bool) -> list[Row]:
    """The rule of validity alone, in this process: parties × instruments × events."""
    rows = []
    for parties, instruments, events, promise in [
        (50, 7, 400, "≤ 50 ms"),
        *([(10_000, 20, 20_000, "≤ 5 s")] if long else []),
    ]:
        world = world_of(parties, instruments, events)
        began = time.perf_counter()
        answer(world, date(2029, 6, 1))
        took = (time.perf_counter() - began) * 1000
        rows.append(Row(f"validity, {parties} parties × {instruments} × {events} events", f"{took:.0f} ms", promise))
    return rows


def world_of(parties: int, instruments: int, events: int) -> World:
    """A new agreement that replaces an old one, with parts, and decisions spread over parties, parts and years."""
    people = tuple(str(number) for number in range(parties))
    old, new = Instrument("old", date(2017, 4, 1), replaces=()), "new"
    periods = Periods(date(2027, 1, 1), date(2030, 12, 31), extension_months=36, notice_months=12)
    whole = Instrument(new, date(2027, 1, 1), Adoption.EACH, periods=periods, replaces=("old",))
    parts = [Instrument(f"part-{n}", adoption=Adoption.EACH, part_of=new) for n in range(instruments - 2)]
    told: dict[tuple[str, str, date], Event] = {}
    for n in range(events):
        instrument = ("new", *(part.id for part in parts))[n // parties % (instruments - 1)]
        kind = Kind.NOTICE if n % 97 == 0 else Kind.DECLINED if n % 31 == 0 else Kind.ADOPTED
        event = Event(date(2026, 1, 1) + timedelta(days=n % 1500), people[n % parties], instrument, kind)
        told[event.key] = event
    return World(people, (old, whole, *parts), tuple(told.values()))


def comparing(*, long: bool) -> list[Row]:
    """The text engine alone, in this process: processor time of `compare`, the verifier included."""
    pairs = list(scoring.truth_pairs("dev"))[:: 1 if long else 16]
    agreement = statistics.median(seconds_of(pair) for pair in pairs)
    rows = [Row("compare, an agreement of 90–300 blocks (median)", f"{agreement * 1000:.1f} ms", "≤ 10 ms")]
    if long:
        largest = max(scoring.real_pairs("dev"), key=lambda pair: len(pair.new))
        took = seconds_of(largest)
        rows.append(Row(f"compare, an act of {len(largest.new)} paragraphs", f"{took:.2f} s", "≤ 0.5 s"))
        took = seconds_of(one_long_paragraph(10_000))
        rows.append(Row("compare, a paragraph of 10 000 words, a third of them changed", f"{took:.2f} s", "≤ 0.5 s"))
    return rows


def grouping(*, long: bool) -> list[Row]:
    """Comments that say the same, found among made ones: by pairs, and processor time."""
    many = 10_000 if long else 1_000
    found = measure_similarity(many, seed=1)
    assert found.holds, f"precision {found.precision:.3f}, recall {found.recall:.3f}"
    figures = f"{found.seconds:.2f} s, precision {found.precision:.3f}, recall {found.recall:.3f}"
    told = f"{many:,}".replace(",", " ")
    return [Row(f"group {told} comments that say the same", figures, f"≤ {SECONDS:.0f} s, ≥ {PRECISION}, ≥ {RECALL}")]


def seconds_of(pair: scoring.Pair) -> float:
    old, new = blocks_of(pair.old), blocks_of(pair.new)
    began = time.process_time()
    assert compare(old, new).verified
    return time.process_time() - began


def one_long_paragraph(words: int) -> scoring.Pair:
    old = [f"ord{n * 7919 % 3000}" for n in range(words)]
    new = [f"ord{n * 104729 % 3000}" if n % 3 == 0 else word for n, word in enumerate(old)]
    return scoring.Pair("long", "long", [" ".join(old)], [" ".join(new)])


def built_in_names() -> list[str]:
    """The names of the built-in parties."""
    with (ROOT / "samsyn/parties/data/parties.csv").open(encoding="utf-8") as file:
        return [row["formal_name"] for row in csv.DictReader(file)]


def write_county(path: Path, parties: int) -> list[str]:
    """A list of so many invented parties, in nine associations and fourteen care areas; their names."""
    chance = random.Random(1)
    pieces = re.findall(
        r"\w+", "al ber dal ek fors gran hed ing kil lund mar nor ost rud sand torp udde vik ång ås äng öd"
    )
    names: dict[str, None] = {}
    while len(names) < parties:
        names["".join(chance.choices(pieces, k=chance.randint(3, 5))).capitalize()] = None
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["code", "name", "side", "association", "care_area"])
        for at, name in enumerate(names):
            rows.writerow([at, name, "municipal" if at else "region", f"forbund-{at % 9}", f"omrade-{at % 14}"])
    return list(names)


def write_sheet(path: Path, names: Sequence[str], respondents: int, sections: int) -> None:
    """A sheet as a web form exports it: these parties over and over, a grade and a comment per section."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheet = book.create_sheet("Svar")
    heads = [[f"{i // 9 + 1}.{i % 9 + 1} Avsnitt {i}", f"Kommentar {i}"] for i in range(sections)]
    sheet.append(["ID", "Slutförandetid", "Namn på kommun", *(h for pair in heads for h in pair)])
    grades = ("Stämmer helt", "Stämmer delvis", "Stämmer inte alls")
    for row in range(respondents):
        answers = [
            cell
            for i in range(sections)
            for cell in (grades[(row * 7 + i) % 3], f"Synpunkt {row} på avsnitt {i}." if (row + i) % 3 else None)
        ]
        sheet.append([row + 1, f"2026-06-{row % 28 + 1:02} 10:00:00", names[row % len(names)], *answers])
    book.save(path)


def machine() -> str:
    processor = platform.processor() or platform.machine()
    for line in Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            processor = line.split(":")[1].strip()
            break
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return (
        f"{os.cpu_count()} cores ({processor}), {memory:.0f} GiB, {platform.system()} {platform.release().split('-')[0]}, "
        f"Python {platform.python_version()}; load and server share the cores. Measured {date.today().isoformat()}."
    )


def write(rows: list[Row]) -> None:
    table = "\n".join(f"| {row.what} | {row.measured} | {row.promise} |" for row in rows)
    text = README.read_text(encoding="utf-8")
    head, tail = text.split(BEGIN)[0], text.split(END)[1]
    body = f"{BEGIN}\n{machine()}\n\n| what | measured | promise |\n|---|---|---|\n{table}\n{END}"
    README.write_text(head + body + tail, encoding="utf-8")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--short", action="store_true")
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="samsyn-bench-"))
    try:
        rows = measure(folder, short=args.short)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    for row in rows:
        print(f"{row.what:55} {row.measured:32} {row.promise}")
    if args.write:
        write(rows)
    return 0


def measure(folder: Path, *, short: bool) -> list[Row]:
    filled = fill(folder)
    Server(folder).stop()
    consultation = put_in(folder, 50)
    server = Server(folder)
    rows = [
        Row("demo: fill the county", f"{filled:.1f} s", "≤ 60 s with install"),
        Row("demo: second start, until it answers", f"{server.started:.1f} s", "≤ 3 s"),
    ]
    try:
        rows += pages(server, seconds=1 if short else 10)
        rows += consulted(server, consultation, seconds=1 if short else 10)
    finally:
        server.stop()
    measured = (
        growing(folder, long=not short) + compiling(folder, long=not short) + reporting(folder) + printing(folder)
    )
    rules = validity(long=not short) + comparing(long=not short) + grouping(long=not short)
    return rows + measured + rules + searching(folder)


if __name__ == "__main__":
    sys.exit(main())
