"""`make fuzz`: hostile sheets and Word files. Whatever the file, reading it ends within five seconds and 500 MB, in what was
read or a refusal with words, never in a crash.

Starts from the example sheet, from CSV files and from Word files of all kinds, changes bytes, parts of the archive, cells
and elements, and hands each to a worker process with a limit on its memory. What went wrong is kept beside the seed that made it.
"""

from __future__ import annotations

import argparse
import io
import multiprocessing
import multiprocessing.connection
import random
import re
import resource
import sys
import tempfile
import time
import zipfile
from collections.abc import Sequence
from pathlib import Path
from xml.sax.saxutils import escape

from benchmarks.fuzz_word import good_ones, hostile_word, tried_word
from samsyn.domain.names import Party

ROOT = Path(__file__).resolve().parent.parent
PATIENCE = 5.0
MEMORY = 1500 * 2**20  # address space, of which the interpreter and its libraries take up to a gigabyte

# What tends to break readers of sheets.
BAD_CELLS = (
    "=1+1", "=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "\x00", "�", "‮", "𝕳𝖊𝖑𝖙", "a" * 200_000, "", " ",
    "Stämmer helt;Stämmer delvis", '"', "'", "\n", "\t;,", "1e309", "NaN", "#REF!", "<b>", "&amp;", "﻿",
)  # fmt: skip

TITLES = (
    "Remissvar", "", "2025-06-05", "1 = helt, 2 = delvis, 3 = inte alls", "1 (helt) - 3 (inte alls)",
    ";Gradering;Kommentar" * 20, ",Gradering,Kommentar" * 20, "2.1 A;;" * 20, "1;2;3;" * 9,
)  # fmt: skip


def mutated_archive(archive: bytes, chance: random.Random) -> bytes:
    """The workbook, .xlsx or .ods, with one part changed, dropped, doubled or renamed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        names = old.namelist()
        chosen = chance.choice(names)
        how = chance.choice(["bytes", "cut", "drop", "rename", "swap", "deep", "cell"])
        for name in names:
            body = old.read(name)
            if name == chosen:
                if how == "drop":
                    continue
                if how == "rename":
                    name = chance.choice(
                        ["../../etc/passwd", "/" + name, name.upper(), "xl/vbaProject.bin", "Basic/a.xml"]
                    )
                body = changed(body, how, chance)
            new.writestr(name, body)
    return out.getvalue()


def changed(body: bytes, how: str, chance: random.Random) -> bytes:
    if how == "cut":
        return body[: chance.randrange(len(body) + 1)]
    if how == "deep":
        return b"<a>" * 50_000 + body
    if how == "cell":
        cell = chance.choice(BAD_CELLS).encode("utf-8", "replace")
        return body.replace(b"helt", cell.replace(b"<", b"&lt;"), chance.randrange(1, 20))
    if how == "swap" and b"<row" in body:
        return body.replace(b'r="', b'r="' + str(chance.randrange(10**7)).encode(), chance.randrange(1, 50))
    if how == "swap" and b"-repeated=" in body:
        times = str(10 ** chance.randrange(12)).encode()
        return re.sub(rb'(-repeated=")\d+', rb"\g<1>" + times, body, count=chance.randrange(1, 20))
    return noise(body, chance)


def as_ods(workbook: bytes) -> bytes:
    """The example as an OpenDocument workbook, every cell as text, with repetitions to change."""
    from openpyxl import load_workbook

    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
    )
    rows = []
    for values in load_workbook(io.BytesIO(workbook), read_only=True).worksheets[0].values:
        cells = (f"<text:p>{escape(str(value))}</text:p>" if value is not None else "" for value in values)
        once = ' table:number-columns-repeated="1"'
        rows.append("".join(f"<table:table-cell{once}>{cell}</table:table-cell>" for cell in cells))
    lines = "".join(f'<table:table-row table:number-rows-repeated="1">{row}</table:table-row>' for row in rows)
    body = f'<office:body><office:spreadsheet><table:table table:name="Svar">{lines}</table:table></office:spreadsheet></office:body>'
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
        archive.writestr("content.xml", f"<office:document-content {spaces}>{body}</office:document-content>")
    return out.getvalue()


def noise(body: bytes, chance: random.Random) -> bytes:
    changed = bytearray(body)
    for _ in range(chance.randrange(1, 30)):
        if changed:
            changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def hostile_csv(chance: random.Random) -> bytes:
    """A CSV file with odd cells, lengths, quotes and encodings."""
    separator = chance.choice(",;\t")
    width = chance.randrange(1, 40)
    grades = ["Stämmer helt", "Stämmer delvis", "Stämmer inte alls", "gul", "röd", "1", "2", "3"]
    lines = [separator.join(f"{i}.1 Avsnitt" for i in range(width))]
    lines[:0] = chance.choices(TITLES, k=chance.choice([0, 0, 1, 2, 3]))
    for _ in range(chance.randrange(0, 30)):
        cells = [chance.choice(grades) if chance.random() < 0.8 else chance.choice(BAD_CELLS) for _ in range(width)]
        lines.append(separator.join(cells[: chance.randrange(width + 1)] if chance.random() < 0.2 else cells))
    text = chance.choice(["\n", "\r\n", "\r"]).join(lines)
    encoded = text.encode(chance.choice(["utf-8", "utf-8-sig", "utf-16", "cp1252"]), "replace")
    return noise(encoded, chance) if chance.random() < 0.5 else encoded


def case(seed: int, example: bytes, opened: bytes, words: list[bytes]) -> tuple[str, bytes]:
    """The file that a seed makes: its name and its bytes."""
    chance = random.Random(seed)
    if chance.random() < 0.5:
        return "fuzz.docx", hostile_word(words, chance)
    kind = chance.choice(["archive", "noise", "ods", "ods", "csv", "csv", "wrong"])
    if kind == "archive":
        return "fuzz.xlsx", mutated_archive(example, chance)
    if kind == "noise":
        return "fuzz.xlsx", noise(example, chance)
    if kind == "ods":
        return "fuzz.ods", mutated_archive(opened, chance) if chance.random() < 0.7 else noise(opened, chance)
    if kind == "wrong":
        return chance.choice(["fuzz.xlsx", "fuzz.ods", "fuzz.csv", "fuzz.docx"]), chance.randbytes(
            chance.randrange(5000)
        )
    return "fuzz.csv", hostile_csv(chance)


def worker(orders: multiprocessing.connection.Connection) -> None:
    """Reads files it is told of until told to stop; answers `fine`, `refused`, or what it raised."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    from samsyn.office.sheets.party_list import built_in_parties

    parties = built_in_parties()
    while path := orders.recv():
        try:
            orders.send(tried_word(Path(path)) if path.endswith(".docx") else tried(Path(path), parties))
        except BaseException as crash:  # a crash of any kind is what we look for
            orders.send(f"{type(crash).__name__}: {str(crash)[:200]}")


