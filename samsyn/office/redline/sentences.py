"""A comparison in a few Swedish sentences: what moved where, what was changed, what to look at."""

from __future__ import annotations

from collections import Counter

from samsyn.domain.redline import (
    Comparison,
    Move,
    Reference,
    ReferenceStatus,
    SectionChange,
    SectionKind,
    Tag,
    references,
)
from samsyn.domain.redline.summary import words_by_tag
from samsyn.office.redline.naming import (
    Naming,
    in_words,
    listed,
    number_or_title,
    sentence,
    with_kind,
)

MOST_NUMBERS = 12


def sentences(comparison: Comparison) -> list[str]:
    """Everything in the order a reader asks for it."""
    if not comparison.verified:
        return [
            "Jämförelsen kunde inte kontrolleras. Därför visas hela den gamla texten som borttagen och hela den nya "
            "som tillagd."
        ]
    if comparison.same:
        return ["Texterna är lika."]
    old, new = Naming([s.block for s in comparison.old]), Naming([s.block for s in comparison.new])
    said = [move_sentence(move, old, new) for move in comparison.moves]
    said += [words for change in comparison.sections if (words := section_sentence(change, old, new))]
    said += _renumbered(comparison.sections, old, new)
    said += _changed_words(comparison, old, new)
    said += [reference_sentence(ref, new) for ref in references(comparison) if ref.status != ReferenceStatus.FOLLOWS]
    return said


def move_sentence(move: Move, old: Naming, new: Naming) -> str:
    """ "Avsnitt 4 Uppföljning har flyttats till 2.3 utan ändring." """
    first, at = move.old[0], move.new[0]
    how = "utan ändring" if move.text_same else "och ändrats"
    if new.is_section(at) and old.is_section(first):
        number = number_or_title(new.blocks[at])
        same = number == number_or_title(old.blocks[first])
        where = " till ett annat ställe" if same else f" till {number}"
        return sentence(f"{with_kind(old.titled(first))} har flyttats{where} {how}.")
    size = move.new[1] - at + 1
    what = "ett stycke" if size == 1 else f"{in_words(size)} stycken"
    source, target = old.section(first), new.section(at)
    where = f" inom {target}" if source == target and source else f"{_from(source)}{_to(target)}"
    return sentence(f"{what} har flyttats{where} {how}.")


def _from(section: str) -> str:
    return f" från {section}" if section else " från början"


def _to(section: str) -> str:
    return f" till {section}" if section else " till början"


def section_sentence(change: SectionChange, old: Naming, new: Naming) -> str:
    """Splits, merges and new titles; moves and numbers are told elsewhere."""
    before = [number_or_title(old.blocks[at]) for at in change.old]
    after = [number_or_title(new.blocks[at]) for at in change.new]
    if change.kind is SectionKind.SPLIT:
        return sentence(f"{with_kind(before[0])} har delats i {listed(after)}.")
    if change.kind is SectionKind.MERGED:
        return sentence(f"{with_kind(listed(before))} har slagits ihop till {after[0]}.")
    if change.kind is SectionKind.RETITLED:
        titles = old.blocks[change.old[0]].text, new.blocks[change.new[0]].text
        return sentence(f"{with_kind(after[0])} heter nu ”{titles[1]}” i stället för ”{titles[0]}”.")
    return ""


def _renumbered(changes: tuple[SectionChange, ...], old: Naming, new: Naming) -> list[str]:
    """The new numbers, a few by name and more by count."""
    pairs = [
        f"{number_or_title(old.blocks[change.old[0]])} är nu {number_or_title(new.blocks[change.new[0]])}"
        for change in changes
        if change.kind is SectionKind.RENUMBERED
    ]
    if not pairs:
        return []
    shown = "; ".join(pairs[:MOST_NUMBERS]) + ("; …" if len(pairs) > MOST_NUMBERS else "")
    return [sentence(f"{in_words(len(pairs))} avsnitt har fått nytt nummer: {shown}.")]


def _changed_words(comparison: Comparison, old: Naming, new: Naming) -> list[str]:
    """ "I 3.2 är fyra ord tillagda och två borttagna." """
    inserted: Counter[str] = Counter()
    deleted: Counter[str] = Counter()
    order: dict[str, None] = {}
    for at, shown in enumerate(comparison.new):
        if count := words_by_tag(shown.block, shown.pieces)[Tag.INSERTED]:
            inserted[new.section(at)] += count
            order[new.section(at)] = None
    home = {run.old: run.new for run in comparison.runs}
    for at, was in enumerate(comparison.old):
        if count := words_by_tag(was.block, was.pieces)[Tag.DELETED]:
            name = new.section(home[at]) if at in home else old.section(at)
            deleted[name] += count
            order[name] = None
    return [_words_sentence(name, inserted[name], deleted[name]) for name in order]


def _words_sentence(name: str, inserted: int, deleted: int) -> str:
    where = f"I {with_kind(name)}" if name else "Före det första avsnittet"
    parts = []
    if inserted:
        parts.append(f"{in_words(inserted)} ord {'tillagt' if inserted == 1 else 'tillagda'}")
    if deleted:
        parts.append(f"{in_words(deleted)} ord {'borttaget' if deleted == 1 else 'borttagna'}")
    return f"{where} är {listed(parts)}."


def reference_sentence(found: Reference, new: Naming) -> str:
    """A reference that leads wrong."""
    where = new.section(found.block)
    place = f" i {where}" if where else ""
    text = found.text.strip("()[].,;:")
    if found.status is ReferenceStatus.STALE:
        return f"Hänvisningen till {text}{place} leder fel: det avsnitt som avses är nu {found.meant}."
    return f"Hänvisningen till {text}{place} leder ingenstans: det avsnitt som avses finns inte."
