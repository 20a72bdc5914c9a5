"""A Word file as its parts: looked over before anything is unpacked, and put together again."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from dataclasses import dataclass, field

from samsyn.domain.verdicts import Refusal
from samsyn.office.word.faults import WordFault
from samsyn.office.word.xml import HEAD, Element, parsed, quoted

LARGEST_FILE = 50_000_000  # bytes; specs/redline.md
LARGEST_UNPACKED = 300_000_000  # bytes in all, pictures and all
LARGEST_XML = 120_000_000  # bytes of XML in all; 200 000 paragraphs with tracked changes are less
MOST_NODES = 2_000_000  # elements and attributes in all: each takes 200 bytes of memory or more, however short it is
MOST_PARTS = 10_000
PACKED_TOO_WELL = 200  # times; Word's own XML is packed ten to forty times
SUSPECT_FROM = 5_000_000  # bytes of one part; below it the packing does not matter
MOMENT = (1980, 1, 1, 0, 0, 0)  # a document does not tell when it was written, so that it can be made again
UNREADABLE = (
    zipfile.BadZipFile,
    zlib.error,
    NotImplementedError,
    RuntimeError,
    OSError,
    EOFError,
    KeyError,
    ValueError,
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # old Word, and the wrapping of a password-protected new one
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_OTHERS = ("xl/", "ppt/", "visio/", "content.xml")


@dataclass
class Package:
    """The parts of a file by name ("word/document.xml"), and what each is of."""

    parts: dict[str, bytes]
    types: dict[str, str] = field(default_factory=dict)
    endings: dict[str, str] = field(default_factory=dict)
    main: str = "word/document.xml"
    relations: dict[str, list[tuple[str, str, str, bool]]] = field(default_factory=dict)

    def related(self, kind: str) -> list[str]:
        """The names of the parts that the document leads to by such a relation ("comments")."""
        found = [
            to for _, of, to, outside in self.relations.get(self.main, []) if of.endswith("/" + kind) and not outside
        ]
        return [name for name in found if name in self.parts]

    def copy(self) -> Package:
        """The same parts, to write into."""
        relations = {source: list(known) for source, known in self.relations.items()}
        return Package(dict(self.parts), dict(self.types), dict(self.endings), self.main, relations)

    def root(self, name: str) -> Element:
        """A part, parsed. Raises ValueError where it is no XML."""
        return parsed(self.parts[name])

    def set_part(self, name: str, data: bytes, content_type: str, kind: str = "") -> None:
        """Put in a part, with the document's relation to it where `kind` (a whole address) is given and none is there."""
        self.parts[name] = data
        self.types[name] = content_type
        known = self.relations.setdefault(self.main, [])
        if kind and not any(of == kind and to == name for _, of, to, _ in known):
            taken = {key for key, *_ in known}
            key = next(key for n in range(1, len(taken) + 2) if (key := f"rId{n}") not in taken)
            known.append((key, kind, name, False))

    def packed(self) -> bytes:
        """The file. The same parts give the same bytes."""
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, data in self._written():
                info = zipfile.ZipInfo(name, MOMENT)
                info.compress_type = zipfile.ZIP_DEFLATED
                archive.writestr(info, data)
        return made.getvalue()

    def _written(self) -> list[tuple[str, bytes]]:
        parts = {name: data for name, data in self.parts.items() if not _is_wiring(name)}
        wiring = {
            _relations_of(source): _relations_xml(source, known) for source, known in self.relations.items() if known
        }
        return [("[Content_Types].xml", self._types_xml(parts)), *wiring.items(), *parts.items()]

    def _types_xml(self, parts: dict[str, bytes]) -> bytes:
        endings = {
            "rels": "application/vnd.openxmlformats-package.relationships+xml",
            "xml": "application/xml",
            **self.endings,
        }
        said = "".join(
            f'<Default Extension="{quoted(end)}" ContentType="{quoted(of)}"/>' for end, of in endings.items()
        )
        said += "".join(
            f'<Override PartName="/{quoted(name)}" ContentType="{quoted(of)}"/>'
            for name, of in self.types.items()
            if name in parts
        )
        return f'{HEAD}<Types xmlns="{_TYPES}">{said}</Types>'.encode()


