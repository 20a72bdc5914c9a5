"""Faults in a scenario file, said with table and line."""

from __future__ import annotations

import re


class ScenarioFault(Exception):
    """The file cannot be read as a scenario; its words say where and why."""


class Places:
    """Where each table of the file begins."""

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        self.lines: dict[str, list[int]] = {}
        for number, line in enumerate(text.splitlines(), 1):
            if head := re.match(r"\s*\[\[\s*[\"']?([\w-]+)[\"']?\s*\]\]", line):
                self.lines.setdefault(head[1], []).append(number)

    def fault(self, table: str, index: int, why: str) -> ScenarioFault:
        """The fault of the table of that number (from 0)."""
        lines = self.lines.get(table, [])
        line = lines[index] if index < len(lines) else 1
        return ScenarioFault(f"{self.name}, rad {line}, [[{table}]] nummer {index + 1}: {why}")
