"""The words of the reports, in Swedish."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from samsyn.domain.grading import Grade, Ground, Judgement, Tally
from samsyn.domain.grading.scale import NO_GRADE_LETTER
from samsyn.domain.verdicts import Verdict

if TYPE_CHECKING:
    from samsyn.office.reports.values import Figures, Late, Report, Section

GRADES: dict[Grade | None, str] = {
    Grade.FULL: "Stämmer helt",
    Grade.PARTIAL: "Stämmer delvis",
    Grade.NONE: "Stämmer inte alls",
    None: "Ej svar",
}
GROUNDS = {
    Ground.EDITORIAL: "Redaktionellt",
    Ground.CLARIFICATION: "Förtydligande",
    Ground.PRINCIPLE: "Princip",
    Ground.CONSEQUENCE: "Konsekvens eller kostnad",
    Ground.TODAY: "Dagsläget, inte texten",
    Ground.UNSAID: "",
}
NO_PARTY = "Inte part (räknas inte)"
NO_SIDE = "Utan sida"
WITHOUT = {"association": "Utan kommunalförbund", "care_area": "Utan delregional vårdsamverkan"}
KINDS = {"association": "Kommunalförbund", "care_area": "Delregional vårdsamverkan"}

LEGEND = (
    "H = stämmer helt, D = stämmer delvis, I = stämmer inte alls, – = har svarat men inte graderat avsnittet (ej svar). "
    "Bokstaven bär graderingen; färgen bara hjälper."
)
SHARES = "Andelar är av dem som har graderat. Ej svar räknas vid sidan om och ingår aldrig i en andel."
NOT_COMPARABLE = (
    "Jämför inte sidornas andelar rakt av. Sidorna graderar på olika grunder: den ena ger grönt först när den inte har några "
    "synpunkter alls, den andra när den kan leva med texten. Jämför bara graderingar som har samma grund."
)
COMPARABLE = "Sidornas gula och röda graderingar har samma grund och kan jämföras."
SUGGESTED = (
    "Ett förslag till grund kommer av orden i kommentaren, enligt en öppen regel. Ingen svarande har sagt det. Regeln föreslår "
    "bara där varje mening i kommentaren talar för samma grund, och orden redovisas."
)
REWEIGHED = (
    "Gult är inte alltid oenighet och rött är inte alltid ett nej till texten. Här visas bilden två gånger: alla graderingar "
    "som de gavs, och vad som återstår när gula graderingar på redaktionell grund och röda som gäller dagsläget läggs åt "
    "sidan. Det som läggs åt sidan tas bort ur räkningen. Ingen gradering görs om till en annan."
)


def letter_of(grade: Grade | None) -> str:
    """The letter that carries the grade."""
    return grade.letter if grade else NO_GRADE_LETTER


def number(value: int) -> str:
    """A whole number as Swedish writes it: 2 946, with a space that does not break."""
    return f"{value:,}".replace(",", "\u00a0")


def moment(value: datetime) -> str:
    """A day and a time of day: 19 juni 2025 kl. 12.00."""
    return f"{value.day} {_MONTHS[value.month - 1]} {value.year} kl. {value:%H.%M}"


_MONTHS = "januari februari mars april maj juni juli augusti september oktober november december".split()  # noqa: SIM905


def listed(names: Sequence[str], *, most: int = 60) -> str:
    """Names in running text: Ale, Hjo och Orust; the rest counted where there are very many."""
    if len(names) > most:
        return f"{', '.join(names[:most])} och {number(len(names) - most)} till"
    return " och ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))


def count(value: int, one: str, many: str) -> str:
    """A number with its word: 1 kommentar, 2 kommentarer."""
    return f"{number(value)} {one if value == 1 else many}"


def shares(tally: Tally) -> str:
    """The shares in words and letters: H 39 %, D 59 %, I 2 %."""
    if not tally.graded:
        return "ingen gradering"
    parts = zip(Grade, tally.shares.parts(), strict=True)
    return ", ".join(f"{grade.letter}\u00a0{part}\u00a0%" for grade, part in parts)


def chapter_name(number: str, sections: Sequence[Section]) -> str:
    """Kapitel 3, with its heading where the sheet grades the chapter itself."""
    heading = next((section.heading for section in sections if number and section.number == number), "")
    return f"Kapitel {number} {heading}".strip() if number else "Avsnitt utan nummer"


def ground_of(judgement: Judgement) -> str:
    """The ground as it is told of one grade: what is said, else what is suggested and by which words."""
    if judgement.said is not Ground.UNSAID:
        return GROUNDS[judgement.said]
    if judgement.suggestion is None:
        return ""
    return f"förslag: {GROUNDS[judgement.suggestion.ground].lower()} ({', '.join(judgement.suggestion.words)})"


def ground_name(ground: Ground) -> str:
    """A ground as the name of a row."""
    return GROUNDS[ground] or "Inte angiven"


def comparable(verdict: Verdict) -> str:
    """Whether sides may be compared, or why not."""
    return "Ja" if verdict else f"Nej, {_REASONS[verdict.reasons[0].code]}"


_REASONS = {
    "grades.ground_unsaid": "grunden är inte angiven",
    "grades.one_side_only": "inte alla sidor har graderat på den grunden",
    "grades.other_grounds": "graderingarna har olika grunder",
}


def origin(report: Report) -> str:
    """Where the answers come from."""
    if report.live:
        return report.live.origin
    sheet = f", bladet {report.sheet}" if report.source and report.sheet not in ("", report.source) else ""
    return f"Sammanställning av remissvar ur {report.source or report.sheet}{sheet}."


def late(one: Late) -> str:
    """Somebody who was late, with when."""
    more = "; ett tidigare svar kom i tid" if one.replaced else ""
    return f"{one.name} ({moment(one.finished)}{more})"


def figures(found: Figures) -> list[tuple[str, str]]:
    """What the cover tells, each with its name."""
    told = [
        ("Svar från parter", f"{number(found.answered)} av {number(found.parties)}"),
        (
            "Har inte svarat",
            f"{number(len(found.missing))}" + (f": {listed(found.missing)}" if found.missing else ""),
        ),
    ]
    if found.abstained:
        told.append(("Avstår", f"{number(len(found.abstained))}: {listed(found.abstained)}"))
    if found.deadline:
        told.append(("Sista svarstid", moment(found.deadline)))
    if found.late is not None:
        names = listed([late(one) for one in found.late], most=12)
        told.append(("Sent inkomna", number(len(found.late)) + (f": {names}" if found.late else "")))
    elif found.deadline:
        told.append(("Sent inkomna", "okänt: arket säger inte när svaren blev klara"))
    if found.first and found.last:
        told.append(("Första och sista svar", f"{moment(found.first)} – {moment(found.last)}"))
    if found.others:
        told.append(("Svar från andra än parter", f"{number(len(found.others))}: {listed(found.others, most=12)}"))
    if found.superseded is not None:
        told.append(("Ersatta av ett senare svar", number(found.superseded)))
    told.append(("Graderingar", f"{number(found.total.graded)} ({shares(found.total)})"))
    told.append(("Svar utan gradering", number(found.total.missing)))
    told.append(("Kommentarer", number(found.comments)))
    return told
