"""A backup's one file: a tar with the database, the uploaded files, and a manifest with the checksum of each."""

from __future__ import annotations

import hashlib
import io
import json
import os
import tarfile
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path, PurePosixPath
from typing import IO, Any

from samsyn.cli.dumps import CannotBackUp

FORMAT = 1
MANIFEST = "manifest.json"
LONGEST_MANIFEST = 200 * 1024 * 1024
PIECE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Part:
    """One file of the backup: its name in the archive, its size and its SHA-256."""

    name: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What the backup is: of which program and database, made when, the log's head, and its parts."""

    program: str
    database: str
    made_at: str
    entries: int
    head: str
    parts: tuple[Part, ...]
    format: int = FORMAT


def write(archive: Path, contents: Mapping[str, Path], **about: Any) -> Manifest:
    """Write the archive whole or not at all, for the owner's eyes only. `contents`: name in the archive → file."""
    parts = tuple(Part(name, file.stat().st_size, digest(file)) for name, file in contents.items())
    manifest = Manifest(parts=parts, **about)
    half = archive.with_name(archive.name + ".half")
    descriptor = os.open(half, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        with (
            os.fdopen(descriptor, "wb") as out,
            tarfile.open(fileobj=out, mode="w", format=tarfile.PAX_FORMAT) as tar,
        ):
            text = json.dumps(asdict(manifest), ensure_ascii=False, indent=1).encode()
            tar.addfile(_member(MANIFEST, len(text)), io.BytesIO(text))
            for part in parts:
                with contents[part.name].open("rb") as file:
                    tar.addfile(_member(part.name, part.size), file)
            tar.close()
            out.flush()
            os.fsync(out.fileno())
        half.replace(archive)
    finally:
        half.unlink(missing_ok=True)
    return manifest


def read_manifest(archive: Path) -> Manifest:
    """The first member, checked. Raises `CannotBackUp` for anything that is not a backup of ours."""
    try:
        with tarfile.open(archive, mode="r:") as tar:
            first = tar.next()
            if first is None or first.name != MANIFEST or not first.isreg() or first.size > LONGEST_MANIFEST:
                raise CannotBackUp("Filen är ingen säkerhetskopia från Samsyn.")
            told = json.loads(_opened(tar, first).read())
        parts = tuple(Part(str(p["name"]), int(p["size"]), str(p["sha256"])) for p in told.pop("parts"))
        manifest = Manifest(parts=parts, **told)
    except (tarfile.TarError, OSError, ValueError, KeyError, TypeError, AttributeError) as fault:
        raise CannotBackUp(f"Säkerhetskopian kan inte läsas ({type(fault).__name__}).") from fault
    if manifest.format != FORMAT:
        raise CannotBackUp("Säkerhetskopian är gjord med en annan version av formatet.")
    for part in parts:
        _safe(part.name)
    return manifest


def unpack(archive: Path, manifest: Manifest, into: Path) -> None:
    """Lay every part in `into`, and check it on the way. Exactly the manifest's parts, once each, plain files only."""
    awaited = {part.name: part for part in manifest.parts}
    try:
        with tarfile.open(archive, mode="r:") as tar:
            for member in tar:
                if member.name == MANIFEST:
                    continue
                part = awaited.pop(member.name, None)
                if part is None or not member.isreg() or member.size != part.size:
                    raise CannotBackUp(f"Säkerhetskopian innehåller något som inte hör dit: {member.name!r}.")
                if _copy(_opened(tar, member), into / _safe(part.name)) != part.sha256:
                    raise CannotBackUp(f"Kontrollsumman stämmer inte för {part.name}.")
    except (tarfile.TarError, OSError) as fault:
        raise CannotBackUp(f"Säkerhetskopian kan inte läsas ({type(fault).__name__}).") from fault
    if awaited:
        raise CannotBackUp(f"Säkerhetskopian saknar {sorted(awaited)[0]}.")


def digest(file: Path) -> str:
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def files_under(folder: Path, prefix: str) -> Iterator[tuple[str, Path]]:
    """The plain files below a folder, with the names they get in the archive. One that is just being written begins
    with a dot, and may be gone the next moment."""
    for file in sorted(folder.rglob("*")) if folder.exists() else ():
        if not file.name.startswith(".") and file.is_file() and not file.is_symlink():
            yield f"{prefix}/{file.relative_to(folder).as_posix()}", file


def _safe(name: str) -> PurePosixPath:
    """A name that stays below the folder it is laid in."""
    path = PurePosixPath(name)
    if path.is_absolute() or not path.parts or ".." in path.parts or "\\" in name or "\0" in name:
        raise CannotBackUp(f"Säkerhetskopian innehåller en otillåten sökväg: {name!r}.")
    return path


def _copy(source: IO[bytes], to: Path) -> str:
    to.parent.mkdir(parents=True, exist_ok=True)
    seen = hashlib.sha256()
    with to.open("xb") as out:
        while piece := source.read(PIECE):
            seen.update(piece)
            out.write(piece)
        out.flush()
        os.fsync(out.fileno())
    return seen.hexdigest()


def _opened(tar: tarfile.TarFile, member: tarfile.TarInfo) -> IO[bytes]:
    opened = tar.extractfile(member)
    if opened is None:
        raise CannotBackUp("Säkerhetskopian innehåller något annat än filer.")
    return opened


def _member(name: str, size: int) -> tarfile.TarInfo:
    member = tarfile.TarInfo(name)
    member.size, member.mode = size, 0o600
    return member
