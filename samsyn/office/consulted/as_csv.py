"""The answers to a consultation as rows of text: one for each respondent that has answered and each section."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from samsyn.domain.consulted import Told
from samsyn.office.consulted.texts import LATE, label
from samsyn.office.reports.texts import GROUNDS, NO_PARTY

HEADS = (
    "Remissinstans", "Kod", "Sida", "Dokument", "Nummer", "Avsnitt", "Gradering", "Grund", "Kommentar",
    "Föreslagen lydelse", "Anmärkning",
)  # fmt: skip


def csv_rows(lines: Iterable[tuple[str, Told]], *, scale: Mapping[str, str], notice: str = "") -> Iterator[list[str]]:
    """The head, then the rows. `lines` hold the side's name and the answer; `notice` stands on each row."""
    yield list(HEADS)
    for side, (who, section, said) in lines:
        is_late = who.submitted is not None and who.submitted.is_late
        yield [
            who.formal_name,
            who.code if who.is_party else "",
            side if who.is_party else NO_PARTY,
            section.document_title,
            section.number,
            section.heading,
            label(said.grade, scale),
            GROUNDS[said.ground],
            said.comment,
            said.proposal,
            "; ".join(filter(None, (LATE if is_late else "", notice))),
        ]
