"""The archive file: a zip with the answers, what was worked out from them, and the checksum of each."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from dataclasses import dataclass
from typing import Any

from samsyn.office.sealed.outputs import outputs
from samsyn.office.sealed.values import Sealed, as_json, read, written
from samsyn.office.sealed.words import README
from samsyn.office.sheets.guard import UNREADABLE

ANSWERS, MANIFEST, ABOUT = "svar.json", "manifest.json", "LASMIG.txt"
LARGEST = 200_000_000  # bytes of one file unpacked: 5 000 answers to 60 sections with long comments are half of it
_MOMENT = (1980, 1, 1, 0, 0, 0)


class SealFault(Exception):
    """The file is no sealed compilation, or is damaged; says what, in Swedish."""


@dataclass(frozen=True, slots=True)
class Checked:
    """An archive that was opened: what it says, and what the answers in it give. `differs` names the files that are
    not what they should be; `seal` is the checksum of the manifest."""

    sealed: Sealed
    seal: str
    rebuilt: dict[str, bytes]
    differs: tuple[str, ...]


def archive_of(sealed: Sealed) -> bytes:
    """The archive's bytes. The same values give the same bytes."""
    files = {ANSWERS: written(sealed), **outputs(sealed)}
    files[ABOUT] = README.format(title=sealed.title, sealed_at=sealed.sealed_at).encode()
    files[MANIFEST] = _manifest(files)
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, content in files.items():
            info = zipfile.ZipInfo(name, _MOMENT)
            info.external_attr = 0o644 << 16
            # Stored packed by a fixed level; the seal is of the content, whatever packs it.
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, content, compresslevel=6)
    return made.getvalue()


def seal_of(data: bytes) -> str:
    """The seal of an archive: the checksum of its manifest."""
    return hashlib.sha256(_opened(data, "")[MANIFEST]).hexdigest()


def checked(data: bytes, name: str) -> Checked:
    """Open an archive, work everything out anew from its answers, and compare. Raises `SealFault`."""
    files = _opened(data, name)
    try:
        sealed = read(files[ANSWERS])
        rebuilt = outputs(sealed)
    except (ValueError, KeyError, RecursionError) as fault:
        raise SealFault(f"{name}: svaren i filen går inte att läsa ({fault}). Hämta arkivfilen på nytt.") from fault
    sums = _sums(files[MANIFEST], name)
    wrong = [each for each, content in files.items() if each != MANIFEST and sums.get(each) != _sum(content)]
    wrong += [each for each in sums if each not in files]
    wrong += [each for each, content in rebuilt.items() if files.get(each) != content]
    if written(sealed) != files[ANSWERS]:
        wrong.append(ANSWERS)
    return Checked(sealed, _sum(files[MANIFEST]), rebuilt, tuple(dict.fromkeys(wrong)))


def _manifest(files: dict[str, bytes]) -> bytes:
    return as_json({"format": 1, "files": {name: _sum(content) for name, content in files.items()}})


def _sums(manifest: bytes, name: str) -> dict[str, str]:
    try:
        found: Any = json.loads(manifest)
        return {str(file): str(digest) for file, digest in found["files"].items()}
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as fault:
        raise SealFault(f"{name}: förteckningen i filen går inte att läsa. Hämta arkivfilen på nytt.") from fault


def _sum(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _opened(data: bytes, name: str) -> dict[str, bytes]:
    """The archive's files. Names are looked up, never used as paths; nothing is unpacked that is too large."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(info.file_size for info in archive.infolist()) > LARGEST:
                raise SealFault(f"{name}: filen är större än en sammanställning kan bli och läses inte.")
            files = {info.filename: archive.read(info) for info in archive.infolist()}
    except UNREADABLE as fault:
        raise SealFault(f"{name}: filen är ingen arkivfil från Samsyn, eller är skadad.") from fault
    missing = [each for each in (ANSWERS, MANIFEST) if each not in files]
    if missing:
        raise SealFault(f"{name}: {missing[0]} saknas. Filen är ingen förseglad sammanställning.")
    return files