def opened(data: bytes, name: str, *, with_pictures: bool = True) -> Package:
    """The parts of a Word document or template; without pictures only those that are read. Raises `Refusal` with the
    reason where it is none, or not safe."""
    if len(data) > LARGEST_FILE:
        raise Refusal(WordFault.TOO_LARGE, file=name, size=len(data) // 1_000_000)
    if not data:
        raise Refusal(WordFault.EMPTY, file=name)
    if data.startswith(_OLE):
        raise Refusal(WordFault.OLD_OR_LOCKED, file=name)
    if not data.startswith(b"PK"):
        raise Refusal(WordFault.NOT_WORD, file=name)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _look_over(archive, name)
            wanted = [part for part in archive.infolist() if _is_xml(part) or (with_pictures and not part.is_dir())]
            parts = {part.filename: archive.read(part) for part in wanted}
            if sum(map(_nodes, (parts[part.filename] for part in wanted if _is_xml(part)))) > MOST_NODES:
                raise Refusal(WordFault.TOO_LARGE_INSIDE, file=name)
            return _package(parts, name)
    except UNREADABLE as fault:
        raise Refusal(WordFault.BROKEN, file=name) from fault


def _look_over(archive: zipfile.ZipFile, name: str) -> None:
    parts = archive.infolist()
    if any(part.flag_bits & 0x1 for part in parts):
        raise Refusal(WordFault.LOCKED, file=name)
    if (
        len(parts) > MOST_PARTS
        or sum(part.file_size for part in parts) > LARGEST_UNPACKED
        or sum(part.file_size for part in parts if _is_xml(part)) > LARGEST_XML
        or any(map(_is_bomb, parts))
    ):
        raise Refusal(WordFault.TOO_LARGE_INSIDE, file=name)
    names = {part.filename for part in parts}
    if any(part.lower().endswith(("vbaproject.bin", "vbadata.xml")) for part in names):
        raise Refusal(WordFault.MACROS, file=name)
    if any(map(_is_unsafe, names)) or len({part.lower() for part in names}) < len(parts):
        raise Refusal(WordFault.UNSAFE_NAMES, file=name)
    if "[Content_Types].xml" not in names or not any(part.startswith("word/") for part in names):
        other = any(part.startswith(_OTHERS) for part in names)
        raise Refusal(WordFault.OTHER_OFFICE if other else WordFault.NOT_WORD, file=name)


def _is_xml(part: zipfile.ZipInfo) -> bool:
    return part.filename.endswith((".xml", ".rels"))


def _nodes(data: bytes) -> int:
    """At most so many elements and attributes has a part."""
    return data.count(b"<") - data.count(b"</") + data.count(b"=")


def _is_unsafe(name: str) -> bool:
    """Would the part lie outside of the folder that the file is unpacked in, or be somewhere else on another system?"""
    return name.startswith("/") or "\\" in name or ":" in name or ".." in name.split("/")


def _is_bomb(part: zipfile.ZipInfo) -> bool:
    return part.file_size > SUSPECT_FROM and part.file_size / max(part.compress_size, 1) > PACKED_TOO_WELL


def _package(parts: dict[str, bytes], name: str) -> Package:
    package = Package(parts)
    for element in parsed(parts["[Content_Types].xml"]):
        if element.tag == f"{{{_TYPES}}}Override":
            package.types[element.get("PartName", "").lstrip("/")] = element.get("ContentType", "")
        elif element.tag == f"{{{_TYPES}}}Default":
            package.endings[element.get("Extension", "")] = element.get("ContentType", "")
    if any("macroEnabled" in of for of in package.types.values()):
        raise Refusal(WordFault.MACROS, file=name)
    for part in parts:
        if part.endswith(".rels"):
            package.relations[_source_of(part)] = _relations(parts[part], _source_of(part))
    mains = [to for _, of, to, _ in package.relations.get("", []) if of.endswith("/officeDocument")]
    package.main = next((to for to in mains if to in parts), package.main)
    if package.main not in parts:
        raise Refusal(WordFault.BROKEN, file=name)
    return package


def _relations(data: bytes, source: str) -> list[tuple[str, str, str, bool]]:
    """Key, kind, where to, and whether that lies outside the file."""
    found = []
    for element in parsed(data):
        outside = element.get("TargetMode") == "External"
        to = element.get("Target", "")
        if not outside:
            to = (
                to.lstrip("/")
                if to.startswith("/")
                else posixpath.normpath(posixpath.join(posixpath.dirname(source), to))
            )
        found.append((element.get("Id", ""), element.get("Type", ""), to, outside))
    return found


def _relations_xml(source: str, known: list[tuple[str, str, str, bool]]) -> bytes:
    said = "".join(
        f'<Relationship Id="{quoted(key)}" Type="{quoted(of)}" Target="{quoted(to if outside else "/" + to)}"'
        f"{' TargetMode=' + chr(34) + 'External' + chr(34) if outside else ''}/>"
        for key, of, to, outside in known
    )
    return f'{HEAD}<Relationships xmlns="{_RELATIONS}">{said}</Relationships>'.encode()


def _is_wiring(name: str) -> bool:
    return name == "[Content_Types].xml" or name.endswith(".rels")


def _relations_of(source: str) -> str:
    folder, name = posixpath.split(source)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _source_of(relations: str) -> str:
    folder, name = posixpath.split(relations)
    return posixpath.join(posixpath.dirname(folder), name.removesuffix(".rels"))
