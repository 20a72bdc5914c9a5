"""The store: a file's name is the SHA-256 of its content, so it is never changed, kept once, and can be checked.

Only a hash becomes a path. What a visitor calls a file is a word in a record, never a place.
"""

from __future__ import annotations

import hashlib
import os
import re
import tempfile
from io import BufferedReader
from pathlib import Path

from django.conf import settings
from django.http import FileResponse

from samsyn.files.handing_out import for_this_reader_only

_HASH = re.compile(r"[0-9a-f]{64}")
# A file on its way in begins so; a backup leaves it out.
HALF = ".half-"


def keep(content: bytes) -> str:
    """Keep the content, whole or not at all, and say what it is known by."""
    sha256 = hashlib.sha256(content).hexdigest()
    if not intact(sha256):
        _write(_place(sha256), content)
    return sha256


def opened(sha256: str) -> BufferedReader | None:
    """The file to read from; `None` when nothing is known by that name."""
    try:
        return _place(sha256).open("rb") if _HASH.fullmatch(sha256) else None
    except FileNotFoundError:
        return None


def size_of(sha256: str) -> int | None:
    """In bytes."""
    try:
        return _place(sha256).stat().st_size if _HASH.fullmatch(sha256) else None
    except FileNotFoundError:
        return None


def intact(sha256: str) -> bool:
    """Is the file there, and is it still what its name says?"""
    file = opened(sha256)
    if file is None:
        return False
    with file:
        return hashlib.file_digest(file, "sha256").hexdigest() == sha256


def bytes_of(sha256: str) -> bytes:
    """The whole content. Raises `FileNotFoundError` when nothing is known by that name."""
    file = opened(sha256)
    if file is None:
        raise FileNotFoundError(f"no file is kept as {sha256}")
    with file:
        return file.read()


def forget(sha256: str) -> bool:
    """Take the file away; was there one? Whoever calls has made sure that no record names it any more."""
    if not _HASH.fullmatch(sha256):
        return False
    place = _place(sha256)
    try:
        place.unlink()
    except FileNotFoundError:
        return False
    _sync(place.parent)
    return True


def handed_out(sha256: str, filename: str, content_type: str) -> FileResponse:
    """The file as an answer, for this reader only. Whoever calls has asked the gate.

    Raises `FileNotFoundError` when the file is gone: a record that names it is then wrong, and somebody must know.
    """
    file = opened(sha256)
    if file is None:
        raise FileNotFoundError(f"no file is kept as {sha256}")
    return for_this_reader_only(FileResponse(file, content_type=content_type), filename)


def _place(sha256: str) -> Path:
    """Two levels of folders, so that none of them becomes slow to list."""
    return Path(settings.FILES) / sha256[:2] / sha256[2:4] / sha256


def _write(place: Path, content: bytes) -> None:
    """Beside its place first, and on the disk, so that a power cut leaves either nothing or everything."""
    place.parent.mkdir(parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(prefix=HALF, dir=place.parent)
    half = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as out:
            out.write(content)
            out.flush()
            os.fsync(out.fileno())
        half.replace(place)
    finally:
        half.unlink(missing_ok=True)
    for folder in (place.parent, place.parent.parent, place.parent.parent.parent):
        _sync(folder)


def _sync(folder: Path) -> None:
    """The name itself is on the disk only when its folder is."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
