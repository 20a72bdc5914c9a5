"""A certificate in Swedish, for an officer of a municipality: what it says, on what, and how to check it."""

from __future__ import annotations

from collections.abc import Sequence

from samsyn.domain.redline import Block, Certificate, CertificateFault, Change, ChangeKind, Tag, blocks_of, compare
from samsyn.domain.redline.inline import inlined
from samsyn.office.redline.as_text import LEGEND, marked
from samsyn.office.redline.certificate_json import Issued
from samsyn.office.redline.naming import Naming, in_words, sentence, with_kind
from samsyn.office.redline.sentences import move_sentence, reference_sentence

HOLDS = (
    "Texten är endast flyttad. Varje stycke i den gamla texten finns ord för ord i den nya, lika många gånger, och inget "
    "annat har lagts till. Det som i övrigt skiljer är nummer som följer av ordningen och hänvisningar som har följt med "
    "sina avsnitt; de räknas upp nedan."
)
FAILS = "Texten är inte endast flyttad. Det som skiljer utöver flyttningar räknas upp nedan; allt annat är lika."
HOW = (
    "Så kontrollerar du intyget: kör samsyn verify-certificate med intyget och de två texterna. Utan programmet: räkna "
    "ut filernas kontrollsummor (SHA-256) och jämför med dem ovan. Hur varje uppgift räknas ut står i programmets "
    "beskrivning av intyget, docs/rules/certificate.md."
)
# As many words are shown on each side of an edit.
AROUND = 6
FAULTS = {
    CertificateFault.OLD_TEXT: "Den gamla texten är inte den som intyget gäller.",
    CertificateFault.NEW_TEXT: "Den nya texten är inte den som intyget gäller.",
    CertificateFault.NOT_NAMED: "Texterna skiljer sig åt på ett sätt som intyget inte nämner.",
    CertificateFault.NUMBER: "Intyget säger att ett nummer följer av ordningen, men det gör det inte.",
    CertificateFault.REFERENCE: "Intyget säger att en hänvisning har följt med sitt avsnitt, men det har den inte.",
}


def paragraphs(found: Issued, old: Sequence[Block], new: Sequence[Block]) -> list[tuple[str, list[str]]]:
    """The certificate as headings with what stands under each."""
    told = found.certificate
    before, after = Naming(old), Naming(new)
    parts = [
        ("Intyg: endast flyttad text", [HOLDS if told.holds else FAILS]),
        ("Texterna", [_side("Gammal", found.old_file, found.old_sha256, told, old=True)]),
        ("", [_side("Ny", found.new_file, found.new_sha256, told, old=False)]),
    ]
    if told.changes:
        changes = [change_sentence(change, before, after) for change in told.changes]
        parts.append(("Ändringar som inte är flyttningar", [f"Så läser du: {LEGEND}", *changes]))
    if told.moves:
        parts.append(("Flyttat", [move_sentence(move, before, after) for move in told.moves]))
    if told.numbers:
        parts.append(("Nummer som följer av ordningen", [f"{n.before} är nu {n.after}" for n in told.numbers]))
    if told.references:
        followed = [f"I {after.section(r.new) or 'början'}: {r.before} är nu {r.after}" for r in told.references]
        parts.append(("Hänvisningar som har följt med", followed))
    if told.stale:
        wrong = [reference_sentence(reference, after) for reference in told.stale]
        parts.append(("Att se upp med: hänvisningar som leder fel", wrong))
    parts.append(("Kontroll", [HOW]))
    return parts


def _side(which: str, file: str, sha256: str, told: Certificate, *, old: bool) -> str:
    text = told.old if old else told.new
    return f"{which}: {file}. Filens kontrollsumma {sha256}. Textens kontrollsumma {text.sha256}. Stycken: {len(text.blocks)}."


def change_sentence(change: Change, old: Naming, new: Naming) -> str:
    """One change with its place and both readings."""
    naming, at = (new, change.new) if change.new is not None else (old, change.old)
    name = naming.section(at or 0)
    where = f" i {with_kind(name)}" if name else ""
    if change.kind is ChangeKind.INSERTED:
        return sentence(f"tillagt{where}: ”{change.after}”")
    if change.kind is ChangeKind.DELETED:
        return sentence(f"borttaget{where}: ”{change.before}”")
    if change.kind is ChangeKind.LABEL:
        return sentence(
            f"numret ändrat{where} utan att det följer av ordningen: ”{change.before}” är nu ”{change.after}”"
        )
    return sentence(f"ändrat{where}: {edit_shown(change.before or '', change.after or '')}")


def edit_shown(before: str, after: str) -> str:
    """What was edited in a block, with a few words around it: "… Kommunen [-ska-] {+får+} betala …"."""
    pieces = [piece for block in inlined(compare(blocks_of([before]), blocks_of([after]))) for piece in block.pieces]
    shown = []
    for number, piece in enumerate(pieces):
        words = piece.text.split(" ")
        if piece.tag is not Tag.KEPT or len(words) <= 2 * AROUND:
            shown.append(marked(piece))
            continue
        head = [] if number == 0 else words[:AROUND]
        tail = [] if number == len(pieces) - 1 else words[-AROUND:]
        shown.append(" ".join([*head, "…", *tail]))
    return " ".join(shown)


def certificate_text(found: Issued, old: Sequence[Block], new: Sequence[Block]) -> str:
    """The certificate for the terminal."""
    lines: list[str] = []
    for heading, said in paragraphs(found, old, new):
        lines += ([heading.upper() if not lines else heading] if heading else []) + [
            f"  {line}" if len(said) > 1 else line for line in said
        ]
        lines.append("")
    return "\n".join(lines).rstrip("\n") + "\n"


def verdict(faults: Sequence[CertificateFault], certificate: Certificate) -> str:
    """What a check found."""
    if faults:
        return "\n".join(FAULTS[fault] for fault in faults)
    if certificate.holds:
        return "Intyget stämmer: texten är endast flyttad."
    size = len(certificate.changes)
    what = "en annan ändring" if size == 1 else f"{in_words(size)} andra ändringar"
    return f"Intyget stämmer: texten är inte endast flyttad. Det nämner {what}, och det finns inga fler."
