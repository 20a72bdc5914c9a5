"""Comments of a section, side by side, each text once with everybody who sent it.

Associations hand wording to their members: the same words stand once, with the list of who sent them. Only what is the same
to the letter (white space and letter case apart) is one; what merely says the same is for a person to see.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from samsyn.office.reports.texts import NO_PARTY, ground_of, letter_of
from samsyn.office.reports.values import Report, Said, Section, Voice


@dataclass(frozen=True, slots=True)
class Remark:
    """One text and who sent it, each with the grade given; and the wording they would rather have."""

    text: str
    senders: tuple[tuple[Voice, Said], ...]
    proposal: str = ""

    @property
    def who(self) -> str:
        """Ale (D), Orust (I)."""
        return ", ".join(f"{voice.short} ({letter_of(said.grade)})" for voice, said in self.senders)

    @property
    def grounds(self) -> str:
        """The grounds of those who sent it, each once."""
        return "; ".join(dict.fromkeys(told for _, said in self.senders if (told := ground_of(said.judgement))))


def remarks_of(report: Report, section: Section) -> list[tuple[str, list[Remark]]]:
    """Side by side, the remarks on a section; those of respondents that are no party last. Sides without any are left out."""
    by_side: dict[str, list[Voice]] = {side.slug: [] for side in report.sides}
    for voice in report.voices:
        said = voice.said[section.at]
        if said.comment or said.proposal:
            by_side.setdefault(voice.respondent.side if voice.respondent.is_party else NO_PARTY, []).append(voice)
    others = by_side.pop(NO_PARTY, [])
    told = [(report.name_of("side", slug), _gathered(own, section)) for slug, own in by_side.items() if own]
    return [*told, (NO_PARTY, _gathered(others, section))] if others else told


def _gathered(voices: Iterable[Voice], section: Section) -> list[Remark]:
    found: dict[tuple[str, str], list[tuple[Voice, Said]]] = {}
    for voice in voices:
        said = voice.said[section.at]
        found.setdefault((_plain(said.comment), _plain(said.proposal)), []).append((voice, said))
    return [Remark(own[0][1].comment, tuple(own), own[0][1].proposal) for own in found.values()]


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())