def tried(path: Path, parties: Sequence[Party]) -> str:
    """`fine` with a report in every form, or `refused` with words."""
    from samsyn.domain.grading import compile_answers
    from samsyn.domain.verdicts import Refusal
    from samsyn.office.reports import report_of
    from samsyn.office.reports.docx import docx_of
    from samsyn.office.reports.xlsx import xlsx_of
    from samsyn.office.sheets import read_sheet
    from samsyn.office.sheets.as_json import as_json
    from samsyn.office.sheets.as_text import as_text
    from samsyn.office.sheets.texts import say_refusal

    try:
        compiled = compile_answers(read_sheet(path), parties)
        as_json(compiled), as_text(compiled, file=path.name, width=100)
        report = report_of(compiled, parties, source=path.name)
        xlsx_of(report), docx_of(report)
    except Refusal as refusal:
        return "refused" if say_refusal(refusal, path.name) else "refused without words"
    return "fine"


class Reader:
    """A worker process, made anew when it hangs or dies."""

    def __init__(self) -> None:
        self.start()

    def start(self) -> None:
        self.orders, theirs = multiprocessing.Pipe()
        self.process = multiprocessing.get_context("spawn").Process(target=worker, args=(theirs,), daemon=True)
        self.process.start()
        theirs.close()

    def read(self, path: Path) -> str:
        self.orders.send(str(path))
        try:
            if self.orders.poll(PATIENCE + (10 if not hasattr(self, "warm") else 0)):
                self.warm = True
                return str(self.orders.recv())
            outcome = f"hung for more than {PATIENCE:.0f} s"
        except EOFError:
            outcome = "died"
        self.stop()
        self.start()
        del self.warm
        return outcome

    def stop(self) -> None:
        self.process.kill()
        self.process.join()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=600)
    parser.add_argument("--seed", type=int, default=0, help="the first seed; the next ones follow")
    args = parser.parse_args()
    example = (ROOT / "examples" / "remissvar.xlsx").read_bytes()
    opened, words = as_ods(example), good_ones()
    reader, seed, counts, faults = Reader(), args.seed, {"fine": 0, "refused": 0}, []
    until = time.monotonic() + args.seconds
    with tempfile.TemporaryDirectory(prefix="samsyn-fuzz-") as folder:
        while time.monotonic() < until:
            name, content = case(seed, example, opened, words)
            path = Path(folder) / name
            path.write_bytes(content)
            outcome = reader.read(path)
            if outcome in counts:
                counts[outcome] += 1
            else:
                faults.append(f"seed {seed} ({name}): {outcome}")
                print(faults[-1], flush=True)
            seed += 1
    reader.stop()
    print(f"{seed - args.seed} files: {counts['fine']} read, {counts['refused']} refused, {len(faults)} faults.")
    return 1 if faults or not counts["fine"] or not counts["refused"] else 0


if __name__ == "__main__":
    sys.exit(main())
