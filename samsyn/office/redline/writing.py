"""A result to the terminal or to a file that is not one of those it was made of."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from samsyn.office.redline.faults import DocumentFault


def write(result: str | bytes, output: Path | None, sources: Sequence[Path]) -> None:
    """Write the result; text is written as UTF-8 with line feeds."""
    data = result.encode("utf-8", "surrogatepass") if isinstance(result, str) else result
    if output is None:
        sys.stdout.buffer.write(data) if hasattr(sys.stdout, "buffer") else sys.stdout.write(data.decode())
        return
    if output.exists() and any(source.exists() and output.samefile(source) for source in sources):
        raise DocumentFault(f"{output.name}: resultatet kan inte sparas i en av filerna som det bygger på.")
    try:
        output.write_bytes(data)
    except OSError as fault:
        why = fault.strerror or "okänt fel"
        raise DocumentFault(f"{output.name}: resultatet kan inte sparas ({why}).") from fault
